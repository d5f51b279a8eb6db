"""The lines of a text with their places, for readers that go line by line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kg.model.document import Cell, Span

_LINE = re.compile(r"([^\r\n]*)(?:\r\n|\n|\r|\Z)")


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its number (from 1), where it starts in the text, and its characters without the line end."""

    number: int
    start: int
    text: str

    @property
    def end(self) -> int:
        """Return the offset after the last character of the line."""
        return self.start + len(self.text)

    @property
    def blank(self) -> bool:
        """Return whether the line holds nothing but blanks."""
        return not self.text.strip()


def lines(text: str, start: int = 0, number: int = 1) -> list[Line]:
    r"""Split `text` from `start` on into lines; `\n`, `\r\n` and `\r` end a line and nothing else does.

    >>> [(line.number, line.start, line.text) for line in lines("a\r\nb\u2028c")]
    [(1, 0, 'a'), (2, 3, 'b\u2028c')]
    """
    found: list[Line] = []
    for match in _LINE.finditer(text, start):
        if match.start() == len(text) and found:
            break
        found.append(Line(number + len(found), match.start(), match.group(1)))
    return found


def trimmed(text: str, start: int, end: int) -> Span:
    """Return the piece [start, end) of `text` without the blanks around it; a piece of blanks only is empty, at its start.

    >>> trimmed("a | b  |", 3, 7)
    Span(start=4, end=5)
    """
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    if left == len(piece):
        return Span(start, start)
    return Span(start + left, start + len(piece.rstrip()))


def cell(text: str, start: int, end: int) -> Cell:
    """Return the cell that is printed in [start, end) of `text`, without the blanks around it."""
    span = trimmed(text, start, end)
    return Cell(span.of(text), span)


def unmarked(text: str, start: int, end: int) -> Cell:
    """Return the cell in [start, end) of marked-up text, without the blanks, `**` or backticks that wrap all of it.

    >>> unmarked("| **33.5** |", 1, 11)
    Cell(text='33.5', span=Span(start=4, end=8))
    """
    span = trimmed(text, start, end)
    for mark in ("**", "`"):
        printed = span.of(text)
        size = len(mark)
        inner = printed[size:-size]
        if len(printed) > 2 * size and printed.startswith(mark) and printed.endswith(mark) and mark[0] not in inner:
            span = trimmed(text, span.start + size, span.end - size)
    return Cell(span.of(text), span)


def across(group: Iterable[Line]) -> Span:
    """Return the span from the first character that is not blank to the last one of consecutive lines."""
    members = list(group)
    first, last = members[0], members[-1]
    start = first.start + len(first.text) - len(first.text.lstrip())
    return Span(start, max(start, last.start + len(last.text.rstrip())))
