"""Model sizes: in labels, in size columns and in running text."""

from __future__ import annotations

import re

from kg.model.document import Span
from kg.model.names import SizeMention

SIZE = r"(?:\d+x)?\d+(?:[._]\d+)?(?:[bBmMtT]|\s[BM])(?:[-\s][aA]\d+(?:\.\d+)?[bB])?"
"""The pattern of a size: `7B`, `6.7b`, `1_6B`, `8x22B`, `34 B`, `57B-A14B` (with the active part)."""

SIZE_ALONE = re.compile(SIZE, re.IGNORECASE)
"""A header or cell that names nothing but a size."""

_ACTIVE = re.compile(r"[-\s][aA](?=\d)")
_MAGNITUDES = {"billion": "b", "million": "m", "trillion": "t"}
_NUMBER = r"\d+(?:\.\d+)?"
_MENTION = re.compile(
    rf"(?<![\w.])(?:(?P<low>{_NUMBER})\s+(?:to|through)\s+)?"
    rf"(?:(?P<folded>{SIZE})(?![^\W_])|(?P<number>{_NUMBER})[\s-]?(?P<word>billion|million|trillion)s?\b)"
    r"(?P<parameters>[\s-]+param(?:eter)?s?\b)?"
    r"(?![\s-]*(?:tokens?|words?|lines?|files?|bytes?|problems?|samples?|examples?|instructions?|hours?|users?)\b)",
    re.IGNORECASE,
)
_RANGE = re.compile(
    r"\s*(?:[-=]+>|→|⇒|-|–|—|\.{2,3}|…|(?:all\s+the\s+way\s+)?(?:up\s+)?to|through|up\s+until)\s*(?:the\s+)?", re.IGNORECASE
)
_AND = re.compile(r"\s+and\s+", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?$", re.IGNORECASE)


def fold_size(printed: str) -> str:
    """Return a size as labels are compared by it: lower case, no blanks, a decimal point, no idle zeros.

    >>> fold_size("07B"), fold_size("1_6B"), fold_size("34 B"), fold_size("8.0b"), fold_size("57B-A14B")
    ('7b', '1.6b', '34b', '8b', '57b-a14b')
    """
    whole, *active = _ACTIVE.split(printed)
    return "-a".join(_fold(part) for part in (whole, *active))


def show_size(size: str) -> str:
    """Return a folded size as it is usually printed: `8x22B`, `57B-A14B`."""
    return size.upper().replace("X", "x")


def find_sizes(text: str) -> tuple[SizeMention, ...]:
    """Return the model sizes that a text names, in order; spans count code points. Amounts of tokens, bytes or problems are none.

    >>> [m.size for m in find_sizes("at 7B, 13B and 34B, or 70 billion parameters, after 500B tokens")]
    ['7b', '13b', '34b', '70b']
    >>> [(m.size, m.upto) for m in find_sizes("from 7B to 70B parameters")]
    [('7b', '70b')]
    """
    found: list[SizeMention] = []
    for match in _MENTION.finditer(text):
        size = fold_size(match["folded"]) if match["folded"] else _fold(match["number"] + _MAGNITUDES[match["word"].lower()])
        span = Span(match.start(), match.end())
        if match["low"]:
            found.append(SizeMention(span, _fold(match["low"] + size[-1]), size))
        elif found and found[-1].upto is None and _joins(text, found[-1].span, span.start):
            found[-1] = SizeMention(Span(found[-1].span.start, span.end), found[-1].size, size)
        else:
            found.append(SizeMention(span, size))
    return tuple(found)


def _fold(printed: str) -> str:
    """Return one size without active part, folded."""
    text = "".join(printed.lower().replace("_", ".").split())
    experts, times, number = text.rpartition("x")
    digits, unit = number[:-1], number[-1]
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    digits = digits.lstrip("0") or "0"
    return f"{experts}{times}{'0' if digits.startswith('.') else ''}{digits}{unit}"


def _joins(text: str, first: Span, start: int) -> bool:
    """Tell whether the words between two sizes make a range of them."""
    between = text[first.end : start]
    if _RANGE.fullmatch(between):
        return True
    return bool(_AND.fullmatch(between) and _BETWEEN.search(text[max(0, first.start - 20) : first.start]))
