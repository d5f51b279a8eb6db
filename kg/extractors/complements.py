"""Complements of a participle: what may stand between it and the one that a wording asks for."""

from __future__ import annotations

from kg.extractors import english
from kg.extractors.members import Words

COMPLEMENTS = frozenset(("from", "on", "with", "for", "using", "in", "by", "under"))
"""Prepositions of the complements that may stand between a participle and the one that a wording asks for."""


def past_others(words: Words, item: str, pos: int) -> int | None:
    """Return the unit after a preposition that other complements of a participle precede ("fine-tuned from X on 50 Y with Z")."""
    for _ in range(4):
        if words.lower(pos) not in COMPLEMENTS or item == "from":
            return None  # "trained on the data from X": what comes from X is the data
        end = _after_complement(words, pos + 1)
        if end is None:
            return None
        pos = end + (words.lower(end) == "," and words.lower(end + 1) == "and")
        if pos < len(words.units) and words.units[pos].stem == item:
            return pos + 1
    return None


def _after_complement(words: Words, at: int) -> int | None:
    """Return the unit after what a preposition stands before: a phrase, an amount with its noun, or a date."""
    if (phrase := words.starting.get(at)) is not None and words.lower(at) not in english.MONTHS:
        while words.lower(phrase.end) == "of" and (inner := words.starting.get(phrase.end + 1)) is not None:
            phrase = inner  # "the model of the same size"
        return phrase.end
    if at < len(words.units) and (words.units[at].text[0].isdigit() or words.lower(at) in english.MONTHS):
        phrase = words.starting.get(at + 1)
        if phrase is not None:
            return phrase.end
        end = at + 1
        while end < len(words.units) and end < at + 5 and not english.is_function_word(words.lower(end)):
            end += 1
        return end
    return None
