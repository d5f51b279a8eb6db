"""A picture as a network of pyvis, and the script of vis-network that pyvis ships; its page templates are not used.

pyvis writes names into scripts and loads style sheets from elsewhere, so that the page around the network is ours
(`kg.renderers.page`), and every text of a document reaches it as data.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Any, Final

from pyvis.network import Network

from kg.renderers.kind_styles import SHRINK, STYLES
from kg.renderers.placed import Placed

_MAP: Final = re.compile(r"^//# sourceMappingURL=.*$", re.MULTILINE)


def network(drawn: Placed) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return the nodes and edges of a picture as vis-network takes them: numbered, at their spots, without physics and without words.

    Labels are drawn by the page, which leaves out those that would cover others.
    """
    net = Network(directed=True, cdn_resources="in_line")
    net.toggle_physics(False)
    number = {node.iri: at for at, node in enumerate(drawn.picture.nodes)}
    for node in drawn.picture.nodes:
        spot, style = drawn.spots[node.iri], STYLES[node.kind]
        size = style.size * (SHRINK[node.level] if node.kind == "model" else 1)
        net.add_node(
            number[node.iri],
            label=" ",
            shape=style.shape,
            group=node.kind,
            size=round(size, 2),
            x=spot.x,
            y=spot.y,
            hidden=node.iri not in drawn.shown,
        )
    for edge in drawn.picture.edges:
        net.add_edge(number[edge.source], number[edge.target])
    nodes, edges, *_ = net.get_network_data()
    for node in nodes:
        node.pop("label")
    for at, edge in enumerate(edges):
        edge["id"] = at
        edge.pop("arrows")  # which edges have arrows, the page says
    return nodes, edges


@cache
def vis_network() -> str:
    """Return the script of vis-network that pyvis ships, without the address of a source map.

    Raises FileNotFoundError if pyvis is installed without it.
    """
    folder = files("pyvis") / "lib"
    found = sorted((path for path in folder.iterdir() if path.name.startswith("vis-")), key=lambda path: path.name)
    return _MAP.sub("", (found[-1] / "vis-network.min.js").read_text(encoding="utf-8")).strip()
