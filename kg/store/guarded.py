"""The child process in which a user's query runs: its own memory and processor time are limited, so that it can only harm itself.

It is started as a script, with nothing of `kg` loaded: a task as JSON comes in, one result as JSON goes out.
"""

from __future__ import annotations

import json
import math
import resource
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import pyoxigraph as ox


def main() -> None:
    """Run the task on standard input."""
    task = json.loads(sys.stdin.buffer.read())
    limit(task["memory"], task["seconds"])
    work = changes if task.get("update") else run
    sys.stdout.write(json.dumps(outcome(lambda: work(opened(task), task), task)))


def outcome(work: Callable[[], dict[str, Any]], task: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a piece of work returns, or in words what went wrong with it."""
    try:
        return work()
    except SyntaxError as error:
        return refused(str(error), task)
    except MemoryError:
        return {"error": "memory"}
    except (OSError, RuntimeError, ValueError) as error:
        return {"error": "store", "message": str(error)}


def limit(memory: int, seconds: float) -> None:
    """Take away from this process what a query must not use: memory in bytes, processor time from now on, core files."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    for kind, amount in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, math.ceil(used.ru_utime + used.ru_stime + seconds) + 1),
        (resource.RLIMIT_CORE, 0),
    ):
        _, most = resource.getrlimit(kind)
        allowed = amount if most == resource.RLIM_INFINITY else min(amount, most)
        try:
            resource.setrlimit(kind, (allowed, most))
        except (ValueError, OSError):  # a system that has no such limit: the time by the clock still holds
            continue


def opened(task: Mapping[str, Any]) -> ox.Store:
    """Return the store that a task names: a folder, to be read, or a file of quads."""
    if task["database"]:
        return ox.Store.read_only(task["database"])
    store = ox.Store()
    if task["quads"]:
        store.bulk_load(path=task["quads"], format=ox.RdfFormat.N_QUADS)
    return store


def run(store: ox.Store, task: Mapping[str, Any]) -> dict[str, Any]:
    """Return the result of a query, cut after a number of rows and of characters.

    Blank nodes are named by the order in which they come, triples are distinct and sorted, so that the same query has the same result.
    """
    default, named = (None if task[key] is None else [ox.NamedNode(iri) for iri in task[key]] for key in ("default", "named"))
    result = store.query(
        task["query"],
        prefixes=task["prefixes"],
        use_default_graph_as_union=task["union"],
        default_graph=default,  # type: ignore[arg-type]
        named_graphs=named,  # type: ignore[arg-type]
    )
    if isinstance(result, ox.QueryBoolean):
        return {"form": "ask", "truth": bool(result)}
    if isinstance(result, ox.QuerySolutions):
        rows, cut = taken(result, task)
        return {"form": "select", "columns": [variable.value for variable in result.variables], "rows": rows, "truncated": cut}
    rows, cut = taken(distinct(result), task)
    rows.sort(key=lambda row: [[part or "" for part in term or ()] for term in row])
    return {"form": "triples", "columns": ["subject", "predicate", "object"], "rows": rows, "truncated": cut}


def changes(store: ox.Store, task: Mapping[str, Any]) -> dict[str, Any]:
    """Carry out an update on a store in memory; return what it took out and put in, as N-Quads in their order."""
    before = set(store)
    store.update(task["query"], prefixes=task["prefixes"])
    after = set(store)
    removed, added = before - after, after - before
    if len(removed) + len(added) > task["rows"]:
        raise ValueError(f"it changes {len(removed) + len(added):,} quads, and one update may change {task['rows']:,}")
    return {"removed": "".join(sorted(f"{quad} .\n" for quad in removed)), "added": "".join(sorted(f"{quad} .\n" for quad in added))}


def distinct(triples: Iterable[ox.Triple]) -> Iterator[ox.Triple]:
    """Yield each triple once, when it first comes."""
    seen: set[ox.Triple] = set()
    for triple in triples:
        if triple not in seen:
            seen.add(triple)
            yield triple


def taken(found: Iterable[Iterable[object]], task: Mapping[str, Any]) -> tuple[list[list[list[str | None] | None]], bool]:
    """Return the first rows that there is room for, and whether there are more."""
    rows: list[list[list[str | None] | None]] = []
    room = task["characters"]
    nodes: dict[str, str] = {}
    for row in found:
        if len(rows) == task["rows"] or room < 0:
            return rows, True
        terms = [None if value is None else term(value, nodes) for value in row]
        room -= sum(len(value[1] or "") for value in terms if value)
        rows.append(terms)
    return rows, False


def term(value: object, nodes: dict[str, str]) -> list[str | None]:
    """Return a term as its kind, value, datatype and language; blank nodes are numbered."""
    if isinstance(value, ox.NamedNode):
        return ["iri", value.value, None, None]
    if isinstance(value, ox.BlankNode):
        return ["blank", nodes.setdefault(value.value, f"b{len(nodes)}"), None, None]
    if isinstance(value, ox.Literal):
        return ["literal", value.value, value.datatype.value, value.language]
    return ["triple", str(value), None, None]


def refused(message: str, task: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is wrong with a query that is not well formed, and where."""
    from kg.sparql.fault import fault

    def parse(text: str) -> object:
        return (ox.Store().update if task.get("update") else ox.Store().query)(text, prefixes=task["prefixes"])

    error = fault(message, task["query"], parse)
    return {"error": "syntax", "message": error.found, "position": error.position, "expected": error.expected, "hint": error.hint}


if __name__ == "__main__":
    main()
