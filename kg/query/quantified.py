"""Yes/no questions over lists: whether there is one, and whether all are so."""

from __future__ import annotations

import re

EXISTS = re.compile(
    r"^\W*(?:and\s+|so\s+|ok\s+)?(?:(?:is|are|was|were)\s+there\b|(?:do|does|did|has|have|is|are|can)\s+(?:any|some|at\s+least\s+one)\b)",
    re.I,
)
ALL = re.compile(r"^\W*(?:and\s+|so\s+|ok\s+)?(?:do|does|did|has|have|is|are|were|was|can)\s+(?:all|every|each)\b", re.I)


def quantifier(text: str) -> str | None:
    """Return `some` or `all` where a question asks whether one or whether all of a list are so.

    >>> quantifier("Are there models above 90?"), quantifier("Do all models score above 10?"), quantifier("Is Zork open?")
    ('some', 'all', None)
    """
    return "all" if ALL.search(text) else "some" if EXISTS.search(text) else None
