"""From tables to results, properties and paired tests, each with the cell that shows it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from kg import iris
from kg.extractors.columns import ColumnReading, Role, TableReading, read_table
from kg.extractors.paired import paired_tests
from kg.extractors.rows import EXTRACTOR, LONGEST_QUOTE, RowReading, evidence, named, rows
from kg.extractors.table_kinds import TableKind, kind_of
from kg.extractors.values import property_statements
from kg.lexicon.facets import PASS_AT_K, PROTOCOL, Facet, read, rest
from kg.lexicon.lexicon import Lexicon, model_iri, thing_iri
from kg.lexicon.mentions import Mention
from kg.lexicon.schema import Schema
from kg.model.cells import CellValue
from kg.model.document import Document, Span
from kg.model.statement import Dropped, Evidence, Extracted, Locator, Named, Result, Statement
from kg.model.terms import Iri, Literal
from kg.vocab import KG, KGT

NO_METRIC = Iri(KGT + "score")
"""The metric of a measurement that nothing names: a score of an unnamed kind."""

CLASSIFYING = frozenset((KG.architecture, KG.forTask, KG.corpusType))
"""The properties that a caption gives to every row: what kind of thing the table is about."""

AVERAGES = ("avg", "avg.", "average", "mean", "overall", "total", "all")


def extract(document: Document, lexicon: Lexicon, schema: Schema) -> Iterator[Extracted]:
    """Yield everything that the tables of a document say, in order of place, and what of them is not understood."""
    for ordinal, table in enumerate(document.tables, start=1):
        if kind_of(table, schema) is not TableKind.THINGS:
            continue
        reading = read_table(table, ordinal, lexicon, schema)
        if isinstance(reading, str):
            yield Dropped(f"table not understood: {reading}", table.caption, table.span)
            continue
        for column in reading.having(Role.IGNORED):
            yield Dropped(f"column not understood: {column.why}", column.label, table.span)
        keys = reading.having(Role.KEY)
        if len(keys) == 2 and reading.cls == KG.Model:
            yield from paired_tests(reading, document, lexicon, schema)
            continue
        benchmark = _caption_benchmark(reading, lexicon)
        measures = [(column, measure(reading, column, benchmark, document, lexicon)) for column in reading.having(Role.RESULT)]
        yield from _benchmarks(reading, measures)
        yield from _caption_statements(reading, document, lexicon, schema)
        for row in rows(reading, document, lexicon):
            yield from named(reading, row)
            yield from property_statements(reading, row, lexicon, schema)
            yield from _results(reading, row, measures, document)


class Measure:
    """What one column measures: benchmark and its label, metric, subset, protocol, unit, or why this cannot be told."""

    __slots__ = ("benchmark", "caption", "facets", "label", "subset", "unit", "why")

    def __init__(self) -> None:
        self.benchmark: Iri | None = None
        self.label = ""
        self.subset: str | None = None
        self.facets: tuple[Facet, ...] = ()
        self.unit: str | None = None
        self.caption: Span | None = None
        self.why = ""


def _caption_benchmark(reading: TableReading, lexicon: Lexicon) -> Facet | None:
    """Return the one benchmark that a caption is about, or None if it is about none or several.

    Names in brackets explain another name, and those that head a column of their own are that column's; of what is left the
    first sentence decides. A name that no document gives is taken from "on …" or "… results".
    """
    caption = BRACKETS.sub(lambda m: " " * len(m[0]), reading.table.caption)
    headed = {f.value for c in reading.columns for f in c.facets if f.property == KG.benchmark}
    first = SENTENCE.search(caption)
    for end in (first.start() if first else len(caption), len(caption)):
        named = {f.value: f for f in read(caption[:end], lexicon) if f.property == KG.benchmark and f.value not in headed}
        if named:
            return next(iter(named.values())) if len(named) == 1 else None
    unknown = CAPTION_NAME.search(caption[: first.start() if first else len(caption)])
    if unknown and not headed and not any(c.role is Role.RESULT and _stands_alone(c) for c in reading.columns):
        at = 1 if unknown[1] else 2
        name, hyphen, part = unknown[at].rpartition("-")
        if not (hyphen and schema_word(part, lexicon)):
            name = unknown[at]
        return Facet(Span(unknown.start(at), unknown.start(at) + len(name)), KG.benchmark, thing_iri("benchmark", name), name)
    return None


BRACKETS = re.compile(r"\([^()]*\)")
SENTENCE = re.compile(r"[.;](?=\s|$)")
NAME = r"(?-i:[A-Z][\w+#-]*(?:[ .][A-Z0-9][\w+#-]*)*)"
CAPTION_NAME = re.compile(
    rf"\b(?:on|for) (?:the )?({NAME})(?=[ ,;:.]|$)|^(?:Table \S+ )?({NAME}) (?:results|scores|performance|leaderboard)\b", re.I
)
COLUMN_IS = re.compile(r"\bcolumn ([^;.,]+?) is ([^;.,]+?)(?: itself)?(?=[;.,]|$)", re.I)


def _caption_subset(reading: TableReading, benchmark: Facet, lexicon: Lexicon) -> str:
    """Return the part of a benchmark that a caption names right after it, joined by a hyphen or in brackets ("Zork-Complete (Full)")."""
    after = reading.table.caption[benchmark.span.end :]
    found = PART.match(after)
    if not found:
        return ""
    return " ".join(w for w in found.groups() if w) if schema_word(found[1], lexicon) else ""


def schema_word(word: str, lexicon: Lexicon) -> bool:
    """Return whether the ontology knows a word as a prompt style, a difficulty or another part of benchmarks."""
    return bool(lexicon.exact(word, KG.PromptStyle, KG.Difficulty, KG.ProgrammingLanguage, KG.Library))


PART = re.compile(r"-(\w+)(?:\s*\((\w+)\))?")


def _stands_alone(column: ColumnReading) -> bool:
    """Return whether a header names something by itself: no known subset and no average."""
    return bool(column.name) and not any(f.property == KG.subset for f in column.facets) and column.name.casefold() not in AVERAGES


def _column_is(reading: TableReading, column: ColumnReading, lexicon: Lexicon) -> tuple[Facet, str] | None:
    """Return the benchmark, and the subset if any, that the caption says that a column is ("The column Python is HumanEval itself")."""
    for match in COLUMN_IS.finditer(reading.table.caption):
        if match[1].casefold() == column.label.casefold():
            for facet in read(match[2], lexicon):
                if facet.property == KG.benchmark:
                    return facet, rest(match[2], [facet.span])
    return None


def measure(reading: TableReading, column: ColumnReading, benchmark: Facet | None, document: Document, lexicon: Lexicon) -> Measure:
    """Return what a column of measurements measures, from its header first and the caption second."""
    made = Measure()
    own = [f for f in column.facets if f.property == KG.benchmark]
    alias = _column_is(reading, column, lexicon)
    subsets = [f for f in column.facets if f.property == KG.subset]
    average = any(word in AVERAGES for word in column.name.casefold().split())
    made.subset = " ".join(f.value.value for f in subsets if isinstance(f.value, Literal)) or None
    if alias:
        made.benchmark, made.label, made.subset = Iri(str(alias[0].value)), alias[0].text, alias[1] or None
    elif own:
        made.benchmark, made.label = Iri(str(own[0].value)), own[0].text
        made.subset = made.subset or (None if not column.name or average else column.name)
    elif average and not benchmark:
        place = reading.table.number or reading.table.place or str(reading.ordinal)
        made.benchmark = iris.owned(iris.document(document.id), "table", str(reading.ordinal), "average")
        made.label = f"{column.name} (table {place})"
    elif benchmark:
        made.benchmark, made.label = Iri(str(benchmark.value)), benchmark.text
        made.caption = benchmark.span
        part = _caption_subset(reading, benchmark, lexicon)
        made.subset = " ".join(w for w in (part, made.subset) if w) or None
        made.subset = made.subset or column.name or None
    elif column.name:
        made.benchmark, made.label = thing_iri("benchmark", column.name), column.name
    else:
        made.why = "neither the column nor the caption names the benchmark"
    made.facets = column.facets
    made.unit = _unit(reading, column)
    return made


def _unit(reading: TableReading, column: ColumnReading) -> str | None:
    """Return `percent` or `fraction` where the cells, the header or the caption tell, else None."""
    values = [row[column.index] for row in reading.values]
    numbers = [v.number for v in values if v.kind == "number" and v.number is not None]
    if any(v.percent for v in values):
        return "percent"
    if numbers and all(abs(n) <= 1 for n in numbers) and any(n != int(n) for n in numbers):
        return "fraction"
    words = f"{column.label} {reading.table.caption}".casefold()
    rate = any(f.value == PASS_AT_K for f in (*column.facets, *reading.caption))
    return "percent" if rate or "%" in words or "percent" in words or "per cent" in words else None


def _benchmarks(reading: TableReading, measures: Sequence[tuple[ColumnReading, Measure]]) -> Iterator[Extracted]:
    """Yield the benchmarks that the headers or the caption name, and which task a header says that a benchmark is for."""
    seen: set[Iri] = set()
    for column, made in measures:
        if made.why:
            yield Dropped(f"column not understood: {made.why}", column.label, reading.table.span)
            continue
        cell = reading.table.columns[column.index].header[-1]
        place = Locator(reading.table.section, reading.table.page, reading.table.number or reading.table.place, None, column.label)
        header = reading.table.columns[column.index].header
        quote = Span(min(c.span.start for c in header), max(c.span.end for c in header))
        shown = Evidence(quote if quote.end - quote.start <= LONGEST_QUOTE else cell.span, cell.span, place, EXTRACTOR)
        if made.benchmark is None:
            continue
        if made.benchmark not in seen:
            seen.add(made.benchmark)
            yield Named(made.benchmark, KG.Benchmark, made.label, _caption_evidence(reading, made.caption) or shown)
        for task in (f for f in column.facets if f.property == KG.forTask):
            yield Statement(made.benchmark, KG.forTask, Iri(str(task.value)), shown)


def _caption_evidence(reading: TableReading, name: Span | None) -> Evidence | None:
    """Return a name in the caption as evidence: the caption is the quote; None where it stands in no text or is too long."""
    span = reading.table.caption_span
    if name is None or span is None or span.end - span.start > LONGEST_QUOTE:
        return None
    table = reading.table
    place = Locator(table.section, table.page, table.number or table.place or str(reading.ordinal))
    return Evidence(span, Span(span.start + name.start, span.start + name.end), place, EXTRACTOR)


def _results(
    reading: TableReading, row: RowReading, measures: Sequence[tuple[ColumnReading, Measure]], document: Document
) -> Iterator[Extracted]:
    """Yield the measurements of one row."""
    owner = iris.document(document.id)
    for column, made in measures:
        value = reading.values[row.index][column.index]
        if made.benchmark is None or value.kind != "number" or value.number is None:
            continue
        cell = row.row.cells[column.index]
        if row.row.span.end - row.row.span.start > LONGEST_QUOTE:
            yield Dropped("the row is too long to be quoted", cell.text, cell.span)
            continue
        facets = _merged(row.facets, made.facets, reading)
        subsets = [f.value.value for f in row.facets if f.property == KG.subset and isinstance(f.value, Literal)]
        metric = next((f.value for f in facets if f.property == KG.metric), NO_METRIC)
        yield Result(
            iri=iris.owned(owner, "table", str(reading.ordinal), f"r{row.index + 1}c{column.index + 1}"),
            model=row.iri,
            label=row.label,
            benchmark=made.benchmark,
            metric=Iri(str(metric)),
            subset=" ".join([*subsets, *([made.subset] if made.subset else [])]) or None,
            settings=_settings(facets, reading, made, row),
            printed=cell.text,
            value=value.number,
            unit="percent" if value.percent else made.unit,
            measured_by=_measured_by(document, value),
            evidence=evidence(reading, row, column, cell.span, mark=value.mark),
            candidates=tuple(model_iri(name) for name in row.candidates),
            standard_error=_error(reading, row),
        )


def _merged(row: Sequence[Facet], header: Sequence[Facet], reading: TableReading) -> tuple[Facet, ...]:
    """Return the facets of a cell: the row's before the header's before the caption's, the caption's only where unambiguous."""
    merged: dict[Iri, list[Facet]] = {}
    for source in (row, header):
        for facet in source:
            merged.setdefault(facet.property, []).append(facet)
    metrics = {(f.property, f.value) for f in reading.caption if f.property in (KG.metric, KG.k)}
    for facet in reading.caption:
        alone = sum(p == facet.property for p, _ in metrics) == 1
        other = facet.property == KG.k and KG.metric in merged and merged[KG.metric][0].value != PASS_AT_K
        if facet.property in (KG.metric, KG.k) and alone and not other:
            merged.setdefault(facet.property, [facet])
    return tuple(facets[0] for facets in merged.values())


def _settings(facets: Sequence[Facet], reading: TableReading, made: Measure, row: RowReading) -> tuple[tuple[Iri, Iri | Literal], ...]:
    """Return the protocol of a cell: its own settings, then those of the caption's rules that fit it."""
    settings: dict[Iri, Iri | Literal] = {f.property: f.value for f in facets if f.property in (*PROTOCOL, KG.k)}
    have = list(facets)
    if made.benchmark:
        have.append(Facet(Span(0, 0), KG.benchmark, made.benchmark, made.label))
    if made.subset:
        have.append(Facet(Span(0, 0), KG.subset, Literal(made.subset), made.subset))
    for rule in sorted(reading.rules, key=lambda r: -len(r.when)):
        if rule.fits(have):
            for facet in rule.then:
                settings.setdefault(facet.property, facet.value)
    return tuple(sorted(settings.items(), key=lambda item: (item[0], str(item[1]))))


def _error(reading: TableReading, row: RowReading) -> Decimal | None:
    for column in reading.having(Role.ERROR):
        value = reading.values[row.index][column.index]
        if value.kind == "number":
            return value.number
    return None


def _measured_by(document: Document, value: CellValue) -> str | None:
    """Return who measured: the document's authors for a primary or third-party source, quoted figures otherwise or where marked so."""
    if value.mark:
        return _mark_meaning(document, value.mark)
    return "authors" if document.trust in ("primary", "third_party") else "quoted" if document.trust == "secondary" else None


def _mark_meaning(document: Document, mark: str) -> str | None:
    """Return what the notes and captions of a document say of a mark: `quoted` or `authors`, or None where they say neither."""
    for table in document.tables:
        for words in (table.caption, *(span.of(document.text) for span in table.notes)):
            if mark in words:
                clause = words[words.index(mark) :].casefold()
                if any(w in clause for w in ("own experiment", "our experiment", "reproduced", "re-run", "rerun", "authors' own", "obtained from our", "ran by")):
                    return "authors"
                if any(w in clause for w in ("quoted", "taken from", "reported by", "as cited", "from elsewhere", "copied")):
                    return "quoted"
    return None


def _caption_statements(reading: TableReading, document: Document, lexicon: Lexicon, schema: Schema) -> Iterator[Extracted]:
    """Yield what a caption says of every row: the one concept it names of a property that no column gives."""
    table = reading.table
    if not table.caption_span:
        return
    given = {p.iri for c in reading.columns for p in c.properties}
    mentions = [part for mention in lexicon.find(table.caption) for part in _parts(mention, lexicon)]
    for prop in schema.ontology.properties:
        if prop.iri not in CLASSIFYING or prop.iri in given or not any(d in schema.ancestors(reading.cls) for d in prop.domains):
            continue
        found = {e.iri: m for m in mentions for e in m.of(*schema.values(prop))}
        if len(found) != 1:
            continue
        concept, mention = next(iter(found.items()))
        at = table.caption_span.start + mention.span.start
        for row in rows(reading, document, lexicon):
            quote = Span(min(table.caption_span.start, row.row.span.start), max(table.caption_span.end, row.row.span.end))
            if quote.end - quote.start <= LONGEST_QUOTE:
                shown = evidence(reading, row, None, Span(at, at + mention.span.end - mention.span.start), quote)
                yield Statement(row.iri, prop.iri, concept, shown)


def _parts(mention: Mention, lexicon: Lexicon) -> Iterator[Mention]:
    """Yield a mention, and of a kind of benchmarks the task that it names ("code generation benchmarks")."""
    yield mention
    task = mention.text.rpartition(" ")[0]
    if task and mention.of(KG.BenchmarkType) and (entries := lexicon.exact(task, KG.Task)):
        yield Mention(Span(mention.span.start, mention.span.start + len(task)), task, entries)
