"""Lists of news: "[2024-02-26] We have open-sourced Zork", "June 5, 2023: released Zork and Frob" say on which day a thing came out.

The date stands before the sentence; which verbs say that a thing came out is told by the wordings of the properties of days.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from kg.extractors import english
from kg.extractors.agreement import is_generic
from kg.extractors.fillers import Namer
from kg.extractors.members import Filler, Member, Words
from kg.extractors.subjects import Clauses
from kg.extractors.wordings import Wording
from kg.lexicon.dates import parse_date
from kg.model.document import Span
from kg.model.terms import Iri, Literal

DATED = re.compile(
    r"^\W*(?P<date>(?:19|20)\d\d(?P<sign>[-/.])\d\d?(?P=sign)\d\d?|(?:19|20)\d\d[-/]\d\d|[A-Z][a-z]+\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+(?:19|20)\d\d"
    r"|\d{1,2}\s+[A-Z][a-z]+\.?,?\s+(?:19|20)\d\d|[A-Z][a-z]+\.?\s+(?:19|20)\d\d)(?![\w-])[^\w(“\"]*"
)
"""A date with what parts it from the sentence that it heads."""


def dated(
    words: Words, clauses: Clauses, wordings: Mapping[str, tuple[Wording, ...]], namer: Namer
) -> Iterator[tuple[Filler, Iri, Filler]]:
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
    subject = words.starting.get(first) if words.lower(first) != "we" else None
    verb = _verb(words, subject.end if subject is not None else first)
    phrase = subject if subject is not None else words.starting.get(verb + 1) if verb is not None else None
    if verb is None or phrase is None or phrase.kind is not None:
        return
    meant = clauses.named_by(phrase) if is_generic(phrase) else None
    members = meant.subject.members if meant is not None else tuple(m for m in phrase.members if _is_it(m, words))
    for wording in wordings.get(words.units[verb].stem, ()):
        prop = wording.property
        if wording.voice == "passive" and prop.kind == "datatype":
            for thing in namer.things(members, words, frozenset(prop.domains), new=False, kinds=False):
                yield thing, prop.iri, when
            return


def _is_it(member: Member, words: Words) -> bool:
    """Tell whether a phrase is of a thing itself and not of its paper or demonstration."""
    return words.lower(member.end - 1) not in english.PAPERS | {"demo", "code", "scripts", "script", "pipeline", "leaderboard"}


def _verb(words: Words, at: int) -> int | None:
    """Return the verb at a unit, after "we" or auxiliaries ("we have also released", "are now released")."""
    while words.lower(at) in english.HAVE | english.BE | {"we", "our", "team"} or english.is_adverb(words.lower(at)):
        at += 1
    return at if words.lower(at).replace("-", "").isalpha() else None
