"""Rows as a table in GitHub Flavored Markdown."""

from __future__ import annotations

from typing import BinaryIO

from kg.exporters.csv import SEPARATOR
from kg.exporters.tables import Table, Value
from kg.renderers.markdown import escaped


def table(content: Table, out: BinaryIO) -> None:
    """Write the columns that a page has room for; characters that Markdown or HTML would obey are escaped."""
    out.write(f"| {' | '.join(name.replace('_', ' ') for name in content.shown)} |\n".encode())
    out.write(f"|{' --- |' * len(content.shown)}\n".encode())
    for row in content.page():
        out.write(f"| {' | '.join(escaped(text(value)) for value in row)} |\n".encode())


def text(value: Value) -> str:
    """Return a value as people read it.

    >>> text(None), text(("a", "b")), text(True)
    ('', 'a; b', 'yes')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return SEPARATOR.join(value) if isinstance(value, tuple) else str(value)
