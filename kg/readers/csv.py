"""Tables of comma-, semicolon- or tab-separated values.

Source: RFC 4180 (quoted fields, doubled quotes, line ends inside quotes). A cell's text is what stands in the file between
the quotes, doubled quotes included, so that it equals its span. Comments and titles are caption and notes of the table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.errors import LimitError, ReadError
from kg.model.document import Cell, Column, Document, Field, Row, Span, Table
from kg.readers.arrangement import Body
from kg.readers.captions import read_caption
from kg.readers.description import Printed, describe, sidecar_metadata
from kg.readers.document_id import readable
from kg.readers.lines import Line, cell, lines
from kg.readers.preamble import Preamble, is_remark, read_preamble, remark
from kg.readers.records import colon_field
from kg.readers.source_file import SourceFile
from kg.readers.text_header import DATE

MAX_CELLS = 2_000_000
"""The most cells that a file may have."""

_LONGEST_TITLE = 200
_DELIMITERS = ",;\t"
_QUOTED = re.compile(r'[ ]*"([^"]*(?:""[^"]*)*)"[ ]*')
_QUOTED_IN_LINE = re.compile(r'[ ]*"([^"\t\r\n]*(?:""[^"\t\r\n]*)*)"[ ]*(?=\t|\r|\n|\Z)')
_LINE_END = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class _Record:
    """One record of the file: its cells, its span without the line end, and the number of its first line."""

    cells: tuple[Cell, ...]
    span: Span
    line: int


def read_csv(source: SourceFile) -> Document:
    r"""Read one table whose first record is its header; its caption is the file's name, its place the file.

    Where comments or titles stand above the header, the first of them is the caption and the others are notes, as are comments below;
    one of the form `Label: value` is a field. A column without a name (an index) is kept with an empty label. Raises `ReadError` for
    a record whose number of cells is not the header's and for a quote that is not closed. The kind is `leaderboard` unless a
    sidecar states another.

    >>> document = read_csv(SourceFile("model_table.csv", ',model,pass1\n0,A,0.50\n', ""))
    >>> [column.label for column in document.tables[0].columns], document.tables[0].rows[0].cells[2].text
    (['', 'model', 'pass1'], '0.50')
    """
    tabs = source.name.lower().endswith(".tsv")
    delimiter = "\t" if tabs else _delimiter(source.text)
    above = read_preamble(lines(source.text), delimiter)
    records = _records(source, delimiter, above)
    header = next(records, None)
    if header is None or not any(one.text for one in header.cells):
        raise ReadError("no header", where=f"{source.name}, line 1", expected="a first line that names the columns")
    rows, remarks = _body(source, records, delimiter, len(header.cells))
    notes = () if rows else ("the table has a header and no row",)
    columns = tuple(Column((one,)) for one in header.cells)
    span = Span(header.span.start, rows[-1].span.end if rows else header.span.end)
    media_type = "text/tab-separated-values" if tabs else "text/csv"
    said = (*above.remarks, *remarks)
    dated = next((found for one in said if (found := DATE.search(source.text, one.start, one.end))), None)
    fields = tuple(filter(None, (_field(source.text, one) for one in said)))
    table = _captioned(source, Table(None, readable(source.stem), None, columns, rows, span, place=source.name), above.remarks, remarks)
    title = table.caption if table.caption_span and len(table.caption) <= _LONGEST_TITLE else None
    printed = Printed("leaderboard", title, year=int(dated[1] or dated[2]) if dated else None)
    return describe(source, media_type, sidecar_metadata(source), printed, Body((), (table,), (), fields), notes)


def _body(source: SourceFile, records: Iterator[_Record], delimiter: str, width: int) -> tuple[tuple[Row, ...], tuple[Span, ...]]:
    """Return the rows below the header, and the comments between and below them."""
    rows: list[Row] = []
    remarks: list[Span] = []
    for record in records:
        if len(record.cells) != width:
            printed = record.span.of(source.text)
            if is_remark(printed):
                remarks.append(remark(Line(record.line, record.span.start, printed), delimiter))
                continue
            found = f"a row of {len(record.cells)} cell{'s' if len(record.cells) > 1 else ''}"
            raise ReadError(found, where=f"{source.name}, line {record.line}", expected=f"{width}, as in the header")
        if (len(rows) + 1) * width > MAX_CELLS:
            raise LimitError(f"more than {MAX_CELLS:,} cells", where=f"{source.name}, line {record.line}")
        rows.append(Row(record.cells, record.span))
    return tuple(rows), tuple(one for one in remarks if one.start < one.end)


def _captioned(source: SourceFile, table: Table, above: tuple[Span, ...], below: tuple[Span, ...]) -> Table:
    """Give a table the first remark above it that is no field as its caption, and the other ones as its notes."""
    first = next((one for one in above if _field(source.text, one) is None), None)
    notes = tuple(one for one in (*above, *below) if one != first)
    if first is None:
        return replace(table, notes=notes)
    caption = read_caption(source.text, first)
    words = caption.words if caption and caption.words.start < caption.words.end else first
    return replace(table, number=caption.number if caption else None, caption=words.of(source.text), caption_span=words, notes=notes)


def _field(text: str, span: Span) -> Field | None:
    return colon_field(text, Line(0, span.start, span.of(text)))


def _delimiter(text: str) -> str:
    """Return the delimiter that cuts the first line of several cells that is no comment into most; a comma where none does."""
    told = [line for line in _LINE_END.split(text[:100_000]) if line.strip()] or [""]
    first = next((line for line in told if not is_remark(line) and any(mark in line for mark in _DELIMITERS)), told[0])
    outside = re.sub(r'"[^"]*"', "", first.lstrip())
    return max(_DELIMITERS, key=outside.count)


def _records(source: SourceFile, delimiter: str, above: Preamble) -> Iterator[_Record]:
    """Yield the records that are not blank, from the header on."""
    text, where = source.text, source.name
    end = re.compile(rf"[{delimiter}\r\n]")
    quoted = _QUOTED_IN_LINE if delimiter == "\t" else _QUOTED
    position, line = above.start, above.line
    while position < len(text):
        start, first = position, line
        cells: list[Cell] = []
        while not cells or (position < len(text) and text[position] == delimiter):
            position += bool(cells)
            match = quoted.match(text, position)
            if match:
                cells.append(Cell(match[1], Span(match.start(1), match.end(1))))
                line += sum(1 for _ in _LINE_END.finditer(match[1]))
                position = match.end()
            else:
                stop = end.search(text, position)
                cells.append(cell(text, position, stop.start() if stop else len(text)))
                position = stop.start() if stop else len(text)
                if delimiter != "\t" and cells[-1].text.startswith('"'):
                    raise ReadError("a quote that is not closed", where=f"{where}, line {line}", expected='`"` before the next cell')
        ending = _LINE_END.match(text, position)
        if position < len(text) and not ending:
            found = f"characters after a closing quote: {text[position : position + 20]!r}"
            raise ReadError(found, where=f"{where}, line {line}", expected=f"{delimiter!r} or the end of the line")
        if len(cells) > 1 or cells[0].text:
            yield _Record(tuple(cells), Span(start, position), first)
        position = ending.end() if ending else position
        line += 1
