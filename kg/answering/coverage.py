"""Where there are results and where there are none: over the tables and the documents here, never of the world.

That a cell is empty is said of a table that a document gives whole. Of a model it is said that no document here reports it,
not that nobody measured it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from kg import rdf
from kg.answering import asked, held_beside
from kg.answering.cells import CELLS, Gap, gaps, grids
from kg.answering.context import Context
from kg.answering.draft import Draft
from kg.answering.filters import Filters
from kg.answering.scores import Score, gather, missing_models, spellings
from kg.answering.tables import best_first, score_rows
from kg.answering.wording import figure, joined, marks, measure
from kg.model.answer import Missing
from kg.model.logical_form import LogicalForm, ScoreBound, Subject
from kg.model.terms import Iri
from kg.vocab import KG

MOST_ROWS = 60
MOST_NAMED = 12
NEGATIVE = re.compile(
    r"\b(?:no|not|none|nobody|never|lacks?|lacking|missing|without|unreported|blank|empty|gaps?|holes?)\b|\b\w+n't\b", re.I
)
ON = re.compile(r"\bon\s+(?:the\s+)?([\w][\w+.\- ]*?)\s*\??$", re.I)
EXCEPT = re.compile(r"\b(?:but|and)\s+(?:not|no|none|without)\b|\bwithout\b", re.I)


def cover(form: LogicalForm, context: Context) -> Draft:
    """Return where the documents report what is asked for, or where they do not."""
    form = asked.on_tasks(form, context)
    models = asked.models(form, context)
    known = [m for m in models if m.iris]
    if models and not known:
        return Draft(missing=[Missing(m.label, "model", f"no document here names {m.label}") for m in models])
    negative = NEGATIVE.search(form.question) is not None
    if known and form.yes_no and not form.measured.benchmarks and not form.measured.tasks:
        where = ON.search(form.question)
        if where and not any(s.span.start < where.end(1) and where.start(1) < s.span.end for s in form.subjects):
            return Draft(missing=[Missing(where[1][:80], "benchmark", f"no document here names a benchmark {where[1][:80]}")])
    whole_table = form.scope.table is not None or (not known and negative)
    if whole_table and not known:
        return _empty_cells(form, context)
    if negative and known and not form.yes_no:
        return _unreported(form, known, context)
    if form.measured.benchmarks and (form.yes_no or form.target != KG.Benchmark):
        return _any(form, known, context)
    return _reported(form, known, context)


def _empty_cells(form: LogicalForm, context: Context) -> Draft:
    """Return which models have an empty cell: of the table named, else of every table with a column for the benchmark."""
    draft = Draft()
    bounds = held_beside.bounds_beside(form)
    named, held = _asked_apart(form, bounds)
    spoken = {b.text.casefold() for b in form.measured.benchmarks} | {part.casefold() for part in form.measured.subsets}
    conditions = tuple(c for c in form.conditions if c.value not in named | held and c.text.casefold() not in spoken)
    scores = _of_tables(form, context)
    filters = Filters(replace(form, conditions=conditions, bounds=()), context)
    found = [gap for grid in grids(scores) for gap in gaps(grid, context, sorted(named)) if _of_part(gap.column, form)]
    found = _under_setting(found, scores, form, context)
    found = [g for g in found if all(any(s.model == g.row.model and s.benchmark == b for s in scores) for b in held)]
    beside = held_beside.held(scores, bounds)
    if form.scope.table is None:
        elsewhere = _reported_models(sorted({g.row.model for g in found}), sorted(named), form, context)
        found = [g for g in found if (g.row.model, g.column.benchmark) not in elsewhere]
    meeting, _ = filters.keep([g.row for g in found])
    kept = [g for g in found if g.row in meeting and (not bounds or g.row.model in beside)]
    where = _titles({s.document for s in scores}, context)
    table = f"Table {form.scope.table} of {where}" if form.scope.table else f"the tables of {where} with such a column"
    if not scores:
        what = joined(b.label for b in form.measured.benchmarks) or form.question[:60]
        draft.missing.append(Missing(what[:80], "table", f"no document here has a table of scores for {what}"))
        return draft
    of_cells = form.measured.subsets or CELLS.search(form.question)
    if not kept and form.scope.table is None and not (conditions or bounds or of_cells) and form.target in (KG.Model, None):
        return _models_without(form, context, draft)
    if found and not kept:
        what = joined((*(c.text for c in conditions), *(b.label for b in form.measured.benchmarks), *(b.text for b in bounds)))
        draft.missing += filters.missing or [Missing(what[:80], "condition", f"no model that meets it has an empty cell in {table}")]
        return draft
    if not kept:
        return _no_gap(form, scores, table, draft, context)
    _gap_rows(kept, filters, context, draft)
    held_beside.add_columns([g.row.model for g in kept[:MOST_ROWS]], beside, context, draft)
    names = list(dict.fromkeys(g.row.model_label for g in kept))
    more = " and others in the rows" if len(names) > MOST_NAMED else ""
    cites = marks(n for r in draft.rows[:MOST_NAMED] for n in r.cites[:1])
    if form.aggregate == "count":
        _counted(kept, draft)
    if named:
        parted = bool(form.measured.subsets)
        on = joined(dict.fromkeys(" ".join((g.column.benchmark_label, *([g.column.subset or ""] * parted))).strip() for g in kept))
        draft.sentences.append(f"In {table}, no score on {on} stands for {joined(names[:MOST_NAMED])}{more} {cites}.")
    else:
        draft.sentences.append(f"In {table}, cells stand empty in the rows of {joined(names[:MOST_NAMED])}{more} {cites}.")
    draft.caveats.append(
        "Looked at are the rows of a table that hold a score; what a table leaves empty another document may report."
        if form.scope.table
        else "None of these models has a result there in any document here; that nobody measured them does not follow."
    )
    return draft


def _asked_apart(form: LogicalForm, bounds: Sequence[ScoreBound]) -> tuple[set[Iri], set[Iri]]:
    """Return the benchmarks without a result, and those that are to have one ("FooEval but no BarEval")."""
    benchmarks = form.measured.benchmarks
    bounded = {iri for bound in bounds for iri in bound.benchmarks}
    if bounded:
        return {b.iri for b in benchmarks} - bounded, bounded
    split = EXCEPT.search(form.question) if len(benchmarks) > 1 else None
    held = {b.iri for b in benchmarks if split and b.span.end <= split.start()}
    lacking = {b.iri for b in benchmarks} - held
    return (lacking, held) if lacking else (held, set())


def _under_setting(found: Sequence[Gap], scores: Sequence[Score], form: LogicalForm, context: Context) -> list[Gap]:
    """Return the gaps in columns of the metric and setting asked for, all where no column of the tables states these.

    On a task, what has a result on one of its benchmarks has no gap.
    """
    some = {s.model for s in scores if form.any_benchmark and s.benchmark in {b.iri for b in form.measured.benchmarks}}
    kept = [g for g in found if g.row.model not in some]
    for metric in form.measured.metrics:
        columns = {s.column for s in scores if s.metric == metric.iri and metric.k in (None, s.k)}
        kept = [g for g in kept if not columns or g.column.column in columns]
    for setting in form.measured.settings:
        wanted = (setting.property, context.setting_text(setting))
        columns = {s.column for s in scores if wanted in s.settings}
        kept = [g for g in kept if not columns or g.column.column in columns]
    return kept


def _counted(found: Sequence[Gap], draft: Draft) -> None:
    """Add how many models have an empty cell."""
    cites = tuple(n for row in draft.rows for n in row.cites)
    number = draft.compute(Decimal(len({g.row.model for g in found})), "models with an empty cell", cites)
    draft.add_column("number of models", number)
    draft.sentences.append(f"{number} have an empty cell {marks(cites[:MOST_NAMED])}.")


def _of_part(score: Score, form: LogicalForm) -> bool:
    """Return whether a score is on the part of a benchmark that is asked for, of any if none is."""
    words, *parts = (set(text.casefold().replace("-", " ").split()) for text in (score.subset or "", *form.measured.subsets))
    return not parts or any(part <= words for part in parts)


def _models_without(form: LogicalForm, context: Context, draft: Draft) -> Draft:
    """Return the models of which the documents report some result and none on the benchmarks asked for."""
    named = [b.iri for b in form.measured.benchmarks]
    documents = context.documents_in(form.scope) or ()
    held = {row[0].value for row in context.select(rdf.measured_models(documents, named)).rows if row[0] is not None}
    every = {row[0].value for row in context.select(rdf.measured_models(documents)).rows if row[0] is not None}
    labels = context.names.labels(every - held)
    lacking = sorted(labels, key=lambda iri: (labels[iri].casefold(), iri))
    first: dict[str, Score] = {}
    for score in gather(asked.without_metric(form), context, lacking[:MOST_ROWS], ()) if lacking else ():
        first.setdefault(score.model, score)
    draft.columns = ("model", "reported elsewhere", "benchmark", "source")
    for iri in lacking[:MOST_ROWS]:
        if iri in first:
            n = context.citer.cite(first[iri].edge, first[iri].document)
            title = context.library.documents[first[iri].document].source.title
            draft.row((labels[iri], first[iri].shown, first[iri].benchmark_label, title), (n,))
    on = joined(b.label for b in form.measured.benchmarks)
    if not draft.rows:
        where = _titles({*documents}, context) if documents else "a document here"
        draft.missing.append(Missing(on[:80], "model", f"every model reported in {where} is reported on {on} too"))
        return draft
    names = [str(row.values[0]) for row in draft.rows[:MOST_NAMED]]
    more = " and others in the rows" if len(lacking) > MOST_NAMED else ""
    cites = marks(n for row in draft.rows[:MOST_NAMED] for n in row.cites)
    draft.sentences.append(f"No document here reports on {on}, of the models that it reports elsewhere, {joined(names)}{more} {cites}.")
    draft.caveats.append("That nobody measured them does not follow.")
    if len(lacking) > MOST_ROWS:
        draft.caveats.append("There are more such models than are shown.")
    return draft


def _of_tables(form: LogicalForm, context: Context) -> list[Score]:
    """Return all scores of the tables asked about: of the table named, else of those with a column for the benchmark."""
    benchmarks = [b.iri for b in form.measured.benchmarks]
    open_form = asked.without_metric(form)
    if form.scope.table is not None:
        if context.documents_in(form.scope) is None:
            held = context.select(rdf.holding_table(spellings(form.scope.table))).rows
            documents = tuple(sorted(Iri(row[0].value) for row in held if row[0] is not None))
            open_form = replace(open_form, scope=replace(form.scope, documents=documents)) if documents else open_form
        return gather(open_form, context, (), ())
    columns = gather(open_form, context, (), benchmarks)
    tables = {s.table for s in columns}
    documents = tuple(dict.fromkeys(Iri(s.document) for s in columns))
    if not documents:
        return []
    widened = replace(open_form, scope=replace(form.scope, documents=documents, kinds=()))
    return [s for s in gather(widened, context, (), ()) if s.table in tables]


def _gap_rows(found: Sequence[Gap], filters: Filters, context: Context, draft: Draft) -> None:
    draft.columns = ("model", "benchmark", "metric", "printed", "source")
    for gap in found[:MOST_ROWS]:
        shown = [context.citer.cite(s.edge, s.document) for s in (gap.row, gap.column)]
        cites = (*shown, *filters.cites(gap.row.model))
        title = context.library.documents[gap.row.document].source.title
        subset = f" {gap.column.subset}" if gap.column.subset else ""
        draft.row((gap.row.model_label, gap.column.benchmark_label + subset, gap.column.metric_label, gap.mark or "no cell", title), cites)
    if len(found) > MOST_ROWS:
        draft.caveats.append(f"The first {MOST_ROWS} empty cells are shown.")


def _no_gap(form: LogicalForm, scores: Sequence[Score], table: str, draft: Draft, context: Context) -> Draft:
    """Return that nothing is empty, shown by the filled cells themselves."""
    wanted = {b.iri for b in form.measured.benchmarks}
    filled = [s for s in scores if (not wanted or s.benchmark in wanted) and _of_part(s, form)]
    if not filled:
        draft.missing.append(Missing(form.question[:80], "table", f"{table} has no such column"))
        return draft
    score_rows(best_first(filled)[:MOST_ROWS], context, draft)
    cites = marks(n for r in draft.rows[:MOST_NAMED] for n in r.cites)
    on = joined((*(b.label for b in form.measured.benchmarks), *form.measured.subsets))
    draft.sentences.append(f"None: in {table}, every row has a score{f' on {on}' if on else ''} {cites}.")
    draft.caveats.append("Looked at are the rows that hold a score.")
    return draft


def _reported_models(models: Sequence[str], benchmarks: Sequence[str], form: LogicalForm, context: Context) -> set[tuple[str, str]]:
    """Return which of the models have a result on which of the benchmarks, or the part asked for, in any document of the scope."""
    if not models:
        return set()
    scores = gather(asked.without_metric(form), context, models, benchmarks)
    return {(s.model, s.benchmark) for s in scores if _of_part(s, form)}


def _benchmarks(form: LogicalForm, models: Sequence[str], context: Context) -> set[str]:
    """Return the benchmarks with a result, of any of the models if some are given, in the documents of the scope."""
    documents = context.documents_in(form.scope)
    rows = context.select(rdf.measured(documents or (), models)).rows
    return {benchmark.value for benchmark, _ in rows if benchmark is not None}


def _unreported(form: LogicalForm, models: Sequence[Subject], context: Context) -> Draft:
    """Return the benchmarks on which the documents report other models and not those asked for."""
    draft = Draft()
    kept, excluded = list(models), list(models)
    if len(models) > 1 and (split := EXCEPT.search(form.question)):
        kept = [m for m in models if m.span.start < split.start()]
        excluded = [m for m in models if m.span.start > split.start()] or list(models)
        if kept and excluded != list(models):
            return _difference(form, kept, excluded, context)
    named = {b.iri for b in form.measured.benchmarks}
    universe = _benchmarks(form, (), context)
    if named:
        universe &= named
    have = {m.label: _benchmarks(form, m.iris, context) for m in models}
    lacking = {b: [label for label, found in have.items() if b not in found] for b in universe}
    lacking = {b: labels for b, labels in lacking.items() if labels}
    shown = _first_of_each(gather(asked.without_metric(form), context, (), sorted(lacking)) if lacking else [])
    draft.columns = ("benchmark", "not reported", "reported there", "source")
    for score in shown[:MOST_ROWS]:
        n = context.citer.cite(score.edge, score.document)
        title = context.library.documents[score.document].source.title
        draft.row((score.benchmark_label, joined(lacking[score.benchmark]), f"{score.model_label}: {score.shown}", title), (n,))
    names = joined(m.label for m in models)
    if not draft.rows:
        if named and universe <= set().union(*have.values()):
            return _reported(form, models, context)
        silent = [b.label for b in form.measured.benchmarks if b.iri not in universe]
        draft.missing += [Missing(label, "benchmark", f"no document here reports anything on {label}") for label in silent]
        return draft
    labels = [r.values[0] for r in draft.rows]
    more = " and others in the rows" if len(labels) > MOST_NAMED else ""
    cites = marks(n for r in draft.rows[:MOST_NAMED] for n in r.cites)
    on = joined(str(x) for x in labels[:MOST_NAMED])
    draft.sentences.append(f"No document here reports {names} on {on}{more}, where other models are reported {cites}.")
    if named - set(lacking):
        _also(form, models, sorted(named - set(lacking)), context, draft)
    else:
        draft.caveats.append(
            "Looked at are the benchmarks on which a document here reports a result; that nobody measured it does not follow."
        )
    return draft


def _also(form: LogicalForm, models: Sequence[Subject], benchmarks: Sequence[str], context: Context, draft: Draft) -> None:
    """Say on which of the named benchmarks there are results."""
    scores = _first_of_each(gather(asked.without_metric(form), context, [i for m in models for i in m.iris], benchmarks))
    parts = []
    for score in scores:
        n = context.citer.cite(score.edge, score.document)
        parts.append(f"{score.benchmark_label} [{n}]")
    if parts:
        draft.sentences.append(f"Reported are results on {joined(parts)}.")


def _difference(form: LogicalForm, kept: Sequence[Subject], excluded: Sequence[Subject], context: Context) -> Draft:
    """Return the benchmarks with results for some models and without any for others."""
    draft = Draft()
    common = set.intersection(*(_benchmarks(form, m.iris, context) for m in kept))
    common -= set().union(*(_benchmarks(form, m.iris, context) for m in excluded))
    _benchmark_rows(form, kept, sorted(common), context, draft)
    names, others = joined(m.label for m in kept), joined((m.label for m in excluded), "or")
    if not draft.rows:
        why = f"no document here reports {names} on a benchmark on which none reports {others}"
        draft.missing.append(Missing(others[:80], "result", why))
        return draft
    cites = marks(n for r in draft.rows[:MOST_NAMED] for n in r.cites)
    labels = [str(r.values[0]) for r in draft.rows]
    draft.sentences.append(f"{names} is reported and {others} is not, in the documents here, on {joined(labels[:MOST_NAMED])} {cites}.")
    return draft


def _reported(form: LogicalForm, models: Sequence[Subject], context: Context) -> Draft:
    """Return the benchmarks with a result of every model asked for."""
    draft = Draft()
    common = set.intersection(*(_benchmarks(form, m.iris, context) for m in models)) if models else set()
    if form.measured.benchmarks:
        common &= {b.iri for b in form.measured.benchmarks}
    _benchmark_rows(form, models, sorted(common), context, draft)
    names = joined(m.label for m in models)
    if not draft.rows:
        why = f"no document here reports {'all of ' if len(models) > 1 else ''}{names} on {'one' if len(models) > 1 else 'a'} benchmark"
        draft.missing.append(Missing(names[:80], "result", why))
        return draft
    labels = [str(r.values[0]) for r in draft.rows]
    more = " and others in the rows" if len(labels) > MOST_NAMED else ""
    cites = marks(n for r in draft.rows[:MOST_NAMED] for n in r.cites)
    draft.sentences.append(f"The documents here report {names} on {joined(labels[:MOST_NAMED])}{more} {cites}.")
    return draft


def _benchmark_rows(form: LogicalForm, models: Sequence[Subject], benchmarks: Sequence[str], context: Context, draft: Draft) -> None:
    """Write a row for each benchmark, with one score of each model: both of one table where there is one."""
    labels = [m.label for m in models]
    draft.columns = ("benchmark", *labels, "metric", "source")
    if not benchmarks:
        return
    scores = gather(asked.without_metric(form), context, [i for m in models for i in m.iris], benchmarks)
    groups: dict[str, list[Score]] = {}
    for score in scores:
        groups.setdefault(score.benchmark, []).append(score)
    for group in sorted(groups.values(), key=lambda g: g[0].benchmark_label.casefold()):
        chosen = _together(models, group)
        cites = tuple(context.citer.cite(s.edge, s.document) for s in chosen)
        title = joined(dict.fromkeys(context.library.documents[s.document].source.title for s in chosen))
        metrics = joined(dict.fromkeys(s.metric_label for s in chosen))
        draft.row((group[0].benchmark_label, *(s.shown for s in chosen), metrics, title), cites)
    del draft.rows[MOST_ROWS:]


def _together(models: Sequence[Subject], group: Sequence[Score]) -> list[Score]:
    """Return one score of each model, from one column if there is one with all."""
    of = [[s for s in group if s.model in m.iris] for m in models]
    for score in of[0]:
        beside = [next((s for s in side if s.column == score.column), None) for side in of]
        if all(beside):
            return [s for s in beside if s is not None]
    return [side[0] for side in of if side]


def _any(form: LogicalForm, models: Sequence[Subject], context: Context) -> Draft:
    """Return whether a document reports the models on the benchmarks, with what it reports."""
    draft = Draft()
    scores, missing = asked.scores(form, context, models)
    if not scores:
        draft.missing += missing_models(models, scores, form.measured) or missing
        return draft
    ranked = best_first(scores)[:MOST_ROWS]
    score_rows(ranked, context, draft)
    found = {s.model for s in scores}
    without = [m.label for m in models if not found & set(m.iris)]
    draft.missing += [Missing(label, "result", f"no document here reports {label} there") for label in without] or missing
    first = ranked[0]
    n = context.citer.cite(first.edge, first.document)
    title = context.library.documents[first.document].source.title
    draft.verdict = "mixed" if draft.missing else "yes"
    opening = "Yes: " if form.yes_no and not NEGATIVE.search(form.question) else ""
    draft.sentences.append(f"{opening}“{title}” reports {first.model_label} on {measure(first)} with {figure(first)} [{n}].")
    if NEGATIVE.search(form.question) and form.yes_no:
        draft.verdict = None
    return draft


def _first_of_each(scores: Sequence[Score]) -> list[Score]:
    """Return the first score of each benchmark, by the benchmark's label."""
    first: dict[str, Score] = {}
    for score in scores:
        first.setdefault(score.benchmark, score)
    return sorted(first.values(), key=lambda s: (s.benchmark_label.casefold(), s.benchmark))


def _titles(documents: set[str], context: Context) -> str:
    titles = [f"“{context.library.documents[d].source.title}”" for d in sorted(documents, key=lambda d: context.library.documents[d].rank)]
    return joined(titles[:3]) + (" and other documents" if len(titles) > 3 else "")
