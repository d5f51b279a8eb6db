"""How a table is read: what each column is to it, and which cells hold what."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from kg.extractors.attributes import Attribute
from kg.lexicon.facets import Facet
from kg.model.cells import CellValue
from kg.model.document import Row, Span, Table
from kg.model.parsed import LONGEST_QUOTE
from kg.model.terms import Iri
from kg.taxonomy import Property


class Role(Enum):
    """What a column is to its table."""

    KEY = "names what the row is about"
    PART = "belongs to the identity of what the row is about"
    PROPERTY = "gives a property of what the row is about"
    MARK = "says whether the row's thing has what the header names"
    CONFIGURATION = "tells training runs of one model apart"
    WAY = "names the way in which a model is made or used, where rows of one model are told apart by it"
    FACET = "gives a facet of the row's measurements"
    RESULT = "holds measurements"
    ERROR = "holds the standard error of the row's measurements"
    ATTRIBUTE = "gives an attribute that the document introduces by the header"
    IGNORED = "is not understood"


@dataclass(frozen=True, slots=True)
class ColumnReading:
    """One column: its role, the properties that its header may name, its facets, what is left of the header, and why it is ignored.

    `label` is the header without markup, `unit` what stands in brackets behind a property's name (`B` in "Params (B)");
    `kind` is the class of a column's `concept` that documents alone name. `loose` says that nothing is against an ignored column's
    giving an attribute of its own, which is then `attribute`.
    """

    index: int
    label: str
    role: Role
    properties: tuple[Property, ...] = ()
    facets: tuple[Facet, ...] = ()
    name: str = ""
    concept: Iri | None = None
    why: str = ""
    unit: str = ""
    kind: Iri | None = None
    loose: bool = False
    attribute: Attribute | None = None


@dataclass(frozen=True, slots=True)
class TableReading:
    """One table: the class of what its rows are about, its columns, and the facets of its caption.

    `lines` are the rows as printed where `table` has rows and columns exchanged, else empty; `numbers` say which printed column each
    column is where one holds several figures, else they are empty.
    """

    table: Table
    ordinal: int
    cls: Iri
    columns: tuple[ColumnReading, ...]
    caption: tuple[Facet, ...]
    values: tuple[tuple[CellValue, ...], ...]
    lines: tuple[Span, ...] = ()
    numbers: tuple[str, ...] = ()

    def number(self, column: int) -> str:
        """Return which of the printed columns one is, counted from 1 ("3", and "3b" for the second figure of its cells)."""
        return self.numbers[column] if self.numbers else str(column + 1)

    def having(self, role: Role) -> tuple[ColumnReading, ...]:
        """Return the columns of a role, in order."""
        return tuple(c for c in self.columns if c.role is role)

    def quote(self, row: Row, value: Span) -> Span:
        """Return the words that show a cell of a row with the row's label: the row, or from the headers to the printed row of the cell.

        Where these are too far apart the printed row alone is the quote; the header stands in the place that is given with it.
        """
        if not self.lines:
            return row.span
        line = next((line for line in self.lines if line.start <= value.start < line.end), None)
        end = line.end if line else row.cells[0].span.end
        return line if line and end - row.span.start > LONGEST_QUOTE else Span(row.span.start, end)

    @property
    def place(self) -> str:
        """Return the table's own number or place, else which of the document's tables it is."""
        return self.table.number or self.table.place or str(self.ordinal)
