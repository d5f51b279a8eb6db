"""`kg export`: the graph for other programs."""

from __future__ import annotations

import click

from kg_cli.graph import reading
from kg_cli.options import Options, common
from kg_cli.output import write


@click.group("export")
def command() -> None:
    """Write the graph out in an exchange format."""


@command.command("graph", short_help="Write all quads, sorted.")
@common("nquads")
def graph(options: Options) -> None:
    """Write all quads, sorted: equal graphs give equal bytes.

    \b
    Examples:
      kg export graph --format nquads -o graph.nq
      kg export graph --store ./my-graph | sha256sum
    """
    from kg.store import dump

    with reading(options) as store:
        quads = dump(store)
    write(quads.decode(), options.output, data=options.data)
