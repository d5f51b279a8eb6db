"""How a picture reaches the user: as a page, or still, whole into a file or to stdout."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from kg_cli.options import Options
from kg_cli.output import write, write_bytes

if TYPE_CHECKING:
    from kg.pictures.records import Picture

FORMATS = ("html", "svg", "png")


def form_of(options: Options) -> str:
    """Return the form that is asked for: by --format, else by the ending of the file, else a page."""
    return ending(options.output) or options.format if options.format == FORMATS[0] else options.format


def ending(place: str | None) -> str | None:
    """Return the form that a file's ending names, if it names one."""
    suffix = PurePath(place or "").suffix.lstrip(".").lower()
    return suffix if suffix in FORMATS else None


def draw(drawn: Picture, form: str, place: str | None) -> None:
    """Write a picture in a form; the file is whole, or stays as it was."""
    from kg.renderers.drawing import DRAWINGS

    made = DRAWINGS[form](drawn)
    if isinstance(made, bytes):
        write_bytes(made, place)
    else:
        write(made, place, data=True)
