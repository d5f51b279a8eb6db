"""The border at which every error becomes a message on stderr and an exit code."""

from __future__ import annotations

import click

from kg_cli.options import State
from kg_cli.terminal import say

WRONG_INPUT = 2
DEFECT = 3
INTERRUPTED = 130
"""128 + SIGINT, as a shell reports it."""


def call(command: click.Command, arguments: list[str]) -> int:
    """Run a command and return its exit code; nothing but `SystemExit` gets out.

    0 done, 1 a negative result, 2 wrong input, 3 a defect of ours, 130 interrupted.
    """
    state = State()
    try:
        code = command.main(arguments, prog_name="kg", standalone_mode=False, obj=state)
    except click.ClickException as error:
        return _usage(error)
    except (click.Abort, KeyboardInterrupt):
        say("interrupted; what was already said to be ingested is in the graph")
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 (this is the border)
        return explain(error, debug=state.debug)
    return code if isinstance(code, int) else 0


def _usage(error: click.ClickException) -> int:
    context = getattr(error, "ctx", None)
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        say(error.format_message())
        return WRONG_INPUT
    say(f"kg: {error.format_message()}", style="error")
    if context is not None:
        say(f"{context.get_usage()}\nTry '{context.command_path} --help'.")
    return WRONG_INPUT


def explain(error: Exception, *, where: str | None = None, debug: bool = False) -> int:
    """Say on stderr what went wrong, with the trace if `debug`; return the exit code."""
    from kg.errors import KgError

    name = f"kg: {where}" if where else "kg"

    if debug:
        import traceback

        say("".join(traceback.format_exception(error)).rstrip())
    if isinstance(error, KgError):
        say(f"{name}: {error}", style="error")
        return error.exit_code
    remedy = (
        "please report it with the trace above" if debug else "please report it with the trace that the same command shows with --debug"
    )
    first = str(error).partition("\n")[0]
    say(f"{name}: a defect of kg, not of your input ({type(error).__name__}: {first}); {remedy}", style="error")
    return DEFECT
