"""Scores chosen by bounds and conditions: listed, counted, and their mean, sum, share, spread or gain worked out.

A number is worked out within one column of one table, where all were measured alike; a list names every column that has some.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from kg.answering.context import Context
from kg.answering.draft import Draft
from kg.answering.filters import Filters
from kg.answering.scores import Score, missing_benchmarks, missing_models, states, whole
from kg.answering.tables import best_first, printed_label, score_rows
from kg.answering.wording import figure, joined, marks, measure, named
from kg.model.answer import Missing
from kg.model.logical_form import LogicalForm
from kg.query.parts import MODELS
from kg.query.quantified import quantifier
from kg.query.selections import OF_SCORES, TIES
from kg.vocab import KG

MOST_ROWS = 60
MOST_NAMED = 12
MOST_TOLD = 6
"""How many models are named with their scores."""
UNIT = {"share": "per cent"}
COMPARED = {"is": "exactly", ">=": "at least", ">": "above", "<=": "at most", "<": "below"}


def select(form: LogicalForm, context: Context, scores: Sequence[Score]) -> Draft:
    """Return the scores that meet what the question says of them and of their models, or the number that it asks to be worked out."""
    draft = Draft()
    filters = Filters(form, context)
    if form.target in MODELS and form.measured.settings and not form.subjects:  # by how they were run: what is not stated is not known
        stated = [s for s in scores if any(states(s, setting, context) for setting in form.measured.settings)]
        scores = scores if form.bounds and not stated else stated
    kept, _ = filters.keep(scores)
    draft.caveats += filters.told
    kept = _on_all(form, kept)
    wanted = quantifier(form.question) if form.yes_no else None
    of_kind = Filters(replace(form, bounds=()), context)
    among = _on_all(form, of_kind.keep(scores)[0]) if wanted and form.conditions else scores
    if wanted and among and (wanted == "all" or (not kept and not of_kind.missing)):
        return _judged(wanted, form, among, kept, context)
    draft.missing += filters.missing
    if not kept:
        if form.subjects and not scores:
            draft.missing += missing_models(form.subjects, scores, form.measured)
        draft.missing += _nothing(form, scores) if not draft.missing else []
        return draft
    draft.missing += missing_benchmarks(kept, form.measured)
    if form.aggregate in (None, "list") and form.target == KG.Model and TIES.search(form.question):
        return _tied(form, _lead(form, kept, context), kept, context, draft)
    if form.aggregate in (None, "list") and not form.bounds:
        return _listed(form, kept, filters, context, draft)
    lead = (list(kept) if form.aggregate == "count" and _counts_scores(form) else _leading(form, kept, context)) or list(kept)
    if form.aggregate in (None, "list"):
        _listed(form, lead, filters, context, draft)
    else:
        _worked_out(form, best_first(lead), scores, filters, context, draft)
    _others(lead, kept, context, draft)
    if wanted == "some":
        draft.verdict = "yes"
        draft.sentences[0] = f"Yes: {draft.sentences[0]}"
    return draft


def _tied(form: LogicalForm, lead: Sequence[Score], kept: Sequence[Score], context: Context, draft: Draft) -> Draft:
    """Write the models that have their score in common with another, on each benchmark named, the highest first; or that no two have."""
    held: dict[str, dict[str, Score]] = {}
    for score in best_first(lead):
        held.setdefault(score.model, {}).setdefault(score.benchmark, score)
    groups: dict[tuple[tuple[str, Decimal], ...], list[list[Score]]] = {}
    for own in held.values():
        groups.setdefault(tuple(sorted((s.benchmark, s.percent) for s in own.values())), []).append([own[b] for b in sorted(own)])
    shared = [group for group in groups.values() if len(group) > 1]
    title = context.library.documents[lead[0].document].source.title
    on = joined(dict.fromkeys(measure(s) for s in sorted(lead, key=lambda s: s.benchmark)))
    if not shared:
        draft.missing.append(Missing(form.question[:80], "score", f"no two models have the same score on {on} in “{title}”"))
        return draft
    shown = [score for group in shared for own in group for score in own][:MOST_ROWS]
    score_rows(shown, context, draft)
    cites = [context.citer.cite(s.edge, s.document) for s in shown[:MOST_NAMED]]
    told = "; ".join(f"{joined(map(figure, g[0]))} {joined(own[0].model_label for own in g)}" for g in shared[:MOST_TOLD])
    more = " and others in the table" if len(shared) > MOST_TOLD else ""
    draft.sentences.append(f"These have the same score on {on} in “{title}”: {told}{more} {marks(cites)}.")
    _others(lead, kept, context, draft)
    return draft


def _leading(form: LogicalForm, kept: Sequence[Score], context: Context) -> list[Score]:
    """Return the scores that are told: all with the figure asked for, one of each model that a document counts, else a column."""
    if form.aggregate in (None, "list") and all(b.operator == "is" for b in form.bounds):
        return list(kept)
    one = len(form.scope.documents) == 1 and len(form.measured.benchmarks) == 1
    if form.aggregate == "count" and form.target == KG.Model and one and not (form.bounds or form.conditions or form.measured.subsets):
        return list({s.model: s for s in reversed(best_first(kept))}.values())
    lead = _lead(form, kept, context)
    if one and form.aggregate in (None, "list", "count"):  # all tables of the document that the question names
        alike = [s for s in kept if s.measure == lead[0].measure and s.document == lead[0].document]
        return list({(s.model, s.percent): s for s in alike}.values())
    return lead


def _judged(wanted: str, form: LogicalForm, scores: Sequence[Score], kept: Sequence[Score], context: Context) -> Draft:
    """Return whether all scores of one column are as asked, with those that are not; or that none is, with the nearest."""
    draft = Draft()
    column = _lead(form, scores, context)
    meeting = {s.iri for s in kept}
    failing = [s for s in column if s.iri not in meeting]
    upward = not form.bounds or form.bounds[0].operator in (">", ">=")
    ranked = best_first(failing or column) if (wanted == "some") == upward else best_first(failing or column)[::-1]
    shown = ranked[:MOST_ROWS] if wanted == "all" else ranked[:1]
    score_rows(shown, context, draft)
    cites = [context.citer.cite(s.edge, s.document) for s in shown[:MOST_NAMED]]
    title = context.library.documents[column[0].document].source.title
    told = joined(f"{s.model_label} {figure(s)}" for s in shown[:MOST_NAMED]) + (" and others" if len(shown) > MOST_NAMED else "")
    on = measure(shown[0])
    if wanted == "all" and not failing:
        draft.verdict = "yes"
        draft.sentences.append(f"Yes: on {on} in “{title}” all are{_bound(form)}; the nearest: {told} {marks(cites)}.")
    else:
        draft.verdict = "no"
        what = "not so are" if wanted == "all" else "none is; the nearest is"
        draft.sentences.append(f"No: on {on} in “{title}”{_bound(form)} {what} {told} {marks(cites)}.")
    return draft


def _nothing(form: LogicalForm, scores: Sequence[Score]) -> list[Missing]:
    """Return what is missing where no score is left."""
    if not scores:
        return missing_benchmarks(scores, form.measured)
    asked = _bounds(form) or joined(b.label for b in form.measured.benchmarks)
    return [Missing(asked[:80], "score", f"no document here reports a score that is {asked}")]


def _on_all(form: LogicalForm, scores: Sequence[Score]) -> list[Score]:
    """Return the scores of the models that one document reports on every benchmark named, unless any of them will do."""
    named = {b.iri for b in form.measured.benchmarks}
    if len(named) < 2 or form.any_benchmark:
        return list(scores)
    held: dict[tuple[str, str], set[str]] = {}
    for score in scores:
        held.setdefault((score.document, score.model), set()).add(score.benchmark)
    return [s for s in scores if named <= held[s.document, s.model]]


def _lead(form: LogicalForm, scores: Sequence[Score], context: Context) -> list[Score]:
    """Return the scores of the fullest column of each benchmark, whole benchmarks and trusted documents first; all of one document."""
    columns: dict[tuple[str, ...], list[Score]] = {}
    for s in scores:
        columns.setdefault((s.column, s.subset or "", str(s.k)), []).append(s)
    ranked = sorted(
        columns.values(),
        key=lambda g: (
            not (bool(form.measured.subsets) or whole(g[0].subset)),
            -len({s.iri for s in g}),
            context.library.documents[g[0].document].rank,
            g[0].column,
        ),
    )
    chosen: dict[str, list[Score]] = {}
    for group in ranked:
        if group[0].document == ranked[0][0].document:
            chosen.setdefault(group[0].benchmark, group)
    models = set.intersection(*({s.model for s in g} for g in chosen.values()))
    return [s for group in chosen.values() for s in group if s.model in models or len(chosen) == 1]


def _listed(form: LogicalForm, scores: Sequence[Score], filters: Filters, context: Context, draft: Draft) -> Draft:
    """Write a row for each model and document: its scores side by side where several benchmarks are asked for."""
    ranked = best_first(scores)
    if len(ranked) > MOST_ROWS and form.target == KG.Model and len({s.benchmark for s in ranked}) == 1:
        ranked = best_first({s.model: s for s in reversed(ranked)}.values())
        draft.caveats.append("Of models with several scores the highest is shown: they are what is asked for.")
    if len({s.benchmark for s in ranked}) > 1:
        _side_by_side(ranked, filters, context, draft)
    else:
        score_rows(ranked[:MOST_ROWS], context, draft)
        filters.cite_rows(ranked, draft)
        filters.add_columns(ranked[:MOST_ROWS], draft)
    if len(ranked) > MOST_ROWS:
        draft.caveats.append(f"The first {MOST_ROWS} are shown.")
    models = list(dict.fromkeys(s.model_label for s in ranked))
    most = named(len(models), MOST_NAMED)
    more = " and others in the table" if len(models) > most else ""
    cites = [n for row in draft.rows[:most] for n in row.cites]
    on = joined(dict.fromkeys(measure(s) for s in sorted(ranked, key=lambda s: (s.benchmark_label, s.iri))[:MOST_ROWS])) if ranked else ""
    on = on if len(on) < 200 else joined(dict.fromkeys(s.benchmark_label for s in ranked))
    bound = f"{_bound(form)}" if form.bounds else ""
    source = joined(dict.fromkeys(f"“{context.library.documents[s.document].source.title}”" for s in ranked))
    source = source if len(source) < 240 else "the documents in the rows"
    listed = models[:most]
    if len(ranked) == len(models) <= MOST_TOLD:
        listed = [f"{s.model_label} {figure(s)}" for s in ranked]
    verb = "reports" if len({s.document for s in ranked}) == 1 else "report"
    draft.sentences.append(f"{source} {verb} on {on}{bound}: {joined(listed)}{more} {marks(cites)}.")
    return draft


def _side_by_side(ranked: Sequence[Score], filters: Filters, context: Context, draft: Draft) -> None:
    """Write one row for each model of a document, with a column for each benchmark."""
    named = list(dict.fromkeys((s.benchmark, s.benchmark_label) for s in sorted(ranked, key=lambda s: (s.benchmark_label, s.benchmark))))
    draft.columns = ("model", *(label for _, label in named), "metric", "source")
    rows: dict[tuple[str, str, str], dict[str, Score]] = {}
    for score in ranked:
        rows.setdefault((score.document, score.model, score.subset or ""), {}).setdefault(score.benchmark, score)
    for held in [*rows.values()][:MOST_ROWS]:
        some = next(iter(held.values()))
        cites = [context.citer.cite(s.edge, s.document) for s in held.values()]
        title = context.library.documents[some.document].source.title
        metrics = joined(dict.fromkeys(s.metric_label for s in held.values()))
        shown = (held[b].shown if b in held else None for b, _ in named)
        draft.row((printed_label(some), *shown, metrics, title), (*cites, *filters.cites(some.model)))


def _worked_out(
    form: LogicalForm, lead: Sequence[Score], scores: Sequence[Score], filters: Filters, context: Context, draft: Draft
) -> None:
    """Write the scores with the number that is worked out from them."""
    shown = [*lead]
    if form.aggregate == "spread":
        shown = [lead[0], lead[-1]]
    elif form.aggregate == "gain":
        shown = _of_sizes(form, lead)
    if form.aggregate in ("spread", "gain") and len(shown) < 2:
        draft.missing.append(Missing(form.question[:80], "score", "no column here holds both scores that the difference is asked of"))
        return
    _listed(form, shown, filters, context, draft)
    draft.sentences.clear()
    cites = tuple(dict.fromkeys(n for s in shown for n in (context.citer.cite(s.edge, s.document), *filters.cites(s.model))))
    title = context.library.documents[shown[0].document].source.title
    value, words = _value(form, shown, scores)
    if words == "number of models" and (runs := _runs(shown)):
        draft.caveats.append(f"{runs} of these are runs of a model that is counted itself too.")
    number = draft.compute(value, f"{words} over {measure(shown[0])} in “{title}”", cites)
    draft.add_column(words, number)
    on = joined(dict.fromkeys(measure(s) for s in shown)) if len({s.measure for s in shown}) < 4 else "what is asked"
    told = joined(f"{s.model_label} {figure(s)}" for s in shown[:MOST_NAMED]) + (" and others" if len(shown) > MOST_NAMED else "")
    unit = f" {UNIT.get(form.aggregate or '', '')}".rstrip()
    bound = f"{_bound(form)}" if form.bounds else ""
    draft.sentences.append(f"The {words}{bound} on {on} in “{title}” is {number}{unit}, from {told} {marks(cites[:MOST_NAMED])}.")


def _bound(form: LogicalForm) -> str:
    """Return the bounds in words, with the question's own numbers."""
    return f" ({_bounds(form)})"


def _bounds(form: LogicalForm) -> str:
    return joined(dict.fromkeys(f"{COMPARED[b.operator]} {b.value if any(map(str.isdigit, b.text)) else b.text}" for b in form.bounds))


def _of_sizes(form: LogicalForm, lead: Sequence[Score]) -> list[Score]:
    """Return the scores at the two sizes between which a gain is asked for, the larger first."""
    sizes = [part for size in form.sizes for part in size.split("-")][:2]
    chosen = [next((s for s in lead if s.name and s.name.size == size), None) for size in reversed(sizes)]
    return [s for s in chosen if s is not None] if len(chosen) == 2 else []


SCORES_COUNTED = re.compile(
    r"\b(?:how\s+many|number\s+of)\s+(?:[\w.’'-]+\s+){0,4}?(?:scores|results|figures|values|cells|numbers|entries)\b", re.I
)
"""Wordings that count scores, and not the models that have them."""


def _counts_scores(form: LogicalForm) -> bool:
    """Return whether scores that meet conditions on scores alone are counted."""
    of_scores = bool(form.conditions) and all(c.property in OF_SCORES for c in form.conditions)
    return of_scores and SCORES_COUNTED.search(form.question) is not None


def _value(form: LogicalForm, chosen: Sequence[Score], scores: Sequence[Score]) -> tuple[Decimal, str]:
    """Return the number that is worked out, and what it is."""
    values = [s.value for s in chosen]
    if form.aggregate == "average":
        places = min(max(0, *(-int(v.as_tuple().exponent) for v in values)) + 1, FINEST)
        return _plain((sum(values, Decimal(0)) / len(values)).quantize(Decimal(1).scaleb(-places))), "mean"
    if form.aggregate == "median":
        middle = len(values) // 2
        ranked = sorted(values)
        return _plain(ranked[middle] if len(ranked) % 2 else (ranked[middle - 1] + ranked[middle]) / 2), "median"
    if form.aggregate == "sum":
        return _plain(sum(values, Decimal(0))), "sum"
    if form.aggregate in ("spread", "gain"):
        return _plain(values[0] - values[-1]), "difference"
    if form.aggregate == "share":
        column = {(s.column, s.subset, s.k) for s in chosen}
        every = {s.model for s in scores if (s.column, s.subset, s.k) in column}
        part = {s.model for s in chosen}
        return _plain((Decimal(100) * len(part) / len(every)).quantize(Decimal("0.1"))), "share in per cent"
    if not _counts_scores(form) and (form.target is not None or form.conditions or not form.measured.benchmarks):
        return Decimal(len({s.model for s in chosen})), "number of models"
    return Decimal(len({s.iri for s in chosen})), "number of scores"


def _runs(chosen: Sequence[Score]) -> int:
    """Return how many models of some scores are runs, in another configuration, of a model that has one of the scores itself."""
    itself = {s.name for s in chosen if s.name is not None and not s.name.configuration}
    return len({s.model for s in chosen if s.name is not None and s.name.configuration and replace(s.name, configuration=()) in itself})


FINEST = 6
"""The most decimals of a mean of fractions: those that are printed with sixteen are no more exact."""


def _plain(value: Decimal) -> Decimal:
    """Return a number without an exponent, with no more decimals than a double holds."""
    cut = value.quantize(Decimal(1).scaleb(-12)) if int(value.as_tuple().exponent) < -12 else value
    return Decimal(format(cut.normalize(), "f"))


def _others(lead: Sequence[Score], kept: Sequence[Score], context: Context, draft: Draft) -> None:
    """Name the documents that measure it too and are not taken together with the column that leads."""
    for document in sorted({s.document for s in kept} - {s.document for s in lead}):
        draft.caveats.append(f"“{context.library.documents[document].source.title}” measures it too, and is not counted together.")
