"""Tables whose columns stand under each other with two blanks or more between the cells, as text that keeps a page's layout has them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from kg.model.document import Cell, Column, Row, Span
from kg.readers.blocks import Grid
from kg.readers.captions import read_caption
from kg.readers.lines import Line, trimmed
from kg.readers.tab_tables import is_value

_PIECE = re.compile(r"\S+(?: \S+)*")
_SPREAD = re.compile(r"\s?(?:±|\+/-)\s?[\d.]+\s?%?\Z|\s?\([^()]{1,12}\)\Z")
_MOST_HEADER = 3
_MOST_LINES = 2_000
_LONGEST = 400
_NEAR = 3.0
_MOST_SPANNED = 24
_LONGEST_HEAD = 40
_MOST_COLUMNS = 60
_LEAST_SHARE = 0.6


_Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Shape:
    """One line cut where two blanks or more stand: its cells, and from where to where on the line each stands."""

    line: Line
    cells: tuple[Cell, ...]
    places: tuple[_Place, ...]

    @property
    def valued(self) -> bool:
        """Return whether a cell behind the first is a number or a mark."""
        return any(map(_is_value, (cell.text for cell in self.cells[1:])))


def joins(above: Line, below: Line) -> bool:
    """Tell whether a blank line between two others stands within a table: below are values, above as many cells."""
    first, second = _shape(above), _shape(below)
    return second.valued and len(second.cells) > 1 and len(first.cells) > 1 and abs(len(first.cells) - len(second.cells)) <= 1


def read_aligned_table(group: Sequence[Line], start: int, text: str) -> tuple[Grid, int] | None:
    r"""Read the table whose header begins at a line of a group; return it and the index after it, None where none begins there.

    A header has up to three lines and no values; a word in it that stands above several columns is that of all of them. A row with
    fewer cells leaves those columns empty under which it has none.

    >>> from kg.readers.lines import lines
    >>> text = "              Zork\nModel     p@1    p@10\nWug 7B    1.5    2.5\nDax       3.5    4.5\n"
    >>> grid, after = read_aligned_table(lines(text), 0, text)
    >>> [column.label for column in grid.columns], [[cell.text for cell in row.cells] for row in grid.rows], after
    (['Model', 'Zork / p@1', 'Zork / p@10'], [['Wug 7B', '1.5', '2.5'], ['Dax', '3.5', '4.5']], 4)
    """
    shapes = _run(group, start, text)
    heads = next((i for i, shape in enumerate(shapes) if shape.valued), 0)
    while heads > 1 and len(shapes[heads - 1].cells) == 1 < len(shapes[heads - 2].cells):
        heads -= 1  # a label above the first rows
    if not 0 < heads <= _MOST_HEADER or len(shapes[heads - 1].cells) < 2:
        return None
    body = shapes[heads:]
    while body and not body[-1].valued:
        body.pop()
    counts = Counter(len(shape.cells) for shape in body if shape.valued)
    width = max(counts, key=lambda size: (counts[size], size), default=0)
    if (
        not 2 <= width <= _MOST_COLUMNS
        or counts.total() < 2
        or counts.total() < _LEAST_SHARE * len(body)
        or len(shapes[heads - 1].cells) > width
    ):
        return None
    if width == 2 and not all(len(shape.cells) == 2 and not shape.cells[1].text[0].isdigit() for shape in shapes[:heads]):
        return None
    columns = _columns(body, shapes[heads - 1], width)
    rows = []
    for shape in body:
        placed = _placed(shape, columns)
        if placed is None:
            return None
        end = Span(shape.cells[-1].span.end, shape.cells[-1].span.end)
        span = Span(shape.cells[0].span.start, end.end)
        rows.append(Row(tuple(placed.get(i, Cell("", end)) for i in range(width)), span))
    spannable = [i for i in range(width) if all(_is_value(placed.cells[i].text) for placed in body if len(placed.cells) == width)]
    header = _header(shapes[:heads], columns, spannable)
    if header is None:
        return None
    whole = Span(shapes[0].cells[0].span.start, rows[-1].span.end)
    return Grid(header, tuple(rows), whole), start + heads + len(body)


def may_begin(group: Sequence[Line], start: int) -> bool:
    """Tell whether a header may begin at a line: with two cells or more, or above a line that has them, and no values."""
    for line in group[start : start + 2]:
        if "\t" in line.text or len(line.text) > _LONGEST:
            return False
    shape = _shape(group[start])
    if shape.valued or start + 1 >= len(group):
        return False
    return len(shape.cells) > 1 or _stands_over(shape, _shape(group[start + 1]), first=True)


def _run(group: Sequence[Line], start: int, text: str) -> list[_Shape]:
    """Return the lines that may be a table: all of several cells, but for the first, and for a label above rows."""
    shapes: list[_Shape] = []
    for index in range(start, min(len(group), start + _MOST_LINES)):
        line = group[index]
        if "\t" in line.text or len(line.text) > _LONGEST or read_caption(text, trimmed(text, line.start, line.end)):
            break
        shape = _shape(line)
        following = _shape(group[index + 1]) if index + 1 < len(group) else None
        if len(shape.cells) < 2 and not _stands_over(shape, following, first=not shapes):
            break
        shapes.append(shape)
    return shapes


def _stands_over(shape: _Shape, following: _Shape | None, *, first: bool) -> bool:
    """Tell whether a line of one cell heads what follows: the first one columns to its right, any other one rows of values."""
    if following is None or not shape.cells:
        return False
    if first:
        return len(following.cells) > 2 and shape.places[0][0] >= following.places[0][1]
    return len(following.cells) > 1 and following.valued and shape.places[0][0] <= following.places[0][1]


def is_sound(grid: Grid) -> bool:
    """Tell whether a table without a caption is one: three columns or more, all filled, and most cells behind the first are values."""
    cells = [cell.text for row in grid.rows for cell in row.cells[1:]]
    short = all(len(column.header[0].text) <= _LONGEST_HEAD for column in grid.columns)
    return len(grid.columns) > 2 and all(cells) and short and 2 * sum(map(_is_value, cells)) >= len(cells)


def _shape(line: Line) -> _Shape:
    places = tuple(found.span() for found in _PIECE.finditer(line.text[:_LONGEST]))
    cells = tuple(Cell(line.text[a:b], Span(line.start + a, line.start + b)) for a, b in places)
    return _Shape(line, cells, places)


def _is_value(printed: str) -> bool:
    return is_value(printed) or is_value(_SPREAD.sub("", printed[:40]))


def _columns(body: Sequence[_Shape], header: _Shape, width: int) -> list[_Place]:
    """Return from where to where each column stands, by the rows that have a cell in each."""
    whole = [shape for shape in (*body, header) if len(shape.places) == width]
    return [(min(shape.places[i][0] for shape in whole), max(shape.places[i][1] for shape in whole)) for i in range(width)]


def _placed(shape: _Shape, columns: Sequence[_Place]) -> dict[int, Cell] | None:
    """Return the cells of a line by their columns, None where two stand in one."""
    if len(shape.cells) == len(columns):
        return dict(enumerate(shape.cells))
    if len(shape.cells) == 1 and shape.places[0][0] <= columns[0][1]:
        return {0: shape.cells[0]}
    found: dict[int, Cell] = {}
    for cell, place in zip(shape.cells, shape.places, strict=True):
        column = max(range(len(columns)), key=lambda i: (_overlap(place, columns[i]), -abs(_middle(place) - _middle(columns[i]))))
        if column in found:
            return None
        found[column] = cell
    return found


def _header(levels: Sequence[_Shape], columns: Sequence[_Place], valued: Sequence[int]) -> tuple[Column, ...] | None:
    """Return the columns with the words above them: those of the last line each its own, those above it of all that they span.

    Columns that hold values are spanned together, and no other beside them.
    """
    last = _placed(levels[-1], columns)
    if last is None:
        return None
    headers: list[list[Cell]] = [[] for _ in columns]
    for shape in levels[:-1]:
        for cell, place in zip(shape.cells, shape.places, strict=True):
            for i in _spanned(place, columns, valued):
                headers[i].append(cell)
    start = levels[-1].cells[0].span.start
    made = ((*above, last[i]) if i in last else tuple(above) for i, above in enumerate(headers))
    return tuple(Column(header or (Cell("", Span(start, start)),)) for header in made)


def _spanned(place: _Place, columns: Sequence[_Place], valued: Sequence[int]) -> range:
    """Return the columns above whose middle words stand: of those that are near enough the most, else the nearest."""
    runs = [range(a, b + 1) for a in range(len(columns)) for b in range(a, min(len(columns), a + _MOST_SPANNED))]
    whole = [run for run in runs if len(run) == 1 or all(i in valued for i in run)]
    off = {run: abs(_middle((columns[run[0]][0], columns[run[-1]][1])) - _middle(place)) for run in whole}
    return min(whole, key=lambda run: (off[run] > _NEAR, -len(run) if off[run] <= _NEAR else 0, off[run]))


def _overlap(one: _Place, other: _Place) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def _middle(place: _Place) -> float:
    return (place[0] + place[1]) / 2
