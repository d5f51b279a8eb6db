"""Whether a home holds what its ledger says, and nothing that a killed process left."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph
from pyoxigraph import NamedNode, Quad

from kg.errors import StoreBusyError, StoreError
from kg.store import snapshots
from kg.store.dump import digest_of
from kg.store.files import NEW
from kg.store.home import Home
from kg.store.ledger import Entry
from kg.store.lock import Lock
from kg.vocab import KGI

_DOCUMENTS = KGI + "document/"
_NEXT = "the next command that writes mends it: kg build"
_REBUILD = "build the store again: delete its folder and run kg build"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Something that is not as it should be: where, what, and how it is mended. A `note` does no harm."""

    where: str
    found: str
    mend: str
    note: bool = False


def check(home: Home) -> tuple[Finding, ...]:
    """Compare a home's database, copies, texts and ledger; return the findings, sorted; none for a sound home.

    Changes nothing. While another process writes, only what it has published is looked at. Raises NotAStoreError for a
    folder that is not a home.
    """
    if not home.exists():
        return (Finding(str(home.root), "there is no store here", "kg build makes one", note=True),)
    lock = Lock(home.lock)
    try:
        lock.acquire(0)
    except StoreBusyError as error:
        busy = Finding("kg.lock", error.found, "look again when it is done", note=True)
        return (busy, *sorted(_copies(home, None)))
    try:
        return tuple(sorted((*_left(home), *_texts(home), *_database(home))))
    finally:
        lock.release()


def _left(home: Home) -> Iterator[Finding]:
    """Name what an interrupted process left, and what is no part of a home."""
    known = {path.name for path in _parts(home)}
    for path in sorted(home.root.iterdir()):
        if path.name == home.journal.name:
            yield Finding(path.name, "a transaction was interrupted", _NEXT)
        elif path.name == home.unpublished.name:
            yield Finding(path.name, "there are changes that readers do not see yet", "the next command publishes them: kg stats")
        elif path.name.endswith(NEW):
            yield _unfinished(path.name)
        elif path.name not in known:
            yield Finding(path.name, "this is no part of a store", "move it elsewhere", note=True)
    if torn := home.read_ledger().torn:
        yield Finding(home.ledger.name, f"the last {torn} bytes are no entry", _NEXT)
    for folder in (home.snapshots, home.texts):
        if not folder.is_dir():
            yield Finding(folder.name, "the folder is missing", _NEXT)
            continue
        for path in sorted(folder.glob(f"*{NEW}")):
            yield _unfinished(f"{folder.name}/{path.name}")
    for old in snapshots.unread(home):
        yield Finding(f"snapshots/{old.name}", "an old copy, which nobody reads any more", _NEXT, note=True)


def _parts(home: Home) -> tuple[Path, ...]:
    return (home.marker, home.lock, home.database, home.snapshots, home.texts, home.traces, home.ledger, home.decisions, home.edition)


def _unfinished(where: str) -> Finding:
    return Finding(where, "an interrupted write left this", _NEXT, note=True)


def _texts(home: Home) -> Iterator[Finding]:
    """Compare the texts with the documents that are in."""
    kept = {path.name for path in home.texts.iterdir() if not path.name.endswith(NEW)} if home.texts.is_dir() else set()
    documents = home.documents()
    used = {name for entry in documents.values() for name in (entry.source, entry.sidecar, entry.text)}
    for document, entry in documents.items():
        if not {entry.source, entry.text} <= kept:
            yield Finding(document, "its text is not kept, so its quotes cannot be verified", "ingest it again: kg ingest FILE")
    for name in sorted(kept):
        path = home.texts / name
        if name not in used:
            yield Finding(f"texts/{name}", "no document that is in refers to this text", "delete the file", note=True)
        elif not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != name:
            yield Finding(f"texts/{name}", "the text was changed on disk", "delete the file and ingest its document again: kg ingest FILE")


def _database(home: Home) -> Iterator[Finding]:
    """Compare the database with the ledger, and the copies with the database."""
    if not home.database.is_dir():
        if home.read_ledger().entries:
            yield Finding("db", "the database is missing", _REBUILD)
        return
    try:
        quads = list(pyoxigraph.Store.read_only(str(home.database)))
    except OSError as error:
        yield Finding("db", f"the database cannot be opened: {error}", _REBUILD)
        return
    graphs: defaultdict[str, list[Quad]] = defaultdict(list)
    for quad in quads:
        if isinstance(quad.graph_name, NamedNode) and quad.graph_name.value.startswith(_DOCUMENTS):
            graphs[quad.graph_name.value].append(quad)
    yield from _documents(home.documents(), graphs)
    yield from _copies(home, None if home.unpublished.exists() else digest_of(quads))


def _documents(documents: dict[str, Entry], graphs: dict[str, list[Quad]]) -> Iterator[Finding]:
    for document, entry in documents.items():
        graph = graphs.get(document, [])
        if len(graph) != entry.quads:
            yield Finding(document, f"its graph holds {len(graph)} quads, the ledger says {entry.quads}", "ingest it again: kg ingest FILE")
        elif digest_of(graph) != entry.digest:
            yield Finding(document, "its graph is not the one that the ledger tells of", "ingest it again: kg ingest FILE")
    for document in sorted(graphs.keys() - documents.keys()):
        name = document.removeprefix(_DOCUMENTS)
        yield Finding(document, "its graph is in the store, but not in the ledger", f"ingest it again, or take it out: kg remove {name}")


def _copies(home: Home, digest: str | None) -> Iterable[Finding]:
    """Look into the published copy, and compare it with the database, whose digest is given if it should be the same."""
    snapshot: Path | None = snapshots.current(home)
    if snapshot is None:
        if not home.unpublished.exists():
            yield Finding("snapshots", "nothing was published", _NEXT)
        return
    where = f"snapshots/{snapshot.name}"
    try:
        inner, copy = snapshots.open_current(home)
        with closing(copy):
            known = snapshots.facts(copy.folder)
            quads = list(inner)
    except (StoreError, OSError) as error:
        yield Finding(where, f"the published copy cannot be read: {error}", _REBUILD)
        return
    if (len(quads), digest_of(quads)) != (known.quads, known.digest):
        yield Finding(where, "the published copy is not what was published", _REBUILD)
    elif digest is not None and digest != known.digest:
        yield Finding(where, "the published copy differs from the database", _REBUILD)
