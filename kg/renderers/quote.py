"""Where the value of a citation stands in its quote, and quotes cut to what shows it."""

from __future__ import annotations

import re
from typing import Final

from kg.model.answer import Citation
from kg.renderers.measure import ELLIPSIS, columns, head

_WORDS: Final = 5
"""The most words at the end of an edge that are looked for as its value."""

_SNAP: Final = 32
"""How far a cut moves to fall between two words, in characters."""


def value_spans(citation: Citation, quote: str) -> tuple[tuple[int, int], ...]:
    """Return where the value of the cited edge stands in a quote: half-open, in order; nothing if it cannot be told.

    The object is looked for as printed, else the longest end of the readable edge that stands in the quote.
    """
    words = citation.edge.split(" ")
    ends = [" ".join(words[-n:]) for n in range(min(_WORDS, len(words)), 0, -1)]
    for wanted in [citation.object, *ends]:
        bare = wanted.strip(" .,;:“”\"'")
        if not bare or len(bare) > len(quote):
            continue
        spans = _whole(bare, quote)
        if spans:
            return spans
    return ()


def _whole(wanted: str, quote: str) -> tuple[tuple[int, int], ...]:
    """Find a text where it is no part of a longer word or number."""
    before = r"(?<![\w.,+−-])" if wanted[0].isalnum() else ""
    after = r"(?!\w|[.,]\d)" if wanted[-1].isalnum() else ""
    return tuple(match.span() for match in re.finditer(before + re.escape(wanted) + after, quote))


def shorten(quote: str, span: tuple[int, int] | None, room: int) -> str:
    """Return a quote in at most `room` columns: what stands around `span`, after a row's label, with … for what is left out.

    >>> shorten("| Code Llama | 7B | 33.5 % | 59.6 % | 85.9 % | 41.4 % |", (30, 36), 30)
    '| Code Llama | … 59.6 % | …'
    """
    if columns(quote) <= room:
        return quote
    label = _label(quote, room // 2)
    start, end = span or (0, 0)
    if end <= len(label):
        return _cut_back(head(quote, room - 2), quote)
    room -= columns(label) + 6
    left, right = max(start, len(label)), end
    if columns(quote[left:right]) > room:
        right = left + len(head(quote[left:right], room))
    left, right = _widened(quote, left, right, len(label), room)
    before = label if left == len(label) else f"{label} {ELLIPSIS} " if label else f"{ELLIPSIS} "
    after = "" if right == len(quote) else f" {ELLIPSIS}"
    shown = quote[left:right].rstrip() if after else quote[left:right]
    return before + (shown.lstrip() if before.endswith(" ") else shown) + after


def _label(quote: str, most: int) -> str:
    """Return the first cell of a quoted table row, with its bars; nothing for prose or a label that is too long."""
    if not quote.startswith("|"):
        return ""
    end = quote.find("|", 1) + 1
    return quote[:end] if columns(quote[:end]) <= most else ""


def _widened(quote: str, left: int, right: int, floor: int, room: int) -> tuple[int, int]:
    """Widen a span on both sides until the room is filled, then draw each end in to the next space."""
    inner_left, inner_right = left, right
    taken = columns(quote[left:right])
    while True:
        moved = False
        for side in (-1, 1):
            at = left - 1 if side < 0 else right
            if not (floor <= at < len(quote)) or taken + columns(quote[at]) > room:
                continue
            taken += columns(quote[at])
            left, right, moved = (at, right, True) if side < 0 else (left, at + 1, True)
        if not moved:
            break
    if left > floor:
        space = quote.find(" ", left, min(left + _SNAP, inner_left))
        left = space + 1 if space >= 0 else left
    if right < len(quote):
        space = quote.rfind(" ", max(right - _SNAP, inner_right), right)
        right = space if space >= 0 else right
    return left, right


def _cut_back(beginning: str, quote: str) -> str:
    if len(beginning) == len(quote):
        return quote
    space = beginning.rfind(" ", max(len(beginning) - _SNAP, 1))
    return f"{(beginning[:space] if space > 0 else beginning).rstrip()} {ELLIPSIS}"
