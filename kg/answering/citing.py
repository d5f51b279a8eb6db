"""Citations: each edge that an answer rests on, with the document, the place and the words that show it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import pyoxigraph as ox

from kg import iris, rdf
from kg.errors import KgError
from kg.model.answer import Citation, Excerpt, Source
from kg.model.document import TRUST
from kg.model.statement import Locator
from kg.model.terms import Iri
from kg.sparql import Select
from kg.store import Store


@dataclass(frozen=True, slots=True)
class DocumentInfo:
    """A document as answers name it; `work` tells texts of one work from texts of two."""

    source: Source
    path: str
    sha256: str
    digest: bool
    work: str

    @property
    def rank(self) -> tuple[int, str]:
        """Return the order in which documents are shown: the most trusted first."""
        return TRUST.index(self.source.trust), self.source.iri


class Library:
    """The documents of a graph."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @cached_property
    def documents(self) -> dict[str, DocumentInfo]:
        """Return every document by IRI."""
        made: dict[str, DocumentInfo] = {}
        for row in sorted(self._store.select(rdf.documents()).texts()):
            iri, title, kind, trust, path, sha, digest, work, authors, year, identifier, _ = row
            if iri in made:
                continue
            people = tuple(authors.split("; ")) if authors else ()
            source = Source(iri, title, people, int(year) if year else None, identifier or None, kind, trust)
            made[iri] = DocumentInfo(source, path, sha, digest == "true", work)
        return made


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge to be cited, with the words by which a person reads it; `owner` bears the evidence where it is not a statement."""

    subject: str
    predicate: str
    object: ox.NamedNode | ox.Literal
    readable: str
    owner: str | None = None

    @property
    def bearer(self) -> str:
        """Return the node that bears the edge's evidence."""
        return self.owner or iris.statement(Iri(self.subject), Iri(self.predicate), self.object)


class Citer:
    """Gives numbers to edges as an answer is written, and looks all of them up at the end, in one query.

    An edge that several documents state is one number for each document asked for; the first by trust if none is.
    """

    def __init__(self, store: Store, library: Library) -> None:
        self._store = store
        self._library = library
        self._numbers: dict[tuple[str, str | None], int] = {}
        self._edges: list[tuple[Edge, str | None]] = []
        self._places: dict[str, list[Citation]] = {}

    def cite(self, edge: Edge, document: str | None = None) -> int:
        """Return the number of an edge, as said by a document (any, if None)."""
        key = edge.bearer, document
        if key not in self._numbers:
            self._edges.append((edge, document))
            self._numbers[key] = len(self._edges)
        return self._numbers[key]

    def places(self, bearers: Iterable[str]) -> dict[str, list[Citation]]:
        """Return all places that show some nodes, in order of the documents' trust and the place; numbered 0.

        Each node is looked up once a question; one without a place has no entry.
        """
        asked = list(dict.fromkeys(bearers))
        unknown = [bearer for bearer in asked if bearer not in self._places]
        if unknown:
            found = self._looked_up(unknown)
            self._places |= {bearer: found.get(bearer, []) for bearer in unknown}
        return {bearer: held for bearer in asked if (held := self._places[bearer])}

    def _looked_up(self, bearers: Sequence[str]) -> dict[str, list[Citation]]:
        found: dict[str, list[Citation]] = {}
        for row in self._store.select(rdf.evidence(bearers)).texts():
            owner, document, _, start, end, exact, *located = row
            section, page, table, table_row, column, mark, hedge = (text or None for text in located)
            info = self._library.documents.get(document)
            if info is None:
                continue
            excerpt = Excerpt("digest" if info.digest else "source", info.path, info.sha256, int(start), int(end))
            place = Locator(section or (None if page or table else "opening"), page, table, table_row, column)
            found.setdefault(owner, []).append(Citation(0, "", "", "", "", info.source, place, excerpt, exact, mark, hedge))
        for citations in found.values():
            citations.sort(key=lambda c: (self._library.documents[c.document.iri].rank, c.text.start, c.text.end, str(c.locator)))
        return found

    def support(self) -> Select:
        """Return the query that finds the places of every edge that was cited: document, position and words."""
        return rdf.evidence(dict.fromkeys(edge.bearer for edge, _ in self._edges))

    def citations(self) -> tuple[Citation, ...]:
        """Return the citations in the order of their numbers.

        Raises KgError for an edge without evidence: that is a defect of the graph, never shown uncited.
        """
        if not self._edges:
            return ()
        places = self.places(dict.fromkeys(edge.bearer for edge, _ in self._edges))
        made = []
        for n, (edge, document) in enumerate(self._edges, start=1):
            fitting = [c for c in places.get(edge.bearer, ()) if document in (None, c.document.iri)]
            if not fitting:
                raise KgError(f"the edge “{edge.readable}” has no statement in any document", hint="run `kg doctor`; the graph is damaged")
            made.append(
                replace(fitting[0], n=n, subject=edge.subject, predicate=edge.predicate, object=edge.object.value, edge=edge.readable)
            )
        return tuple(made)
