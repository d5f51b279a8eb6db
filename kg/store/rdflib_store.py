"""rdflib's Dataset as a store: for conformity with other programs, and slow at joins."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from types import TracebackType
from typing import Self

import pyoxigraph
import rdflib
from pyoxigraph import DefaultGraph, NamedNode, Quad
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.query import Result
from rdflib.term import Node

from kg import sparql
from kg.errors import QueryError, StoreError
from kg.store.change import change
from kg.store.contract import Graph, Solutions, Term
from kg.store.dump import digest_of

_PLACE = "rdflib Dataset"


class RdflibStore:
    """A store over an rdflib Dataset; with `union`, a query that names no graph sees all of them."""

    def __init__(self, quads: Iterable[Quad] = (), *, union: bool = False) -> None:
        self._dataset: rdflib.Dataset | None = rdflib.Dataset(default_union=union)
        self._lock = threading.RLock()
        self.apply((), quads)

    def select(self, query: sparql.Select | str) -> Solutions:
        """Return the solutions of a select."""
        result = self._query(query, "SELECT")
        variables = tuple(str(variable) for variable in result.vars or ())
        with _mapped():
            rows = tuple(tuple(None if term is None else to_oxigraph(term) for term in row) for row in result)  # type: ignore[union-attr]
        return Solutions(variables, rows)

    def ask(self, query: sparql.Ask | str) -> bool:
        """Return whether there is a solution."""
        return bool(self._query(query, "ASK").askAnswer)

    def construct(self, query: sparql.Construct | str) -> tuple[pyoxigraph.Triple, ...]:
        """Return the triples that a construct makes, each once, sorted."""
        graph = self._query(query, "CONSTRUCT").graph
        with _mapped():
            made = {pyoxigraph.Triple(*map(to_oxigraph, triple)) for triple in graph or ()}  # type: ignore[arg-type]
        return tuple(sorted(made, key=str))

    def quads(self, graph: Graph = None) -> Iterator[Quad]:
        """Return the quads of one graph, or of all, in no order."""
        dataset = self._opened()
        for subject, predicate, term, name in dataset.quads((None, None, None, None)):
            where = DefaultGraph() if name is None or name == DATASET_DEFAULT_GRAPH_ID else NamedNode(str(name))
            if graph == "all" or where == (graph or DefaultGraph()):
                yield Quad(to_oxigraph(subject), to_oxigraph(predicate), to_oxigraph(term), where)  # type: ignore[arg-type]

    def apply(self, removed: Iterable[Quad], added: Iterable[Quad]) -> None:
        """Take quads out, then put quads in. Nothing fails between the first quad and the last."""
        wanted = change(removed, added)
        with self._lock:
            dataset = self._opened()
            for quad in wanted.removed:
                dataset.get_context(_graph(quad)).remove(_triple(quad))
            for quad in wanted.added:
                dataset.get_context(_graph(quad)).add(_triple(quad))

    def writing(self) -> AbstractContextManager[object]:
        """Return a lock that keeps other threads from writing."""
        return self._lock

    def digest(self) -> str:
        """Return the fingerprint of all quads."""
        return digest_of(self.quads("all"))

    def dataset(self) -> rdflib.Dataset:
        """Return the Dataset itself, for programs that work with rdflib."""
        return self._opened()

    def close(self) -> None:
        """Let go of the Dataset; closing twice does no harm."""
        self._dataset = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _opened(self) -> rdflib.Dataset:
        if self._dataset is None:
            raise StoreError("the store is closed", where=_PLACE)
        return self._dataset

    def _query(self, query: sparql.Query | str, kind: str) -> Result:
        written = query if isinstance(query, str) else sparql.text(query)
        dataset = self._opened()
        with self._lock, _mapped():
            result = dataset.query(written)
        if result.type != kind:
            raise QueryError(f"this is not a {kind} query", where=_PLACE)
        return result


def to_oxigraph(term: Node) -> Term:
    """Return an rdflib term as a pyoxigraph term."""
    if isinstance(term, rdflib.Literal):
        if term.language:
            return pyoxigraph.Literal(str(term), language=term.language)
        return pyoxigraph.Literal(str(term), datatype=NamedNode(str(term.datatype)) if term.datatype else None)
    if isinstance(term, rdflib.BNode):
        return pyoxigraph.BlankNode(str(term))
    return NamedNode(str(term))


def to_rdflib(term: NamedNode | pyoxigraph.Literal) -> Node:
    """Return a pyoxigraph term as an rdflib term, character for character."""
    if isinstance(term, NamedNode):
        return rdflib.URIRef(term.value)
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    plain = term.datatype.value == str(rdflib.XSD.string)
    return rdflib.Literal(term.value, datatype=None if plain else rdflib.URIRef(term.datatype.value), normalize=False)


def _triple(quad: Quad) -> tuple[Node, Node, Node]:
    return to_rdflib(quad.subject), to_rdflib(quad.predicate), to_rdflib(quad.object)  # type: ignore[arg-type]


def _graph(quad: Quad) -> rdflib.URIRef:
    return DATASET_DEFAULT_GRAPH_ID if isinstance(quad.graph_name, DefaultGraph) else rdflib.URIRef(quad.graph_name.value)


@contextmanager
def _mapped() -> Iterator[None]:
    """Turn what rdflib and pyparsing raise into ours."""
    from pyparsing import ParseException

    try:
        yield
    except ParseException as error:
        raise QueryError(f"not well-formed SPARQL: {error}", position=error.loc) from error
    except Exception as error:
        raise StoreError(f"rdflib says: {error}", where=_PLACE) from error
