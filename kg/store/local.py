"""A home on this machine, opened to be read or to be written."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict
from pathlib import Path
from typing import Self

import pyoxigraph
from pyoxigraph import Quad, RdfFormat, parse, serialize

from kg.errors import KgError, StoreError
from kg.store import ledger, snapshots
from kg.store.change import Change, Counted, change
from kg.store.dump import total
from kg.store.files import NEW, write_whole
from kg.store.home import Home
from kg.store.ledger import Entry
from kg.store.lock import Lock
from kg.store.oxigraph import OxigraphStore
from kg.store.snapshots import Facts

WAIT = 10.0
"""Seconds to wait for another writer."""


class HomeReader(OxigraphStore):
    """The published copy of a home. It stays as it is while others write and publish."""

    def __init__(self, home: Home) -> None:
        inner, copy = snapshots.open_current(home)
        super().__init__(inner, str(home.root), write=False, disk=True)
        self.home = home
        self.copy = copy
        self._facts = snapshots.facts(copy.folder)

    @classmethod
    def open(cls, home: Home) -> Self:
        """Open the home to be read.

        After a writer that was killed, what it had committed is published first. Raises StoreError if no home is there.
        """
        if not home.exists():
            raise StoreError("there is no store here", where=str(home.root), hint="kg build makes one, kg ingest puts a document into one")
        if home.unpublished.exists() or snapshots.current(home) is None:
            with suppress(StoreError):
                HomeWriter.open(home, wait=0).close()
        return cls(home)

    def digest(self) -> str:
        """Return the fingerprint of all quads, worked out when the copy was published."""
        self._opened()
        return self._facts.digest

    def close(self) -> None:
        """Let go of the copy; closing twice does no harm."""
        super().close()
        self.copy.close()


class HomeWriter(OxigraphStore):
    """A home's database, with the lock. What was committed is published when the writer is closed."""

    def __init__(self, home: Home, lock: Lock, inner: pyoxigraph.Store) -> None:
        super().__init__(inner, str(home.root), write=True, disk=True)
        self.home = home
        self._held = lock
        self._facts = _published(home) or (None if any(True for _ in inner) else Facts(0, 0))

    @classmethod
    def open(cls, home: Home, wait: float = WAIT) -> Self:
        """Open the home to be written; make it in a folder that is empty or not there.

        Clears up after a writer that was killed. Raises NotAStoreError for a folder with anything else in it, and
        StoreBusyError if another process is still writing after `wait` seconds.
        """
        home.exists()
        lock = Lock(home.lock)
        with _mapped(home.root):
            home.root.mkdir(parents=True, exist_ok=True)
            lock.acquire(wait)
            try:
                if not home.exists():
                    home.create()
                _clear(home)
                writer = cls(home, lock, pyoxigraph.Store(str(home.database)))
                writer._settle()
            except BaseException:
                lock.release()
                raise
        return writer

    def commit(self, entry: Entry, removed: Iterable[Quad], added: Iterable[Quad] | Counted) -> None:
        """Put one document in, or take it out: the quads in one transaction, then its line in the ledger.

        When this returns, both are on disk. If the process dies in between, the next writer adds the line.
        """
        wanted = change(removed, added)
        with self._lock, self._mapped():
            inner = self._opened()
            self._mark()
            write_whole(self.home.journal, _journal(inner, entry, wanted))
            try:
                self._apply(inner, wanted)
            finally:
                self._settle()

    def publish(self) -> None:
        """Make what was committed visible to readers."""
        with self._lock, self._mapped():
            inner = self._opened()
            if self.home.unpublished.exists() or snapshots.current(self.home) is None:
                inner.flush()
                snapshots.publish(self.home, inner, self._known())

    def digest(self) -> str:
        """Return the fingerprint of all quads."""
        return self._known().digest

    def count(self) -> int:
        """Return the number of quads."""
        return self._known().quads

    def holds(self, quad: Quad) -> bool:
        """Return whether the database holds a quad."""
        with self._mapped():
            return quad in self._opened()

    def _known(self) -> Facts:
        """Return number and total of the quads; they are all looked at where a writer that was killed left what no copy has."""
        with self._lock, self._mapped():
            inner = self._opened()
            if self._facts is None:
                self._facts = Facts(len(inner), total(inner))
            return self._facts

    def close(self) -> None:
        """Publish, let go of the database and give the lock back; closing twice does no harm."""
        with self._lock:
            if self._inner is None:
                return
            try:
                self.publish()
            finally:
                super().close()
                self._held.release()

    def _apply(self, inner: pyoxigraph.Store, wanted: Change) -> None:
        self._mark()
        facts, self._facts = self._facts, None
        fresh = {g for g in {q.graph_name for q in wanted.added} if next(inner.quads_for_pattern(None, None, None, g), None) is None}
        added = tuple(q for q in wanted.added if q.graph_name in fresh or q not in inner)
        known = wanted.total if len(added) == len(wanted.added) else None
        real = Change(tuple(q for q in wanted.removed if q in inner), added, known)
        super()._apply(inner, real)
        self._facts = facts and facts.changed(real)

    def _mark(self) -> None:
        if not self.home.unpublished.exists():
            write_whole(self.home.unpublished, b"")

    def _settle(self) -> None:
        """End a transaction that the journal tells of: with its line in the ledger if it happened, without if not."""
        journal = self.home.journal
        if not journal.exists():
            return
        inner = self._opened()
        entry, witness, expected = _read_journal(journal.read_bytes())
        happened = witness is None or (witness in inner) == expected
        if happened:
            inner.flush()
            entries = self.home.read_ledger().entries
            if not entries or entries[-1] != entry:
                ledger.append(self.home.ledger, entry)
        journal.unlink()


def _published(home: Home) -> Facts | None:
    """Return number and total of the quads of a database that holds what was published last; None if it may hold something else."""
    newest = snapshots.current(home)
    if newest is None or home.unpublished.exists():
        return None
    with suppress(StoreError):
        return snapshots.facts(newest)
    return None


def _journal(inner: pyoxigraph.Store, entry: Entry, wanted: Change) -> bytes:
    """Return the journal of a transaction: its ledger line, and one quad whose presence tells whether it happened."""
    witness = next((quad for quad in wanted.added if quad not in inner), None)
    expected = witness is not None
    if witness is None:
        witness = next((quad for quad in wanted.removed if quad in inner), None)
    quad = (serialize([witness], format=RdfFormat.N_QUADS) or b"").decode() if witness else None
    return json.dumps({"entry": asdict(entry), "quad": quad, "expected": expected}, sort_keys=True).encode()


def _read_journal(content: bytes) -> tuple[Entry, Quad | None, bool]:
    record = json.loads(content)
    quad = next(iter(parse(record["quad"], RdfFormat.N_QUADS))) if record["quad"] else None
    return Entry.parse(json.dumps(record["entry"]).encode()), quad, bool(record["expected"])


def _clear(home: Home) -> None:
    """Remove what an interrupted write left: unfinished files and copies, and the torn end of the ledger."""
    for folder in (home.root, home.texts, home.traces, home.snapshots):
        if folder.is_dir():
            for path in folder.glob(f"*{NEW}"):
                if path.is_dir() and not path.is_symlink():
                    shutil.rmtree(path)
                else:
                    path.unlink()
    ledger.mend(home.ledger)


@contextmanager
def _mapped(root: Path) -> Iterator[None]:
    try:
        yield
    except KgError:
        raise
    except (OSError, ValueError) as error:
        raise StoreError(f"the store cannot be opened for writing ({error})", where=str(root), hint="run kg doctor") from error
