"""Where a sentence begins a second main clause without a sign of its own ("X was used, and Y was trained without Z"), and where not."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extractors import english
from kg.extractors.members import Phrase, Words

FINITE = english.BE | english.HAVE | english.DO | english.MODALS
"""Verbs that only a clause of its own has."""


def second_clauses(words: Words) -> Iterator[int]:
    """Yield where a name behind a comma and "and" begins a clause: a verb stands behind it, and one before it, so that it ends no list."""
    for i in range(1, len(words.units) - 2):
        phrase = words.starting.get(i + 2) if words.lower(i) == "," and words.lower(i + 1) in ("and", "but") else None
        if phrase is not None and words.lower(phrase.end) in FINITE and any(words.lower(j) in FINITE for j in range(i)):
            yield i + 2


def skip(words: Words, at: int) -> int:
    """Return the unit after words that may stand before the subject of a clause."""
    while (
        at < len(words.units)
        and at not in words.names
        and (
            words.lower(at)
            in ("both", "either", ",", "and", "but", '"', "“", "then", "here", "finally", "meanwhile", "moreover", "however", "lastly")
            or english.is_adverb(words.lower(at))
        )
        and at not in words.starting
    ):
        at += 1
    return at


LONGEST_ALL = 5
"""The most words of what all are ("all of the larger models"), before what is left out of them."""


def left_out_of_all(words: Words, phrase: Phrase) -> bool:
    """Tell whether a phrase names what is left out of all that a verb is about ("all models but A and B support …")."""
    at = phrase.start - 1
    pair = f"{words.lower(at - 1)} {words.lower(at)}"
    length = 2 if pair in english.LEAVING else 1 if words.lower(at) in english.LEAVING else 0
    for i in range(at - length, max(at - length - LONGEST_ALL, -1), -1) if length else ():
        if words.lower(i) in english.EVERY:
            return True
        if words.lower(i) in english.AUXILIARIES or words.lower(i) in english.CLAUSE_BREAKS:
            return False
    return False


def excepts(words: Words, at: int) -> bool:
    """Tell whether a word that would begin a clause leaves out of all what it stands before ("all models but A")."""
    phrase = words.starting.get(at + 1)
    return phrase is not None and left_out_of_all(words, phrase)


MEASURES = frozenset(("parameters", "params", "weights", "layers", "experts", "tokens", "context", "window", "length"))
"""Nouns that the amounts of a model end in."""


def before_amounts(words: Words, end: int) -> int:
    """Return where the phrase ends that amounts before a unit tell of: "a model" in "a model with 1B and 2B parameters that is …"."""
    at = end
    while at > 1 and words.lower(at - 1) in MEASURES:
        i = at - 1
        while i > 0 and (words.lower(i) in MEASURES or words.lower(i) in ("and", "or", ",", "a", "an", "up", "to") or _counts(words, i)):
            i -= 1
        if words.lower(i) not in ("with", "of", "having") or i == at - 1:
            return end
        at = i
    return at if at in words.ending else end


def _counts(words: Words, at: int) -> bool:
    """Tell whether a unit is a number, with its unit or without."""
    return words.units[at].text[0].isdigit() or words.lower(at) in ("billion", "million", "long", "total", "active")
