"""From the documents that a store holds to those that it is to hold: one transaction a document, the same graph in whatever order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from typing import Protocol

import pyoxigraph as ox

from kg import derivation, iris
from kg.assembly import node
from kg.contributions import Graph, Source, is_of, words_quad
from kg.model.terms import Iri
from kg.store import Entry, Writer
from kg.store.change import Counted
from kg.store.dump import total
from kg.traces import Traces
from kg.vocab import RDF


class State(Protocol):
    """The store between transactions: after each it holds exactly what the documents that are in make."""

    @property
    def known(self) -> Collection[str]:
        """Return the IRIs of the things that the graph knew at the beginning."""

    def status(self, identifier: str, entry: Entry | None, item: Source) -> str:
        """Return whether a document is new, changed, to be redone for the sake of others, or the same."""

    def leave(self, identifier: str) -> None:
        """Take a document out."""

    def replace(self, identifier: str, item: Source) -> None:
        """Put a document in the place of its former text."""

    def enter(self, identifier: str, item: Source) -> None:
        """Put a new document in."""

    def count(self) -> int:
        """Return the number of quads."""

    def finish(self) -> None:
        """Bring the store to what its documents make."""


def state(writer: Writer, graph: Graph, traces: Traces) -> State:
    """Return the state of a store: from the traces of its documents where they are sound, else from a look at the whole."""
    return Known(writer, graph, traces) if traces.sound else Whole(writer, graph)


class Known:
    """The store between transactions, where traces tell what each document holds: only what changes is looked at."""

    def __init__(self, writer: Writer, graph: Graph, traces: Traces) -> None:
        self.writer = writer
        self.graph = graph
        self.traces = traces
        self.about = graph.about()
        self.inside = set(traces.held)
        self.votes = dict(derivation.spelled(name for identifier in sorted(traces.held) for name in self._held(identifier)))
        self.known = frozenset(self.votes)
        before, after = words_quad(traces.words), words_quad(graph.words())
        self._words = ({before}, {after}) if before != after else (set[ox.Quad](), set[ox.Quad]())
        self._shares: Counter[ox.Quad] | None = None

    def status(self, identifier: str, entry: Entry | None, item: Source) -> str:
        """Return whether a document is new, changed, to be redone for the sake of others, or the same."""
        if entry is None:
            return "new"
        if not is_of(entry, item):
            return "changed"
        made = self.graph.contributions.get(identifier)
        if made is None:
            return "same"
        same = made.proof == self.traces.held[identifier][1].own and made.shared == self.traces.shared(self.writer.home, identifier)
        return "same" if same else "redone"

    def leave(self, identifier: str) -> None:
        """Take a document out."""
        removed, added = self._exchange(identifier, frozenset(), frozenset())
        out, into = self._relabelled(derivation.spelled(self._held(identifier)), {})
        self.inside.discard(identifier)
        self.writer.commit(Entry.gone(iris.document(identifier)), removed | out, added | into)

    def replace(self, identifier: str, item: Source) -> None:
        """Put a document in the place of its former text."""
        made = self.graph.contributions[identifier]
        removed, added = self._exchange(identifier, made.own, made.shared)
        out, into = self._relabelled(derivation.spelled(self._held(identifier)), derivation.spelled(self.graph.names(identifier)))
        self.writer.commit(self.graph.entry(identifier, item, self.writer), removed | out, added | into)

    def enter(self, identifier: str, item: Source) -> None:
        """Put a new document in: only quads are added, but for labels that are no longer preferred, in a step of their own."""
        made = self.graph.contributions[identifier]
        out, into = self._relabelled({}, derivation.spelled(self.graph.names(identifier)))
        self.inside.add(identifier)
        if self._shares is not None:
            self._shares.update(made.shared)
        added = Counted(made.own | made.shared, made.total + total(made.shared))
        self.writer.commit(self.graph.entry(identifier, item, self.writer), (), added)
        if out or into:
            self.writer.apply(out, into)

    def count(self) -> int:
        """Return the number of quads."""
        return self.writer.count()

    def finish(self) -> None:
        """Bring what the graph says of all documents to what is true of them now."""
        out, into = self._words
        if out:
            self.writer.apply(out, into)

    def _held(self, identifier: str) -> list[derivation.NamedBy]:
        """Return the names that a document gave before this change."""
        trace = self.traces.held[identifier][1]
        return [derivation.NamedBy(trace.trust, naming) for naming in trace.summary.names]

    def _exchange(self, identifier: str, own: frozenset[ox.Quad], shared: frozenset[ox.Quad]) -> tuple[set[ox.Quad], set[ox.Quad]]:
        """Return what must go and come for a document to hold these quads: one that another document holds too stays."""
        if self._shares is None:
            self._shares = Counter(q for i in sorted(self.inside) for q in self.traces.shared(self.writer.home, i))
        former = self.traces.shared(self.writer.home, identifier)
        self._shares.subtract(former)
        self._shares.update(shared)
        alone = {q for q in former if not self._shares[q] and q not in self.about}
        inner = {ox.Quad(q.subject, q.predicate, q.object, q.graph_name) for q in self.writer.quads(node(iris.document(identifier)))}
        return (inner - own) | alone, {*(own - inner), *(shared - former)}

    def _relabelled(self, before: dict[Iri, derivation.Votes], after: dict[Iri, derivation.Votes]) -> tuple[set[ox.Quad], set[ox.Quad]]:
        """Return the preferred labels that go and come with a document's spellings."""
        out: set[ox.Quad] = set()
        into: set[ox.Quad] = set()
        for iri in before.keys() | after.keys():
            held = self.votes.get(iri, Counter())
            votes = held - before.get(iri, Counter()) + after.get(iri, Counter())
            self.votes[iri] = votes
            if held:
                out.add(derivation.preferred(iri, held))
            if votes:
                into.add(derivation.preferred(iri, votes))
        return out - into - self.about, into - out


class Whole:
    """The store between transactions, where nothing is known of it before: all its quads are looked at, and all documents were read.

    After each transaction the store holds exactly what the documents that are in make, and graphs of the user's own as they were.
    """

    def __init__(self, writer: Writer, graph: Graph) -> None:
        self.writer = writer
        self.graph = graph
        documented = (q for q in writer.quads("all") if not (isinstance(q.graph_name, ox.NamedNode) and iris.is_users(q.graph_name.value)))
        self.quads = {ox.Quad(q.subject, q.predicate, q.object, q.graph_name) for q in documented}
        typed = (q.subject for q in self.quads if q.predicate.value == RDF.type)
        self.known = frozenset(subject.value for subject in typed if isinstance(subject, ox.NamedNode))
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
        if not is_of(entry, item):
            return "changed"
        made = self.graph.contributions[identifier]
        own = self._graphs.get(node(iris.document(identifier)), set())
        return "same" if made.shared <= self.quads and own == made.own and made.proof == (entry.quads, entry.digest) else "redone"

    def leave(self, identifier: str) -> None:
        """Take a document out."""
        self.inside.discard(identifier)
        self.writer.commit(Entry.gone(iris.document(identifier)), *self._towards(self._whole()))

    def replace(self, identifier: str, item: Source) -> None:
        """Put a document in the place of its former text."""
        self.writer.commit(self.graph.entry(identifier, item, self.writer), *self._towards(self._whole()))

    def enter(self, identifier: str, item: Source) -> None:
        """Put a new document in: only quads are added, but for labels that are no longer preferred."""
        if self.votes is None:
            self.votes = self.graph.votes(sorted(self.inside & self.graph.summaries.keys()))
            if self.inside:
                self.writer.apply(*self._towards(self._whole()))
            self.exact = True
        self.inside.add(identifier)
        made = self.graph.contributions[identifier]
        added = set(made.shared)
        removed: set[ox.Quad] = set()
        relabelled: set[ox.Quad] = set()
        labels: set[ox.Quad] = set()
        if len(self.inside) == 1:
            about = self.graph.about()
            removed = self.quads - about - added - made.own
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
        wanted = Counted((*made.own, *added), made.total + total(added)) if made.own.isdisjoint(self.quads) else made.own | added
        self.quads -= removed
        self.quads -= relabelled
        self.quads.update(made.own, added, labels)
        self.writer.commit(self.graph.entry(identifier, item, self.writer), removed, wanted)
        if relabelled:
            # A step of their own: a transaction that only adds is ten times as fast, and `finish` mends what a kill leaves.
            self.writer.apply(relabelled, labels)

    def count(self) -> int:
        """Return the number of quads."""
        return len(self.quads)

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
