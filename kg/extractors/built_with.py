"""What a model is made with by what a text calls it: "Zork is a decoder-only Transformer with rotary embeddings and SwiGLU"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extractors import english
from kg.extractors.agreement import names_thing
from kg.extractors.fillers import Namer, range_of
from kg.extractors.members import Filler, Phrase, Words
from kg.extractors.subjects import Clauses
from kg.lexicon.schema import Schema
from kg.model.terms import Iri
from kg.vocab import KG

KINDS = frozenset(("model", "models", "transformer", "transformers", "network", "networks", "llm", "llms", "lm", "lms", "architecture"))
"""Nouns of what a model is."""


def built_with(words: Words, clauses: Clauses, namer: Namer, schema: Schema) -> Iterator[tuple[Filler, Iri, Filler]]:
    """Yield the model, the property and the technique of each such phrase."""
    prop = schema.by_iri.get(KG.uses)
    if prop is None:
        return
    for kind in words.phrases:
        behind = words.starting.get(kind.end + 1) if words.lower(kind.end) == "with" else None
        if behind is None or behind.start != kind.end + 1 or behind.kind is not None or words.lower(kind.end - 1) not in KINDS:
            continue
        used = tuple(namer.things(behind.members, words, range_of(prop, schema), new=False, kinds=False))
        for model in _called(kind, words, clauses, namer) if used else ():
            yield from ((model, prop.iri, technique) for technique in used)


def _called(kind: Phrase, words: Words, clauses: Clauses, namer: Namer) -> Iterator[Filler]:
    """Yield the models that a phrase says what they are: the subject of "is a …", or the name that it stands beside."""
    before = words.lower(kind.start - 1)
    if before in english.BE:
        found = clauses.of_verb(kind.start - 1, "copula", english.form(before))
        if found is not None and not found.subject.negated:
            yield from namer.things(found.subject.members, found.words, frozenset((KG.Model,)), new=False, kinds=False)
        return
    named = words.ending.get(kind.start - 1) if before == "," and kind.determiner in ("a", "an") else None
    if named is not None and len(named.members) == 1 and names_thing(named.members[0]):
        yield from namer.things(named.members, words, frozenset((KG.Model,)), new=False, kinds=False)
