"""Questions whether something is so of one thing and not of another ("is it A, not B, that uses C"), said as two clauses.

What is denied of the second thing is claimed too: "is it true that A uses C while B does not".
"""

from __future__ import annotations

import re

NAME = r"(?-i:(?:the\s+)?[A-Z\d][\w.+-]*(?:\s+(?:-\s+)?[A-Z\d][\w.+-]*)*)"
"""Words that are written like a name or a size."""
ONE_NOT_OTHER = rf"(?P<one>{NAME}),?\s+(?:and\s+|but\s+)?not\s+(?:the\s+)?(?P<other>{NAME}),?\s+"
TAG = r"(?:,\s*(?:right|correct|is\s+that\s+right|isn['’]t\s+it))?"
CLEFT = re.compile(
    rf"^\W*(?:(?:is|was)\s+it|it\s?['’]?s|it\s+(?:is|was))\s+{ONE_NOT_OTHER}(?:that|which|who)\s+(?P<rest>[^?]+?){TAG}\W*$",
    re.I,
)
CLAIMED = re.compile(rf"^\W*is\s+it\s+(?:true|so|correct|right)\s+that\s+{ONE_NOT_OTHER}(?P<rest>[^?]+?)\W*$", re.I)
ASKED = re.compile(rf"^\W*(?P<verb>do|does|did|is|was|can|has)\s+{ONE_NOT_OTHER}(?P<rest>[^?]+?)\W*$", re.I)


def opposed(question: str) -> str:
    """Return a question that claims something of one thing and denies it of another as two clauses; others as they stand.

    >>> opposed("It's Zork-3B, not 7B, that uses pruning, right?")
    'is it true that Zork-3B uses pruning while the 7B does not?'
    >>> opposed("Does Zork but not Quux use pruning?"), opposed("Does Zork use pruning, not distillation?")
    ('does Zork use pruning while the Quux does not?', 'Does Zork use pruning, not distillation?')
    """
    if found := CLEFT.match(question) or CLAIMED.match(question):
        return f"is it true that {found['one']} {found['rest']} while the {found['other']} does not?"
    if found := ASKED.match(question):
        return f"{found['verb'].lower()} {found['one']} {found['rest']} while the {found['other']} does not?"
    return question
