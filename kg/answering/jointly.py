"""Yes/no questions about several things at once ("do both Zork and Quux use pruning"): each judged by itself, then together."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.answering.checks import check as check_one
from kg.answering.context import Context
from kg.answering.draft import Draft
from kg.model.logical_form import LogicalForm
from kg.query.quantified import together

BOTH = re.compile(r"\b(?:both|all|each|every)\b", re.I)
OPENING = re.compile(r"^(?:Yes|No|The documents differ|The sources do not bear out the premise|Stated is): ")


def check(form: LogicalForm, context: Context) -> Draft:
    """Return whether what is asked holds of the first thing, or of each of those that a conjunction joins."""
    subjects = together(form.question, form.subjects)
    if len(subjects) < 2:
        return check_one(form, context)
    own = {iri for s in subjects for iri in (s.iri, *s.iris)}
    conditions = tuple(c for c in form.conditions if c.value not in own)
    drafts = [check_one(replace(form, subjects=(s,), conditions=conditions), context) for s in subjects]
    draft = Draft(columns=drafts[0].columns)
    for one in drafts:
        for row in one.rows:
            draft.row(row.values, row.cites)
        draft.caveats += one.caveats
        draft.missing += one.missing
    verdicts = {one.verdict for one in drafts}
    if verdicts <= {"yes"} or verdicts <= {"no"}:
        draft.verdict = next(iter(verdicts))
    elif verdicts & {"no"} and BOTH.search(form.question):
        draft.verdict = "no"
    elif {"yes", "no"} <= verdicts or "mixed" in verdicts:
        draft.verdict = "mixed"
    lead = {"yes": "Yes: ", "no": "No: " if verdicts <= {"no"} else "Not of all: ", "mixed": "Not of all: "}.get(draft.verdict or "", "")
    told = " ".join(OPENING.sub("", sentence) for one in drafts for sentence in one.sentences)
    draft.sentences += [f"{lead}{told}"] if told else []
    return draft
