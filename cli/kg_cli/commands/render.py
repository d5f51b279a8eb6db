"""`kg render`: pictures of the graph."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from kg_cli.graph import reading
from kg_cli.options import Options, common
from kg_cli.picturing import FORMATS, draw, form_of
from kg_cli.terminal import say

if TYPE_CHECKING:
    from kg.pictures.records import Picture
    from kg.store import Store


@click.command("render")
@click.argument("name", required=False)
@click.option("--around", metavar="THING", help='Draw what stands around a thing, e.g. --around "StarCoder".')
@click.option("--hops", type=click.IntRange(1, 4), default=1, show_default=True, help="Steps from that thing, e.g. --hops 2.")
@click.option(
    "--path", nargs=2, metavar="ONE OTHER", help='Draw the shortest chain between two things, e.g. --path "WizardCoder" "The Stack".'
)
@click.option("--lineage", is_flag=True, help="Draw what models came of, all or that of NAME, e.g. kg render StarCoder --lineage.")
@common(*FORMATS)
def command(options: Options, name: str | None, around: str | None, hops: int, path: tuple[str, str] | None, lineage: bool) -> None:
    """Draw the taxonomy, a neighbourhood, a path or a lineage.

    Without arguments, the whole taxonomy; with NAME, the area of that concept or
    what stands around that thing. The page needs nothing but itself. The form
    follows the ending of -o; without -o, a terminal gets a file named after the
    picture.

    \b
    Examples:
      kg render -o taxonomy.html
      kg render "clone detection" -o area.svg
      kg render --around "Code Llama" --hops 2
      kg render --lineage -f png -o lineage.png
    """
    if sum((around is not None, path is not None, lineage)) > 1 or (name is not None and (around or path)):
        raise click.UsageError("give one of NAME, --around, --path and --lineage")
    form = form_of(options)
    with reading(options) as store:
        drawn = _gathered(store, name, around, hops, path, lineage)
    place = options.output
    if place is None and sys.stdout.isatty():
        from kg.renderers.drawing import file_name

        place = file_name(drawn, form)
        if not options.quiet:
            say(f"the picture goes to {place}")
    draw(drawn, form, place)


def _gathered(store: Store, name: str | None, around: str | None, hops: int, path: tuple[str, str] | None, lineage: bool) -> Picture:
    from kg import pictures

    if around is not None:
        return pictures.around(store, around, hops)
    if path is not None:
        return pictures.path(store, *path)
    if lineage:
        return pictures.lineage(store, name)
    return pictures.taxonomy(store) if name is None else pictures.thing(store, name)
