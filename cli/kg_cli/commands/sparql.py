"""`kg sparql`: a query that a user wrote, or one that ships."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg_cli.graph import reading
from kg_cli.options import Options, common
from kg_cli.output import STDOUT, write
from kg_cli.showing import show
from kg_cli.terminal import say

if TYPE_CHECKING:
    from kg.browse.records import QueryResult
    from kg.errors import QueryError
    from kg.store import Store

FORMS = ("text", "json", "sparql-json", "xml", "csv", "tsv", "turtle", "trig", "ntriples", "nquads", "json-ld", "rdf-xml")
"""The forms of a result; `json` is SPARQL JSON, or JSON-LD for triples."""


@click.command("sparql")
@click.argument("query", required=False)
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    default=30.0,
    show_default=True,
    help="Seconds after which the query is stopped, e.g. --timeout 60.",
)
@click.option("--rows", type=click.IntRange(min=1), default=10_000, show_default=True, help="Most rows of the result, e.g. --rows 100.")
@click.option(
    "--allow-service",
    "services",
    metavar="URL",
    multiple=True,
    help="Let SERVICE ask this endpoint, e.g. --allow-service https://example.org/sparql; may be repeated.",
)
@click.option(
    "--update",
    is_flag=True,
    help="Carry out an update of graphs of your own, e.g. --update 'INSERT DATA { GRAPH my:notes { kgi:x rdfs:comment \"…\" } }'.",
)
@click.option("--viz", metavar="FILE", help="Draw the result too, as a page, or triples as .svg or .png, e.g. --viz out.html.")
@click.option("--examples", is_flag=True, help="List the queries that ship, one for every kind of question, e.g. kg sparql --examples.")
@click.option("--example", "name", metavar="NAME", help="Run a query that ships, e.g. --example ranking.")
@common(*FORMS)
def command(
    options: Options,
    query: str | None,
    timeout: float,
    rows: int,
    services: tuple[str, ...],
    update: bool,
    viz: str | None,
    examples: bool,
    name: str | None,
) -> None:
    """Run a SPARQL query under limits.

    QUERY is a file, the query itself, or - for standard input: SELECT, ASK,
    CONSTRUCT or DESCRIBE. The prefixes of the graph (kg:, kgi:, skos: and so
    on) are known without being written. It runs in a process of its own,
    which is stopped when its time is over; a result that was cut says so.

    With --update it is an update of graphs whose names begin with my: (GRAPH
    my:notes), wholly or not at all. What documents say is changed by kg ingest
    and kg remove alone, and no question looks into graphs of your own.

    \b
    Examples:
      kg sparql "SELECT ?s WHERE { ?s a kg:Benchmark }"
      kg sparql query.rq -f csv -o result.csv --timeout 60
      kg sparql --example ranking
    """
    if (query is not None) + examples + (name is not None) != 1:
        raise click.UsageError("give a query, --example NAME or --examples: one of them")
    if update and (query is None or viz):
        raise click.UsageError("--update needs the text of an update, and draws nothing")
    if examples:
        _list(options)
        return
    if update:
        _update(options, _text(query or ""), timeout, services)
        return
    text = _shipped(name) if name else _text(query or "")
    found = _run(options, text, timeout, rows, services, viz)
    _show(found, options)


def _list(options: Options) -> None:
    from kg import browse

    if options.format not in {"text", "json"}:
        raise click.UsageError("--examples has the forms text and json")
    show(browse.examples(), options)


def _run(options: Options, text: str, timeout: float, rows: int, services: tuple[str, ...], viz: str | None) -> QueryResult:
    """Return the result of a query, drawn into the file `viz` if one is given."""
    from kg import browse
    from kg.errors import QueryError
    from kg.renderers import results
    from kg.sparql.tokens import form

    asked = form(text)
    if asked and options.format in results.FORMATS:
        results.check(asked, options.format)
    with reading(options) as store:
        try:
            found = browse.sparql(store, text, seconds=timeout, rows=rows, services=services)
        except QueryError as error:
            raise _pointed(error, text) from error
        if viz is not None:
            _draw(store, found, viz)
    return found


def _draw(store: Store, found: QueryResult, place: str) -> None:
    """Write a result as a page, or the graph of triples as a picture, by the ending of the file."""
    from kg import pictures
    from kg_cli.picturing import draw, ending

    form = ending(place) or "html"
    if form != "html" and found.form != "triples":
        raise click.UsageError("a table is drawn as a page: give --viz a name that ends in .html")
    draw(pictures.query(store, found), form, place)


def _update(options: Options, text: str, timeout: float, services: tuple[str, ...]) -> None:
    from kg.browse.records import Changed
    from kg.errors import QueryError
    from kg.store import meant
    from kg.updates import update

    if options.format not in {"text", "json"}:
        raise click.UsageError("--update has the forms text and json")
    with reading(options):
        pass  # what is written to must be there, and of this edition
    try:
        made = update(meant(options.store), text, seconds=timeout, services=services)
    except QueryError as error:
        raise _pointed(error, text) from error
    show(tuple(Changed(*one) for one in made), options)


def _show(found: QueryResult, options: Options) -> None:
    if options.format == "text":
        show(found, options)
        return
    from kg.renderers import results

    fallback = "json-ld" if found.form == "triples" else "sparql-json"
    write(results.written(found, fallback if options.format == "json" else options.format), options.output, data=True)
    if found.truncated and not options.quiet:
        say(f"truncated: these are the first {len(found.rows):,}, and there are more; --rows takes more")


def _pointed(error: QueryError, text: str) -> QueryError:
    """Return the error with the line of the query and a caret under the place."""
    from kg.errors import QueryError
    from kg.renderers.caret import caret

    if error.position is None:
        return error
    shown = caret(text, error.position).replace("\n", "\n  ")
    hint = f"{shown}\n  {error.hint}" if error.hint else shown
    return QueryError(error.found, position=error.position, where=error.where, expected=error.expected, hint=hint)


def _shipped(name: str) -> str:
    from kg import browse

    return browse.example(name).query


def _text(query: str) -> str:
    """Return the query that is meant: of standard input, of a file, or the argument itself, which has a blank or a bracket."""
    from kg.errors import InputError

    words = any(character.isspace() or character == "{" for character in query)
    try:
        if query == STDOUT:
            return sys.stdin.buffer.read().decode("utf-8-sig")
        if words and not _is_file(query):
            return query
        return Path(query).read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise InputError(f"the file cannot be read ({error.strerror})", where=query, expected="a query, or a file with one") from error
    except ValueError as error:
        what = "the query is not UTF-8" if isinstance(error, UnicodeDecodeError) else "this is no name of a file"
        raise InputError(what, where="standard input" if query == STDOUT else query) from error


def _is_file(name: str) -> bool:
    try:
        return Path(name).is_file()
    except (OSError, ValueError):
        return False
