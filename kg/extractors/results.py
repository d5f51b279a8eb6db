"""From the cells of measurements to results: what was measured, under which protocol, and who measured it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from kg import iris
from kg.extractors.columns import ColumnReading, Role, TableReading
from kg.extractors.measures import Measure
from kg.extractors.rows import LONGEST_QUOTE, RowReading, evidence
from kg.lexicon.facets import PASS_AT_K, PROTOCOL, Facet
from kg.lexicon.lexicon import model_iri
from kg.model.cells import CellValue
from kg.model.document import Cell, Document, Span
from kg.model.statement import Dropped, Extracted, Named, Result
from kg.model.terms import Iri, Literal
from kg.vocab import KG, KGT

NO_METRIC = Iri(KGT + "score")
"""The metric of a measurement that nothing names: a score of an unnamed kind."""

STANDARD_ERROR = re.compile(r"(?i:\bstandard errors?\b|\bstd\.? ?err)|\bSEM?\b")
"""Words that say that what follows `±` is a standard error and no deviation or interval."""

SIGN = re.compile(r"(?:(?<=\s)|(?<=[;,.(]))[*†‡§¶¹²³]")
"""A footnote sign that begins what is said of it."""

EMPHASIS = re.compile(r"\*{2,3}")
"""Asterisks that make words bold and are no sign."""

BY_AUTHORS = (
    *("own experiment", "our experiment", "reproduced", "re-run", "rerun", "authors' own", "obtained from our", "ran by"),
    *("measured by us", "our own", "our run", "our evaluation", "our measurement", "we measure", "we ran", "we evaluate"),
)
BY_OTHERS = ("quoted", "taken from", "reported by", "as cited", "from elsewhere", "copied")


def results(reading: TableReading, row: RowReading, measures: Sequence[Measure], document: Document) -> Iterator[Extracted]:
    """Yield the measurements of one row, and a benchmark that only the row names."""
    by_row = next((f for f in row.facets if f.property == KG.benchmark), None)
    named = False
    for made in measures:
        column = made.column
        value, cell = reading.values[row.index][column.index], row.row.cells[column.index]
        benchmark = Iri(str(by_row.value)) if made.by_row and by_row else made.benchmark
        if made.why or value.kind in ("absent", "no"):
            continue
        shown = evidence(reading, row, column, cell.span, mark=value.mark)
        key = row.row.cells[reading.having(Role.KEY)[0].index]
        apart = bool(reading.lines) and not (shown.quote.start <= key.span.start < shown.quote.end)
        reason = _unusable(value, benchmark, shown.quote, (cell,) if apart else (key, cell), document)
        if reason or value.number is None or benchmark is None:
            yield Dropped(reason, cell.text, cell.span)
            continue
        if made.by_row and by_row and not named:
            named = True
            yield from _row_benchmark(reading, row, by_row)
        facets = _merged(row.facets, column.facets, reading.caption)
        subsets = [f.value.value for f in row.facets if f.property == KG.subset and isinstance(f.value, Literal)]
        metric = next((f.value for f in facets if f.property == KG.metric), NO_METRIC)
        yield Result(
            iri=iris.owned(iris.document(document.id), "table", str(reading.ordinal), f"r{row.index + 1}c{column.index + 1}"),
            model=row.iri,
            label=row.label,
            benchmark=benchmark,
            metric=Iri(str(metric)),
            subset=" ".join([*subsets, *([made.subset] if made.subset else [])]) or None,
            settings=_settings(facets, reading, benchmark, made),
            printed=cell.text,
            value=value.number,
            unit="percent" if value.percent else made.unit,
            measured_by=_measured_by(document, reading, value),
            evidence=shown,
            candidates=tuple(model_iri(name) for name in row.candidates),
            standard_error=_error(reading, row, column, value),
        )


def _unusable(value: CellValue, benchmark: Iri | None, quote: Span, shown: Sequence[Cell], document: Document) -> str:
    """Return why a cell makes no result, or an empty string; `shown` are the cells that the quote has to show."""
    if value.kind != "number" or value.number is None:
        return "a cell among measurements that is no number"
    if benchmark is None:
        return "a measurement whose row names no benchmark"
    if quote.end - quote.start > LONGEST_QUOTE:
        return "the row is too long to be quoted"
    words = quote.of(document.text)
    return "" if all(cell.text in words for cell in shown) else "no quote shows the value with the row's label"


def _row_benchmark(reading: TableReading, row: RowReading, facet: Facet) -> Iterator[Named]:
    """Yield the benchmark that a cell of the row names."""
    for column in reading.having(Role.FACET):
        if any(p.iri == KG.benchmark for p in column.properties):
            yield Named(Iri(str(facet.value)), KG.Benchmark, facet.text, evidence(reading, row, column, row.row.cells[column.index].span))


def _merged(row: Sequence[Facet], header: Sequence[Facet], caption: Sequence[Facet]) -> tuple[Facet, ...]:
    """Return the facets of a cell: the row's before the header's before the caption's, the caption's only where unambiguous."""
    merged: dict[Iri, Facet] = {}
    for facet in (*row, *header):
        merged.setdefault(facet.property, facet)
    metrics = {(f.property, f.value) for f in caption if f.property in (KG.metric, KG.k)}
    for facet in caption:
        alone = sum(p == facet.property for p, _ in metrics) == 1
        other = facet.property == KG.k and KG.metric in merged and merged[KG.metric].value != PASS_AT_K
        if facet.property in (KG.metric, KG.k) and alone and not other:
            merged.setdefault(facet.property, facet)
    return tuple(merged.values())


def _settings(facets: Sequence[Facet], reading: TableReading, benchmark: Iri, made: Measure) -> tuple[tuple[Iri, Iri | Literal], ...]:
    """Return the protocol of a cell: its own settings, then those of the caption's rules that fit it, the most special first."""
    settings: dict[Iri, Iri | Literal] = {f.property: f.value for f in facets if f.property in (*PROTOCOL, KG.k)}
    have = [*facets, Facet(Span(0, 0), KG.benchmark, benchmark, made.label)]
    if made.subset:
        have.append(Facet(Span(0, 0), KG.subset, Literal(made.subset), made.subset))
    for rule in sorted(reading.rules, key=lambda r: -len(r.when)):
        if rule.fits(have):
            for facet in rule.then:
                settings.setdefault(facet.property, facet.value)
    return tuple(sorted(settings.items(), key=lambda item: (item[0], str(item[1]))))


def _error(reading: TableReading, row: RowReading, column: ColumnReading, value: CellValue) -> Decimal | None:
    """Return a cell's standard error: of the column of errors that belongs to it, or behind `±` where that is said to be one."""
    if value.error is not None and STANDARD_ERROR.search(f"{column.label} {reading.table.caption}"):
        return value.error
    for error in reading.having(Role.ERROR):
        found = reading.values[row.index][error.index]
        if found.kind == "number" and _owner(reading, error) == column.index:
            return found.number
    return None


def _owner(reading: TableReading, error: ColumnReading) -> int:
    """Return the column that a column of errors belongs to.

    That is the one before it where each has its own. An error among scores of several kinds is that of the share of problems solved:
    the others (a rate of wins, a rank) are no means over problems.
    """
    measured = reading.having(Role.RESULT)
    if len(reading.having(Role.ERROR)) < len(measured):
        shares = [c.index for c in measured if any(f.property == KG.metric and f.value == PASS_AT_K for f in c.facets)]
        if len(shares) == 1:
            return shares[0]
    return max((c.index for c in measured if c.index < error.index), default=measured[0].index)


def _measured_by(document: Document, reading: TableReading, value: CellValue) -> str | None:
    """Return who measured: the document's authors for a primary or third-party source, quoted figures otherwise or where marked so."""
    if value.mark:
        return _meaning(document, reading, value.mark)
    return measured_by(document)


def measured_by(document: Document) -> str | None:
    """Return who measured what a document reports without a mark: its authors if it is a primary or third-party source, else others."""
    return "authors" if document.trust in ("primary", "third_party") else "quoted" if document.trust == "secondary" else None


def _meaning(document: Document, reading: TableReading, mark: str) -> str | None:
    """Return what captions and notes say of a mark, those of its own table first: `quoted` or `authors`, None where none says either.

    A reference in brackets beside a value is its source.
    """
    if mark.startswith("["):
        return "quoted"
    for table in sorted(document.tables, key=lambda t: t.span != reading.table.span):
        for words in (table.caption, *(span.of(document.text) for span in table.notes)):
            clause = _clause(words, mark)
            if any(w in clause for w in BY_AUTHORS):
                return "authors"
            if any(w in clause for w in BY_OTHERS):
                return "quoted"
    return None


def _clause(words: str, mark: str) -> str:
    """Return what a text says of a mark: from the mark to the next one, in lower case; an empty string where it has not the mark."""
    plain = words if mark.startswith("**") else EMPHASIS.sub(lambda m: " " * len(m[0]), words)
    alone = re.search(rf"(?<!\S){re.escape(mark)}(?!\S)|(?<![\w*]){re.escape(mark)}", plain)
    _, found, after = plain[alone.start() :].partition(mark) if alone else plain.partition(mark)
    return SIGN.split(after)[0].casefold() if found else ""
