"""The scores that a question about evidence asks for: gathered and narrowed, with what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg import rdf
from kg.answering.context import Context
from kg.answering.scores import Score, gather, narrowed
from kg.model.answer import Missing
from kg.model.document import Span
from kg.model.logical_form import LogicalForm, Subject
from kg.model.names import SizeMention
from kg.model.terms import Iri
from kg.query.subjects import resolved, sized
from kg.vocab import KG


def models(form: LogicalForm, context: Context) -> list[Subject]:
    """Return the models that a question names; of a single one with more sizes ("13B … than 7B") one for each size."""
    named = [s for s in form.subjects if s.model is not None]
    if len(named) == 1 and named[0].model is not None and named[0].model.size:
        for size in form.sizes:
            if "-" not in size and size != named[0].model.size:
                other = sized(named[0], SizeMention(Span(0, 0), size), context.names)
                named.append(resolved(other, context.names))
    return named


def scores(form: LogicalForm, context: Context, subjects: Sequence[Subject]) -> tuple[list[Score], list[Missing]]:
    """Return the scores of some models on what is asked for, and what no document reports of it."""
    iris = [iri for subject in subjects for iri in subject.iris]
    asked = [b.iri for b in form.measured.benchmarks] or of_tasks(form, context)
    if not iris or (form.measured.tasks and not asked):
        return [], []
    return narrowed(gather(form, context, iris, asked), form.measured, context)


def of_tasks(form: LogicalForm, context: Context) -> list[str]:
    """Return the benchmarks for the tasks that a question names, where it names no benchmark."""
    if form.measured.benchmarks or not form.measured.tasks:
        return []
    rows = context.store.select(rdf.edges((), [KG.forTask], [t.iri for t in form.measured.tasks])).rows
    return sorted({s.value for s, _, _ in rows if s is not None})


def on_tasks(form: LogicalForm, context: Context) -> LogicalForm:
    """Return a form that names tasks and no benchmark as one that names the benchmarks for them."""
    iris = of_tasks(form, context)
    if not iris:
        return form
    labels = context.names.labels(iris)
    text = form.measured.tasks[0].text
    named = tuple(Subject(text, Span(0, 0), labels[iri], Iri(iri), (KG.Benchmark,), (Iri(iri),)) for iri in iris)
    tasks = {t.iri for t in form.measured.tasks}
    conditions = tuple(c for c in form.conditions if c.value not in tasks)
    return replace(form, conditions=conditions, measured=replace(form.measured, benchmarks=named, tasks=()), any_benchmark=True)


def without_metric(form: LogicalForm) -> LogicalForm:
    """Return the form without its conditions and metrics, for questions that ask where anything is reported."""
    return replace(form, conditions=(), measured=replace(form.measured, metrics=(), settings=(), subsets=()))
