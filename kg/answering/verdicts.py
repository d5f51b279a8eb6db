"""Verdicts on rows that another kind of question has written: figures that are claimed, and which of two has more."""

from __future__ import annotations

from decimal import Decimal

from kg.answering.context import Context
from kg.answering.draft import Draft
from kg.answering.other_figures import EITHER, NUMBER, claimed
from kg.answering.things import compares
from kg.answering.wording import DENIED, joined
from kg.model.logical_form import LogicalForm
from kg.query.quantified import quantifier


def order(form: LogicalForm, draft: Draft, context: Context) -> None:
    """Say whether the first of two things has more of what a question orders by, as a claim or a premise has it."""
    if not form.asserts or len(form.subjects) != 2 or not draft.rows or draft.verdict is not None:
        return
    labels = [set(context.names.labels([s.iri, *s.iris]).values()) for s in form.subjects]
    leader = draft.rows[0].values[0]
    at = next((i for i, names in enumerate(labels) if leader in names), None)
    told = {str(r.values[0]) for r in draft.rows}
    if at is None or not all(told & names for names in labels):
        return
    tied = len(draft.rows) > 1 and len(draft.sentences) == 1 and " have the " in draft.sentences[0]
    draft.verdict = "no" if at or tied else "yes"
    level = ", they are level" if tied else ""
    denied = DENIED if at or tied else ""
    opening = denied if form.why else f"{draft.verdict.capitalize()}{level}: "
    draft.sentences[:1] = [f"{opening}{draft.sentences[0]}"] if draft.sentences else []


def figure(form: LogicalForm, draft: Draft) -> None:
    """Say whether scores are, or keep to, what a question claims ("X has 41.5 on Y, right?", "does X score above 40 on Y?")."""
    if not form.yes_no or draft.verdict is not None or "score" not in draft.columns:
        return
    if EITHER.search(form.question):
        return
    figures = claimed(form)
    bound = form.bounds[0] if len(form.bounds) == 1 else None
    asserted = bound.value if bound is not None else next(iter(figures)) if len(figures) == 1 and not form.bounds else None
    if asserted is None:
        return
    operator = bound.operator if bound is not None else "is"
    at, unit = draft.columns.index("score"), draft.columns.index("unit") if "unit" in draft.columns else None
    stated = [(Decimal(n[0]), row) for row in draft.rows if (n := NUMBER.search(str(row.values[at])))]
    shares = [unit is None or row.values[unit] in ("fraction", None) for _, row in stated]
    if bound is not None and bound.fraction and not any(shares):
        asserted *= 100
    held = [
        compares(n * 100 if share and n <= 1 < asserted else n, operator, asserted) for (n, _), share in zip(stated, shares, strict=True)
    ]
    draft.verdict = "yes" if all(held) else "no" if not any(held) else "mixed"
    opening = {"yes": "Yes", "no": "No", "mixed": "In part"}[draft.verdict]
    of = {str(row.values[0]) for _, row in stated}
    met = {str(row.values[0]) for holds, (_, row) in zip(held, stated, strict=True) if holds}
    if draft.verdict == "mixed" and quantifier(form.question) == "all" and (others := of - met):
        draft.verdict = "no"
        draft.rows.sort(key=lambda row: str(row.values[0]) in met)
        opening = f"No, not {joined(dict.fromkeys(str(row.values[0]) for row in draft.rows if str(row.values[0]) in others))}"
    draft.sentences[:1] = [f"{opening}: {draft.sentences[0]}"] if draft.sentences else []
