"""Words that a review's table prints of its studies, as a question uses them without naming the column ("studies that use slow knots")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.lexicon.cells import parse_cell
from kg.model.document import Span
from kg.model.logical_form import Condition
from kg.query.reading import Reading
from kg.query.vocabulary import Vocabulary
from kg.vocab import KG

DENIED = re.compile(r"\b(?:not|no|never|without|except|excluding)\b[^,;]{0,24}$|n['’]t\b[^,;]{0,24}$", re.I)
SHORTEST = 4
"""The fewest letters of a value that a question names by itself."""


def study_words(reading: Reading, vocabulary: Vocabulary) -> Iterator[tuple[Span, Condition]]:
    """Yield the conditions on studies by the words that their columns hold, with the place of each."""
    taken = [m.span for m in reading.mentions if " " in m.text]
    for prop, term in sorted(vocabulary.terms.items()):
        if KG.Study not in term.domains or not vocabulary.worded(prop):
            continue
        for value in vocabulary.words_of(prop):
            if len(value) < SHORTEST or parse_cell(value).kind in ("yes", "no", "number", "absent"):
                continue
            found = re.search(rf"(?<![\w-]){re.escape(value)}(?![\w-])", reading.text, re.IGNORECASE)
            span = Span(*found.span()) if found is not None else None
            if span is not None and not any(span.overlaps(t) and t != span for t in taken):
                taken.append(span)
                yield span, Condition(prop, "not" if DENIED.search(reading.text[: span.start]) else "has", value, span.of(reading.text))


__all__ = ["study_words"]
