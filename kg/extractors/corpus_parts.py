"""Tables of what one corpus is made of, named in the caption: a language in each row, and the size of all in the row of totals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extractors.columns import UNIT
from kg.extractors.rows import EXTRACTOR, LONGEST_QUOTE
from kg.extractors.values import terms
from kg.lexicon.cells import parse_cell
from kg.lexicon.lexicon import Lexicon
from kg.lexicon.markup import plain
from kg.lexicon.schema import Schema
from kg.model.document import Row, Span, Table
from kg.model.statement import Evidence, Extracted, Locator, Named, Statement
from kg.model.terms import Iri
from kg.taxonomy import Property
from kg.vocab import KG

TOTAL = re.compile(r"(?:(?:in |grand )?total|all|overall|sum|altogether)", re.IGNORECASE)


def corpus_parts(table: Table, ordinal: int, lexicon: Lexicon, schema: Schema) -> Iterator[Extracted]:
    """Yield the languages and the size of such a corpus; nothing where the caption names no corpus, several, or another thing too."""
    caption = table.caption_span
    named = {e.iri: m for m in lexicon.find(table.caption) for e in m.of(KG.Corpus, KG.Model, KG.Benchmark) if "/id/" in e.iri}
    kinds = {t for m in named.values() for e in m.entries for t in e.types if t in (KG.Corpus, KG.Model, KG.Benchmark)}
    parted = _parted(table, schema)
    if caption is None or len(named) != 1 or kinds != {KG.Corpus} or parted is None:
        return
    corpus, mention = next(iter(named.items()))
    where = table.number or table.place or str(ordinal)
    at = Span(caption.start + mention.span.start, caption.start + mention.span.end)
    if caption.end - caption.start <= LONGEST_QUOTE:
        yield Named(corpus, KG.Corpus, mention.text, Evidence(caption, at, Locator(table.section, table.page, where), EXTRACTOR))
    for row in table.rows:
        quote = Span(min(caption.start, row.span.start), max(caption.end, row.span.end))
        if quote.end - quote.start > LONGEST_QUOTE:
            continue
        label = plain(row.cells[0].text).strip("*_ ")
        cells = range(1, len(row.cells)) if TOTAL.fullmatch(label) else ()
        for index in (0, *cells):
            place = Locator(table.section, table.page, where, label, plain(table.columns[index].label))
            shown = Evidence(quote, row.cells[index].span, place, EXTRACTOR)
            if index:
                yield from _size(corpus, table, row, index, shown, lexicon, schema)
            elif (part := schema.concept(label, schema.values(parted))) is not None:
                yield Statement(corpus, parted.iri, part, shown)


def _parted(table: Table, schema: Schema) -> Property | None:
    """Return the property that the first column gives values of to what a table is about, where most of its rows name one."""
    header = plain(table.columns[0].label)
    labels = [plain(row.cells[0].text) for row in table.rows]
    for prop in (*schema.properties(header, KG.Corpus), *schema.properties(f"{header}s", KG.Corpus)):
        if prop.value_scheme and 2 * sum(schema.concept(label, schema.values(prop)) is not None for label in labels) > len(labels):
            return prop
    return None


def _size(corpus: Iri, table: Table, row: Row, index: int, shown: Evidence, lexicon: Lexicon, schema: Schema) -> Iterator[Extracted]:
    """Yield the size of all that a cell in the row of totals gives, where its header says that it is one and in which unit."""
    header = plain(table.columns[index].label)
    found = UNIT.search(header)
    sizes = [p for p in schema.properties(UNIT.sub("", header), KG.Corpus) if p.iri == KG.corpusSize]
    value = parse_cell(row.cells[index].text)
    if sizes and (found or value.quantity) and value.kind in ("number", "quantity"):
        for prop, term, _ in terms(value, sizes, shown, lexicon, schema, found["unit"] if found else ""):
            yield Statement(corpus, prop.iri, term, shown)
