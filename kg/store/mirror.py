"""An endpoint opened to be built: what it holds is mirrored by a home here, which keeps the documents' bytes and the ledger.

A SPARQL endpoint keeps quads and nothing else, but a document that stays in must be extracted again when another brings new
names. So every transaction goes to the endpoint first and then into the mirror; if the process dies in between, the next writer
brings the endpoint back to what the mirror holds.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import Self

from pyoxigraph import Literal, NamedNode, Quad

from kg.errors import StoreError
from kg.store.change import Counted
from kg.store.check import Finding, check
from kg.store.contract import Graph
from kg.store.endpoint import EndpointStore
from kg.store.home import Home, shadow
from kg.store.ledger import Entry
from kg.store.local import HomeReader, HomeWriter
from kg.vocab import KG, KGI

_DOCUMENTS = KGI + "document/"


class EndpointWriter:
    """An endpoint and its mirror; both hold the same quads when this is open, and after each transaction."""

    def __init__(self, endpoint: EndpointStore, mirror: HomeWriter) -> None:
        self._endpoint = endpoint
        self._mirror = mirror

    @classmethod
    def open(cls, url: str, *, anew: bool = False) -> Self:
        """Open the endpoint at a URL to be written.

        An empty endpoint begins with an empty mirror. Raises NotAStoreError for a graph that is not ours, and StoreError for one that
        was written from elsewhere, so that the bytes of its documents are not here; with `anew` such a graph is emptied instead.
        """
        endpoint = EndpointStore.open(url, write=True)
        home = shadow(endpoint.query_url)
        held = set(endpoint.quads("all"))
        if not held and home.exists():
            shutil.rmtree(home.root)
        mirror = HomeWriter.open(home)
        try:
            kept = set(mirror.quads("all"))
            if held != kept:
                _refuse_foreign(endpoint, held, home, anew=anew)
                endpoint.apply(held - kept, kept - held)
        except BaseException:
            mirror.close()
            raise
        return cls(endpoint, mirror)

    @property
    def home(self) -> Home:
        """Return the mirror's home."""
        return self._mirror.home

    def unites(self) -> bool:
        """Return whether the endpoint shows all graphs as its default graph."""
        return self._endpoint.unites()

    def quads(self, graph: Graph = None) -> Iterator[Quad]:
        """Return the quads of one graph, or of all, in no order."""
        return self._mirror.quads(graph)

    def holds(self, quad: Quad) -> bool:
        """Return whether both hold a quad."""
        return self._mirror.holds(quad)

    def count(self) -> int:
        """Return the number of quads."""
        return self._mirror.count()

    def apply(self, removed: Iterable[Quad], added: Iterable[Quad]) -> None:
        """Take quads out, then put quads in, in both."""
        out, into = set(removed), set(added)
        self._endpoint.apply(out, into)
        self._mirror.apply(out, into)

    def commit(self, entry: Entry, removed: Iterable[Quad], added: Iterable[Quad] | Counted) -> None:
        """Put one document in, or take it out, in both; when this returns, the mirror's ledger has its line."""
        out, into = set(removed), added if isinstance(added, Counted) else set(added)
        self._endpoint.apply(out, into)
        self._mirror.commit(entry, out, into)

    def digest(self) -> str:
        """Return the fingerprint of all quads."""
        return self._mirror.digest()

    def close(self) -> None:
        """Let go of both; closing twice does no harm."""
        self._endpoint.close()
        self._mirror.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


def check_endpoint(url: str) -> tuple[Finding, ...]:
    """Compare an endpoint with its mirror, and look the mirror over; return the findings, sorted. Changes nothing.

    Raises StoreError if the endpoint does not answer, NotAStoreError if its graph is not ours.
    """
    with EndpointStore.open(url) as endpoint:
        home = shadow(endpoint.query_url)
        if not home.exists():
            elsewhere = "write from the machine that built it, or build it anew: kg build with this --store"
            return (Finding(url, "the bytes of its documents are not kept on this machine", elsewhere, note=True),)
        found = list(check(home))
        with HomeReader.open(home) as mirror:
            if mirror.digest() != endpoint.digest():
                found.append(
                    Finding(url, "the endpoint holds other quads than its mirror here", "the next command that writes mends it: kg build")
                )
    return tuple(sorted(found))


def _refuse_foreign(endpoint: EndpointStore, held: set[Quad], home: Home, *, anew: bool) -> None:
    """Raise StoreError if the endpoint holds a document that never went through this mirror."""
    known = {(entry.document, entry.text) for entry in home.read_ledger().entries}
    hashes = ((quad.subject, quad.object) for quad in held if quad.predicate.value == KG.sha256)
    there = {(subject.value, value.value) for subject, value in hashes if isinstance(subject, NamedNode) and isinstance(value, Literal)}
    foreign = sorted(document.removeprefix(_DOCUMENTS) for document, _ in there - known)
    if foreign and not anew:
        shown = ", ".join(foreign[:3]) + (" …" if len(foreign) > 3 else "")
        raise StoreError(
            f"the graph at this endpoint has documents that were put in from elsewhere ({shown})",
            where=endpoint.query_url,
            expected=f"documents whose bytes are kept in {home.root}",
            hint="write from the machine that built it, or run kg build with this --store to build it anew from here",
        )
