"""`kg new`: begin a file that a person fills in."""

from __future__ import annotations

from pathlib import Path

import click

from kg_cli.options import Options, common
from kg_cli.output import STDOUT, write
from kg_cli.terminal import say


@click.group("new")
def command() -> None:
    """Begin a digest of a document by hand."""


@command.command("digest", short_help="Write the skeleton of a digest.")
@click.argument("file", type=click.Path(path_type=Path))
@common("text")
def digest(options: Options, file: Path) -> None:
    """Write the skeleton of a digest of FILE, never over a file that is there.

    FILE is a document that kg does not read, such as a PDF; the skeleton is
    written to <id>.md here, or where --output says.

    \b
    Examples:
      kg new digest paper.pdf
      kg new digest paper.pdf -o digests/paper.md
      kg new digest paper.pdf -o -
    """
    from kg.skeleton import skeleton, write_skeleton

    if options.output == STDOUT:
        write(skeleton(file.name))
        return
    target = write_skeleton(file, Path(options.output) if options.output else None)
    write(str(target))
    if not options.quiet:
        say(f"fill it in, then: kg validate {target}; kg ingest {target}")
