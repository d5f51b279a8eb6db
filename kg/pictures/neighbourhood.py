"""What stands around a thing: the edges that documents state, walked outward step by step, each thing met once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg import rdf
from kg.answering.links import LEVELS, SHARED_COST, WEAK_COST, Links, costs
from kg.browse.naming import find
from kg.pictures.records import Edge, Picture, Said
from kg.pictures.sketch import MOST, Drawn, Sketch
from kg.store import Store
from kg.vocab import KG

ENDS = 64
"""The most things that show at first; more are folded under those nearer to the centre."""

MODEL, BENCHMARK, DOCUMENT = 1, 2, 4
"""The columns of `rdf.results` that an edge joins."""


def around(store: Store, term: str, hops: int = 1) -> Picture:
    """Return the things within some steps of one, each under the thing over which it was reached first.

    A value that many things share (a licence, an architecture) is reached and not walked through, unless it is the centre. Scores
    join the centre, and the levels of it, to the benchmarks; where more models than fit on a screen are around it, each stands under its
    family. Raises UnknownNameError, with the nearest names, for a term that names nothing here.
    """
    sketch = Sketch(store)
    centre = find(sketch.catalogue, term).iri
    walk = _Walk(sketch, centre)
    walk.out(hops)
    walk.under_families()
    edges = walk.edges()
    nodes = sketch.nodes(walk.order, parents=walk.parents, opened=_opened(walk.order, walk.parents))
    label = nodes[0].label
    steps = "one step" if hops == 1 else f"{hops} steps"
    about = (
        f"{len(nodes) - 1:,} thing{'' if len(nodes) == 2 else 's'} within {steps} of {label}, "
        "as documents state it. Click anything to read who says it, and where."
    )
    full = (f"No more than {MOST:,} things are drawn.",) if len(walk.order) >= MOST else ()
    cells = sketch.cells([n.iri for n in nodes if n.kind == "model"])
    return sketch.picture(Picture(f"Around {label}", about, "tree", nodes, edges, (centre,), cells, notes=full))


class _Walk:
    """What was met on the way out from a thing: in order, each with the thing over which it was reached, and the edges."""

    def __init__(self, sketch: Sketch, centre: str) -> None:
        self.sketch, self.centre = sketch, centre
        self.order = [centre]
        self.parents: dict[str, str] = {}
        self._drawn: set[Drawn] = set()
        self._scored: list[Edge] = []

    def out(self, hops: int) -> None:
        """Go outward step by step."""
        links, priced = Links(self.sketch.context, None), costs(self.sketch.context.graph.vocabulary)
        self._scored = _measured(self.sketch, _levels(self.sketch, [self.centre]))
        self._drawn |= _cited(self.sketch, self.centre)
        frontier, seen = [self.centre], {self.centre}
        for _ in range(hops):
            found = _stated(links, frontier)
            self._drawn |= found
            shared = {e.target for e in found if SHARED_COST <= priced.get(e.relation, 0) < WEAK_COST}
            following: list[str] = []
            for one, other in _ways(self._drawn, self._scored, frontier):
                if other in seen or len(self.order) >= MOST:
                    continue
                seen.add(other)
                self.parents[other] = one
                self.order.append(other)
                if other not in shared:
                    following.append(other)
            frontier = following

    def under_families(self) -> None:
        """Put the models around the centre under their families, by the levels of their names, where they are more than fit on a screen."""
        near = [iri for iri in self.order if self.parents.get(iri) == self.centre]
        if len(near) <= ENDS:
            return
        above: dict[str, str] = {}
        fresh = near
        while fresh:
            rows = self.sketch.catalogue.rows(rdf.edges(fresh, LEVELS))
            found = {s or "": (p or "", o or "") for s, p, o in rows if s not in above}
            self._drawn |= {Drawn(s, p, o) for s, (p, o) in found.items()}
            above |= {s: o for s, (_, o) in found.items()}
            fresh = sorted({o for _, o in found.values()} - above.keys())
        self.parents |= {s: o for s, o in above.items() if s in near or o in above or s in above.values()}
        labels = self.sketch.labels(above.values())
        tops = sorted(
            {iri for iri in above.values() if iri not in above and iri not in self.parents}, key=lambda t: (labels[t].casefold(), t)
        )
        self.parents |= dict.fromkeys(tops, self.centre)
        self.order = list(dict.fromkeys([*self.order, *tops, *above.values()]))
        self._scored += [self._summed(top, [s for s in above if s.startswith(f"{top}/")]) for top in tops]

    def _summed(self, family: str, models: Sequence[str]) -> Edge:
        """Return the edge that joins a family to the centre, where models of it and not itself have results."""
        names = self.sketch.labels([family, self.centre, KG.Result])
        told = f"{len(models):,} model{'' if len(models) == 1 else 's'} of {names[family]}"
        said = Said(f"{told} — {names[KG.Result]} — {names[self.centre]}", (), "unfold the family to see each result with its place")
        return Edge(family, self.centre, KG.Result, names[KG.Result], names[KG.Result], (said,))

    def edges(self) -> tuple[Edge, ...]:
        """Return the edges between the things that were met; those to the thing over which one was reached make the tree."""

        def spine(source: str, target: str) -> bool:
            return self.parents.get(source) == target or self.parents.get(target) == source

        inside = set(self.order)
        stated = self.sketch.edges(
            replace(e, spine=spine(e.source, e.target)) for e in self._drawn if e.source in inside and e.target in inside
        )
        scored = (replace(e, spine=spine(e.source, e.target)) for e in self._scored if e.source in inside and e.target in inside)
        return (*stated, *scored)


def _stated(links: Links, frontier: Sequence[str]) -> set[Drawn]:
    return {
        Drawn(link.subject, link.predicate, link.object, "" if link.level else link.owner) for link in links.around(frontier, WEAK_COST)
    }


def _ways(found: Iterable[Drawn], scored: Iterable[Edge], frontier: Sequence[str]) -> list[tuple[str, str]]:
    """Return the steps outward, relation by relation, so that what is alike stands together."""
    at = {iri: place for place, iri in enumerate(frontier)}
    steps = set()
    edges = [(e.source, e.relation, e.target) for e in found] + [(e.source, e.relation, e.target) for e in scored]
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
    """Return an edge for each pair with results: of a model and a benchmark, or of a document among the things and a benchmark."""
    classes = sketch.classes(things)
    benchmarks = [thing for thing in things if KG.Benchmark in classes[thing]]
    documents = [thing for thing in things if thing in sketch.catalogue.documents]
    models = [thing for thing in things if KG.Model in classes[thing]]
    pairs: dict[tuple[str, str], list[Said]] = {}
    for asked, first in (
        (rdf.results(models), models),
        (rdf.results((), benchmarks), benchmarks),
        (rdf.results((), (), documents), documents),
    ):
        raw = tuple(sketch.catalogue.rows(asked)) if first else ()
        about = {row[0] or "": (row[DOCUMENT if first is documents else MODEL] or "", row[BENCHMARK] or "") for row in raw}
        scores = sketch.catalogue.scored(raw)
        places = sketch.catalogue.places(score.iri for score in scores)
        for score in scores:
            unit = f" {score.unit}" if score.unit and score.unit not in score.printed else ""
            said = Said(f"{score.label} — {score.benchmark} — {score.metric}: {score.printed}{unit}", places.get(score.iri, ()))
            pairs.setdefault(about[score.iri], []).append(said)
    label = sketch.labels([KG.Result])[KG.Result]
    return [Edge(one, benchmark, KG.Result, label, label, tuple(said)) for (one, benchmark), said in sorted(pairs.items())]


def _cited(sketch: Sketch, centre: str) -> set[Drawn]:
    """Return what a document, if the centre is one, cites."""
    if centre not in sketch.catalogue.documents:
        return set()
    return {Drawn(s or "", p or "", o or "") for s, p, o in sketch.catalogue.rows(rdf.edges([centre], [KG.cites]))}


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
