"""Where a document is found on the web."""

from __future__ import annotations

from kg.browse.exchange import Origin
from kg.renderers.place import address


def web(origin: Origin) -> str | None:
    """Return the web address of a document by the first of its identifiers that has one; None if none has."""
    return next((found for identifier in origin.identifiers if (found := address(identifier))), None)
