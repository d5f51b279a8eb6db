"""The result of a query, drawn: the triples of a CONSTRUCT as a graph, the rows of a SELECT as a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.browse.records import Node as Term
from kg.browse.records import QueryResult
from kg.pictures.records import Edge, Picture, Said, Table
from kg.pictures.sketch import MOST, Drawn, Sketch, value
from kg.store import Store
from kg.vocab import RDF


def query(store: Store, result: QueryResult, title: str = "A query's result") -> Picture:
    """Return what a query found: triples as edges, each with what documents say of it if it is one of the graph's own; rows as a table."""
    sketch = Sketch(store)
    cut = ("The result was cut: there is more than is shown.",) if result.truncated else ()
    if result.form != "triples":
        rows = [[_text(sketch, term) for term in row] for row in result.rows]
        columns = result.columns
        if result.form == "ask":
            columns, rows = ("answer",), [["yes" if result.truth else "no"]]
        table = Table(columns, tuple(map(tuple, rows)))
        about = f"{len(rows):,} row{'' if len(rows) == 1 else 's'} of {len(columns)} column{'' if len(columns) == 1 else 's'}."
        return sketch.picture(Picture(title, about, "layers", (), (), table=table, notes=cut))
    triples = [(s, p, o) for s, p, o in result.rows if s and p and o]
    labels = sketch.labels(p.value for _, p, _ in triples)
    drawn = {Drawn(s.value, p.value, o.value) for s, p, o in triples if o.kind == "iri" and p.value != RDF.type}
    stated = sketch.edges(drawn)
    edges = stated + tuple(
        Edge(s.value, value(o.value), p.value, labels[p.value], labels[p.value], (Said(f"{labels[p.value]}: {o.value}"),))
        for s, p, o in triples
        if o.kind == "literal"
    )
    things = list(dict.fromkeys([*(s.value for s, _, _ in triples), *(iri for e in edges for iri in (e.source, e.target))]))
    kept = set(things[:MOST])
    left = (f"{len(things) - MOST:,} things are left out for want of room.",) if len(things) > MOST else ()
    shown = tuple(e for e in edges if e.source in kept and e.target in kept)
    about = f"{len(triples):,} triple{'' if len(triples) == 1 else 's'} between {len(kept):,} things."
    order, parents = _forest(things[:MOST], shown)
    drawn_edges = tuple(replace(e, spine=e.target == parents.get(e.source) or e.source == parents.get(e.target)) for e in shown)
    return sketch.picture(Picture(title, about, "tree", sketch.nodes(order, parents=parents), drawn_edges, notes=cut + left))


def _forest(things: Sequence[str], edges: Sequence[Edge]) -> tuple[list[str], dict[str, str]]:
    """Return things in the order in which a walk meets them, and the thing over which each was met; it begins where most edges meet."""
    near: dict[str, list[str]] = {thing: [] for thing in things}
    for edge in edges:
        near[edge.source].append(edge.target)
        near[edge.target].append(edge.source)
    order: list[str] = []
    parents: dict[str, str] = {}
    seen: set[str] = set()
    for root in sorted(things, key=lambda thing: (-len(near[thing]), thing)):
        if root in seen:
            continue
        seen.add(root)
        fresh = [root]
        while fresh:
            order += fresh
            following = []
            for one in fresh:
                for other in dict.fromkeys(near[one]):
                    if other not in seen:
                        seen.add(other)
                        parents[other] = one
                        following.append(other)
            fresh = following
    return order, parents


def _text(sketch: Sketch, term: Term | None) -> str:
    """Return a term of a row as people read it: a thing by its label."""
    if term is None:
        return ""
    if term.kind != "iri":
        return term.value
    return sketch.labels([term.value])[term.value]
