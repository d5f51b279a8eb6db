"""What stands around a thing: the edges that documents state, walked outward step by step, each thing met once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg import rdf
from kg.answering.links import LEVELS, SHARED_COST, WEAK_COST, Links, costs
from kg.browse.naming import find
from kg.pictures.records import Edge, Picture, Said
from kg.pictures.sketch import MOST, Drawn, Sketch
from kg.store import Store
from kg.vocab import KG

ENDS = 64
"""The most things that show at first; more are folded under those nearer to the centre."""


def around(store: Store, term: str, hops: int = 1) -> Picture:
    """Return the things within some steps of one, each under the thing over which it was reached first.

    A value that many things share (a licence, an architecture) is reached and not walked through, unless it is the centre. Scores
    join the centre, and the levels of it, to the benchmarks. Raises UnknownNameError, with the nearest names, for a term that
    names nothing here.
    """
    sketch = Sketch(store)
    centre = find(sketch.catalogue, term).iri
    links, priced = Links(sketch.context, None), costs(sketch.context.graph.vocabulary)
    parents: dict[str, str] = {}
    order, seen, frontier = [centre], {centre}, [centre]
    drawn: set[Drawn] = set()
    scored: list[Edge] = []
    for hop in range(hops):
        found = _stated(links, frontier) | _of_document(sketch, frontier if hop == 0 else ())
        measured = _measured(sketch, _levels(sketch, frontier) if hop == 0 else [])
        scored += measured
        drawn |= found
        following: list[str] = []
        shared = {e.target for e in found if SHARED_COST <= priced.get(e.relation, 0) < WEAK_COST}
        for one, other in _ways(found, measured, frontier):
            if other in seen or len(order) >= MOST:
                continue
            seen.add(other)
            parents[other] = one
            order.append(other)
            if other not in shared:
                following.append(other)
        frontier = following
    inside = {edge for edge in drawn if edge.source in seen and edge.target in seen}
    spine = {edge: parents.get(edge.source) == edge.target or parents.get(edge.target) == edge.source for edge in inside}
    edges = (
        *sketch.edges(Drawn(e.source, e.relation, e.target, e.owner, on) for e, on in spine.items()),
        *(
            Edge(
                e.source,
                e.target,
                e.relation,
                e.relation_label,
                e.label,
                e.said,
                parents.get(e.source) == e.target or parents.get(e.target) == e.source,
            )
            for e in scored
            if e.source in seen and e.target in seen
        ),
    )
    nodes = sketch.nodes(order, parents=parents, opened=_opened(order, parents))
    label = nodes[0].label
    models = [n.iri for n in nodes if n.kind == "model"]
    steps = "one step" if hops == 1 else f"{hops} steps"
    about = (
        f"{len(nodes) - 1:,} thing{'' if len(nodes) == 2 else 's'} within {steps} of {label}, "
        "as documents state it. Click anything to read who says it, and where."
    )
    full = (f"No more than {MOST:,} things are drawn.",) if len(order) >= MOST else ()
    return sketch.picture(Picture(f"Around {label}", about, "tree", nodes, edges, (centre,), sketch.cells(models), notes=full))


def _stated(links: Links, frontier: Sequence[str]) -> set[Drawn]:
    return {
        Drawn(link.subject, link.predicate, link.object, "" if link.level else link.owner) for link in links.around(frontier, WEAK_COST)
    }


def _ways(found: Iterable[Drawn], measured: Iterable[Edge], frontier: Sequence[str]) -> list[tuple[str, str]]:
    """Return the steps outward, relation by relation, so that what is alike stands together."""
    at = {iri: place for place, iri in enumerate(frontier)}
    steps = set()
    edges = [(e.source, e.relation, e.target) for e in found] + [(e.source, e.relation, e.target) for e in measured]
    for source, relation, target in edges:
        for one, other in ((source, target), (target, source)):
            if one in at:
                steps.add((at[one], relation, one == target, one, other))
    return [(one, other) for _, _, _, one, other in sorted(steps)]


def _levels(sketch: Sketch, things: Sequence[str]) -> list[str]:
    """Return things with the variants and checkpoints below them."""
    found, fresh = list(things), list(things)
    while fresh:
        rows = sketch.catalogue.rows(rdf.edges((), LEVELS, fresh))
        fresh = sorted({s or "" for s, _, _ in rows} - set(found))
        found += fresh
    return found


def _measured(sketch: Sketch, things: Sequence[str]) -> list[Edge]:
    """Return an edge for each pair of a model and a benchmark of these with results, which are what is said of it."""
    if not things:
        return []
    classes = sketch.classes(things)
    benchmarks = [thing for thing in things if KG.Benchmark in classes[thing]]
    pairs: dict[tuple[str, str], list[Said]] = {}
    for asked in (rdf.results(models=things), *((rdf.results(benchmarks=benchmarks),) if benchmarks else ())):
        raw = tuple(sketch.catalogue.rows(asked))
        about = {row[0] or "": (row[1] or "", row[2] or "") for row in raw}
        scores = sketch.catalogue.scored(raw)
        places = sketch.catalogue.places(score.iri for score in scores)
        for score in scores:
            unit = f" {score.unit}" if score.unit and score.unit not in score.printed else ""
            said = Said(f"{score.label} — {score.benchmark} — {score.metric}: {score.printed}{unit}", places.get(score.iri, ()))
            pairs.setdefault(about[score.iri], []).append(said)
    label = sketch.labels([KG.Result])[KG.Result]
    return [Edge(model, benchmark, KG.Result, label, label, tuple(said)) for (model, benchmark), said in sorted(pairs.items())]


def _of_document(sketch: Sketch, frontier: Sequence[str]) -> set[Drawn]:
    """Return what documents among the things cite, and on what they report results."""
    documents = [iri for iri in frontier if iri in sketch.catalogue.documents]
    if not documents:
        return set()
    cited = sketch.catalogue.rows(rdf.edges(documents, [KG.cites]))
    reported = sketch.catalogue.rows(rdf.measured(documents=documents))
    made = {Drawn(s or "", p or "", o or "") for s, p, o in cited}
    return made | {Drawn(document or "", KG.benchmark, benchmark or "") for benchmark, document in reported}


def _opened(order: Sequence[str], parents: dict[str, str]) -> set[str]:
    """Return the things that are open at first: those nearest to the centre while the ends of branches fit on one screen."""
    below: dict[str, int] = {}
    for parent in parents.values():
        below[parent] = below.get(parent, 0) + 1
    opened, ends = {order[0]}, below.get(order[0], 1)
    for iri in order[1:]:
        more = below.get(iri, 0)
        if more and parents[iri] in opened and ends - 1 + more <= ENDS:
            opened.add(iri)
            ends += more - 1
    return opened
