"""Lists of news: "[2024-02-26] We have open-sourced Zork", "June 5, 2023: released Zork and Frob" say on which day a thing came out.

The date stands before the sentence; which verbs say that a thing came out is told by the wordings of the properties of days.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from kg.extractors import english
from kg.extractors.fillers import Namer
from kg.extractors.members import Filler, Words
from kg.extractors.wordings import Wording
from kg.lexicon.dates import parse_date
from kg.model.document import Span
from kg.model.terms import Iri, Literal

DATED = re.compile(
    r"^\W*(?P<date>(?:19|20)\d\d(?P<sign>[-/.])\d\d?(?P=sign)\d\d?|(?:19|20)\d\d[-/]\d\d|[A-Z][a-z]+\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+(?:19|20)\d\d"
    r"|\d{1,2}\s+[A-Z][a-z]+\.?,?\s+(?:19|20)\d\d|[A-Z][a-z]+\.?\s+(?:19|20)\d\d)(?![\w-])[^\w(“\"]*"
)
"""A date with what parts it from the sentence that it heads."""


def dated(words: Words, wordings: Mapping[str, tuple[Wording, ...]], namer: Namer) -> Iterator[tuple[Filler, Iri, Filler]]:
    """Yield what came out on the day that heads a sentence: the thing, the property and the day."""
    head = DATED.match(words.sentence.text)
    if head is None:
        return
    numbers = re.fullmatch(r"(\d{4})\D(\d\d?)(?:\D(\d\d?))?", head["date"])
    plain = "-".join(f"{int(part):02}" for part in numbers.groups() if part) if numbers else head["date"]
    day = parse_date(plain)
    first = next((i for i, u in enumerate(words.units) if u.span.start >= head.end()), None)
    if day is None or first is None:
        return
    when = Filler(Literal(day), Span(head.start("date"), head.end("date")))
    verb = _verb(words, first)
    for wording in dict.fromkeys(wordings.get(words.units[verb].stem, ())) if verb is not None else ():
        prop = wording.property
        if wording.voice != "passive" or prop.kind != "datatype" or verb is None:
            continue
        for thing in _things(words, verb + 1, frozenset(prop.domains), namer):
            yield thing, prop.iri, when
        return


def _verb(words: Words, at: int) -> int | None:
    """Return the verb of a sentence that has "we" or nobody before it ("we have also released")."""
    while words.lower(at) in english.HAVE | english.BE | {"we", "our", "team"} or english.is_adverb(words.lower(at)):
        at += 1
    return at if words.lower(at).replace("-", "").isalpha() else None


def _things(words: Words, at: int, classes: frozenset[Iri], namer: Namer) -> Iterable[Filler]:
    phrase = words.starting.get(at)
    if phrase is None or phrase.kind is not None:
        return ()
    return namer.things(phrase.members, words, classes, new=False, kinds=False)
