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
from kg.vocab import OWL, SKOS

BEHIND = re.compile(rf"(?:,|(?<!\s))\s+(?:{TAKES})\s+(?P<what>[^,;?]+)\?\W*$", re.I)
"""A clause that takes something for granted, behind what is asked."""
STATES = re.compile(r"\b(?:is|are|was|were|has|have|had|does|do|did|can|[a-z]{3,}(?:s|ed))\b")
"""A verb, without which a clause states nothing ("as of today")."""
DENIES = re.compile(r"^No\b[^:.]{0,30}: ")

OTHERS = re.compile(
    r"which\s+(?:of\s+the\s+)?others?(?:\s+(?:sizes|models|variants|ones))?\s+(?:also\s+)?(?:do|does|are|is|have|has|can)\W*", re.I
)
"""A question which of a family are as the premise says of one, with nothing more said of them."""
SAID_OF_ONE = re.compile(r"(?P<family>\S.*?)[\s-]+\d+(?:\.\d+)?[bB]\s+(?P<verb>is|was|has|does|\w+s)\s+(?P<what>\S.*)", re.I)
PLURALS = {"is": "are", "was": "were", "has": "have", "does": "do"}

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
        return f"{found['what'].strip()}, right?", _whole(question[found.end() :].strip(), found["what"]), True
    if (found := BEHIND.search(question)) and STATES.search(found["what"]) and ASKING_WORD.match(question):
        return f"{found['what'].strip()}, right?", f"{question[: found.start()].strip()}?", False
    return None


JUDGED = ("check", "comparison", "ranking", "trend")
"""The kinds of which a verdict is on what things do or how they score."""
WHY = re.compile(
    r"^\W*(?:(?:and|but|so|then|also)\W+)*(?:tell\s+me\s+)?why\s+"
    r"(?P<claim>(?:is|are|was|were|does|do|did|has|have|had|can|could)\s+[^?]+?)\W*$",
    re.I,
)
"""A question for a reason, which takes for granted that what it asks the reason of is so."""


def presupposed(question: str) -> str | None:
    """Return the question for whether what a question for a reason takes for granted is so.

    >>> presupposed("Why can Zork do darning?"), presupposed("Why Zork?")
    ('can Zork do darning?', None)
    """
    found = WHY.match(question)
    return f"{found['claim']}?" if found else None


def unfounded(question: str, several: Several) -> tuple[LogicalForm, Draft] | None:
    """Return the form of a question for a reason with the draft that denies what it takes for granted; None where that is not denied."""
    claim = presupposed(question)
    done = several((claim,)) if claim else []
    if len(done) != 1 or done[0][1].verdict != "no" or not done[0][1].rows or not done[0][1].sentences:
        return None
    form, draft = done[0]
    if form.kind not in JUDGED or any(SKOS.Concept in s.types or OWL.Class in s.types for s in form.subjects[:1]):
        return None
    draft.sentences[0] = f"{DENIED}{DENIES.sub('', draft.sentences[0])}"
    return replace(form, question=question, why=True, yes_no=False), draft


def _whole(asked: str, premise: str) -> str:
    """Return a question which others are as a premise says of one of a family, with what is said.

    >>> _whole("which other sizes do?", "Zork 7B supports pruning"), _whole("how large is it?", "Zork 7B is open")
    ('Which Zork models support pruning?', 'how large is it?')
    """
    one = SAID_OF_ONE.fullmatch(premise.strip()) if OTHERS.fullmatch(asked) else None
    if one is None:
        return asked
    verb = one["verb"].lower()
    return f"Which {one['family']} models {PLURALS.get(verb, verb.removesuffix('s'))} {one['what']}?"


def proper(question: str) -> str:
    """Return a question; one for others than the one of which its premise speaks, with what is said there.

    >>> proper("Given that Zork 7B supports pruning, which other sizes do?"), proper("How large is Zork?")
    ('Which Zork models support pruning?', 'How large is Zork?')
    """
    parts = premised(question)
    return parts[1] if parts is not None and parts[2] and not question.rstrip().endswith(parts[1]) else question


def denied(question: str, several: Several) -> tuple[LogicalForm, Draft] | None:
    """Return the form of a question with the draft that contradicts its premise before it answers; None where none is false."""
    parts = premised(question)
    if parts is None:
        return None
    claim, rest, leads = parts
    done = several((claim, rest) if leads else (rest, claim))
    if len(done) != 2:
        return None
    premise, main = done if leads else done[::-1]
    said = premise[1]
    if said.verdict != "no" or not said.sentences or not main[1].rows:
        return None
    said.sentences[0] = f"{DENIED}{DENIES.sub('', said.sentences[0])}"
    draft = merged((premise, main))
    draft.verdict, draft.kind = "no", main[0].kind
    return replace(main[0], question=question), draft
