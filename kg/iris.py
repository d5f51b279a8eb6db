"""The names of things: every IRI that `kg` gives to something that a document speaks of is made here.

Statements, evidence and quantities are named by a hash of what they are; documents, models, benchmarks and the like by a
readable slug. What one document owns begins with the document's IRI, so that it can be found and removed with it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from kg.model.terms import Iri
from kg.vocab import PREFIXES

BASE = "https://w3id.org/codellm-kg/id/"
"""The namespace of things (prefix `kgi:`)."""
USER = BASE + "user/"
"""The namespace of graphs that users fill by updates of their own (prefix `my:`), beside those of the documents."""


def digest(*parts: str) -> str:
    """Return 20 hexadecimal digits (80 bits) of the SHA-256 of the parts, which are kept apart by a separator.

    >>> digest("a", "bc") == digest("ab", "c")
    False
    """
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:20]


def document(identifier: str) -> Iri:
    """Return the IRI of a document, which is also the name of its graph.

    >>> document("code-llama-paper")
    'https://w3id.org/codellm-kg/id/document/code-llama-paper'
    """
    return Iri(f"{BASE}document/{identifier}")


def thing(kind: str, *segments: str) -> Iri:
    """Return the IRI of a thing that many documents may speak of: its kind, then slugs from the general to the special.

    >>> thing("model", "codellama", "python", "7b")
    'https://w3id.org/codellm-kg/id/model/codellama/python/7b'
    """
    return Iri(BASE + "/".join((kind, *segments)))


def owned(owner: Iri, kind: str, *segments: str) -> Iri:
    """Return the IRI of something that one document owns: a result, a claim, a reference, a training step."""
    return Iri("/".join((owner, kind, *segments)))


def hashed(kind: str, parts: Iterable[str]) -> Iri:
    """Return the IRI of a statement, an evidence node, a selector or a quantity: its kind and the hash of what it is."""
    return Iri(f"{BASE}{kind}/{digest(*parts)}")


def statement(subject: str, predicate: str, value: object) -> Iri:
    """Return the IRI of the statement of an edge: the hash of its canonical subject, predicate and object (a term)."""
    return hashed("statement", (subject, predicate, str(value)))


def is_users(graph: str) -> bool:
    """Say whether a name is that of a graph of the user's own."""
    return graph.startswith(USER) and graph != USER


def prefixes() -> dict[str, str]:
    """Return the prefixes that queries and updates of users know without writing them."""
    return {**dict(PREFIXES), "my": USER}
