"""`kg taxonomy`: the concepts, from the general to the special."""

from __future__ import annotations

import click

from kg_cli.graph import reading
from kg_cli.options import Options, common
from kg_cli.showing import show


@click.command("taxonomy")
@click.argument("concept", required=False)
@common("text", "json")
def command(options: Options, concept: str | None) -> None:
    """Show the taxonomy as a tree with counts.

    With CONCEPT, only the branch below it.

    \b
    Examples:
      kg taxonomy
      kg taxonomy "clone detection"
    """
    from kg import browse

    with reading(options) as store:
        tree = browse.taxonomy(store, concept)
    show(tree, options)
