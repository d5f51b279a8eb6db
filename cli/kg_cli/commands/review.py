"""`kg review`: labels that no document decides, and what a reviewer decides of them."""

from __future__ import annotations

import click

from kg_cli.graph import reading
from kg_cli.options import Options, common
from kg_cli.output import write
from kg_cli.progress import progress
from kg_cli.showing import show


@click.group("review", invoke_without_command=True)
@common("text", "json")
@click.pass_context
def command(context: click.Context, options: Options) -> None:
    """List undecided labels, or decide them.

    Each is shown with the models that it may denote and what speaks for each.
    Decisions are kept in a small file, decisions.yaml, beside the graph.

    \b
    Examples:
      kg review
      kg review -f json
      kg review decide --help
    """
    if context.invoked_subcommand is None:
        from kg import browse

        with reading(options) as store:
            shown = browse.review(store)
        show(shown, options)


@command.command("decide", short_help="Say which model a label denotes.")
@click.argument("label")
@click.option("--document", metavar="ID", required=True, help="Document that prints the label, e.g. --document my-scores.")
@click.option("--denotes", metavar="MODEL", help='Model that it denotes, e.g. --denotes "Code Llama 70B".')
@click.option("--undo", is_flag=True, help="Strike the decision out, e.g. kg review decide X --document D --undo.")
@common("text", "json")
def decide(options: Options, label: str, document: str, denotes: str | None, undo: bool) -> None:
    """Say which model LABEL denotes in a document.

    The graph is brought to it at once; every later build obeys it.

    \b
    Examples:
      kg review decide "X-70B" --document my-scores --denotes "X 70B"
      kg review decide "X-70B" --document my-scores --undo
    """
    if undo == (denotes is not None):
        raise click.UsageError("give --denotes or --undo, one of them")
    from kg import build
    from kg.decisions import Decision
    from kg.renderers.report import REPORTS
    from kg.store import meant

    with progress(options) as advance:
        report = build.decide(meant(options.store), Decision(document, label, denotes or ""), undo=undo, progress=advance)
    write(REPORTS[options.format](report), options.output, data=options.data)
