"""Looking up properties of things: sizes, languages, licences, dates, what a model started from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from kg import rdf
from kg.answering.citing import Edge
from kg.answering.context import Context
from kg.answering.draft import Draft
from kg.answering.wording import joined, marks
from kg.model.answer import Missing
from kg.model.logical_form import LogicalForm, Subject
from kg.model.terms import Iri

MOST_ROWS = 40


@dataclass(frozen=True, slots=True)
class Fact:
    """One value of one property of one thing, in the words of the document that says so."""

    subject: str
    label: str
    property: str
    property_label: str
    value: str
    edge: Edge
    document: str


def look_up(form: LogicalForm, context: Context) -> Draft:
    """Return the values of the properties asked for, one row for each document that states one."""
    draft = Draft()
    draft.columns = ("thing", "property", "value", "source")
    parts: list[str] = []
    cites: list[int] = []
    for subject in form.subjects:
        found = facts(subject, form.properties, context)
        allowed = context.documents_in(form.scope)
        found = [f for f in found if allowed is None or f.document in allowed]
        if not found:
            asked = joined(context.names.labels(form.properties).values(), "or")
            draft.missing.append(Missing(subject.label, "property", f"no document here gives the {asked} of {subject.label}"))
            continue
        told: dict[tuple[str, str], list[str]] = {}
        for fact in found[:MOST_ROWS]:
            n = context.citer.cite(fact.edge, fact.document)
            title = context.library.documents[fact.document].source.title
            draft.row((fact.label, fact.property_label, fact.value, title), (n,))
            values = told.setdefault((fact.label, fact.property_label), [])
            if fact.value not in values and len(told) <= 4:
                values.append(fact.value)
                cites.append(n)
        parts += [f"{label}: {name} {joined(values)}" for (label, name), values in list(told.items())[:4]]
    if parts:
        draft.sentences.append(f"{'; '.join(parts)} {marks(cites)}.")
    return draft


def facts(subject: Subject, properties: Sequence[Iri], context: Context) -> list[Fact]:
    """Return what documents state of a thing: of its most general node first, of each checkpoint after it."""
    nodes = list(dict.fromkeys((subject.iri, *subject.iris)))
    rows = context.store.select(rdf.edges(nodes, list(properties))).rows
    edges = [(s.value, p.value, o) for s, p, o in rows if s is not None and p is not None and o is not None]
    things = {o.value for _, _, o in edges if isinstance(o, ox.NamedNode)}
    printed = {q.value: p.value for q, p, *_ in context.store.select(rdf.quantities(things)).rows} if things else {}
    labels = context.names.labels({*nodes, *(p for _, p, _ in edges), *(things - set(printed))})
    found = []
    made = []
    for subject_iri, predicate, value in edges:
        text = printed.get(value.value) or (labels.get(value.value, value.value) if isinstance(value, ox.NamedNode) else value.value)
        edge = Edge(subject_iri, predicate, value, f"{labels[subject_iri]} · {labels[predicate]} · {text}")
        made.append((subject_iri, predicate, text, edge))
    places = context.citer.places([edge.bearer for *_, edge in made]) if made else {}
    for subject_iri, predicate, text, edge in made:
        for document in dict.fromkeys(c.document.iri for c in places.get(edge.bearer, ())):
            found.append(Fact(subject_iri, labels[subject_iri], predicate, labels[predicate], text, edge, document))
    rank = {p: i for i, p in enumerate(properties)}
    return sorted(found, key=lambda f: (rank.get(Iri(f.property), 99), context.library.documents[f.document].rank, len(f.subject), f.subject, f.value))
