"""`kg sparql`: a query that a user wrote."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kg_cli.graph import reading
from kg_cli.options import Options, common
from kg_cli.output import STDOUT, write


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
    from kg.renderers import render

    text = _text(query)
    with reading(options) as store:
        solutions = browse.sparql(store, text, seconds=seconds, rows=rows)
    write(render(solutions, options.format), options.output, data=options.data)


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
