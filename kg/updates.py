"""Updates that users write: to graphs of their own, beside those of the documents.

What documents say and what follows from it is a pure function of the documents: it is changed by ingesting and removing them, and by
nothing else. So an update may change the graphs whose names begin with `iris.USER` (the prefix `my:`) and no others. Whether it does is
seen from what it changes, not from its text: it is carried out on a copy, in a guarded child, and what it put in and took out there is
then one transaction under the writer's lock. These graphs are kept when documents come and go; no question looks into them, and they may
not hold what would be taken for evidence of a document. The ledger tells of documents only, so it has no line of them.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Collection
from pathlib import Path

from pyoxigraph import NamedNode, Quad, RdfFormat, parse, serialize

from kg import iris
from kg.errors import QueryError, StoreError
from kg.sparql.gate import Leave, gate
from kg.store import Place, open_writer
from kg.store.guard import called, task_of
from kg.store.mirror import EndpointWriter
from kg.vocab import KG, RDF

MOST = 100_000
"""The most quads that one update may put in and take out."""
_EVIDENCE = (RDF.subject, RDF.predicate, RDF.object)
_SHOWN = 200


def update(place: Place, text: str, *, seconds: float, services: Collection[str] = ()) -> tuple[tuple[str, int, int], ...]:
    """Carry out a SPARQL update, wholly or not at all; return each graph that it changed, with the quads that came and went.

    `services` are the addresses that LOAD and SERVICE may call. Raises QueryError for what is no update, or one that would change
    anything but graphs of the user's own; LimitError for one that needs too much; StoreError where it cannot be written.
    """
    prefixes = iris.prefixes()
    gate(text, Leave(prefixes=prefixes, services=services, update=True))
    with open_writer(place) as writer, tempfile.TemporaryDirectory() as folder:
        if isinstance(writer, EndpointWriter) and writer.unites():
            raise StoreError(
                "this endpoint shows all graphs as one, so that questions would take what you write for what documents say",
                where=str(place),
                expected="an endpoint whose default graph is apart",
            )
        path = Path(folder, "graph.nq")
        serialize(writer.quads("all"), str(path), RdfFormat.N_QUADS)
        task = task_of(text, prefixes, seconds=seconds, rows=MOST) | {"quads": str(path), "update": True}
        result = called(task, seconds)
        removed, added = (tuple(parse(result[key].encode(), RdfFormat.N_QUADS)) for key in ("removed", "added"))
        for quad in (*removed, *added):
            _own(quad)
        writer.apply(removed, added)
    came, went = (Counter(_name(quad) for quad in quads) for quads in (added, removed))
    return tuple((graph, came[graph], went[graph]) for graph in sorted(came.keys() | went.keys()))


def _own(quad: Quad) -> None:
    """Raise QueryError for a quad that is not the user's to change."""
    if not iris.is_users(_name(quad)):
        where = _name(quad) or "the default graph"
        raise QueryError(
            f"the update changes {where}, which is made from the documents alone",
            expected=f"GRAPH with a name that begins with my: ({iris.USER})",
            hint=f"it would change {str(quad)[:_SHOWN]}; kg ingest and kg remove change what documents say",
        )
    if quad.predicate.value.startswith(KG.NAMESPACE) or quad.predicate.value in _EVIDENCE:
        raise QueryError(
            f"the property <{quad.predicate.value}> is for what documents say",
            expected="a property of another vocabulary, or of your own",
            hint=f"it stands in {str(quad)[:_SHOWN]}",
        )


def _name(quad: Quad) -> str:
    return quad.graph_name.value if isinstance(quad.graph_name, NamedNode) else ""
