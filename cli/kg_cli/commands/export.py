"""`kg export`: the graph, or a part of it, for other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kg.exporters import FORMATS, formats
from kg_cli.graph import reading
from kg_cli.options import Options, common
from kg_cli.output import folder, stream

if TYPE_CHECKING:
    from kg.exporters import Format

STORELESS = ("concepts", "ontology", "topics", "taxonomy_network")
"""What is gathered from the ontology that ships, without a graph."""
FILTERED = ("measured", "said", "concepts", "topics", "taxonomy_network")
"""What is gathered about one thing, if one is given."""


class _Listing(click.Command):
    """A command whose help lists the formats of each thing."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 (click's signature)
        """Write the table of formats, from the table that the command itself uses."""
        with formatter.section("Formats, the first for want of another"):
            formatter.write_dl([(what, " ".join(known)) for what, known in FORMATS.items()])


@click.command("export", cls=_Listing)
@click.argument("what", type=click.Choice(tuple(FORMATS)), required=False, metavar="[WHAT]")
@click.option("--about", metavar="NAME", help="Only results, statements or concepts of one thing, e.g. --about HumanEval.")
@click.option("--rdf12", is_flag=True, help="State statements by RDF 1.2 triple terms, e.g. kg export -f trig --rdf12.")
@common(*formats(), listed=False)
def command(options: Options, what: str | None, about: str | None, rdf12: bool) -> None:
    """Write the graph out in an exchange format.

    WHAT is graph, taxonomy, ontology, results, documents or statements; if it
    is not named, the graph, or the one thing that has the format. Equal graphs
    give equal bytes. Syntaxes of triples get the default graph: what is said,
    without who says it.

    \b
    Examples:
      kg export -f trig -o graph.trig
      kg export taxonomy -f markdown
      kg export results --about "Code Llama" -f csv -o results.csv
      kg export graph -f gephi -o folder
    """
    form = _format(what, options.format)
    if about is not None and form.gathered not in FILTERED:
        raise click.UsageError("--about goes with results, statements and the taxonomy")
    if rdf12 and (form.gathered != "dataset" or options.format in {"json-ld", "rdf-xml"}):
        raise click.UsageError("--rdf12 goes with the graph as trig, nquads, turtle or ntriples; the other syntaxes have no triple terms")
    writers = form.writers(_gathered(options, form, about, rdf12=rdf12))
    if form.folder:
        folder(writers, options.output)
    else:
        stream(writers[""], options.output)


def _format(what: str | None, name: str) -> Format:
    if what is None:
        having = [thing for thing, known in FORMATS.items() if name in known]
        if len(having) > 1 and "graph" not in having:
            raise click.UsageError(f"{name} is a format of {', '.join(having[:-1])} and {having[-1]}: name the one to export")
        what = "graph" if "graph" in having or not having else having[0]
    known = FORMATS[what]
    if name and name not in known:
        raise click.UsageError(f"{what} has no format {name}; it has {', '.join(known)}")
    return known[name or next(iter(known))]


def _gathered(options: Options, form: Format, about: str | None, *, rdf12: bool) -> object:
    """Return what the format is made of; what the ontology alone holds needs no graph."""
    from kg import browse

    if form.gathered in STORELESS:
        return getattr(browse, form.gathered)(about) if form.gathered in FILTERED else getattr(browse, form.gathered)()
    with reading(options) as store:
        if form.gathered in FILTERED:
            return getattr(browse, form.gathered)(store, about)
        content = getattr(browse, form.gathered)(store)
    return browse.reified(content) if rdf12 else content
