"""`kg taxonomy`: the concepts, from the general to the special."""

from __future__ import annotations

from pathlib import Path

import click

from kg_cli.graph import reading
from kg_cli.options import Options, common
from kg_cli.output import write
from kg_cli.showing import show


@click.command("taxonomy")
@click.argument("concept", required=False)
@click.option("--find", metavar="WORDS", help="Show only concepts that hold all words, and what is above them, e.g. --find 'code search'.")
@click.option("--check", is_flag=True, help="Look for faults instead, e.g. kg taxonomy --check.")
@click.option(
    "--with",
    "extra",
    metavar="FILE",
    type=click.Path(path_type=Path),
    multiple=True,
    help="Check a file of yours together with what ships, e.g. --check --with my.ttl.",
)
@common("text", "json")
def command(options: Options, concept: str | None, find: str | None, check: bool, extra: tuple[Path, ...]) -> int:
    """Show the taxonomy as a tree with counts.

    With CONCEPT, only the branch below it. With --check, looks for cycles,
    orphans, shortcuts, missing labels, definitions and schemes, links that one
    side alone states, and labels that name two things. Exits with 1 if it finds
    a fault, or --find no concept.

    \b
    Examples:
      kg taxonomy
      kg taxonomy "clone detection"
      kg taxonomy --find "fine-tuning"
      kg taxonomy --check
    """
    if check and (concept or find):
        raise click.UsageError("--check looks at everything: give neither CONCEPT nor --find with it")
    if check:
        return _check(options, extra)
    if extra:
        raise click.UsageError("--with goes with --check")
    from kg import browse

    with reading(options) as store:
        tree = browse.taxonomy(store, concept, find)
    show(tree, options)
    return 0 if tree else 1


def _check(options: Options, extra: tuple[Path, ...]) -> int:
    from kg import taxonomy
    from kg.renderers.findings import TERM_FINDINGS

    faults = taxonomy.check(taxonomy.load(extra))
    write(TERM_FINDINGS[options.format](faults), options.output, data=options.data)
    return 1 if faults else 0
