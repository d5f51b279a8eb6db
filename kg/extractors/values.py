"""From property cells and marks to statements about the thing that a row is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from kg import iris
from kg.extractors.attributes import Attribute, value_of
from kg.extractors.columns import ColumnReading, Role, TableReading
from kg.extractors.model_sizes import are_sizes, names_part, parameters
from kg.extractors.rows import LONGEST_QUOTE, RowReading, evidence
from kg.extractors.told_relations import told_relation
from kg.lexicon.cells import parse_cell
from kg.lexicon.dates import parse_date
from kg.lexicon.facets import decimal, integer
from kg.lexicon.lexicon import Lexicon, model_iri, thing_iri
from kg.lexicon.markup import plain
from kg.lexicon.model_names import display
from kg.lexicon.quantities import base_unit, parse_quantity
from kg.lexicon.schema import Schema
from kg.lexicon.sizes import find_sizes
from kg.model.cells import CellValue
from kg.model.document import Span
from kg.model.statement import Dropped, Evidence, Extracted, Named, Statement
from kg.model.terms import Iri, Literal, Quantity, Term
from kg.taxonomy import Property
from kg.vocab import KG, SKOS, XSD

NO_NAME = re.compile(r"https?:|\]\(|\[\[|[\"“”<>{}]")
"""What no name holds: an address, a link, quotation marks, markup."""

MOST_WORDS = 8
"""The most words of a name in a cell."""

SIZES = re.compile(r"\s*(?:/|,|&|\band\b)\s*(?=\d)")
"""What stands between the sizes of a family ("6.7B / 13B")."""

NOUN = re.compile(r"[A-Za-z]{4,}")
BRACKETED = re.compile(r"\s*\([^()]+\)\s*\Z")
"""What a cell says more closely behind the name of a category."""

RELATIVE = re.compile(r",\s+(?:which|that|itself|an?)\s.*", re.S)
"""What says more of a model that a cell names ("Zork-7B, which was trained on …")."""

SEPARATOR = re.compile(r"\s*(?:&|;|/|,|\band\b|\+(?=\s))\s*")

ENTITY_KINDS = {
    KG.Model: "model",
    KG.Benchmark: "benchmark",
    KG.Corpus: "corpus",
    KG.Agent: "agent",
    KG.Organisation: "agent",
    KG.Person: "agent",
}


def property_statements(reading: TableReading, row: RowReading, lexicon: Lexicon, schema: Schema) -> Iterator[Extracted]:
    """Yield what the property and mark columns of one row say."""
    for column in reading.columns:
        if column.role in (Role.PROPERTY, Role.PART) and column.properties:
            yield from _property(reading, row, column, lexicon, schema)
        elif column.role is Role.MARK:
            yield from _mark(reading, row, column)
        elif column.attribute is not None:
            yield from _attribute(reading, row, column, column.attribute, lexicon)
            yield from _relation(reading, row, column, lexicon, schema)


def category(cell: str, reading: TableReading, column: ColumnReading, lexicon: Lexicon) -> Iri | None:
    """Return the category of a document's taxonomy that a cell names: in full, or without the noun that header or caption give.

    Under "Strategy", in a table of repair tools, "Prompt-based" is prompt-based repair, and so is "Prompt-based (few-shot)".
    """
    words = BRACKETED.sub("", plain(cell)).strip()
    if not words or len(words.split()) > MOST_WORDS:
        return None
    nouns = dict.fromkeys(NOUN.findall(f"{column.label} {reading.table.caption}"))
    for name in (words, *(f"{words} {noun}" for noun in nouns)):
        for entry in lexicon.exact(name, KG.Category):
            return entry.iri
    return None


def _attribute(reading: TableReading, row: RowReading, column: ColumnReading, made: Attribute, lexicon: Lexicon) -> Iterator[Extracted]:
    """Yield the value of a row's thing under a header that the ontology has no property for."""
    value, span, quote = _filled(reading, row, column)
    kind = category(value.text, reading, column, lexicon) if not made.amounts else None
    if kind is not None and quote.end - quote.start <= LONGEST_QUOTE:
        shown = evidence(reading, row, column, span, quote, mark=value.mark)
        yield Statement(row.iri, made.iri, kind, shown)
        if not BRACKETED.search(value.text):
            return
    term = value_of(made, value)
    if value.kind == "absent":
        return
    if term is None or quote.end - quote.start > LONGEST_QUOTE:
        yield Dropped(
            "a value that is none of its attribute's kind" if term is None else "the row is too long to be quoted", value.text, span
        )
        return
    yield Statement(row.iri, made.iri, term, evidence(reading, row, column, span, quote, mark=value.mark))


def _relation(reading: TableReading, row: RowReading, column: ColumnReading, lexicon: Lexicon, schema: Schema) -> Iterator[Extracted]:
    """Yield which other model the words of a cell say that a row's model comes from."""
    cell = row.row.cells[column.index]
    told = told_relation(cell.text, reading.cls, lexicon, schema)
    quote = reading.quote(row.row, cell.span)
    if told is None or quote.end - quote.start > LONGEST_QUOTE:
        return
    prop, at = told
    shown = evidence(reading, row, column, Span(cell.span.start + at.start, cell.span.start + at.end), quote)
    label = lexicon.label(at.of(cell.text))
    iri = model_iri(label.name)
    if iri != row.iri:
        yield Named(iri, KG.Model, display(label), shown, label.name)
        yield Statement(row.iri, prop.iri, iri, shown)


def _property(reading: TableReading, row: RowReading, column: ColumnReading, lexicon: Lexicon, schema: Schema) -> Iterator[Extracted]:
    value, span, quote = _filled(reading, row, column)
    if value.kind == "absent":
        return
    if quote.end - quote.start > LONGEST_QUOTE:
        yield Dropped("the row is too long to be quoted", value.text, span)
        return
    shown = evidence(reading, row, column, span, quote, mark=value.mark)
    told = False
    if value.kind == "yes" and column.concept is not None:
        prop = next(p for p in column.properties if schema.concept(column.label, schema.values(p)))
        yield Statement(row.iri, prop.iri, column.concept, shown)
        return
    for prop, term, named in terms(value, column.properties, shown, lexicon, schema, column.unit, column.label):
        told = True
        if named:
            yield named
        yield Statement(row.iri, prop.iri, term, shown)
    if not told and not (column.role is Role.PART and names_part(value)):
        yield Dropped("a value that the column's property cannot have", value.text, span)


def _filled(reading: TableReading, row: RowReading, column: ColumnReading) -> tuple[CellValue, Span, Span]:
    """Return a property's value, its place and its quote; in a first column, a blank cell of a property has the value above it (merged)."""
    at = row.index
    if column.index == 0 and column.role is Role.PROPERTY:
        texts = [values[0].text for values in reading.values[: at + 1]]
        at = max((i for i, text in enumerate(texts) if text), default=at)
    span = reading.table.rows[at].cells[column.index].span
    quote = reading.quote(row.row, span)
    return reading.values[at][column.index], span, Span(min(quote.start, reading.table.rows[at].span.start), quote.end)


def terms(
    value: CellValue, properties: Sequence[Property], shown: Evidence, lexicon: Lexicon, schema: Schema, unit: str = "", header: str = ""
) -> Iterator[tuple[Property, Term, Named | None]]:
    """Yield the objects that a cell gives, each with the property it is of: of several that share a header the one whose range fits.

    `unit` is what the header says of bare numbers (`B` in "Params (B)"); a word may name a concept with the header alone ("open" under
    "Weights").
    """
    quantities = [p for p in properties if p.range == KG.Quantity]
    quantities += [schema.by_iri[count] for p in properties if (count := p.count_property) and count in schema.by_iri]
    if quantities and value.kind == "link" and not _others(properties):
        return
    if quantities and (value.quantity or value.kind == "number" or not _others(properties)):
        first = quantities[0]
        sizes = SIZES.split(value.text) if first.identity else []
        if len(sizes) > 1 and all(find_sizes(size) for size in sizes):
            yield from ((first, read, None) for size in sizes if (read := parse_quantity(size)))
            return
        amount = parameters(value, unit) if are_sizes([first.iri]) else _quantity(value, unit)
        if amount and first.iri == KG.trainingTokens and base_unit(amount.unit) == "byte":
            return
        yield from [(first, amount, None)] if amount else ()
        return
    for prop in _others(properties):
        if prop.range in (XSD.integer, XSD.nonNegativeInteger, XSD.gYear) and value.number is not None:
            if value.number == int(value.number):
                yield prop, integer(str(int(value.number))), None
        elif prop.range == XSD.decimal and value.number is not None:
            yield prop, decimal(str(value.number)), None
        elif prop.range == XSD.boolean and value.kind in ("yes", "no"):
            yield prop, Literal("true" if value.kind == "yes" else "false", XSD.boolean), None
        elif prop.iri == KG.releaseDate and not (parse_date(value.text) or re.match(r"(?:19|20)\d\d(?!\d)", value.text)):
            continue
        elif prop.kind != "object":
            yield prop, Literal(value.text), None
        else:
            joined = (
                schema.concept(f"{value.text} {header}", schema.values(prop))
                if header and value.kind == "text" and " " not in value.text
                else None
            )
            if joined is not None:
                yield prop, joined, None
            else:
                yield from _things(value, prop, shown, lexicon, schema)
        return


def _others(properties: Sequence[Property]) -> list[Property]:
    return [p for p in properties if p.range != KG.Quantity]


def _quantity(value: CellValue, unit: str) -> Quantity:
    """Return the amount that a cell gives; a bare number is of its header's unit."""
    if value.quantity:
        return value.quantity
    if value.number is not None and unit:
        for joined in (f"{value.text}{unit}", f"{value.text} {unit}"):
            if (read := parse_quantity(joined)) and read.number == value.number:
                return replace(read, printed=value.text)
    return Quantity(value.number, None, Decimal(1), False, value.text)


def _things(
    value: CellValue, prop: Property, shown: Evidence, lexicon: Lexicon, schema: Schema
) -> Iterator[tuple[Property, Term, Named | None]]:
    """Yield the things that a cell names: the whole cell if it is a name, else each of its parts; unknown ones are new names.

    An amount names nothing, and what one document owns (an entry of its references) is not made by being mentioned.
    """
    text = {"yes": "Yes", "no": "No"}.get(value.kind, value.text)
    if NO_NAME.search(text) or (text != value.text and not schema.concept(text, schema.values(prop))):
        return
    classes = schema.values(prop)
    text = RELATIVE.sub("", text) if KG.Model in classes else text
    whole = schema.concept(text, classes) or lexicon.exact(text, *classes)
    parts = [text] if whole else [part for part in SEPARATOR.split(text) if part]
    for part in parts:
        concept, entry = schema.concept(part, classes), next(iter(lexicon.exact(part, *classes)), None)
        known = concept or (entry.iri if entry else None)
        if known and KG.Model not in classes:
            own = entry is not None and not concept and known.startswith(iris.BASE)
            yield prop, known, Named(known, entry.types[0], part, shown) if own and entry else None
            continue
        if KG.Model in classes:
            label = lexicon.label(part)
            iri = model_iri(label.name)
            yield prop, iri, Named(iri, KG.Model, display(label), shown, label.name)
            continue
        cls = prop.value_scheme or prop.range
        if (
            cls is None
            or len(part.split()) > MOST_WORDS
            or not (cls in ENTITY_KINDS or SKOS.Concept in schema.ancestors(cls))
            or parse_cell(part).kind in ("number", "quantity")
        ):
            continue
        kind, told = ENTITY_KINDS.get(cls, "concept"), schema.identity(part, cls)
        iri = thing_iri(kind, told) if kind != "concept" else thing_iri("concept", str(cls).rsplit("#", 1)[-1], told)
        yield prop, iri, Named(iri, cls, part, shown)


def _mark(reading: TableReading, row: RowReading, column: ColumnReading) -> Iterator[Extracted]:
    """Yield what a mark says: that the row's thing has what the header names, or that it has not."""
    value = reading.values[row.index][column.index]
    if value.kind not in ("yes", "no") or column.concept is None:
        return
    prop = column.properties[0]
    predicate = prop.iri if value.kind == "yes" else prop.negated_by
    if predicate is None:
        return
    cell = row.row.cells[column.index]
    yield Statement(row.iri, predicate, column.concept, evidence(reading, row, column, cell.span, mark=value.mark))
