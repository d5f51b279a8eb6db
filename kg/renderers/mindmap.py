"""A tree that spreads to both sides of its root, every label level and readable; what is folded takes no room."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kg.pictures.records import Picture
from kg.renderers.placed import ROW, Placed, Spot, wide

GAP: Final = 38.0
"""The room between the end of a label and the next column."""
STEM: Final = 40.0
SPREAD: Final = 0.12
"""What a root takes of the room to its sides, at least, and by how tall its tree is: a wide fan needs a long way out."""
APART: Final = 2 * ROW
"""The room between two trees."""
FEW: Final = 3
"""The most trees that stand one above the other; more are joined at a root that is not drawn."""
JOINT: Final = ""


def mindmap(picture: Picture) -> Placed:
    """Lay a tree out: depth by depth outward, ends of branches row by row, a parent in the middle of its children."""
    tree = _Tree(picture)
    sides = tree.sides()
    columns = tree.columns(sides)
    spots: dict[str, Spot] = {}
    top = 0.0
    for root in tree.roots:
        top = tree.place(root, sides, columns, spots, top) + APART
    middle = (top - APART - ROW) / 2
    shown = frozenset(spots) - {JOINT}
    for iri in tree.nodes:
        x = columns[0 if sides[iri] >= 0 else 1][tree.depth[iri]] * sides[iri]
        y = spots[iri].y - middle if iri in spots else 0.0
        spots[iri] = Spot(round(x, 1), round(y, 1), sides[iri])
    return Placed(picture, {iri: spots[iri] for iri in tree.nodes}, shown, JOINT in tree.children)


class _Tree:
    """The things of a picture under their parents; walks are loops, as a chain may be longer than Python's stack."""

    def __init__(self, picture: Picture) -> None:
        self.nodes = {node.iri: node for node in picture.nodes}
        self.children: dict[str, list[str]] = {}
        self.roots = [node.iri for node in picture.nodes if node.parent is None]
        for node in picture.nodes:
            if node.parent is not None:
                self.children.setdefault(node.parent, []).append(node.iri)
        if len(self.roots) > FEW:
            self.children[JOINT] = self.roots
            self.roots = [JOINT]
        self.depth = dict.fromkeys(self.roots, 0)
        for root in self.roots:
            for iri in self.walk(root, folded=True):
                self.depth.update((child, self.depth[iri] + 1) for child in self.children.get(iri, ()))
        self.rows: dict[str, int] = {}
        """How many rows each branch takes as it shows at first."""
        for root in self.roots:
            for iri in reversed(list(self.walk(root, folded=True))):
                self.rows[iri] = sum(self.rows[child] for child in self.below(iri)) or 1

    def below(self, iri: str) -> list[str]:
        """Return what shows under a thing at first."""
        return self.children.get(iri, []) if iri == JOINT or self.nodes[iri].open else []

    def walk(self, iri: str, *, folded: bool) -> Iterator[str]:
        """Yield a thing and all under it from the top down, in order; with `folded` what is folded too."""
        stack = [iri]
        while stack:
            at = stack.pop()
            yield at
            stack.extend(reversed(self.children.get(at, []) if folded else self.below(at)))

    def sides(self) -> dict[str, int]:
        """Part the branches of each root, the largest first, to the right (1) or the left (-1), wherever fewer rows are."""
        sides: dict[str, int] = {}
        for root in self.roots:
            sides[root] = 0
            branches = self.children.get(root, [])
            taken = {1: 0, -1: 0}
            for branch in sorted(branches, key=lambda iri: -self.rows[iri]):
                side = 1 if len(branches) <= FEW or taken[1] <= taken[-1] else -1
                taken[side] += self.rows[branch]
                sides.update(dict.fromkeys(self.walk(branch, folded=True), side))
        return sides

    def columns(self, sides: dict[str, int]) -> tuple[tuple[float, ...], tuple[float, ...]]:
        """Return where each depth lies, to the right and to the left: far enough for the widest label that shows before it."""
        tall = max((max(self.heights(root, sides).values()) for root in self.roots), default=0.0)
        shown = [iri for root in self.roots for iri in self.walk(root, folded=False) if iri != JOINT]
        deepest = max((self.depth[iri] for iri in shown), default=0)
        stem = max(STEM, SPREAD * tall * (1 + 1 / max(deepest, 1)) / 2)
        widest = ({0: stem}, {0: stem})
        for iri in shown:
            if sides[iri]:
                of_side, depth = widest[0 if sides[iri] > 0 else 1], self.depth[iri]
                of_side[depth] = max(of_side.get(depth, 0.0), wide(self.nodes[iri]))
        made: list[tuple[float, ...]] = []
        for of_side in widest:
            xs = [0.0]
            for depth in range(max(self.depth.values(), default=0)):
                xs.append(round(xs[-1] + of_side.get(depth, 0.0) + GAP, 1))
            made.append(tuple(xs))
        return made[0], made[1]

    def heights(self, root: str, sides: dict[str, int]) -> dict[int, float]:
        """Return how tall the branches of a root are to either side, as they show at first."""
        return {side: sum(self.rows[child] for child in self.below(root) if sides[child] == side) * ROW for side in (1, -1)}

    def place(self, root: str, sides: dict[str, int], columns: tuple[tuple[float, ...], ...], spots: dict[str, Spot], top: float) -> float:
        """Place one tree from `top` downward, both sides level with each other; return where it ends."""
        heights = self.heights(root, sides)
        tall = max(*heights.values(), ROW)
        rows = {side: top + (tall - height) / 2 for side, height in heights.items()}
        order = list(self.walk(root, folded=False))[1:]
        for iri in order:
            side = sides[iri]
            spots[iri] = Spot(columns[0 if side > 0 else 1][self.depth[iri]] * side, rows[side], side)
            if not self.below(iri):
                rows[side] += ROW
        for iri in reversed(order):
            if below := self.below(iri):
                spots[iri] = Spot(spots[iri].x, (spots[below[0]].y + spots[below[-1]].y) / 2, sides[iri])
        spots[root] = Spot(0.0, top + (tall - ROW) / 2, 0)
        return top + tall
