"""A process in which queries of clients run, one after the other, each with limits of its own.

It keeps the store open between queries, so that a simple one takes milliseconds. It ends when the server closes its input, and after a
query for which it took much memory; the server starts another.
"""

from __future__ import annotations

import gc
import json
import resource
import sys
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import IO, Any, Final, NamedTuple, Self

import pyoxigraph

from kg.browse.records import Node, QueryResult
from kg.endpoint.frames import LENGTHS, frame
from kg.renderers.results import FORMATS
from kg.store import guarded
from kg.store.snapshots import Copy

_FAT: Final = 400_000
"""The most kilobytes of memory with which a worker goes on."""


class _Opened(NamedTuple):
    """A published copy that is open; it is not cleared away before another takes its place."""

    copy: Copy
    store: pyoxigraph.Store

    @classmethod
    def of(cls, task: Mapping[str, Any]) -> Self:
        """Open the copy that a task names; raise OSError if it is gone."""
        return cls(Copy(Path(task["database"]).parent), guarded.opened(task))


def main() -> None:
    """Answer tasks until there are no more."""
    # Results are millions of small objects without cycles; looking for cycles would take half of the time.
    gc.disable()
    # What a library prints must not stand between the frames.
    out, sys.stdout = sys.stdout.buffer, sys.stderr
    opened: _Opened | None = None
    while (task := _read(sys.stdin.buffer)) is not None:
        guarded.limit(task["memory"], task["seconds"])
        result: dict[str, Any] = {}
        body = b""
        try:
            if opened is None or str(opened.copy.database) != task["database"]:
                opened = _Opened.of(task)
            result = guarded.outcome(partial(guarded.run, opened.store, task), task)
            body = b"" if "error" in result or result.get("truncated") else _written(result, task["format"])
        except MemoryError:
            result, body = {"error": "memory"}, b""
        except (OSError, ValueError) as error:
            opened, result = None, {"error": "store", "message": str(error)}
        head = {key: value for key, value in result.items() if key not in ("rows", "columns")}
        head["last"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss > _FAT
        out.write(frame(head, body))
        out.flush()
        if head["last"]:
            return


def _written(result: Mapping[str, Any], form: str) -> bytes:
    """Return a result in one of the forms of results."""
    rows = tuple(tuple(None if term is None else Node(*term) for term in row) for row in result.get("rows", ()))
    made = QueryResult(result["form"], tuple(result.get("columns", ())), rows, result.get("truth"))
    return FORMATS[form].write(made).encode()


def _read(stream: IO[bytes]) -> dict[str, Any] | None:
    lengths = stream.read(LENGTHS.size)
    if len(lengths) < LENGTHS.size:
        return None
    head, body = LENGTHS.unpack(lengths)
    task: dict[str, Any] = json.loads(stream.read(head))
    stream.read(body)
    return task


if __name__ == "__main__":
    main()
