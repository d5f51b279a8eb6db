"""Tables whose cells stand apart by tabs, one line for each row, as text made from a PDF or a page holds them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from kg.model.document import Cell, Column, Row, Span
from kg.readers.blocks import Grid
from kg.readers.lines import Line, trimmed, unmarked

_VALUE = re.compile(r"[~≈<>≤≥±+-]?\s?[$]?\d[\d.,:/]*\s?%?\s?[*†‡]?\Z|[✓✗✔✘×–—-]\Z")
_MOST_LEVELS = 3
_SHORT_LABEL = 40


def is_value(printed: str) -> bool:
    """Return whether a cell is a number or a mark, so that it stands in no header.

    >>> [is_value(printed) for printed in ("81.7", "53.7 *", "×", "pass@1", "7B")]
    [True, True, True, False, False]
    """
    return bool(_VALUE.match(printed[:40]))


def is_record(rows: Sequence[Sequence[Cell]]) -> bool:
    """Return whether rows of two cells are labels with values, and not a table with a header.

    The second column of a table is headed by a word over numbers or marks.
    """
    if any(len(row) != 2 for row in rows):
        return False
    first, *body = [row[1].text for row in rows]
    if len(body) > 1 and not is_value(first) and all(is_value(one) for one in body):
        return False
    return all(row[0].text and len(row[0].text) <= _SHORT_LABEL for row in rows)


def tab_cells(text: str, line: Line) -> tuple[Cell, ...]:
    r"""Return the cells of one line.

    >>> [cell.text for cell in tab_cells("a\t\tb", Line(1, 0, "a\t\tb"))]
    ['a', '', 'b']
    """
    cells = []
    start = line.start
    for piece in line.text.split("\t"):
        cells.append(unmarked(text, start, start + len(piece)))
        start += len(piece) + 1
    return tuple(cells)


def read_tab_table(text: str, group: Sequence[Line]) -> tuple[Grid, list[str]]:
    """Read consecutive lines with tabs as a table with its header; return it and what was read at best.

    A header may have up to three lines: one whose words span columns leaves the cells after them empty. Where a row
    has fewer cells than there are columns, empty ones follow; where it has more, the last cell holds the rest.
    """
    rows = [tab_cells(text, line) for line in group]
    width = _width(rows)
    levels = _header_levels(rows, width)
    notes = []
    if len(rows[0]) == width - 1 and levels == 1 and all(len(row) == width for row in rows[1:]):
        start = Span(group[0].start, group[0].start)
        rows[0] = (Cell("", start), *rows[0])
    fitted = []
    for line, row in zip(group, rows, strict=True):
        fitted.append(_fit(text, row, width, line))
        if len(row) != width and any(one.text for one in row[width:]):
            notes.append(f"line {line.number}: {len(row)} cells under {width} columns; the last cell holds the rest")
        elif len(row) < width:
            notes.append(f"line {line.number}: {len(row)} cells under {width} columns; the missing ones are empty")
    body = zip(fitted[levels:], group[levels:], strict=True)
    found = tuple(Row(row, Span(line.start, line.end)) for row, line in body)
    return Grid(_columns(fitted[:levels]), found, Span(group[0].start, group[-1].end)), notes


def _width(rows: Sequence[Sequence[Cell]]) -> int:
    """Return how many columns most rows have, and of two counts that are as frequent the header's, else the larger."""
    counts = Counter(len(row) for row in rows)
    most = max(counts.values())
    likely = [width for width, count in counts.items() if count == most]
    return len(rows[0]) if len(rows[0]) in likely else max(likely)


def _fit(text: str, row: tuple[Cell, ...], width: int, line: Line) -> tuple[Cell, ...]:
    if len(row) <= width:
        end = Span(line.end, line.end)
        return (*row, *(Cell("", end) for _ in range(width - len(row))))
    rest = trimmed(text, row[width - 1].span.start, line.end)
    return (*row[: width - 1], Cell(rest.of(text), rest))


def _header_levels(rows: Sequence[tuple[Cell, ...]], width: int) -> int:
    """Count the lines of the header: a line with empty cells after a word is followed by the line that splits them."""
    levels = 1
    while levels < min(_MOST_LEVELS, len(rows) - 1):
        above, below = [cell.text for cell in rows[levels - 1]], [cell.text for cell in rows[levels]]
        above += [""] * (width - len(above))
        if len(below) > width or any(is_value(one) for one in below):
            break
        below += [""] * (width - len(below))
        spanned = [column for column in range(1, width) if not above[column]]
        gaps = [column for column in range(width) if not below[column]]
        if not spanned or bool(above[0]) == bool(below[0]):
            break
        if not all(below[column] for column in spanned) or not all(above[column] for column in gaps):
            break
        levels += 1
    return levels


def _filled(level: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """Repeat each word of a header's line over the empty cells after it; the first column spans nothing."""
    filled = list(level)
    for column in range(2, len(filled)):
        if not filled[column].text:
            filled[column] = filled[column - 1]
    return tuple(filled)


def _columns(levels: Sequence[tuple[Cell, ...]]) -> tuple[Column, ...]:
    """Return the columns under a header; a spanning word counts where a line below it says more."""
    filled = [_filled(level) for level in levels[:-1]]
    columns = []
    for column, last in enumerate(levels[-1]):
        header = [level[column] for level in (filled if last.text else levels[:-1])]
        columns.append(Column(tuple(cell for cell in (*header, last) if cell.text) or (last,)))
    return tuple(columns)
