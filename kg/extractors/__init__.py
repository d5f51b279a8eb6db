"""Extractors: what a document says, as statements, results and claims, each with the place that shows it."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extractors import tables
from kg.lexicon.lexicon import Lexicon
from kg.lexicon.schema import Schema
from kg.model.document import Document
from kg.model.statement import Extracted

EXTRACTORS = (tables.EXTRACTOR,)
"""The names and versions of all extractors."""


def extract(document: Document, lexicon: Lexicon, schema: Schema) -> Iterator[Extracted]:
    """Yield everything that the extractors find in a document."""
    yield from tables.extract(document, lexicon, schema)


__all__ = ["EXTRACTORS", "extract"]
