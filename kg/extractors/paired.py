"""From tables of pairs of models to paired tests: both scores on the same problems, and the error of their difference."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from kg import iris
from kg.extractors.columns import Role, TableReading
from kg.extractors.rows import LONGEST_QUOTE, RowReading, evidence, named, rows
from kg.lexicon.facets import read
from kg.lexicon.lexicon import Lexicon, thing_iri
from kg.lexicon.schema import Schema
from kg.model.cells import CellValue
from kg.model.document import Document
from kg.model.statement import Dropped, Extracted, Named, PairedTest
from kg.model.terms import Iri
from kg.vocab import KG

SCORES = (KG.firstPrinted, KG.secondPrinted)
"""What both models of a pair must have."""

IDENTIFIER = re.compile(r"(?<=\w)[\s_-]+id\Z", re.I)
"""What the header of a column of identifiers adds to the word for what they identify: `benchmark_id`."""


def holds_pairs(reading: TableReading, schema: Schema) -> bool:
    """Tell whether each row of a table compares two models: it has two key columns of them and both scores."""
    return reading.cls == KG.Model and len(reading.having(Role.KEY)) == 2 and set(SCORES) <= _columns(reading, schema).keys()


def _columns(reading: TableReading, schema: Schema) -> dict[Iri, int]:
    """Return the column of each property of paired tests that a header names."""
    labels = [(column.index, IDENTIFIER.sub("", column.label)) for column in reading.columns]
    return {prop.iri: index for index, label in labels for prop in schema.properties(label, KG.PairedTest)}


def paired_tests(reading: TableReading, document: Document, lexicon: Lexicon, schema: Schema) -> Iterator[Extracted]:
    """Yield the paired test of each row of a table with two key columns of models, and what the row names."""
    one, two = reading.having(Role.KEY)
    columns = _columns(reading, schema)
    caption = next((Iri(str(f.value)) for f in reading.caption if f.property == KG.benchmark), None)
    seconds = {row.index: row for row in rows(reading, document, lexicon, two)}
    named_here: set[Iri] = set()
    for first in rows(reading, document, lexicon, one):
        second = seconds.get(first.index)
        texts = {prop: reading.values[first.index][index] for prop, index in columns.items()}
        label = texts[KG.benchmark].text if KG.benchmark in texts else ""
        benchmark = _row_benchmark(label, lexicon) or caption
        if second is None or benchmark is None or any(texts[score].number is None for score in SCORES):
            yield Dropped("a pair without two models, both scores and a benchmark", first.label, first.row.span)
            continue
        if first.row.span.end - first.row.span.start > LONGEST_QUOTE:
            yield Dropped("the row is too long to be quoted", first.label, first.row.span)
            continue
        if label and benchmark not in named_here:
            named_here.add(benchmark)
            yield Named(benchmark, KG.Benchmark, label, evidence(reading, first, None, first.row.cells[columns[KG.benchmark]].span))
        yield from named(reading, first, one)
        yield from named(reading, second, two)
        yield _test(reading, document, first, second, benchmark, texts)


def _test(
    reading: TableReading, document: Document, first: RowReading, second: RowReading, benchmark: Iri, texts: Mapping[Iri, CellValue]
) -> PairedTest:
    problems = texts[KG.problemCount].number if KG.problemCount in texts else None
    return PairedTest(
        iri=iris.owned(iris.document(document.id), "test", str(reading.ordinal), f"r{first.index + 1}"),
        first=first.iri,
        second=second.iri,
        benchmark=benchmark,
        problems=int(problems) if problems is not None and problems == int(problems) else None,
        first_printed=texts[KG.firstPrinted].text,
        second_printed=texts[KG.secondPrinted].text,
        error_printed=texts[KG.errorPrinted].text or None if KG.errorPrinted in texts else None,
        p_printed=texts[KG.pPrinted].text or None if KG.pPrinted in texts else None,
        evidence=evidence(reading, first, None, first.row.span),
    )


def _row_benchmark(text: str, lexicon: Lexicon) -> Iri | None:
    """Return the benchmark that a cell names, known or new."""
    if not text:
        return None
    known = [f for f in read(text, lexicon) if f.property == KG.benchmark]
    return Iri(str(known[0].value)) if known else thing_iri("benchmark", text)
