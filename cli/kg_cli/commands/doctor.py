"""`kg doctor`: whether the store is sound."""

from __future__ import annotations

import click

from kg_cli.options import Options, common
from kg_cli.output import write


@click.command("doctor")
@common("text", "json")
def command(options: Options) -> int:
    """Check the store, and say how to mend it.

    Changes nothing. Exits with 1 if something is not as it should be.

    \b
    Examples:
      kg doctor
      kg doctor --store ./my-graph
    """
    from kg.renderers.findings import STORE_FINDINGS
    from kg.store import check, meant

    place = meant(options.store)
    if isinstance(place, str):
        from kg.store.mirror import check_endpoint

        findings = check_endpoint(place)
    else:
        findings = check(place)
    write(STORE_FINDINGS[options.format](findings), options.output, data=options.data)
    return 1 if any(not finding.note for finding in findings) else 0
