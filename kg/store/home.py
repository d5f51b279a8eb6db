"""The folder of a store on disk, and what stands where in it.

    kg.json            marks the folder as ours, with the version of this layout
    kg.lock            held by the one process that writes
    db/                Oxigraph, opened by the writer alone
    snapshots/<n>/     published copies, read by everyone else: db/ and facts.json (number of quads, digest; locked by who reads)
    snapshots/current  a link to the copy to read
    texts/<sha256>     the bytes of each document, and the text of one whose bytes are not the text that is quoted
    traces/            what each document came to, and from what, so that not all are read at each change
    ledger.jsonl       what was put in, a line for each transaction
    journal.json       the ledger line of the transaction that is under way
    unpublished        is there while db/ has something that no snapshot has
    decisions.yaml     what a reviewer decided that labels denote
    edition.json       which edition of kg last found the graph to be its own

A name that ends in `.new` is that of something unfinished.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kg.errors import NotAStoreError, StoreError
from kg.store import ledger
from kg.store.files import NEW, write_whole
from kg.store.ledger import Entry, Ledger

LAYOUT: Final = 1
"""The version of the folder's layout."""
HIDDEN: Final = ".kg"
"""The name of a home that belongs to a project's folder."""
_MARKER: Final = "kg.json"
_LOCK: Final = "kg.lock"
_SHA256: Final = re.compile(r"[0-9a-f]{64}\Z")


@dataclass(frozen=True, slots=True)
class Home:
    """A home's folder; nothing is read or made before a method is called."""

    root: Path

    @property
    def marker(self) -> Path:
        """Return the file that marks the folder as ours."""
        return self.root / _MARKER

    @property
    def lock(self) -> Path:
        """Return the file that the writer locks."""
        return self.root / _LOCK

    @property
    def database(self) -> Path:
        """Return the writer's Oxigraph."""
        return self.root / "db"

    @property
    def snapshots(self) -> Path:
        """Return the folder of published copies."""
        return self.root / "snapshots"

    @property
    def texts(self) -> Path:
        """Return the folder of the documents' bytes."""
        return self.root / "texts"

    @property
    def traces(self) -> Path:
        """Return the folder of what documents came to; it may be deleted, and is made again by the next change."""
        return self.root / "traces"

    @property
    def ledger(self) -> Path:
        """Return the ledger's file."""
        return self.root / "ledger.jsonl"

    @property
    def journal(self) -> Path:
        """Return the file that holds the ledger line of a transaction under way."""
        return self.root / "journal.json"

    @property
    def unpublished(self) -> Path:
        """Return the file that is there while the database is ahead of the snapshots."""
        return self.root / "unpublished"

    @property
    def decisions(self) -> Path:
        """Return the file of the review's decisions, which people may edit."""
        return self.root / "decisions.yaml"

    @property
    def edition(self) -> Path:
        """Return the file that says which edition of kg last found the graph to be its own."""
        return self.root / "edition.json"

    def exists(self) -> bool:
        """Return whether this is a home; raise NotAStoreError if it is something else, or of another layout."""
        if not self.root.exists():
            return False
        if not self.root.is_dir():
            raise NotAStoreError("this is a file", where=str(self.root), expected="a folder")
        try:
            marker = json.loads(self.marker.read_bytes())
            layout = marker["layout"] if isinstance(marker, dict) else None
        except FileNotFoundError:
            return self._empty()
        except (OSError, ValueError, KeyError) as error:
            raise NotAStoreError(f"{_MARKER} cannot be read ({error})", where=str(self.root), hint=_ELSEWHERE) from error
        if layout != LAYOUT:
            raise NotAStoreError(
                f"the store has layout {layout}", where=str(self.root), expected=f"layout {LAYOUT}", hint="build it anew in an empty folder"
            )
        return True

    def _empty(self) -> bool:
        """Return False for a folder in which a home can be made; raise NotAStoreError for any other."""
        names = sorted(path.name for path in self.root.iterdir() if path.name not in (_LOCK, _MARKER + NEW))
        if names:
            shown = ", ".join(names[:3]) + (" …" if len(names) > 3 else "")
            raise NotAStoreError(
                f"the folder holds something else ({shown})",
                where=str(self.root),
                expected=f"an empty folder, or one with {_MARKER}",
                hint=_ELSEWHERE,
            )
        return False

    def create(self) -> None:
        """Make the home in a folder that is empty or not there; the marker comes first, so that no half of it is foreign."""
        try:
            self.root.mkdir(parents=True, exist_ok=True)
            write_whole(self.marker, json.dumps({"layout": LAYOUT, "what": "a knowledge graph made by kg"}).encode() + b"\n")
            for folder in (self.snapshots, self.texts):
                folder.mkdir(exist_ok=True)
        except OSError as error:
            raise StoreError(f"the store's folder cannot be made ({error.strerror})", where=str(self.root)) from error

    def documents(self) -> dict[str, Entry]:
        """Return what the ledger says is in, by the IRIs of the documents."""
        return self.read_ledger().documents()

    def read_ledger(self) -> Ledger:
        """Return the ledger."""
        return ledger.read(self.ledger)

    def keep_text(self, content: bytes) -> str:
        """Keep a document's bytes; return their SHA-256, under which `text` gives them back."""
        name = hashlib.sha256(content).hexdigest()
        path = self.texts / name
        if not path.exists():
            self.texts.mkdir(exist_ok=True)
            write_whole(path, content)
        return name

    def text(self, sha256: str) -> bytes:
        """Return the bytes with a given SHA-256; raise StoreError if they are not there or were changed."""
        if not _SHA256.match(sha256):
            raise StoreError(f"not a SHA-256: {sha256[:80]!r}", where=str(self.texts))
        try:
            content = (self.texts / sha256).read_bytes()
        except FileNotFoundError as error:
            raise StoreError(f"the text {sha256} is not kept here", where=str(self.texts), hint="ingest its document again") from error
        if hashlib.sha256(content).hexdigest() != sha256:
            raise StoreError(
                f"the text {sha256} was changed on disk", where=str(self.texts), hint="delete it and ingest its document again"
            )
        return content


def shadow(query_url: str) -> Home:
    """Return the home that keeps what an endpoint cannot: the bytes of its documents, and the ledger. It need not be there."""
    from platformdirs import user_data_path

    name = hashlib.sha256(query_url.encode()).hexdigest()[:20]
    return Home(user_data_path("codellm-kg-endpoints", appauthor=False) / name)


_ELSEWHERE = "give --store a folder that is empty or does not exist"


def locate(target: str | Path | None = None) -> Path:
    """Return the folder of the home that is meant.

    `target` if given, else the environment's KG_HOME, else the nearest `.kg/` here or above, else the user's data folder.
    """
    if target or (target := os.environ.get("KG_HOME")):
        return Path(target).expanduser()
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / HIDDEN).is_dir():
            return folder / HIDDEN
    from platformdirs import user_data_path

    return user_data_path("codellm-kg", appauthor=False)
