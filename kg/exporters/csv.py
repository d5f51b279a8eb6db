"""Rows for a spreadsheet or a data frame."""

from __future__ import annotations

from csv import writer
from decimal import Decimal
from io import TextIOWrapper
from typing import BinaryIO

from kg.exporters.tables import Table, Value
from kg.renderers.csv import cell

SEPARATOR = "; "
"""What stands between several texts in one cell."""


def csv(content: Table, out: BinaryIO) -> None:
    """Write rows as comma-separated values with a header; a cell that a spreadsheet would run begins with an apostrophe.

    Source: RFC 4180, with a newline as line end; OWASP, CSV Injection.
    """
    lines = TextIOWrapper(out, "utf-8", newline="", write_through=True)
    rows = writer(lines, lineterminator="\n")
    rows.writerow([column.name for column in content.columns])
    rows.writerows([text(value) for value in row] for row in content.rows)
    lines.detach()


def text(value: Value) -> str:
    """Return a value as the text of a cell that no spreadsheet runs.

    >>> text("=1+1"), text(("a", "b")), text(True), text(-2)
    ("'=1+1", 'a; b', 'true', '-2')
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return format(value, "f")
    return cell(SEPARATOR.join(value) if isinstance(value, tuple) else value)
