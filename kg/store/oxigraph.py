"""Oxigraph as a store: in memory, or a folder on disk.

What is built on, tried with pyoxigraph 0.5.13 and killed processes: `update` is atomic over several operations; a
`bulk_extend` builds files beside the store and takes them in as one step, for all its indexes, four times as fast as
`extend`; files that a killed one leaves are removed when the store is next opened for writing; only `flush` reaches the disk.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from types import TracebackType
from typing import Self

import pyoxigraph
from pyoxigraph import DefaultGraph, Quad, QueryBoolean, QuerySolutions, QueryTriples, Triple

from kg import sparql
from kg.errors import QueryError, StoreError
from kg.sparql.fault import fault
from kg.store.change import Change, change
from kg.store.contract import Graph, Solutions
from kg.store.dump import digest_of

_BULK = 500_000
"""Most quads that go in by `bulk_extend`: it holds them all, and takes one step only up to a million."""


class OxigraphStore:
    """A store over an open Oxigraph.

    `place` names it in messages. With `union`, a query that names no graph sees all of them, as some endpoints have it.
    """

    def __init__(self, inner: pyoxigraph.Store, place: str, *, write: bool, disk: bool, union: bool = False) -> None:
        self._inner: pyoxigraph.Store | None = inner
        self._place = place
        self._write = write
        self._disk = disk
        self._union = union
        self._lock = threading.RLock()
        self._process = os.getpid()

    @classmethod
    def memory(cls, quads: Iterable[Quad] = (), *, union: bool = False) -> Self:
        """Return a store in memory that holds some quads."""
        store = cls(pyoxigraph.Store(), "store in memory", write=True, disk=False, union=union)
        store.apply((), quads)
        return store

    def select(self, query: sparql.Select | str) -> Solutions:
        """Return the solutions of a select."""
        result = self._query(query)
        if not isinstance(result, Solutions):
            raise QueryError("this is not a SELECT query", where=self._place)
        return result

    def ask(self, query: sparql.Ask | str) -> bool:
        """Return whether there is a solution."""
        result = self._query(query)
        if not isinstance(result, bool):
            raise QueryError("this is not an ASK query", where=self._place)
        return result

    def construct(self, query: sparql.Construct | str) -> tuple[Triple, ...]:
        """Return the triples that a construct makes, each once, sorted."""
        result = self._query(query)
        if not isinstance(result, tuple):
            raise QueryError("this is not a CONSTRUCT query", where=self._place)
        return tuple(sorted(set(result), key=str))

    def quads(self, graph: Graph = None) -> Iterator[Quad]:
        """Return the quads of one graph, or of all, in no order."""
        return self._quads(self._opened(), graph)

    def _quads(self, inner: pyoxigraph.Store, graph: Graph) -> Iterator[Quad]:
        with self._mapped():
            yield from inner if graph == "all" else inner.quads_for_pattern(None, None, None, graph or DefaultGraph())

    def apply(self, removed: Iterable[Quad], added: Iterable[Quad]) -> None:
        """Take quads out, then put quads in: one transaction, on disk when this returns."""
        wanted = change(removed, added)
        with self._lock:
            inner = self._opened()
            if not self._write:
                raise StoreError("the store was opened to be read", where=self._place, hint="open it for writing")
            with self._mapped():
                self._apply(inner, wanted)

    def _apply(self, inner: pyoxigraph.Store, wanted: Change) -> None:
        if wanted.removed:
            inner.update(wanted.text())
        elif not wanted.added:
            return
        elif self._disk and len(wanted.added) <= _BULK:
            inner.bulk_extend(wanted.added)
        else:
            inner.extend(wanted.added)
        if self._disk:
            inner.flush()

    def writing(self) -> AbstractContextManager[object]:
        """Return a lock that keeps other threads from writing."""
        return self._lock

    def digest(self) -> str:
        """Return the fingerprint of all quads."""
        return digest_of(self.quads("all"))

    def close(self) -> None:
        """Let go of the store; closing twice does no harm."""
        with self._lock:
            self._inner = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _opened(self) -> pyoxigraph.Store:
        if self._inner is None:
            raise StoreError("the store is closed", where=self._place)
        if self._disk and self._process != os.getpid():
            raise StoreError(
                "the store was opened by the parent of this process", where=self._place, hint="open it again after a fork, or spawn"
            )
        return self._inner

    def _query(self, query: sparql.Query | str) -> Solutions | bool | tuple[Triple, ...]:
        written = query if isinstance(query, str) else sparql.text(query)
        inner = self._opened()
        with self._mapped(written):
            return read_whole(inner.query(written, use_default_graph_as_union=self._union))

    @contextmanager
    def _mapped(self, query: str = "") -> Iterator[None]:
        """Turn Oxigraph's exceptions into ours."""
        try:
            yield
        except SyntaxError as error:
            raise fault(str(error), query) from error
        except (OSError, RuntimeError, ValueError) as error:
            raise StoreError(f"the store failed: {error}", where=self._place, hint="kg doctor names what is wrong with a store") from error


def read_whole(result: QuerySolutions | QueryBoolean | QueryTriples) -> Solutions | bool | tuple[Triple, ...]:
    """Return a result of Oxigraph as records.

    Oxigraph lets a result go only in the thread that made it. So no frame may still name it when reading it fails: the traceback
    of the error keeps all frames, and another thread may be the one that collects it.
    """
    try:
        if isinstance(result, QueryBoolean):
            return bool(result)
        if isinstance(result, QueryTriples):
            return tuple(result)
        return Solutions(tuple(variable.value for variable in result.variables), tuple(map(tuple, result)))
    finally:
        del result
