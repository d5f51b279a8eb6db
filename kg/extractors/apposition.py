"""Two phrases side by side, of which one names a thing and the other says of what kind it is: "Zork, a 7B model", "the model, Zork,"."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.extractors import english
from kg.extractors.agreement import names_thing
from kg.extractors.fillers import Namer
from kg.extractors.members import Phrase, Words
from kg.lexicon.sizes import SIZE

ARTICLES = frozenset(("a", "an", "the"))
PARTING = frozenset((",", "-", "–", "—"))
"""Signs between the two."""


def sides(phrase: Phrase, words: Words, namer: Namer) -> tuple[Phrase, Phrase] | None:
    """Return the name and the class of things of an apposition that begins with a phrase, or None where there is none."""
    other = _after(phrase.end + 1, words) if words.lower(phrase.end) in PARTING else None
    if other is None or len(phrase.members) > 1 or len(other.members) > 1 or phrase.kind or other.kind:
        return None
    named, kind = (phrase, other) if other.determiner in ARTICLES else (other, phrase)
    if kind.determiner not in ARTICLES or (kind is phrase and words.lower(other.end) != ","):
        return None
    if named.start == 1 and words.lower(0) in english.PREPOSITIONS:
        return None  # "On Frob, a 7B model …"
    if (
        namer.of_kind(kind.members[0]) is None
        or (named.determiner and not (named.determiner == "the" and names_thing(named.members[0])))
        or (words.lower(kind.end) == "of" and not re.fullmatch(SIZE, words.text(kind.end + 1, kind.end + 2)))
        or words.lower(kind.members[0].end - 1) not in english.HEADS
    ):
        return None
    return named, kind


def _after(at: int, words: Words) -> Phrase | None:
    """Return the phrase that begins at a unit, with the amount that stands behind its article ("a 825 GB corpus")."""
    if (found := words.starting.get(at)) is not None or words.lower(at) not in ("a", "an"):
        return found
    end = at + 1
    while words.lower(end)[:1].isdigit():
        end += 1
    phrase = words.starting.get(end) if end > at + 1 else None
    return replace(phrase, start=at, determiner="a") if phrase is not None else None
