"""What models were made from: models that share a size with the one named, and sources that name different origins."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

from kg import rdf
from kg.answering.context import Context
from kg.answering.draft import Draft
from kg.answering.wording import joined, marks
from kg.lexicon.levels import ancestors
from kg.lexicon.lexicon import model_iri
from kg.model.logical_form import Subject
from kg.model.terms import Iri
from kg.vocab import KG

if TYPE_CHECKING:
    from kg.answering.properties import Fact

LONGEST = 8
"""The most steps of a lineage."""


def lineage(context: Context) -> tuple[Iri, ...]:
    """Return the properties by which a document may say what a model was made from."""
    return (KG.basedOn, *context.graph.vocabulary.below(KG.basedOn))


def akin(subject: Subject, context: Context) -> tuple[Subject, ...]:
    """Return the variants of the model named at its size, which a name without a variant may stand for; none for another size."""
    if subject.model is None or subject.model.size is None or subject.model.variant:
        return ()
    members = context.names.members(subject.model.family)
    fitting = [m for m in members if m.name.size == subject.model.size and m.name.variant and not m.name.configuration]
    return tuple(replace(subject, label=m.label, iri=m.iri, iris=(m.iri,), model=m.name) for m in fitting)


def with_ancestors(subject: Subject) -> Subject:
    """Return the subject as standing for the models above it too, of which what holds for it is said as well."""
    if subject.model is None:
        return subject
    above = tuple(Iri(model_iri(a)) for a, _ in ancestors(subject.model))
    return replace(subject, iris=tuple(dict.fromkeys((*subject.iris, *above))))


def by_its_makers(found: Iterable[Fact], context: Context) -> bool:
    """Return whether a primary source states one of the facts."""
    return any(context.library.documents[f.document].source.trust == "primary" for f in found)


def conflicting(found: Sequence[Fact], context: Context, draft: Draft) -> bool:
    """Say of the origins that works name whether they differ: other models, of which neither goes back to the other."""
    origins = set(lineage(context))
    works: dict[str, list[Fact]] = {}
    for fact in found:
        if fact.property in origins:
            works.setdefault(context.library.documents[fact.document].work, []).append(fact)
    if len(works) < 2:
        return False
    reached = {f.edge.object.value: _reached(f.edge.object.value, context) for held in works.values() for f in held}
    apart = [
        (one, other)
        for one, other in combinations(works.values(), 2)
        if not any(reached[a.edge.object.value] & reached[b.edge.object.value] for a in one for b in other)
    ]
    if not apart:
        return False
    told = []
    for held in dict.fromkeys(tuple(held) for pair in apart for held in pair):
        title = context.library.documents[held[0].document].source.title
        cites = marks(context.citer.cite(f.edge, f.document) for f in held)
        told.append(f"“{title}” says {joined(dict.fromkeys(f'{f.label} {f.property_label} {f.value}' for f in held))} {cites}")
    draft.sentences.append(f"The sources name different origins: {'; '.join(told)}.")
    draft.caveats.append("Which of the origins is right, the documents here do not say.")
    return True


def _reached(model: str, context: Context) -> set[str]:
    """Return the families that a model belongs to or goes back to."""
    found: set[str] = set()
    frontier = {model}
    seen: set[str] = set()
    for _ in range(LONGEST):
        seen |= frontier
        found |= {_family(m, context) for m in frontier}
        rows = context.select(rdf.edges(sorted(frontier), [*lineage(context), KG.checkpointOf, KG.variantOf])).bound()
        frontier = {o.value for _, _, o in rows if "/model/" in o.value} - seen
        if not frontier:
            break
    return found


def _family(model: str, context: Context) -> str:
    name = context.identity(model)
    return name.family if name is not None else model
