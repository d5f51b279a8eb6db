"""`kg list`: what the graph was made from."""

from __future__ import annotations

import click

from kg_cli.graph import reading
from kg_cli.options import Options, common
from kg_cli.showing import show


@click.command("list")
@click.option("--sources", is_flag=True, help="List the sources of the figures with their licences, e.g. kg list --sources.")
@common("text", "json")
def command(options: Options, sources: bool) -> None:
    """List the documents and their sources.

    \b
    Examples:
      kg list
      kg list --sources -f json
    """
    from kg import browse

    with reading(options) as store:
        listed = browse.sources(store) if sources else browse.documents(store)
    show(listed, options)
