"""Which store is meant, opened."""

from __future__ import annotations

import os
from pathlib import Path

from kg.store.contract import Store
from kg.store.home import Home, locate
from kg.store.local import HomeReader, HomeWriter


def open_store(target: str | Path | None = None, *, write: bool = False) -> Store:
    """Open a store: an endpoint for a URL that begins with `http://` or `https://`, else the home in a folder.

    Without `target` it is the one that the environment's KG_HOME names, else the nearest `.kg/` here or above, else the one
    in the user's data folder. To be read, a home must have been built; to be written, it is made where there is none.
    Raises StoreError, with what to do, when that is not possible.
    """
    target = target or os.environ.get("KG_HOME") or None
    if isinstance(target, str) and target.startswith(("http://", "https://")):
        from kg.store.endpoint import EndpointStore

        return EndpointStore.open(target, write=write)
    home = Home(locate(target))
    return HomeWriter.open(home) if write else HomeReader.open(home)
