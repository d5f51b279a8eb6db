"""How a record that browsing returned reaches the user: as wide and as colourful as the terminal, if it goes to one."""

from __future__ import annotations

import sys

from kg_cli.options import Options
from kg_cli.output import STDOUT, write
from kg_cli.terminal import takes_colour, width


def show(record: object, options: Options) -> None:
    """Write a record, or a tuple of them, in the form that is asked for."""
    from kg.renderers import render

    if options.format == "text" and options.output in {None, STDOUT} and sys.stdout.isatty():
        write(render(record, "text", width=width(), colour=takes_colour(sys.stdout)), inked=True)
    else:
        write(render(record, options.format), options.output, data=options.data)
