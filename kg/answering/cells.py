"""The cells of tables that results are read from: which are filled, and which stand empty in a row that is printed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from kg.answering.context import Context
from kg.answering.scores import Score

PLACE = re.compile(r"r(\d+)c(\d+)$")
PIPE = re.compile(r"(?<!\\)\|")
CELLS = re.compile(r"\b(?:cells?|blanks?|empty|holes?)\b", re.I)
"""Words for the places of a table: what has none of them is no model that stands in other tables."""


@dataclass(frozen=True, slots=True)
class Gap:
    """An empty cell: a score of the same row, whose quote shows it, one of the same column, and what is printed there."""

    row: Score
    column: Score
    mark: str | None

    @property
    def model(self) -> Score:
        """Return the score that says which model the cell is about."""
        return self.row


@dataclass(frozen=True, slots=True)
class Grid:
    """The filled cells of one table, by row and column."""

    table: str
    filled: dict[tuple[int, int], Score]

    def rows(self) -> dict[int, list[Score]]:
        """Return the scores of each row, in order of place."""
        found: dict[int, list[Score]] = {}
        for (row, _), score in sorted(self.filled.items()):
            found.setdefault(row, []).append(score)
        return found

    def columns(self) -> dict[int, list[Score]]:
        """Return the scores of each column, in order of place."""
        found: dict[int, list[Score]] = {}
        for (_, column), score in sorted(self.filled.items(), key=lambda item: (item[0][1], item[0][0])):
            found.setdefault(column, []).append(score)
        return found


def grids(scores: Sequence[Score]) -> list[Grid]:
    """Return the tables that scores stand in, in the order of the scores."""
    found: dict[str, Grid] = {}
    for score in scores:
        place = PLACE.search(score.iri)
        if place:
            found.setdefault(score.table, Grid(score.table, {})).filled[int(place[1]), int(place[2])] = score
    return list(found.values())


def gaps(grid: Grid, context: Context, benchmarks: Sequence[str] = ()) -> list[Gap]:
    """Return the empty cells of a table in columns of the benchmarks (any, if none is given), row by row.

    A column is looked at where all its scores are of one benchmark and each row is of one model. A cell that prints digits is
    not empty, though no score was read from it.
    """
    rows, columns = grid.rows(), grid.columns()
    places = context.citer.places([group[0].iri for group in rows.values()])
    found = []
    for row, group in rows.items():
        if len({s.model for s in group}) > 1:
            continue
        quote = next((c.quote for c in places.get(group[0].iri, ()) if c.document.iri == group[0].document), "")
        for column, others in columns.items():
            kinds = Counter(s.benchmark for s in others)
            if (row, column) in grid.filled or len(kinds) > 1 or (benchmarks and others[0].benchmark not in benchmarks):
                continue
            printed = cell(quote, column)
            if printed is None or not any(c.isdigit() for c in printed):
                found.append(Gap(group[0], others[0], printed))
    return found


def cell(quote: str, column: int) -> str | None:
    """Return what a quoted row prints in a column, counted from 1; None where the quote is no row of a table with bars.

    A row whose name stands in a row above is the last line of its quote.

    >>> cell("| Zork [3] | × | 0.68 |", 2)
    '×'
    """
    line = quote.strip().splitlines()[-1].strip() if quote.strip() else ""
    if not line.startswith("|"):
        return None
    parts = [part.strip() for part in PIPE.split(line.strip("|"))]
    return parts[column - 1] if 0 < column <= len(parts) else None
