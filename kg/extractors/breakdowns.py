"""Tables of one model on one benchmark, both named in the caption, with a part of it in each row: "pass@1 of Zork on Plum by language"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg import iris
from kg.extractors.ablations import named_alone
from kg.extractors.arrangement import MEASURE_WORD, NOT_MEASURED, is_average
from kg.extractors.results import measured_by
from kg.extractors.rows import EXTRACTOR, LONGEST_QUOTE
from kg.lexicon import facets
from kg.lexicon.cells import parse_cell
from kg.lexicon.facets import PASS_AT_K, Facet
from kg.lexicon.lexicon import Lexicon, model_iri, thing_iri
from kg.lexicon.markup import plain
from kg.lexicon.model_names import display
from kg.lexicon.schema import Schema
from kg.model.document import Document, Row, Span, Table
from kg.model.statement import Evidence, Extracted, Locator, Named, Result
from kg.model.terms import Iri, Literal
from kg.vocab import KG

MOST_WORDS = 4
"""The most words of a header that names the way in which something was measured."""

PER_CENT = re.compile(r"%|\bper ?cent\b|\bpct\b", re.IGNORECASE)


def breakdown(table: Table, ordinal: int, document: Document, lexicon: Lexicon, schema: Schema) -> Iterator[Extracted]:
    """Yield the scores of such a table; nothing where the caption names no model, benchmark or metric, or several."""
    caption = table.caption_span
    model = named_alone(table.caption, lexicon)
    told = facets.read(table.caption, lexicon)
    benchmarks = {f.value: f for f in told if f.property == KG.benchmark}
    metrics = {f.value for f in told if f.property == KG.metric}
    parts = [_part(row, lexicon) for row in table.rows]
    if caption is None or not model or len(benchmarks) != 1 or len(metrics) != 1 or not all(parts[:1]) or parts.count("") * 4 > len(parts):
        return
    benchmark, label = next(iter(benchmarks.values())), lexicon.label(model)
    measured = [i for i in range(1, len(table.columns)) if _is_measured(table, i, schema)]
    named = False
    for number, (row, part) in enumerate(zip(table.rows, parts, strict=True), start=1):
        for index in measured:
            cell, column = row.cells[index], table.columns[index]
            value = parse_cell(cell.text)
            quote = Span(min(caption.start, row.span.start), max(caption.end, row.span.end))
            if not part or value.kind != "number" or value.number is None or quote.end - quote.start > LONGEST_QUOTE:
                continue
            place = Locator(table.section, table.page, table.number or table.place or str(ordinal), row.cells[0].text, plain(column.label))
            shown = Evidence(quote, cell.span, place, EXTRACTOR, value.mark)
            if not named:
                named = True
                at = Span(caption.start + table.caption.find(model), caption.start + table.caption.find(model) + len(model))
                yield Named(model_iri(label.name), KG.Model, display(label), Evidence(caption, at, place, EXTRACTOR), label.name)
            header = facets.read(plain(column.label), lexicon)
            own = [*header, *told]
            way = _way(plain(column.label), header)
            if way is not None:
                yield Named(
                    way, KG.Setting, plain(column.label), Evidence(column.header[-1].span, column.header[-1].span, place, EXTRACTOR)
                )
            settings = {f.property: f.value for f in reversed(own) if f.property in (KG.k, *facets.PROTOCOL)}
            settings |= {KG.setting: way} if way is not None else {}
            metric = Iri(str(next(f.value for f in own if f.property == KG.metric)))
            shares = metric == PASS_AT_K or value.percent or PER_CENT.search(f"{table.caption} {column.label}")
            yield Result(
                iri=iris.owned(iris.document(document.id), "table", str(ordinal), f"r{number}c{index + 1}"),
                model=model_iri(label.name),
                label=model,
                benchmark=Iri(str(benchmark.value)),
                metric=metric,
                subset=part,
                settings=tuple(sorted(settings.items(), key=lambda s: (s[0], str(s[1])))),
                printed=cell.text,
                value=value.number,
                unit="percent" if shares and value.number > 1 else None,
                measured_by=measured_by(document),
                evidence=shown,
            )


def _part(row: Row, lexicon: Lexicon) -> str:
    """Return the part of a benchmark that a row is about, nothing where its label names none."""
    words = plain(row.cells[0].text)
    told = [f for f in facets.read(words, lexicon) if f.property == KG.subset and isinstance(f.value, Literal)]
    whole = len(told) == 1 and not facets.rest(words, [told[0].span]) and not is_average(words)
    return str(getattr(told[0].value, "value", "")) if whole else ""


def _is_measured(table: Table, index: int, schema: Schema) -> bool:
    """Tell whether a column holds scores: numbers, but no counts of problems and no settings."""
    header = plain(table.columns[index].label)
    values = [parse_cell(row.cells[index].text) for row in table.rows]
    numbers = [value.number for value in values if value.kind == "number" and value.number is not None]
    if not header or 2 * len(numbers) <= len(values) or schema.properties(header, KG.Benchmark):
        return False
    whole = all(number == int(number) for number in numbers)
    return not whole or (PER_CENT.search(header) is not None and NOT_MEASURED.fullmatch(header) is None)


def _way(header: str, told: Sequence[Facet]) -> Iri | None:
    """Return the setting that a header names beside metric and protocol, None where it says nothing more."""
    left = MEASURE_WORD.sub("", facets.rest(header, [f.span for f in told])).strip(facets.SEPARATORS)
    return thing_iri("concept", "Setting", left) if left and len(left.split()) <= MOST_WORDS else None
