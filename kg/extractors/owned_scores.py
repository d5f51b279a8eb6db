"""Scores that have right behind them whose they are: "from 34.1 (1.0) over 40.2 (v1.1) to 43.9 (1.2)", "up from 44.5 in Zork 1.1"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extractors.members import Words
from kg.extractors.score_numbers import Figure, figures_of, names_with_versions
from kg.lexicon.lexicon import Lexicon
from kg.model.document import Span
from kg.model.names import Label
from kg.vocab import KG

OWNER = re.compile(r"\s?(?P<bracket>\()|\s+(?:in|for|with|of|at)\s+(?:the\s+|our\s+)?")
"""What stands between a score and the name of its model."""

VERSION = re.compile(r"(?:version\s+|release\s+)?v?(?P<number>\d+(?:\.\d+)+)(?![\w%]|\.\d|\s?%)", re.IGNORECASE)
"""A version that stands for the model."""

NO_SCORE = re.compile(
    r"\b(?:gain|improvement|difference|drop|increase|decrease|rise|fall|lead|gap|margin|delta|change|rate|threshold|dropout|speed-?up|temperature|top-?p|seed)s?"
    r"\s+(?:of\s+)?(?:(?:only|just|about)\s+)?\Z",
    re.IGNORECASE,
)
"""Before a number, what says that it is a difference or a setting."""

DIFFERENCES = frozenset(("by", "about", "around", "nearly", "almost", "approximately", "roughly"))
OWN_VERSION = re.compile(r"\s+v?\d+(?:\.\d+)+\Z", re.IGNORECASE)


def owned(words: Words, page: str | None, lexicon: Lexicon) -> Iterator[tuple[Figure, Span, Label]]:
    """Yield each number that may be a score with the model behind it, and where that is named.

    A version alone is one of the model that the `page` is about.
    """
    text = words.sentence.text
    models = models_named(words)
    for figure in figures_of(words, DIFFERENCES):
        behind = OWNER.match(text, figure.span.end)
        if behind is None or NO_SCORE.search(text, 0, figure.span.start):
            continue
        named = next((span for span in models if span.start == behind.end()), None)
        version = VERSION.match(text, behind.end()) if named is None and page is not None else None
        span = named or (Span(*version.span()) if version is not None else None)
        if span is None or (behind["bracket"] and text[span.end : span.end + 1] not in (")", ",")):
            continue
        name = span.of(text) if version is None else f"{OWN_VERSION.sub('', page or '')} {version['number']}"
        yield figure, span, lexicon.label(name)


def models_named(words: Words) -> tuple[Span, ...]:
    """Return where a sentence names models, with their versions."""
    starts = {mention.span.start for mention, _ in words.names.values() if mention.of(KG.Model)}
    return tuple(span for span in names_with_versions(words) if span.start in starts)
