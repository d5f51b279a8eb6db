"""From tables to results, properties and paired tests, each with the cell that shows it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg import iris
from kg.extractors.attributes import introduced
from kg.extractors.block_headings import kinds_by_headings
from kg.extractors.breakdowns import breakdown
from kg.extractors.columns import ColumnReading, Role, TableReading, read_table
from kg.extractors.corpus_parts import corpus_parts
from kg.extractors.header_metrics import expansion, glosses, less_is_better
from kg.extractors.key_columns import names_tools
from kg.extractors.measures import Measure, measures
from kg.extractors.overall_settings import with_metric_of_all
from kg.extractors.own_runs import with_own_model
from kg.extractors.paired import holds_pairs, paired_tests
from kg.extractors.protocols import rules
from kg.extractors.results import results
from kg.extractors.rows import EXTRACTOR, LONGEST_QUOTE, evidence, left_out, named, rows
from kg.extractors.table_kinds import TableKind, kind_of
from kg.extractors.values import category, property_statements
from kg.lexicon.facets import Facet
from kg.lexicon.lexicon import Lexicon
from kg.lexicon.mentions import Mention
from kg.lexicon.schema import Schema
from kg.model.document import Document, Span
from kg.model.statement import Dropped, Evidence, Extracted, Locator, Named, Statement
from kg.model.terms import Iri, Literal
from kg.vocab import KG, RDF, XSD

CLASSIFYING = frozenset((KG.architecture, KG.forTask, KG.corpusType))
"""The properties that a caption gives to every row: what kind of thing the table is about."""


def extract(document: Document, lexicon: Lexicon, schema: Schema) -> Iterator[Extracted]:
    """Yield everything that the tables of a document say, in order of place, and what of them is not understood."""
    for ordinal, table in enumerate(document.tables, start=1):
        if kind_of(table, schema) is not TableKind.THINGS:
            continue
        reading = read_table(with_own_model(table, document, lexicon), ordinal, lexicon, schema, glosses(document))
        if isinstance(reading, str):
            parts = tuple(breakdown(table, ordinal, document, lexicon, schema))
            parts = parts or tuple(corpus_parts(table, ordinal, lexicon, schema))
            yield from parts or (Dropped(f"table not understood: {reading}", table.caption, table.span),)
            continue
        for column in reading.having(Role.IGNORED):
            yield Dropped(f"column not understood: {column.why}", column.label, table.span)
        if holds_pairs(reading, schema):
            yield from paired_tests(reading, document, lexicon, schema)
        else:
            yield from _rows(reading, document, lexicon, schema)


def _rows(reading: TableReading, document: Document, lexicon: Lexicon, schema: Schema) -> Iterator[Extracted]:
    """Yield what a table says that has one thing in each row."""
    for column in reading.having(Role.KEY)[1:]:
        yield Dropped("column not understood: a second column of names", column.label, reading.table.span)
    yield from left_out(reading, document, lexicon)
    yield from _new_techniques(reading)
    key = reading.having(Role.KEY)[0]
    tools = reading.cls == KG.Model and names_tools(key.label, key.index, schema)
    reading = with_metric_of_all(reading, document, lexicon)
    measured = measures(reading, document, lexicon)
    ruled = rules(reading, document, lexicon) if measured else ()
    yield from _benchmarks(reading, measured)
    for column in reading.columns:
        if column.attribute is not None:
            listed = any(category(row.cells[column.index].text, reading, column, lexicon) for row in reading.table.rows)
            yield from introduced(column.attribute, reading.cls, _header_evidence(reading, column), categories=listed)
            yield from _spelt_out(reading, column.attribute.label, column.attribute.iri, KG.Attribute)
    yield from _caption_statements(reading, document, lexicon, schema)
    yield from _derived(reading, lexicon)
    read = tuple(rows(reading, document, lexicon))
    yield from kinds_by_headings(reading, read, lexicon, schema)
    for row in read:
        yield from named(reading, row)
        if tools:
            yield Statement(row.iri, RDF.type, KG.Tool, evidence(reading, row, key, row.row.cells[key.index].span))
        yield from property_statements(reading, row, lexicon, schema)
        yield from results(reading, row, measured, ruled, document)


def _benchmarks(reading: TableReading, measured: Sequence[Measure]) -> Iterator[Extracted]:
    """Yield the benchmarks that the headers or the caption name, and which task a header says that a benchmark is for."""
    seen: set[Iri] = set()
    for made in measured:
        if made.why:
            yield Dropped(f"column not understood: {made.why}", made.column.label, reading.table.span)
        if made.benchmark is None:
            continue
        shown = _header_evidence(reading, made.column)
        if made.benchmark not in seen:
            seen.add(made.benchmark)
            yield Named(made.benchmark, KG.Benchmark, made.label, _caption_evidence(reading, made.caption) or shown)
        for facet in (f for f in made.column.facets if f.property in (KG.forTask, KG.metric)):
            value, cls = Iri(str(facet.value)), KG.Task if facet.property == KG.forTask else KG.Metric
            if value.startswith(iris.BASE) and value not in seen:
                seen.add(value)
                yield Named(value, cls, facet.text, shown)
                yield from _spelt_out(reading, facet.text, value, cls)
                yield from _direction(reading, made.column, facet) if cls == KG.Metric else ()
            if facet.property == KG.forTask:
                yield Statement(made.benchmark, KG.forTask, value, shown)


def _spelt_out(reading: TableReading, letters: str, iri: Iri, cls: Iri) -> Iterator[Named]:
    """Yield the words that an abbreviation in a header stands for, where the caption has it in brackets behind them."""
    found = expansion(letters, reading.table.caption)
    shown = _caption_evidence(reading, found)
    if found is not None and shown is not None:
        yield Named(iri, cls, found.of(reading.table.caption), shown)


def _direction(reading: TableReading, column: ColumnReading, facet: Facet) -> Iterator[Statement]:
    """Yield that less of a new metric is better, where the caption says so or an arrow behind the header does."""
    shown = _caption_evidence(reading, less_is_better(facet.text, reading.table.caption))
    if shown is None and column.label.rstrip(" )%").endswith(("↓", "⬇", "▼")):
        shown = _header_evidence(reading, column)
    if shown is not None:
        yield Statement(Iri(str(facet.value)), KG.higherIsBetter, Literal("false", XSD.boolean), shown)


def _new_techniques(reading: TableReading) -> Iterator[Extracted]:
    """Yield the techniques that head columns of marks and that no ontology names."""
    for column in reading.having(Role.MARK):
        if column.kind is not None and column.concept is not None:
            yield Named(column.concept, column.kind, column.name, _header_evidence(reading, column))


def _header_evidence(reading: TableReading, column: ColumnReading) -> Evidence:
    """Return the header of a column as evidence: all its levels are the quote where they are not too far apart."""
    header = reading.table.columns[column.index].header
    quote = Span(min(c.span.start for c in header), max(c.span.end for c in header))
    labels = (column.label, None) if reading.lines else (None, column.label)
    place = Locator(reading.table.section, reading.table.page, reading.place, *labels)
    return Evidence(quote if quote.end - quote.start <= LONGEST_QUOTE else header[-1].span, header[-1].span, place, EXTRACTOR)


def _caption_evidence(reading: TableReading, name: Span | None) -> Evidence | None:
    """Return a name in the caption as evidence: the caption is the quote; None where it stands in no text or is too long."""
    span = reading.table.caption_span
    if name is None or span is None or span.end - span.start > LONGEST_QUOTE:
        return None
    place = Locator(reading.table.section, reading.table.page, reading.place)
    return Evidence(span, Span(span.start + name.start, span.start + name.end), place, EXTRACTOR)


def _caption_statements(reading: TableReading, document: Document, lexicon: Lexicon, schema: Schema) -> Iterator[Extracted]:
    """Yield what a caption says of every row: the one concept it names of a property that no column gives."""
    caption = reading.table.caption_span
    if not caption:
        return
    given = {p.iri for c in reading.columns for p in c.properties}
    mentions = [part for mention in lexicon.find(reading.table.caption) for part in _parts(mention, lexicon)]
    for prop in schema.ontology.properties:
        if prop.iri not in CLASSIFYING or prop.iri in given or not schema.ancestors(reading.cls).intersection(prop.domains):
            continue
        found = {e.iri: m for m in mentions for e in m.of(*schema.values(prop))}
        if len(found) != 1:
            continue
        concept, mention = next(iter(found.items()))
        at = Span(caption.start + mention.span.start, caption.start + mention.span.end)
        for row in rows(reading, document, lexicon):
            quote = Span(min(caption.start, row.row.span.start), max(caption.end, row.row.span.end))
            if quote.end - quote.start <= LONGEST_QUOTE:
                yield Statement(row.iri, prop.iri, concept, evidence(reading, row, None, at, quote))


DERIVED = re.compile(r"(?:\s+(?:problems|tasks))?,?\s+(?:translated|transpiled|ported|extended|rewritten)\b[^()]{0,40}\)", re.I)
"""What stands behind the benchmark in brackets that the one before them was made from ("Frob (Quux translated)")."""
DERIVED_FROM = re.compile(
    r"\s*\((?:(?:a\s+)?(?:translation|translations|port|extension|version)\s+of|(?:translated|derived|adapted)\s+from)\s+(?:the\s+)?", re.I
)
"""What stands between a benchmark and the one that it was made from ("Frob (a translation of Quux)")."""


def _derived(reading: TableReading, lexicon: Lexicon) -> Iterator[Statement]:
    """Yield that a benchmark in the caption was made from the one that the brackets behind it name."""
    caption = reading.table.caption
    named = [m for m in lexicon.find(caption) if m.of(KG.Benchmark)]
    for one, other in pairwise(named):
        between = caption[one.span.end : other.span.start]
        made = (between.strip() == "(" and DERIVED.match(caption, other.span.end)) or DERIVED_FROM.fullmatch(between)
        shown = _caption_evidence(reading, Span(one.span.start, other.span.end)) if made else None
        if shown is not None:
            yield Statement(one.of(KG.Benchmark)[0].iri, KG.extends, other.of(KG.Benchmark)[0].iri, shown)


def _parts(mention: Mention, lexicon: Lexicon) -> Iterator[Mention]:
    """Yield a mention, and of a kind of benchmarks the task that it names ("code generation benchmarks")."""
    yield mention
    task = mention.text.rpartition(" ")[0]
    if task and mention.of(KG.BenchmarkType) and (entries := lexicon.exact(task, KG.Task)):
        yield Mention(Span(mention.span.start, mention.span.start + len(task)), task, entries)


__all__ = ["EXTRACTOR", "extract"]
