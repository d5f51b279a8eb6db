"""Conditions by a day, a month, a year, a part of one or a range of them: "submitted in July 2031", "added before May 2030"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

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
TO = re.compile(r"\s*(?:and|to|until|till|through|-|–)\s*", re.I)
OPENS = re.compile(r"\b(?:between|from|in)\s+$", re.I)
MONTH_OF = re.compile(rf"\b(?:between|from|in)\s+(?P<first>{MONTH})\s*(?:and|to|until|till|through|-|–)\s*$", re.I)
"""The first month of a range whose year stands behind its last."""
PART_OF_YEAR = re.compile(
    r"\b(?:the\s+)?(?:(?P<half>first|second|1st|2nd|early|late)(?:\s+half(?:\s+of)?)?|(?P<nth>first|second|third|fourth|last)\s+quarter(?:\s+of)?"
    r"|mid(?:dle\s+of)?|(?P<short>[QH][1-4])(?:\s+of)?)[\s-]+(?P<of>(?:19|20)\d\d)(?![\w-])",
    re.I,
)
"""A half or a quarter of a year, and what people call its beginning, middle and end."""
MONTHS_OF = {
    "half": {
        **dict.fromkeys(("first", "1st", "early", "h1"), (1, 6)),
        **dict.fromkeys(("second", "2nd", "late", "h2"), (7, 12)),
        "mid": (4, 9),
        **{f"q{nth}": (3 * nth - 2, 3 * nth) for nth in range(1, 5)},
    },
    "quarter": {name: (3 * nth - 2, 3 * nth) for nth, name in enumerate(("first", "second", "third", "fourth"), 1)} | {"last": (10, 12)},
}
"""The first and the last month of each part of a year."""
WHETHER = re.compile(r"\W*(?:is|are|was|were|did|has|have)\b", re.I)
"""A verb at the beginning of a question, which asks whether something is so of what it names."""
NEAR = 40
"""How many characters may stand between a property and its period."""


def periods(reading: Reading, vocabulary: Vocabulary) -> Iterator[tuple[Span, Condition]]:
    """Yield the conditions by a period of a property whose values are dates, where things are asked for or a model is judged."""
    if reading.models and not WHETHER.match(reading.text):
        return
    dated = [(m.span, p) for m in reading.mentions for p in vocabulary.is_property(m) if _of_dates(p, vocabulary)]
    for span, side, period in _periods(reading.text) if dated else ():
        before = [(s, p) for s, p in dated if s.end <= span.start and span.start - s.end <= NEAR]
        if not before:
            continue
        _, prop = before[-1]
        if prop == KG.releaseDate and len(period) == len("2031"):
            continue  # a year of release is a number, and a bound
        yield span, Condition(prop, side, period, span.of(reading.text))


def _periods(text: str) -> Iterator[tuple[Span, str, str]]:
    """Yield the places of periods with the bound that each sets and what it is, of a range and of a part of a year an interval.

    >>> list(_periods("from May to June 2031")), list(_periods("before early 2031"))
    ([(Span(start=0, end=21), 'is', '2031-05/2031-06')], [(Span(start=7, end=17), 'before', '2031-01/2031-06')])
    """
    parts = [*_parts_of_years(text)]
    yield from parts
    found = [m for m in PERIOD.finditer(text) if not any(m.start() < span.end and span.start < m.end() for span, *_ in parts)]
    ranges = {
        low.start(): high
        for low, high in pairwise(found)
        if OPENS.search(text[: low.start()]) and TO.fullmatch(text, low.end(), high.start())
    }
    closing = {high.start() for high in ranges.values()}
    for match in found:
        high, first = ranges.get(match.start()), MONTH_OF.search(text[: match.start()])
        if high is not None:
            yield Span(match.start(), high.end()), "is", f"{_iso(match)}/{_iso(high)}"
        elif first is not None and match["month"]:
            yield Span(first.start(), match.end()), "is", f"{parse_date(first['first'] + ' ' + _iso(match)[:4])}/{_iso(match)}"
        elif match.start() not in closing:
            yield Span(match.start(), match.end()), _side(text, match.start()), _iso(match)


def _parts_of_years(text: str) -> Iterator[tuple[Span, str, str]]:
    """Yield the parts of years that a question names, each from the month that it begins with to that which it ends with."""
    for match in PART_OF_YEAR.finditer(text):
        name = (match["half"] or match["nth"] or match["short"] or "mid").lower()
        first, last = MONTHS_OF["quarter" if match["nth"] else "half"].get(name, MONTHS_OF["half"]["mid"])
        yield Span(match.start(), match.end()), _side(text, match.start()), f"{match['of']}-{first:02}/{match['of']}-{last:02}"


def _side(text: str, start: int) -> str:
    """Return the bound that the words before a period make of it, `is` where none does."""
    return next((side for side, words in SIDES.items() if words.search(text[:start])), "is")


def _iso(match: re.Match[str]) -> str:
    """Return a period in the order of its parts."""
    return match["year"] or parse_date(match[0]) or match[0]


def _of_dates(prop: Iri, vocabulary: Vocabulary) -> bool:
    """Return whether a property's values are dates: that of releases, or an attribute of which a document prints dates."""
    return prop == KG.releaseDate or (vocabulary.worded(prop) and any(parse_date(word) for word in vocabulary.words_of(prop)))
