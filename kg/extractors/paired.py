"""From tables of pairs of models to paired tests: both scores on the same problems, and the error of their difference."""

from __future__ import annotations

from collections.abc import Iterator

from kg import iris
from kg.extractors.columns import Role, TableReading
from kg.extractors.rows import LONGEST_QUOTE, evidence, named, rows
from kg.lexicon.facets import read
from kg.lexicon.lexicon import Lexicon, thing_iri
from kg.lexicon.schema import Schema
from kg.model.document import Document
from kg.model.statement import Dropped, Extracted, Named, PairedTest
from kg.model.terms import Iri
from kg.vocab import KG


SCORES = (KG.firstPrinted, KG.secondPrinted)


def holds_pairs(reading: TableReading, schema: Schema) -> bool:
    """Tell whether each row of a table compares two models: it has two key columns of them and both scores."""
    return reading.cls == KG.Model and len(reading.having(Role.KEY)) == 2 and set(SCORES) <= _columns(reading, schema).keys()


def _columns(reading: TableReading, schema: Schema) -> dict[Iri, int]:
    """Return the column of each property of paired tests that a header names."""
    return {prop.iri: column.index for column in reading.columns for prop in schema.properties(column.label, KG.PairedTest)}


def paired_tests(reading: TableReading, document: Document, lexicon: Lexicon, schema: Schema) -> Iterator[Extracted]:
    """Yield the paired test of each row of a table with two key columns of models."""
    one, two = reading.having(Role.KEY)
    columns = _columns(reading, schema)
    benchmark = next((Iri(str(f.value)) for f in reading.caption if f.property == KG.benchmark), None)
    named_here: set[Iri] = set()
    firsts, seconds = rows(reading, document, lexicon, one), rows(reading, document, lexicon, two)
    for first, second in zip(firsts, seconds, strict=True):
        values = reading.values[first.index]
        texts = {prop: values[index] for prop, index in columns.items()}
        label = texts[KG.benchmark].text if KG.benchmark in texts else ""
        where = benchmark or _row_benchmark(label, lexicon)
        if KG.firstPrinted not in texts or KG.secondPrinted not in texts or where is None:
            yield Dropped("a pair of models without both scores or a benchmark", first.label, first.row.span)
            continue
        if first.row.span.end - first.row.span.start > LONGEST_QUOTE:
            yield Dropped("the row is too long to be quoted", first.label, first.row.span)
            continue
        problems = texts[KG.problemCount].number if KG.problemCount in texts else None
        shown = evidence(reading, first, None, first.row.span)
        if benchmark is None and where not in named_here:
            named_here.add(where)
            yield Named(where, KG.Benchmark, label, evidence(reading, first, None, first.row.cells[columns[KG.benchmark]].span))
        yield from named(reading, first)
        yield PairedTest(
            iri=iris.owned(iris.document(document.id), "test", str(reading.ordinal), f"r{first.index + 1}"),
            first=first.iri,
            second=second.iri,
            benchmark=where,
            problems=int(problems) if problems is not None and problems == int(problems) else None,
            first_printed=texts[KG.firstPrinted].text,
            second_printed=texts[KG.secondPrinted].text,
            error_printed=_text(texts.get(KG.errorPrinted)),
            p_printed=_text(texts.get(KG.pPrinted)),
            evidence=shown,
        )


def _text(value: object) -> str | None:
    text = getattr(value, "text", "")
    return text or None


def _row_benchmark(text: str, lexicon: Lexicon) -> Iri | None:
    """Return the benchmark that a cell names, known or new."""
    if not text:
        return None
    known = [f for f in read(text, lexicon) if f.property == KG.benchmark]
    return Iri(str(known[0].value)) if known else thing_iri("benchmark", text)
