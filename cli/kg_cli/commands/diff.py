"""`kg diff`: what two graphs do not share."""

from __future__ import annotations

import click

from kg_cli.graph import reading
from kg_cli.options import Options, common
from kg_cli.showing import show


@click.command("diff")
@click.argument("other", metavar="PLACE")
@common("text", "json")
def command(options: Options, other: str) -> int:
    """Compare two graphs.

    PLACE is the folder or endpoint of the other graph. Exits with 1 if they
    differ.

    \b
    Examples:
      kg diff ./yesterdays-graph
      kg diff --store ./a ./b -f json
    """
    from kg import browse
    from kg.store import open_store

    with reading(options) as store, open_store(other) as second:
        differences = browse.diff(store, second)
    show(differences, options)
    return 1 if differences else 0
