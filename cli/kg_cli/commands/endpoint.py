"""`kg endpoint`: the graph for programs that speak SPARQL over HTTP."""

from __future__ import annotations

import click

from kg_cli.graph import reading
from kg_cli.options import Options, common
from kg_cli.output import write
from kg_cli.terminal import say

PORT = 7878


@click.command("endpoint")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=PORT, show_default=True, help="Port on 127.0.0.1, e.g. --port 0 for a free one."
)
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    default=30.0,
    show_default=True,
    help="Seconds after which a query is stopped, e.g. --timeout 60.",
)
@click.option(
    "--allow-origin",
    "origins",
    metavar="ORIGIN",
    multiple=True,
    help="Let pages of this origin ask, e.g. --allow-origin http://localhost:3000; may be repeated.",
)
@common("text", "json")
def command(options: Options, port: int, timeout: float, origins: tuple[str, ...]) -> None:
    """Serve the graph by the SPARQL 1.1 Protocol.

    Reads only, and answers programs of this machine only. Writes the URL for
    queries to standard output when they are answered, and runs until Ctrl-C.
    What is ingested meanwhile is served from then on.

    \b
    Examples:
      kg endpoint
      kg endpoint --port 0 --timeout 5 --allow-origin http://localhost:3000
      kg ask "Which models use FIM?" --store http://127.0.0.1:7878/sparql
    """
    from kg.errors import InputError, KgError
    from kg.store import HomeReader

    try:
        from kg.endpoint.serving import serve
    except ModuleNotFoundError as error:
        missing = (error.name or "").partition(".")[0]
        if missing not in {"starlette", "uvicorn"}:
            raise
        raise KgError(f"the package {missing} is missing", hint="install the extra: pip install 'codellm-kg[endpoint]'") from error
    with reading(options) as store:
        if not isinstance(store, HomeReader):
            raise InputError("this store is an endpoint already", where=options.store, expected="the folder of a graph")
        home = store.home

    def ready(url: str) -> None:
        write(f'{{"url": "{url}"}}' if options.format == "json" else url, options.output, data=options.data)
        if not options.quiet:
            say("Ctrl-C stops it")

    serve(home, port=port, seconds=timeout, origins=origins, ready=ready)
    if not options.quiet:
        say("stopped")
