"""How many languages data covers by what stands beside its name: "Wug, a corpus of 1.9 TB in 92 programming languages"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extractors import english
from kg.extractors.agreement import names_thing
from kg.extractors.amounts import amounts
from kg.extractors.apposition import sides
from kg.extractors.fillers import Namer
from kg.extractors.members import Filler, Phrase, Words
from kg.lexicon.schema import Schema
from kg.model.terms import Iri
from kg.vocab import KG

COVERING = frozenset(("in", "across", "from", "over", "covering", "spanning", "for"))
ENDING = english.RELATIVES | english.CLAUSE_BREAKS | english.BE | english.HAVE | {"("}
"""Words that end an apposition."""
LANGUAGES = english.stem("languages")
COUNTS = {KG.Corpus: KG.languageCount, KG.Benchmark: KG.programmingLanguageCount}
"""The number of languages of data that trains, and of data that tests."""


def language_counts(words: Words, namer: Namer, schema: Schema) -> Iterator[tuple[Filler, Iri, Filler]]:
    """Yield the thing, the property and the number of each such apposition."""
    if not any(unit.stem == LANGUAGES for unit in words.units):
        return
    for phrase in words.phrases:
        found = sides(phrase, words, namer, counted=True) or _said_to_be(phrase, words, namer)
        cls = namer.of_kind(found[1].members[0]) if found is not None else None
        prop = COUNTS.get(cls) if cls is not None else None
        if found is None or prop is None or prop not in schema.by_iri or cls is None:
            continue
        named = next(namer.things(found[0].members, words, frozenset((cls,)), new=True, kinds=False), None)
        count = _count(words, max(found[0].end, found[1].end)) if named is not None else None
        if named is not None and count is not None:
            yield named, prop, count


def _said_to_be(phrase: Phrase, words: Words, namer: Namer) -> tuple[Phrase, Phrase] | None:
    """Return the name and the class of things of "Wug is a corpus of …", as of an apposition."""
    kind = words.starting.get(phrase.end + 1) if words.lower(phrase.end) in ("is", "was") else None
    if kind is None or kind.determiner not in ("a", "an") or len(phrase.members) > 1 or not names_thing(phrase.members[0]):
        return None
    return (phrase, kind) if phrase.start == 0 and namer.of_kind(kind.members[0]) is not None else None


def _count(words: Words, start: int) -> Filler | None:
    """Return the number of languages that stands behind a preposition before the apposition ends."""
    for at in range(start, len(words.units)):
        lower = words.lower(at)
        if lower in ENDING or (lower == "," and not _lists(words, at)):
            return None
        if lower in COVERING:
            for tail in ((LANGUAGES,), (english.stem("programming"), LANGUAGES)):
                if counted := amounts(words, at + 1, tail):
                    return counted[0][0] if len(counted) == 1 else None
    return None


def _lists(words: Words, comma: int) -> bool:
    """Tell whether a comma stands between members of a list, which "and" closes before any other word of grammar."""
    for at in range(comma + 1, min(comma + 8, len(words.units))):
        if words.lower(at) in ("and", ","):
            return True
        if english.is_function_word(words.lower(at)):
            return False
    return False
