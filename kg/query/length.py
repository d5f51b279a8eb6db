"""How long a question may be: what is longer is refused, not cut, so that whatever is asked is answered or refused at once."""

from __future__ import annotations

import re

LONGEST_QUESTION = 2000
"""The most characters of a question that are read."""
MOST_WORDS = 600
"""The most words and signs of a question that are read: more than 2,000 characters of prose have."""
PIECE = re.compile(r"[^\W_]+|[^\w\s]|_")


def unreadable(question: str) -> str | None:
    """Return why a question is not read, None for one that is.

    >>> unreadable("How large is Zork?"), unreadable("")
    (None, 'the question is empty')
    >>> unreadable("x-" * 900)
    'the question has 1800 words and signs; at most 600 are read'
    """
    if not question:
        return "the question is empty"
    if len(question) > LONGEST_QUESTION:
        return f"the question has {len(question)} characters; at most {LONGEST_QUESTION} are read"
    pieces = sum(1 for _ in PIECE.finditer(question))
    return f"the question has {pieces} words and signs; at most {MOST_WORDS} are read" if pieces > MOST_WORDS else None
