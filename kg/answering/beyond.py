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
    found: list[tuple[Score, list[Score]]] = []
    for mark in own:
        column = [s for s in scores if s.column == mark.column and s.measure == mark.measure and s.model not in subject.iris]
        column, _ = Filters(form, context).keep(column)
        over = [s for s in column if (s.percent < mark.percent if below else s.percent > mark.percent)]
        found.append((mark, best_first(over)))
    ranks = context.library.documents
    found.sort(key=lambda f: (len(f[0].name.version) if f[0].name else 9, -len(f[1]), ranks[f[0].document].rank, f[0].iri))
    if not any(over for _, over in found):
        side = "below" if below else "above"
        where = "the documents asked report no" if not form.scope.open else "no document here reports a"
        why = f"{where} model {side} {subject.label} in a column that holds both"
        draft.missing.append(Missing(subject.label, "result", why))
        return draft
    counted = COUNTED.search(form.question) is not None
    score_rows([s for mark, over in found if over for s in (*over, mark)][:MOST_ROWS], context, draft)
    for mark, over in found[:3]:
        title = context.library.documents[mark.document].source.title
        n = context.citer.cite(mark.edge, mark.document)
        how = "below" if below else "above"
        if not over:
            draft.caveats.append(f"In “{title}” none is {how} {mark.model_label} ({figure(mark)}) on {measure(mark)} [{n}].")
            continue
        cites = [context.citer.cite(s.edge, s.document) for s in over[:NAMED]]
        names = joined(f"{s.model_label} ({figure(s)})" for s in over[:NAMED])
        more = " and others in the table" if len(over) > NAMED else ""
        number = ""
        if counted:
            told = (*(context.citer.cite(s.edge, s.document) for s in over), n)
            models = len({s.model for s in over})
            count = draft.compute(Decimal(models), f"models {how} {mark.model_label} on {measure(mark)} in “{title}”, counted", told)
            if "count" not in draft.columns:
                draft.add_column("count", count)
            number = f"{count} models: "
        draft.sentences.append(
            f"On {measure(mark)} in “{title}”, {how} {mark.model_label} ({figure(mark)}) stand {number}{names}{more} {marks([*cites, n])}."
        )
        if counted:
            break
    return draft
