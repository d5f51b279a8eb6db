"""What two graphs do not share."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from kg import rdf
from kg.browse.catalogue import DOCUMENT, Catalogue, numbered
from kg.browse.naming import shortened
from kg.browse.records import Difference
from kg.sparql import Select
from kg.store import Store
from kg.vocab import DCTERMS, KG, RDF, SKOS

KINDS = ("document", "name", "result", "statement", "other")
NAMED = {KG.Model, KG.Benchmark, KG.Corpus, KG.Agent, KG.Organisation, KG.Person}


def diff(store: Store, other: Store) -> tuple[Difference, ...]:
    """Return what is only in `store` (`here`) and only in `other` (`there`): documents, names, results, statements, and whatever else.

    A result is told once, not edge by edge; so is a document. What remains (evidence, the index of names) is told as a number for each
    graph. Nothing is returned for equal graphs.
    """
    if store.digest() == other.digest():
        return ()
    here, there = set(store.quads("all")), set(other.quads("all"))
    return (
        *_only(Catalogue(store), here - there, here, "here"),
        *_only(Catalogue(other), there - here, there, "there"),
    )


def _only(catalogue: Catalogue, quads: set[Quad], whole: set[Quad], side: str) -> tuple[Difference, ...]:
    said = [q for q in quads if isinstance(q.graph_name, DefaultGraph) and isinstance(q.subject, NamedNode)]
    documents = _typed(said, {KG.Document})
    touched = {q.subject.value for q in said if isinstance(q.subject, NamedNode)}
    results = _typed(whole, {KG.Result}) & touched
    names = _typed(said, NAMED) - documents
    made = [Difference(side, "document", f"{d.removeprefix(DOCUMENT)}: {_title(d, whole)}", d) for d in documents]
    scored = {score.iri: score for score in catalogue.scores(_results(results))} if results else {}
    for iri in results:
        score = scored.get(iri)
        shown = f"{score.label}: {score.benchmark}, {score.metric}: {score.printed} ({score.document})" if score else shortened(iri)
        made.append(Difference(side, "result", shown, iri))
    labels = catalogue.names.labels(names)
    made += [Difference(side, "name", f"{labels[name]} ({shortened(name)})", name) for name in names]
    told = documents | results
    edges = [q for q in said if q.subject.value not in told and q.predicate.value not in (RDF.type, SKOS.prefLabel)]  # type: ignore[union-attr]
    ends = {v for q in edges for v in (q.subject.value, q.predicate.value)}  # type: ignore[union-attr]
    ends |= {q.object.value for q in edges if isinstance(q.object, NamedNode)}
    words = catalogue.names.labels(sorted(ends))
    for q in edges:
        value = q.object.value if isinstance(q.object, Literal) else words.get(q.object.value, "")  # type: ignore[union-attr]
        shown = f"{words[q.subject.value]} — {words[q.predicate.value]} — {value}"  # type: ignore[union-attr]
        made.append(Difference(side, "statement", shown, q.subject.value))  # type: ignore[union-attr]
    made += _rest(quads, side)
    return tuple(
        sorted(made, key=lambda d: (KINDS.index(d.kind), numbered(d.iri or "") if d.kind == "result" else (), d.what, d.iri or ""))
    )


def _results(results: Iterable[str]) -> Select:
    return rdf.results(documents=sorted({iri.split("/table/")[0] for iri in results}))


def _typed(quads: Iterable[Quad], classes: Iterable[str]) -> set[str]:
    wanted = set(classes)
    return {q.subject.value for q in quads if q.predicate.value == RDF.type and q.object.value in wanted}  # type: ignore[union-attr]


def _title(document: str, whole: set[Quad]) -> str:
    titles = [q.object.value for q in whole if q.predicate.value == DCTERMS.title and q.subject.value == document]  # type: ignore[union-attr]
    return min(titles, default="")


def _rest(quads: set[Quad], side: str) -> list[Difference]:
    """Return how many quads of each named graph differ: who says it and where, what is derived, the index of names."""
    counts: dict[str, int] = {}
    for quad in quads:
        if isinstance(quad.graph_name, NamedNode):
            counts[quad.graph_name.value] = counts.get(quad.graph_name.value, 0) + 1
    return [Difference(side, "other", f"{n:,} quads of {shortened(graph)}", graph) for graph, n in sorted(counts.items())]
