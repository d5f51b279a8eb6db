"""`kg check-crate`: whether a saved answer still is what was saved."""

from __future__ import annotations

from pathlib import Path

import click

from kg_cli.options import Options, common
from kg_cli.output import write


@click.command("check-crate")
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@common("text", "json")
def command(options: Options, folder: Path) -> int:
    """Check a saved answer without the graph.

    DIR is a folder that kg ask --save made. Every file, quote, statement and
    number is looked at; exits with 1 and names what is not as it was saved.

    \b
    Examples:
      kg ask "What is the licence of StarCoder?" --save crate
      kg check-crate crate
    """
    from kg.exporters.crate_check import check_crate
    from kg.renderers.findings import crate_text
    from kg.renderers.record import record_json

    checked = check_crate(folder)
    text = record_json(checked) if options.format == "json" else crate_text(checked.findings, checked.files, checked.quotes, checked.unkept)
    write(text, options.output, data=options.data)
    return 1 if checked.findings else 0
