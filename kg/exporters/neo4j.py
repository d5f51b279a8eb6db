"""Nodes and relationships as the two files that `neo4j-admin database import` takes."""

from __future__ import annotations

import re
from typing import BinaryIO

from kg.browse.exchange import Network
from kg.exporters.csv import csv
from kg.exporters.tables import Column, Table, Value

_ARRAY = ";"
"""What separates the values of a list. Source: Neo4j Operations Manual, "Import", --array-delimiter."""


def nodes(network: Network, out: BinaryIO) -> None:
    """Write the nodes: an id, a label of Neo4j for the kind, and a property for each attribute, those of several values as lists."""
    names = network.attributes
    several = {name for node in network.nodes for name, texts in node.attributes if len(texts) > 1}
    head = ("id:ID", "name", "iri", *(f"{name}:string[]" if name in several else name for name in names), ":LABEL")
    rows: list[tuple[Value, ...]] = []
    for node in network.nodes:
        told = dict(node.attributes)
        listed = (_ARRAY.join(text.replace(_ARRAY, ",") for text in told.get(name, ())) for name in names)
        rows.append((node.id, node.label, node.iri, *listed, _label(node.kind)))
    csv(Table(tuple(Column(name, str) for name in head), tuple(rows), ()), out)


def relationships(network: Network, out: BinaryIO) -> None:
    """Write the edges: both ends, the type, and the documents that state it."""
    head = (":START_ID", ":END_ID", ":TYPE", "predicate", "documents:string[]")
    rows = tuple((e.source, e.target, _type(e.label), e.predicate, _ARRAY.join(e.documents)) for e in network.edges)
    csv(Table(tuple(Column(name, str) for name in head), rows, ()), out)


def _label(kind: str) -> str:
    """Return a kind as Neo4j writes labels.

    >>> _label("model card")
    'ModelCard'
    """
    return "".join(word[:1].upper() + word[1:] for word in re.split(r"\W+", kind)) or "Thing"


def _type(label: str) -> str:
    """Return the label of a property as Neo4j writes the types of relationships.

    >>> _type("fine-tuned from")
    'FINE_TUNED_FROM'
    """
    return re.sub(r"\W+", "_", label).strip("_").upper() or "RELATED"
