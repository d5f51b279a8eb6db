"""Rows of a block whose first row alone prints the name: the blank cells below belong to it.

A row without a name is one of the block above only where something else tells it from the others: a size, a setting, a mark. The piece
of text that shows it then goes from the row with the name to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.lexicon.markup import plain
from kg.lexicon.schema import Schema
from kg.model.cells import CellValue
from kg.model.document import Row, Span, Table
from kg.vocab import KG


def filled(table: Table, key: int, values: Sequence[Sequence[CellValue]], schema: Schema) -> Table:
    """Return the table with the name of each block, and what else it prints once, in all of its rows."""
    if all(row.cells[key].text for row in table.rows):
        return table
    telling = [i for i in range(len(table.columns)) if i != key and _tells(table, i, values, schema)]
    rows: list[Row] = []
    above: Row | None = None
    seen: set[tuple[str, ...]] = set()
    for row in table.rows:
        if row.cells[key].text:
            heads = not any(cell.text for i, cell in enumerate(row.cells) if i != key)
            above, seen = (None if heads else row), set()
        made = _completed(row, above, key, telling) if above and not row.cells[key].text else row
        told = tuple(made.cells[i].text for i in telling)
        rows.append(row if made is not row and (not any(told) or told in seen) else made)
        seen.add(told)
    return replace(table, rows=tuple(rows))


def _tells(table: Table, index: int, values: Sequence[Sequence[CellValue]], schema: Schema) -> bool:
    """Tell whether a column may tell the rows of a block apart: it has words, sizes or marks, or its header names a setting or size."""
    label = plain(table.columns[index].label)
    if schema.properties(label, KG.Result) or any(p.identity for p in schema.properties(label, KG.Model)):
        return True
    kinds = [row[index].kind for row in values if row[index].kind != "absent"]
    return sum(kind == "number" for kind in kinds) * 2 <= len(kinds)


def _completed(row: Row, above: Row, key: int, telling: Sequence[int]) -> Row:
    """Return a row of a block with the cells of its first row where it is blank, up to the first cell that tells it from that."""
    cells = list(row.cells)
    for i in (key, *telling):
        if i != key and cells[i].text:
            break
        cells[i] = above.cells[i]
    if not any(row.cells[i].text for i in telling):
        return row
    return Row(tuple(cells), Span(min(above.span.start, row.span.start), row.span.end))
