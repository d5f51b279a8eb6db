"""Headings across a table that say of what kind the models of the rows below them are: "Open-source models", "Instruction-tuned"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extractors.columns import Role, TableReading
from kg.extractors.rows import LONGEST_QUOTE, RowReading, evidence, heads
from kg.lexicon.lexicon import Lexicon
from kg.lexicon.markup import plain
from kg.lexicon.schema import Schema
from kg.model.document import Row, Span
from kg.model.statement import Statement
from kg.model.terms import Iri
from kg.taxonomy import Property
from kg.vocab import KG


def kinds_by_headings(reading: TableReading, rows: Sequence[RowReading], lexicon: Lexicon, schema: Schema) -> Iterator[Statement]:
    """Yield of what kind each model is by the heading above its row, where that names a kind of models and nothing else.

    What a row is shown by runs from the heading to the row; a row too far from it is left out.
    """
    if reading.cls != KG.Model or reading.lines:
        return
    key = reading.having(Role.KEY)[0].index
    read = {row.index: row for row in rows}
    heading: Row | None = None
    for index, row in enumerate(reading.table.rows):
        if heads(reading, row, key):
            heading = row
        elif heading is not None and index in read and (told := _kind(heading.cells[key].text, lexicon, schema)) is not None:
            quote = Span(heading.span.start, row.span.end)
            if quote.end - quote.start <= LONGEST_QUOTE and read[index].name is not None:
                shown = evidence(reading, read[index], None, heading.cells[key].span, quote)
                yield Statement(read[index].iri, told[0].iri, told[1], shown)


def _kind(heading: str, lexicon: Lexicon, schema: Schema) -> tuple[Property, Iri] | None:
    """Return the kind of models that a heading names, with the property of models that it is a value of."""
    words = plain(heading).strip(" *_:")
    found = lexicon.exact(words, KG.ModelKind) or lexicon.exact(f"{words} models", KG.ModelKind)
    if len(found) != 1:
        return None
    props = [p for p in schema.by_iri.values() if KG.Model in p.domains and p.value_scheme in found[0].types]
    return (props[0], found[0].iri) if len(props) == 1 else None
