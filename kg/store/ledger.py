"""What was put into a home, document by document: a line for each transaction, written after it is on disk."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Self

from pyoxigraph import Quad

from kg.store.dump import fingerprint
from kg.store.files import sync_folder, write_whole

_FILE = "file:"
_APART = "\x1f"


def read_from(name: str, sidecar: str = "", text: str = "") -> str:
    """Return the word of an entry that tells the name of the document's file, and the SHA-256 of the sidecar and of the text.

    That of the text is left out where the file's own bytes are the text.
    """
    return _APART.join((f"{_FILE}{name}", sidecar, *([text] if text else [])))


@dataclass(frozen=True, slots=True)
class Entry:
    """One document as it was put in or taken out.

    `document` is its IRI, which is also the name of its graph; `source` the SHA-256 of its bytes; `extractors` are the
    names and versions of what read it, and the name of its file (`read_from`); `quads` and `digest` number and fingerprint of the
    quads of its graph.
    """

    document: str
    source: str
    extractors: tuple[str, ...]
    quads: int
    digest: str
    removed: bool = False

    @classmethod
    def of(cls, document: str, source: str, extractors: Iterable[str], graph: Iterable[Quad]) -> Self:
        """Return the entry for a document whose graph is to hold the given quads."""
        quads = tuple(set(graph))
        return cls(document, source, tuple(sorted(extractors)), len(quads), fingerprint(quads))

    @property
    def file(self) -> str:
        """Return the name of the file that the document was read from; empty where the entry does not say."""
        return self._file()[0]

    @property
    def sidecar(self) -> str:
        """Return the SHA-256 of the file's sidecar; empty where it has none."""
        return self._file()[1]

    @property
    def text(self) -> str:
        """Return the SHA-256 of the text that the document's quotes stand in: that of its bytes, but for a page that was rendered."""
        return self._file()[2] or self.source

    def _file(self) -> tuple[str, str, str]:
        written = next((word for word in self.extractors if word.startswith(_FILE)), _FILE)
        name, sidecar, text, *_ = (*written.removeprefix(_FILE).split(_APART), "", "")
        return name, sidecar, text

    @classmethod
    def gone(cls, document: str) -> Self:
        """Return the entry for a document that is taken out."""
        return cls(document, "", (), 0, fingerprint(()), removed=True)

    def line(self) -> bytes:
        """Return the entry as a line of JSON."""
        return json.dumps(asdict(self), ensure_ascii=True, sort_keys=True).encode() + b"\n"

    @classmethod
    def parse(cls, line: bytes) -> Self:
        """Return the entry that a line holds; raise ValueError for anything else."""
        record = json.loads(line)
        if not isinstance(record, dict) or record.keys() != set(cls.__slots__):
            raise ValueError("not an entry")
        return cls(
            str(record["document"]),
            str(record["source"]),
            tuple(map(str, record["extractors"])),
            int(record["quads"]),
            str(record["digest"]),
            bool(record["removed"]),
        )


@dataclass(frozen=True, slots=True)
class Ledger:
    """The lines of a ledger in their order; `torn` counts the bytes at the end that are no whole line."""

    entries: tuple[Entry, ...]
    torn: int = 0

    def documents(self) -> dict[str, Entry]:
        """Return the last entry of each document that is in, by its IRI, in the order of the IRIs."""
        last = {entry.document: entry for entry in self.entries}
        return {document: last[document] for document in sorted(last) if not last[document].removed}


def read(path: Path) -> Ledger:
    """Return the ledger in a file, up to the first line that is none; a file that is not there is an empty ledger."""
    content = path.read_bytes() if path.exists() else b""
    entries: list[Entry] = []
    position = 0
    while (end := content.find(b"\n", position)) >= 0:
        try:
            entries.append(Entry.parse(content[position : end + 1]))
        except (ValueError, TypeError):
            break
        position = end + 1
    return Ledger(tuple(entries), len(content) - position)


def append(path: Path, entry: Entry) -> None:
    """Add a line, on disk when this returns."""
    new = not path.exists()
    with path.open("ab") as file:
        file.write(entry.line())
        file.flush()
        os.fsync(file.fileno())
    if new:
        sync_folder(path.parent)


def mend(path: Path) -> None:
    """Cut a torn end off."""
    ledger = read(path)
    if ledger.torn:
        write_whole(path, b"".join(entry.line() for entry in ledger.entries))
