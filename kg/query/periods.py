"""Conditions by a day, a month or a year: "submitted in July 2031", "released on 2031-04-17", "added before May 2030"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.lexicon.dates import MONTH, parse_date
from kg.model.document import Span
from kg.model.logical_form import Condition
from kg.model.terms import Iri
from kg.query.reading import Reading
from kg.query.vocabulary import Vocabulary
from kg.vocab import KG

PERIOD = re.compile(
    rf"(?<![\w-])(?:(?:19|20)\d\d-\d\d(?:-\d\d)?|(?:\d\d?\s+)?{MONTH}\s+(?:\d\d?(?:st|nd|rd|th)?,?\s+)?(?:19|20)\d\d|(?P<year>(?:19|20)\d\d))(?![\w-])",
    re.I,
)
SIDES = {
    "after": re.compile(r"\b(?:after|later\s+than)\s+$", re.I),
    "since": re.compile(r"\b(?:since|from)\s+$", re.I),
    "before": re.compile(r"\b(?:before|earlier\s+than)\s+$", re.I),
    "until": re.compile(r"\b(?:until|till|by|up\s+to)\s+$", re.I),
}
"""Operator → what stands before a period that is a bound."""
RANGE = re.compile(r"\b(?:between|and|to)\s+$", re.I)
"""What stands before the ends of a range, which is not read."""
WHETHER = re.compile(r"\W*(?:is|are|was|were|did|has|have)\b", re.I)
"""A verb at the beginning of a question, which asks whether something is so of what it names."""
NEAR = 40
"""How many characters may stand between a property and its period."""


def periods(reading: Reading, vocabulary: Vocabulary) -> Iterator[tuple[Span, Condition]]:
    """Yield the conditions by a period of a property whose values are dates, where things are asked for or a model is judged."""
    if reading.models and not WHETHER.match(reading.text):
        return
    dated = [(m.span, p) for m in reading.mentions for p in vocabulary.is_property(m) if _of_dates(p, vocabulary)]
    for match in PERIOD.finditer(reading.text) if dated else ():
        before = [(s, p) for s, p in dated if s.end <= match.start() and match.start() - s.end <= NEAR]
        if not before or RANGE.search(reading.text[: match.start()]):
            continue
        _, prop = before[-1]
        if match["year"] and prop == KG.releaseDate:
            continue  # a year of release is a number, and a bound
        side = next((side for side, words in SIDES.items() if words.search(reading.text[: match.start()])), "is")
        yield Span(match.start(), match.end()), Condition(prop, side, match["year"] or parse_date(match[0]) or match[0], match[0])


def _of_dates(prop: Iri, vocabulary: Vocabulary) -> bool:
    """Return whether a property's values are dates: that of releases, or an attribute of which a document prints dates."""
    return prop == KG.releaseDate or (vocabulary.worded(prop) and any(parse_date(word) for word in vocabulary.words_of(prop)))
