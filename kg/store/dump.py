"""A store as bytes: the same quads give the same bytes, whatever holds them and in whatever order they came."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from pyoxigraph import Quad, RdfFormat, serialize

from kg.store.change import canonical_quad
from kg.store.contract import Store


def dump(store: Store) -> bytes:
    """Return all quads as N-Quads in canonical form, one a line, sorted by their bytes.

    Source: RDF 1.1 N-Quads, section 4 (canonical form).
    """
    return b"".join(_lines(store.quads("all")))


def fingerprint(quads: Iterable[Quad]) -> str:
    """Return the SHA-256 that a store with just these quads has."""
    return digest_of(map(canonical_quad, quads))


def digest_of(quads: Iterable[Quad]) -> str:
    """Return the SHA-256 of the sorted N-Quads of what a store gave back, where every literal is in canonical form."""
    digest = hashlib.sha256()
    for line in _lines(quads):
        digest.update(line)
    return digest.hexdigest()


def _lines(quads: Iterable[Quad]) -> list[bytes]:
    written = serialize(quads, format=RdfFormat.N_QUADS)
    return [line + b"\n" for line in sorted(set((written or b"").split(b"\n"))) if line]
