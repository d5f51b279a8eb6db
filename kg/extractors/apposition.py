"""Two phrases side by side, of which one names a thing and the other says of what kind it is: "Zork, a 7B model", "the model, Zork,"."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.extractors import english
from kg.extractors.agreement import names_thing
from kg.extractors.amounts import leading
from kg.extractors.fillers import Namer
from kg.extractors.members import Phrase, Words
from kg.lexicon.sizes import SIZE

ARTICLES = frozenset(("a", "an", "the"))
PARTING = frozenset((",", "-", "–", "—"))
"""Signs between the two."""


def sides(phrase: Phrase, words: Words, namer: Namer, *, counted: bool = False) -> tuple[Phrase, Phrase] | None:
    """Return the name and the class of things of an apposition that begins with a phrase, or None where there is none.

    What stands behind "of" may make the class another ("a corpus of models"), unless it is only `counted` or the class noun has a size
    of data before it ("a 1.9 TB corpus of models").
    """
    other = _after(phrase.end + 1, words) if words.lower(phrase.end) in PARTING else None
    if other is None or len(phrase.members) > 1 or len(other.members) > 1 or phrase.kind or other.kind:
        return None
    named, kind = (phrase, other) if other.determiner in ARTICLES else (other, phrase)
    if kind.determiner not in ARTICLES or (kind is phrase and words.lower(other.end) != ","):
        return None
    if named.start == 1 and words.lower(0) in english.PREPOSITIONS:
        return None  # "On Frob, a 7B model …"
    sized = leading(words, kind.start) is not None
    part = sized and any(words.lower(i) in english.PARTS_OF_DATA for i in range(kind.start, kind.end))
    if (
        (namer.of_kind(kind.members[0]) is None and not part)
        or (named.determiner and not (named.determiner == "the" and names_thing(named.members[0])))
        or (words.lower(kind.end) == "of" and not sized and not _measured(words, kind.end + 1, counted=counted))
        or (words.lower(kind.members[0].end - 1) not in english.HEADS and not part)
    ):
        return None
    return named, kind


def begin(words: Words, at: int, otherwise: int) -> int:
    """Return where the apposition begins that a class noun stands in with adjectives ("Wug, a permissively licensed corpus of …")."""
    phrase = next((p for p in words.phrases if p.start < at < p.end and p.determiner in ("a", "an")), None)
    return phrase.start if phrase is not None and words.lower(phrase.start - 1) == "," else otherwise


def _measured(words: Words, at: int, *, counted: bool) -> bool:
    """Tell whether a size, or an amount of any kind, stands at a unit."""
    return at < len(words.units) and (bool(re.fullmatch(SIZE, words.text(at, at + 1))) or (counted and words.lower(at)[:1].isdigit()))


def explained(words: Words, comma: int) -> Phrase | None:
    """Return the name that a participle behind a comma goes with over an apposition ("Zork, a family of models with X, trained on …")."""
    kind = next((p for p in reversed(words.phrases) if p.end <= comma and words.lower(p.start) in ("a", "an")), None)
    named = words.ending.get(kind.start - 1) if kind is not None and words.lower(kind.start - 1) == "," else None
    if kind is None or named is None or named.kind is not None or len(named.members) > 1 or not names_thing(named.members[0]):
        return None
    if words.lower(named.start - 1) in english.PREPOSITIONS and named.start == 1:
        return None
    inside = range(kind.end, comma)
    clausal = english.BE | english.HAVE | english.DO | english.MODALS | english.RELATIVES | english.CLAUSE_BREAKS
    verbal = (i for i in inside if words.units[i].stem in words.verbs and i not in words.names and not words.lower(i - 1)[:1].isdigit())
    return None if any(words.lower(i) in clausal for i in inside) or any(verbal) else named


def _after(at: int, words: Words) -> Phrase | None:
    """Return the phrase that begins at a unit, with the amount that stands behind its article ("a 825 GB corpus")."""
    if (found := words.starting.get(at)) is not None or words.lower(at) not in ("a", "an"):
        return found
    end = at + 1
    while words.lower(end)[:1].isdigit():
        end += 1
    phrase = words.starting.get(end) if end > at + 1 else None
    return replace(phrase, start=at, determiner="a") if phrase is not None else None
