"""Models chosen by their scores and ordered by an amount: the smallest above 70, the newest that scores at least 50."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from kg.answering.citing import Edge
from kg.answering.context import Context
from kg.answering.draft import Draft
from kg.answering.extremes import end
from kg.answering.filters import Filters
from kg.answering.scores import Score
from kg.answering.tables import score_row
from kg.answering.things import Finder
from kg.answering.wording import figure, joined, marks, measure, then
from kg.lexicon.sizes import show_size
from kg.model.answer import Missing
from kg.model.logical_form import LogicalForm, Scope
from kg.model.terms import Iri
from kg.query.subjects import magnitude
from kg.vocab import KG

SHOWN = 10
COLUMNS = ("model", "score", "unit", "benchmark", "subset", "metric", "protocol", "source")


@dataclass(frozen=True, slots=True)
class Held:
    """A score with the amount of its model: as a document states it, or as the model's own name says."""

    score: Score
    amount: Decimal | str
    printed: str
    edge: Edge | None


def by_amount(form: LogicalForm, prop: Iri, scores: Sequence[Score], filters: Filters, context: Context) -> Draft:
    """Return the scores of one column in the order of an amount of their models; a model of which no amount is known is in no order."""
    draft = Draft()
    name = context.names.labels([prop])[prop]
    held = _held(prop, scores, form, context)
    known = {h.score.iri for h in held}
    unknown = list(dict.fromkeys(s.model_label for s in scores if s.iri not in known))
    if not held:
        draft.missing.append(Missing(name, "property", f"no document here gives the {name} of the models whose scores fit"))
        return draft
    down = form.order == "desc"
    ordered = sorted(held, key=lambda h: (h.score.model_label.casefold(), h.score.iri))
    ordered = sorted(ordered, key=lambda h: h.amount, reverse=down)
    values = list(dict.fromkeys(h.amount for h in ordered))
    at = values[form.offset] if form.offset < len(values) else None
    first = [h for h in ordered if h.amount == at]
    following = [h for h in ordered if at is not None and h not in first and values.index(h.amount) > form.offset]
    shown = [*first, *following][: form.limit or SHOWN]
    draft.columns = ("model", name, *COLUMNS[1:])
    for h in shown:
        label, *cells = score_row(h.score, context, COLUMNS)
        draft.row((label, h.printed, *cells), (*_cites(h, context), *filters.cites(h.score.model)))
    draft.drop_empty_columns()
    _say(form, name, first, shown[len(first) :], draft, context)
    if unknown:
        others = " and others" if len(unknown) > SHOWN else ""
        draft.caveats.append(f"Fit too, but in no order since no document here gives their {name}: {joined(unknown[:SHOWN])}{others}.")
    return draft


def _say(form: LogicalForm, name: str, first: Sequence[Held], rest: Sequence[Held], draft: Draft, context: Context) -> None:
    if not first:
        draft.caveats.append("Fewer different amounts are known than the question counts.")
        return
    place = {1: "second to ", 2: "third to "}.get(form.offset, "")
    some = first[0].score
    title = context.library.documents[some.document].source.title
    told = joined(f"{h.score.model_label} ({h.printed}, {figure(h.score)})" for h in first)
    cites = [n for h in first for n in _cites(h, context)]
    bound = " that are as asked" if form.bounds or form.conditions else ""
    said = f"{told} {end(form.by, form.order, len(first), place)} by {name}"
    draft.sentences.append(f"Of the scores{bound} on {measure(some)} in “{title}”, {said} {marks(cites)}.")
    if rest and form.limit:
        told = then([f"{h.score.model_label} ({h.printed}, {figure(h.score)})" for h in rest])
        draft.sentences.append(f"{told} {marks(n for h in rest for n in _cites(h, context))}.")


def _cites(held: Held, context: Context) -> tuple[int, ...]:
    own = context.citer.cite(held.score.edge, held.score.document)
    return (own, context.citer.cite(held.edge)) if held.edge is not None else (own,)


def _held(prop: Iri, scores: Sequence[Score], form: LogicalForm, context: Context) -> list[Held]:
    """Return the scores whose model's amount is known, the documents that the question names asked first."""
    inside = Finder(replace(form, target=KG.Model, conditions=()), context)
    finders = [inside, Finder(replace(form, target=KG.Model, conditions=(), scope=Scope()), context)]
    found: dict[str, tuple[Decimal | str, str, Edge | None]] = {}
    models = sorted({s.model for s in scores})
    for finder in finders[:1] if form.scope.open and not form.scope.table else finders:
        left = [m for m in models if m not in found]
        if finder.vocabulary.amount(prop):
            stated = finder.amounts(prop, left) if left else {}
            found |= {m: (amount, _value(edge), edge) for m, pairs in stated.items() for edge, amount in pairs[:1]}
        else:
            for edge in finder.edges(left, [prop], ()) if left else ():
                found.setdefault(edge.subject, (edge.object.value, edge.object.value, edge))
    if prop == KG.parameters:
        for model in models:
            name = context.identity(model)
            if model not in found and name is not None and name.size:
                found[model] = (magnitude(name.size), show_size(name.size), None)
    return [Held(s, *found[s.model]) for s in scores if s.model in found]


def _value(edge: Edge) -> str:
    return edge.readable.rsplit(" · ", 1)[-1]
