"""Which store is meant, opened."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self, TypeGuard

from pyoxigraph import Quad

from kg.store.change import Counted
from kg.store.contract import Graph, Store
from kg.store.home import Home, locate, shadow
from kg.store.ledger import Entry
from kg.store.local import HomeReader, HomeWriter

Place = Home | str
"""Where a store is: a home, or the URL of an endpoint."""


class Writer(Protocol):
    """A store that is built: one transaction for each document, with its line in the ledger of `home`."""

    @property
    def home(self) -> Home:
        """Return the home that keeps the ledger and the documents' bytes."""

    def quads(self, graph: Graph = None) -> Iterator[Quad]:
        """Return the quads of one graph, or of all, in no order."""

    def holds(self, quad: Quad) -> bool:
        """Return whether the store holds a quad."""

    def count(self) -> int:
        """Return the number of quads."""

    def apply(self, removed: Iterable[Quad], added: Iterable[Quad]) -> None:
        """Take quads out, then put quads in."""

    def commit(self, entry: Entry, removed: Iterable[Quad], added: Iterable[Quad] | Counted) -> None:
        """Put one document in, or take it out."""

    def digest(self) -> str:
        """Return the fingerprint of all quads."""

    def __enter__(self) -> Self:
        """Return the writer, which is closed when the block ends."""

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Close the writer, which publishes what was committed."""


def meant(target: str | Path | None = None) -> Place:
    """Return the place of the store that is meant, without looking whether one is there.

    It is an endpoint for a URL that begins with `http://` or `https://`, else a home. Without `target` it is the one that the
    environment's KG_HOME names, else the nearest `.kg/` here or above, else the one in the user's data folder.
    """
    target = target or os.environ.get("KG_HOME") or None
    return target if is_url(target) else Home(locate(target))


def is_url(target: object) -> TypeGuard[str]:
    """Return whether a target is the URL of an endpoint."""
    return isinstance(target, str) and target.startswith(("http://", "https://"))


def open_store(target: str | Path | None = None, *, write: bool = False) -> Store:
    """Open the store that is meant (`meant`). To be read, a home must have been built; to be written, it is made where there is none.

    Raises StoreError, with what to do, when that is not possible.
    """
    place = meant(target)
    if isinstance(place, str):
        from kg.store.endpoint import EndpointStore

        return EndpointStore.open(place, write=write)
    return HomeWriter.open(place) if write else HomeReader.open(place)


def open_writer(place: Place, *, anew: bool = False) -> Writer:
    """Open a store to be built; `anew` says that whatever an endpoint of ours holds may go. Raises StoreError."""
    if isinstance(place, str):
        from kg.store.mirror import EndpointWriter

        return EndpointWriter.open(place, anew=anew)
    return HomeWriter.open(place)


def home_at(place: Place) -> Home:
    """Return the home that keeps the ledger and the documents' bytes of a store; it need not be there."""
    if isinstance(place, str):
        from kg.store.endpoint import EndpointStore

        return shadow(EndpointStore.address(place))
    return place


def home_of(store: Store) -> Home | None:
    """Return the home of an open store; None for one that has none here, in memory or behind somebody else's endpoint."""
    home: Home | None = getattr(store, "home", None)
    if home is None and (url := getattr(store, "query_url", None)):
        home = shadow(url)
    return home if home is not None and home.exists() else None
