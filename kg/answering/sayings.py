"""What a document says about something: its statements, its scores and its claims."""

from __future__ import annotations

from collections.abc import Sequence

import pyoxigraph as ox

from kg import rdf
from kg.answering.citing import Edge
from kg.answering.claims import read
from kg.answering.context import Context
from kg.answering.describe import plain
from kg.answering.draft import Draft
from kg.answering.naming import nodes, spellings
from kg.answering.spoken_of import conceptual, naming, on_topic, show, together
from kg.answering.wording import joined, marks
from kg.lexicon.keys import match_key
from kg.model.answer import Missing
from kg.model.logical_form import LogicalForm, Subject
from kg.vocab import KG, RDF, SKOS

MOST_STATEMENTS = 30
MOST_SCORES = 15
MOST_CLAIMS = 10
MOST_TOLD = 6
PLUMBING = frozenset(
    (
        RDF.type,
        SKOS.prefLabel,
        SKOS.altLabel,
        KG.readFrom,
        KG.about,
        KG.model,
        KG.benchmark,
        KG.metric,
        KG.first,
        KG.second,
        KG.candidate,
        KG.mentions,
    )
)
"""Properties that say how a thing is named or hang something on it."""


def says(form: LogicalForm, context: Context) -> Draft:
    """Return what the documents asked say about the things asked."""
    draft = Draft()
    draft.columns = ("thing", "relation", "value", "source")
    documents = context.documents_in(form.scope) or ()
    titles = joined(f"“{context.library.documents[d].source.title}”" for d in documents[:3])
    show(joined(s.label for s in form.subjects), together(form.subjects, form, context), context, draft)
    for subject in form.subjects:
        before = len(draft.rows)
        if conceptual(subject) or not subject.iri:
            show(subject.label, naming(subject, form, context), context, draft)
        _statements(subject, documents, context, draft)
        _scores(subject, documents, context, draft)
        _claims(subject, documents, context, draft)
        if len(draft.rows) == before:
            where = titles or "the documents here"
            draft.missing.append(Missing(subject.text, "statement", f"no statement in {where} is about {subject.text}"))
            draft.did_you_mean += [] if subject.iri else list(context.names.nearest(subject.text))
    if not form.subjects:
        show("", on_topic(form, context), context, draft)
    if not (form.subjects or draft.rows):
        draft.missing.append(Missing(form.question[:80], "statement", "what the document should speak about is not understood"))
    return draft


def _statements(subject: Subject, documents: Sequence[str], context: Context, draft: Draft) -> None:
    """Write the edges from and to a thing that the documents state."""
    held = nodes(subject)
    if not held:
        return
    rows = [*context.store.select(rdf.edges(held)).rows, *context.store.select(rdf.edges((), (), held)).rows]
    raw = [(s, p, o) for s, p, o in rows if s is not None and p is not None and o is not None and not isinstance(o, ox.BlankNode)]
    raw = [(s, p, o) for s, p, o in raw if p.value not in PLUMBING and "/table/" not in s.value]
    raw = [(s, p, o) for s, p, o in raw if "/id/" in s.value or conceptual(subject)]
    labels = context.names.labels({t.value for r in raw for t in r if isinstance(t, ox.NamedNode)})
    quantities = {o.value for _, _, o in raw if isinstance(o, ox.NamedNode) and "/quantity/" in o.value}
    printed = (
        {q.value: p.value for q, p, *_ in context.store.select(rdf.quantities(quantities)).rows if q is not None and p is not None}
        if quantities
        else {}
    )
    edges = []
    for s, p, o in raw:
        value = printed.get(o.value) or (labels[o.value] if isinstance(o, ox.NamedNode) else o.value)
        if p.value == KG.cites:
            value = f"reference {o.value.rsplit('/', 1)[-1]}"
        edges.append(Edge(s.value, p.value, o, f"{labels[s.value]} · {labels[p.value]} · {value}"))
    said = {e.readable for e in edges}
    edges += [e for e in _steps(held, context) if e.readable not in said]
    places = context.citer.places([e.bearer for e in edges]) if edges else {}
    kept = [(e, c.document.iri) for e in edges for c in places.get(e.bearer, ())[:50] if not documents or c.document.iri in documents]
    kept = sorted(dict.fromkeys(kept), key=lambda k: (k[0].predicate == KG.cites, k[0].readable.casefold(), k[1]))[:MOST_STATEMENTS]
    told: list[tuple[str, int]] = []
    for edge, document in kept:
        n = context.citer.cite(edge, document)
        parts = edge.readable.split(" · ")
        draft.row((parts[0], parts[1], " · ".join(parts[2:]), context.library.documents[document].source.title), (n,))
        told.append((_worded(edge, parts), n))
    if told:
        draft.sentences.append(f"{'; '.join(dict.fromkeys(t for t, _ in told[:MOST_TOLD]))} {marks(n for _, n in told[:MOST_TOLD])}.")


def _worded(edge: Edge, parts: Sequence[str]) -> str:
    """Return a statement in words; of a definition the defined and its words."""
    if edge.predicate == SKOS.definition:
        return f"{parts[0]}: {plain(' · '.join(parts[2:]))}"
    relation = " stands under" if edge.predicate == SKOS.broader else f": {parts[1]}"
    return f"{parts[0]}{relation} {' · '.join(parts[2:])}"


def _steps(held: Sequence[str], context: Context) -> list[Edge]:
    """Return what the training steps of models say, and the steps of other models that name a thing."""
    rows = [*context.store.select(rdf.steps(models=held)).rows, *context.store.select(rdf.steps(values_=held)).rows]
    raw = [(s, m, p, o) for s, m, p, o in rows if s is not None and m is not None and p is not None and o is not None]
    raw = [r for r in raw if r[2].value not in PLUMBING and not isinstance(r[3], ox.BlankNode)]
    things = {t.value for _, m, p, o in raw for t in (m, p, o) if isinstance(t, ox.NamedNode)}
    labels = context.names.labels(things)
    printed = {q.value: t.value for q, t, *_ in context.store.select(rdf.quantities(things)).rows if q is not None and t is not None}
    made = []
    for step, model, prop, value in raw:
        shown = printed.get(value.value) or labels.get(value.value, value.value)
        if not isinstance(value, ox.BlankNode):
            made.append(Edge(step.value, prop.value, value, f"{labels[model.value]} · {labels[prop.value]} · {shown}", step.value))
    return made


def _scores(subject: Subject, documents: Sequence[str], context: Context, draft: Draft) -> None:
    """Write the scores of a model, or on a benchmark, that the documents report."""
    things = subject.iris or (subject.iri,)
    if KG.Model in subject.types:
        rows = context.store.select(rdf.results(models=things, documents=documents)).rows
    elif KG.Benchmark in subject.types:
        rows = context.store.select(rdf.results(benchmarks=things, documents=documents)).rows
    else:
        return
    labels = context.names.labels({t.value for r in rows for t in (r[2], r[3]) if t is not None})
    cites = []
    for row in sorted(rows, key=lambda r: str(r[0]))[:MOST_SCORES]:
        result, _, benchmark, metric, document, label, printed, value, *_ = row
        if None in (result, benchmark, metric, document, label, printed) or value is None or isinstance(value, ox.BlankNode):
            continue
        what = f"{labels[benchmark.value]} ({labels[metric.value]})"  # type: ignore[union-attr]
        edge = Edge(result.value, KG.value, value, f"{label.value} · {what} · {printed.value}", result.value)  # type: ignore[union-attr]
        n = context.citer.cite(edge, document.value)  # type: ignore[union-attr]
        draft.row((label.value, what, printed.value, context.library.documents[document.value].source.title), (n,))  # type: ignore[union-attr]
        cites.append(n)
    if cites:
        draft.sentences.append(
            f"It also reports scores of {subject.label}, in the table {marks(cites[:4])}."
            if KG.Model in subject.types
            else f"It also reports scores on {subject.label}, in the table {marks(cites[:4])}."
        )
    if len(rows) > MOST_SCORES:
        draft.caveats.append(f"The first {MOST_SCORES} scores are shown.")


def _claims(subject: Subject, documents: Sequence[str], context: Context, draft: Draft) -> None:
    """Write the claims of the documents that are about a thing or print its name."""
    about = (
        {s.value for s, _, _ in context.store.select(rdf.edges((), [KG.about], nodes(subject))).rows if s is not None}
        if nodes(subject)
        else set()
    )
    names = [match_key(n) for n in spellings(subject, context) if len(match_key(n)) > 2]
    told = [c for c in read(context, documents) if c.iri in about or any(n in match_key(c.text) for n in names)]
    cites = []
    for claim in told[:MOST_CLAIMS]:
        n = context.citer.cite(claim.edge, claim.document)
        draft.row((subject.label, "claim", claim.text, context.library.documents[claim.document].source.title), (n,))
        cites.append(n)
    if told:
        draft.sentences.append(f"It claims: {'; '.join(f'“{c.text.rstrip(chr(46))}”' for c in told[:2])} {marks(cites[:2])}.")
