"""The options that every command takes, under the same names and with the same meaning."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import click

Command = Callable[..., Any]


@dataclass(slots=True)
class State:
    """What the border must know of a call after the command has failed."""

    debug: bool = False


@dataclass(frozen=True, slots=True)
class Options:
    """The options that all commands share, as given."""

    store: str | None
    format: str
    output: str | None
    quiet: bool
    debug: bool

    @property
    def data(self) -> bool:
        """Say whether the result is for a program, which needs every character as it is."""
        return self.format != "text"


def common(*formats: str, listed: bool = True) -> Callable[[Command], Command]:
    """Give a command the shared options, as its first argument of type `Options`; the first format is the default.

    Formats that are not `listed` are told in the command's own help, and the command knows itself which stands in for none (empty).
    """

    def decorate(command: Command) -> Command:
        @functools.wraps(command)
        def called(*, store: str | None, format: str | None, output: str | None, quiet: bool, debug: bool, **rest: object) -> Any:  # noqa: A002, ANN401
            return command(Options(store, format or "", output, quiet, debug), **rest)

        for option in reversed(_shared(formats, listed=listed)):
            option(called)
        return called

    return decorate


_LINE = 60
"""The most characters of the names of forms that stand where click puts them, on one line."""


def _shared(formats: tuple[str, ...], *, listed: bool) -> tuple[Callable[[Command], Command], ...]:
    names = ", ".join(formats)
    long = listed and len(names) > _LINE
    return (
        click.option("--store", metavar="PLACE", help="Folder or http(s) endpoint of the graph, e.g. --store ./my-graph."),
        click.option(
            "-f",
            "--format",
            type=click.Choice(formats),
            default=formats[0] if listed else None,
            show_default=listed,
            metavar="NAME" if long or not listed else None,
            help=f"Form of the result{f': {names}; ' if long else ', '}e.g. -f {formats[-1]}.",
        ),
        click.option("-o", "--output", metavar="FILE", help="File for the result, e.g. -o result.txt; - is standard output."),
        click.option("--quiet", is_flag=True, help="Say nothing on standard error but errors, e.g. in a script."),
        click.option(
            "--debug",
            is_flag=True,
            is_eager=True,
            callback=_note_debug,
            help="Show the trace of an error, e.g. for a report.",
        ),
    )


def _note_debug(context: click.Context, _: click.Parameter, value: bool) -> bool:
    context.ensure_object(State).debug = value
    return value
