"""From tables of concepts to the taxonomy: which concept is broader than which, what each means, and what its other columns say of it."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass

from kg.extractors import concepts, listing
from kg.extractors.rows import LONGEST_QUOTE
from kg.extractors.table_kinds import BROADER, DEFINITIONS, TableKind, concept_columns, kind_of
from kg.extractors.values import terms
from kg.lexicon.cells import parse_cell
from kg.lexicon.lexicon import Lexicon
from kg.lexicon.schema import Schema
from kg.model.document import Document, Row, Table
from kg.model.statement import Dropped, Evidence, Extracted, Locator, Statement
from kg.model.terms import Iri, Literal
from kg.vocab import KG, SKOS

EXTRACTOR = listing.EXTRACTOR


@dataclass(frozen=True, slots=True)
class _Reading:
    """One table of concepts: the columns that name concepts, the broadest first, that of what is broader, and that of definitions."""

    table: Table
    where: str
    levels: tuple[int, ...]
    broader: int | None
    meaning: int | None

    def shown(self, row: Row, index: int, label: str) -> Evidence:
        """Return the place that shows something of a row's concept."""
        table = self.table
        place = Locator(table.section, table.page, self.where, concepts.plain(label), table.columns[index].label)
        return Evidence(row.span, row.cells[index].span, place, EXTRACTOR)


def extract(document: Document, lexicon: Lexicon, schema: Schema) -> Iterator[Extracted]:
    """Yield what the tables of concepts, the nested lists and the headings of a document say of its taxonomy."""
    new = concepts.New()
    for ordinal, table in enumerate(document.tables, start=1):
        if kind_of(table, schema) is TableKind.OUTLINE:
            yield from _table(table, ordinal, new, lexicon, schema)
    yield from listing.extract(document, new, lexicon, schema)


def _table(table: Table, ordinal: int, new: concepts.New, lexicon: Lexicon, schema: Schema) -> Iterator[Extracted]:
    """Yield what one table says; an empty cell of a column of concepts repeats the one above."""
    words = [column.label.strip().casefold() for column in table.columns]
    broader = next((i for i, word in enumerate(words) if word in BROADER), None)
    meaning = next((i for i, word in enumerate(words) if word in DEFINITIONS), None)
    where = table.number or table.place or str(ordinal)
    reading = _Reading(table, where, concept_columns(table, schema), broader, meaning)
    labels: dict[int, str] = {}
    for row in table.rows:
        if row.span.end - row.span.start > LONGEST_QUOTE:
            yield Dropped("the row is too long to be quoted", row.cells[0].text, row.span)
            continue
        for i in reading.levels:
            labels[i] = row.cells[i].text or labels.get(i, "")
        yield from _row(reading, row, [(i, labels[i]) for i in reading.levels if labels[i]], new, lexicon, schema)


def _row(
    reading: _Reading, row: Row, named: list[tuple[int, str]], new: concepts.New, lexicon: Lexicon, schema: Schema
) -> Iterator[Extracted]:
    """Yield what one row says of the concepts that it names, each broader than the next."""
    if not named:
        return
    label = named[-1][1]
    above, column = None, reading.broader
    if reading.broader is not None and row.cells[reading.broader].text:
        shown = reading.shown(row, reading.broader, label)
        above = yield from _known(row.cells[reading.broader].text, None, None, shown, new, lexicon, schema)
    subject: Iri | None = None
    for i, words in named:
        cls = schema.class_of(reading.table.columns[i].label)
        subject = yield from _known(words, above, cls, reading.shown(row, i, label), new, lexicon, schema)
        if subject is None:
            yield Dropped("a cell of a table of concepts that names none", words, row.span)
            return
        if above and concepts.contradicts(subject, above, schema):
            yield Dropped("the ontology has these two concepts the other way round", words, row.span)
        elif above:
            yield Statement(subject, SKOS.broader, above, reading.shown(row, i if column is None else column, label))
        above, column = subject, None
    if subject is None:
        return
    if reading.meaning is not None and row.cells[reading.meaning].text:
        yield Statement(subject, SKOS.definition, Literal(row.cells[reading.meaning].text), reading.shown(row, reading.meaning, label))
    yield from _properties(reading, row, subject, new, label, lexicon, schema)


def _known(
    words: str, above: Iri | None, cls: Iri | None, shown: Evidence, new: concepts.New, lexicon: Lexicon, schema: Schema
) -> Generator[Extracted, None, Iri | None]:
    """Yield the new concept that words name where the ontology has none; return the concept, or None where they are no name."""
    found = concepts.concept(words, above, cls, lexicon, schema)
    if found is None and cls is not None and KG.Challenge in schema.ancestors(cls):
        found = concepts.known_problem(concepts.plain(words), cls, lexicon, schema)
    found = found or new.named(words)
    if found is None:
        made = concepts.new_concept(words, cls or new.class_below(above, schema), shown)
        if made is None:
            return None
        new.add(made)
        yield made
        found = made.iri
    return found


def _properties(
    reading: _Reading, row: Row, subject: Iri, new: concepts.New, label: str, lexicon: Lexicon, schema: Schema
) -> Iterator[Extracted]:
    """Yield what the columns say that are neither concepts nor definitions, by the properties that their headers name."""
    known = schema.concepts.get(subject)
    types = known.types if known else new.types(subject)
    for i, column in enumerate(reading.table.columns):
        value = parse_cell(row.cells[i].text)
        if i in (*reading.levels, reading.broader, reading.meaning) or value.kind == "absent":
            continue
        properties = next((found for t in types if (found := schema.properties(column.label, t))), ())
        if not properties:
            yield Dropped("column not understood: no property of the concept is known by the header", column.label, row.span)
            continue
        shown = reading.shown(row, i, label)
        if properties[0].range == SKOS.Concept and (area := concepts.area(value.text, lexicon)):
            yield Statement(subject, properties[0].iri, area, shown)
            continue
        for prop, term, made in terms(value, properties, shown, lexicon, schema):
            if made:
                yield made
            yield Statement(subject, prop.iri, term, shown)
