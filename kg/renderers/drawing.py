"""The forms of a picture: a page to explore, and still pictures for papers and slides."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from kg.iris import digest
from kg.pictures.records import Picture


def _html(drawn: Picture) -> str:
    from kg.renderers.picture import picture

    return picture(drawn)


def _svg(drawn: Picture) -> str:
    from kg.renderers.still import still

    return still(drawn)


def _png(drawn: Picture) -> bytes:
    from kg.renderers.still_png import still_png

    return still_png(drawn)


DRAWINGS: Final[dict[str, Callable[[Picture], str | bytes]]] = {"html": _html, "svg": _svg, "png": _png}
"""The renderer of each form; what it needs is loaded when it is first wanted."""


def file_name(drawn: Picture, form: str) -> str:
    """Return a name for a picture's file, made of its title: letters and digits of ASCII, and hyphens.

    >>> file_name(Picture("Around Code Llama", "", "tree", (), ()), "html")
    'around-code-llama.html'
    """
    kept = "".join(c if c.isascii() and c.isalnum() else " " for c in drawn.title.lower()).split()
    return f"{'-'.join(kept)[:60].rstrip('-') or digest(drawn.title)}.{form}"
