"""Which form of a result a client wants most, of those that there are.

Source: RFC 9110, sections 12.4.2 (quality values) and 12.5.1 (Accept).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from kg.renderers.results import Format

_QUALITY: Final = re.compile(r"(?:0(?:\.[0-9]{0,3})?|1(?:\.0{0,3})?)\Z")
_RANGE: Final = re.compile(r"[\w!#$&^.+*-]+/[\w!#$&^.+*-]+\Z")


def choose(accept: str | None, offered: Sequence[Format]) -> tuple[Format, str] | None:
    """Return the form that a client likes best, with the media type by which it is called; None if it takes none of them.

    Of forms that it likes equally the first that is offered is chosen; without a wish the first of all.

    >>> from kg.renderers.results import fitting
    >>> choose("text/csv;q=0.5, application/*;q=0.9", fitting("select"))[1]
    'application/sparql-results+json'
    >>> choose("image/png", fitting("select"))
    """
    if not (accept or "").strip():
        return offered[0], offered[0].media_types[0]
    ranges = list(_ranges(accept or ""))
    best: tuple[float, Format, str] | None = None
    for one in offered:
        for media_type in one.media_types:
            quality = _quality(media_type, ranges)
            if quality > 0 and (best is None or quality > best[0]):
                best = quality, one, media_type
    return best[1:] if best else None


def _ranges(accept: str) -> Iterator[tuple[str, float]]:
    """Yield the media ranges of a header with their qualities; one that is not well formed counts for nothing."""
    for part in accept.split(","):
        name, *parameters = (piece.strip().lower() for piece in part.split(";"))
        given = [value.strip() for key, _, value in (parameter.partition("=") for parameter in parameters) if key.strip() == "q"]
        if _RANGE.match(name) and all(map(_QUALITY.match, given)):
            yield name, float(given[0]) if given else 1.0


def _quality(media_type: str, ranges: Sequence[tuple[str, float]]) -> float:
    """Return the quality of the most specific range that a media type falls into."""
    for name in (media_type, media_type.partition("/")[0] + "/*", "*/*"):
        found = [quality for known, quality in ranges if known == name]
        if found:
            return max(found)
    return 0.0
