"""Which models score above or below one that is named: within the columns that hold its score."""

from __future__ import annotations

import re
from collections.abc import Sequence
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


def beyond(form: LogicalForm, context: Context, scores: Sequence[Score]) -> Draft:
    """Return the models on the side asked for, each beside the score of the one named in the same column; the fullest column first."""
    draft = Draft()
    subject = form.subjects[0]
    own = [s for s in scores if s.model in subject.iris]
    draft.missing += missing_models(form.subjects, own, form.measured)
    if not own:
        return draft
    below = form.order == "asc"
    filters = Filters(form, context)
    found: list[tuple[Score, list[Score]]] = []
    left_out: dict[str, int] = {}
    for mark in own:
        column = [s for s in scores if s.column == mark.column and s.measure == mark.measure and s.model not in subject.iris]
        side = [s for s in column if (s.percent < mark.percent if below else s.percent > mark.percent)]
        fitting = set(filters.keep(column)[0])
        over = [s for s in side if s in fitting]
        left_out[mark.iri] = len({s.model for s in side}) - len({s.model for s in over})
        found.append((mark, best_first(over)))
    ranks = context.library.documents
    found.sort(key=lambda f: (len(f[0].name.version) if f[0].name else 9, -len(f[1]), ranks[f[0].document].rank, f[0].iri))
    if not any(over for _, over in found):
        how = "below" if below else "above"
        where = "the documents asked report no" if not form.scope.open else "no document here reports a"
        why = f"{where} model {how} {subject.label} in a column that holds both"
        if any(left_out.values()):
            most = max(left_out.values())
            why = (
                f"of {_models(most)} {how} {subject.label} in a column that holds both, no document here says that one meets the conditions"
            )
        draft.missing += dict.fromkeys((*filters.missing, Missing(subject.label, "result", why)))
        return draft
    counted = COUNTED.search(form.question) is not None
    shown = [s for mark, over in found if over for s in (*over, mark)][:MOST_ROWS]
    score_rows(shown, context, draft)
    filters.cite_rows(shown, draft)
    filters.add_columns(shown, draft)
    for mark, over in found[:3]:
        title = context.library.documents[mark.document].source.title
        n = context.citer.cite(mark.edge, mark.document)
        how = "below" if below else "above"
        if not over:
            draft.caveats.append(f"In “{title}” none is {how} {mark.model_label} ({figure(mark)}) on {measure(mark)} [{n}].")
            continue
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
            f"On {measure(mark)} in “{title}”, {how} {mark.model_label} ({figure(mark)}) {stand} "
            f"{number}{names}{more} {marks([*cites, n])}."
        )
        if left_out[mark.iri]:
            out = _models(left_out[mark.iri])
            they = "it meets" if left_out[mark.iri] == 1 else "they meet"
            draft.caveats.append(
                f"Left out: {out} {how} {mark.model_label} in “{title}”, since no document here says that {they} the conditions."
            )
        if counted:
            break
    return draft


def _models(number: int) -> str:
    """Return a number of models in words.

    >>> _models(1), _models(2)
    ('1 model', '2 models')
    """
    return f"{number} model{'' if number == 1 else 's'}"
