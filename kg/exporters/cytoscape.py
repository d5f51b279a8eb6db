"""Nodes and edges as Cytoscape JSON, for Cytoscape and cytoscape.js."""

from __future__ import annotations

from typing import BinaryIO

from kg.browse.exchange import Network
from kg.renderers.contract import Json, one_line


def cytoscape(network: Network, out: BinaryIO) -> None:
    """Write a network in the form that both Cytoscape and cytoscape.js read: `elements` with `nodes` and `edges`, an element a line.

    An attribute is a list of texts. Source: the format of cytoscape.js ("JSON serialisation") and of networkx's `cytoscape_data`.
    """
    out.write(b'{"data": [], "directed": true, "multigraph": true, "elements": {"nodes": [')
    for at, node in enumerate(network.nodes):
        attributes: dict[str, Json] = dict(node.attributes)
        data: dict[str, Json] = {"id": node.id, "name": node.label, "kind": node.kind, "iri": node.iri, "value": node.id, **attributes}
        out.write(_element(data, first=at == 0))
    out.write(b'\n], "edges": [')
    for at, edge in enumerate(network.edges):
        data = {"id": edge.id, "source": edge.source, "target": edge.target, "key": edge.predicate}
        data |= {"interaction": edge.label, "predicate": edge.predicate, "documents": edge.documents}
        out.write(_element(data, first=at == 0))
    out.write(b"\n]}}\n")


def _element(data: Json, *, first: bool) -> bytes:
    return f"{'' if first else ','}\n{one_line({'data': data})}".encode()
