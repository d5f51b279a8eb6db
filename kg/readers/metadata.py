"""What a document's maker says about it: the record behind a front matter and a sidecar."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kg.model.document import Declaration, Identifier, Provenance

_PREFIXES = {
    "doi": re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE),
    "arxiv": re.compile(r"(?:https?://arxiv\.org/(?:abs|pdf)/|arxiv:\s*)", re.IGNORECASE),
}
_VERSION = re.compile(r"v\d+\Z")


@dataclass(frozen=True, slots=True)
class Metadata:
    """The stated facts about a document; what is None or empty was not stated. `foreign` are keys that are not kg's."""

    id: str | None = None
    kind: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    year: int | None = None
    identifiers: tuple[Identifier, ...] = ()
    trust: str | None = None
    work: str | None = None
    provenance: Provenance = field(default_factory=Provenance)
    declarations: tuple[Declaration, ...] = ()
    caption: str | None = None
    place: str | None = None
    foreign: tuple[str, ...] = ()


def identifier(scheme: str, value: str) -> Identifier:
    """Return an identifier without its resolver and, for arXiv, without the version: texts of one work share it.

    >>> identifier("arxiv", "https://arxiv.org/abs/2308.12950v3").value, identifier("doi", "doi:10.5281/zenodo.1").value
    ('2308.12950', '10.5281/zenodo.1')
    """
    name = value.strip()
    if scheme in _PREFIXES:
        match = _PREFIXES[scheme].match(name)
        name = name[match.end() :] if match else name
    if scheme == "arxiv":
        name = _VERSION.sub("", name)
    return Identifier(scheme, name)
