"""What one table cell holds."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from kg.model.terms import Quantity


@dataclass(frozen=True, slots=True)
class CellValue:
    """A cell with its type.

    `kind` is one of number, quantity, absent, yes, no, date, link, list, text. `text` are the cell's characters without mark
    and emphasis. Whether `no` (`×`) means "has not" or "not reported", and `absent` (`–`) "none" or "unknown", is for the table to
    tell. `number` keeps the printed digits (26.0), is not divided by a hundred where `percent` says that a `%` is printed, and is set
    for numbers alone; `error` is what follows `±`; `mark` a footnote sign or reference beside the value (`*`, `[49]`); `quantity`
    an amount with a unit or magnitude; `date` is ISO 8601 with the printed precision; `link` an address whose words are `text`;
    `items` the members of a list.
    """

    kind: str
    text: str
    number: Decimal | None = None
    percent: bool = False
    mark: str | None = None
    error: Decimal | None = None
    quantity: Quantity | None = None
    date: str | None = None
    link: str | None = None
    items: tuple[str, ...] = ()
