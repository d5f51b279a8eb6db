"""The copy of the graph that is served: always the one that was published last."""

from __future__ import annotations

from pathlib import Path

from kg.browse.querying import graphs_of
from kg.errors import StoreError
from kg.store import Home, HomeReader
from kg.store.snapshots import current, facts


class Source:
    """A home's published copy, with the names of its graphs, which are looked up once for each copy."""

    def __init__(self, home: Home) -> None:
        self._home = home
        self._graphs: tuple[str, frozenset[str]] = ("", frozenset())

    def database(self) -> str:
        """Return the folder of the copy to read; raise StoreError if none was published."""
        return str(self._snapshot() / "db")

    def digest(self) -> str:
        """Return the digest of the copy to read."""
        return facts(self._snapshot()).digest

    def graphs(self) -> frozenset[str]:
        """Return the names of the named graphs."""
        database = self.database()
        if self._graphs[0] != database:
            with HomeReader.open(self._home) as reader:
                self._graphs = str(reader.copy.database), frozenset(graphs_of(reader))
        return self._graphs[1]

    def _snapshot(self) -> Path:
        snapshot = current(self._home)
        if snapshot is None:
            raise StoreError("nothing was published here", where=str(self._home.root), hint="run kg build, or kg doctor to see why")
        return snapshot
