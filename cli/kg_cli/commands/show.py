"""`kg show`: everything about one thing."""

from __future__ import annotations

import click

from kg_cli.graph import reading
from kg_cli.options import Options, common
from kg_cli.showing import show


@click.command("show")
@click.argument("term")
@click.option("--table", metavar="NUMBER", help="Print that table of the document TERM, e.g. --table 2.")
@click.option("--row", metavar="LABEL", help="Mark the row with that label in the table, e.g. --row StarCoder.")
@click.option("--column", metavar="HEADING", help="Mark the column with that heading, e.g. --column HumanEval.")
@common("text", "json")
def command(options: Options, term: str, table: str | None, row: str | None, column: str | None) -> None:
    """Show a thing or a table, with its evidence.

    TERM is a name, an id of a document, or an IRI.

    \b
    Examples:
      kg show StarCoder
      kg show my-paper
      kg show my-paper --table 2 --row StarCoder
    """
    if (row is not None or column is not None) and table is None:
        raise click.UsageError("--row and --column need --table")
    from kg import browse

    with reading(options) as store:
        shown = browse.thing(store, term) if table is None else browse.table(store, term, table, row, column)
    show(shown, options)
