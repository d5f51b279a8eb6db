"""What an answer rests on, taken out of the graph so that it can be looked at without it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Quad

from kg import overview, rdf
from kg.browse.catalogue import Catalogue
from kg.browse.datasets import ordered
from kg.browse.exchange import Kept, Support
from kg.browse.origins import document_id, origins
from kg.errors import StoreError
from kg.model.answer import Answer, Citation
from kg.store import Store, home_of
from kg.vocab import KG, OA, RDF


def support(store: Store, answer: Answer) -> Support:
    """Return an answer with the statements that it cites, each with the place that is cited, and the texts that are kept."""
    catalogue = Catalogue(store)
    cited: defaultdict[str, list[Citation]] = defaultdict(list)
    for citation in answer.citations:
        cited[citation.document.iri].append(citation)
    quads: set[Quad] = set()
    for document, citations in sorted(cited.items()):
        graph = _Graph(store.quads(NamedNode(document)))
        for citation in citations:
            quads.update(graph.shown(citation))
    owners = sorted({q.subject.value for q in quads if q.predicate.value == KG.evidence and isinstance(q.subject, NamedNode)})
    edges = list(store.select(rdf.edges(owners)).bound()) if owners else []
    quads.update(Quad(s, p, o) for s, p, o in edges if isinstance(s, NamedNode) and isinstance(p, NamedNode))
    quads.update(_edges(quads))
    known = origins(catalogue)
    made = tuple(known[document_id(iri)] for iri in sorted(cited))
    return Support(answer, ordered(quads), made, tuple(_texts(store, catalogue, answer)))


class _Graph:
    """One document's graph by subject, and its statements by their edges."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        self.about: defaultdict[object, list[Quad]] = defaultdict(list)
        self.stating: defaultdict[tuple[str, str, str], list[object]] = defaultdict(list)
        for quad in quads:
            self.about[quad.subject].append(quad)
        for subject, about in self.about.items():
            told = {quad.predicate.value: quad.object for quad in about}
            if RDF.subject in told:
                s, p, o = (told[part] for part in (RDF.subject, RDF.predicate, RDF.object))
                self.stating[s.value, p.value, o.value].append(subject)  # type: ignore[union-attr]

    def shown(self, citation: Citation) -> Iterator[Quad]:
        """Yield what is said of the statement or thing that a citation is of, and of the place that it names."""
        edge = citation.subject, citation.predicate, citation.object
        for owner in self.stating.get(edge) or [NamedNode(citation.subject)]:
            for quad in self.about.get(owner, ()):
                if quad.predicate.value != KG.evidence:
                    yield quad
                elif any(self._is(place.object, citation) for place in self.about[quad.object] if place.predicate.value == OA.hasSelector):
                    yield quad
                    for place in self.about[quad.object]:
                        yield place
                        yield from self.about.get(place.object, ()) if place.predicate.value in {OA.hasSelector, OA.refinedBy} else ()

    def _is(self, selector: object, citation: Citation) -> bool:
        told = {quad.predicate.value: quad.object for quad in self.about[selector]}
        exact, start = told.get(OA.exact), told.get(OA.start)
        return isinstance(exact, Literal) and exact.value == citation.quote and getattr(start, "value", "") == str(citation.text.start)


def _edges(quads: Iterable[Quad]) -> Iterator[Quad]:
    """Yield the edges that statements state, as they stand in the default graph."""
    parts: defaultdict[object, dict[str, object]] = defaultdict(dict)
    for quad in quads:
        parts[quad.subject][quad.predicate.value] = quad.object
    for told in parts.values():
        if RDF.subject in told:
            yield Quad(told[RDF.subject], told[RDF.predicate], told[RDF.object])  # type: ignore[arg-type]


def _texts(store: Store, catalogue: Catalogue, answer: Answer) -> Iterator[Kept]:
    home = home_of(store)
    types = {thing: text or "" for thing, _, text in catalogue.rows(overview.values_of((KG.mediaType,)))}
    wanted = {(c.text.sha256, c.text.path, types.get(c.document.iri, "")) for c in answer.citations}
    for sha256, path, media_type in sorted(wanted):
        try:
            if home is not None:
                yield Kept(sha256, path, media_type, home.text(sha256))
        except StoreError:
            continue
