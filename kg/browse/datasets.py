"""The quads of a graph, and of the ontology, in the order in which they are written out."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import DefaultGraph, NamedNode, Quad, Triple

from kg import taxonomy
from kg.browse.exchange import Dataset
from kg.browse.topics import part
from kg.store import Store
from kg.vocab import RDF

_EDGE = {RDF.subject, RDF.predicate, RDF.object}


def dataset(store: Store) -> Dataset:
    """Return all quads of a graph."""
    return Dataset(ordered(store.quads("all")))


def reified(content: Dataset) -> Dataset:
    """Return a dataset in which each statement says what it states by one triple term instead of three edges.

    Source: RDF 1.2 Concepts, section 1.5 (triple terms and reification): `statement rdf:reifies <<( subject predicate object )>>`.
    """
    edges: dict[tuple[object, object], dict[str, NamedNode | object]] = {}
    kept: list[Quad] = []
    for quad in content.quads:
        if quad.predicate.value in _EDGE:
            edges.setdefault((quad.graph_name, quad.subject), {})[quad.predicate.value] = quad.object
        elif (quad.predicate.value, quad.object) != (RDF.type, NamedNode(RDF.Statement)):
            kept.append(quad)
    reifies = NamedNode(RDF.reifies)
    for (graph, statement), parts in edges.items():
        term = Triple(parts[RDF.subject], parts[RDF.predicate], parts[RDF.object])  # type: ignore[arg-type]
        kept.append(Quad(statement, reifies, term, graph))  # type: ignore[arg-type]
    return Dataset(ordered(kept))


def concepts(about: str | None = None) -> Dataset:
    """Return what the ontology says of its schemes and their concepts, or of a part of them: the taxonomy in SKOS."""
    triples = taxonomy.triples()
    known = taxonomy.read(triples)
    named: set[str] = {concept.iri for concept in known.concepts} | {scheme.iri for scheme in known.schemes}
    if about is not None:
        named &= part(known, about)
    return _in_default(triple for triple in triples if isinstance(triple.subject, NamedNode) and triple.subject.value in named)


def ontology() -> Dataset:
    """Return the classes and properties of the ontology, and what is said of them: OWL, without the concepts."""
    triples = taxonomy.triples()
    known = taxonomy.read(triples)
    named = {concept.iri for concept in known.concepts} | {scheme.iri for scheme in known.schemes}
    return _in_default(triple for triple in triples if not (isinstance(triple.subject, NamedNode) and triple.subject.value in named))


def _in_default(triples: Iterable[Triple]) -> Dataset:
    return Dataset(ordered(Quad(t.subject, t.predicate, t.object) for t in triples))


def ordered(quads: Iterable[Quad]) -> tuple[Quad, ...]:
    """Return quads with the default graph first, then by graph, subject, predicate (the class first) and object."""
    return tuple(sorted(quads, key=_place))


def _place(quad: Quad) -> tuple[str, str, str, str]:
    graph = "" if isinstance(quad.graph_name, DefaultGraph) else quad.graph_name.value
    predicate = quad.predicate.value
    return graph, str(quad.subject), "" if predicate == RDF.type else predicate, str(quad.object)
