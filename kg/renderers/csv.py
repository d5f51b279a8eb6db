"""The rows of an answer for a spreadsheet, with their sources and quotes."""

from __future__ import annotations

import re
from csv import writer
from io import StringIO
from typing import Final

from kg.model.answer import Answer, Citation, Value
from kg.renderers.grid import CITES, keys
from kg.renderers.number import digits, magnitude
from kg.renderers.place import place, standing
from kg.renderers.visible import visible, visible_lines

EXTRA: Final = (CITES, "sources", "quotes")
_FORMULA: Final = re.compile(r"\s*[=+\-@＝＋－＠]")
"""What a spreadsheet runs. Source: OWASP, CSV Injection; CWE-1236."""


def csv(answer: Answer) -> str:
    """Return the rows as comma-separated values, with the columns `cites` (numbers), `sources` and `quotes` (one line each).

    A cell that a spreadsheet would run begins with an apostrophe; a number never does. Without rows there is the header
    alone. Source: RFC 4180, with a newline as line end.
    """
    out = StringIO()
    rows = writer(out, lineterminator="\n")
    by_number = {citation.n: citation for citation in answer.citations}
    rows.writerow([cell(name) for name in (*keys(answer.columns, EXTRA), *EXTRA)])
    for row in answer.rows:
        cited = [by_number[n] for n in row.cites if n in by_number]
        extra = (" ".join(map(str, row.cites)), "\n".join(map(_source, cited)), "\n".join(visible(c.quote).strip() for c in cited))
        rows.writerow([cell(value) for value in (*row.values, *extra)])
    return out.getvalue()


def _source(citation: Citation) -> str:
    return visible(", ".join(part for part in (f"{citation.document.title} ({standing(citation)})", place(citation.locator)) if part))


def cell(value: Value) -> str:
    """Return a value as the text of a cell that no spreadsheet runs: a formula begins with an apostrophe, a number never does.

    >>> cell("=HYPERLINK(1)"), cell("-0.5"), cell(None)
    ("'=HYPERLINK(1)", '-0.5', '')
    """
    if value is None:
        return ""
    if not isinstance(value, str):
        return digits(value)
    shown = visible_lines(value)
    # A tab would begin a new cell in a spreadsheet that takes it for the delimiter.
    shown = shown.replace("\t", " ")
    return harmless(shown)


def harmless(cell: str) -> str:
    """Return a cell with an apostrophe before what a spreadsheet would run; a number never has one."""
    return f"'{cell}" if _FORMULA.match(cell) and not magnitude(cell) else cell
