"""What every store can do, whatever holds the quads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from types import TracebackType
from typing import Literal as OneOf
from typing import Protocol, Self, cast

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from kg import sparql

Term = NamedNode | BlankNode | Literal
"""A value in a solution. The project's own graph has no blank nodes; a query written by a user can make some."""

Graph = NamedNode | OneOf["all"] | None
"""Which quads: those of one named graph, of all graphs, or (None) of the default graph."""


@dataclass(frozen=True, slots=True)
class Solutions:
    """The solutions of a select: a row has a term, or None where there is no binding, for each variable.

    Rows come as the query orders them; what it leaves open is open here too, and differs between stores.
    """

    variables: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]

    def bound(self) -> Iterator[tuple[NamedNode | Literal, ...]]:
        """Yield the rows in which every variable has a value that is no blank node."""
        for row in self.rows:
            if all(isinstance(term, NamedNode | Literal) for term in row):
                yield cast("tuple[NamedNode | Literal, ...]", row)

    def texts(self) -> Iterator[tuple[str, ...]]:
        """Yield the rows as the characters of their values, empty where there is none."""
        for row in self.rows:
            yield tuple("" if term is None else term.value for term in row)


class Store(Protocol):
    """A dataset that can be asked and changed. Queries may be given as trees or as text.

    Every method raises StoreError when the store cannot be reached or is closed, and QueryError for a text that is not
    well formed. Threads may share a store; processes may not, and a fork must open its own.
    """

    def select(self, query: sparql.Select | str) -> Solutions:
        """Return the solutions of a select."""

    def ask(self, query: sparql.Ask | str) -> bool:
        """Return whether there is a solution."""

    def construct(self, query: sparql.Construct | str) -> tuple[Triple, ...]:
        """Return the triples that a construct makes, each once, sorted."""

    def quads(self, graph: Graph = None) -> Iterator[Quad]:
        """Return the quads of one graph, or of all, in no order."""

    def apply(self, removed: Iterable[Quad], added: Iterable[Quad]) -> None:
        """Take quads out, then put quads in: one transaction, on disk when this returns.

        Literals are put in canonical form first. Raises StoreError, with nothing changed, for blank nodes, quoted triples
        and a store that was opened to be read.
        """

    def writing(self) -> AbstractContextManager[object]:
        """Return a lock that keeps other threads from writing, for reading what is there and changing it as one step."""

    def digest(self) -> str:
        """Return the fingerprint of all quads: equal for stores with the same quads, and for no others."""

    def close(self) -> None:
        """Let go of the store; closing twice does no harm."""

    def __enter__(self) -> Self:
        """Return the store, which is closed when the block ends."""

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Close the store."""
