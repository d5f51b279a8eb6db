r"""Pipe tables: a header line, a line of dashes, and a line for each row.

Source: GitHub Flavored Markdown Spec 0.29, section 4.10 (a table's rows have the cells of its header; `\|` is no delimiter).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.errors import ReadError
from kg.model.document import Cell, Column, Row, Span
from kg.readers.blocks import Grid
from kg.readers.lines import Line, trimmed, unmarked

_BAR = re.compile(r"\\.|\|")
_DASHES = re.compile(r":?-+:?\Z")
_LEVELS = " / "


def starts_pipe_table(group: Sequence[Line], index: int) -> bool:
    """Return whether a header line and a line of dashes stand at `index`."""
    if index + 1 >= len(group) or "|" not in group[index].text:
        return False
    dashes = group[index + 1].text.strip()
    if "-" not in dashes or not set(dashes) <= set("|-: \t") or "|" not in dashes:
        return False
    return all(_DASHES.match(piece.strip()) for piece in _inside(dashes).split("|"))


def read_pipe_table(text: str, group: Sequence[Line], index: int, where: str, *, strict: bool) -> tuple[Grid, int, list[str]]:
    """Read the pipe table that starts at `index`; return it, the index after it, and what was read at best.

    A row with another number of cells than the header is an error if `strict`; else a short row gets empty cells
    and a long one is left out and noted.
    """
    header = pipe_cells(text, group[index])
    width = len(header)
    dashes = len(_inside(group[index + 1].text.strip()).split("|"))
    if dashes != width and strict:
        _ragged(where, group[index + 1], dashes, width)
    rows: list[Row] = []
    notes: list[str] = []
    after = index + 2
    while after < len(group) and "|" in group[after].text:
        line = group[after]
        cells = pipe_cells(text, line)
        if len(cells) != width and strict:
            _ragged(where, line, len(cells), width)
        if len(cells) > width:
            notes.append(f"line {line.number}: {len(cells)} cells under {width} columns; the row is left out")
        else:
            end = Span(line.end, line.end)
            rows.append(Row((*cells, *(Cell("", end) for _ in range(width - len(cells)))), Span(line.start, line.end)))
        after += 1
    columns = tuple(Column(_levels(text, one)) for one in header)
    return Grid(columns, tuple(rows), Span(group[index].start, group[after - 1].end)), after, notes


def pipe_cells(text: str, line: Line) -> tuple[Cell, ...]:
    r"""Return the cells of one line, which begins and may end with `|`; an escaped `\|` belongs to its cell.

    >>> [one.text for one in pipe_cells("| a | b\\|c |", Line(1, 0, "| a | b\\|c |"))]
    ['a', 'b\\|c']
    """
    span = trimmed(text, line.start, line.end)
    cuts = [match.start() for match in _BAR.finditer(text, span.start, span.end) if match[0] == "|"]
    starts = [span.start, *(cut + 1 for cut in cuts)]
    ends = [*cuts, span.end]
    pieces = list(zip(starts, ends, strict=True))
    if cuts and cuts[0] == span.start:
        del pieces[0]
    if len(pieces) > 1 and cuts and cuts[-1] == span.end - 1:
        del pieces[-1]
    return tuple(unmarked(text, start, end) for start, end in pieces)


def _levels(text: str, header: Cell) -> tuple[Cell, ...]:
    """Split a header cell at ` / ` into the cells of its levels."""
    found = []
    start = header.span.start
    for piece in header.text.split(_LEVELS):
        found.append(unmarked(text, start, start + len(piece)))
        start += len(piece) + len(_LEVELS)
    return tuple(found)


def _inside(dashes: str) -> str:
    return dashes.removeprefix("|").removesuffix("|")


def _ragged(where: str, line: Line, found: int, expected: int) -> None:
    raise ReadError(
        f"a table row of {found} cells",
        where=f"{where}, line {line.number}",
        expected=f"{expected}, as in the table's header",
        hint="write a bar that belongs to a cell as \\|",
    )
