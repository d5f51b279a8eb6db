"""Nodes and edges as GraphML, for yEd, Cytoscape, networkx and igraph."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from kg.browse.exchange import Network
from kg.exporters.csv import SEPARATOR
from kg.exporters.xml import attribute, content

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""
_NODE = ("label", "kind", "id", "iri")
_EDGE = ("label", "predicate", "documents")


def graphml(network: Network, out: BinaryIO) -> None:
    """Write a network as one directed graph; nodes and edges are numbered, since an IRI is no id there (NMTOKEN).

    Source: the GraphML primer and its XML Schema, version 1.0.
    """
    out.write(_HEAD.encode())
    attributes = network.attributes
    for owner, names in (("node", (*_NODE, *attributes)), ("edge", _EDGE)):
        for at, name in enumerate(names):
            out.write(f'  <key id="{owner[0]}{at}" for="{owner}" attr.name={attribute(name)} attr.type="string"/>\n'.encode())
    out.write(b'  <graph id="kg" edgedefault="directed">\n')
    order = {name: at for at, name in enumerate(attributes, len(_NODE))}
    numbers = {node.id: f"n{at}" for at, node in enumerate(network.nodes)}
    for node in network.nodes:
        more = ((order[name], SEPARATOR.join(texts)) for name, texts in node.attributes)
        told = [*enumerate((node.label, node.kind, node.id, node.iri)), *more]
        out.write(f'    <node id="{numbers[node.id]}">{_data("n", told)}</node>\n'.encode())
    for number, edge in enumerate(network.edges):
        told = list(enumerate((edge.label, edge.predicate, SEPARATOR.join(edge.documents))))
        ends = f'source="{numbers[edge.source]}" target="{numbers[edge.target]}"'
        out.write(f'    <edge id="e{number}" {ends}>{_data("e", told)}</edge>\n'.encode())
    out.write(b"  </graph>\n</graphml>\n")


def _data(owner: str, told: Iterable[tuple[int, str]]) -> str:
    return "".join(f'<data key="{owner}{at}">{content(text)}</data>' for at, text in told if text)
