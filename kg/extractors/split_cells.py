"""Columns whose cells hold two figures, `45.1/60.2` or `60.4 (55.5)`, as one column for each.

What the figures are is told by the header ("pass@1/pass@10", "Zork (+)") or, for all columns, by the caption ("pass@1/pass@10 in each
cell"). Where neither tells it, the column is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kg.lexicon.facets import PROTOCOL, Facet, read
from kg.lexicon.lexicon import Lexicon
from kg.model.document import Cell, Column, Row, Span, Table
from kg.vocab import KG

NUMBER = r"[*_]{0,2}\d+(?:\.\d+)?\s?%?[*_]{0,2}"
SLASHED = re.compile(rf"{NUMBER}(?:\s*/\s*{NUMBER})+")
BRACKETED = re.compile(rf"{NUMBER}\s*\({NUMBER}\)")
PART = re.compile(NUMBER)
ABSENT = frozenset(("", "-", "–", "—", "--", "n/a", "N/A"))

LETTERS = ("", *"bcdefgh")
"""What is added to the number of a printed column for each further figure of its cells."""

WITH_BRACKETS = re.compile(r"(?P<name>[^()]+?)\s*\((?P<inside>[^()]+)\)\s*\Z")
TELLING = (KG.k, KG.metric, KG.benchmark, KG.subset, *PROTOCOL)
"""The properties by which two figures of one cell may differ."""

Header = tuple[Cell, ...]


def split(table: Table, lexicon: Lexicon) -> tuple[Table, tuple[str, ...]]:
    """Return the table with a column for each figure of the cells that hold several, and the printed column of each (`3`, `3b`)."""
    headers = {i: found for i in range(1, len(table.columns)) if (found := _headers(table, i, lexicon))}
    if not headers:
        return table, ()
    columns, numbers = list[Column](), list[str]()
    for i, column in enumerate(table.columns):
        columns += map(Column, headers[i]) if i in headers else (column,)
        numbers += [f"{i + 1}{LETTERS[part]}" for part in range(len(headers.get(i, ((),))))]
    rows = []
    for row in table.rows:
        cells: list[Cell] = []
        for i, cell in enumerate(row.cells):
            cells += _parts(cell, len(headers[i])) if i in headers else (cell,)
        rows.append(Row(tuple(cells), row.span))
    return replace(table, columns=tuple(columns), rows=tuple(rows)), tuple(numbers)


def _headers(table: Table, index: int, lexicon: Lexicon) -> tuple[Header, ...]:
    """Return the header of each figure of a column's cells, or nothing where the cells hold one figure or nothing tells what they are."""
    cells = [row.cells[index].text.strip() for row in table.rows]
    told = [cell for cell in cells if cell not in ABSENT]
    header = table.columns[index].header
    if told and all(SLASHED.fullmatch(cell) and cell.count("/") < len(LETTERS) for cell in told):
        counts = {len(PART.findall(cell)) for cell in told}
        if len(counts) > 1:
            return ()
        if parts := _slashed(header[-1], max(counts), lexicon):
            return tuple((*header[:-1], *part) for part in parts)
        # A digest writes the levels of a header with slashes between them too.
        if len(header) > 1 and (parts := _slashed(_joined(header), max(counts), lexicon)):
            return parts
        return tuple((*header, *part) for part in _captioned(table, max(counts), lexicon))
    if told and all(BRACKETED.fullmatch(cell) for cell in told):
        return tuple((*header[:-1], *part) for part in _bracketed(header[-1], lexicon))
    return ()


def _slashed(header: Cell, count: int, lexicon: Lexicon) -> tuple[Header, ...]:
    """Return the parts of a header between slashes, what stands before the first of them with each."""
    for match in re.finditer(r"[^()]+", header.text):
        pieces = list(re.finditer(r"[^/]+", match[0]))
        if len(pieces) != count or not all(piece[0].strip() for piece in pieces):
            continue
        at = [match.start() + piece.start() for piece in pieces]
        facets = [[f for f in read(piece[0], lexicon) if f.property in TELLING] for piece in pieces]
        first = _common(facets)
        if first is None:
            if any(facets) or not all(any(map(str.isalpha, piece[0])) for piece in pieces):
                return ()
            named = [_cell(header, a, a + len(piece[0])) for a, piece in zip(at, pieces, strict=True)]
            outer = _cell(header, 0, match.start()).text
            return tuple((Cell(f"{outer} ({cell.text})", header.span) if outer else cell,) for cell in named)
        start = at[0] + first.span.start
        before = _cell(header, 0, start)
        own = [(start, at[0] + len(pieces[0][0])), *((a, a + len(p[0])) for a, p in zip(at[1:], pieces[1:], strict=True))]
        shared = (before,) if any(map(str.isalnum, before.text)) else ()
        return tuple((*shared, _cell(header, begin, end)) for begin, end in own)
    return ()


def _joined(header: Header) -> Cell:
    """Return the levels of a header as one cell."""
    return Cell(" / ".join(cell.text for cell in header), Span(header[0].span.start, header[-1].span.end))


def _captioned(table: Table, count: int, lexicon: Lexicon) -> tuple[Header, ...]:
    """Return what a caption says in one run with slashes of each figure of a cell."""
    if table.caption_span is None:
        return ()
    facets = [f for f in read(table.caption, lexicon) if f.property in TELLING and f.property != KG.metric]
    for i in range(len(facets) - count + 1):
        run = facets[i : i + count]
        between = [table.caption[a.span.end : b.span.start].strip() for a, b in pairwise(run)]
        if len({f.property for f in run}) == 1 and len({f.value for f in run}) == count and set(between) == {"/"}:
            start = table.caption_span.start
            return tuple((Cell(f.text, Span(start + f.span.start, start + f.span.end)),) for f in run)
    return ()


def _bracketed(header: Cell, lexicon: Lexicon) -> tuple[Header, ...]:
    """Return the two parts of a header with brackets: "pass@1 (pass@10)", and of "Zork (+)" the names Zork and Zork+."""
    found = WITH_BRACKETS.match(header.text)
    if found is None:
        return ()
    name = _cell(header, found.start("name"), found.end("name"))
    if found["inside"].strip() in ("+", "plus"):
        return ((name,), (Cell(f"{name.text}+", header.span),))
    inside = _cell(header, found.start("inside"), found.end("inside"))
    facets = [[f for f in read(cell.text, lexicon) if f.property in TELLING] for cell in (name, inside)]
    first = _common(facets)
    if first is None:
        return ()
    before = _cell(header, 0, first.span.start)
    shared = (before,) if any(map(str.isalnum, before.text)) else ()
    return ((*shared, _cell(header, first.span.start, found.end("name"))), (*shared, inside))


def _common(facets: Sequence[Sequence[Facet]]) -> Facet | None:
    """Return the first part's facet of a property that all parts give, each another value; None where there is none."""
    for facet in facets[0]:
        values = [next((f.value for f in others if f.property == facet.property), None) for others in facets]
        if None not in values and len(set(values)) == len(values):
            return facet
    return None


def _cell(header: Cell, start: int, end: int) -> Cell:
    """Return a piece of a header as a cell, without the blanks and brackets around it."""
    text = header.text[start:end]
    left = len(text) - len(text.lstrip(" (/"))
    kept = text[left:].rstrip(" (/")
    return Cell(kept, Span(header.span.start + start + left, header.span.start + start + left + len(kept)))


def _parts(cell: Cell, count: int) -> list[Cell]:
    """Return the figures of a cell, each where it stands; of an absent one nothing for each."""
    found = list(PART.finditer(cell.text))
    if len(found) != count:
        return [cell] * count
    return [Cell(m[0].strip(), Span(cell.span.start + m.start(), cell.span.start + m.start() + len(m[0].strip()))) for m in found]
