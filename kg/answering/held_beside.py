"""What models without a result are to have beside it: "no result on FooEval and above 80 on BarEval"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.answering.context import Context
from kg.answering.draft import Draft
from kg.answering.filters import within
from kg.answering.scores import Score
from kg.answering.wording import figure
from kg.model.logical_form import LogicalForm, ScoreBound


def bounds_beside(form: LogicalForm) -> tuple[ScoreBound, ...]:
    """Return the bounds of a question for what has no result, each on the benchmark that stands next to it; none if that is all."""
    benchmarks = form.measured.benchmarks
    made = []
    for bound in form.bounds:
        start = form.question.find(bound.text)
        end = start + len(bound.text)
        near = min(benchmarks, key=lambda b: max(b.span.start - end, start - b.span.end), default=None)
        made += [replace(bound, benchmarks=(near.iri,))] if near is not None else []
    return tuple(made) if {b.iri for b in benchmarks} - {iri for b in made for iri in b.benchmarks} else ()


def held(scores: Sequence[Score], bounds: Sequence[ScoreBound]) -> dict[str, list[Score]]:
    """Return the scores within the bounds of the models that have some on every benchmark bounded, by the model."""
    bounded = {iri for b in bounds for iri in b.benchmarks}
    found: dict[str, list[Score]] = {}
    for score in within([s for s in scores if s.benchmark in bounded], bounds):
        found.setdefault(score.model, []).append(score)
    return found


def add_columns(models: Sequence[str], beside: dict[str, list[Score]], context: Context, draft: Draft) -> None:
    """Add to rows, one for each of some models, a column for each benchmark of the scores that they are to have, and cite these."""
    heads = {s.benchmark: s.benchmark_label for model in models for s in beside.get(model, ())}
    shown = [{s.benchmark: s for s in beside.get(model, ())} for model in models]
    rows = zip(draft.rows, shown, strict=False)
    draft.columns = (*draft.columns, *heads.values())
    draft.rows = [
        replace(
            row,
            values=(*row.values, *(figure(own[b]) if b in own else None for b in heads)),
            cites=tuple(dict.fromkeys((*row.cites, *(context.citer.cite(s.edge, s.document) for s in own.values())))),
        )
        for row, own in rows
    ]
