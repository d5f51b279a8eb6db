"""A table of a page as the lines of a pipe table: its header with all levels, its rows with what is merged in each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from kg.readers.html_furniture import left_out
from kg.readers.html_tree import Element, tag_of
from kg.readers.merged_cells import Merged, header_rows, laid_out

_LAYOUT = frozenset(("presentation", "none"))
_MOST_LEVELS = 4
_CELL = frozenset(("td", "th"))


@dataclass(frozen=True, slots=True, eq=False)
class Slot:
    """What one cell of a page prints; it may stand in several columns and rows."""

    text: str


@dataclass(frozen=True, slots=True)
class Laid:
    """A table with a slot in each column: the rows of its header, its body, what its foot says, and a row across it that titles it."""

    header: tuple[tuple[Slot, ...], ...]
    body: tuple[tuple[Slot, ...], ...]
    notes: tuple[Element, ...] = ()
    title: Slot | None = None


def is_layout(table: Element) -> bool:
    """Tell whether a table only sets its parts side by side: it says so, holds another table, or has one row or one column."""
    if table.attributes.get("role") in _LAYOUT or table.tables:
        return True
    rows = [_cells(row) for row, _ in _rows(table)]
    return len(rows) < 2 or max(map(len, rows)) < 2


def pairs(table: Element) -> list[tuple[Element, Element]]:
    """Return the labels and values of a table that is a record, one of each in every row; nothing if it is none."""
    rows = [_cells(row) for row, part in _rows(table) if part != "thead"]
    single = all(len(cells) == 2 and tag_of(cells[0]) == "th" and tag_of(cells[1]) == "td" for cells in rows)
    headed = any(part == "thead" for _, part in _rows(table))
    return [(cells[0], cells[1]) for cells in rows] if single and not headed else []


def lay_out(table: Element, printed: Callable[[Element], str], where: str) -> Laid | None:
    """Return the slots of a table, None where it has no header or no row. Raises `LimitError` for a table of too many cells."""
    rows = [(cells, part) for row, part in _rows(table) if (cells := _cells(row))]
    notes = tuple(cells[0] for cells, part in rows if part == "tfoot" and len(cells) == 1)
    rows = [row for row in rows if not (row[1] == "tfoot" and len(row[0]) == 1)]
    merged = [[_merged(cell, printed) for cell in cells] for cells, _ in rows]
    kept = [i for i, cells in enumerate(merged) if any(cell.content.text for cell in cells)]
    title = None
    if len(kept) > 2 and len(merged[kept[0]]) == 1 and merged[kept[0]][0].columns > 1:
        title, kept = merged[kept[0]][0].content, kept[1:]
    merged = [merged[i] for i in kept]
    if len(merged) < 2:
        return None
    heads = _levels(merged, [rows[i][1] for i in kept])
    header = [[replace(cell, heads=True) for cell in cells] for cells in merged[:heads]]
    laid = laid_out([*header, *merged[heads:]], lambda _: Slot(""), where)
    width = max(map(len, laid))
    full = [(*line, *(Slot("") for _ in range(width - len(line)))) for line in laid]
    return Laid(tuple(full[:heads]), tuple(full[heads:]), notes, title) if len(full) > heads else None


def _levels(rows: Sequence[Sequence[Merged[Slot]]], parts: Sequence[str]) -> int:
    """Count the rows of the header: those that the page puts there, those of header cells alone, else as many as its first row spans."""
    marked = next((i for i, part in enumerate(parts) if part != "thead"), len(parts))
    if 0 < marked < len(rows):
        return min(marked, _MOST_LEVELS)
    heads = header_rows(rows)
    spanned = max(cell.rows for cell in rows[0]) if any(cell.columns > 1 for cell in rows[0]) else 1
    return min(max(heads, spanned), _MOST_LEVELS, len(rows) - 1)


def _merged(cell: Element, printed: Callable[[Element], str]) -> Merged[Slot]:
    columns, rows = (_number(cell.attributes.get(name, "")) for name in ("colspan", "rowspan"))
    return Merged(Slot(printed(cell)), tag_of(cell) == "th", columns, rows)


def _number(printed: str) -> int:
    digits = printed.strip()[:6]
    return max(1, int(digits)) if digits.isascii() and digits.isdigit() else 1


def _rows(table: Element) -> Iterator[tuple[Element, str]]:
    """Yield the rows of a table, each with the part that it stands in."""
    waiting: list[tuple[Element, str]] = [(table, "")]
    while waiting:
        element, part = waiting.pop()
        tag = tag_of(element)
        if tag == "tr":
            yield element, part
        elif element is table or not (tag == "table" or left_out(element)):
            inside = tag if tag in ("thead", "tbody", "tfoot") else part
            waiting += [(child, inside) for child in reversed(element.children) if isinstance(child, Element)]


def _cells(row: Element) -> list[Element]:
    return [child for child in row.children if isinstance(child, Element) and tag_of(child) in _CELL and not left_out(child)]
