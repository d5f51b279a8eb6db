"""How each kind of thing looks: a colour and a shape that no other kind has together, apart also for eyes that see colours otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Style:
    """A shape of vis-network, a size in pixels, a colour on light and one on dark ground, and the kind's name in the plural."""

    shape: str
    size: float
    light: str
    dark: str
    words: str


STYLES: Final[dict[str, Style]] = {
    "model": Style("dot", 7.5, "#3565c4", "#7aa5ff", "models"),
    "benchmark": Style("triangle", 7.5, "#b3261e", "#ff8a80", "benchmarks"),
    "corpus": Style("square", 6.5, "#b26a00", "#ffb95c", "corpora"),
    "document": Style("triangleDown", 7.5, "#272f38", "#eef2f6", "documents"),
    "organisation": Style("hexagon", 7.0, "#98a1ab", "#dfe4ea", "organisations"),
    "area": Style("hexagon", 9.0, "#6741b9", "#b79cff", "areas"),
    "task": Style("square", 6.5, "#0b7a75", "#4fd1c5", "tasks"),
    "solution": Style("star", 8.0, "#2f7d32", "#7fd184", "solutions"),
    "challenge": Style("triangleDown", 7.5, "#b04080", "#ee8fbf", "challenges"),
    "measure": Style("diamond", 7.5, "#8a6d00", "#e6c84f", "measures"),
    "language": Style("star", 8.0, "#0877a8", "#63c7f5", "languages and libraries"),
    "technique": Style("diamond", 7.5, "#0b7a75", "#4fd1c5", "techniques"),
    "concept": Style("dot", 5.0, "#7a8490", "#97a3b0", "other concepts"),
    "value": Style("dot", 4.0, "#b4bcc6", "#5f6a77", "values"),
}
"""The style of each kind of `kg.pictures.kinds`; a test sees them as eyes without red, green or blue cones do."""

SHRINK: Final = (1.25, 1.0, 0.75)
"""By how much a model's mark is larger or smaller at each level: family, variant, checkpoint."""
