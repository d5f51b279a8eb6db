"""What a person sees: words on stderr, colour only where it is welcome, the width of the window."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TextIO

STYLES = {"error": "1;31", "faint": "2"}


def say(words: str, *, style: str | None = None) -> None:
    """Write words for a person to stderr: what is going on, and errors. Results go to stdout by `kg_cli.output`."""
    from kg.renderers.visible import visible_lines

    sys.stderr.write(painted(visible_lines(words), style, sys.stderr) + "\n")
    sys.stderr.flush()


def painted(text: str, style: str | None, stream: TextIO) -> str:
    """Return the text in a style (a key of `STYLES`) if the stream takes colour, else as it is."""
    return f"\x1b[{STYLES[style]}m{text}\x1b[0m" if style and takes_colour(stream) else text


def takes_colour(stream: TextIO) -> bool:
    """Say whether a stream is a terminal that may be coloured. Source: https://no-color.org."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def width() -> int:
    """Return the number of columns of the terminal; 80 where there is none."""
    return shutil.get_terminal_size((80, 24)).columns


def use_utf8() -> None:
    """Make the standard streams write UTF-8 in every locale, so that the same answer is the same bytes."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)  # a test's stand-in has none
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
