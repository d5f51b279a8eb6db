"""Whether one claim is verified that a question tells in its own words: "is the claim that looms tear cloth verified?"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.answering.remarks import bears_meaning
from kg.answering.stems import stem
from kg.lexicon.mentions import words

TOLD = re.compile(
    r"\b(?:claim|statement|finding|assertion|it)\s+(?:(?:been|was|is)\s+)?(?P<early>(?:independently\s+)?(?:verified|confirmed)\s+)?that\s+(?P<claim>[^?]{8,}?)"
    r"(?:\s+(?:been\s+)?(?P<denied>not\s+)?(?:independently\s+)?(?P<late>verified|confirmed|unverified|true|supported|borne\s+out)\b[^?]*)?\W*$",
    re.IGNORECASE,
)
"""How such a question tells the claim: before or behind the word that it asks of it."""
FEWEST = 3
"""The fewest words with a meaning of their own by which a claim is known again."""
SHARE = 0.7
"""How many of them it holds at least."""


def claim_told(question: str) -> tuple[frozenset[str], bool] | None:
    """Return the stems of the words that tell a claim, and whether a question asks if it is verified rather than that it is not.

    >>> claim_told("Is the claim that old looms tear wet cloth verified?")[1], claim_told("Which claims are verified?")
    (True, None)
    """
    found = TOLD.search(question)
    if found is None or not (found["early"] or found["late"]):
        return None
    told = _stems(found["claim"])
    return (told, not (found["denied"] or (found["late"] or "").casefold() == "unverified")) if len(told) >= FEWEST else None


def best(told: frozenset[str], claims: Iterable[str]) -> int | None:
    """Return which claim holds most of the words that tell it; None where none holds enough of them, or two others do alike."""
    held = sorted(((len(told & _stems(text)), at) for at, text in enumerate(claims)), key=lambda h: (-h[0], h[1]))
    if not held or held[0][0] < SHARE * len(told) or (len(held) > 1 and held[1][0] == held[0][0]):
        return None
    return held[0][1]


def _stems(text: str) -> frozenset[str]:
    """Return the stems of the words of a text that have a meaning of their own."""
    pieces = (piece.of(text).casefold() for piece in words(text))
    return frozenset(stem(word) for word in pieces if bears_meaning(word) and len(word) > 1)
