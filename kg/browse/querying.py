"""Queries that users write."""

from __future__ import annotations

from kg import overview
from kg.browse.catalogue import Catalogue
from kg.browse.records import Node, QueryResult
from kg.sparql.gate import gate
from kg.store import Store
from kg.store.endpoint import EndpointStore
from kg.store.guard import Guarded, run, run_there
from kg.vocab import PREFIXES

SECONDS = 10.0
ROWS = 10_000


def sparql(store: Store, text: str, *, seconds: float = SECONDS, rows: int = ROWS) -> QueryResult:
    """Return the result of a SPARQL query; the prefixes of the graph are known without being written.

    A result with more than `rows` rows is cut and says so. Raises QueryError, with the position where there is one, for what is no query
    or reaches out of the store, and LimitError for what needs more time or memory than it may have.
    """
    prefixes = dict(PREFIXES)
    graphs = {name for (name,) in Catalogue(store).rows(overview.graphs()) if name} if "FROM" in text.upper() else set()
    gate(text, graphs, prefixes)
    if isinstance(store, EndpointStore):
        return _shown(run_there(store, text, prefixes, seconds=seconds, rows=rows))
    return _shown(run(store, text, prefixes, seconds=seconds, rows=rows))


def _shown(result: Guarded) -> QueryResult:
    rows = tuple(tuple(None if term is None else Node(*term) for term in row) for row in result.rows)
    return QueryResult(result.form, result.columns, rows, result.truth, result.truncated)
