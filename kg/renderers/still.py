"""A picture as SVG that stands still, for papers and slides: the same layout as the page's, as it opens, with a legend."""

from __future__ import annotations

from html import escape
from math import cos, pi, sin
from typing import Final

from kg.pictures.records import Edge, Node, Picture
from kg.renderers.kind_styles import SHRINK, STYLES
from kg.renderers.measure import columns
from kg.renderers.placed import LETTER, Placed, Spot, label, placed, wide
from kg.renderers.visible import visible

MARGIN: Final = 36.0
HEAD: Final = 46.0
FOOT: Final = 54.0
FONT: Final = "Inter, system-ui, -apple-system, 'Segoe UI', 'Liberation Sans', 'DejaVu Sans', sans-serif"
FEW_EDGES: Final = 60
"""The most edges of layers whose relations are all written."""

OUTLINES: Final[dict[str, tuple[tuple[float, float], ...]]] = {
    "square": ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
    "diamond": ((0, -1.1), (1.1, 0), (0, 1.1), (-1.1, 0)),
    "triangle": ((0, -1.05), (1.05, 0.8), (-1.05, 0.8)),
    "triangleDown": ((0, 1.05), (1.05, -0.8), (-1.05, -0.8)),
    "hexagon": tuple((cos(i * pi / 3), sin(i * pi / 3)) for i in range(6)),
    "star": tuple(((0.5 if i % 2 else 1.15) * sin(i * pi / 5), -(0.5 if i % 2 else 1.15) * cos(i * pi / 5)) for i in range(10)),
}
"""The points of each shape around the middle, one unit from it; a dot has none. The page's `theme.js` has the same."""


def still(drawn: Picture) -> str:
    """Return a picture as SVG: dark on no ground, with a text alternative; equal pictures are equal bytes.

    Source: SVG 1.1, with a text alternative by WAI-ARIA.
    """
    at = placed(drawn)
    shown = [node for node in drawn.nodes if node.iri in at.shown]
    left, top, right, bottom = extent(at, shown)
    width, height = right - left + 2 * MARGIN, bottom - top + 2 * MARGIN + HEAD + FOOT
    title = escape(visible(drawn.title))
    told = drawn.shape == "layers" and len(drawn.edges) <= FEW_EDGES
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{_n(left - MARGIN)} {_n(top - MARGIN - HEAD)} {_n(width)} {_n(height)}" '
        f'width="{_n(width)}" height="{_n(height)}" role="img" font-family="{FONT}" font-size="12" fill="#1b2430">',
        f"<title>{title}</title>",
        f'<text x="{_n(left)}" y="{_n(top - HEAD)}" font-size="18" font-weight="600">{title}</text>',
        '<g fill="none" stroke="#c3cad3">',
        *(_curve(edge, at) for edge in drawn.edges if _is_drawn(edge, at)),
        "</g>",
        *(_relation(edge, at) for edge in drawn.edges if _is_drawn(edge, at) and told),
        *(_thing(node, at) for node in shown),
        *_legend(shown, left, bottom + MARGIN + FOOT / 2, right - left),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def extent(at: Placed, shown: list[Node]) -> tuple[float, float, float, float]:
    """Return what the things that show take with their labels: left, top, right, bottom."""
    xs, ys = [0.0], [0.0]
    for node in shown:
        spot, reach = at.spots[node.iri], wide(node)
        before, after = (reach / 2, reach / 2) if spot.side == 0 else ((8.0, reach + 16) if spot.side > 0 else (reach + 16, 8.0))
        xs += [spot.x - before, spot.x + after]
        ys += [spot.y - 24, spot.y + 24]
    return min(xs), min(ys), max(xs), max(ys)


def _is_drawn(edge: Edge, at: Placed) -> bool:
    inside = edge.source in at.shown and edge.target in at.shown
    return inside and (edge.spine or at.picture.shape == "layers")


def _curve(edge: Edge, at: Placed) -> str:
    one, other = at.spots[edge.source], at.spots[edge.target]
    bend = (other.x - one.x) / 2
    ends = [(one.x, one.y), (one.x + bend, one.y), (other.x - bend, other.y), (other.x, other.y)]
    start, *rest = (f"{_n(x)} {_n(y)}" for x, y in ends)
    return f'<path d="M{start}C{" ".join(rest)}"/>'


def _relation(edge: Edge, at: Placed) -> str:
    one, other = at.spots[edge.source], at.spots[edge.target]
    words = escape(visible(edge.label)[:40])
    x, y = _n((one.x + other.x) / 2), _n((one.y + other.y) / 2 + 3)
    return f'<text x="{x}" y="{y}" text-anchor="middle" font-size="10" fill="#5b6673" {_HALO}>{words}</text>'


_HALO: Final = 'stroke="#ffffff" stroke-width="3" paint-order="stroke"'


def _thing(node: Node, at: Placed) -> str:
    spot = at.spots[node.iri]
    folded = at.picture.shape == "tree" and not node.open and any(other.parent == node.iri for other in at.picture.nodes)
    return _mark(node.kind, spot, node.level, hollow=folded) + _label(node, spot, at)


def _mark(kind: str, spot: Spot, level: int = 0, *, hollow: bool = False) -> str:
    style = STYLES[kind]
    size = style.size * (SHRINK[level] if kind == "model" else 1)
    paint = f'fill="#ffffff" stroke="{style.light}" stroke-width="2"' if hollow else f'fill="{style.light}"'
    if style.shape not in OUTLINES:
        return f'<circle cx="{_n(spot.x)}" cy="{_n(spot.y)}" r="{_n(size)}" {paint}/>'
    points = " ".join(f"{_n(spot.x + size * x)},{_n(spot.y + size * y)}" for x, y in OUTLINES[style.shape])
    return f'<polygon points="{points}" {paint}/>'


def _label(node: Node, spot: Spot, at: Placed) -> str:
    words = escape(label(node))
    strong = ' font-weight="600"' if node.iri in at.picture.marked or (at.picture.shape == "tree" and spot.side == 0) else ""
    inner = node.open and any(other.parent == node.iri and other.iri in at.shown for other in at.picture.nodes)
    if at.picture.shape == "layers":
        x, y, anchor = spot.x, spot.y + 21, "middle"
    elif spot.side == 0:
        x, y, anchor = spot.x, spot.y - 15, "middle"
    else:
        x, y, anchor = spot.x + 13 * spot.side, spot.y + (-5 if inner else 4), "start" if spot.side > 0 else "end"
    return f'<text x="{_n(x)}" y="{_n(y)}" text-anchor="{anchor}"{strong} {_HALO}>{words}</text>'


def _legend(shown: list[Node], left: float, y: float, room: float) -> list[str]:
    """Return the marks of the kinds that show with their names, in one line or more."""
    lines, x = [], left
    for kind in (kind for kind in STYLES if any(node.kind == kind for node in shown)):
        words = STYLES[kind].words
        step = columns(words) * LETTER + 40
        if x > left and x + step > left + room:
            x, y = left, y + 20
        lines.append(_mark(kind, Spot(x + 8, y)) + f'<text x="{_n(x + 22)}" y="{_n(y + 4)}" fill="#5b6673">{escape(words)}</text>')
        x += step
    return lines


def _n(value: float) -> str:
    """Return a coordinate with at most one digit behind the point."""
    return f"{round(value, 1) + 0.0:.1f}".removesuffix(".0")
