"""Where the data that ships with `kg` lies: inside the package in a wheel, beside it in a checkout or an editable install."""

from __future__ import annotations

from pathlib import Path

from kg.errors import KgError

PACKAGE = Path(__file__).resolve().parent


def ontology() -> Path:
    """Return the folder of the ontology's files."""
    return folder("ontology")


def corpora() -> Path:
    """Return the folder of the documents that ship."""
    return folder("corpora")


def shipped() -> tuple[Path, ...]:
    """Return the files of the documents that ship, sorted."""
    return tuple(sorted(corpora().glob("*.md")))


def folder(name: str) -> Path:
    """Return one of the folders of data that ship, by name; raise `KgError` if the installation lacks it."""
    places = (PACKAGE / "_data" / name, PACKAGE.parent / name)
    for place in places:
        if place.is_dir():
            return place
    raise KgError(
        f"the folder {name}/ that ships with kg is missing",
        where=str(PACKAGE),
        expected=" or ".join(str(place) for place in places),
        hint="install codellm-kg again",
    )
