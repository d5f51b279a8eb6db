"""`kg sparql`: a query that a user wrote."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg_cli.graph import reading
from kg_cli.options import Options, common
from kg_cli.output import STDOUT
from kg_cli.showing import show

if TYPE_CHECKING:
    from kg.errors import QueryError


@click.command("sparql")
@click.argument("query")
@click.option(
    "--seconds", type=click.FloatRange(min=0, min_open=True), default=10.0, show_default=True, help="Time limit, e.g. --seconds 60."
)
@click.option("--rows", type=click.IntRange(min=1), default=10_000, show_default=True, help="Most rows that are shown, e.g. --rows 100.")
@common("text", "json")
def command(options: Options, query: str, seconds: float, rows: int) -> None:
    """Run a SPARQL query under limits.

    QUERY is the query itself, @FILE for one in a file, or - for standard
    input. It reads only; a result that was cut says so.

    \b
    Examples:
      kg sparql "SELECT ?s WHERE { ?s a kg:Benchmark }"
      kg sparql @query.rq -f json --seconds 60
    """
    from kg import browse
    from kg.errors import QueryError

    text = _text(query)
    with reading(options) as store:
        try:
            solutions = browse.sparql(store, text, seconds=seconds, rows=rows)
        except QueryError as error:
            raise _pointed(error, text) from error
    show(solutions, options)


def _pointed(error: QueryError, text: str) -> QueryError:
    """Return the error with the line of the query and a caret under the place."""
    from kg.errors import QueryError
    from kg.renderers.caret import caret

    if error.position is None:
        return error
    shown = caret(text, error.position).replace("\n", "\n  ")
    hint = f"{shown}\n  {error.hint}" if error.hint else shown
    return QueryError(error.found, position=error.position, where=error.where, expected=error.expected, hint=hint)


def _text(query: str) -> str:
    from kg.errors import InputError

    try:
        if query == STDOUT:
            return sys.stdin.buffer.read().decode()
        return Path(query[1:]).read_bytes().decode() if query.startswith("@") else query
    except OSError as error:
        raise InputError(f"the file cannot be read ({error.strerror})", where=query[1:], expected="a file with a query") from error
    except UnicodeDecodeError as error:
        raise InputError("the query is not UTF-8", where="standard input" if query == STDOUT else query[1:]) from error
