"""Where a text is not well formed: its line, with a caret under the place."""

from __future__ import annotations

from kg.renderers.measure import columns
from kg.renderers.visible import visible

_BEFORE = 50
_WIDTH = 76


def caret(text: str, position: int) -> str:
    r"""Return the line of a text in which a position stands, cut to fit, and under it a caret.

    >>> print(caret("SELECT *\nWHERE [", 15))
    line 2, column 7
    WHERE [
          ^
    """
    position = min(max(position, 0), len(text))
    start = text.rfind("\n", 0, position) + 1
    end = text.find("\n", position)
    line = text[start : len(text) if end < 0 else end]
    at = position - start
    cut = max(0, at - _BEFORE)
    before, after = visible(line[cut:at]), visible(line[at : cut + _WIDTH])
    dots = "…" if cut else ""
    number = text.count("\n", 0, position) + 1
    return f"line {number}, column {at + 1}\n{dots}{before}{after}\n{' ' * columns(dots + before)}^"
