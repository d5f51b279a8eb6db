"""A table of a document as printed, with what is asked for marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from kg.model.answer import Value
from kg.renderers.grid import Grid, is_numeric, marks
from kg.renderers.ink import Ink
from kg.renderers.measure import ELLIPSIS, columns, longest_word, wrap
from kg.renderers.place import place
from kg.renderers.table import table_lines
from kg.renderers.visible import visible

if TYPE_CHECKING:
    from kg.browse.records import CitedCell, CitedTable, TableView

ROW: Final = "▸ "
LEFT, RIGHT = "▸", "◂"
_CITED: Final = re.compile(rf"^{LEFT}(.*){RIGHT} \[[\d, –]+\]$")
_WIDEST: Final = 24
"""The columns that one column of a table is given at most when panels are made."""


def view(shown: TableView, width: int, ink: Ink, cited: Sequence[CitedCell] = ()) -> list[str]:
    """Return the table in as many panels as the width needs, each beginning with the first column; nothing is left out.

    Cells that are cited bear marks, and the numbers of their citations.
    """
    from kg.model.statement import Locator

    where = place(Locator(page=shown.page, table=shown.number))
    lines = [line for words in (f"{shown.title}, {where}", shown.caption) for line in wrap(visible(words), width)]
    lines[0] = ink.bold(lines[0])
    numbers = {(cell.row, cell.column): cell.cites for cell in cited}
    if numbers:
        shown = _numbered(shown, numbers)
    for panel in _panels(shown, width):
        rows = [tuple(_cell(shown, r, c) for c in panel) for r in range(len(shown.rows))]
        headings = tuple(shown.columns[c] for c in panel)
        numeric = tuple(c != 0 and _aligned([row[c] for row in shown.rows]) for c in panel)
        lines += ["", *table_lines(Grid(headings, tuple(rows), numeric, ((),) * len(rows)), width, ink)]
    lines += [line for note in shown.notes for line in ["", *wrap(visible(note), width)]]
    return lines


def cited_table(shown: CitedTable, width: int, ink: Ink) -> list[str]:
    """Return a table around the cells that an answer cites."""
    return view(shown.table, width, ink, shown.cells)


def _numbered(shown: TableView, numbers: dict[tuple[int, int], tuple[int, ...]]) -> TableView:
    """Return the table with marks and numbers at its cited cells."""

    def marked(row: int, column: int, printed: str) -> str:
        cites = numbers.get((row, column))
        return f"{LEFT}{printed}{RIGHT} {marks(cites)}" if cites else printed

    return replace(shown, rows=tuple(tuple(marked(r, c, text) for c, text in enumerate(row)) for r, row in enumerate(shown.rows)))


def _aligned(cells: Sequence[Value]) -> bool:
    """Return whether a column holds numbers, those that are cited and what stands for rows left out among them."""
    plain = [_CITED.sub(r"\1", cell) if isinstance(cell, str) else cell for cell in cells]
    return is_numeric([cell for cell in plain if cell != ELLIPSIS])


def _cell(shown: TableView, row: int, column: int) -> str:
    """Return a cell; the first of a marked row, and the one where a marked row and column meet, bear marks."""
    printed = visible(shown.rows[row][column])
    marked = row in shown.marked_rows
    if column in shown.marked_columns and (marked or not shown.marked_rows):
        return f"{LEFT}{printed}{RIGHT}"
    if column == 0 and shown.marked_rows:
        return (ROW if marked else " " * len(ROW)) + printed
    return printed


def _panels(shown: TableView, width: int) -> Iterator[tuple[int, ...]]:
    """Yield the columns of each panel: the first, and as many of the others as find room."""
    needs = [_need(shown, c) for c in range(len(shown.columns))]
    panel: list[int] = [0] if needs else []
    room = width - 4 - (needs[0] if needs else 0)
    for column in range(1, len(needs)):
        if len(panel) > 1 and needs[column] + 2 > room:
            yield tuple(panel)
            panel, room = [0], width - 4 - needs[0]
        panel.append(column)
        room -= needs[column] + 2
    if panel:
        yield tuple(panel)


def _need(shown: TableView, column: int) -> int:
    """Return the columns of the terminal that a column of the table should have: its cells unwrapped, its heading wrapped."""
    cells = max((columns(_cell(shown, row, column)) for row in range(len(shown.rows))), default=0)
    return min(max(cells, longest_word(visible(shown.columns[column]))), _WIDEST)
