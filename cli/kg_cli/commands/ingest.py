"""`kg ingest`: documents into the graph."""

from __future__ import annotations

from pathlib import Path

import click

from kg_cli.options import Options, common
from kg_cli.output import write
from kg_cli.progress import progress


@click.command("ingest")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@common("text", "json")
def command(options: Options, files: tuple[Path, ...]) -> None:
    """Read documents and add them to the graph.

    Reads Markdown, plain text, HTML pages as a browser saves them, and tables of
    CSV, TSV, JSON and YAML files; a folder stands for the files in it.

    Says what was read, what was dropped and why, what was left undecided, and
    what is new. A document with the id of another replaces it.

    \b
    Examples:
      kg ingest paper.md scores.csv leaderboard.html
      kg ingest --store ./my-graph notes/*.md
    """
    from kg.build import ingest
    from kg.renderers.report import REPORTS
    from kg.store import meant

    with progress(options) as advance:
        report = ingest(meant(options.store), files, progress=advance)
    write(REPORTS[options.format](report), options.output, data=options.data)
