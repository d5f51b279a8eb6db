"""What a cell says of its row's thing in words of its own: "distilled from Zork-7B" under "Made from", or under any other header."""

from __future__ import annotations

import re

from kg.extractors.arrangement import names_model
from kg.lexicon.lexicon import Lexicon
from kg.lexicon.schema import Schema
from kg.model.document import Span
from kg.model.terms import Iri
from kg.taxonomy import Property
from kg.vocab import KG

WAY = re.compile(
    r"(?:it (?:is|was) )?(?P<way>[a-z][\w-]*(?: [\w-]+){0,2}? (?:from|of|on))\s+(?P<what>[^,;()]+?)[.]?(?=[,;(]|\Z)", re.IGNORECASE
)
"""A participle or a noun with its preposition, and what it is said with."""


def told_relation(words: str, cls: Iri, lexicon: Lexicon, schema: Schema) -> tuple[Property, Span] | None:
    """Return the property that words begin with and the place of the model that is its value, None where they say something else."""
    found = WAY.match(words)
    if found is None or not names_model(found["what"], lexicon):
        return None
    way, above = found["way"].casefold(), schema.ancestors(cls)
    for prop in schema.ontology.properties:
        called = (prop.label, *prop.alt_labels, *prop.question_words)
        if prop.range == KG.Model and above.intersection(prop.domains) and way in (name.casefold() for name in called):
            return prop, Span(*found.span("what"))
    return None


__all__ = ["told_relation"]
