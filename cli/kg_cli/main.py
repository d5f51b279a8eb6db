"""The command `kg`, which loads each of its commands when it is called."""

from __future__ import annotations

import gc
import sys
from importlib import import_module

import click

from kg_cli.border import call
from kg_cli.commands import TABLE
from kg_cli.terminal import use_utf8

RARELY = 200_000
"""How many objects are made between two looks for cycles: looking while a command and its libraries load takes a tenth of its time."""


class Commands(click.Group):
    """A group that knows its commands from the table; only the one that is called is imported."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (click's signature)
        """Return the names in the order of the table."""
        return [entry.name for entry in TABLE]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 (click's signature)
        """Import one command; None if the table has no such name."""
        for entry in TABLE:
            if entry.name == cmd_name:
                command: click.Command = import_module(entry.module).command
                return command
        return None

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that is called; for a name that is none, name the nearest."""
        name, known = args[0], self.list_commands(ctx)
        if name not in known and not name.startswith("-") and not ctx.resilient_parsing:
            raise click.exceptions.NoSuchCommand(name, possibilities=known, ctx=ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 (click's signature)
        """Write the list of commands from the table."""
        with formatter.section("Commands"):
            formatter.write_dl([(entry.name, entry.help) for entry in TABLE])


def _version(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted:
        from kg import __version__

        click.echo(f"kg {__version__}")
        context.exit()


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show the version and exit.")
def kg() -> None:
    """Answer questions about Code LLMs from a graph in which every figure is cited.

    \b
    Begin with:
      kg ask                                 ten questions that work
      kg ask "Which models outperform GPT-4 on HumanEval?"
      kg ingest my-paper.md                  add a document of yours

    The graph is built by the first command that reads it. It lies in the folder
    given by --store, else by KG_HOME, else in a .kg/ here or above, else with
    your user data.
    """


def main() -> None:
    """Run `kg` with the arguments of the process, and exit with its code."""
    gc.set_threshold(RARELY)
    use_utf8()
    code = call(kg, sys.argv[1:])
    # The process ends: what is left need not be searched for cycles first, which takes a tenth of a second and more.
    gc.freeze()
    sys.exit(code)
