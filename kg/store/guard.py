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
from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pyoxigraph import NamedNode

from kg.errors import KgError, LimitError, QueryError, StoreError
from kg.store.contract import Solutions, Store
from kg.store.dump import dump
from kg.store.endpoint import EndpointStore
from kg.store.guarded import term
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


def task_of(
    query: str,
    prefixes: Mapping[str, str],
    *,
    seconds: float,
    rows: int,
    union: bool = False,
    characters: int = CHARACTERS,
    dataset: tuple[Sequence[str], Sequence[str]] | None = None,
) -> dict[str, object]:
    """Return the task for a query, without the store that it asks.

    `dataset` are the graphs that make its default graph, and the named ones; they go before those that the query names.
    """
    return {
        "database": "",
        "quads": "",
        "query": query,
        "prefixes": dict(prefixes),
        "union": union,
        "default": None if dataset is None else list(dataset[0]),
        "named": None if dataset is None else list(dataset[1]),
        "rows": rows,
        "seconds": seconds,
        "memory": MEMORY,
        "characters": characters,
    }


def run(store: Store, query: str, prefixes: Mapping[str, str], *, seconds: float, rows: int, union: bool = False) -> Guarded:
    """Return the result of a query on a store of this machine.

    Raises QueryError, with the position, for what is not well formed, and LimitError for a query that needs more time or memory than
    it may have.
    """
    task = task_of(query, prefixes, seconds=seconds, rows=rows, union=union)
    with ExitStack() as stack:
        copy: Copy | None = getattr(store, "copy", None)
        task |= {"database": str(copy.database)} if copy else {"quads": _written(store, stack)}
        result = called(task, seconds, (copy.descriptor,) if copy else ())
    return Guarded(
        str(result["form"]),
        tuple(result.get("columns", ())),
        tuple(tuple(None if value is None else tuple(value) for value in row) for row in result.get("rows", ())),
        result.get("truth"),
        bool(result.get("truncated")),
    )


def run_there(store: EndpointStore, query: str, prefixes: Mapping[str, str], *, seconds: float, rows: int) -> Guarded:
    """Return the result of a query at an endpoint, which has its own limits; the result is cut here.

    Raises QueryError for what is not well formed there, with the position if it is not well formed here either, and LimitError when the
    answer takes too long.
    """
    header = "".join(f"PREFIX {prefix}: {NamedNode(space)} " for prefix, space in prefixes.items())
    try:
        result = store.answer(header + query, seconds)
    except QueryError as error:
        # What the endpoint says of a place is about another text, in words of its own; our parser knows the place in the user's.
        called(task_of(query, prefixes, seconds=seconds, rows=1), seconds)
        error.position = None
        raise
    if isinstance(result, bool):
        return Guarded("ask", truth=result)
    if isinstance(result, Solutions):
        return _cut("select", result.variables, result.rows, rows)
    return _cut("triples", ("subject", "predicate", "object"), result, rows)


def _cut(form: str, columns: tuple[str, ...], found: Iterable[Iterable[object]], rows: int) -> Guarded:
    kept: list[tuple[Term | None, ...]] = []
    nodes: dict[str, str] = {}
    for row in found:
        if len(kept) == rows:
            return Guarded(form, columns, tuple(kept), truncated=True)
        kept.append(tuple(None if value is None else _term(value, nodes) for value in row))
    return Guarded(form, columns, tuple(kept))


def _term(value: object, nodes: dict[str, str]) -> Term:
    kind, text, datatype, language = term(value, nodes)
    return str(kind), str(text), datatype, language


def _written(store: Store, stack: ExitStack) -> str:
    """Return the path of a file with the quads of a store that is no folder, which is gone when the stack is."""
    folder = stack.enter_context(tempfile.TemporaryDirectory())
    path = Path(folder, "graph.nq")
    path.write_bytes(dump(store))
    return str(path)


def called(task: Mapping[str, object], seconds: float, held: tuple[int, ...] = ()) -> dict[str, Any]:
    """Return what a task makes, done in a child; kill it, and raise LimitError, when its time is over.

    The child inherits the descriptors in `held`, so that the copy that it reads stays even if this process dies before it. Raises
    QueryError for a text that is not well formed, and StoreError for a store that fails.
    """
    child = subprocess.Popen(
        command("guarded.py"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
        start_new_session=True,
        pass_fds=held,
    )
    with child:
        try:
            said, complaint = child.communicate(json.dumps(task).encode(), timeout=seconds + 1)
        except subprocess.TimeoutExpired:
            child.kill()
            raise too_long(seconds) from None
        except BaseException:
            child.kill()
            raise
    if child.returncode != 0:
        raise ended(child.returncode, complaint, seconds)
    result: dict[str, Any] = json.loads(said)
    if "error" in result:
        raise failed(result)
    return result


def command(script: str) -> list[str]:
    """Return how a script that stands beside this module is started."""
    return [sys.executable, "-P", str(Path(__file__).with_name(script))]


def environment() -> dict[str, str]:
    """Return the environment of a child, in which it finds the same packages as this process."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join(str(Path(entry).resolve()) for entry in sys.path if entry)}


def ended(code: int, complaint: bytes, seconds: float) -> LimitError:
    """Return the error for a child that did not end by itself, from its exit code and what it wrote to standard error."""
    if code in (-signal.SIGXCPU, -signal.SIGKILL):
        return too_long(seconds)
    if code == -signal.SIGABRT or b"MemoryError" in complaint:
        return _too_much_memory()
    return LimitError("the query brought its process down", hint="write it flatter, or in several steps")


def failed(result: Mapping[str, Any]) -> KgError:
    """Return the error that a child tells of."""
    if result["error"] == "memory":
        return _too_much_memory()
    if result["error"] == "syntax":
        return QueryError(result["message"], position=result["position"], expected=result["expected"], hint=result["hint"])
    return StoreError(f"the query failed: {result['message']}")


def too_long(seconds: float) -> LimitError:
    """Return the error for a query whose time is over."""
    return LimitError(
        f"the query ran for more than {seconds:g} s", hint="give it a longer --timeout, or ask for less: bind more, or use LIMIT"
    )


def _too_much_memory() -> LimitError:
    return LimitError(f"the query needs more memory than {MEMORY >> 20:,} MB", hint="ask for less: bind more, or use LIMIT")
