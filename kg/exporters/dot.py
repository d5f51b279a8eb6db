"""Nodes and edges in DOT, for Graphviz."""

from __future__ import annotations

from typing import BinaryIO, Final

from kg.browse.exchange import Network
from kg.renderers.visible import visible

_SHAPES: Final = ("box", "ellipse", "hexagon", "octagon", "house", "diamond", "parallelogram", "component", "note", "folder", "cds", "tab")


def dot(network: Network, out: BinaryIO) -> None:
    """Write a network as a directed graph, each kind of node in a shape of its own; edges that are all of one kind bear no label.

    Source: the grammar of the DOT language.
    """
    kinds = sorted({node.kind for node in network.nodes})
    shapes = {kind: _SHAPES[at % len(_SHAPES)] for at, kind in enumerate(kinds)}
    out.write(b'digraph kg {\n  graph [rankdir=LR, charset="UTF-8"];\n  node [fontname="sans-serif"];\n  edge [fontname="sans-serif"];\n')
    for node in network.nodes:
        values = f"label={quoted(node.label)}, shape={shapes[node.kind]}, class={quoted(node.kind)}, tooltip={quoted(node.iri)}"
        out.write(f"  {quoted(node.id)} [{values}];\n".encode())
    labelled = not network.uniform
    for edge in network.edges:
        label = f"label={quoted(edge.label)}, " if labelled else ""
        values = f"{label}class={quoted(edge.predicate)}, tooltip={quoted(', '.join(edge.documents))}"
        out.write(f"  {quoted(edge.source)} -> {quoted(edge.target)} [{values}];\n".encode())
    out.write(b"}\n")


def quoted(text: str) -> str:
    r"""Return a text as a quoted string of DOT that is shown as it is.

    A backslash begins an escape in a label (`\N`, `\G`), and Graphviz reads HTML entities: both are written so that they are seen.

    >>> print(quoted('a "b" \\N & c'))
    "a \"b\" \\N &amp; c"
    """
    return '"' + visible(text).replace("&", "&amp;").replace("\\", "\\\\").replace('"', '\\"') + '"'
