"""Extractors: what a document says, as statements, results and claims, each with the place that shows it."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extractors import citing, claims, metadata, outline, prose, records, references, remarks, tables
from kg.lexicon.lexicon import Lexicon
from kg.lexicon.schema import Schema
from kg.model.document import Document
from kg.model.statement import Extracted, Named

NAMING = (tables, outline, prose)
"""The extractors that can name things which no document has named before."""

ALL = (metadata, *NAMING, records, claims, remarks, references, citing)

EXTRACTORS = tuple(module.EXTRACTOR for module in ALL)
"""The names and versions of all extractors."""


def extract(document: Document, lexicon: Lexicon, schema: Schema) -> Iterator[Extracted]:
    """Yield everything that the extractors find in a document."""
    for module in ALL:
        yield from module.extract(document, lexicon, schema)


def names(document: Document, lexicon: Lexicon, schema: Schema) -> Iterator[Named]:
    """Yield the names that a document gives, read with what the lexicon knows."""
    for module in NAMING:
        yield from (item for item in module.extract(document, lexicon, schema) if isinstance(item, Named))


__all__ = ["EXTRACTORS", "extract", "names"]
