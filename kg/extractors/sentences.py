"""The sentences of a paragraph, on characters, with the abbreviations of papers left whole."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model.document import Span

_END = re.compile(r"[.!?](?:[\"”’)\]*_]{0,3})(?=\s+[\"“‘(\[*_<$]{0,3}[^\W_a-zß-öø-ÿ]|\s*\Z)|[.!?](?=\s+[-*•]\s)")
_ABBREVIATION = re.compile(
    r"(?:\b(?:et al|e\.g|i\.e|cf|vs|resp|approx|ca|no|nos|fig|figs|tab|sec|secs|eq|eqs|ref|refs|ch|app|vol|pp|eds?|dr|prof|mr|ms|st"
    r"|inc|ltd|acc|det)"
    r"|(?<![^\s(])[A-Z])\Z",
    re.I,
)


def sentences(text: str, span: Span) -> Iterator[Span]:
    """Yield the sentences of a piece of text, without blanks around them.

    A full stop after an abbreviation or an initial ends none; neither does one before a small letter.

    >>> text = "It beats X et al. by 2.5 points. See Fig. 3! Is it new?"
    >>> [s.of(text) for s in sentences(text, Span(0, len(text)))]
    ['It beats X et al. by 2.5 points.', 'See Fig. 3!', 'Is it new?']
    """
    start = span.start
    for match in _END.finditer(text, span.start, span.end):
        before = text[max(start, match.start() - 12) : match.start()]
        if text[match.start()] == "." and _ABBREVIATION.search(before) and match.end() < span.end:
            continue
        yield from _trimmed(text, start, match.end())
        start = match.end()
    yield from _trimmed(text, start, span.end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    if left < len(piece):
        yield Span(start + left, start + len(piece.rstrip()))
