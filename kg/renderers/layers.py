"""Things in layers from left to right: what comes first, what came of it; few crossings, straight ways, no overlap.

Source: Sugiyama, Tagawa, Toda (1981), "Methods for visual understanding of hierarchical system structures"; the rows are set by
isotonic regression (pool adjacent violators), so that each thing is as near to its neighbours as its layer allows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from itertools import pairwise
from typing import Final

import networkx as nx

from kg.pictures.records import Picture
from kg.renderers.placed import Placed, Spot, wide

ROW: Final = 46.0
THIN: Final = 20.0
"""The room of an edge that passes through a layer."""
GAP: Final = 96.0
SWEEPS: Final = 12
ASPECT: Final = 1.5
"""How much wider than tall a picture of many parts is laid out."""
MARGIN: Final = 60.0
MOST_STRETCHED: Final = 1.8
"""How far rows are drawn apart at most, so that a picture with many layers fills its page."""

Point = Hashable


def layers(picture: Picture) -> Placed:
    """Lay a picture out in layers; parts that nothing joins stand beside and below each other, the largest first."""
    widths = {node.iri: wide(node) for node in picture.nodes}
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(widths)
    for edge in picture.edges:
        first, then = (edge.source, edge.target) if edge.onward else (edge.target, edge.source)
        if first != then:
            graph.add_edge(first, then)
    order = {iri: at for at, iri in enumerate(widths)}
    parts = sorted(nx.weakly_connected_components(graph), key=lambda part: (-len(part), min(order[iri] for iri in part)))
    blocks = [_part(graph.subgraph(sorted(part, key=order.__getitem__)), order, widths) for part in parts]
    spots = _packed(blocks)
    return Placed(picture, {iri: spots[iri] for iri in widths}, frozenset(widths))


Block = tuple[dict[str, tuple[float, float]], float, float]
"""The places of a part's things from its upper left corner, its width and its height."""


def _part(graph: nx.DiGraph[str], order: Mapping[str, int], widths: Mapping[str, float]) -> Block:
    acyclic = _without_cycles(graph, order)
    depth = _depths(acyclic, order)
    points, neighbours = _threaded(acyclic, depth, order)
    _uncross(points, neighbours)
    rows = _rows(points, neighbours)
    at, xs = 0.0, []
    for layer in points:
        widest = max((widths[p] for p in layer if isinstance(p, str)), default=0.0)
        xs.append(at + widest / 2)
        at += widest + GAP
    top = min(rows.values(), default=0.0)
    places = {p: (xs[i], rows[p] - top) for i, layer in enumerate(points) for p in layer if isinstance(p, str)}
    return places, at - GAP, max(rows.values(), default=0.0) - top


def _without_cycles(graph: nx.DiGraph[str], order: Mapping[str, int]) -> nx.DiGraph[str]:
    """Return the graph with every edge that closes a cycle turned round."""
    made: nx.DiGraph[str] = nx.DiGraph()
    made.add_nodes_from(graph.nodes)
    for first, then in sorted(graph.edges, key=lambda e: (order[e[0]], order[e[1]])):
        closing = first in made and then in made and nx.has_path(made, then, first)
        if closing:
            made.add_edge(then, first)
        else:
            made.add_edge(first, then)
    return made


def _depths(graph: nx.DiGraph[str], order: Mapping[str, int]) -> dict[str, int]:
    """Return the layer of each thing: behind all that comes before it, and no farther from what follows than it must be."""
    ranked = list(nx.lexicographical_topological_sort(graph, key=order.__getitem__))
    depth: dict[str, int] = {}
    for iri in ranked:
        depth[iri] = max((depth[p] + 1 for p in graph.predecessors(iri)), default=0)
    for iri in reversed(ranked):
        after = [depth[s] for s in graph.successors(iri)]
        if after and not graph.in_degree(iri):
            depth[iri] = min(after) - 1
    return depth


def _threaded(
    graph: nx.DiGraph[str], depth: Mapping[str, int], order: Mapping[str, int]
) -> tuple[list[list[Point]], tuple[dict[Point, list[Point]], dict[Point, list[Point]]]]:
    """Return the layers with a point in each for every edge that passes through it, and the points before and after each."""
    points: list[list[Point]] = [[] for _ in range(max(depth.values(), default=0) + 1)]
    for iri in sorted(depth, key=order.__getitem__):
        points[depth[iri]].append(iri)
    backward: defaultdict[Point, list[Point]] = defaultdict(list)
    forward: defaultdict[Point, list[Point]] = defaultdict(list)
    for first, then in sorted(graph.edges, key=lambda e: (order[e[0]], order[e[1]])):
        last: Point = first
        for layer in range(depth[first] + 1, depth[then]):
            point = (first, then, layer)
            points[layer].append(point)
            forward[last].append(point)
            backward[point].append(last)
            last = point
        forward[last].append(then)
        backward[then].append(last)
    return points, (backward, forward)


def _uncross(points: list[list[Point]], neighbours: tuple[Mapping[Point, list[Point]], Mapping[Point, list[Point]]]) -> None:
    """Order each layer by the mean place of its neighbours, forth and back, and keep the best order seen."""
    best, fewest = [list(layer) for layer in points], _crossings(points, neighbours[1])
    for sweep in range(SWEEPS):
        forth = sweep % 2 == 0
        for i in range(1, len(points)) if forth else range(len(points) - 2, -1, -1):
            fixed = {p: at for at, p in enumerate(points[i - 1 if forth else i + 1])}
            own = {p: at for at, p in enumerate(points[i])}

            def mean(p: Point, fixed: Mapping[Point, int] = fixed, own: Mapping[Point, int] = own, forth: bool = forth) -> float:
                near = [fixed[n] for n in neighbours[0 if forth else 1].get(p, ()) if n in fixed]
                return sum(near) / len(near) if near else float(own[p])

            points[i].sort(key=mean)
        crossings = _crossings(points, neighbours[1])
        if crossings < fewest:
            best, fewest = [list(layer) for layer in points], crossings
    points[:] = best


def _crossings(points: Sequence[Sequence[Point]], forward: Mapping[Point, Sequence[Point]]) -> int:
    count = 0
    for layer, following in pairwise(points):
        at = {p: place for place, p in enumerate(following)}
        ends = [sorted(at[n] for n in forward.get(p, ())) for p in layer]
        passed: list[int] = []
        for targets in ends:
            count += sum(1 for target in targets for other in passed if other > target)
            passed += targets
    return count


def _rows(
    points: Sequence[Sequence[Point]], neighbours: tuple[Mapping[Point, list[Point]], Mapping[Point, list[Point]]]
) -> dict[Point, float]:
    """Return the height of each point: in the order of its layer, as near as it may be to the mean of its neighbours."""
    rows: dict[Point, float] = {}
    for layer in points:
        offsets = _offsets(layer)
        middle = offsets[-1] / 2 if offsets else 0.0
        rows.update({p: offset - middle for p, offset in zip(layer, offsets, strict=True)})
    for sweep in range(SWEEPS):
        for layer in points if sweep % 2 == 0 else reversed(points):
            wanted = []
            for p in layer:
                near = [rows[n] for side in neighbours for n in side.get(p, ())]
                wanted.append(sum(near) / len(near) if near else rows[p])
            rows.update(zip(layer, _apart(wanted, _offsets(layer)), strict=True))
    return rows


def _offsets(layer: Sequence[Point]) -> list[float]:
    """Return how far below the first each point of a layer must lie at least."""
    at, made = 0.0, []
    for i, p in enumerate(layer):
        if i:
            at += ROW if isinstance(p, str) and isinstance(layer[i - 1], str) else (ROW + THIN) / 2
        made.append(at)
    return made


def _apart(wanted: Sequence[float], offsets: Sequence[float]) -> list[float]:
    """Return the heights nearest to those wanted (least squares) that keep the offsets.

    >>> _apart([5.0, 5.0], [0.0, 10.0])
    [0.0, 10.0]
    """
    blocks: list[tuple[float, int]] = []
    for want, offset in zip(wanted, offsets, strict=True):
        mean, size = want - offset, 1
        while blocks and blocks[-1][0] > mean:
            other, more = blocks.pop()
            mean, size = (mean * size + other * more) / (size + more), size + more
        blocks.append((mean, size))
    level = [mean for mean, size in blocks for _ in range(size)]
    return [height + offset for height, offset in zip(level, offsets, strict=True)]


def _packed(blocks: Sequence[Block]) -> dict[str, Spot]:
    """Put the parts on shelves, the largest first, as wide together as `ASPECT` asks; the middle of all is the origin."""
    area = sum((wide_ + MARGIN) * (tall + MARGIN) for _, wide_, tall in blocks)
    limit = max([wide_ for _, wide_, _ in blocks] + [(area * ASPECT) ** 0.5])
    spots: dict[str, tuple[float, float]] = {}
    x = y = shelf = right = 0.0
    for places, wide_, tall in blocks:
        if x and x + wide_ > limit:
            x, y, shelf = 0.0, y + shelf + MARGIN, 0.0
        spots.update({iri: (x + px, y + py) for iri, (px, py) in places.items()})
        x += wide_ + MARGIN
        right, shelf = max(right, x - MARGIN), max(shelf, tall)
    tall = y + shelf
    stretch = min(max(right / ASPECT / tall, 1.0), MOST_STRETCHED) if tall else 1.0
    return {iri: Spot(round(px - right / 2, 1), round((py - tall / 2) * stretch, 1), 0) for iri, (px, py) in spots.items()}
