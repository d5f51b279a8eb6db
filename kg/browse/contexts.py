"""Cited cells in the tables that they stand in, with the rows around them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from kg.browse.records import CitedCell, CitedTable, TableView
from kg.browse.tables import read_kept
from kg.model.answer import Citation
from kg.model.document import Document, Table
from kg.store import Store

AROUND = 2
"""How many rows, and columns of a wide table, are shown on either side of a cited one."""
WIDE = 8
"""The columns of a table that is shown whole."""
LEFT_OUT = "…"
PLACE = re.compile(r"r\d+c(\d+)$")


def contexts(store: Store, citations: Sequence[Citation]) -> tuple[CitedTable, ...]:
    """Return the tables in which cited cells stand, in the order of the citations; what is cited from prose has none.

    Raises StoreError if the text of a document is not kept on this machine.
    """
    documents: dict[str, Document] = {}
    cells: dict[tuple[str, int], dict[tuple[int, int], list[int]]] = {}
    for citation in citations:
        iri = citation.document.iri
        if citation.locator.table is None:
            continue
        if iri not in documents:
            documents[iri] = read_kept(store, iri)
        at, table = _table(documents[iri], citation)
        if table is None:
            continue
        held = cells.setdefault((iri, at), {})
        for place in _cells(table, citation):
            held.setdefault(place, []).append(citation.n)
    return tuple(_shown(documents[iri], documents[iri].tables[at], held) for (iri, at), held in cells.items() if held)


def _table(document: Document, citation: Citation) -> tuple[int, Table | None]:
    """Return the table in which the quote of a citation stands, with its place in the document."""
    for at, table in enumerate(document.tables):
        if any(row.span.start <= citation.text.start < row.span.end for row in table.rows):
            return at, table
    return 0, None


def _cells(table: Table, citation: Citation) -> Iterable[tuple[int, int]]:
    """Return the cited cells: the column of a result, the one named by the place, else the one that prints the value."""
    row = next(at for at, held in enumerate(table.rows) if held.span.start <= citation.text.start < held.span.end)
    printed = [cell.text for cell in table.rows[row].cells]
    numbered = PLACE.search(citation.subject)
    if numbered and int(numbered[1]) <= len(printed):
        return ((row, int(numbered[1]) - 1),)
    named = [at for at, column in enumerate(table.columns) if citation.locator.column and column.label == citation.locator.column]
    said = citation.edge.rsplit(" · ", 1)[-1]
    valued = [at for at, text in enumerate(printed) if text and text in (said, citation.object)]
    return tuple((row, at) for at in (named or valued or [0])[:1])


def _shown(document: Document, table: Table, held: dict[tuple[int, int], list[int]]) -> CitedTable:
    """Return a table cut to what stands around its cited cells."""
    rows = _near({row for row, _ in held}, len(table.rows))
    wide = len(table.columns) > WIDE
    columns = _near({0, *(column for _, column in held)}, len(table.columns)) if wide else list(range(len(table.columns)))
    labels = [column.label for column in table.columns]
    view = TableView(
        document.id,
        document.title,
        table.number or table.place or "",
        table.caption,
        table.section,
        table.page,
        tuple(LEFT_OUT if column is None else labels[column] for column in columns),
        tuple(
            tuple(LEFT_OUT if row is None or column is None else table.rows[row].cells[column].text for column in columns) for row in rows
        ),
        (),
        (),
        (),
    )
    marked = [CitedCell(rows.index(row), columns.index(column), tuple(numbers)) for (row, column), numbers in sorted(held.items())]
    return CitedTable(view, tuple(marked))


def _near(cited: set[int], length: int) -> list[int | None]:
    """Return the places around cited ones, in order, with None where some are left out.

    >>> _near({0, 6}, 12)
    [0, 1, 2, None, 4, 5, 6, 7, 8, None]
    """
    kept = sorted({at for place in cited for at in range(place - AROUND, place + AROUND + 1) if 0 <= at < length})
    made: list[int | None] = []
    for before, at in zip([-1, *kept], kept, strict=False):
        if at > before + 1:
            made.append(None)
        made.append(at)
    return [*made, None] if kept and kept[-1] < length - 1 else made
