"""By what a benchmark is measured: the metrics of the results that documents report on it."""

from __future__ import annotations

import pyoxigraph as ox

from kg import rdf
from kg.answering.citing import Edge
from kg.answering.context import Context
from kg.answering.draft import Draft
from kg.answering.wording import joined, marks
from kg.model.logical_form import LogicalForm
from kg.vocab import KG

EACH = 3
"""The most documents that are cited for one metric of a benchmark."""


def metrics(form: LogicalForm, context: Context) -> Draft:
    """Return the metrics of the benchmarks whose metric a question asks for; an empty draft where it asks for none."""
    draft = Draft()
    named = [s for s in form.subjects if KG.Benchmark in s.types]
    if form.kind not in ("property", "list") or not named or len(named) < len(form.subjects) or not _asked(form, context):
        return draft
    draft.columns = ("benchmark", "metric", "source")
    for subject in named:
        found: dict[str, dict[str, tuple[ox.NamedNode, ox.NamedNode]]] = {}
        documents = context.documents_in(form.scope)
        for row in context.select(rdf.results(benchmarks=[subject.iri], documents=documents or ())).rows:
            result, _, _, metric, document, *_ = row
            if isinstance(result, ox.NamedNode) and isinstance(metric, ox.NamedNode) and isinstance(document, ox.NamedNode):
                found.setdefault(metric.value, {}).setdefault(document.value, (result, metric))
        labels, told = context.names.labels(found), []
        for iri in sorted(found, key=lambda m: (-len(found[m]), labels[m])):
            cites = []
            for source in sorted(found[iri], key=lambda d: context.library.documents[d].rank)[:EACH]:
                first, measure = found[iri][source]
                edge = Edge(first.value, KG.metric, measure, f"{subject.label} · metric · {labels[iri]}", first.value)
                cites.append(context.citer.cite(edge, source))
                draft.row((subject.label, labels[iri], context.library.documents[source].source.title), (cites[-1],))
            told.append(f"{labels[iri]} {marks(cites)}")
        if told:
            draft.sentences.append(f"{subject.label} is measured by {joined(told)}.")
    return draft


def _asked(form: LogicalForm, context: Context) -> bool:
    """Return whether a question asks for a metric: as what is listed, or as what is of a thing."""
    return form.target == KG.Metric or any(e.iri == KG.Metric for m in context.reading(form.question).mentions for e in m.entries)
