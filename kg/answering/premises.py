"""Clauses by which a question takes something for granted ("given that Zork is open, …"): each is asked by itself, and denied if false."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from kg.answering.draft import Draft
from kg.answering.granted import PREMISE, TAKES
from kg.answering.parts import merged
from kg.answering.wording import DENIED
from kg.model.logical_form import LogicalForm
from kg.query.asserting import ASKING_WORD

BEHIND = re.compile(rf",?\s+(?:{TAKES})\s+(?P<what>[^,;?]+)\?\W*$", re.I)
"""A clause that takes something for granted, behind what is asked."""
STATES = re.compile(r"\b(?:is|are|was|were|has|have|had|does|do|did|can|[a-z]{3,}(?:s|ed))\b")
"""A verb, without which a clause states nothing ("as of today")."""
DENIES = re.compile(r"^No\b[^:.]{0,30}: ")

Several = Callable[[Sequence[str]], list[tuple[LogicalForm, Draft]]]
"""Return the answers to the questions of a text, in their order."""


def premised(question: str) -> tuple[str, str, bool] | None:
    """Return the question for whether what a clause takes for granted is so, the question proper, and whether the clause leads.

    >>> premised("Given that Zork is open, how does it score?")
    ('Zork is open, right?', 'how does it score?', True)
    >>> premised("How does Zork score, given that it is open?")
    ('it is open, right?', 'How does Zork score?', False)
    >>> premised("As of 2031, how does Zork score?") is None
    True
    """
    if (found := PREMISE.match(question)) and STATES.search(found["what"]) and question[found.end() :].strip(" ?"):
        return f"{found['what'].strip()}, right?", question[found.end() :].strip(), True
    if (found := BEHIND.search(question)) and STATES.search(found["what"]) and ASKING_WORD.match(question):
        return f"{found['what'].strip()}, right?", f"{question[: found.start()].strip()}?", False
    return None


def denied(question: str, several: Several) -> tuple[LogicalForm, Draft] | None:
    """Return the form of a question with the draft that contradicts its premise before it answers; None where none is false."""
    parts = premised(question)
    if parts is None:
        return None
    claim, rest, leads = parts
    done = several((claim, rest) if leads else (rest, claim))
    if len(done) != 2:
        return None
    premise, proper = done if leads else done[::-1]
    said = premise[1]
    if said.verdict != "no" or not said.sentences or not proper[1].rows:
        return None
    said.sentences[0] = f"{DENIED}{DENIES.sub('', said.sentences[0])}"
    draft = merged((premise, proper))
    draft.verdict, draft.kind = "no", proper[0].kind
    return replace(proper[0], question=question), draft
