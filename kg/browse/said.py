"""Every statement of the documents with the places that show it, for other programs."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode

from kg import overview, rdf
from kg.browse.catalogue import Catalogue
from kg.browse.exchange import Said, Term
from kg.browse.origins import cases, spots
from kg.model.terms import Iri
from kg.store import Store


def said(store: Store, about: str | None = None) -> tuple[Said, ...]:
    """Return the statements by subject, property and object; with `about`, those that begin or end at a thing or a case of it.

    Raises UnknownNameError, with the nearest names, for a term that names nothing here.
    """
    catalogue = Catalogue(store)
    wanted = None if about is None else cases(catalogue, about)
    edges: dict[str, tuple[str, str, NamedNode | Literal]] = {}
    for _, statement, subject, predicate, end in store.select(overview.statements()).bound():
        if wanted is None or wanted & {subject.value, end.value, statement.value}:
            edges[statement.value] = subject.value, predicate.value, end
    shown = spots(catalogue, edges)
    labels = catalogue.names.labels({v for s, p, o in edges.values() for v in (s, p, o.value) if v != o.value or isinstance(o, NamedNode)})
    amounts = [Iri(o.value) for _, _, o in edges.values() if isinstance(o, NamedNode) and "/quantity/" in o.value]
    printed = {iri: text for iri, text, *_ in catalogue.rows(rdf.quantities(amounts))} if amounts else {}
    made = []
    for iri, (start, edge, other) in edges.items():
        value = printed.get(other.value) or labels[other.value] if isinstance(other, NamedNode) else other.value
        made.append(Said(iri, Term(start, labels[start]), Term(edge, labels[edge]), other, value, shown.get(iri, ())))
    return tuple(sorted(made, key=lambda s: (s.subject.iri, s.predicate.iri, str(s.object))))
