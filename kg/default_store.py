"""The store that is meant when none is named: it holds the documents that ship, without anybody having to build it.

And the care for every store that is read: one that another edition of `kg` made is brought up to date from the bytes it keeps.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from kg import edition
from kg.errors import KgError
from kg.resources import shipped
from kg.store import Home, Place, Store, home_at, meant, open_store

Progress = Callable[[str, int, int], None]
"""Is told what is done, how much of it, and of how much."""
Tell = Callable[[str], None]
"""Is told in words what is going on."""

FIRST = "putting the documents that ship into the graph; this is done once"


def open_to_read(target: str | None = None, *, progress: Progress = lambda *_: None, tell: Tell = lambda _: None) -> Store:
    """Open the store that is meant. One that is not named is first given the documents that ship and that it never had.

    So a build that was cut short is finished, a document that the user removed stays out, and one that the user replaced
    stays replaced. A graph of another edition is rebuilt. Raises StoreError if `target` names a place where no store is.
    """
    place = meant(target)
    if not target and isinstance(place, Home):
        files = unseen(place)
        if files:
            from kg.build import ingest

            tell(FIRST)
            ingest(place, files, progress=progress)
    store = open_store(target)
    changed = _outdated(place, store)
    if not changed:
        return store
    store.close()
    _rebuild(place, changed, progress, tell)
    return open_store(target)


def unseen(home: Home) -> tuple[Path, ...]:
    """Return the documents that ship and whose bytes no line of the home's ledger names."""
    seen = {entry.source for entry in home.read_ledger().entries} if home.exists() else set()
    return tuple(file for file in shipped() if hashlib.sha256(file.read_bytes()).hexdigest() not in seen)


def _outdated(place: Place, store: Store) -> str:
    """Return in words what has changed since the graph was made; empty if nothing has, or if its documents are not kept here."""
    home = home_at(place)
    return edition.outdated(home, store) if home.exists() and home.documents() else ""


def _rebuild(place: Place, changed: str, progress: Progress, tell: Tell) -> None:
    """Bring a store up to date. One that cannot be written is read as it is."""
    from kg.build import refresh

    tell(f"the graph was made by another edition of kg ({changed} changed); building it anew from the documents that it keeps")
    try:
        refresh(place, progress=progress)
    except KgError as error:
        tell(f"it is read as it is: {error}")
