"""Runs of a model under a setting that its row names, where no document reports the model without one.

A board that prints `Zork (temperature=1)` in every row of Zork has measured Zork; it is shown under the label that is printed, and an
answer says so. Where a plain figure exists anywhere in the scope, a run never stands in for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.answering.context import Context
from kg.answering.scores import Score, gather
from kg.model.logical_form import LogicalForm, Subject
from kg.model.terms import Iri
from kg.query.model_mentions import runs_of


def with_runs(
    form: LogicalForm, context: Context, scores: Sequence[Score], benchmarks: Sequence[str]
) -> tuple[LogicalForm, list[Score], tuple[str, ...]]:
    """Return the form and scores with the runs of those models that have no score themselves, and what is to be said of it."""
    held = {s.model for s in scores}
    lacking = [s for s in form.subjects if s.model is not None and s.iris and not held & set(s.iris)]
    runs = {s.span: _runs(s, context) for s in lacking}
    wanted = [iri for found in runs.values() for iri in found]
    extra = gather(form, context, wanted, benchmarks) if wanted else []
    if not extra:
        return form, list(scores), ()
    measured = {s.model for s in extra}
    subjects = tuple(replace(s, iris=(*s.iris, *runs[s.span])) if s in lacking else s for s in form.subjects)
    named = [s.label for s in lacking if measured & set(runs[s.span])]
    said = tuple(f"No document asked reports {label} there without a setting; shown are the runs that are printed." for label in named)
    return replace(form, subjects=subjects), [*scores, *extra], said


def _runs(subject: Subject, context: Context) -> tuple[Iri, ...]:
    """Return the nodes of the runs of a model."""
    return tuple(m.iri for m in runs_of(subject.model, context.names.members(subject.model.family))) if subject.model else ()
