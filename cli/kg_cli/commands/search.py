"""`kg search`: from a word to the things that bear it."""

from __future__ import annotations

import click

from kg_cli.graph import reading
from kg_cli.options import Options, common
from kg_cli.showing import show


@click.command("search")
@click.argument("words")
@common("text", "json")
def command(options: Options, words: str) -> int:
    """Find what bears a name or holds a word.

    Exits with 1 if nothing does.

    \b
    Examples:
      kg search starcoder
      kg search "clone detection" -f json
    """
    from kg import browse

    with reading(options) as store:
        matches = browse.search(store, words)
    show(matches, options)
    return 0 if matches else 1
