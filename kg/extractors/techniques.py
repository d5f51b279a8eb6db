"""Columns of techniques that nobody has named before: which of them a model uses, and of which kind they are.

The kind is that of the group of columns: what a header above them names, what their neighbours are, or what the caption says that
the table lists. Where none of these tells it, nothing is said.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from kg import iris
from kg.extractors.table_reading import ColumnReading, Role
from kg.lexicon.facets import rest
from kg.lexicon.lexicon import Lexicon, thing_iri
from kg.lexicon.markup import plain
from kg.lexicon.mentions import Entry
from kg.lexicon.schema import Schema
from kg.model.document import Table
from kg.model.terms import Iri
from kg.taxonomy import Property
from kg.vocab import KG

TECHNIQUES = (KG.MaskedToken, KG.Component, KG.Method, KG.Objective, KG.Technique)
"""The classes of what a model may be said to use, the most special first."""

MOST_WORDS = 6
"""The most words of the name of a technique."""

PARTS = re.compile(r"\s*(?:&|;|/|,|\band\b|\+(?=\s))\s*")
NO_TECHNIQUE = re.compile(
    r"[\d?]|https?:|[<>{}\[\]]|\b(?:open|code|data|weights|licen[sc]e|link|paper|available|released?|verified|logs?|oss)\b", re.I
)
"""What the header of a column of marks has that says that it is about something else than how a model is made."""


def marked_by(reading: ColumnReading, prop: Property, entry: Entry) -> ColumnReading:
    """Return a column of marks that say that a property has a known concept as its value; `kind` is kept for one that documents name."""
    own = _kind(entry.types) if entry.iri.startswith(iris.BASE) else None
    return replace(reading, role=Role.MARK, properties=(prop,), concept=entry.iri, kind=own, name=plain(reading.label.split(" / ")[-1]))


def with_techniques(columns: list[ColumnReading], table: Table, cls: Iri, lexicon: Lexicon, schema: Schema) -> list[ColumnReading]:
    """Return the columns, those of marks under an unknown header as of a new technique where their group tells the kind of it."""
    uses = schema.by_iri.get(KG.uses)
    if cls != KG.Model or uses is None:
        return columns
    unknown = [c for c in columns if c.role is Role.CONFIGURATION]
    near = Counter(kind for c in columns if c.role is Role.MARK and (kind := _kind_of(c, lexicon)) is not None)
    most, times = near.most_common(1)[0] if near else (None, 0)
    neighbours = most if len(near) == 1 and times >= len(unknown) else None
    measured = any(c.role is Role.RESULT for c in columns)
    captioned = None if measured or neighbours else _captioned(table, lexicon)
    made = []
    for column in columns:
        kind = (_above(column, table, schema) or neighbours or captioned) if column in unknown else None
        name = rest(plain(table.columns[column.index].header[-1].text), [])
        if kind is None or not name or len(name.split()) > MOST_WORDS or NO_TECHNIQUE.search(name):
            made.append(column)
            continue
        iri = thing_iri("concept", str(kind).rsplit("#", 1)[-1], name)
        made.append(replace(column, role=Role.MARK, properties=(uses,), concept=iri, kind=kind, name=name))
    return made


def named_techniques(reading: ColumnReading, table: Table, cls: Iri, lexicon: Lexicon, schema: Schema) -> ColumnReading | None:
    """Return a column of words under an unknown header of which most name techniques: the others are of their kind."""
    uses = schema.by_iri.get(KG.uses)
    cells = [plain(row.cells[reading.index].text).strip() for row in table.rows]
    filled = [cell for cell in cells if cell and any(map(str.isalpha, cell))]
    if cls != KG.Model or uses is None or not filled:
        return None
    kinds = [kind for cell in filled if (kind := _kind_in(cell, lexicon)) is not None]
    above = _above(reading, table, schema)
    if above is None and 2 * len(kinds) < len(filled):
        return None
    kind = above or Counter(kinds).most_common(1)[0][0]
    return replace(reading, role=Role.PROPERTY, properties=(replace(uses, value_scheme=kind),))


def of_kind(properties: Sequence[Property], header: str, lexicon: Lexicon, schema: Schema) -> tuple[Property, ...]:
    """Return the properties of a column, what models use narrowed to the kind that its header names ("Positional embedding")."""
    if not properties or properties[0].iri != KG.uses:
        return tuple(properties)
    cls = schema.class_of(header)
    kind = cls if cls in TECHNIQUES else next((_kind(e.types) for e in lexicon.exact(header, *TECHNIQUES)), None)
    return (replace(properties[0], value_scheme=kind), *properties[1:]) if kind else tuple(properties)


def _above(column: ColumnReading, table: Table, schema: Schema) -> Iri | None:
    """Return the kind of technique that a header above the last one names."""
    for cell in reversed(table.columns[column.index].header[:-1]):
        cls = schema.class_of(plain(cell.text))
        if cls in TECHNIQUES:
            return cls
        if any(p.iri == KG.uses for p in schema.properties(plain(cell.text), KG.Model)):
            return KG.Technique
    return None


def _captioned(table: Table, lexicon: Lexicon) -> Iri | None:
    """Return the one kind of technique that a caption says that a table is about."""
    told = {e.iri for m in lexicon.find(table.caption) for e in m.entries if e.iri in TECHNIQUES}
    special = told - {KG.Technique} or told
    return next(iter(special)) if len(special) == 1 else None


def _kind_of(column: ColumnReading, lexicon: Lexicon) -> Iri | None:
    """Return the kind of technique that a column of marks is about, None for another thing."""
    known = next((e for e in lexicon.exact(column.name, *TECHNIQUES) if e.iri == column.concept), None)
    return _kind(known.types) if known else column.kind


def _kind_in(cell: str, lexicon: Lexicon) -> Iri | None:
    """Return the kind of the techniques that a cell names, as a whole or part by part."""
    for name in (cell, *PARTS.split(cell)):
        for entry in lexicon.exact(name, *TECHNIQUES):
            return _kind(entry.types)
    return None


def _kind(types: Sequence[Iri]) -> Iri | None:
    return next((cls for cls in TECHNIQUES if cls in types), None)
