"""Published copies of a home's database: made whole, then named `current` in one step; readers open them and never wait.

Oxigraph opens the files of a database when it first needs them, so a copy must stay whole for as long as it is read. A reader
shares an flock on the copy's `facts.json`; an old copy is cleared away by a publisher that gets that lock for itself.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import weakref
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph

from kg.errors import StoreError
from kg.store.change import Change
from kg.store.dump import MODULUS, shown, total
from kg.store.files import NEW, sync_folder, write_whole
from kg.store.home import Home

_CURRENT = "current"
_FACTS = "facts.json"
_TRIES = 20


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a snapshot since it was made: number of quads, and the total (`dump.total`) of which their digest is made."""

    quads: int
    total: int

    @property
    def digest(self) -> str:
        """Return the digest of the quads."""
        return shown(self.total)

    def changed(self, real: Change) -> Facts:
        """Return the facts after quads that were there were taken out, and others that were not were put in."""
        more = total(real.added) if real.total is None else real.total
        return Facts(self.quads - len(real.removed) + len(real.added), (self.total - total(real.removed) + more) % MODULUS)


def numbers(home: Home) -> tuple[int, ...]:
    """Return the numbers of the snapshots that are there, in order."""
    if not home.snapshots.is_dir():
        return ()
    return tuple(sorted(int(path.name) for path in home.snapshots.iterdir() if path.name.isdecimal() and not path.is_symlink()))


def current(home: Home) -> Path | None:
    """Return the folder of the snapshot to read; None if none was published."""
    try:
        name = (home.snapshots / _CURRENT).readlink().name
    except OSError:
        return None
    return home.snapshots / name


def facts(snapshot: Path) -> Facts:
    """Return what stands beside a snapshot; raise StoreError if that cannot be read."""
    try:
        record = json.loads((snapshot / _FACTS).read_bytes())
        if "total" not in record:  # made by an earlier version of this program, which kept a digest of another kind
            return Facts(int(record["quads"]), total(pyoxigraph.Store.read_only(str(snapshot / "db"))))
        return Facts(int(record["quads"]), int(record["total"], 16) % MODULUS)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StoreError(f"{_FACTS} cannot be read ({error})", where=str(snapshot), hint="kg doctor names what is wrong") from error


class Copy:
    """A published copy that is not cleared away before this is closed, or the last reference to it is gone."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.database = folder / "db"
        self.descriptor = _hold(folder)
        """Holds the lock; a child process that inherits it holds the copy too."""
        self._let_go = weakref.finalize(self, os.close, self.descriptor)

    def close(self) -> None:
        """Let go of the copy; closing twice does no harm."""
        self._let_go()


def open_current(home: Home) -> tuple[pyoxigraph.Store, Copy]:
    """Return the snapshot to read, open, and what keeps it from being cleared away.

    A snapshot that is replaced and cleared away in the moment between is looked up again. Raises StoreError if none is there.
    """
    for _ in range(_TRIES):
        snapshot = current(home)
        if snapshot is None:
            break
        try:
            copy = Copy(snapshot)
            return pyoxigraph.Store.read_only(str(copy.database)), copy
        except OSError as error:
            if snapshot == current(home):
                raise StoreError(f"the published copy cannot be opened ({error})", where=str(snapshot), hint="run kg doctor") from error
    raise StoreError("nothing was published here", where=str(home.root), hint="run kg build, or kg doctor to see why")


def _hold(snapshot: Path) -> int:
    """Return a descriptor that keeps a snapshot from being cleared away; raise OSError if it is gone, or about to go."""
    path = snapshot / _FACTS
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        _share(descriptor)
        same = os.path.samestat(os.fstat(descriptor), path.stat())
    except BaseException:
        os.close(descriptor)
        raise
    if not same:
        os.close(descriptor)
        raise FileNotFoundError(f"{path} was replaced")
    return descriptor


def _share(descriptor: int) -> None:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        raise
    except OSError:  # a file system without locks, where nobody can write either: reading goes on
        return


def publish(home: Home, inner: pyoxigraph.Store, known: Facts) -> None:
    """Publish what the database holds, which must be flushed; clear away the older copies that nobody reads."""
    home.snapshots.mkdir(exist_ok=True)
    number = max((0, *numbers(home))) + 1
    new, done = home.snapshots / f"{number}{NEW}", home.snapshots / str(number)
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir()
    inner.backup(str(new / "db"))
    record = {"digest": known.digest, "quads": known.quads, "total": f"{known.total:0128x}"}
    write_whole(new / _FACTS, json.dumps(record, sort_keys=True).encode() + b"\n")
    new.rename(done)
    link = home.snapshots / f"{_CURRENT}{NEW}"
    link.unlink(missing_ok=True)
    link.symlink_to(done.name)
    link.replace(home.snapshots / _CURRENT)
    sync_folder(home.snapshots)
    home.unpublished.unlink(missing_ok=True)
    sync_folder(home.root)
    for old in _older(home):
        with _alone(old) as alone, suppress(OSError):
            if alone:
                gone = old.rename(old.with_name(old.name + NEW))
                shutil.rmtree(gone, ignore_errors=True)


def unread(home: Home) -> tuple[Path, ...]:
    """Return the snapshots that the next publisher will clear away: neither current nor read by anybody."""
    found = []
    for old in _older(home):
        with _alone(old) as alone:
            if alone:
                found.append(old)
    return tuple(found)


def _older(home: Home) -> tuple[Path, ...]:
    """Return the snapshots that are not the current one, in order; none where nothing is current."""
    newest = current(home)
    return () if newest is None else tuple(home.snapshots / str(number) for number in numbers(home) if str(number) != newest.name)


@contextmanager
def _alone(snapshot: Path) -> Iterator[bool]:
    """Keep readers from a snapshot; say whether that was possible."""
    try:
        descriptor = os.open(snapshot / _FACTS, os.O_RDWR | os.O_CLOEXEC)
    except OSError as error:
        yield isinstance(error, FileNotFoundError)  # no reader opens a copy that lacks its facts
        return
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        alone = False
    else:
        alone = True
    try:
        yield alone
    finally:
        os.close(descriptor)
