"""The kinds of thing that a picture tells apart by colour and shape: few enough to be told apart, named by the ontology's classes."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from kg.vocab import KG, SKOS

KINDS: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    ("model", (KG.Model,)),
    ("benchmark", (KG.Benchmark,)),
    ("corpus", (KG.Corpus,)),
    ("document", (KG.Document, KG.Work)),
    ("organisation", (KG.Agent, KG.Organisation, KG.Person)),
    ("area", (KG.Area, SKOS.ConceptScheme)),
    ("task", (KG.Task,)),
    ("solution", (KG.Solution,)),
    ("challenge", (KG.Challenge, KG.Pitfall, KG.Implication, KG.OpenProblem)),
    ("measure", (KG.Metric, KG.Setting, KG.PromptStyle, KG.Decoding, KG.Shots)),
    ("language", (KG.Language, KG.Library)),
    ("technique", (KG.Technique, KG.Method, KG.Objective, KG.Component, KG.MaskedToken, KG.Architecture, KG.ModelKind)),
    ("concept", (SKOS.Concept, KG.Licence)),
    ("value", ()),
)
"""Each kind with the classes that it stands for; a thing is of the first that fits, and a value if none does."""

LEVELS: Final = (KG.ModelFamily, KG.ModelVariant, KG.ModelCheckpoint)
"""The levels of a model, from the largest mark to the smallest."""


def kind(classes: Collection[str]) -> str:
    """Return the kind of a thing of these classes.

    >>> kind({KG.Model, KG.ModelFamily}), kind({SKOS.Concept, KG.Challenge, KG.Pitfall}), kind(())
    ('model', 'challenge', 'value')
    """
    return next((name for name, among in KINDS if not among or any(cls in classes for cls in among)), "value")


def level(classes: Collection[str]) -> int:
    """Return the level of a thing, 0 for all that are no models.

    >>> level({KG.Model, KG.ModelCheckpoint})
    2
    """
    return next((at for at, cls in enumerate(LEVELS) if cls in classes), 0)
