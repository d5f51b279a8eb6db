"""Headings of release notes: below "v1.2 (3 November 2025)" a page about one model speaks of that version of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extractors.recording import EXTRACTOR
from kg.lexicon.dates import parse_date
from kg.lexicon.lexicon import Lexicon, model_iri
from kg.lexicon.model_names import display
from kg.model.document import Document, Section, Span
from kg.model.names import Label
from kg.model.statement import Evidence, Extracted, Locator, Named, Statement
from kg.model.terms import Literal
from kg.vocab import KG

HEADING = re.compile(
    r"[\W_]*(?P<printed>(?:(?:version|release|ver\.)\s+v?|v)(?P<version>\d+(?:\.\d+)*))(?![\w.]*\w)\W*"
    r"(?:(?:released|published|of|on)\s+)*(?P<date>\w[\w\s.,/-]*\d)?\W*(?:(?:latest|current|stable|initial release|first release)\W*)?",
    re.IGNORECASE,
)
"""A heading that is a version, with its day or without."""

NUMBERING = re.compile(r"\A\d+(?:\.\d+)*\.?\s+")
VERSIONED = re.compile(r"(?P<name>.+?)\s+(?:version\s+)?v?\d+(?:\.\d+)+", re.IGNORECASE)
"""The number of a heading, and a heading that ends in the number of a version."""


def version_of(heading: str | None) -> tuple[str, str] | None:
    """Return the version that a heading is, and how it is printed there; None where the heading is another one.

    >>> version_of("v1.2 (3 November 2025)"), version_of("Version 2 - 2025-09-01"), version_of("1.2 Data"), version_of("v2 of the data")
    (('v1.2', 'v1.2'), ('v2', 'Version 2'), None, None)
    """
    found = HEADING.fullmatch(heading) if heading else None
    if found is None or (found["date"] and parse_date(found["date"]) is None):
        return None
    return f"v{found['version']}", found["printed"]


def of_version(model: Label, heading: str | None, lexicon: Lexicon) -> Label | None:
    """Return the version of a model that a heading is of, or None where the heading is none or the model has a version already."""
    version = version_of(heading)
    return lexicon.label(f"{display(model)} {version[0]}") if version and not model.name.version else None


def headed(heading: str | None, lexicon: Lexicon) -> Label | None:
    """Return the model whose name a heading is, with its version or without; None where it is no name or also another thing's."""
    words = NUMBERING.sub("", heading or "").strip()
    entries = lexicon.exact(words)
    bare = VERSIONED.fullmatch(words) if not entries else None
    label = lexicon.label(words) if words else None
    if label is None or (bare is None and not entries):
        return None
    known = entries or (lexicon.exact(bare["name"]) if bare is not None else ())
    models = bool(known) and all(KG.Model in e.types and "/id/model/" in e.iri for e in known)
    return label if models and (bare is None or label.name.version) else None


def headings(document: Document, lexicon: Lexicon) -> Iterator[Extracted]:
    """Yield the names of the models that headings of a document are."""
    for section in document.sections:
        label = headed(section.heading, lexicon)
        shown = _shown(document, section, NUMBERING.sub("", section.heading).strip()) if label is not None else None
        if label is not None and shown is not None:
            yield Named(model_iri(label.name), KG.Model, display(label), shown, label.name)


def versions(document: Document, model: Label, lexicon: Lexicon) -> Iterator[Extracted]:
    """Yield the versions of a model that headings of a document are of, with the days of their release."""
    for section in document.sections:
        version = of_version(model, section.heading, lexicon)
        found = HEADING.fullmatch(section.heading) if version is not None else None
        if version is None or found is None:
            continue
        iri = model_iri(version.name)
        shown = _shown(document, section, section.heading)
        if shown is not None:
            yield Named(iri, KG.Model, display(version), shown, version.name)
        day = parse_date(found["date"]) if found["date"] else None
        if day is not None and (shown := _shown(document, section, found["date"])) is not None:
            yield Statement(iri, KG.releaseDate, Literal(day), shown)


def _shown(document: Document, section: Section, words: str) -> Evidence | None:
    """Return the heading as the place of some of its words."""
    at = document.text.find(words, section.span.start, section.span.end)
    start, end = document.text.rfind("\n", 0, at) + 1, document.text.find("\n", at)
    if at < 0:
        return None
    quote = Span(start, end if end >= 0 else len(document.text))
    return Evidence(quote, Span(at, at + len(words)), Locator(section.heading, section.page), EXTRACTOR)
