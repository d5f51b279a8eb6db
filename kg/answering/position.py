"""The place of a model in a ranking: counted within one column of one table."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from kg.answering.context import Context
from kg.answering.draft import Draft
from kg.answering.scores import Score, gather, whole
from kg.answering.tables import falling, ordered
from kg.answering.wording import figure, joined, marks, measure, protocol
from kg.model.answer import Missing
from kg.model.logical_form import LogicalForm

COLUMNS = ("model", "place", "of", "score", "benchmark", "protocol", "source")
MOST = 6
"""How many rankings are told of."""


def _whole(groups: Sequence[Sequence[Score]]) -> list[list[Score]]:
    """Return the rankings: columns whole, however their rows were measured, and those of one document as one that a group holds both of."""
    columns: dict[tuple[str, str | None, int | None], list[Score]] = {}
    lead: dict[tuple[str, str | None, int | None], tuple[str, str | None, int | None]] = {}
    for group in groups:
        for score in group:
            key = (score.column, score.subset, score.k)
            first = lead.setdefault(key, (group[0].column, group[0].subset, group[0].k))
            columns.setdefault(lead.get(first, first), []).append(score)
    return [*columns.values()]


def positions(form: LogicalForm, groups: Sequence[Sequence[Score]], context: Context) -> Draft:
    """Return at which place the model named stands in each ranking that holds it; equal scores share the better place."""
    named = {iri for subject in form.subjects for iri in subject.iris}
    draft = Draft(columns=COLUMNS)
    for group in [g for g in _whole(groups) if any(s.model in named for s in g)][:MOST]:
        ranked = ordered(form, group)
        own = next(s for s in ranked if s.model in named)
        place = 1 + sum(s.percent > own.percent if falling(form, own) else s.percent < own.percent for s in ranked)
        first = ranked[0]
        cites = [context.citer.cite(s.edge, s.document) for s in dict.fromkeys((own, first))]
        title = context.library.documents[own.document].source.title
        draft.row((own.model_label, place, len(ranked), figure(own), measure(own), protocol(own), title), tuple(cites))
        if own != first:
            draft.row((first.model_label, 1, len(ranked), figure(first), measure(first), protocol(first), title), tuple(cites[1:]))
        how = f"the place of {own.model_label} among the {len(ranked)} scores on {measure(own)} in “{title}”"
        draft.compute(Decimal(place), how, tuple(cites))
        draft.compute(Decimal(len(ranked)), f"the scores on {measure(own)} in “{title}”, counted", tuple(cites))
        ahead = "" if own == first else f"; first is {first.model_label} with {figure(first)} {marks(cites[1:])}"
        stands = f"{own.model_label} is at place {place} of {len(ranked)} on {measure(own)}"
        draft.sentences.append(f"{stands} in “{title}”, with {figure(own)} {marks(cites[:1])}{ahead}.")
        ways = {protocol(s) for s in ranked}
        if len(ways) > 1:
            draft.caveats.append(f"The scores ranked in “{title}” were measured in {len(ways)} ways, told apart by their protocol.")
    return draft


FEWEST = 3
"""How many models make a ranking of which one may be said to lead it."""


def leading(form: LogicalForm, scores: Sequence[Score], context: Context) -> Draft:
    """Return the benchmarks on which the model named is first of all, or last, of the rankings of whole benchmarks that hold it."""
    named = {s.model for s in scores}
    columns = {(s.column, s.k) for s in scores if whole(s.subset)}
    held: dict[tuple[str, int | None], list[Score]] = {}
    for score in gather(form, context, (), sorted({s.benchmark for s in scores})) if columns else ():
        if (score.column, score.k) in columns and whole(score.subset):
            held.setdefault((score.column, score.k), []).append(score)
    rankings = [ordered(form, group) for group in held.values() if len({s.model for s in group}) >= FEWEST]
    draft = Draft(columns=COLUMNS)
    for ranked in rankings:
        first = ranked[0]
        level = [s for s in ranked if s.percent == first.percent]
        own = next((s for s in level if s.model in named), None)
        if own is None:
            continue
        behind = next((s for s in ranked if s.percent != first.percent), None)
        cites = [context.citer.cite(s.edge, s.document) for s in (own, behind) if s is not None]
        title = context.library.documents[own.document].source.title
        place = len(ranked) if form.order == "asc" else 1
        draft.row((own.model_label, place, len(ranked), figure(own), measure(own), protocol(own), title), tuple(cites))
        draft.compute(Decimal(len(ranked)), f"the scores on {measure(own)} in “{title}”, counted", tuple(cites))
        beside = f", level with {joined(s.model_label for s in level if s is not own)}" if len(level) > 1 else ""
        after = f"; next is {behind.model_label} with {figure(behind)}" if behind is not None else ""
        draft.sentences.append(f"{measure(own)} in “{title}” ({figure(own)}, of {len(ranked)} scores{beside}{after}) {marks(cites)}")
    label, end = joined(s.label for s in form.subjects), "last" if form.order == "asc" else "first"
    if not draft.rows:
        none = f"{label} is {end} in none of the {len(rankings)} rankings here that hold it"
        draft.missing.append(Missing(label, "score", none if rankings else f"no ranking here holds {label}"))
        return draft
    more = " and others in the table" if len(draft.sentences) > MOST else ""
    counted = f"{label} is {end} in {len(draft.rows)} of the {len(rankings)} rankings here that hold it"
    draft.sentences[:] = [f"{counted}: on {'; on '.join(draft.sentences[:MOST])}{more}."]
    return draft
