"""Nodes and edges as the two spreadsheets that Gephi imports."""

from __future__ import annotations

from decimal import Decimal
from typing import BinaryIO

from kg.browse.exchange import Network
from kg.exporters.csv import csv
from kg.exporters.tables import Column, Table, Value

_NODE = ("Id", "Label", "Kind", "Iri")


def nodes(network: Network, out: BinaryIO) -> None:
    """Write the nodes, with a column for each attribute. Source: Gephi, "CSV format" (columns Id and Label)."""
    names = network.attributes
    rows: list[tuple[Value, ...]] = []
    for node in network.nodes:
        told = dict(node.attributes)
        rows.append((node.id, node.label, node.kind, node.iri, *(told.get(name, ()) for name in names)))
    columns = (*(Column(name, str) for name in _NODE), *(Column(name, tuple) for name in names))
    csv(Table(columns, tuple(rows), ()), out)


def edges(network: Network, out: BinaryIO) -> None:
    """Write the edges; the weight of one is the number of documents that state it, at least 1. Source: Gephi, "CSV format"."""
    columns = (
        ("Source", str), ("Target", str), ("Type", str), ("Id", str), ("Label", str), ("Weight", Decimal), ("Predicate", str),
        ("Documents", tuple),
    )  # fmt: skip
    rows = tuple(
        (e.source, e.target, "Directed", e.id, e.label, Decimal(max(1, len(e.documents))), e.predicate, e.documents) for e in network.edges
    )
    csv(Table(tuple(Column(name, kind) for name, kind in columns), rows, ()), out)
