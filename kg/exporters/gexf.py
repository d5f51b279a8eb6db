"""Nodes and edges as GEXF, for Gephi, sigma.js and networkx."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from kg.browse.exchange import Network
from kg.exporters.csv import SEPARATOR
from kg.exporters.xml import attribute

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://www.gexf.net/1.2draft" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xsi:schemaLocation="http://www.gexf.net/1.2draft http://www.gexf.net/1.2draft/gexf.xsd" version="1.2">
  <graph defaultedgetype="directed" mode="static">
"""


def gexf(network: Network, out: BinaryIO) -> None:
    """Write a network as one static, directed graph. Source: the GEXF 1.2 schema, the newest that all readers take."""
    out.write(_HEAD.encode())
    attributes = network.attributes
    for owner, names in (("node", ("kind", "iri", *attributes)), ("edge", ("predicate", "documents"))):
        out.write(f'    <attributes class="{owner}" mode="static">\n'.encode())
        for at, name in enumerate(names):
            out.write(f'      <attribute id="{at}" title={attribute(name)} type="string"/>\n'.encode())
        out.write(b"    </attributes>\n")
    out.write(b"    <nodes>\n")
    order = {name: at for at, name in enumerate(attributes, 2)}
    for node in network.nodes:
        told = [(0, node.kind), (1, node.iri), *((order[name], SEPARATOR.join(texts)) for name, texts in node.attributes)]
        out.write(f"      <node id={attribute(node.id)} label={attribute(node.label)}>{_values(told)}</node>\n".encode())
    out.write(b"    </nodes>\n    <edges>\n")
    for edge in network.edges:
        told = [(0, edge.predicate), (1, SEPARATOR.join(edge.documents))]
        ends = f"source={attribute(edge.source)} target={attribute(edge.target)} label={attribute(edge.label)}"
        out.write(f"      <edge id={attribute(edge.id)} {ends}>{_values(told)}</edge>\n".encode())
    out.write(b"    </edges>\n  </graph>\n</gexf>\n")


def _values(told: Iterable[tuple[int, str]]) -> str:
    values = "".join(f'<attvalue for="{at}" value={attribute(text)}/>' for at, text in told if text)
    return f"<attvalues>{values}</attvalues>"
