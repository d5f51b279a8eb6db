"""Parts of benchmarks that are means by their printed names: the "Avg" of "Zork Avg" is a column, and no mean that is asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.lexicon.mentions import Entry, Mention
from kg.model.document import Span
from kg.model.terms import Iri
from kg.query.names import MEAN_WORD, Names
from kg.vocab import KG, KGT

BEHIND_NAME = re.compile(r"[\s(\[,:–-]*")
"""What stands between a benchmark and its part."""
ASKED_OVER = re.compile(
    r"[\s.]*(?:of\s+(?:all|any|each|every|both|the|these|those|models?|scores?|results?)|over|across|for\s+(?:all|each|every)|in\s+all)\b",
    re.I,
)
"""What follows a word for a mean that is to be worked out: of several things, and not of the one whose row has it."""
PART = re.compile(r"\.?[)\]]?\s+(?:part|subset|column|split|section|portion)\b", re.I)
OF_IT = re.compile(r"(?:\s+(?:scores?|results?|values?))?\s+(?:of|on|for|in)\b", re.I)
IN_IT = re.compile(r"\.?\s+(?:of|in)\s+(?:the\s+)?", re.I)
MEAN_PART = Iri(KGT + "average")
"""What a part stands for that is a mean over the others."""


def mean_parts(text: str, mentions: Sequence[Mention], names: Names) -> Iterator[Mention]:
    """Yield the printed means that a question names as parts of a benchmark ("Zork Avg", "the Avg part of Zork"), the longest first."""
    if not MEAN_WORD.search(text):
        return
    ends = [m.span.end for m in mentions if m.of(KG.Benchmark)]
    taken: list[Span] = []
    for label in names.printed_means() if ends else ():
        for found in re.finditer(rf"(?<!\w){re.escape(label)}(?!\w)", text, re.I):
            span = Span(found.start(), found.end())
            ahead = any(BEHIND_NAME.fullmatch(text[end : span.start]) for end in ends if end <= span.start)
            ahead = ahead and not ASKED_OVER.match(text, span.end)
            named = bool(PART.match(text, span.end)) or (" " in label and bool(OF_IT.match(text, span.end)))
            within = IN_IT.match(text, span.end) if found[0] == "Avg" else None  # the column's own name, and no word for a mean
            named = named or (within is not None and any(m.span.start == within.end() for m in mentions if m.of(KG.Benchmark)))
            if (ahead or named) and not any(span.overlaps(t) for t in taken):
                taken.append(span)
                yield Mention(span, span.of(text), (Entry(MEAN_PART, (KG.Subset,), label),))
