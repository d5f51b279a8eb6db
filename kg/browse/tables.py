"""A table of a document as it is printed, from the text that the store keeps."""

from __future__ import annotations

from kg import iris
from kg.browse.catalogue import DOCUMENT, Catalogue
from kg.browse.naming import find
from kg.browse.records import TableView
from kg.errors import StoreError, UnknownNameError
from kg.lexicon.keys import match_key
from kg.model.document import Document, Table
from kg.readers import read_bytes
from kg.store import Store, home_of
from kg.vocab import KG


def table(store: Store, term: str, number: str, row: str | None = None, column: str | None = None) -> TableView:
    """Return a table of the document that a term names, with the rows of a label and the columns of a heading marked.

    `number` is the table's own ("IV", "2"), its place ("results.json"), or, after a `#`, its place in the order of the text.
    Raises UnknownNameError for a table, row or column that the document has not, and StoreError if its text is not kept here.
    """
    catalogue = Catalogue(store)
    document = read_kept(store, find(catalogue, term, (KG.Document,)).iri)
    found = _numbered(document, number)
    labels = [" ".join(cell.text for cell in r.cells) for r in found.rows]
    return TableView(
        document.id,
        document.title,
        found.number or found.place or number,
        found.caption,
        found.section,
        found.page,
        tuple(c.label for c in found.columns),
        tuple(tuple(cell.text for cell in r.cells) for r in found.rows),
        () if row is None else _fitting(row, [(r.cells[0].text, label) for r, label in zip(found.rows, labels, strict=True)], "row"),
        () if column is None else _fitting(column, [(c.label, c.label) for c in found.columns], "column"),
        tuple(span.of(document.text) for span in found.notes),
    )


def read_kept(store: Store, iri: str) -> Document:
    """Return a document, read again from the bytes that the store's home keeps; raise StoreError if it keeps none."""
    home = home_of(store)
    entry = home.documents().get(iri) if home else None
    if home is None or entry is None:
        hint = "look at it where it was ingested"
        raise StoreError(
            f"the text of {iri.removeprefix(DOCUMENT)} is not kept on this machine", expected="a store that was built here", hint=hint
        )
    return read_bytes(entry.file, home.text(entry.source), home.text(entry.sidecar) if entry.sidecar else None)


def _numbered(document: Document, number: str) -> Table:
    """Return a table by its number or place, else by its place in the order of the text."""
    asked = number.strip().casefold().removeprefix("table").strip()
    for found in document.tables:
        if asked in {name.casefold() for name in (found.number, found.place) if name}:
            return found
    order = asked.removeprefix("#")
    if order.isdecimal() and 1 <= int(order) <= len(document.tables) and (asked != order or not any(t.number for t in document.tables)):
        return document.tables[int(order) - 1]
    known = tuple(t.number or t.place or f"#{at}" for at, t in enumerate(document.tables, 1))
    where = iris.document(document.id).removeprefix(DOCUMENT)
    raise UnknownNameError(f"there is no table {number!r}", nearest=known, where=where, expected="the number of one of its tables")


def _fitting(asked: str, names: list[tuple[str, str]], what: str) -> tuple[int, ...]:
    """Return where a label stands: that is it, else begins with it, else holds it; each name is given in short and in full."""
    key = match_key(asked)
    tests = (lambda name: name == key, lambda name: name.startswith(key), lambda name: key in name)
    for fits in tests:
        found = tuple(at for at, pair in enumerate(names) if any(fits(match_key(name)) for name in pair))
        if found and key:
            return found
    short = tuple(dict.fromkeys(name for name, _ in names if name))[:8]
    raise UnknownNameError(f"the table has no {what} {asked!r}", nearest=short)
