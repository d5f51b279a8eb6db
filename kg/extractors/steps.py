"""Training steps: what one sentence says together of how a model was made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg import iris
from kg.lexicon.schema import Schema
from kg.model.document import Document
from kg.model.statement import Statement, TrainingStep
from kg.model.terms import Iri, Term
from kg.vocab import KG


def training_steps(document: Document, schema: Schema, statements: Sequence[Statement]) -> Iterator[TrainingStep]:
    """Yield a step for each model of which a sentence says two things or more that a step may have, a start or a corpus among them."""
    models: dict[Iri, list[Statement]] = {}
    for statement in statements:
        prop = schema.by_iri.get(statement.predicate)
        if prop is not None and KG.TrainingStep in prop.domains:
            models.setdefault(statement.subject, []).append(statement)
    for model, said in models.items():
        made = [s for s in said if s.predicate in (KG.initialisedFrom, KG.fineTunedFrom, KG.trainedOn, KG.fineTunedOn)]
        if len(said) < 2 or not made or "/id/model/" not in model:
            continue
        properties = tuple(sorted(((s.predicate, s.object) for s in said), key=lambda p: (p[0], _key(p[1]))))
        parts = [str(model), *(part for p, o in properties for part in (str(p), _key(o)))]
        iri = iris.owned(iris.document(document.id), "step", iris.digest(*parts))
        yield TrainingStep(iri, model, properties, made[0].evidence)


def _key(term: Term) -> str:
    return term if isinstance(term, str) else repr(term)
