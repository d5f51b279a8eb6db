"""What a set of documents makes, document by document: what each contributes, and what needs all of them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Self

import pyoxigraph as ox

from kg import derivation, edition, iris, taxonomy
from kg.assembly import DEFAULT, Part, Summary, node
from kg.lexicon.schema import Schema
from kg.model.document import Document
from kg.model.terms import Iri
from kg.store import Entry, Writer, canonical
from kg.store.dump import shown, total
from kg.store.ledger import read_from
from kg.vocab import KG


@dataclass(frozen=True, slots=True)
class Source:
    """A document's bytes under its file's name, with those of the sidecar that describes it."""

    name: str
    content: bytes
    sidecar: bytes | None = None


@dataclass(frozen=True, slots=True)
class Contribution:
    """All that one document adds to the graph by itself, in canonical form; `total` is that of the quads in its own graph."""

    own: frozenset[ox.Quad]
    shared: frozenset[ox.Quad]
    total: int

    @property
    def proof(self) -> tuple[int, str]:
        """Return number and digest of the quads in the document's own graph."""
        return len(self.own), shown(self.total)

    @classmethod
    def of(cls, part: Part, trust: str, schema: Schema) -> Self:
        """Return what a document adds, with what follows from it alone."""
        shared = part.said | derivation.contribution(trust, part, schema) | _told(part)
        return cls(part.own, shared, total(part.own))


@dataclass(frozen=True, slots=True)
class Graph:
    """What a set of documents makes: the summary of each, and the contributions of those that were read."""

    documents: Mapping[str, Document]
    summaries: Mapping[str, Summary]
    contributions: Mapping[str, Contribution]
    schema: Schema
    edition: edition.Edition

    def names(self, identifier: str) -> Iterator[derivation.NamedBy]:
        """Yield the names that a document gives, with its trust."""
        return (derivation.NamedBy(self.documents[identifier].trust, named) for named in self.summaries[identifier].names)

    def quads(self, inside: Iterable[str]) -> frozenset[ox.Quad]:
        """Return all quads of a store that holds some of the documents, which were all read, extracted with the names of all."""
        wanted = set(self.about())
        ready = sorted(identifier for identifier in inside if identifier in self.contributions)
        for identifier in ready:
            wanted |= self.contributions[identifier].own | self.contributions[identifier].shared
        wanted.update(derivation.preferred(iri, votes) for iri, votes in self.votes(ready).items())
        return frozenset(wanted)

    def votes(self, inside: Iterable[str]) -> dict[Iri, derivation.Votes]:
        """Return how often some of the documents print each spelling of each thing."""
        return dict(derivation.spelled(name for identifier in inside for name in self.names(identifier)))

    def words(self) -> str:
        """Return the words of all documents that are no names."""
        names = (n.label for summary in self.summaries.values() for n in summary.names if n.cls != KG.Attribute)
        return " ".join(derivation.ordinary(self.documents.values(), names))

    def about(self) -> frozenset[ox.Quad]:
        """Return the ontology's triples and what the graph says of itself."""
        quads = set(derivation.ontology_keys(self.schema))
        quads.add(words_quad(self.words()))
        for triple in taxonomy.triples():
            value = canonical(triple.object) if isinstance(triple.object, ox.Literal) else triple.object
            quads.add(ox.Quad(triple.subject, triple.predicate, value, DEFAULT))
        return frozenset(quads | self.edition.quads())

    def entry(self, identifier: str, item: Source, writer: Writer) -> Entry:
        """Return the ledger's line for a document that was read, its bytes kept."""
        sha = writer.home.keep_text(item.content)
        beside = writer.home.keep_text(item.sidecar) if item.sidecar is not None else ""
        document = self.documents[identifier]
        text = writer.home.keep_text(document.text.encode()) if document.sha256 != sha else ""
        read = (read_from(item.name, beside, text), *self.edition.extractors)
        return Entry(iris.document(identifier), sha, tuple(sorted(read)), *self.contributions[identifier].proof)


def is_of(entry: Entry, item: Source) -> bool:
    """Return whether a line of the ledger tells of just these bytes."""
    sidecar = hashlib.sha256(item.sidecar).hexdigest() if item.sidecar is not None else ""
    return (entry.source, entry.sidecar) == (hashlib.sha256(item.content).hexdigest(), sidecar)


def words_quad(words: str) -> ox.Quad:
    """Return the quad by which a graph tells the words that are no names."""
    return ox.Quad(node(iris.thing("graph")), node(KG.form), ox.Literal(words), node(KG.lexicon))


def _told(part: Part) -> frozenset[ox.Quad]:
    """Return what the graph says of a document's reading: what was dropped, as a number and a reason."""
    said = (f"{number} {reason}" for reason, number in part.summary.dropped)
    return frozenset(ox.Quad(node(part.document), node(KG.dropped), ox.Literal(text), DEFAULT) for text in said)
