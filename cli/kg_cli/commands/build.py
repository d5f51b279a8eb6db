"""`kg build`: the graph of the documents that ship."""

from __future__ import annotations

from pathlib import Path

import click

from kg_cli.options import Options, common
from kg_cli.output import write
from kg_cli.progress import progress


@click.command("build")
@click.option("--here", is_flag=True, help="Build in a .kg/ of this folder, used from here and below, e.g. kg build --here.")
@common("text", "json")
def command(options: Options, here: bool) -> None:
    """Build the graph from the documents that ship.

    What has not changed since the last build is kept.

    \b
    Examples:
      kg build
      kg build --here
      kg build --store ./my-graph
    """
    if here and options.store:
        raise click.UsageError("give --here or --store, not both")
    from kg.build import build
    from kg.renderers.report import REPORTS
    from kg.store import Home, meant
    from kg.store.home import HIDDEN

    place = Home(Path.cwd() / HIDDEN) if here else meant(options.store)
    with progress(options) as advance:
        report = build(place, progress=advance)
    write(REPORTS[options.format](report), options.output, data=options.data)
