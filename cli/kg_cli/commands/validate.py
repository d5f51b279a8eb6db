"""`kg validate`: against the shapes of the ontology."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg_cli.graph import reading
from kg_cli.options import Options, common
from kg_cli.output import write

if TYPE_CHECKING:
    from kg.store import Store


@click.command("validate")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@common("text", "json")
def command(options: Options, files: tuple[Path, ...]) -> int:
    """Check the graph, or a digest, against the shapes.

    With FILES, each is read as ingest would read it and nothing is added.
    Exits with 1 if something does not conform.

    \b
    Examples:
      kg validate
      kg validate my-digest.md
    """
    from kg.renderers.findings import SHAPE_FINDINGS
    from kg.validation import validate

    with _alone(files) if files else reading(options) as store:
        findings = validate(store.quads("all"))
    write(SHAPE_FINDINGS[options.format](findings), options.output, data=options.data)
    return 1 if findings else 0


@contextmanager
def _alone(files: tuple[Path, ...]) -> Iterator[Store]:
    """Open a graph that holds the files and nothing else, gone afterwards."""
    from tempfile import TemporaryDirectory

    from kg.build import ingest
    from kg.store import Home, open_store

    with TemporaryDirectory() as folder:
        home = Path(folder, "graph")
        ingest(Home(home), files)
        with open_store(home) as store:
            yield store
