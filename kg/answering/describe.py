"""What a thing is: a concept's definition and place in the taxonomy, a thing's stated properties."""

from __future__ import annotations

import re
from dataclasses import replace

import pyoxigraph as ox

from kg import rdf
from kg.answering.citing import Edge
from kg.answering.context import Context
from kg.answering.draft import Draft
from kg.answering.meanings import defined, introduced
from kg.answering.properties import Fact, facts
from kg.answering.remarks import add_remark
from kg.answering.things import Finder
from kg.answering.wording import joined, marks
from kg.lexicon.keys import match_key
from kg.model.answer import Missing
from kg.model.logical_form import LogicalForm, Subject
from kg.model.terms import Iri
from kg.query.leaving_out import leaves_out
from kg.vocab import DENIALS, KG, RDF, SKOS

MOST_ROWS = 30
CITATIONS = re.compile(r"\s*\[\d+\](?:\s*,\s*\[\d+\])*")
"""A document's own citation marks, which would be taken for the answer's."""
SKIPPED = frozenset((RDF.type, SKOS.altLabel, SKOS.prefLabel, SKOS.inScheme, SKOS.topConceptOf, KG.cites))


A_KIND_OF = re.compile(r"\ba\s+(?:kind|type|sort|form|class|subtype)\s+of\b(?:\s+what)?\W*$", re.I)
"""Wordings that ask for what stands right above a concept, and for nothing else."""


LISTED = re.compile(r"\W*(?:(?:please|can|could|would|you|me|us)\W+)*(?:which|what|list|name|give|show)\b", re.I)
"""Wordings that ask for things one by one."""
COMPARED = re.compile(r"\b(?:differ\w*|compar\w+|versus|vs|relat\w+|between)\b", re.I)


def describe(form: LogicalForm, context: Context) -> Draft:
    """Return what documents state of the thing that a question names: definition, place, examples, properties."""
    draft = Draft()
    subjects = form.subjects if form.yes_no or COMPARED.search(form.question) else _lowest(form.subjects, context)
    if len(subjects) == 1 < len(form.subjects) and LISTED.match(form.question):
        form = replace(form, axis="narrower")
    draft.columns = ("thing", "relation", "value", "source")
    silent: list[Subject] = []
    for subject in subjects[:3]:
        before = len(draft.rows)
        if any(t == SKOS.Concept for t in subject.types):
            _concept(subject, form, context, draft)
        else:
            _thing(subject, form, context, draft)
        if len(draft.rows) == before and SKOS.Concept not in subject.types:
            silent.append(subject)
    if draft.rows:
        draft.missing += [Missing(s.label, "description", f"no document here says more of {s.label}") for s in silent]
    for subject in subjects[:3] if not draft.rows else ():
        for said in defined(subject, form, context):
            n = add_remark(subject.label, said, context, draft)
            draft.sentences.append(f"“{said.text}” [{n}].")
    if not draft.rows:
        draft.missing += [Missing(s.label, "description", f"no document here says more of {s.label}") for s in subjects[:3]]
    return draft


def _lowest(subjects: tuple[Subject, ...], context: Context) -> tuple[Subject, ...]:
    """Return the concepts named without those that stand above another of them ("tasks" beside "NL-NL tasks")."""
    if len(subjects) < 2 or not all(SKOS.Concept in s.types for s in subjects):
        return subjects
    below = {
        iri: {row[1].value for row in context.store.select(rdf.narrower([iri])).rows if row[1] is not None} - {iri}
        for iri in dict.fromkeys(s.iri for s in subjects)
    }
    return tuple(s for s in subjects if below.keys().isdisjoint(below[s.iri]))


def _concept(subject: Subject, form: LogicalForm, context: Context, draft: Draft) -> None:
    """Write a concept's definition, what is above it, what is below it, and examples among models and benchmarks."""
    above = _within(form, _stated(subject, SKOS.broader, context, up=True), context)
    below = _within(form, _stated(subject, SKOS.broader, context, up=False), context) or _below_by_taxonomy(subject, context)
    defined = definitions(subject, context)
    left_out = {c.value for c in form.conditions if leaves_out(c)}
    others = "other " if any(e.subject in left_out for e in below) else ""
    below = [e for e in below if e.subject not in left_out]
    if form.axis == "narrower" and below:
        _write(below, context, draft)
        draft.columns = ("kind", "relation", "of", "source")
        draft.sentences.append(
            f"The {others}kinds of {subject.label} are {joined(_names(below, 'subject'))} {marks(n for r in draft.rows for n in r.cites)}."
        )
        return
    if A_KIND_OF.search(form.question) and above:
        _write(above, context, draft)
        draft.sentences.append(
            f"{subject.label} is a kind of {joined(_names(above, 'object'))} {marks(n for r in draft.rows for n in r.cites)}."
        )
        return
    for edge in defined:
        n, title = _cite(edge, context)
        draft.row((subject.label, "definition", edge.object.value, title), (n,))
        draft.sentences.append(f"{subject.label}: {plain(edge.object.value)} [{n}].")
    own = [f for f in facts(subject, (), context) if f.property not in SKIPPED and not f.property.startswith(SKOS.NAMESPACE)]
    for fact in own[:MOST_ROWS]:
        n = context.citer.cite(fact.edge, fact.document)
        draft.row((fact.label, fact.property_label, fact.value, context.library.documents[fact.document].source.title), (n,))
    if own:
        cites = marks(context.citer.cite(f.edge, f.document) for f in own[:4])
        draft.sentences.append(f"Stated of it: {joined(f'{f.property_label} {f.value}' for f in own[:4])} {cites}.")
    _write(above, context, draft)
    _write(below, context, draft)
    it = "It" if defined or own else subject.label
    if above:
        cites = marks(_cite(e, context)[0] for e in above)
        draft.sentences.append(f"{it} stands under {joined(_names(above, 'object'))} {cites}.")
    if below:
        cites = marks(_cite(e, context)[0] for e in below)
        draft.sentences.append(f"Below it stand {joined(_names(below, 'subject'))} {cites}.")
    examples = _examples(subject, context)
    if form.target is not None and form.target != SKOS.Concept:
        fitting = Finder(form, context).of_target({e.subject for e in examples})
        examples = [e for e in examples if e.subject in fitting]
    _write(examples, context, draft)
    if examples and not below:
        shown = examples[:8]
        cites = marks(_cite(e, context)[0] for e in shown)
        draft.sentences.append(f"Of this kind are {joined(dict.fromkeys(_names(shown, 'subject')))} {cites}.")


def _stated(subject: Subject, predicate: Iri, context: Context, *, up: bool) -> list[Edge]:
    """Return the edges of one property from or to a thing that a document states."""
    rows = context.store.select(rdf.edges([subject.iri], [predicate]) if up else rdf.edges((), [predicate], [subject.iri])).rows
    labels = context.names.labels({t.value for r in rows for t in r if isinstance(t, ox.NamedNode)})
    edges = [
        Edge(s.value, p.value, o, f"{labels[s.value]} · {labels[p.value]} · {labels[o.value]}")
        for s, p, o in rows
        if s is not None and p is not None and isinstance(o, ox.NamedNode)
    ]
    return _evidenced(edges, context)


def _within(form: LogicalForm, edges: list[Edge], context: Context) -> list[Edge]:
    """Return the edges that the documents state which a question names; all where they state none of them."""
    allowed = context.documents_in(form.scope)
    if allowed is None or not edges:
        return edges
    places = context.citer.places([e.bearer for e in edges])
    return [e for e in edges if any(place.document.iri in allowed for place in places[e.bearer])] or edges


def _below_by_taxonomy(subject: Subject, context: Context) -> list[Edge]:
    """Return what documents say of the concepts that the taxonomy alone puts under one: how each is defined, else what it concerns."""
    left = sorted({s.value for s, _, _ in context.store.select(rdf.edges((), [SKOS.broader], [subject.iri])).bound()})
    found: list[Edge] = []
    for predicate in (SKOS.definition, KG.areaOf):
        rows = list(context.store.select(rdf.edges(left, [predicate])).bound()) if left else []
        labels = context.names.labels({t.value for r in rows for t in r if isinstance(t, ox.NamedNode)})
        made = [Edge(s.value, p.value, o, f"{labels[s.value]} · {labels[p.value]} · {labels.get(o.value, o.value)}") for s, p, o in rows]
        found += _evidenced(made, context)
        left = sorted(set(left) - {e.subject for e in found})
    return found


def plain(definition: str) -> str:
    """Return a definition as a sentence goes on with it: without citation marks and the stop at its end."""
    return CITATIONS.sub("", definition).rstrip(" .")


def definitions(subject: Subject, context: Context) -> list[Edge]:
    """Return the definitions of a concept that documents state."""
    rows = context.store.select(rdf.edges([subject.iri], [SKOS.definition])).rows
    made = [Edge(s.value, p.value, o, f"{subject.label} · definition") for s, p, o in rows if s and p and isinstance(o, ox.Literal)]
    return _evidenced(made, context)


def _evidenced(edges: list[Edge], context: Context) -> list[Edge]:
    """Return the edges that a document states; those of the ontology alone cannot be cited."""
    places = context.citer.places([e.bearer for e in edges]) if edges else {}
    return sorted((e for e in edges if e.bearer in places), key=lambda e: e.readable.casefold())


def _examples(subject: Subject, context: Context) -> list[Edge]:
    """Return statements that put models, benchmarks or corpora under a concept."""
    rows = context.store.select(rdf.edges((), (), [subject.iri])).rows
    kept = [
        (s, p, o)
        for s, p, o in rows
        if s is not None and p is not None and isinstance(o, ox.NamedNode) and not p.value.startswith(SKOS.NAMESPACE) and "/id/" in s.value
    ]
    kept = [(s, p, o) for s, p, o in kept if "/document/" not in s.value and p.value not in DENIALS][: 3 * MOST_ROWS]
    labels = context.names.labels({t.value for r in kept for t in r})
    made = [Edge(s.value, p.value, o, f"{labels[s.value]} · {labels[p.value]} · {labels[o.value]}") for s, p, o in kept]
    return _evidenced(made, context)[:MOST_ROWS]


def _write(edges: list[Edge], context: Context, draft: Draft) -> None:
    for edge in edges:
        n, title = _cite(edge, context)
        subject, relation, value = [*edge.readable.split(" · "), "", ""][:3]
        draft.row((_as_printed(subject, edge, context), relation, value, title), (n,))


def _as_printed(label: str, edge: Edge, context: Context) -> str:
    """Return a concept's label, with the words of the row that defines it where it is called otherwise there."""
    row = context.citer.places([edge.bearer])[edge.bearer][0].locator.row
    if edge.predicate != SKOS.definition or not row or match_key(row) == match_key(label):
        return label
    return f"{label} (printed “{row}”)"


def _names(edges: list[Edge], end: str) -> list[str]:
    return [edge.readable.split(" · ")[0 if end == "subject" else 2] for edge in edges]


def _cite(edge: Edge, context: Context) -> tuple[int, str | None]:
    place = context.citer.places([edge.bearer])[edge.bearer][0]
    return context.citer.cite(edge, place.document.iri), place.document.title


def _thing(subject: Subject, form: LogicalForm, context: Context, draft: Draft) -> None:
    """Write what documents state of a model, benchmark or corpus, what it is in their words first."""
    said = introduced(subject, form, context)
    found = [f for f in facts(subject, (), context) if f.property not in SKIPPED and not f.property.startswith(SKOS.NAMESPACE)]
    told: dict[tuple[str, str], list[Fact]] = {}
    for fact in found:
        told.setdefault((fact.label, fact.property_label), []).append(fact)
    for sentence in said[:1]:
        n = add_remark(subject.label, sentence, context, draft)
        draft.sentences.append(f"“{sentence.text}” [{n}].")
    cites: list[int] = []
    parts: list[str] = []
    for (label, name), group in list(told.items())[:MOST_ROWS]:
        for fact in group[:3]:
            n = context.citer.cite(fact.edge, fact.document)
            title = context.library.documents[fact.document].source.title
            draft.row((label, name, fact.value, title), (n,))
            if len(parts) < 6 and fact is group[0]:
                parts.append(f"{name} {fact.value}")
                cites.append(n)
    if parts:
        draft.sentences.append(f"{subject.label}: {'; '.join(parts)} {marks(cites)}.")
