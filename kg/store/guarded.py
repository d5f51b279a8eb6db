"""The child process in which a user's query runs: its own memory and processor time are limited, so that it can only harm itself.

It is started as a script, with nothing of `kg` loaded: a task as JSON comes in, one result as JSON goes out.
"""

from __future__ import annotations

import json
import math
import resource
import sys
from typing import Any

import pyoxigraph as ox


def main() -> None:
    """Run the task on standard input."""
    task = json.loads(sys.stdin.buffer.read())
    limit(task["memory"], task["seconds"])
    try:
        result = run(task)
    except SyntaxError as error:
        result = {"error": "syntax", "message": str(error)}
    except MemoryError:
        result = {"error": "memory", "message": ""}
    except (OSError, RuntimeError, ValueError) as error:
        result = {"error": "store", "message": str(error)}
    sys.stdout.write(json.dumps(result))


def limit(memory: int, seconds: float) -> None:
    """Take away from this process what a query must not use: memory in bytes, processor time, core files."""
    for kind, amount in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, math.ceil(seconds) + 1),
        (resource.RLIMIT_CORE, 0),
    ):
        _, most = resource.getrlimit(kind)
        allowed = amount if most == resource.RLIM_INFINITY else min(amount, most)
        try:
            resource.setrlimit(kind, (allowed, allowed))
        except (ValueError, OSError):  # a system that has no such limit: the time by the clock still holds
            continue


def run(task: dict[str, Any]) -> dict[str, Any]:
    """Return the result of a query, cut after a number of rows and of characters."""
    if task["database"]:
        store = ox.Store.read_only(task["database"])
    else:
        store = ox.Store()
        store.bulk_load(path=task["quads"], format=ox.RdfFormat.N_QUADS)
    result = store.query(task["query"], prefixes=task["prefixes"], use_default_graph_as_union=task["union"])
    if isinstance(result, ox.QueryBoolean):
        return {"form": "ask", "truth": bool(result)}
    if isinstance(result, ox.QuerySolutions):
        columns = [variable.value for variable in result.variables]
        form = "select"
    else:
        columns = ["subject", "predicate", "object"]
        form = "triples"
    rows: list[list[list[str | None] | None]] = []
    room = task["characters"]
    for row in result:
        if len(rows) == task["rows"] or room < 0:
            return {"form": form, "columns": columns, "rows": rows, "truncated": True}
        terms = [None if value is None else term(value) for value in row]
        room -= sum(len(value[1] or "") for value in terms if value)
        rows.append(terms)
    return {"form": form, "columns": columns, "rows": rows, "truncated": False}


def term(value: object) -> list[str | None]:
    """Return a term as its kind, value, datatype and language."""
    if isinstance(value, ox.NamedNode):
        return ["iri", value.value, None, None]
    if isinstance(value, ox.BlankNode):
        return ["blank", value.value, None, None]
    if isinstance(value, ox.Literal):
        return ["literal", value.value, value.datatype.value, value.language]
    return ["literal", str(value), None, None]


if __name__ == "__main__":
    main()
