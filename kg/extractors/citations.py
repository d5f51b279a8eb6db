"""Citation marks in running text and in cells: `[27]`, `[2]–[7]`, `[92], [93]`, `[6] [48]`, `[3, 5-7]`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.model.document import Span

_ONE = r"\[\d{1,4}(?:\s*[,;–—-]\s*\d{1,4}){0,40}\]"
_MARKS = re.compile(rf"{_ONE}(?:\s{{0,2}}(?:[,;–—-]|and|to|&)?\s{{0,2}}{_ONE}){{0,40}}")
_PIECE = re.compile(r"\d{1,4}|[–—-]|\bto\b")
_MOST = 100
"""The most entries that one range may stand for."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A run of marks and the numbers of the entries it cites, ranges expanded, each once in order."""

    span: Span
    numbers: tuple[str, ...]


def citations(text: str) -> Iterator[Citation]:
    """Yield the citations in a text.

    >>> [c.numbers for c in citations("A [2]–[4], B [9] [69] and C [5, 7-8].")]
    [('2', '3', '4'), ('9', '69'), ('5', '7', '8')]
    """
    if "[" not in text:
        return
    for match in _MARKS.finditer(text):
        yield Citation(Span(match.start(), match.end()), _numbers(match[0]))


def _numbers(marks: str) -> tuple[str, ...]:
    found: list[str] = []
    ranged = False
    for piece in _PIECE.findall(marks):
        if not piece.isdigit():
            ranged = True
            continue
        first, last = int(found[-1]) + 1 if ranged and found else int(piece), int(piece)
        found += [str(n) for n in range(first, last + 1)] if first <= last < first + _MOST else [piece]
        ranged = False
    return tuple(dict.fromkeys(found))
