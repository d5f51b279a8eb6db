"""Where everything of a picture lies: a layout worked out once, the same for the page and for the still picture."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from kg.pictures.records import Node, Picture
from kg.renderers.measure import clip, columns
from kg.renderers.visible import visible

ROW: Final = 26.0
"""How far apart two ends of branches lie, in pixels at full size."""
LETTER: Final = 6.7
"""The width of a column of text at 12 px, estimated generously: no font is measured."""
LONGEST: Final = 34
"""The most columns of a label that are drawn; the rest is told on a click."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a thing lies (pixels at full size, from the middle of the picture), and on which side of it its label stands."""

    x: float
    y: float
    side: int = 1


@dataclass(frozen=True, slots=True)
class Placed:
    """A picture with the spots of its things; `shown` are those that show at first; `joined` says that the trees of a wood stand as one."""

    picture: Picture
    spots: Mapping[str, Spot]
    shown: frozenset[str]
    joined: bool = False


def label(node: Node) -> str:
    """Return the label of a thing as it is drawn."""
    return clip(visible(node.label), LONGEST)


def wide(node: Node) -> float:
    """Return how wide a thing's label is drawn."""
    return columns(label(node)) * LETTER


def placed(picture: Picture) -> Placed:
    """Lay a picture out: a tree to both sides of its root, layers from left to right."""
    if picture.shape == "layers":
        from kg.renderers.layers import layers

        return layers(picture)
    from kg.renderers.mindmap import mindmap

    return mindmap(picture)
