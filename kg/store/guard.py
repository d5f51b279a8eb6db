"""Running a query that a user wrote: in a child process with limits on time, memory and the size of the result.

Oxigraph knows no limits of its own: a query can take all memory, end the process, or run for hours without hearing Ctrl-C.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pyoxigraph import NamedNode

from kg.errors import LimitError, QueryError, StoreError
from kg.store.contract import Solutions, Store
from kg.store.dump import dump
from kg.store.endpoint import EndpointStore
from kg.store.guarded import term
from kg.store.oxigraph import syntax_error
from kg.store.snapshots import Copy

MEMORY = 2 << 30
"""Most bytes of memory that the child may have, those of its libraries included."""
CHARACTERS = 20_000_000
"""Most characters of the values of a result; it is cut there."""

Term = tuple[str, str, str | None, str | None]
"""The kind (`iri`, `literal`, `blank`), value, datatype and language of a term."""


@dataclass(frozen=True, slots=True)
class Guarded:
    """The result of a user's query: its form (`select`, `ask`, `triples`), and whether it was cut."""

    form: str
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Term | None, ...], ...] = ()
    truth: bool | None = None
    truncated: bool = False


def run(store: Store, query: str, prefixes: Mapping[str, str], *, seconds: float, rows: int, union: bool = False) -> Guarded:
    """Return the result of a query on a store of this machine.

    Raises QueryError, with the position, for what is not well formed, and LimitError for a query that needs more time or memory than
    it may have.
    """
    with ExitStack() as stack:
        copy: Copy | None = getattr(store, "copy", None)
        task = {
            "database": str(copy.database) if copy else "",
            "quads": "" if copy else _written(store, stack),
            "query": query,
            "prefixes": dict(prefixes),
            "union": union,
            "rows": rows,
            "seconds": seconds,
            "memory": MEMORY,
            "characters": CHARACTERS,
        }
        result = _called(task, seconds, (copy.descriptor,) if copy else ())
    if message := result.get("error"):
        if message == "syntax":
            raise syntax_error(str(result["message"]), query)
        raise _too_much_memory() if message == "memory" else StoreError(f"the query failed: {result['message']}")
    return Guarded(
        str(result["form"]),
        tuple(result.get("columns", ())),
        tuple(tuple(None if value is None else tuple(value) for value in row) for row in result.get("rows", ())),
        result.get("truth"),
        bool(result.get("truncated")),
    )


def run_there(store: EndpointStore, query: str, prefixes: Mapping[str, str], *, seconds: float, rows: int) -> Guarded:
    """Return the result of a query at an endpoint, which has its own limits; the result is cut here.

    Raises QueryError, with the position if the endpoint tells it, for what is not well formed there, and LimitError when it is silent.
    """
    header = "".join(f"PREFIX {prefix}: {NamedNode(space)} " for prefix, space in prefixes.items())
    try:
        result = store.answer(header + query, seconds)
    except QueryError as error:
        if error.position is not None:
            error.position = max(0, error.position - len(header))
        raise
    if isinstance(result, bool):
        return Guarded("ask", truth=result)
    if isinstance(result, Solutions):
        return _cut("select", result.variables, result.rows, rows)
    return _cut("triples", ("subject", "predicate", "object"), result, rows)


def _cut(form: str, columns: tuple[str, ...], found: Iterable[Iterable[object]], rows: int) -> Guarded:
    kept: list[tuple[Term | None, ...]] = []
    for row in found:
        if len(kept) == rows:
            return Guarded(form, columns, tuple(kept), truncated=True)
        kept.append(tuple(None if value is None else _term(value) for value in row))
    return Guarded(form, columns, tuple(kept))


def _term(value: object) -> Term:
    kind, text, datatype, language = term(value)
    return str(kind), str(text), datatype, language


def _written(store: Store, stack: ExitStack) -> str:
    """Return the path of a file with the quads of a store that is no folder, which is gone when the stack is."""
    folder = stack.enter_context(tempfile.TemporaryDirectory())
    path = Path(folder, "graph.nq")
    path.write_bytes(dump(store))
    return str(path)


def _called(task: dict[str, object], seconds: float, held: tuple[int, ...]) -> dict[str, Any]:
    """Run a task in a child; kill it, and raise LimitError, when its time is over.

    The child inherits the descriptors in `held`, so that the copy that it reads stays even if this process dies before it.
    """
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(str(Path(entry).resolve()) for entry in sys.path if entry)}
    child = subprocess.Popen(
        [sys.executable, "-P", str(Path(__file__).with_name("guarded.py"))],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
        start_new_session=True,
        pass_fds=held,
    )
    with child:
        try:
            said, complaint = child.communicate(json.dumps(task).encode(), timeout=seconds + 1)
        except subprocess.TimeoutExpired:
            child.kill()
            raise _too_long(seconds) from None
        except BaseException:
            child.kill()
            raise
    if child.returncode in (-signal.SIGXCPU, -signal.SIGKILL):
        raise _too_long(seconds)
    if child.returncode == -signal.SIGABRT or b"MemoryError" in complaint:
        raise _too_much_memory()
    if child.returncode != 0:
        raise LimitError("the query brought its process down", hint="write it flatter, or in several steps")
    result: dict[str, Any] = json.loads(said)
    return result


def _too_long(seconds: float) -> LimitError:
    return LimitError(
        f"the query ran for more than {seconds:g} s", hint="give it more with --seconds, or ask for less: bind more, or use LIMIT"
    )


def _too_much_memory() -> LimitError:
    return LimitError(f"the query needs more memory than {MEMORY >> 20:,} MB", hint="ask for less: bind more, or use LIMIT")
