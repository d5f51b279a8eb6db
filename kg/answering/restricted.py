"""A graph as if only some of its documents had been ingested: what every kind of question is asked of under a filter.

A solution is kept if each edge that it binds is said by a document that may speak. Whose an edge is follows from the layout:
what a document owns bears the document's IRI; a statement is found by hashing the edge; a derived edge stands with a premise.
The ontology, and what things are called and what kind of thing they are, belong to no document.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from types import TracebackType
from typing import Self

from pyoxigraph import Literal, NamedNode, Quad
from pyoxigraph import Triple as Edges

from kg import iris, rdf, sparql
from kg.errors import StoreError
from kg.sparql import GraphPattern, Group, Optional, Select, Triple, Union, Variable
from kg.sparql.patterns import Pattern
from kg.store import Graph, Solutions, Store, Term
from kg.vocab import KG, RDF, RDFS, SKOS

NAMING = frozenset((RDF.type, SKOS.prefLabel, SKOS.altLabel, RDFS.label, KG.familyKey, KG.variantKey, KG.sizeKey, KG.versionKey))
"""Properties that say what a thing is called and what kind of thing it is."""

DOCUMENT = iris.document("")
AT_ONCE = 2000
"""How many edges are looked up in one query."""

Edge = tuple[str, str, NamedNode | Literal]
Row = dict[str, Term | None]


class Restricted:
    """A store in which only some documents speak. It is asked by `select` with a tree, and never changed."""

    def __init__(self, store: Store, documents: Iterable[str]) -> None:
        self._store = store
        self._allowed = frozenset(documents)
        self._said: dict[Edge, bool] = {}

    def select(self, query: Select | str) -> Solutions:
        """Return the solutions of which every edge is said by a document that may speak; an optional edge that is not is left unbound."""
        if isinstance(query, str):
            raise StoreError("a graph under a filter is asked by trees, not by text", expected="a query of kg.sparql")
        found = self._store.select(replace(query, projection=(), distinct=False, limit=None, offset=0))
        rows: list[Row] = [dict(zip(found.variables, row, strict=True)) for row in found.rows]
        self._look_up({edge for row in rows for edge in _edges(query.where, row)})
        fixed = _variables(query.where)
        rows = [row for row in rows if self._holds(query.where, row, fixed)]
        names = tuple(_name(column) for column in query.projection) or found.variables
        made = [tuple(row.get(name) for name in names) for row in rows]
        if query.distinct:
            made = list(dict.fromkeys(made))
        return Solutions(names, tuple(made[query.offset : None if query.limit is None else query.offset + query.limit]))

    def ask(self, query: sparql.Ask | str) -> bool:
        """Return whether there is a solution of which every edge is said by a document that may speak."""
        return bool(self.select(query if isinstance(query, str) else Select((), query.where, limit=1)).rows)

    def construct(self, query: sparql.Construct | str) -> tuple[Edges, ...]:
        """Raise StoreError: a filter knows solutions, not triples."""
        raise StoreError("a graph under a filter is asked for solutions only", where=str(query)[:80])

    def quads(self, graph: Graph = None) -> Iterator[Quad]:
        """Raise StoreError: a filter knows solutions, not quads."""
        raise StoreError("a graph under a filter is asked for solutions only", where=str(graph))

    def apply(self, removed: Iterable[Quad], added: Iterable[Quad]) -> None:
        """Raise StoreError: a filter changes nothing."""
        raise StoreError("a graph under a filter cannot be changed", where=f"{len([*removed, *added])} quads")

    def writing(self) -> AbstractContextManager[object]:
        """Return a lock of nothing."""
        return nullcontext()

    def digest(self) -> str:
        """Return the digest of the whole graph."""
        return self._store.digest()

    def close(self) -> None:
        """Leave the store open: it belongs to whoever opened it."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _holds(self, pattern: Pattern, row: Row, fixed: frozenset[str]) -> bool:
        """Return whether what a solution binds of a pattern is said; take from the row what an optional part should not have bound."""
        if isinstance(pattern, Triple):
            edge = _edge(pattern, row)
            return edge is None or self._said[edge]
        if isinstance(pattern, Group):
            return all(self._holds(part, row, fixed) for part in pattern.patterns)
        if isinstance(pattern, Union):
            return any(self._holds(branch, row, fixed) for branch in pattern.branches)
        if isinstance(pattern, Optional):
            if not self._holds(pattern.pattern, row, fixed):
                row.update(dict.fromkeys(_variables(pattern.pattern) - fixed))
            return True
        if isinstance(pattern, GraphPattern):
            owner = _owner(_value(pattern.name, row))
            return owner is None or owner in self._allowed
        return self._holds(pattern.where, row, fixed) if isinstance(pattern, Select) else True

    def _look_up(self, edges: set[Edge]) -> None:
        """Find out of edges whether a document that may speak says them."""
        open_: dict[str, Edge] = {}
        for edge in edges - self._said.keys():
            owner = _owner(NamedNode(edge[0]))
            if owner is None and edge[1] not in NAMING:
                open_[iris.statement(*edge)] = edge
            else:
                self._said[edge] = owner is None or owner in self._allowed
        speakers: dict[str, set[str]] = {}
        statements = sorted(open_)
        for at in range(0, len(statements), AT_ONCE):
            for statement, document in self._store.select(rdf.speakers(statements[at : at + AT_ONCE])).texts():
                speakers.setdefault(statement, set()).add(document)
        for statement, documents in speakers.items():
            self._said[open_.pop(statement)] = bool(documents & self._allowed)
        self._derive(open_)

    def _derive(self, open_: dict[str, Edge]) -> None:
        """Settle edges that no document states: a derived one is said where one of its premises is, one of the ontology always."""
        premises: dict[str, set[Edge]] = {}
        for derived, subject, predicate, value in self._store.select(rdf.premises(sorted(open_))).bound() if open_ else ():
            premises.setdefault(derived.value, set()).add((subject.value, predicate.value, value))
        if premises:
            self._look_up({edge for found in premises.values() for edge in found} - set(open_.values()))
        for statement, edge in open_.items():
            found = premises.get(statement, set()) - {edge}
            self._said[edge] = not found or any(self._said.get(premise, False) for premise in found)


def _name(column: Variable | sparql.Bind) -> str:
    return column.name if isinstance(column, Variable) else column.variable.name


def _value(term: object, row: Row) -> Term | None:
    if isinstance(term, Variable):
        return row.get(term.name)
    return term if isinstance(term, NamedNode | Literal) else None


def _edge(pattern: Triple, row: Row) -> Edge | None:
    """Return the edge that a solution makes of a pattern; None where a part of it is not bound or is walked as a path."""
    subject, predicate, value = (_value(part, row) for part in (pattern.subject, pattern.predicate, pattern.object))
    if isinstance(subject, NamedNode) and isinstance(predicate, NamedNode) and isinstance(value, NamedNode | Literal):
        return subject.value, predicate.value, value
    return None


def _edges(pattern: Pattern, row: Row) -> Iterator[Edge]:
    """Yield the edges of the default graph that a solution binds."""
    if isinstance(pattern, Triple):
        edge = _edge(pattern, row)
        if edge is not None:
            yield edge
    for part in _parts(pattern):
        yield from _edges(part, row)


def _parts(pattern: Pattern) -> tuple[Pattern, ...]:
    """Return the patterns of the default graph within a pattern."""
    if isinstance(pattern, Group):
        return pattern.patterns
    if isinstance(pattern, Union):
        return pattern.branches
    if isinstance(pattern, Optional):
        return (pattern.pattern,)
    return (pattern.where,) if isinstance(pattern, Select) else ()


def _variables(pattern: Pattern) -> frozenset[str]:
    """Return the variables that a pattern binds in every solution; those of an optional part are asked of what stands in it."""
    if isinstance(pattern, Triple):
        return frozenset(p.name for p in (pattern.subject, pattern.predicate, pattern.object) if isinstance(p, Variable))
    if isinstance(pattern, GraphPattern):
        named = {pattern.name.name} if isinstance(pattern.name, Variable) else set()
        return _variables(pattern.pattern) | named
    parts = [part for part in _parts(pattern) if not isinstance(part, Optional)] if not isinstance(pattern, Optional) else []
    return frozenset().union(*map(_variables, parts))


def _owner(term: Term | None) -> str | None:
    """Return the document whose graph or possession a term names; None for what is nobody's."""
    if not isinstance(term, NamedNode) or not term.value.startswith(DOCUMENT):
        return None
    return DOCUMENT + term.value.removeprefix(DOCUMENT).split("/", 1)[0]
