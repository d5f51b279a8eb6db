"""What a sentence says by contrast: exceptions, "instead of", "unlike"; and the words that weaken it."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extractors import english
from kg.extractors.fillers import Namer, range_of
from kg.extractors.matches import Match
from kg.extractors.members import Filler, Phrase, Words
from kg.extractors.subjects import Clauses
from kg.lexicon.schema import Schema
from kg.vocab import KG

REPLACING = (("instead", "of"), ("rather", "than"), ("as", "opposed", "to"), ("in", "place", "of"))


OPENING = frozenset(("with", "in", "at", "under", "after", "when", "quantised", "quantized"))
MOST_OPENING = 8
"""The first words of such a condition, and the most words of one."""

CONDITIONED = frozenset((KG.memory,))
"""Properties whose values hold under a condition: how a model is run."""


def condition(words: Words, match: Match) -> str | None:
    """Return the condition that a sentence begins with ("With 4-bit weights the model needs …"), where the property's values have one."""
    phrase = words.ending.get(match.at)
    end = phrase.start if phrase is not None else match.at
    start = next((i + 1 for i in range(end - 1, -1, -1) if words.lower(i) in english.CLAUSE_BREAKS), 0)
    start += words.lower(start) in english.CONJUNCTIONS
    if match.wording.property.iri not in CONDITIONED or words.lower(start) not in OPENING:
        return None
    while words.lower(end - 1) in english.DETERMINERS | english.PRONOUNS | {","}:
        end -= 1
    return words.text(start, end) if 1 < end - start <= MOST_OPENING else None


def hedge(words: Words, match: Match) -> str | None:
    """Return the words of a match that weaken or restrict it, as they stand, or None."""
    found = []
    first = match.subject.members[0].start if match.subject.members else match.start
    before = range(max(0, match.start - 1), min(first, match.at))
    for i in (*before, *range(max(0, match.start, match.at - 4), min(match.end, len(words.units)))):
        word = words.units[i]
        counted = i + 1 < len(words.units) and words.units[i + 1].text[0].isdigit()
        quantifies = word.lower == "most" and i < first
        if (
            word.lower in english.HEDGES
            and i not in words.names
            and (word.lower not in english.VAGUE or counted or quantifies)
            and word.text != "May"
        ):
            found.append(word.text)
    after = match.end
    if words.lower(after) in ("on", "in", "for", "to") and words.lower(after + 1) in (
        "specific",
        "some",
        "certain",
        "several",
        "many",
        "most",
    ):
        stop = after + 2
        while stop < len(words.units) and not english.is_function_word(words.lower(stop)):
            stop += 1
        found.append(words.text(after, stop))
    return " … ".join(dict.fromkeys(found)) or None


def instead(words: Words, match: Match, namer: Namer, schema: Schema) -> Iterator[Filler]:
    """Yield what a sentence sets aside after the object: "RoPE instead of absolute or relative embeddings"."""
    at = match.end + (words.lower(match.end) == ",")
    for opening in REPLACING:
        if tuple(words.lower(at + k) for k in range(len(opening))) == opening:
            phrase = words.starting.get(at + len(opening))
            if phrase is not None:
                yield from namer.things(phrase.members, words, range_of(match.wording.property, schema), new=False, kinds=False)


def exceptions(words: Words, match: Match, namer: Namer) -> Iterator[Filler]:
    """Yield what a sentence excepts from its subject: "with Falcon being an exception", "except Falcon"."""
    for phrase in words.phrases:
        if phrase.start >= match.end and _excepted(words, phrase):
            yield from namer.things(
                phrase.members, words, frozenset(match.wording.property.domains), new="s" in match.wording.property.names, kinds=False
            )


def _excepted(words: Words, phrase: Phrase) -> bool:
    before, two, three = (words.lower(phrase.start - k) for k in (1, 2, 3))
    if (
        before in ("except", "excepting")
        or (before == "for" and two == "except")
        or (before == "of" and two == "exception" and three == "the")
    ):
        return True
    after = [words.lower(phrase.end + k) for k in range(6)]
    return before == "with" and after[0] == "being" and any(w.startswith("exception") for w in after[1:])


def unlike(words: Words, match: Match, clauses: Clauses, namer: Namer) -> Iterator[Filler]:
    """Yield what a sentence sets against its subject: "unlike A, which uses X, B …" denies X of B; "unlike A, B uses X" denies X of A."""
    prop = match.wording.property
    domains = frozenset(prop.domains)
    if match.subject.unlike:
        later = [found for start, found in clauses.heads if start >= match.end and found is not None and found.words is words]
        if later:
            yield from namer.things(later[0].subject.members, words, domains, new="s" in prop.names, kinds=False)
        return
    first = words.starting.get(1) if words.lower(0) == "unlike" else None
    if (
        first is not None
        and words.lower(first.end) == ","
        and words.lower(first.end + 1) not in english.RELATIVES
        and match.start > first.end
    ):
        yield from namer.things(first.members, words, domains, new="s" in prop.names, kinds=False)
