"""From tables of concepts to the taxonomy: which concept is broader than which, what each means, and what its other columns say of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extractors import concepts, listing
from kg.extractors.rows import LONGEST_QUOTE
from kg.extractors.table_kinds import BROADER, DEFINITIONS, TableKind, concept_columns, kind_of
from kg.extractors.values import terms
from kg.lexicon.cells import parse_cell
from kg.lexicon.lexicon import Lexicon
from kg.lexicon.schema import Schema
from kg.model.document import Column, Document, Row, Span, Table
from kg.model.statement import Dropped, Evidence, Extracted, Locator, Statement
from kg.model.terms import Iri, Literal
from kg.vocab import SKOS

EXTRACTOR = listing.EXTRACTOR


def extract(document: Document, lexicon: Lexicon, schema: Schema) -> Iterator[Extracted]:
    """Yield what the tables of concepts, the nested lists and the headings of a document say of its taxonomy."""
    for ordinal, table in enumerate(document.tables, start=1):
        if kind_of(table, schema) is TableKind.OUTLINE:
            yield from _table(table, ordinal, lexicon, schema)
    yield from listing.extract(document, lexicon, schema)


def _table(table: Table, ordinal: int, lexicon: Lexicon, schema: Schema) -> Iterator[Extracted]:
    """Yield what one table says; of several columns of concepts each is broader than the next, an empty cell repeats the one above."""
    levels = concept_columns(table, schema)
    words = [column.label.strip().casefold() for column in table.columns]
    broader = next((i for i, word in enumerate(words) if word in BROADER), None)
    meaning = next((i for i, word in enumerate(words) if word in DEFINITIONS), None)
    last: dict[int, str] = {}
    for row in table.rows:
        if row.span.end - row.span.start > LONGEST_QUOTE:
            yield Dropped("the row is too long to be quoted", row.cells[0].text, row.span)
            continue
        for i in levels:
            if row.cells[i].text:
                last[i] = row.cells[i].text
        label = last.get(levels[-1], "")
        where = table.number or table.place or str(ordinal)

        def shown(index: int, row: Row = row, where: str = where, label: str = label) -> Evidence:
            place = Locator(table.section, table.page, where, concepts.plain(label), table.columns[index].label)
            return Evidence(row.span, row.cells[index].span, place, EXTRACTOR)

        above: Iri | None = None
        if broader is not None and row.cells[broader].text:
            above = concepts.concept(row.cells[broader].text, None, None, lexicon, schema)
            if above is None and (made := concepts.new_concept(row.cells[broader].text, SKOS.Concept, shown(broader))):
                yield made
                above = made.iri
        chain: list[tuple[Iri, int]] = [(above, broader)] if above and broader is not None else []
        for i in levels:
            if not last.get(i):
                continue
            cls = schema.class_of(words[i])
            found = concepts.concept(last[i], chain[-1][0] if chain else None, cls, lexicon, schema)
            if found is None:
                kind = cls or (concepts.class_below(chain[-1][0], schema) if chain else SKOS.Concept)
                made = concepts.new_concept(last[i], kind, shown(i))
                if made is None:
                    yield Dropped("a cell of a table of concepts that names none", last[i], row.span)
                    continue
                yield made
                found = made.iri
            if chain:
                if concepts.contradicts(found, chain[-1][0], schema):
                    yield Dropped("the ontology has these two concepts the other way round", last[i], row.span)
                else:
                    yield Statement(found, SKOS.broader, chain[-1][0], shown(chain[-1][1] if chain[-1][1] == broader else i))
            chain.append((found, i))
        if not chain or (broader is not None and len(chain) == 1 and chain[0][1] == broader):
            continue
        subject = chain[-1][0]
        if meaning is not None and row.cells[meaning].text:
            yield Statement(subject, SKOS.definition, Literal(row.cells[meaning].text), shown(meaning))
        others = [i for i in range(len(table.columns)) if i not in (*levels, broader, meaning)]
        yield from _properties(subject, schema.class_of(words[levels[-1]]), row, table.columns, others, shown, lexicon, schema)


def _properties(
    subject: Iri,
    cls: Iri | None,
    row: Row,
    columns: Sequence[Column],
    others: Sequence[int],
    shown: object,
    lexicon: Lexicon,
    schema: Schema,
) -> Iterator[Extracted]:
    """Yield what the columns say that are neither concepts nor definitions, by the properties that their headers name."""
    known = schema.concepts.get(subject)
    types = known.types if known else (cls,) if cls else ()
    for i in others:
        value = parse_cell(row.cells[i].text)
        if value.kind == "absent":
            continue
        properties = next((found for t in types if (found := schema.properties(columns[i].label, t))), ())
        if not properties:
            yield Dropped("column not understood: no property of the concept is known by the header", columns[i].label, row.span)
            continue
        evidence = shown(i)  # type: ignore[operator]
        for prop, term, named in terms(value, properties, evidence, lexicon, schema):
            if named:
                yield named
            yield Statement(subject, prop.iri, term, evidence)


__all__ = ["EXTRACTOR", "Span", "extract"]
