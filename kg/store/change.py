"""What a transaction really changes, and its text."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Triple

from kg import sparql
from kg.errors import StoreError


@dataclass(frozen=True, slots=True)
class Counted:
    """Quads in canonical form, each once, with their total (`dump.total`), for a maker who knows both: neither is worked out again."""

    quads: Collection[Quad]
    total: int

    def __iter__(self) -> Iterator[Quad]:
        """Return an iterator over the quads."""
        return iter(self.quads)


@dataclass(frozen=True, slots=True)
class Change:
    """Quads in canonical form, each once, none both removed and added; `total` is that of what is added, where it is known."""

    removed: tuple[Quad, ...]
    added: tuple[Quad, ...]
    total: int | None = None

    def text(self) -> str:
        """Return the change as one SPARQL update."""
        operations: list[sparql.Operation] = []
        if self.removed:
            operations.append(sparql.DeleteData(self.removed))
        if self.added:
            operations.append(sparql.InsertData(self.added))
        return sparql.text(sparql.Update(tuple(operations)))


def change(removed: Iterable[Quad], added: Iterable[Quad] | Counted) -> Change:
    """Return what is left to do when quads are taken out and then others put in.

    Raises StoreError for a blank node or a quoted triple, which no update could name again.
    """
    out = list(map(canonical_quad, removed))
    if isinstance(added, Counted) and not out:
        return Change((), tuple(added.quads), added.total)
    new = dict.fromkeys(map(canonical_quad, added))
    old = dict.fromkeys(quad for quad in out if quad not in new)
    return Change(tuple(old), tuple(new))


def canonical_quad(quad: Quad) -> Quad:
    """Return the quad with its literal in canonical form; raise StoreError for a blank node or a quoted triple."""
    subject, term, graph = quad.subject, quad.object, quad.graph_name
    if not isinstance(subject, NamedNode):
        raise _nameless(subject, quad)
    if isinstance(term, Literal):
        form = sparql.canonical(term)
        if form is not term:
            return Quad(subject, quad.predicate, form, graph)
    elif not isinstance(term, NamedNode):
        raise _nameless(term, quad)
    if not isinstance(graph, NamedNode | DefaultGraph):
        raise _nameless(graph, quad)
    return quad


def _nameless(term: BlankNode | Triple, quad: Quad) -> StoreError:
    what = "a blank node" if isinstance(term, BlankNode) else "a quoted triple"
    return StoreError(
        f"{what} cannot be stored", where=str(quad)[:200], expected="an IRI or a literal", hint="give the thing an IRI of its own"
    )
