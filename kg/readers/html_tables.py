"""Tables that a Markdown page writes in HTML: rows, cells, merged cells; what a cell holds keeps its markup and its place.

Source: HTML Standard, section 4.9 (a cell spans `colspan` columns and `rowspan` rows; the end tags of rows and cells may be left out).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.model.document import Cell, Column, Row, Span
from kg.readers.blocks import Grid
from kg.readers.lines import Line, trimmed
from kg.readers.merged_cells import Merged, header_rows, laid_out

MOST_LINES = 5_000
"""The most lines of one table."""

_OPENS = re.compile(r"\s{0,8}<table\b", re.I)
_CLOSES = re.compile(r"</table\s*>", re.I)
_PART = re.compile(r"<(?P<close>/?)(?P<tag>tr|td|th|table|thead|tbody|tfoot|caption)\b(?P<attributes>[^<>]{0,400})>", re.I)
_SPANS = {name: re.compile(rf"\b{name}\s*=\s*[\"']?(\d{{1,3}})", re.I) for name in ("colspan", "rowspan")}
_WRAPS = re.compile(r"<(?P<tag>\w+)(?:\s[^<>]{0,200})?>(?P<inside>.*)</(?P=tag)\s*>", re.S)


@dataclass(frozen=True, slots=True)
class _Row:
    cells: tuple[Merged[Cell], ...]
    span: Span


def starts_html_table(line: Line) -> bool:
    """Tell whether a line begins a table."""
    return bool(_OPENS.match(line.text))


def read_html_table(text: str, lines: Sequence[Line], index: int, where: str) -> tuple[Grid, int] | None:
    """Read the table that begins at a line; return it with the index after it, or None where it does not end or has no rows.

    Rows at the top that hold header cells alone are the levels of the header, else the first row is.
    """
    after = next((i for i in range(index, min(index + MOST_LINES, len(lines))) if _CLOSES.search(lines[i].text)), None)
    if after is None:
        return None
    rows = list(_rows(text, lines[index].start, lines[after].end))
    if len(rows) < 2:
        return None
    heads = header_rows([row.cells for row in rows])
    laid = laid_out([row.cells for row in rows], lambda cell: Cell("", Span(cell.span.end, cell.span.end)), where)
    width = max(len(cells) for cells in laid)
    columns = tuple(Column(_levels([cells[i] for cells in laid[:heads] if i < len(cells)])) for i in range(width))
    body = []
    for row, cells in zip(rows[heads:], laid[heads:], strict=True):
        end = Span(row.span.end, row.span.end)
        start = min((cell.span.start for cell in cells if cell.text), default=row.span.start)  # a cell from a row above is shown with it
        whole = Span(min(start, row.span.start), row.span.end)
        body.append(Row((*cells, *(Cell("", end) for _ in range(width - len(cells)))), whole))
    if not body or not all(column.header for column in columns):
        return None
    return Grid(columns, tuple(body), Span(lines[index].start, lines[after].end)), after + 1


def _rows(text: str, start: int, end: int) -> Iterator[_Row]:
    """Yield the rows of a table with their cells, each as far as the next tag that ends it."""
    cells: list[Merged[Cell]] = []
    opened: re.Match[str] | None = None
    first = start
    for part in _PART.finditer(text, start, end):
        tag, closes = part["tag"].lower(), bool(part["close"])
        if opened is not None:
            cells.append(_cell(text, opened, part.start()))
            opened = None
        if tag in ("td", "th") and not closes:
            opened = part
        elif tag != "caption" and tag not in ("td", "th"):
            if cells:
                yield _Row(tuple(cells), Span(first, part.end() if closes and tag == "tr" else part.start()))
            cells, first = [], part.start()


def _cell(text: str, opened: re.Match[str], end: int) -> Merged[Cell]:
    """Return a cell without the one element that wraps all that it holds."""
    span = trimmed(text, opened.end(), end)
    while (wrap := _WRAPS.fullmatch(text, span.start, span.end)) and f"<{wrap['tag']}" not in wrap["inside"]:
        span = trimmed(text, *wrap.span("inside"))
    spanned = [int(found[1]) if (found := _SPANS[name].search(opened["attributes"])) else 1 for name in ("colspan", "rowspan")]
    return Merged(Cell(span.of(text), span), opened["tag"].lower() == "th", *spanned)


def _levels(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    """Return the header cells of one column from the outermost, each once."""
    return tuple(dict.fromkeys(cells))
