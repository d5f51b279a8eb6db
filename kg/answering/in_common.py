"""Whether things have the same of something, or share it ("do Zork and Quux share a base model"): their values set side by side."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg import rdf
from kg.answering.checks import SEVERAL
from kg.answering.context import Context
from kg.answering.draft import Draft
from kg.answering.properties import Fact, expanded, facts
from kg.answering.wording import joined, marks, untold
from kg.model.answer import Missing
from kg.model.logical_form import LogicalForm, Subject

SHARED = re.compile(r"\b(?:shares?|in\s+common)\b", re.I)
SAME = re.compile(rf"\b(?:same|identical|equal)\b|{SHARED.pattern}", re.I)
"""Words that ask whether things have the same of something; of what is shared one value is enough."""
MOST_TOLD = 4


def in_common(form: LogicalForm, subjects: Sequence[Subject], context: Context) -> Draft | None:
    """Return whether the things have the same values of the properties asked for; None where that is not asked, or nothing is stated."""
    if not form.yes_no or not form.properties or SAME.search(form.question) is None:
        return None
    held = [_of_kind(facts(s, expanded(form, context), context), form, context) for s in subjects]
    if not any(held):
        return None
    draft = Draft(columns=("thing", "relation", "value", "source"))
    labels = context.names.labels(form.properties).values()
    draft.missing += [Missing(s.label, "property", untold(labels, s.label)) for s, found in zip(subjects, held, strict=True) if not found]
    values = [{_value(f, context) for f in found} for found in held]
    common = set.intersection(*values)
    for found in held:
        for fact in sorted(found, key=lambda f: _value(f, context) not in common):
            title = context.library.documents[fact.document].source.title
            draft.row((fact.label, fact.property_label, fact.value, title), (context.citer.cite(fact.edge, fact.document),))
    told = "; ".join(_told(s, found, common, context) for s, found in zip(subjects, held, strict=True) if found)
    if all(held):
        enough = bool(common) and (SHARED.search(form.question) is not None or all(v == common for v in values))
        draft.verdict = "yes" if enough else "mixed" if common else "no"
        if not common and any(f.property in SEVERAL for found in held for f in found):
            draft.verdict = None
            draft.caveats.append("Documents call these by several names: whether they are the same is not said here.")
    opening = {"yes": "Yes: ", "no": "No: ", "mixed": "In part: "}.get(draft.verdict or "", "")
    draft.sentences.append(f"{opening}{told}.")
    return draft


def _value(fact: Fact, context: Context) -> str:
    """Return by what a value is compared: an amount by its number, everything else by what it is."""
    number = context.amounts([fact.edge.object.value]).get(fact.edge.object.value)
    return str(number.normalize()) if number is not None else fact.edge.object.value.casefold()


def _of_kind(found: list[Fact], form: LogicalForm, context: Context) -> list[Fact]:
    """Return the facts whose value is of the kind that a condition names ("the same positional embeddings"), all where none is named."""
    named = [str(c.value) for c in form.conditions if isinstance(c.value, str)]
    below = {row[1].value for row in context.store.select(rdf.narrower(named)).rows if row[1] is not None} - {*named} if named else set()
    return [f for f in found if f.edge.object.value in below] or found


def _told(subject: Subject, found: Sequence[Fact], common: set[str], context: Context) -> str:
    """Return what is stated of a thing in words, what it has in common with the others first."""
    first = sorted(found, key=lambda f: _value(f, context) not in common)
    values: dict[str, Fact] = {}
    for fact in first:
        values.setdefault(f"{fact.property_label} {fact.value}", fact)
    shown = list(values.items())[:MOST_TOLD]
    cites = marks(context.citer.cite(f.edge, f.document) for _, f in shown)
    return f"{subject.label}, {joined(words for words, _ in shown)} {cites}"
