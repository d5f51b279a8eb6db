"""Questions for what a label, a column or a sign of a document means: "what does the column moe mean in …"."""

from __future__ import annotations

import re

NOUN = r"(?:label|column|mark|marker|sign|symbol|value|entry|header|heading|field|abbreviation|cell|suffix|prefix)s?"
VERB = r"(?:mean|means|denote|denotes|stand\s+for|stands\s+for|signify|represent|indicate|refer\s+to)"
WHERE = r"(?:\s+(?:in|on|of|at|from|by|according)\b.*?)?"
MEANS = re.compile(
    rf"^\W*(?:and\s+|so\s+)?what\s+(?:does|do|did|is|are)\s+(?:the\s+|an?\s+)?(?P<noun>{NOUN}\s+)?[“\"'‘`]?(?P<term>[^“”\"‘’`]+?)[”\"'’`]?"
    rf"(?P<noun2>\s+{NOUN})?{WHERE}\s+{VERB}\b",
    re.I,
)
WHICH = re.compile(
    rf"^\W*(?:which|what)\s+(?:model|thing|benchmark)\s+does\s+(?:the\s+)?{NOUN}\s+[“\"'‘`]?(?P<term>[^“”\"‘’`]+?)[”\"'’`]?{WHERE}\s+{VERB}\b",
    re.I,
)
MEANING_OF = re.compile(rf"\bmeaning\s+of\s+(?:the\s+)?{NOUN}\s+[“\"'‘`]?(?P<term>[^“”\"‘’`?]+?)[”\"'’`]?{WHERE}\W*$", re.I)
SAID = re.compile(
    r"^\W*(?:and\s+|so\s+)?what\s+(?:does|do|did)\s+(?:an?\s+|the\s+)?[“\"'‘`]?(?P<term>[^“”\"‘’`,;]+?)[”\"'’`]?\s+(?:mean|denote|signify|stand\s+for)\b",
    re.I,
)
"""A meaning that is asked for by the verb alone."""
SIGN = re.compile(r"[^\w\s]+")


def term_asked(text: str) -> str | None:
    """Return the label or sign whose meaning a question asks for, None for any other question.

    >>> term_asked("What does the column 'moe' mean on the Quux leaderboard?"), term_asked("what does × in Table 2 mean?")
    ('moe', '×')
    >>> term_asked("What does Zork mean?") is None
    True
    """
    found = MEANS.search(text)
    if found and (found["noun"] or found["noun2"] or SIGN.fullmatch(found["term"])):
        return found["term"].strip()
    other = WHICH.search(text) or MEANING_OF.search(text)
    return other["term"].strip() if other else None


def meant(text: str) -> str | None:
    """Return the words whose meaning a question asks for by the verb alone, None for any other question.

    >>> meant("What does Partial open-data mean on the Quux leaderboard?"), meant("What does Zork score?")
    ('Partial open-data', None)
    """
    found = SAID.search(text)
    return found["term"].strip() if found else None
