"""What stands above the header of a table of separated values: comments and titles, which say what the table holds and how it came to be.

RFC 4180 knows no comments; they are written all the same, as `# …`, `% …`, `// …` or as a line of one cell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.model.document import Span
from kg.readers.lines import Line, trimmed
from kg.readers.tab_tables import is_value

_MARK = re.compile(r"\s{0,8}(?P<quote>\"?)\s{0,8}(?:#+|%+|//+)[ \t]*")
_QUOTED = re.compile(r'"[^"]*"')
_MOST_LINES = 500
_TITLE_LINES = 20


@dataclass(frozen=True, slots=True)
class Preamble:
    """The remarks above a header, each without its mark; `start` and `line` say where the header begins."""

    remarks: tuple[Span, ...]
    start: int
    line: int


def read_preamble(group: Sequence[Line], delimiter: str) -> Preamble:
    r"""Read the lines of a file as far as its header, which has the mark of a comment itself where it heads the columns below it.

    >>> from kg.readers.lines import lines
    >>> text = "# Zork 1.2, all tasks\n# run in May\nmodel,pass@1\nA,0.5\n"
    >>> found = read_preamble(lines(text), ",")
    >>> [span.of(text) for span in found.remarks], text[found.start :][:5]
    (['Zork 1.2, all tasks', 'run in May'], 'model')
    >>> read_preamble(lines("#model,pass@1\nA,0.5\n"), ",").start
    1
    """
    shown = [line for line in group[:_MOST_LINES] if not line.blank]
    count = next((i for i, line in enumerate(shown) if not _MARK.match(line.text)), 0)
    if count and _heads(shown[count - 1 :], delimiter):
        count -= 1
    count += _titles(shown[count:], delimiter)
    if count == len(shown):
        return Preamble((), 0, 1)
    first = shown[count]
    mark = _MARK.match(first.text) if count < len(shown) - 1 else None
    bare = mark is not None and not mark["quote"] and first.text[mark.end() :].strip() and first.text[mark.end()] != delimiter
    start = first.start + (mark.end() if mark and bare and "#" in mark[0] else 0)
    return Preamble(tuple(filter(_printed, (remark(line, delimiter) for line in shown[:count]))), start, first.number)


def remark(line: Line, delimiter: str) -> Span:
    """Return where the words of a comment or a title stand: without mark and quotes, and without the empty cells that fill the line."""
    mark = _MARK.match(line.text)
    start = mark.end() if mark else 0
    end = len(line.text.rstrip(delimiter + " \t"))
    if end > start and line.text.lstrip()[:1] == '"' == line.text[end - 1]:
        start, end = max(start, line.text.index('"') + 1), end - 1
    span = trimmed(line.text, start, max(start, end))
    return Span(line.start + span.start, line.start + span.end)


def is_remark(printed: str) -> bool:
    """Tell whether a line begins as a comment does."""
    return _MARK.match(printed) is not None


def _printed(span: Span) -> bool:
    return span.start < span.end


def _cells(line: Line, delimiter: str) -> list[str]:
    return [cell.strip() for cell in _QUOTED.sub(lambda quoted: quoted[0].replace(delimiter, " "), line.text).split(delimiter)]


def _heads(group: Sequence[Line], delimiter: str) -> bool:
    """Tell whether the last comment is the header: as many cells as the lines below, unless the first of those heads the others."""
    rows = [_cells(line, delimiter) for line in group[:3]]
    if len(rows) < 2 or not 1 < len(rows[0]) == len(rows[1]):
        return False
    return not (len(rows) > 2 and len(rows[2]) == len(rows[1]) and _names(rows[1]) and any(map(is_value, rows[2])))


def _titles(group: Sequence[Line], delimiter: str) -> int:
    """Count the lines of one cell above a header that names more columns and is as wide as the line below it."""
    count = next((i for i, line in enumerate(group[:_TITLE_LINES]) if len(list(filter(None, _cells(line, delimiter)))) > 1), 0)
    rows = [_cells(line, delimiter) for line in group[count : count + 2]]
    return count if count and len(rows) == 2 and len(rows[0]) == len(rows[1]) and _names(rows[0]) else 0


def _names(cells: Sequence[str]) -> bool:
    return all(cells) and not any(map(is_value, cells))
