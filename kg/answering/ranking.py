"""Ranking: within one document, among what was measured alike; the best of what was measured otherwise is named beside it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from kg.answering.by_amount import by_amount
from kg.answering.context import Context
from kg.answering.draft import Draft
from kg.answering.filters import Filters
from kg.answering.position import positions
from kg.answering.scores import Score, missing_benchmarks, missing_models, whole
from kg.answering.tables import falling, ordered, score_row, score_rows
from kg.answering.wording import apart, figure, joined, marks, measure, then
from kg.model.answer import Missing
from kg.model.logical_form import FIRST, PLACE, LogicalForm
from kg.vocab import KG

MOST_ROWS = 40
FOLLOWING = 9
"""How many are named behind the first; the table holds the others."""
SHOWN = 5
"""How many are shown where no number is asked for."""


def rank(form: LogicalForm, context: Context, scores: Sequence[Score]) -> Draft:
    """Return the best or worst of what was asked for."""
    draft = Draft()
    filters = Filters(form, context)
    fitting, left_out = filters.keep(scores)
    draft.missing += filters.missing
    if not fitting:
        draft.missing += missing_benchmarks(scores, form.measured) if not scores else []
        return draft
    draft.missing += missing_benchmarks(fitting, form.measured)
    groups = _groups(fitting, context, parts=bool(form.measured.subsets))
    lead = groups[0]
    if form.by is not None:
        return _merged(draft, by_amount(form, form.by, lead, filters, context))
    if form.claim == PLACE:
        return _merged(draft, positions(form, groups, context))
    if form.claim == FIRST:
        lead = next((g for g in groups if _named(form, g)), lead)
    ranked = ordered(form, lead)
    if form.aggregate == "lead":
        _ahead(form, ranked, context, draft, filters)
        _left_apart(form, groups, left_out, context, draft)
        return draft
    limit = form.limit or SHOWN
    if form.bounds and not form.limit:
        limit = MOST_ROWS
    values = list(dict.fromkeys(s.percent for s in ranked))
    if form.offset >= len(values):
        draft.caveats.append(f"Only {len(values)} different scores fit.")
        return draft
    before = [s for s in ranked if s.percent in values[: form.offset]]
    chosen = ranked[len(before) : len(before) + limit]
    if form.claim == FIRST:
        return _judged(form, ranked, chosen, context, draft)
    score_rows(chosen, context, draft)
    if len({s.settings for s in chosen}) > 1:
        draft.caveats.append("Not all of these were prompted in the same way: the protocol stands beside each.")
    filters.cite_rows(chosen, draft)
    _say(form, chosen, before, context, draft, filters)
    _left_apart(form, groups, left_out, context, draft)
    draft.caveats += filters.told
    return draft


def _left_apart(form: LogicalForm, groups: Sequence[Sequence[Score]], left_out: int, context: Context, draft: Draft) -> None:
    """Name what is not ranked together: the best of what was measured otherwise, and how many scores meet no condition."""
    for other in groups[1:4]:
        best = ordered(form, other)[0]
        n = context.citer.cite(best.edge, best.document)
        title = context.library.documents[best.document].source.title
        draft.caveats.append(
            f"Measured otherwise, and so not ranked together: {best.model_label} {figure(best)} on {measure(best)} in “{title}” [{n}]."
        )
    if left_out:
        draft.caveats.append(
            f"{left_out} scores are left out: their models do not meet the conditions, or no document here says that they do."
        )


def _ahead(form: LogicalForm, ranked: Sequence[Score], context: Context, draft: Draft, filters: Filters) -> None:
    """Add how far the first of a ranking is ahead of the second, or the last behind the next to it; all that are level are named."""
    first = ranked[0]
    if form.subjects and not _of_family(form):
        score_rows(ranked[:SHOWN], context, draft)
        label = joined(s.label for s in form.subjects)
        draft.missing.append(Missing("difference", "score", f"how far {label} is from the first of a ranking is not worked out here"))
        return
    tied = [s for s in ranked if s.percent == first.percent]
    behind = [s for s in ranked if s.percent != first.percent]
    second = tied[1:] or [s for s in behind if s.percent == behind[0].percent]
    score_rows([first, *second], context, draft)
    filters.cite_rows([first, *second], draft)
    title = context.library.documents[first.document].source.title
    if not second:
        whose = f" of {joined(s.label for s in form.subjects)}" if form.subjects else ""
        draft.missing.append(Missing("second", "score", f"no second model{whose} is reported on {measure(first)} in “{title}”"))
        return
    cites = tuple(dict.fromkeys(n for row in draft.rows for n in row.cites))
    unit = "percentage points" if first.unit else "points"
    how = f"difference of {first.printed} and {second[0].printed}, in {unit}"
    gap = draft.compute(abs(apart(first, second[0])), how, cites)
    draft.add_column(f"difference ({unit})", gap)
    among = " of those that meet the conditions," if form.conditions else ""
    labels = joined(s.model_label for s in second)
    if not gap:
        told = f"{joined(s.model_label for s in tied)} are level at {figure(first)}: {gap} {unit} lie between the first two"
    else:
        side = "behind" if form.order == "asc" else "ahead of"
        told = f"{first.model_label} ({figure(first)}) is {gap} {unit} {side} {labels} ({figure(second[0])})"
    draft.sentences.append(f"On {measure(first)} in “{title}”,{among} {told} {marks(cites)}.")


WITHIN = re.compile(r"\b(?:best|worst|top|first|leading|strongest|weakest|two|among|second)\s+(?:of\s+)?(?:the\s+|all\s+)*$", re.I)
ITS_MODELS = re.compile(r"\s+(?:models?|family|variants?|checkpoints?|series|sizes)\b", re.I)


def _of_family(form: LogicalForm) -> bool:
    """Return whether the ranking asked for is one of the models named ("the best Zork model"), and they stand in no other's beside it."""
    text = form.question
    return all(WITHIN.search(text[: s.span.start]) or ITS_MODELS.match(text, s.span.end) for s in form.subjects)


def _named(form: LogicalForm, scores: Sequence[Score]) -> list[Score]:
    """Return the scores of the model that the question names."""
    named = {iri for subject in form.subjects for iri in subject.iris}
    return [s for s in scores if s.model in named]


def _judged(form: LogicalForm, ranked: Sequence[Score], chosen: Sequence[Score], context: Context, draft: Draft) -> Draft:
    """Return whether the model named stands at the place that the question gives it, beside who does."""
    own = ordered(form, _named(form, ranked))
    if not own:
        draft.missing += missing_models(form.subjects, own, form.measured)
    top = [s for s in chosen if s.percent == chosen[0].percent]
    held = [s for s in own if s in top]
    shown = list(dict.fromkeys((*top, *own[:1])))
    score_rows(shown, context, draft)
    title = context.library.documents[top[0].document].source.title
    told = joined(f"{s.model_label} ({figure(s)})" for s in top)
    verb = "has" if len(top) == 1 else "have"
    cites = marks(context.citer.cite(s.edge, s.document) for s in top)
    said = f"{told} {verb} {_place(form, top[0])} score on {measure(top[0])} in “{title}” {cites}"
    if not own:
        draft.sentences.append(f"{said}.")
        return draft
    draft.verdict = "yes" if held else "no"
    tied = ", together with others" if held and len(top) > len(held) else ""
    beside = f"; {own[0].model_label} has {figure(own[0])} {marks([context.citer.cite(own[0].edge, own[0].document)])}" if not held else ""
    draft.sentences.append(f"{draft.verdict.capitalize()}{tied}: {said}{beside}.")
    return draft


def _merged(draft: Draft, other: Draft) -> Draft:
    other.missing = [*draft.missing, *other.missing]
    return other


def _place(form: LogicalForm, score: Score) -> str:
    """Return the place that is asked for, in words."""
    end = "highest" if falling(form, score) else "lowest"
    return {0: f"the {end}", 1: f"the second-{end}", 2: f"the third-{end}"}.get(form.offset, f"the next-{end}")


Group = tuple[str, str, str, tuple[tuple[str, str], ...]]
"""A column with the subset, k and stated protocol of its scores."""


def _compatible(groups: dict[Group, list[Score]]) -> dict[Group, list[Score]]:
    """Return the groups, those of one column as one where no two state a setting differently: what a row leaves unstated it leaves open."""
    columns: dict[tuple[str, str, str], list[Group]] = {}
    for key in groups:
        columns.setdefault(key[:3], []).append(key)
    made: dict[Group, list[Score]] = {}
    for keys in columns.values():
        stated = {pair for key in keys for pair in key[3]}
        if len({prop for prop, _ in stated}) == len(stated):
            made[max(keys, key=lambda k: (len(groups[k]), k))] = [s for key in keys for s in groups[key]]
        else:
            made |= {key: groups[key] for key in keys}
    return made


def _alike(score: Score) -> tuple[tuple[str, str], ...]:
    """Return the stated protocol of a score but for the style of its prompt."""
    return tuple(pair for pair in score.settings if pair[0] != KG.promptStyle)


def _across_tables(groups: Sequence[list[Score]]) -> list[list[Score]]:
    """Return the groups, as one where one document measured the same in the same way; a figure printed twice counts once."""
    made: dict[tuple[object, ...], list[Score]] = {}
    for group in groups:
        ways = {_alike(s) for s in group}
        same = (group[0].document, group[0].measure, *ways) if len(ways) == 1 else (id(group),)
        known = {(s.model, s.percent) for s in made.get(same, ())}
        made.setdefault(same, []).extend(s for s in group if (s.model, s.percent) not in known)
    return [*made.values()]


def _groups(scores: Sequence[Score], context: Context, *, parts: bool) -> list[list[Score]]:
    """Return the scores by document and protocol: whole benchmarks before parts, unless parts are asked for, then the fullest first.

    A study of what makes a difference has many runs of few models, and is no fuller for it.
    """
    times = Counter((s.column, s.model) for s in scores)
    repeated = {column for (column, _), n in times.items() if n > 1}
    groups: dict[Group, list[Score]] = {}
    for s in scores:
        # A board that runs each model in its own way ranks them all the same; another document that lists one twice keeps its ways apart.
        board = context.library.documents[s.document].source.kind == "leaderboard"
        settings = () if board else s.settings if s.column in repeated else _alike(s)
        groups.setdefault((s.column, s.subset or "", str(s.k), settings), []).append(s)
    return sorted(
        _across_tables([*_compatible(groups).values()]),
        key=lambda g: (
            not parts and not whole(g[0].subset),
            -len({s.model for s in g if not (s.name and s.name.configuration)}),
            -len({s.model for s in g}),
            context.library.documents[g[0].document].rank,
            g[0].column,
        ),
    )


def _say(form: LogicalForm, chosen: Sequence[Score], before: Sequence[Score], context: Context, draft: Draft, filters: Filters) -> None:
    """Write who is first, with ties, and who follows."""
    first = chosen[0]
    tied = [s for s in chosen if s.percent == first.percent]
    place = _place(form, first)
    cites = [context.citer.cite(s.edge, s.document) for s in tied]
    cites += [n for s in tied for n in filters.cites(s.model)]
    title = context.library.documents[first.document].source.title
    among = " of those that meet the conditions" if form.conditions else ""
    draft.sentences.append(
        f"{joined(s.model_label for s in tied)} {'has' if len(tied) == 1 else 'have'} {place} score on {measure(first)}, "
        f"{figure(first)},{among} in “{title}” {marks(cites)}."
    )
    if before:
        over = [context.citer.cite(s.edge, s.document) for s in before[:4]]
        draft.sentences.append(f"Before it: {joined(f'{s.model_label} ({figure(s)})' for s in before[:4])} {marks(over)}.")
        for s, n in zip(before[:4], over, strict=True):
            draft.row(score_row(s, context, draft.columns), (n,))
    if form.limit and len(chosen) > len(tied):
        rest = chosen[len(tied) :][:FOLLOWING]
        numbers = [context.citer.cite(s.edge, s.document) for s in rest]
        draft.sentences.append(f"{then([f'{s.model_label} ({figure(s)})' for s in rest])} {marks(numbers)}.")
