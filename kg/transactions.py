"""From the documents that a store holds to those that it is to hold: one transaction a document, the same graph in whatever order."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from kg import derivation, edition, iris, taxonomy
from kg.assembly import DEFAULT, Part, node
from kg.lexicon.schema import Schema
from kg.model.document import Document
from kg.model.terms import Iri
from kg.store import Entry, Writer, canonical, fingerprint
from kg.store.ledger import read_from
from kg.vocab import KG, RDF


@dataclass(frozen=True, slots=True)
class Source:
    """A document's bytes under its file's name, with those of the sidecar that describes it."""

    name: str
    content: bytes
    sidecar: bytes | None = None


@dataclass(frozen=True, slots=True)
class Graph:
    """What a set of documents makes: each document with its part, and the names that it gives."""

    documents: Mapping[str, Document]
    parts: Mapping[str, Part]
    schema: Schema
    edition: edition.Edition

    def contribution(self, identifier: str) -> frozenset[ox.Quad]:
        """Return all that one document adds to the graph by itself."""
        part = self.parts[identifier]
        return part.quads | derivation.contribution(self.documents[identifier].trust, part, self.schema) | _told(part)

    def names(self, identifier: str) -> Iterator[derivation.NamedBy]:
        """Yield the names that a document gives, with its trust."""
        return (derivation.NamedBy(self.documents[identifier].trust, named) for named in self.parts[identifier].names)

    def quads(self, inside: Iterable[str]) -> frozenset[ox.Quad]:
        """Return all quads of a store that holds some of the documents, extracted with the names of all."""
        wanted = set(self.about())
        ready = sorted(identifier for identifier in inside if identifier in self.parts)
        for identifier in ready:
            wanted |= self.contribution(identifier)
        wanted.update(derivation.preferred(iri, votes) for iri, votes in self.votes(ready).items())
        return frozenset(wanted)

    def votes(self, inside: Iterable[str]) -> dict[Iri, derivation.Votes]:
        """Return how often some of the documents print each spelling of each thing."""
        return dict(derivation.spelled(name for identifier in inside for name in self.names(identifier)))

    def about(self) -> frozenset[ox.Quad]:
        """Return the ontology's triples and what the graph says of itself."""
        quads = set(derivation.ontology_keys(self.schema))
        words = " ".join(derivation.ordinary(self.documents.values(), (n.label for part in self.parts.values() for n in part.names)))
        quads.add(ox.Quad(node(iris.thing("graph")), node(KG.form), ox.Literal(words), node(KG.lexicon)))
        for triple in taxonomy.triples():
            value = canonical(triple.object) if isinstance(triple.object, ox.Literal) else triple.object
            quads.add(ox.Quad(triple.subject, triple.predicate, value, DEFAULT))
        return frozenset(quads | self.edition.quads())


def dropped(part: Part) -> tuple[tuple[str, int], ...]:
    """Return why how much of a document was read and not stated, by reason."""
    return tuple(sorted(Counter(item.reason for item in part.dropped).items()))


def _told(part: Part) -> frozenset[ox.Quad]:
    """Return what the graph says of a document's reading: what was dropped, as a number and a reason."""
    said = (f"{number} {reason}" for reason, number in dropped(part))
    return frozenset(ox.Quad(node(part.document), node(KG.dropped), ox.Literal(text), DEFAULT) for text in said)


class State:
    """The store between transactions: which documents are in, and what the graph holds.

    After each transaction the store holds exactly what the documents that are in make, and graphs of the user's own as they were.
    """

    def __init__(self, writer: Writer, graph: Graph) -> None:
        self.writer = writer
        self.graph = graph
        documented = (q for q in writer.quads("all") if not (isinstance(q.graph_name, ox.NamedNode) and iris.is_users(q.graph_name.value)))
        self.quads = {ox.Quad(q.subject, q.predicate, q.object, q.graph_name) for q in documented}
        self.known = {q.subject.value for q in self.quads if q.predicate.value == RDF.type and isinstance(q.subject, ox.NamedNode)}
        self.inside = {iri.rsplit("/", 1)[-1] for iri in writer.home.documents()}
        self.votes: dict[Iri, derivation.Votes] | None = None
        self.exact = False
        self._graphs: dict[object, set[ox.Quad]] = {}
        for quad in self.quads:
            self._graphs.setdefault(quad.graph_name, set()).add(quad)

    def status(self, identifier: str, entry: Entry | None, item: Source) -> str:
        """Return whether a document is new, changed, to be redone for the sake of others, or the same.

        One whose graph is right and whose line in the ledger is not, as a process that was killed leaves it, is redone too.
        """
        if entry is None:
            return "new"
        part = self.graph.parts[identifier]
        if hashlib.sha256(item.content).hexdigest() != entry.source or self._sidecar(item) != entry.sidecar:
            return "changed"
        own = self._graphs.get(node(part.document), set())
        same = part.quads <= self.quads and own == {q for q in part.quads if q.graph_name == node(part.document)}
        return "same" if same and (len(own), fingerprint(own)) == (entry.quads, entry.digest) else "redone"

    def leave(self, identifier: str) -> None:
        """Take a document out."""
        self.inside.discard(identifier)
        self.writer.commit(Entry.gone(iris.document(identifier)), *self._towards(self._whole()))

    def replace(self, identifier: str, item: Source) -> None:
        """Put a document in the place of its former text."""
        self.writer.commit(self._entry(identifier, item), *self._towards(self._whole()))

    def enter(self, identifier: str, item: Source) -> None:
        """Put a new document in: only quads are added, but for labels that are no longer preferred."""
        if self.votes is None:
            self.votes = self.graph.votes(sorted(self.inside & self.graph.parts.keys()))
            if self.inside:
                self.writer.apply(*self._towards(self._whole()))
            self.exact = True
        self.inside.add(identifier)
        added = set(self.graph.contribution(identifier))
        removed: set[ox.Quad] = set()
        relabelled: set[ox.Quad] = set()
        labels: set[ox.Quad] = set()
        if len(self.inside) == 1:
            about = self.graph.about()
            removed = self.quads - about - added
            added |= about
        for iri, votes in derivation.spelled(self.graph.names(identifier)).items():
            held = self.votes.setdefault(iri, Counter())
            former = derivation.preferred(iri, held) if held else None
            held.update(votes)
            now = derivation.preferred(iri, held)
            if former is not None and former != now:
                relabelled.add(former)
                labels.add(now)
            else:
                added.add(now)
        added -= self.quads
        removed &= self.quads
        self.quads = (self.quads - removed - relabelled) | added | labels
        self.writer.commit(self._entry(identifier, item), removed, added)
        if relabelled:
            # A step of their own: a transaction that only adds is ten times as fast, and `finish` mends what a kill leaves.
            self.writer.apply(relabelled, labels)

    def finish(self) -> None:
        """Bring the store to what its documents make, where no document changed and an ontology or layout did."""
        if self.exact:
            return
        wanted = self._whole()
        if wanted != self.quads:
            self.writer.apply(*self._towards(wanted))

    def _whole(self) -> set[ox.Quad]:
        """Return all quads that the documents that are in make."""
        return set(self.graph.quads(self.inside))

    def _towards(self, wanted: set[ox.Quad]) -> tuple[set[ox.Quad], set[ox.Quad]]:
        removed, added = self.quads - wanted, wanted - self.quads
        self.quads = wanted
        return removed, added

    def _sidecar(self, item: Source) -> str:
        return hashlib.sha256(item.sidecar).hexdigest() if item.sidecar is not None else ""

    def _entry(self, identifier: str, item: Source) -> Entry:
        """Return the ledger's line for a document, its bytes kept."""
        part = self.graph.parts[identifier]
        sha = self.writer.home.keep_text(item.content)
        beside = self.writer.home.keep_text(item.sidecar) if item.sidecar is not None else ""
        own = [q for q in part.quads if q.graph_name == node(part.document)]
        return Entry.of(part.document, sha, (read_from(item.name, beside), *self.graph.edition.extractors), own)
