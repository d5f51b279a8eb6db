"""How each model does on one benchmark against another: those that are higher on one, and those that lose or gain most between the two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from kg.answering.context import Context
from kg.answering.draft import Draft
from kg.answering.filters import Filters
from kg.answering.scores import Score, missing_benchmarks
from kg.answering.tables import printed_label
from kg.answering.wording import DIFFERENCE, apart, figure, joined, marks
from kg.model.answer import Missing
from kg.model.logical_form import LogicalForm
from kg.query.quantified import quantifier

MOST_ROWS = 60
MOST_TOLD = 8
SHOWN = 5
"""How many are shown where the largest differences are asked for, and no number is."""


@dataclass(frozen=True, slots=True)
class Pair:
    """The scores of one row label of a document on the two benchmarks, measured alike."""

    first: Score
    second: Score

    @property
    def gap(self) -> Decimal:
        """Return how far the first is above the second, in points."""
        return apart(self.first, self.second)


def shifts(form: LogicalForm, context: Context, scores: Sequence[Score]) -> Draft:
    """Return the models whose scores on two benchmarks lie as the question says, document by document."""
    draft = Draft()
    filters = Filters(form, context)
    kept, _ = filters.keep(scores)
    draft.missing += filters.missing
    one, two = form.measured.benchmarks
    found = _pairs(kept, one.iri, two.iri)
    if not found:
        on = f"{one.label} and {two.label}"
        draft.missing += missing_benchmarks(kept, form.measured) or [
            Missing(on, "result", f"no document here reports a model that meets this on both {on}")
        ]
        return draft
    ranked = sorted(found.items(), key=lambda item: (-len(item[1]), context.library.documents[item[0]].rank, item[0]))
    draft.columns = ("model", one.label, two.label, DIFFERENCE, "metric", "source")
    told, counted = [], 0
    for document, pairs in ranked:
        meeting = _meeting(form, pairs)
        counted += len(meeting)
        told.append(_written(form, document, meeting, len(pairs), filters, context, draft))
    if not counted and not draft.rows:
        _nearest(form, ranked[0], context, draft)
    draft.sentences += [t for t in told if t]
    if form.aggregate == "count":
        _count(draft)
    if form.yes_no and quantifier(form.question) == "some":
        draft.verdict = "yes" if counted else "no"
        draft.sentences[0] = f"{draft.verdict.capitalize()}: {draft.sentences[0]}"
    return draft


def _pairs(scores: Sequence[Score], one: str, two: str) -> dict[str, list[Pair]]:
    """Return of each document the pairs of scores of one label under one metric; ablations and settings are kept apart."""
    held: dict[tuple[object, ...], dict[str, Score]] = {}
    for s in scores:
        held.setdefault((s.document, s.model, s.printed_label, s.metric, s.k, s.subset, s.unit), {}).setdefault(s.benchmark, s)
    found: dict[str, list[Pair]] = {}
    for both in held.values():
        if one in both and two in both:
            found.setdefault(both[one].document, []).append(Pair(both[one], both[two]))
    return found


def _meeting(form: LogicalForm, pairs: Sequence[Pair]) -> list[Pair]:
    """Return the pairs that lie as asked, those with the largest difference first unless the smallest are asked for."""
    sign = {"higher": 1, "lower": -1}.get(form.claim or "", 0)
    fitting = [p for p in pairs if not sign or sign * p.gap > 0]
    turned = -1 if form.order == "asc" else 1
    ranked = sorted(fitting, key=lambda p: (-turned * abs(p.gap), p.first.model_label.casefold(), p.first.iri))
    if form.order is None or form.aggregate == "count":
        return ranked
    limit = form.limit or SHOWN
    last = abs(ranked[min(limit, len(ranked)) - 1].gap) if ranked else None
    return [p for at, p in enumerate(ranked) if at < limit or abs(p.gap) == last]


def _written(
    form: LogicalForm, document: str, meeting: Sequence[Pair], among: int, filters: Filters, context: Context, draft: Draft
) -> str:
    """Write a row for each pair of a document, and return what they are in a sentence; empty where there are none."""
    title = context.library.documents[document].source.title
    cites = []
    for pair in meeting[: MOST_ROWS - len(draft.rows)]:
        numbers = [context.citer.cite(s.edge, s.document) for s in (pair.first, pair.second)]
        numbers += filters.cites(pair.first.model)
        one, two = pair.first, pair.second
        how = f"{one.benchmark_label} minus {two.benchmark_label} of {one.model_label} in “{title}”, in percentage points"
        gap = draft.compute(pair.gap, how, tuple(numbers))
        draft.row((printed_label(one), one.shown, two.shown, gap, one.metric_label, title), tuple(numbers))
        cites.append(numbers)
    if not meeting or not cites:
        return ""
    here, there = (b.label for b in form.measured.benchmarks)
    shown = list(zip(meeting, cites, strict=False))[:MOST_TOLD]
    labels = joined(f"{_told(p)} {marks(n)}" for p, n in shown)
    more = " and others in the table" if len(meeting) > len(shown) else ""
    if form.order is None:
        how = {"higher": "higher", "lower": "lower"}[form.claim or "higher"]
        all_cites = tuple(dict.fromkeys(n for numbers in cites for n in numbers))
        count = draft.compute(Decimal(len(meeting)), f"models of “{title}” whose {here} is {how} than their {there}, counted", all_cites)
        return f"In “{title}” {here} is {how} than {there} for {count} of the {among} models that have both: {labels}{more}."
    end = "largest" if form.order == "desc" else "smallest"
    what = {"higher": f"fall from {here} to {there}", "lower": f"rise from {here} to {there}"}.get(
        form.claim or "", f"gap of {here} and {there}"
    )
    return f"In “{title}” the {end} {what} is that of {labels}{more}."


def _count(draft: Draft) -> None:
    """Show how many models the document has that is told of first."""
    number = next((c.value for c in draft.computed if c.how.endswith(", counted")), None)
    if number is not None:
        draft.add_column("number of models", number)


def _told(pair: Pair) -> str:
    """Return a model with both its figures and how far they lie apart."""
    return f"{pair.first.model_label} ({figure(pair.first)} and {figure(pair.second)}, {abs(pair.gap)} points)"


def _nearest(form: LogicalForm, lead: tuple[str, list[Pair]], context: Context, draft: Draft) -> None:
    """Say that of no model it is so, with the one that comes nearest to it."""
    document, pairs = lead
    sign = {"higher": 1, "lower": -1}.get(form.claim or "", 0)
    best = max(pairs, key=lambda p: (sign * p.gap, p.first.iri))
    title = context.library.documents[document].source.title
    numbers = tuple(context.citer.cite(s.edge, s.document) for s in (best.first, best.second))
    draft.row((printed_label(best.first), best.first.shown, best.second.shown, None, best.first.metric_label, title), numbers)
    draft.drop_empty_columns()
    one, two = (b.label for b in form.measured.benchmarks)
    draft.sentences.append(f"In “{title}” {one} is {form.claim} than {two} for no model; nearest comes {_near(best)} {marks(numbers)}.")


def _near(pair: Pair) -> str:
    return f"{pair.first.model_label} ({figure(pair.first)} and {figure(pair.second)})"
