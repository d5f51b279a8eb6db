"""Published copies of a home's database: made whole, then named `current` in one step; readers open them and take no lock."""

from __future__ import annotations

import json
import shutil
from dataclasses import asdict, dataclass
from pathlib import Path

import pyoxigraph

from kg.errors import StoreError
from kg.store.files import NEW, sync_folder, write_whole
from kg.store.home import Home

_KEPT = 2
_CURRENT = "current"
_FACTS = "facts.json"
_TRIES = 20


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a snapshot since it was made: number of quads, and their digest."""

    quads: int
    digest: str


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
        return Facts(int(record["quads"]), str(record["digest"]))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StoreError(f"{_FACTS} cannot be read ({error})", where=str(snapshot), hint="kg doctor names what is wrong") from error


def open_current(home: Home) -> tuple[pyoxigraph.Store, Path]:
    """Return the snapshot to read, open, and its folder.

    A snapshot that is replaced and cleared away in the moment between is looked up again. Raises StoreError if none is there.
    """
    for _ in range(_TRIES):
        snapshot = current(home)
        if snapshot is None:
            break
        try:
            return pyoxigraph.Store.read_only(str(snapshot / "db")), snapshot
        except OSError as error:
            if snapshot == current(home):
                raise StoreError(f"the published copy cannot be opened ({error})", where=str(snapshot), hint="run kg doctor") from error
    raise StoreError("nothing was published here", where=str(home.root), hint="run kg build, or kg doctor to see why")


def publish(home: Home, inner: pyoxigraph.Store, known: Facts) -> None:
    """Publish what the database holds, which must be flushed; keep the copy before it for those who read it, and no other."""
    home.snapshots.mkdir(exist_ok=True)
    number = max((0, *numbers(home))) + 1
    new, done = home.snapshots / f"{number}{NEW}", home.snapshots / str(number)
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir()
    inner.backup(str(new / "db"))
    write_whole(new / _FACTS, json.dumps(asdict(known), sort_keys=True).encode() + b"\n")
    new.rename(done)
    link = home.snapshots / f"{_CURRENT}{NEW}"
    link.unlink(missing_ok=True)
    link.symlink_to(done.name)
    link.replace(home.snapshots / _CURRENT)
    sync_folder(home.snapshots)
    home.unpublished.unlink(missing_ok=True)
    sync_folder(home.root)
    for old in numbers(home)[:-_KEPT]:
        shutil.rmtree(home.snapshots / str(old), ignore_errors=True)
