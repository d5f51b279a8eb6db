"""`kg validate`: against the shapes of the ontology."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg_cli.graph import reading
from kg_cli.options import Options, common
from kg_cli.output import write

if TYPE_CHECKING:
    from pyoxigraph import Quad


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

    if files:
        findings = validate(_quads(files))
    else:
        with reading(options) as store:
            findings = validate(store.quads("all"))
    write(SHAPE_FINDINGS[options.format](findings), options.output, data=options.data)
    return 1 if findings else 0


def _quads(files: tuple[Path, ...]) -> frozenset[Quad]:
    """Return what the files alone would make of an empty graph."""
    from kg.build import construct, sources

    graph = construct(sources(files))
    return graph.derived(graph.parts).union(*(part.quads for part in graph.parts.values()))
