"""Conditions that compare an amount with that of a thing named ("corpora larger than X"): the thing's amount looked up first."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from kg.answering.context import Context
from kg.answering.things import Finder
from kg.lexicon.sizes import show_size
from kg.model.answer import Missing
from kg.model.logical_form import Condition, LogicalForm, Scope
from kg.query.subjects import magnitude
from kg.vocab import KG

THAN = (">", "<")


def against(form: LogicalForm, context: Context) -> tuple[LogicalForm, list[Missing]]:
    """Return the form with numbers in the place of things that amounts are compared with, and the things whose amount is not known."""
    if not any(isinstance(c.value, str) and c.operator in THAN for c in form.conditions):
        return form, []
    kept: list[Condition] = []
    missing: list[Missing] = []
    for condition in form.conditions:
        if not isinstance(condition.value, str) or condition.operator not in THAN:
            kept.append(condition)
            continue
        amount = _amount(condition, form, context)
        if amount is None:
            why = f"in what others are compared with {condition.text} is no amount that this graph knows"
            if condition.property is not None:
                named = context.names.labels([condition.property])[condition.property]
                why = f"no document here gives the {named} of {condition.text} that others are compared with"
            missing.append(Missing(condition.text[:80], "amount", why))
        else:
            kept.append(replace(condition, value=amount[0], text=f"{condition.text} ({amount[1]})"))
    named_here = {c.value for c in form.conditions if c.operator in THAN}
    subjects = form.subjects if form.kind == "beyond" else tuple(s for s in form.subjects if s.iri not in named_here)
    return replace(form, conditions=tuple(kept), subjects=subjects), missing


def _amount(condition: Condition, form: LogicalForm, context: Context) -> tuple[Decimal, str] | None:
    """Return the amount of a thing as a document of the scope states it, else any document, else a model's name; with its print."""
    if condition.property is None:
        return None
    value = str(condition.value)
    for scope in dict.fromkeys((form.scope, Scope())):
        finder = Finder(replace(form, conditions=(), scope=scope), context)
        nodes = finder.at_or_below(value)
        stated = [pair for pairs in finder.amounts(condition.property, nodes).values() for pair in pairs]
        amounts = {amount for _, amount in stated}
        if len(amounts) == 1:
            return stated[0][1], stated[0][0].readable.rsplit(" · ", 1)[-1]
    name = context.identity(value)
    if condition.property == KG.parameters and name is not None and name.size:
        return magnitude(name.size), show_size(name.size)
    return None
