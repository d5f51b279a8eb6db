"""Figures that a question claims of a model, or asks which of is right, and that are the scores of others of its family and size."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from kg.answering.context import Context
from kg.answering.draft import Draft
from kg.answering.scores import Score, gather, narrowed
from kg.answering.tables import score_row
from kg.answering.wording import figure, joined, marks, measure
from kg.model.document import Span
from kg.model.logical_form import LogicalForm

NUMBER = re.compile(r"(?<![\w.@-])\d+(?:\.\d+)?(?![\w@]|\.\d)")
EITHER = re.compile(rf"{NUMBER.pattern}\s*(?:%|per\s?cent|points?)?,?\s+or\s+(?:is\s+it\s+|rather\s+)?{NUMBER.pattern}", re.I)
"""Two figures of which a question asks for the right one: neither yes nor no is an answer to it."""


def claimed(form: LogicalForm) -> set[Decimal]:
    """Return the figures that a question claims, outside names; a whole number beside one with decimals is part of a name too."""
    taken = [*(s.span for s in form.subjects), *(b.span for b in form.measured.benchmarks)]
    asked = form.question
    titles = form.scope.text.split(", ") if form.scope.text else []
    for text in (*titles, *(s.text for s in form.measured.settings)):  # a number in a document's title or of a setting is no score
        asked = asked.replace(text, " " * len(text))
    printed = {m[0] for m in NUMBER.finditer(asked) if not any(Span(*m.span()).overlaps(s) for s in taken)}
    return {Decimal(n) for n in {n for n in printed if "." in n} or printed}


def of_kin(form: LogicalForm, context: Context, draft: Draft) -> None:
    """Add whose score each figure is that a question claims of a model and that is none of the scores shown."""
    subject = form.subjects[0] if len(form.subjects) == 1 else None
    if subject is None or subject.model is None or not form.yes_no or form.bounds or "score" not in draft.columns:
        return
    at = draft.columns.index("score")
    shown = {Decimal(n[0]) for row in draft.rows if (n := NUMBER.search(str(row.values[at])))}
    left = sorted(f for f in claimed(form) if f not in shown and f != f.to_integral_value())
    if not left:
        return
    kin = [m for m in context.names.members(subject.model.family) if subject.model.size in (None, m.name.size)]
    others = [m.iri for m in kin if m.iri not in subject.iris and not m.name.configuration]
    found = gather(form, context, others, [b.iri for b in form.measured.benchmarks]) if others else []
    scores, _ = narrowed(found, form.measured, context)
    for value in left:
        _tell([s for s in scores if _rounds_to(s, value)], context, draft)


def _rounds_to(score: Score, value: Decimal) -> bool:
    """Return whether a score in per cent is a figure, as far as its decimals go."""
    places = int(value.as_tuple().exponent)
    return round(score.percent, -places) == value


def _tell(scores: Sequence[Score], context: Context, draft: Draft) -> None:
    """Write a row for each score that is a figure, and a sentence that says of which models."""
    labels: dict[str, list[Score]] = {}
    for score in scores:
        labels.setdefault(score.model_label, []).append(score)
    for label, held in labels.items():
        cites = [context.citer.cite(s.edge, s.document) for s in held]
        for score, n in zip(held, cites, strict=True):
            draft.row(score_row(score, context, draft.columns), (n,))
        titles = joined(dict.fromkeys(f"“{context.library.documents[s.document].source.title}”" for s in held))
        draft.sentences.append(f"{figure(held[0])} is what {label} scores on {measure(held[0])} in {titles} {marks(cites)}.")
