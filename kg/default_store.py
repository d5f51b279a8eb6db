"""The store that is meant when none is named: it holds the documents that ship, without anybody having to build it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

from kg.resources import shipped
from kg.store import Home, Store, locate, open_store

Progress = Callable[[str, int, int], None]
"""Is told what is done, how much of it, and of how much."""


def open_to_read(target: str | None = None, *, progress: Progress = lambda *_: None) -> Store:
    """Open the store that is meant. One that is not named is first given the documents that ship and that it never had.

    So a build that was cut short is finished, a document that the user removed stays out, and one that the user replaced
    stays replaced. Raises StoreError if `target` names a place where no store is.
    """
    if not target and not os.environ.get("KG_HOME", "").startswith(("http://", "https://")):
        home = Home(locate())
        files = unseen(home)
        if files:
            from kg.build import ingest

            ingest(home, files, progress=progress)
    return open_store(target)


def unseen(home: Home) -> tuple[Path, ...]:
    """Return the documents that ship and whose bytes no line of the home's ledger names."""
    seen = {entry.source for entry in home.read_ledger().entries} if home.exists() else set()
    return tuple(file for file in shipped() if hashlib.sha256(file.read_bytes()).hexdigest() not in seen)
