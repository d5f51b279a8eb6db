"""Questions about several things at once ("do both Zork and Quux use pruning", "which of these do"): each is judged by itself first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.answering.checks import check as check_one
from kg.answering.context import Context
from kg.answering.draft import Draft
from kg.answering.in_common import in_common
from kg.answering.wording import DENIED, joined
from kg.model.logical_form import LogicalForm
from kg.query.quantified import together, which_of

BOTH = re.compile(r"\b(?:both|all|each|every|neither)\b", re.I)
OPENING = re.compile(rf"^(?:(?:Yes|No|The documents differ): |{DENIED})")

Judged = tuple[str, Draft]
"""A thing by its label, with what is said of it."""


def check(form: LogicalForm, context: Context) -> Draft:
    """Return whether what is asked holds of the first thing, or of each of those that a conjunction joins, or of which of them."""
    chosen = which_of(form.question, form.subjects)
    subjects = chosen or together(form.question, form.subjects)
    if len(subjects) < 2:
        return check_one(form, context)
    own = {iri for s in subjects for iri in (s.iri, *s.iris)}
    alone = replace(form, conditions=tuple(c for c in form.conditions if c.value not in own))
    if not chosen and (shared := in_common(alone, subjects, context)) is not None:
        return shared
    judged = [(s.label, check_one(replace(alone, subjects=(s,)), context)) for s in subjects]
    if chosen:
        judged.sort(key=lambda pair: pair[1].verdict != "yes")
    draft = Draft(columns=judged[0][1].columns)
    for _, one in judged:
        for row in one.rows:
            draft.row(row.values, row.cites)
        draft.caveats += one.caveats
        draft.missing += one.missing
    draft.sentences += _choice(judged) if chosen else _together(form, judged, draft)
    return draft


def _choice(judged: Sequence[Judged]) -> list[str]:
    """Return the sentences that say of which of the things it is so, and of which not."""
    said = []
    for holds in (True, False):
        those = [(label, one) for label, one in judged if one.rows and (one.verdict == "yes") == holds]
        if those:
            names = joined(label for label, _ in those)
            said.append(f"{names if holds else f'Not so {names}'}: {_told(those)}")
    return said


def _together(form: LogicalForm, judged: Sequence[Judged], draft: Draft) -> list[str]:
    """Set the verdict over all things, and return the sentence that says it."""
    verdicts = {one.verdict for _, one in judged}
    if verdicts <= {"yes"} or verdicts <= {"no"}:
        draft.verdict = next(iter(verdicts))
    elif "no" in verdicts and BOTH.search(form.question):
        draft.verdict = "no"
    elif {"yes", "no"} <= verdicts or "mixed" in verdicts:
        draft.verdict = "mixed"
    part = "No: " if verdicts <= {"no"} else "Not of all: "
    lead = {"yes": "Yes: ", "no": part, "mixed": part}.get(draft.verdict or "", "")
    told = _told(judged)
    return [f"{lead}{told}"] if told else []


def _told(judged: Sequence[Judged]) -> str:
    return " ".join(OPENING.sub("", sentence) for _, one in judged for sentence in one.sentences)
