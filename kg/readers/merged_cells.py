"""The cells of a table in HTML, each in its columns and rows, whichever it spans.

Source: HTML Standard, section 4.9.12 (a cell spans `colspan` columns and `rowspan` rows).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from kg.errors import LimitError

MOST_SPANNED = 100
"""The most rows or columns that one cell spans."""

MAX_COLUMNS = 5_000
"""The most columns of one table."""

MAX_CELLS = 500_000
"""The most cells of one table, those that a cell spans counted each."""

Content = TypeVar("Content")


@dataclass(frozen=True, slots=True)
class Merged(Generic[Content]):
    """A cell that may span several columns and rows; one that `heads` is marked as a header."""

    content: Content
    heads: bool = False
    columns: int = 1
    rows: int = 1


def header_rows(rows: Sequence[Sequence[Merged[Content]]]) -> int:
    """Return how many rows at the top hold header cells alone and are the levels of the header; where none does, the first is."""
    return next((i for i, row in enumerate(rows) if not all(cell.heads for cell in row)), len(rows) - 1) or 1


def laid_out(
    rows: Sequence[Sequence[Merged[Content]]], empty: Callable[[Content], Content], where: str | None = None
) -> list[tuple[Content, ...]]:
    """Return the rows with a cell in each column: one that spans rows stands in all, one that spans columns in the first of a body row.

    `empty` makes what stands in the other columns. Raises `LimitError` for more than `MAX_CELLS` cells or `MAX_COLUMNS` columns.

    >>> laid_out([[Merged("a", rows=2), Merged("b", columns=2)], [Merged("c"), Merged("d")]], lambda _: "")
    [('a', 'b', ''), ('a', 'c', 'd')]
    """
    laid: list[tuple[Content, ...]] = []
    below: dict[int, tuple[Content, int]] = {}
    count = 0
    for cells in rows:
        line: list[Content] = []
        for one in (*cells, None):
            while (held := below.get(len(line))) is not None and held[1] > 0:
                below[len(line)] = (held[0], held[1] - 1)
                line.append(held[0])
            if one is None:
                break
            for nth in range(min(max(one.columns, 1), MOST_SPANNED)):
                shown = one.content if nth == 0 or one.heads else empty(one.content)
                if one.rows > 1:
                    below[len(line)] = (shown, min(one.rows, MOST_SPANNED) - 1)
                line.append(shown)
        count += len(line)
        if count > MAX_CELLS or len(line) > MAX_COLUMNS:
            found = f"a table of more than {MAX_CELLS:,} cells or {MAX_COLUMNS:,} columns, those that a cell spans counted"
            raise LimitError(found, where=where, expected="fewer")
        laid.append(tuple(line))
    return laid
