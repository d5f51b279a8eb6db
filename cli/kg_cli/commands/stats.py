"""`kg stats`: the graph in numbers."""

from __future__ import annotations

import click

from kg_cli.graph import reading
from kg_cli.options import Options, common
from kg_cli.showing import show


@click.command("stats")
@common("text", "json")
def command(options: Options) -> None:
    """Count what the graph holds and what was dropped.

    \b
    Examples:
      kg stats
      kg stats --store ./my-graph -f json
    """
    from kg import browse

    with reading(options) as store:
        counts = browse.stats(store)
    show(counts, options)
