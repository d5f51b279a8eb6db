"""Extractors: what a document says, as statements, results and claims, each with the place that shows it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from kg.extractors import cards, citing, claims, metadata, outline, prose, records, references, remarks, tables
from kg.lexicon.lexicon import Lexicon
from kg.lexicon.schema import Schema
from kg.model.document import Document
from kg.model.statement import Dropped, Extracted, Named, Result
from kg.model.terms import Iri

NAMING = (tables, outline, prose, cards)
"""The extractors that can name things which no document has named before."""

ALL = (metadata, *NAMING, records, claims, remarks, references, citing)

EXTRACTORS = tuple(module.EXTRACTOR for module in ALL)
"""The names and versions of all extractors."""


def extract(document: Document, lexicon: Lexicon, schema: Schema) -> Iterator[Extracted]:
    """Yield everything that the extractors find in a document; a figure that a sentence repeats from a table stands there alone."""
    tabled: set[tuple[Iri, Iri, Decimal]] = set()
    for module in ALL:
        for item in module.extract(document, lexicon, schema):
            if isinstance(item, Result):
                key = (_family(item.model), item.benchmark, item.value)
                if module is prose and key in tabled:
                    span = item.evidence.value
                    yield Dropped("a figure that a table of the document gives already", item.printed, span)
                    continue
                tabled.update([key] if module is tables else ())
            yield item


def _family(model: Iri) -> Iri:
    """Return the family of a model: a sentence often leaves out what a row says of size and variant."""
    start, found, rest = model.partition("/id/model/")
    return Iri(start + found + rest.split("/", 1)[0])


def names(document: Document, lexicon: Lexicon, schema: Schema) -> Iterator[Named]:
    """Yield the names that a document gives, read with what the lexicon knows."""
    for module in NAMING:
        yield from (item for item in module.extract(document, lexicon, schema) if isinstance(item, Named))


__all__ = ["EXTRACTORS", "extract", "names"]
