"""A network as a Mermaid flowchart, for a README or a wiki page."""

from __future__ import annotations

from typing import BinaryIO

from kg.browse.exchange import Network
from kg.renderers.visible import visible


def mermaid(network: Network, out: BinaryIO) -> None:
    """Write a network as a flowchart from left to right; edges that are all of one kind bear no label.

    Nodes are numbered, so that no name can be a word of the language. GitHub draws a chart of up to 50,000 characters
    and 500 edges; a larger one needs `maxTextSize` and `maxEdges`.
    """
    names = {node.id: f"n{at}" for at, node in enumerate(network.nodes)}
    labelled = not network.uniform
    out.write(b"flowchart LR\n")
    for node in network.nodes:
        label = escaped(node.label) or " "
        out.write(f'  {names[node.id]}["{label}"]\n'.encode())
    for edge in network.edges:
        arrow = f'|"{escaped(edge.label)}"|' if edge.label and labelled else ""
        out.write(f"  {names[edge.source]} -->{arrow} {names[edge.target]}\n".encode())


def escaped(text: str) -> str:
    """Return a text as Mermaid shows it: everything but letters, digits and plain marks as a character reference of Mermaid's own.

    Source: Mermaid, "Flowcharts: entity codes to escape characters" (`#35;` is a number sign).

    >>> escaped('C# "x" <i>')
    'C#35; #34;x#34; #60;i#62;'
    """
    return "".join(c if c.isalnum() or c in " .,+-_/'()" else f"#{ord(c)};" for c in visible(text))
