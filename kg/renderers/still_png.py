"""A picture as PNG that stands still, drawn by matplotlib (the extra `plot`) at the spots of the page."""

from __future__ import annotations

from importlib import import_module
from io import BytesIO
from typing import Any, Final

from kg.errors import InputError
from kg.pictures.records import Node, Picture
from kg.renderers.kind_styles import SHRINK, STYLES, Style
from kg.renderers.measure import columns
from kg.renderers.placed import LETTER, Placed, label, placed
from kg.renderers.still import FEW_EDGES, MARGIN, OUTLINES, extent
from kg.renderers.visible import visible

POINT: Final = 72 / 96
"""Points in a pixel of the page."""
LARGEST: Final = 16_000
"""The most pixels of a side: more is drawn smaller."""
DOTS: Final = 160
INK: Final = "#1b2430"


def still_png(drawn: Picture) -> bytes:
    """Return a picture as PNG on white; equal pictures are equal bytes.

    Raises `InputError` if matplotlib is not installed; it is loaded here and nowhere else.
    """
    try:
        module, bezier = import_module("matplotlib.figure"), import_module("matplotlib.path")
        patches, settings = import_module("matplotlib.patches"), import_module("matplotlib").rc_context
    except ImportError as error:
        raise InputError("matplotlib is not installed", where="the picture", hint="pip install 'codellm-kg[plot]'") from error
    at = placed(drawn)
    shown = [node for node in drawn.nodes if node.iri in at.shown]
    left, top, right, bottom = extent(at, shown)
    wide, tall = right - left + 2 * MARGIN, bottom - top + 2 * MARGIN + 72
    dots = min(DOTS, LARGEST / max(wide, tall) * 96)
    with settings({"font.family": "sans-serif", "axes.unicode_minus": False}):
        figure = module.Figure(figsize=(wide / 96, tall / 96), dpi=dots)
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set(xlim=(left - MARGIN, right + MARGIN), ylim=(bottom + MARGIN + 26, top - MARGIN - 46))
        axes.set_axis_off()
        _write(axes, left, top - 46, visible(drawn.title), size=18, weight="bold")
        for edge in drawn.edges:
            if edge.source in at.shown and edge.target in at.shown and (edge.spine or drawn.shape == "layers"):
                one, other = at.spots[edge.source], at.spots[edge.target]
                bend = (other.x - one.x) / 2
                points = [(one.x, one.y), (one.x + bend, one.y), (other.x - bend, other.y), (other.x, other.y)]
                path = bezier.Path(points, [bezier.Path.MOVETO, *[bezier.Path.CURVE4] * 3])
                axes.add_patch(patches.PathPatch(path, facecolor="none", edgecolor="#c3cad3", linewidth=POINT, zorder=1))
                if drawn.shape == "layers" and len(drawn.edges) <= FEW_EDGES:
                    words = visible(edge.label)[:40]
                    _write(axes, (one.x + other.x) / 2, (one.y + other.y) / 2, words, size=10, anchor="center", colour="#5b6673")
        for node in shown:
            _thing(axes, patches, node, at)
        _legend(axes, patches, shown, left, bottom + MARGIN)
        out = BytesIO()
        figure.savefig(out, format="png", metadata={"Software": None}, facecolor="#ffffff")
    return out.getvalue()


def _thing(axes: Any, patches: Any, node: Node, at: Placed) -> None:  # noqa: ANN401 (matplotlib, which is typed only where it is installed)
    spot, style = at.spots[node.iri], STYLES[node.kind]
    size = style.size * (SHRINK[node.level] if node.kind == "model" else 1)
    below = [other for other in at.picture.nodes if other.parent == node.iri]
    _mark(axes, patches, style, (spot.x, spot.y), size, hollow=at.picture.shape == "tree" and bool(below) and not node.open)
    weight = "bold" if node.iri in at.picture.marked or (at.picture.shape == "tree" and spot.side == 0) else "normal"
    if at.picture.shape == "layers":
        _write(axes, spot.x, spot.y + 17, label(node), anchor="center", weight=weight)
    elif spot.side == 0:
        _write(axes, spot.x, spot.y - 18, label(node), anchor="center", weight=weight)
    else:
        inner = node.open and any(other.iri in at.shown for other in below)
        anchor = "left" if spot.side > 0 else "right"
        _write(axes, spot.x + 13 * spot.side, spot.y - (9 if inner else 0), label(node), anchor=anchor, weight=weight)


def _mark(axes: Any, patches: Any, style: Style, spot: tuple[float, float], size: float, *, hollow: bool = False) -> None:  # noqa: ANN401
    look = {"facecolor": "#ffffff" if hollow else style.light, "edgecolor": style.light, "linewidth": 1.5 if hollow else 0, "zorder": 2}
    if style.shape in OUTLINES:
        axes.add_patch(patches.Polygon([(spot[0] + size * x, spot[1] + size * y) for x, y in OUTLINES[style.shape]], **look))
    else:
        axes.add_patch(patches.Circle(spot, size, **look))


def _legend(axes: Any, patches: Any, shown: list[Node], left: float, y: float) -> None:  # noqa: ANN401
    """Write the kinds that show in one line below the picture, each behind its mark."""
    x = left
    for kind, style in STYLES.items():
        if any(node.kind == kind for node in shown):
            _mark(axes, patches, style, (x + 8, y), style.size)
            _write(axes, x + 22, y, style.words, size=11, colour="#5b6673")
            x += columns(style.words) * LETTER + 40


def _write(
    axes: Any,  # noqa: ANN401 (as above)
    x: float,
    y: float,
    words: str,
    *,
    size: float = 12,
    anchor: str = "left",
    weight: str = "normal",
    colour: str = INK,
) -> None:
    """Write words as they are: text is text, never mathematics, whatever dollar signs it has."""
    halo = import_module("matplotlib.patheffects").withStroke(linewidth=2.5, foreground="#ffffff")
    look = {
        "path_effects": [halo],
        "fontsize": size * POINT,
        "ha": anchor,
        "va": "center",
        "weight": weight,
        "color": colour,
        "parse_math": False,
        "zorder": 3,
    }
    axes.text(x, y, words, **look)
