"""What of an answer can be drawn: its columns of numbers, one panel each, one bar for each row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from kg.model.answer import Answer, AnswerRow
from kg.renderers.grid import grid, is_numeric
from kg.renderers.number import Magnitude, magnitude
from kg.renderers.visible import visible

MOST_BARS: Final = 30
MOST_PANELS: Final = 6
UNIT: Final = "unit"
"""The heading of the column that says of printed figures whether they are per cent or fractions."""
_FOURFOLD: Final = 4
_YEARS: Final = range(1900, 2101)


@dataclass(frozen=True, slots=True)
class Bar:
    """One row's value in one column: its label, the value, and how it is printed; None where the cell has no number."""

    label: str
    value: Decimal | None
    printed: str


@dataclass(frozen=True, slots=True)
class Panel:
    """One column: its heading, bars in the order of the rows, and the ends of its scale, which holds zero."""

    title: str
    bars: tuple[Bar, ...]
    low: Decimal
    high: Decimal

    def share(self, value: Decimal) -> Decimal:
        """Return where a value lies on the scale: 0 at its low end, 1 at its high end."""
        return (value - self.low) / (self.high - self.low)


@dataclass(frozen=True, slots=True)
class Series:
    """The panels of an answer, and how many rows and columns of numbers are not drawn for want of room."""

    panels: tuple[Panel, ...]
    rows_left_out: int
    columns_left_out: int


def series(answer: Answer) -> Series:
    """Return what can be drawn of an answer; no panel if no column has two numbers.

    Years, ranks and sizes (numbers with a unit such as B) label a row rather than measure it: they are drawn only where
    they are what was asked for, that is the one column of numbers. Columns with the same unit share one scale, and so do
    columns without one whose largest numbers are less than fourfold apart. Where a column `unit` says which figures are
    fractions and which per cent, all are drawn in per cent, each as it is printed.
    """
    rows = answer.rows[:MOST_BARS]
    columns = [_magnitudes(answer, rows, i) for i in range(len(answer.columns))]
    numeric = [i for i in range(1, len(columns)) if is_numeric([row.values[i] for row in answer.rows])]
    drawn = [i for i in numeric if _comparable(columns[i])]
    measured = [i for i in drawn if not _labels(columns[i])]
    chosen = measured or (drawn if len(numeric) == 1 else [])
    labels = _row_labels(answer, chosen)[: len(rows)]
    cells = grid(answer).rows
    scales = _scales({i: columns[i] for i in chosen})
    panels = []
    for i in chosen[:MOST_PANELS]:
        scale = [one.value for k in chosen if scales[k] == scales[i] for one in columns[k] if one]
        low, high = min(Decimal(0), *scale), max(Decimal(0), *scale)
        bars = tuple(
            Bar(label, found.value if found else None, visible(cells[j][i]))
            for j, (label, found) in enumerate(zip(labels, columns[i], strict=True))
        )
        plain = [magnitude(row.values[i]) for row in rows]
        fractions = any(one and was and one.value != was.value for one, was in zip(columns[i], plain, strict=True))
        title = f"{visible(answer.columns[i])}, drawn in per cent" if fractions else visible(answer.columns[i])
        panels.append(Panel(title, bars, low, high if high > low else low + 1))
    return Series(tuple(panels), len(answer.rows) - len(rows) if panels else 0, max(len(chosen) - MOST_PANELS, 0))


def _magnitudes(answer: Answer, rows: Sequence[AnswerRow], i: int) -> list[Magnitude | None]:
    """Return the numbers of a column; printed ones in per cent where a column says that they are per cent or fractions."""
    at = answer.columns.index(UNIT) if UNIT in answer.columns else None
    found = []
    for row in rows:
        one = magnitude(row.values[i])
        unit = row.values[at] if at is not None and isinstance(row.values[i], str) else None
        if one is not None and one.unit in ("", "%") and unit in ("percent", "fraction"):
            factor = 100 if unit == "fraction" and not one.unit else 1
            one = Magnitude(one.value * factor, "%", one.marks)
        found.append(one)
    return found


def left_out(found: Series) -> str:
    """Return a note of what is not drawn; nothing if all is."""
    parts = []
    if found.rows_left_out:
        parts.append(f"{found.rows_left_out} more row{'s' if found.rows_left_out > 1 else ''}")
    if found.columns_left_out:
        parts.append(f"{found.columns_left_out} more column{'s' if found.columns_left_out > 1 else ''}")
    return f"Not drawn: {' and '.join(parts)}." if parts else ""


def _comparable(column: Sequence[Magnitude | None]) -> bool:
    """Say whether a column has two numbers or more on one scale: not percentages beside fractions, nor 7B beside 350M."""
    found = [one for one in column if one]
    units = {one.unit for one in found}
    fractions = any(not one.unit and 0 < abs(one.value) <= 1 for one in found)
    return len(found) > 1 and (len(units) == 1 or (units == {"", "%"} and not fractions))


def _scales(columns: Mapping[int, Sequence[Magnitude | None]]) -> dict[int, str]:
    """Name the scale of each column: its unit, else the column with the smallest numbers that it is drawn beside."""
    names: dict[int, str] = {}
    first, floor = "", Decimal(0)
    most = {i: max(one.value for one in column if one) for i, column in columns.items()}
    for i in sorted(columns, key=lambda i: (most[i], i)):
        units = {one.unit for one in columns[i] if one}
        signed = any(one.value < 0 for one in columns[i] if one)
        if units != {""} or signed:
            names[i] = "%" if units == {"%"} else f"column {i}"
            continue
        if not first or most[i] >= _FOURFOLD * floor:
            first, floor = f"column {i}", most[i]
        names[i] = first
    return names


def _labels(column: Sequence[Magnitude | None]) -> bool:
    """Say whether a column's numbers label its rows: all are years, or ranks from one, or sizes."""
    found = [one for one in column if one]
    years = all(not one.unit and one.value == one.value.to_integral_value() and int(one.value) in _YEARS for one in found)
    ranks = [one.value for one in found] == list(range(1, len(found) + 1))
    return years or ranks or any(one.unit not in ("", "%") for one in found)


def _row_labels(answer: Answer, chosen: Sequence[int]) -> list[str]:
    """Name each row by its first column, and by those of the others that it takes to make every name another."""
    cells = [[visible(cell) for cell in row] for row in grid(answer).rows]

    def named(columns: Sequence[int]) -> list[str]:
        return [" ".join(part for part in (row[0], *(row[i] for i in columns)) if part) for row in cells]

    added: list[int] = []
    for i in range(1, len(answer.columns)):
        if max(Counter(named(added)).values(), default=0) <= 1:
            break
        if i not in chosen and answer.columns[i] != UNIT and len(set(named([*added, i]))) > len(set(named(added))):
            added.append(i)
    for i in tuple(added):
        others = [k for k in added if k != i]
        if len(set(named(others))) == len(set(named(added))):
            added = others
    return named(added)
