"""A bar on stderr that says how far a long task has come."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from kg_cli.options import Options
from kg_cli.terminal import width

Advance = Callable[[str, int, int], None]
"""What a long task calls: what is being done, how many are done, and of how many."""

BAR = 24
CLEAR = "\r\x1b[K"


@contextmanager
def progress(options: Options) -> Iterator[Advance]:
    """Give a function that draws the bar, and take the bar away at the end; nothing is drawn off a terminal or with --quiet."""
    if options.quiet or not sys.stderr.isatty():
        yield lambda what, done, total: None  # noqa: ARG005 (the names are the contract)
        return
    drawn = False

    def draw(what: str, done: int, total: int) -> None:
        nonlocal drawn
        drawn = True
        _draw(what, done, total)

    try:
        yield draw
    finally:
        if drawn:
            sys.stderr.write(CLEAR)
            sys.stderr.flush()


def _draw(what: str, done: int, total: int) -> None:
    sys.stderr.write(CLEAR + line(what, done, total, width()))
    sys.stderr.flush()


def line(what: str, done: int, total: int, columns: int) -> str:
    """Return the bar as one line of less than `columns` characters.

    >>> line("reading", 1, 2, 60)
    '████████████············ 1/2 reading'
    """
    filled = BAR * done // max(total, 1)
    return f"{'█' * filled}{'·' * (BAR - filled)} {done}/{total} {what}"[: max(columns - 1, 0)]
