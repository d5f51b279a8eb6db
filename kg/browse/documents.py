"""The documents of a graph and the sources of its figures."""

from __future__ import annotations

from kg import overview
from kg.browse.catalogue import Catalogue
from kg.browse.records import DocumentEntry, SourceEntry
from kg.store import Store
from kg.vocab import DCTERMS, KG

DESCRIBING = (KG.origin, KG.sourceVersion, KG.retrieved, KG.grade, DCTERMS.license)


def documents(store: Store) -> tuple[DocumentEntry, ...]:
    """Return the documents, by id."""
    catalogue = Catalogue(store)
    statements = catalogue.counts(overview.statements_by_document())
    results = catalogue.counts(overview.owned_by_document(KG.Result))
    return tuple(
        DocumentEntry(
            info.id,
            info.kind,
            info.title,
            info.authors,
            info.year,
            info.identifier,
            info.trust,
            statements.get(iri, 0),
            results.get(iri, 0),
        )
        for iri, info in catalogue.documents.items()
    )


def sources(store: Store) -> tuple[SourceEntry, ...]:
    """Return where the figures of each document come from, and under which licence, by id.

    A document's identifier stands in where it states no source.
    """
    catalogue = Catalogue(store)
    results = catalogue.counts(overview.owned_by_document(KG.Result))
    described: dict[tuple[str, str], str] = {}
    for document, predicate, value in catalogue.rows(overview.values_of(DESCRIBING, catalogue.documents)):
        described.setdefault((document or "", predicate or ""), value or "")
    made = []
    for iri, info in catalogue.documents.items():
        origin, version, retrieved, grade, licence = (described.get((iri, predicate)) for predicate in DESCRIBING)
        origin = origin or info.identifier
        made.append(
            SourceEntry(info.id, info.title, origin, version, licence, retrieved, grade, info.trust, info.digest, results.get(iri, 0))
        )
    return tuple(made)
