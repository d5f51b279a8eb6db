"""Amounts that a yes/no question claims of what a thing uses ("a gauge of 12"), held against the sentences that give one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from kg.answering.claimed import same_amount
from kg.answering.context import Context
from kg.answering.draft import Draft
from kg.answering.remarks import CAVEAT, add_remark, level
from kg.lexicon.quantities import parse_number, parse_quantity
from kg.model.answer import Missing
from kg.model.logical_form import Condition, LogicalForm, Subject

FIGURE = r"(?P<figure>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?P<magnitude>\s?[KMBT]\b)?"
OF = re.compile(rf"(?P<noun>[^\W\d_]+)\s+(?:size\s+|length\s+)?of\s+{FIGURE}", re.I)
ITSELF = 3
"""The level of a sentence that names a thing itself."""


def amount_beside(form: LogicalForm, conditions: Sequence[Condition]) -> re.Match[str] | None:
    """Return the amount that a question claims of what a condition names, None where it claims none."""
    asked = OF.search(form.question)
    return asked if asked and any(c.text.casefold().endswith(asked["noun"].casefold()) for c in conditions) else None


def amounts_beside(subject: Subject, conditions: Sequence[Condition], form: LogicalForm, context: Context, draft: Draft) -> list[bool]:
    """Return whether each sentence on a thing that gives the amount which a question claims of what it uses gives the same one.

    The sentences are written as rows; where there is none the amount is missing.
    """
    asked = amount_beside(form, conditions)
    if asked is None:
        return []
    verdicts = []
    for said in context.graph.remarks.said:
        given = [m for m in OF.finditer(said.text) if m["noun"].casefold() == asked["noun"].casefold()]
        if not given or level(said, subject, context) < ITSELF:
            continue
        add_remark(subject.label, said, context, draft)
        verdicts.append(any(same_amount(_value(m), _value(asked)) for m in given))
    if verdicts:
        draft.caveats.append(CAVEAT)
    else:
        what = f"{asked['noun']} of {asked['figure']}{asked['magnitude'] or ''}"
        draft.missing.append(Missing(what, "statement", f"no document here says whether that of {subject.label} is a {what}"))
    return verdicts


def _value(found: re.Match[str]) -> Decimal:
    quantity = parse_quantity(found["figure"] + found["magnitude"].strip()) if found["magnitude"] else None
    amount = quantity.amount if quantity is not None else None
    return amount if amount is not None else parse_number(found["figure"]) or Decimal(0)
