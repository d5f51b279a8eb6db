"""Scores part by part: by language, by library, by difficulty, with the part on which a model is strongest or weakest."""

from __future__ import annotations

from collections.abc import Sequence

from kg.answering.context import Context
from kg.answering.draft import Draft
from kg.answering.pairing import pairings
from kg.answering.position import leading
from kg.answering.scores import Score, kinds_of_part, missing_models, whole
from kg.answering.tables import best_first, score_rows
from kg.answering.wording import figure, joined, marks, measure
from kg.model.answer import Missing
from kg.model.logical_form import PLACE, LogicalForm
from kg.vocab import KG

MOST_ROWS = 40
MOST_LABELS = 6
"""How many benchmarks are named that an order leaves out."""


def break_down(form: LogicalForm, context: Context, scores: Sequence[Score]) -> Draft:
    """Return the scores of one or more models on each part of a benchmark of the kind asked for."""
    draft = Draft()
    if form.target == KG.Benchmark and form.claim == PLACE:
        return leading(form, scores, context)
    if form.target == KG.Benchmark:
        return _by_benchmark(form, context, scores, draft)
    parts = [s for s in scores if s.subset and not whole(s.subset) and form.target in kinds_of_part(s.subset, context)]
    draft.missing += missing_models(form.subjects, parts, form.measured)
    if not parts:
        noun = context.names.labels([form.target])[form.target] if form.target else "part"
        what = joined(b.label for b in form.measured.benchmarks) or joined(s.label for s in form.subjects)
        draft.missing.append(Missing(noun, "subset", f"no document here reports {what} by {noun}"))
        return draft
    if len(form.subjects) > 1:
        return _side_by_side(form, context, parts, draft)
    lead = _fullest(parts, context)
    ranked = best_first(lead)
    ranked = list(reversed(ranked)) if form.order == "asc" else ranked
    score_rows(ranked[:MOST_ROWS], context, draft)
    top, bottom = best_first(lead)[0], best_first(lead)[-1]
    cites = [context.citer.cite(s.edge, s.document) for s in (top, bottom)]
    title = context.library.documents[top.document].source.title
    draft.sentences.append(
        f"Of the parts of {top.benchmark_label} in “{title}”, {top.model_label} is strongest on {top.subset} ({figure(top)}) "
        f"and weakest on {bottom.subset} ({figure(bottom)}) {marks(cites)}."
    )
    others = sorted({s.document for s in parts} - {top.document})
    if others:
        titles = joined(f"“{context.library.documents[d].source.title}”" for d in others)
        draft.caveats.append(f"Also reported part by part in {titles}.")
    return draft


def _by_benchmark(form: LogicalForm, context: Context, scores: Sequence[Score], draft: Draft) -> Draft:
    """Return the scores of a model on whole benchmarks, in the one document and by the one metric that has most of them, in order."""
    groups: dict[tuple[object, ...], list[Score]] = {}
    for s in scores:
        if whole(s.subset):
            groups.setdefault((s.model, s.document, s.metric, s.k), []).append(s)
    if not groups:
        draft.missing += missing_models(form.subjects, scores, form.measured)
        return draft
    lead = max(
        groups.values(),
        key=lambda g: (len({s.benchmark for s in g}), -(g[0].k or 0), -context.library.documents[g[0].document].rank[0], g[0].iri),
    )
    ranked = best_first(lead)
    ranked = list(reversed(ranked)) if form.order == "asc" else ranked
    score_rows(ranked[:MOST_ROWS], context, draft)
    first = ranked[0]
    title = context.library.documents[first.document].source.title
    end = "lowest" if form.order == "asc" else "highest"
    n = context.citer.cite(first.edge, first.document)
    draft.sentences.append(f"In “{title}”, {first.model_label} has its {end} score on {measure(first)}, {figure(first)} [{n}].")
    draft.caveats.append("Figures on different benchmarks say nothing of which is harder: they are ordered as numbers.")
    _elsewhere(lead, scores, context, draft)
    return draft


def _elsewhere(lead: Sequence[Score], scores: Sequence[Score], context: Context, draft: Draft) -> None:
    """Name what the order leaves out: the benchmarks that it lacks and the documents that report them, by whatever metric."""
    held = {s.benchmark for s in lead}
    others = [s for s in scores if s.document != lead[0].document or s.benchmark not in held]
    if not others:
        return
    documents = sorted({s.document for s in others}, key=lambda d: context.library.documents[d].rank)
    titles = joined(f"“{context.library.documents[d].source.title}”" for d in documents)
    labels = sorted({s.benchmark_label for s in others if s.benchmark not in held}, key=str.casefold)
    more = f", there also on {joined(labels[:MOST_LABELS])}{' and others' if len(labels) > MOST_LABELS else ''}" if labels else ""
    draft.caveats.append(f"Also reported, and not ordered together, in {titles}{more}.")


def _fullest(parts: Sequence[Score], context: Context) -> list[Score]:
    """Return the scores of the one model in the one table, under one protocol, that has most parts; the more trusted first."""
    groups: dict[tuple[object, ...], list[Score]] = {}
    for s in parts:
        groups.setdefault((s.model, s.table, s.benchmark, s.metric, s.k, s.settings), []).append(s)
    return max(
        groups.values(),
        key=lambda g: (len({s.subset for s in g}), -context.library.documents[g[0].document].rank[0], g[0].iri),
    )


def _side_by_side(form: LogicalForm, context: Context, parts: Sequence[Score], draft: Draft) -> Draft:
    """Return two or more models on each part, and who is ahead on how many."""
    paired = [p for p in pairings(form.subjects, parts, context) if len(p.present) > 1]
    if not paired:
        score_rows(best_first(parts)[:MOST_ROWS], context, draft)
        draft.caveats.append("No document here reports them side by side part by part.")
        return draft
    table = paired[0].present[0].table
    lead = [p for p in paired if p.present[0].table == table][:MOST_ROWS]
    draft.columns = ("part", *(s.label for s in form.subjects), "unit", "benchmark", "metric", "source")
    ahead: dict[str, list[str]] = {}
    cited: list[int] = []
    for pair in lead:
        first = pair.present[0]
        cites = tuple(context.citer.cite(s.edge, s.document) for s in pair.present)
        cells = tuple(s.shown if s else None for s in pair.scores)
        title = context.library.documents[first.document].source.title
        draft.row((first.subset, *cells, first.unit, first.benchmark_label, first.metric_label, title), cites)
        best = max(pair.present, key=lambda s: s.percent)
        label = next(subject.label for s, subject in zip(pair.scores, form.subjects, strict=True) if s is best)
        ahead.setdefault(label, []).append(f"{first.subset} ({' against '.join(figure(s) for s in pair.present)})")
        cited += cites
    draft.drop_empty_columns()
    told = "; ".join(f"{label} is ahead on {joined(won)}" for label, won in ahead.items())
    draft.sentences.append(f"On {lead[0].present[0].benchmark_label}, part by part: {told} {marks(cited)}.")
    return draft
