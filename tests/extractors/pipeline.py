"""Running all extractors over a set of documents, as a build does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

from kg import build, extractors
from kg.lexicon.lexicon import Lexicon
from kg.lexicon.schema import Schema
from kg.model.document import Document
from kg.model.statement import Extracted, Statement
from kg.model.terms import Iri

Found = dict[str, tuple[Document, list[Extracted]]]


def sources(*paths: Path) -> list[build.Source]:
    return list(build.sources(paths))


def source(text: str, name: str = "doc.md", sidecar: str | None = None) -> build.Source:
    return build.Source(name, text.encode(), sidecar.encode() if sidecar else None)


def extracted(given: list[build.Source]) -> Found:
    """Return what is extracted from each document of a set, by its id, against the names of the whole set."""
    found: Found = {}
    real = extractors.extract

    def spy(document: Document, lexicon: Lexicon, schema: Schema) -> Iterator[Extracted]:
        items = list(real(document, lexicon, schema))
        found[document.id] = (document, items)
        return iter(items)

    with patch.object(build, "extract", spy):
        build.construct(given)
    return found


def one(text: str, name: str = "doc.md", sidecar: str | None = None) -> tuple[Document, list[Extracted]]:
    """Return what is extracted from one document that stands alone."""
    return next(iter(extracted([source(text, name, sidecar)]).values()))


def edges(items: list[Extracted], *predicates: Iri) -> set[tuple[str, str, str]]:
    """Return the statements of some properties, each as the ends of subject, predicate and object."""
    said = [item for item in items if isinstance(item, Statement) and (not predicates or item.predicate in predicates)]
    return {(short(item.subject), short(item.predicate), _told(item.object)) for item in said}


def _told(value: object) -> str:
    return short(getattr(value, "value", None) or getattr(value, "printed", value))


def short(iri: object) -> str:
    """Return a readable end of an IRI; other text as it is."""
    text = str(iri)
    return text.rsplit("#", 1)[-1].rsplit("/id/", 1)[-1] if text.startswith("http") and " " not in text else text
