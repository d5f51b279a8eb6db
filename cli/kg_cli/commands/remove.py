"""`kg remove`: documents out of the graph."""

from __future__ import annotations

import click

from kg_cli.options import Options, common
from kg_cli.output import write
from kg_cli.progress import progress


@click.command("remove")
@click.argument("documents", nargs=-1, required=True)
@common("text", "json")
def command(options: Options, documents: tuple[str, ...]) -> None:
    """Take documents out of the graph.

    DOCUMENTS are ids, as kg list shows them.

    \b
    Examples:
      kg remove my-paper
      kg remove --store ./my-graph my-paper my-scores
    """
    from kg.build import remove
    from kg.renderers.report import REPORTS
    from kg.store import meant

    with progress(options) as advance:
        report = remove(meant(options.store), documents, progress=advance)
    write(REPORTS[options.format](report), options.output, data=options.data)
