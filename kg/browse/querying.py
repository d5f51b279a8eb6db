"""Queries that users write."""

from __future__ import annotations

from collections.abc import Collection
from itertools import dropwhile

from kg import iris, overview
from kg.browse.catalogue import Catalogue
from kg.browse.records import Node, QueryResult
from kg.sparql.gate import Leave, gate
from kg.sparql.tokens import tokens
from kg.store import Store
from kg.store.endpoint import EndpointStore
from kg.store.guard import Guarded, run, run_there

SECONDS = 30.0
ROWS = 10_000


def sparql(
    store: Store, text: str, *, seconds: float = SECONDS, rows: int = ROWS, services: Collection[str] = (), union: bool = False
) -> QueryResult:
    """Return the result of a SPARQL query; the prefixes of the graph are known without being written.

    A result with more than `rows` rows is cut and says so. `services` are the endpoints that SERVICE may ask. With `union` a query that
    names no graph sees all of them; an endpoint decides that for itself. Raises QueryError, with the position where there is one, for what
    is no query or reaches out of the store, and LimitError for what needs more time or memory than it may have.
    """
    prefixes = iris.prefixes()
    graphs = graphs_of(store) if "FROM" in text.upper() else set()
    there = isinstance(store, EndpointStore)
    # A graph that is not here is never fetched by a store of this machine; an endpoint may do so.
    gate(text, Leave(graphs | set(services) if there else graphs, prefixes, services))
    if isinstance(store, EndpointStore):
        return _shown(run_there(store, text, prefixes, seconds=seconds, rows=rows), text)
    return _shown(run(store, text, prefixes, seconds=seconds, rows=rows, union=union), text)


def graphs_of(store: Store) -> set[str]:
    """Return the names of the named graphs of a store."""
    return {name for (name,) in Catalogue(store).rows(overview.graphs()) if name}


def _shown(result: Guarded, text: str) -> QueryResult:
    """Return a result as a record; the columns of a SELECT * in the order in which the query names them, which SPARQL leaves open."""
    order = list(range(len(result.columns)))
    if result.form == "select" and _selects_all(text):
        named = {name: place for place, name in enumerate(dict.fromkeys(t.text[1:] for t in tokens(text) if t.kind == "variable"))}
        order.sort(key=lambda at: named.get(result.columns[at], len(named)))
    columns = tuple(result.columns[at] for at in order)
    rows = tuple(tuple(None if (term := row[at]) is None else Node(*term) for at in order) for row in result.rows)
    return QueryResult(result.form, columns, rows, result.truth, result.truncated)


def _selects_all(text: str) -> bool:
    """Return whether the outermost SELECT is one of all variables."""
    after = dropwhile(lambda token: token.word != "SELECT", tokens(text))
    return next((token.text for token in after if token.word not in ("SELECT", "DISTINCT", "REDUCED")), "") == "*"
