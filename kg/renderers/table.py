"""A table for the terminal: aligned columns under one thin rule, in a given width."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from kg.renderers.grid import Grid, marks
from kg.renderers.ink import Ink
from kg.renderers.measure import columns, longest_word, pad, wrap
from kg.renderers.number import magnitude
from kg.renderers.visible import visible

INDENT: Final = "  "
GAP: Final = "  "
RULE: Final = "─"
_NARROW: Final = 14
_NARROW_KEY: Final = 20
"""The fewest columns to which a column of words, and the first one, is narrowed, if it has more."""


@dataclass(frozen=True, slots=True)
class _Column:
    """A heading with its cells, all visible; `key` columns are never left out, `mark` sets the citation marks."""

    heading: str
    cells: tuple[str, ...]
    numeric: bool
    key: bool = False
    mark: bool = False

    @property
    def natural(self) -> int:
        """Return the width that nothing is wrapped in."""
        return max(map(columns, (self.heading, *self.cells)))

    @property
    def narrowest(self) -> int:
        """Return the width below which the column is not read with ease: a number is never cut."""
        if self.numeric:
            return max(min(longest_word(self.heading), _NARROW), self.inner)
        return min(self.natural, _NARROW_KEY if self.key else _NARROW)

    @property
    def inner(self) -> int:
        """Return the width of the widest cell."""
        return max(map(columns, self.cells))


def table_lines(grid: Grid, width: int, ink: Ink) -> list[str]:
    """Return the lines of a table in at most `width` columns.

    Where there is no room, words that are the same in every row are said once below, then cells and headings are
    wrapped, then the columns farthest to the right are left out and named below.
    """
    if not grid.rows or not grid.columns:
        return []
    shown, lifted, dropped = _chosen(_columns_of(grid), width - len(INDENT))
    widths = _widths(shown, width - len(INDENT))
    lines = [ink.bold(line) for line in _set([column.heading for column in shown], shown, widths, bottom=True)]
    lines.append(INDENT + ink.faint(RULE * (sum(widths) + len(GAP) * (len(widths) - 1))))
    for i in range(len(grid.rows)):
        lines.extend(_set([column.cells[i] for column in shown], shown, widths, ink=ink))
    said = []
    if lifted:
        said.append(f"In every row: {'; '.join(f'{column.heading}: {column.cells[0]}' for column in lifted)}.")
    if dropped:
        said.append(f"No room for: {', '.join(column.heading for column in dropped)}.")
    return lines + [line for note in said for line in _faint(wrap(note, width, INDENT), ink)]


def _faint(lines: list[str], ink: Ink) -> list[str]:
    return [INDENT + ink.faint(line[len(INDENT) :]) for line in lines]


def _columns_of(grid: Grid) -> list[_Column]:
    found = []
    for i, heading in enumerate(grid.columns):
        cells = tuple(visible(row[i]) for row in grid.rows)
        found.append(_Column(visible(heading), _hung(cells) if grid.numeric[i] else cells, grid.numeric[i], key=i == 0))
    cited = tuple(marks(cites) for cites in grid.cites)
    return [*found, _Column("", cited, numeric=False, key=True, mark=True)]


def _hung(cells: tuple[str, ...]) -> tuple[str, ...]:
    """Give every number the room of the longest footnote mark in its column, so that the digits stay under each other."""
    sizes = [magnitude(cell) for cell in cells]
    most = max((size.marks for size in sizes if size), default=0)
    return tuple(cell + " " * (most - (size.marks if size else 0)) for cell, size in zip(cells, sizes, strict=True))


def _total(widths: list[int]) -> int:
    return sum(widths) + len(GAP) * (len(widths) - 1)


def _chosen(found: list[_Column], room: int) -> tuple[list[_Column], list[_Column], list[_Column]]:
    """Part the columns into those shown, those said once below, and those left out."""
    shown = list(found)
    lifted: list[_Column] = []
    dropped: list[_Column] = []
    same = [c for c in shown if not c.key and not c.numeric and len(c.cells) > 1 and len(set(c.cells)) == 1 and c.cells[0]]
    for column in sorted(same, key=lambda c: -c.natural):
        if _total([c.natural for c in shown]) > room:
            shown.remove(column)
            lifted.append(column)
    while _total([c.narrowest for c in shown]) > room:
        last = next((c for c in reversed(shown) if not c.key), None)
        if last is None:
            break
        shown.remove(last)
        dropped.insert(0, last)
    return shown, sorted(lifted, key=found.index), dropped


def _widths(shown: list[_Column], room: int) -> list[int]:
    """Narrow the widest column that can still be narrowed, one step at a time, until the table fits: headings before cells."""
    widths = [column.natural for column in shown]
    least = [column.narrowest for column in shown]
    if _total(least) > room:
        # The first column and the marks are left: the first gets what the marks leave, however little.
        return [max(room - _total(least[1:]) - len(GAP), 1), *least[1:]]
    headings_only = [max(column.inner, column.narrowest) for column in shown]
    for floor in (headings_only, least):
        while _total(widths) > room and any(w > f for w, f in zip(widths, floor, strict=True)):
            widest = max(range(len(widths)), key=lambda i: (widths[i] > floor[i], widths[i], i))
            widths[widest] -= 1
    return widths


def _set(cells: list[str], shown: list[_Column], widths: list[int], *, bottom: bool = False, ink: Ink | None = None) -> list[str]:
    """Set one row of cells, in as many lines as the longest takes; headings stand at the `bottom`."""
    pieces = []
    for cell, width in zip(cells, widths, strict=True):
        lines = [cell] if columns(cell) <= width else wrap(cell, width)
        pieces.append(lines or [""])
    height = max(map(len, pieces))
    pieces = [[""] * (height - len(p)) + p if bottom else p + [""] * (height - len(p)) for p in pieces]
    made = []
    for k in range(height):
        line = GAP.join(pad(p[k], w, right=c.numeric) for p, w, c in zip(pieces, widths, shown, strict=True)).rstrip()
        mark = pieces[-1][k]
        if ink and mark and shown[-1].mark:
            line = line[: -len(mark)] + ink.accent(mark)
        made.append(INDENT + line)
    return made
