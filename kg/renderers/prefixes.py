"""IRIs as people write them."""

from __future__ import annotations

from kg.vocab import PREFIXES


def short(iri: str) -> str:
    """Return an IRI with its prefix, anything else as it is.

    >>> short("https://w3id.org/codellm-kg/id/model/zork")
    'kgi:model/zork'
    """
    for prefix, space in PREFIXES:
        if iri.startswith(space):
            return f"{prefix}:{iri.removeprefix(space)}"
    return iri
