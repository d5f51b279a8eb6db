"""Whatever is extracted from the documents that ship can be pointed at."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model.document import Document
from kg.model.statement import Dropped, Evidence, Extracted, Named, Reference, Result, Statement
from kg.model.terms import Literal, Quantity
from kg.vocab import KG, SKOS
from tests.extractors.pipeline import Found

LONGEST = 2000


def evidenced(found: Found) -> Iterator[tuple[Document, Extracted, Evidence]]:
    for document, items in found.values():
        for item in items:
            if not isinstance(item, Dropped):
                yield document, item, item.evidence


def plain(text: str) -> str:
    return re.sub(r"[\s*`|]+|\[\d+\]", "", text).casefold()


def test_every_quote_holds_its_value_and_is_short_enough_to_read(shipped: Found) -> None:
    for document, item, shown in evidenced(shipped):
        where = (document.id, item)
        assert 0 <= shown.quote.start < shown.quote.end <= len(document.text), where
        assert shown.quote.end - shown.quote.start <= LONGEST, where
        assert shown.quote.start <= shown.value.start <= shown.value.end <= shown.quote.end, where
        assert shown.quote.of(document.text).strip(), where
        assert "/" in shown.extractor


def test_the_quote_of_a_result_holds_the_figure_and_the_label_of_its_row(shipped: Found) -> None:
    count = 0
    for document, item, shown in evidenced(shipped):
        if isinstance(item, Result):
            count += 1
            quote = shown.quote.of(document.text)
            assert shown.value.of(document.text) == item.printed
            assert item.printed in quote
            words = [plain(word) for word in re.split(r"\s+(?:yes|no|✓|×|✗)(?=\s|$)|\s", item.label) if plain(word)]
            header = plain(" ".join(c.label for t in document.tables for c in t.columns))
            assert all(word in plain(quote) or word in header for word in words), (document.id, item.label, quote)
    assert count > 2500


def test_the_column_or_the_caption_names_the_benchmark_of_a_result(shipped: Found) -> None:
    labels: dict[str, set[str]] = {}
    for _, item, _ in evidenced(shipped):
        if isinstance(item, Named) and item.cls == KG.Benchmark:
            labels.setdefault(item.iri, set()).add(item.label)
    for document, item, shown in evidenced(shipped):
        if not isinstance(item, Result) or item.benchmark.startswith("https://w3id.org/codellm-kg/id/document/"):
            continue
        at = shown.value.start
        table = next(t for t in document.tables if t.span.start <= at < t.span.end)
        row = shown.quote.of(document.text)
        heads = plain(f"{shown.locator.column} {table.caption} {row}")
        assert any(plain(label) in heads for label in labels[item.benchmark]), (document.id, shown.locator, labels[item.benchmark])


def test_literals_and_amounts_stand_in_their_quotes_as_printed(shipped: Found) -> None:
    """Words are those of the text; joined authors, identifiers with their scheme, and canonical numbers hold the printed digits."""
    for document, item, shown in evidenced(shipped):
        quote = shown.quote.of(document.text)
        if isinstance(item, Reference):
            assert plain(item.title) in plain(quote), (document.id, item)
            assert item.number in quote or item.evidence.locator.row == item.number
            assert item.year is None or str(item.year) in quote
            assert item.identifier is None or item.identifier in quote
        if not isinstance(item, Statement):
            continue
        if isinstance(item.object, Quantity):
            assert item.object.printed in quote or plain(item.object.printed) in plain(quote), (document.id, item)
        if isinstance(item.object, Literal) and item.predicate == SKOS.definition:
            assert item.object.value in quote
        if isinstance(item.object, Literal) and item.predicate == KG.authors:
            assert all(name in quote for name in item.object.value.split("; "))
