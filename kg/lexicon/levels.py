"""The levels of models: checkpoint, variant, family."""

from __future__ import annotations

from collections.abc import Iterator

from kg.model.names import ModelName
from kg.model.terms import Iri
from kg.vocab import KG


def ancestors(name: ModelName) -> Iterator[tuple[ModelName, Iri]]:
    """Yield the models above one, nearest first, each with the property that links the level below to it."""
    at = name
    if name.level == "checkpoint":
        at = ModelName(name.family, name.variant)
        yield at, KG.checkpointOf
    if at.variant:
        yield ModelName(name.family), KG.variantOf
