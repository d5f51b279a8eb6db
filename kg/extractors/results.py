"""From the cells of measurements to results: what was measured, under which protocol, and who measured it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from kg import iris
from kg.extractors.anchors import COLUMN, MARK, ROW, WHEN, Where, signs
from kg.extractors.columns import ColumnReading, Role, TableReading
from kg.extractors.measures import NO_METRIC, Measure
from kg.extractors.protocols import Rule, protocol
from kg.extractors.rows import CONCEPT_KINDS, LONGEST_QUOTE, RowReading, evidence
from kg.lexicon.cells import parse_cell
from kg.lexicon.facets import PASS_AT_K, Facet, Value
from kg.lexicon.lexicon import model_iri
from kg.model.cells import CellValue
from kg.model.document import Cell, Document, Span
from kg.model.statement import Dropped, Extracted, Named, Result
from kg.model.terms import Iri, Literal
from kg.vocab import KG, KGT, XSD

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


def results(
    reading: TableReading, row: RowReading, measures: Sequence[Measure], rules: Sequence[Rule], document: Document
) -> Iterator[Extracted]:
    """Yield the measurements of one row, and a benchmark that only the row names; `rules` say the protocol beyond header and cell."""
    by_row = next((f for f in row.facets if f.property == KG.benchmark), None)
    named = False
    error_row = any(
        STANDARD_ERROR.search(row.row.cells[c.index].text.replace("_", " "))
        for c in reading.having(Role.FACET)
        if any(p.iri == KG.metric for p in c.properties)
    )
    for made in measures:
        column = made.column
        value, cell = reading.values[row.index][column.index], row.row.cells[column.index]
        benchmark = Iri(str(by_row.value)) if made.by_row and by_row else made.benchmark
        if made.why or value.kind in ("absent", "no"):
            continue
        if error_row:
            yield Dropped("an error of the figure in another row", cell.text, cell.span)
            continue
        printed = _untagged(cell, value)
        shown = evidence(reading, row, column, printed.span, mark=value.mark)
        key = row.row.cells[reading.having(Role.KEY)[0].index]
        apart = bool(reading.lines) and not (shown.quote.start <= key.span.start < shown.quote.end)
        labels = [] if apart else key.text.split(" / ") if reading.lines else [key.text]
        reason = _unusable(value, benchmark, shown.quote, (*labels, cell.text), document)
        if reason or value.number is None or benchmark is None:
            yield Dropped(reason, cell.text, cell.span)
            continue
        if not named:
            named = True
            yield from _row_names(reading, row)
        facets = _merged(row.facets, column.facets, reading.caption)
        subsets = [f.value.value for f in row.facets if f.property == KG.subset and isinstance(f.value, Literal)]
        marks = _marks(reading, row, column, value)
        by = made.measured_by or _measured_by(document, reading, value.mark, marks)
        quoted = by == "quoted" and (bool(marks) or made.measured_by is not None)
        settings = protocol(facets, _where(facets, row, benchmark, made, marks), rules, quoted=quoted)
        yield Result(
            iri=iris.owned(iris.document(document.id), "table", str(reading.ordinal), f"r{row.index + 1}c{reading.number(column.index)}"),
            model=row.iri,
            label=row.label,
            benchmark=benchmark,
            metric=Iri(str(settings.pop(KG.metric, NO_METRIC))),
            subset=" ".join([*subsets, *([made.subset] if made.subset else [])]) or None,
            settings=tuple(sorted({**_ticked(reading, row), **settings}.items(), key=lambda item: (item[0], str(item[1])))),
            printed=printed.text,
            value=value.number,
            unit="percent" if value.percent else made.unit,
            measured_by=by,
            evidence=shown,
            candidates=tuple(model_iri(name) for name in row.candidates),
            standard_error=_error(reading, row, column, value),
        )


def _untagged(cell: Cell, value: CellValue) -> Cell:
    """Return the figure of a cell without the tags around and behind it; a cell without tags, or with some inside the figure, as it is."""
    start = cell.text.find(value.text) if "<" in cell.text else -1
    begin = cell.span.start + start
    return Cell(value.text, Span(begin, begin + len(value.text))) if start >= 0 else cell


def _ticked(reading: TableReading, row: RowReading) -> dict[Iri, Iri | Literal]:
    """Return what the columns of a row that say yes or no of a measurement say of it: whether it was prompted, or prefilled."""
    found: dict[Iri, Iri | Literal] = {}
    for column in reading.having(Role.FACET):
        prop = next((p for p in column.properties if XSD.boolean in (p.range, *p.ranges)), None)
        kind = reading.values[row.index][column.index].kind
        if prop is not None and kind in ("yes", "no"):
            found[prop.iri] = Literal("true" if kind == "yes" else "false", XSD.boolean)
    return found


def _unusable(value: CellValue, benchmark: Iri | None, quote: Span, shown: Sequence[str], document: Document) -> str:
    """Return why a cell makes no result, or an empty string; `shown` are the words that the quote has to show."""
    if value.kind != "number" or value.number is None:
        return "a cell among measurements that is no number"
    if benchmark is None:
        return "a measurement whose row names no benchmark"
    if quote.end - quote.start > LONGEST_QUOTE:
        return "the row is too long to be quoted"
    words = quote.of(document.text)
    return "" if all(text in words for text in shown) else "no quote shows the value with the row's label"


def _row_names(reading: TableReading, row: RowReading) -> Iterator[Named]:
    """Yield the benchmark that a cell of the row names, and the settings that it is the first to name."""
    for facet in row.facets:
        kind = KG.Benchmark if facet.property == KG.benchmark else CONCEPT_KINDS.get(facet.property)
        if kind is None or (kind != KG.Benchmark and str(facet.value).startswith(KGT)):
            continue
        for column in reading.having(Role.FACET):
            if any(p.iri == facet.property for p in column.properties):
                shown = evidence(reading, row, column, row.row.cells[column.index].span)
                yield Named(Iri(str(facet.value)), kind, facet.text, shown)


def _merged(row: Sequence[Facet], header: Sequence[Facet], caption: Sequence[Facet]) -> tuple[Facet, ...]:
    """Return the facets of a cell: the row's before the header's before the caption's, the caption's only where unambiguous.

    A header that says no more than "score" leaves it to the caption to say of what.
    """
    merged: dict[Iri, Facet] = {}
    vague = [f for f in (*row, *header) if f.property == KG.metric and f.value == NO_METRIC]
    for facet in (*row, *header):
        if facet not in vague:
            merged.setdefault(facet.property, facet)
    for prop in (KG.metric, KG.k):
        told = {f.value: f for f in caption if f.property == prop and f.value != NO_METRIC}
        if len(told) == 1 and (prop == KG.metric or _passes(merged, caption)):
            merged.setdefault(prop, next(iter(told.values())))
    for facet in vague:
        merged.setdefault(facet.property, facet)
    return tuple(merged.values())


def _passes(merged: Mapping[Iri, Facet], caption: Sequence[Facet]) -> bool:
    """Tell whether a cell holds shares of solved problems, of which alone a k is said: no caption of several metrics says it of all."""
    metric = merged.get(KG.metric)
    return metric.value == PASS_AT_K if metric else len({f.value for f in caption if f.property == KG.metric}) < 2


def _where(facets: Sequence[Facet], row: RowReading, benchmark: Iri, made: Measure, marks: Sequence[str]) -> Where:
    """Return what a clause may name a cell by: benchmark and part of it, column, row, and the signs that it bears."""
    told: dict[Iri | str, set[Value | str | int]] = {KG.benchmark: {benchmark}}
    for facet in facets:
        if facet.property in WHEN:
            told.setdefault(facet.property, set()).add(facet.value)
    if made.subset:
        told.setdefault(KG.subset, set()).add(Literal(made.subset))
    told |= {COLUMN: {made.column.index}, ROW: {row.index}, MARK: {sign for mark in marks for sign in signs(mark)}}
    return {kind: frozenset(values) for kind, values in told.items()}


def _marks(reading: TableReading, row: RowReading, column: ColumnReading, value: CellValue) -> tuple[str, ...]:
    """Return the marks that say something of a cell, the nearest first: its own, those of its row's label, and those of its header.

    A reference behind a label is that of what it names, and says nothing of its figures.
    """
    labels = [reading.values[row.index][key.index].mark for key in reading.having(Role.KEY)]
    headers = [parse_cell(cell.text).mark for cell in reading.table.columns[column.index].header]
    around = (mark for mark in (*labels, *headers) if mark and not mark.startswith("["))
    return (*([value.mark] if value.mark else []), *around)


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


def _measured_by(document: Document, reading: TableReading, own: str | None, marks: Sequence[str]) -> str | None:
    """Return who measured: as the nearest mark says that says it, else the document's authors for a primary or third-party source.

    None is returned for a figure whose `own` mark nothing explains.
    """
    meanings = [_meaning(document, reading, mark) for mark in marks]
    told = next((by for by in meanings if by), None)
    return told or (None if own and meanings[0] is None else measured_by(document))


def measured_by(document: Document) -> str | None:
    """Return who measured what a document reports without a mark: its authors if it is a primary or third-party source, else others."""
    return "authors" if document.trust in ("primary", "third_party") else "quoted" if document.trust == "secondary" else None


def own_run(words: str) -> bool:
    """Tell whether words say that the authors of the text ran a measurement themselves."""
    return any(phrase in words.casefold() for phrase in BY_AUTHORS)


def _meaning(document: Document, reading: TableReading, mark: str) -> str | None:
    """Return what captions and notes say of a mark, those of its own table first: `quoted` or `authors`.

    An empty string is returned for a mark that they explain otherwise, None for one that they do not explain. A reference in brackets
    beside a value is its source.
    """
    if mark.startswith("["):
        return "quoted"
    explained = None
    for table in sorted(document.tables, key=lambda t: t.span != reading.table.span):
        for words in (table.caption, *(span.of(document.text) for span in table.notes)):
            for clause in (_clause(words, sign) for sign in dict.fromkeys((mark, *signs(mark)))):
                if any(w in clause for w in BY_AUTHORS):
                    return "authors"
                if any(w in clause for w in BY_OTHERS):
                    return "quoted"
                explained = "" if clause.strip() else explained
    return explained


def _clause(words: str, mark: str) -> str:
    """Return what a text says of a mark: from the mark to the next one, in lower case; an empty string where it has not the mark."""
    plain = words if mark.startswith("**") else EMPHASIS.sub(lambda m: " " * len(m[0]), words)
    alone = re.search(rf"(?<!\S){re.escape(mark)}(?!\S)|(?<![\w*]){re.escape(mark)}", plain)
    _, found, after = plain[alone.start() :].partition(mark) if alone else plain.partition(mark)
    return SIGN.split(after)[0].casefold() if found else ""
