"""JSON as the exporters write it: numbers keep the digits that were printed, and what cannot be seen is escaped."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from kg.exporters.tables import Table
from kg.renderers.contract import Json, many_lines, one_line


def jsonl(content: Table, out: BinaryIO) -> None:
    """Write each row as a JSON object on a line of its own. Source: jsonlines.org."""
    names = [column.name for column in content.columns]
    lines((dict(zip(names, row, strict=True)) for row in content.rows), out)


def lines(values: Iterable[Json], out: BinaryIO) -> None:
    """Write values as JSON, one a line."""
    for value in values:
        out.write(one_line(value).encode() + b"\n")


def document(value: Json, out: BinaryIO) -> None:
    """Write one value as indented JSON."""
    out.write(many_lines(value).encode() + b"\n")
