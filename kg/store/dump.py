"""A store as bytes: the same quads give the same bytes, whatever holds them and in whatever order they came."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from pyoxigraph import Quad, RdfFormat, serialize

from kg.store.change import canonical_quad
from kg.store.contract import Store

MODULUS = 1 << 512


def dump(store: Store) -> bytes:
    """Return all quads as N-Quads in canonical form, one a line, sorted by their bytes.

    Source: RDF 1.1 N-Quads, section 4 (canonical form).
    """
    return b"".join(_lines(store.quads("all")))


def fingerprint(quads: Iterable[Quad]) -> str:
    """Return the digest that a store with just these quads has."""
    return shown(total(set(map(canonical_quad, quads))))


def digest_of(quads: Iterable[Quad]) -> str:
    """Return the digest of what a store gave back, where every literal is in canonical form and no quad comes twice."""
    return shown(total(quads))


def total(quads: Iterable[Quad]) -> int:
    """Return the sum of the SHA-512 of the quads' lines, modulo 2^512, from which the digest is made.

    So the digest of a store that was changed follows from what was changed: a look at the whole costs as much as all else together.
    Source: Bellare and Micciancio, A New Paradigm for Collision-Free Hashing (1997), AdHASH.
    """
    lines = (serialize(quads, format=RdfFormat.N_QUADS) or b"").split(b"\n")
    return sum(int.from_bytes(hashlib.sha512(line).digest(), "big") for line in lines if line) % MODULUS


def shown(number: int) -> str:
    """Return the digest for a total: 64 hexadecimal digits."""
    return hashlib.sha256(number.to_bytes(64, "big")).hexdigest()


def _lines(quads: Iterable[Quad]) -> list[bytes]:
    written = serialize(quads, format=RdfFormat.N_QUADS)
    return [line + b"\n" for line in sorted(set((written or b"").split(b"\n"))) if line]
