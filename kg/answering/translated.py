"""Parts that a benchmark has not, but one that was made from it: Frob in Java is Frob's translation, where a document says so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kg import rdf
from kg.answering.citing import Edge
from kg.answering.context import Context
from kg.answering.draft import Draft
from kg.answering.scores import MEANS
from kg.answering.wording import marks
from kg.model.logical_form import LogicalForm, Subject
from kg.model.terms import Iri
from kg.vocab import KG


def by_translation(form: LogicalForm, context: Context, draft: Draft, respond: Callable[[LogicalForm, Context], Draft]) -> Draft:
    """Return a draft, or in its place the answer on the parts of what was made from the benchmark asked about, where that has them.

    A mean over parts is one of the parts of what was made from it too: the benchmark itself has none.
    """
    measured = form.measured
    if not measured.subsets or len(measured.benchmarks) != 1 or _shows(form, draft):
        return draft
    asked = measured.benchmarks[0]
    for edge in _made_from(asked, context):
        label = context.names.labels([edge.subject])[edge.subject]
        other = Subject(asked.text, asked.span, label, Iri(edge.subject), asked.types, (Iri(edge.subject),))
        found = respond(replace(form, measured=replace(measured, benchmarks=(other,))), context)
        if _shows(form, found) and len(found.missing) <= len(draft.missing):
            n = context.citer.cite(edge)
            found.caveats.append(f"Told of {label}: {edge.readable.replace(' · ', ' ')} {marks([n])}.")
            return found
    return draft


def _shows(form: LogicalForm, draft: Draft) -> bool:
    """Return whether a part that is asked for stands in the rows of a draft."""
    wanted = {word.casefold() for word in form.measured.subsets}
    shown = {word for row in draft.rows for v in row.values for word in str(v).casefold().replace("-", " ").split()}
    return any(w in shown or (w in MEANS and shown & MEANS) for w in wanted) or bool(
        wanted & {str(v).casefold() for r in draft.rows for v in r.values}
    )


def _made_from(asked: Subject, context: Context) -> list[Edge]:
    """Return the edges that say of other benchmarks that they were made from one."""
    rows = [*context.store.select(rdf.edges((), [KG.extends], [asked.iri])).bound()]
    labels = context.names.labels({t.value for row in rows for t in row})
    return sorted(
        (Edge(s.value, p.value, o, f"{labels[s.value]} · {labels[p.value]} · {labels[o.value]}") for s, p, o in rows),
        key=lambda e: e.subject,
    )
