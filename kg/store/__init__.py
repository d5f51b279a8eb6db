"""Stores: where the graph lives, behind one contract. Oxigraph's store is used here and nowhere else.

`RdflibStore` and `EndpointStore` are imported when they are asked for, since most commands need neither.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.sparql import canonical
from kg.store.check import Finding, check
from kg.store.contract import Graph, Solutions, Store, Term
from kg.store.dump import dump, fingerprint
from kg.store.home import Home, locate
from kg.store.ledger import Entry
from kg.store.local import HomeReader, HomeWriter
from kg.store.opening import Place, Writer, home_at, home_of, meant, open_store, open_writer
from kg.store.oxigraph import OxigraphStore

if TYPE_CHECKING:
    from kg.store.endpoint import EndpointStore
    from kg.store.rdflib_store import RdflibStore

__all__ = [
    "EndpointStore",
    "Entry",
    "Finding",
    "Graph",
    "Home",
    "HomeReader",
    "HomeWriter",
    "OxigraphStore",
    "Place",
    "RdflibStore",
    "Solutions",
    "Store",
    "Term",
    "Writer",
    "canonical",
    "check",
    "dump",
    "fingerprint",
    "home_at",
    "home_of",
    "locate",
    "meant",
    "open_store",
    "open_writer",
]


def __getattr__(name: str) -> object:
    if name == "RdflibStore":
        from kg.store.rdflib_store import RdflibStore

        return RdflibStore
    if name == "EndpointStore":
        from kg.store.endpoint import EndpointStore

        return EndpointStore
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
