"""Questions for whether something is false ("is it false that Zork is open"): what is so is looked up, and the verdict turned."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.model.answer import Answer

FALSE = re.compile(
    r"^\W*(?:so\s+)?is\s+it\s+(?:\w+ly\s+)?(?:false|wrong|untrue|incorrect|inaccurate|a\s+(?:myth|mistake|lie|falsehood|misconception))\s+"
    r"(?:to\s+(?:say|claim|think|believe)\s+)?that\s+(?=\S)",
    re.I,
)
YES = re.compile(r"^Yes\b(?:: )?")
NO = re.compile(r"^No\b(?:: )?")


def affirmed(question: str) -> str | None:
    """Return the question for whether something is true, of one for whether it is false; None for other questions.

    >>> affirmed("Is it false that Zork is open?"), affirmed("Is it true that Zork is open?")
    ('Is it true that Zork is open?', None)
    """
    found = FALSE.match(question)
    return f"Is it true that {question[found.end() :]}" if found else None


def turned(found: Answer, question: str) -> Answer:
    """Return the answer to whether something is true as that to whether it is false; one without a verdict, or a mixed one, as it is."""
    if found.verdict == "yes":
        return replace(found, question=question, verdict="no", answer=YES.sub("No, it is true: ", found.answer))
    if found.verdict == "no":
        return replace(found, question=question, verdict="yes", answer=NO.sub("Yes, it is false: ", found.answer))
    return replace(found, question=question)
