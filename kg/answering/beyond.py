"""Which models score above or below one that is named: within the columns that hold its score."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from kg.answering.context import Context
from kg.answering.draft import Draft
from kg.answering.filters import Filters
from kg.answering.ranking import MOST_ROWS
from kg.answering.scores import Score, missing_models
from kg.answering.tables import best_first, score_rows
from kg.answering.wording import figure, joined, marks, measure
from kg.model.answer import Missing
from kg.model.logical_form import LogicalForm

NAMED = 8
COUNTED = re.compile(r"\bhow\s+many\b|\bnumber\s+of\b|\bcount\b", re.I)


@dataclass(frozen=True, slots=True)
class _Beside:
    """The score of the model named, those of a column on the side asked for, how many models of it are left out, and the best other one."""

    mark: Score
    over: tuple[Score, ...]
    left_out: int
    nearest: Score | None


def beyond(form: LogicalForm, context: Context, scores: Sequence[Score]) -> Draft:
    """Return the models on the side asked for, each beside the score of the one named in the same column; the fullest column first."""
    draft = Draft()
    subject = form.subjects[0]
    own = [s for s in scores if s.model in subject.iris]
    draft.missing += missing_models(form.subjects, own, form.measured)
    if not own:
        return draft
    filters = Filters(form, context)
    found = [_beside(form, mark, scores, filters) for mark in own]
    ranks = context.library.documents
    found.sort(key=lambda f: (len(f.mark.name.version) if f.mark.name else 9, -len(f.over), ranks[f.mark.document].rank, f.mark.iri))
    if not any(f.over for f in found):
        return _nothing(form, found, filters, context, draft)
    shown = [s for f in found if f.over for s in (*f.over, f.mark)][:MOST_ROWS]
    score_rows(shown, context, draft)
    filters.cite_rows(shown, draft)
    filters.add_columns(shown, draft)
    counted = COUNTED.search(form.question) is not None
    for one in found[:3]:
        told = _say(form, one, filters, context, draft, counted=counted)
        if told and counted:
            break
    if form.yes_no:
        draft.verdict = "yes"
        draft.sentences[0] = f"Yes: {draft.sentences[0][0].lower()}{draft.sentences[0][1:]}"
    return draft


def _beside(form: LogicalForm, mark: Score, scores: Sequence[Score], filters: Filters) -> _Beside:
    """Return what stands in the column of a score on the side asked for."""
    own = form.subjects[0].iris
    column = [s for s in scores if s.column == mark.column and s.measure == mark.measure and s.model not in own]
    side = [s for s in column if (s.percent < mark.percent if form.order == "asc" else s.percent > mark.percent)]
    fitting = set(filters.keep(column)[0])
    over = best_first([s for s in side if s in fitting])
    nearest = next(iter(best_first([s for s in column if s in fitting and s not in over])), None)
    return _Beside(mark, tuple(over), len({s.model for s in side}) - len({s.model for s in over}), nearest)


def _nothing(form: LogicalForm, found: Sequence[_Beside], filters: Filters, context: Context, draft: Draft) -> Draft:
    """Return that no column has a model on the side asked for: as what is missing, or as the verdict with the nearest."""
    left_out = max(f.left_out for f in found)
    nearest = [f.nearest for f in found if f.nearest is not None]
    if form.yes_no and nearest and form.order != "asc":
        if left_out:
            draft.caveats.append(f"Left out: {_models(left_out)} above, since no document here says that the conditions are met.")
        return _none(form, found[0].mark, nearest, context, draft)
    label = form.subjects[0].label
    how = "below" if form.order == "asc" else "above"
    where = "the documents asked report no" if not form.scope.open else "no document here reports a"
    why = f"{where} model {how} {label} in a column that holds both"
    if left_out:
        why = f"of {_models(left_out)} {how} {label} in a column that holds both, no document here says that one meets the conditions"
    draft.missing += dict.fromkeys((*filters.missing, Missing(label, "result", why)))
    return draft


def _say(form: LogicalForm, one: _Beside, filters: Filters, context: Context, draft: Draft, *, counted: bool) -> bool:
    """Write the sentence on one column, and return whether there is any."""
    mark, over = one.mark, one.over
    title = context.library.documents[mark.document].source.title
    n = context.citer.cite(mark.edge, mark.document)
    how = "below" if form.order == "asc" else "above"
    if not over:
        draft.caveats.append(f"In “{title}” none is {how} {mark.model_label} ({figure(mark)}) on {measure(mark)} [{n}].")
        return False
    cites = [n for s in over[:NAMED] for n in (context.citer.cite(s.edge, s.document), *filters.cites(s.model))]
    names = joined(f"{s.model_label} ({figure(s)})" for s in over[:NAMED])
    more = " and others in the table" if len(over) > NAMED else ""
    number = ""
    if counted:
        told = (*(context.citer.cite(s.edge, s.document) for s in over), n)
        models = len({s.model for s in over})
        count = draft.compute(Decimal(models), f"models {how} {mark.model_label} on {measure(mark)} in “{title}”, counted", told)
        if "count" not in draft.columns:
            draft.add_column("count", count)
        number = f"{_models(models)}: "
    stand = "stand" if len(over) > 1 else "stands"
    draft.sentences.append(
        f"On {measure(mark)} in “{title}”, {how} {mark.model_label} ({figure(mark)}) {stand} {number}{names}{more} {marks([*cites, n])}."
    )
    if one.left_out:
        out = f"{_models(one.left_out)} {how} {mark.model_label} in “{title}”"
        they = "it meets" if one.left_out == 1 else "they meet"
        draft.caveats.append(f"Left out: {out}, since no document here says that {they} the conditions.")
    return True


def _none(form: LogicalForm, mark: Score, nearest: Sequence[Score], context: Context, draft: Draft) -> Draft:
    """Return that none of the models asked for is above the one named, with the best of them in its column."""
    best = next((s for s in nearest if s.column == mark.column), nearest[0])
    score_rows([mark, best], context, draft)
    cites = [context.citer.cite(s.edge, s.document) for s in (mark, best)]
    title = context.library.documents[mark.document].source.title
    asked = joined(dict.fromkeys(c.text for c in form.conditions))
    none = f"none ({asked})" if asked else "none"
    told = f"{none} is above {mark.model_label} ({figure(mark)}); the nearest is {best.model_label} ({figure(best)})"
    draft.verdict = "no"
    draft.sentences.append(f"No: on {measure(mark)} in “{title}” {told} {marks(cites)}.")
    return draft


def _models(number: int) -> str:
    """Return a number of models in words.

    >>> _models(1), _models(2)
    ('1 model', '2 models')
    """
    return f"{number} model{'' if number == 1 else 's'}"
