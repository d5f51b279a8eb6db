"""Statements and results as nanopublications: each with its own provenance, ready to be signed and published one by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO, Final

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, serialize

from kg import __version__, iris
from kg.assembly import integer, node, number
from kg.browse.exchange import Measured, Said, Spot
from kg.exporters.addresses import web
from kg.exporters.rdf import prefixes
from kg.vocab import DCTERMS, KG, NP, OA, PROV, QB, RDF, RDFS, SKOS

_Edge = tuple[str, str, NamedNode | Literal]
PREFIXES: Final = prefixes("kg", "kgt", "rdf", "rdfs", "xsd", "skos", "dcterms", "prov", "oa", "qb", "np")
MAKER: Final = iris.thing("software", "kg", __version__)


def statements(content: Iterable[Said], out: BinaryIO) -> None:
    """Write a nanopublication for each statement: the assertion is its edge. Source: Nanopublication Guidelines, 10 December 2013."""
    _write((_nanopub(s.iri, _edge(s), s.spots, f"{s.subject.label} — {s.predicate.label} — {s.value}") for s in content), out)


def results(content: Iterable[Measured], out: BinaryIO) -> None:
    """Write a nanopublication for each result: the assertion is the observation with its protocol."""
    _write(
        (_nanopub(m.iri, _observation(m), (m.spot,), f"{m.model.label}: {m.benchmark.label}, {m.measure}: {m.printed}") for m in content),
        out,
    )


def _write(publications: Iterable[Iterable[Quad]], out: BinaryIO) -> None:
    serialize((quad for publication in publications for quad in publication), out, RdfFormat.TRIG, prefixes=PREFIXES)


def _nanopub(about: str, assertion: Iterable[_Edge], spots: Iterable[Spot], title: str) -> Iterator[Quad]:
    """Yield the four graphs: head, assertion, provenance (the places that show it) and what is said of the publication."""
    me = iris.hashed("nanopub", (about,))
    head, asserted, shown, info = (f"{me}#{part}" for part in ("Head", "assertion", "provenance", "pubinfo"))
    linked: list[_Edge] = [
        (me, RDF.type, node(NP.Nanopublication)),
        (me, NP.hasAssertion, node(asserted)),
        (me, NP.hasProvenance, node(shown)),
        (me, NP.hasPublicationInfo, node(info)),
    ]
    published: list[_Edge] = [
        (me, PROV.wasAttributedTo, node(MAKER)),
        (me, DCTERMS.title, Literal(title)),
        (me, DCTERMS.source, node(about)),
        (MAKER, RDF.type, node(PROV.SoftwareAgent)),
        (MAKER, RDFS.label, Literal(f"kg {__version__}")),
    ]
    for graph, edges in ((head, linked), (asserted, assertion), (shown, _provenance(me, asserted, spots)), (info, published)):
        for subject, predicate, value in edges:
            yield Quad(node(subject), node(predicate), value, NamedNode(graph))


def _provenance(me: str, asserted: str, spots: Iterable[Spot]) -> Iterator[_Edge]:
    seen: set[str] = set()
    for at, spot in enumerate(spots, 1):
        origin, place, quote = spot.origin, f"{me}#place{at}", f"{me}#quote{at}"
        yield asserted, PROV.wasDerivedFrom, node(place)
        yield place, RDF.type, node(OA.SpecificResource)
        yield place, OA.hasSource, node(origin.iri)
        yield place, OA.hasSelector, node(quote)
        locator = spot.locator
        for predicate, text in (
            (KG.section, locator.section),
            (KG.page, locator.page),
            (KG.table, locator.table),
            (KG.row, locator.row),
            (KG.column, locator.column),
            (KG.mark, spot.mark),
            (KG.hedge, spot.hedge),
        ):
            if text:
                yield place, predicate, Literal(text)
        yield quote, RDF.type, node(OA.TextQuoteSelector)
        yield quote, RDF.type, node(OA.TextPositionSelector)
        yield quote, OA.exact, Literal(spot.quote)
        yield quote, OA.start, integer(spot.start)
        yield quote, OA.end, integer(spot.end)
        if origin.iri in seen:
            continue
        seen.add(origin.iri)
        yield origin.iri, DCTERMS.title, Literal(origin.title)
        yield origin.iri, KG.trust, Literal(origin.trust)
        yield origin.iri, KG.sha256, Literal(origin.sha256)
        if at_web := web(origin):
            yield origin.iri, PROV.hadPrimarySource, NamedNode(at_web)


def _edge(said: Said) -> tuple[_Edge, ...]:
    return ((said.subject.iri, said.predicate.iri, said.object),)


def _observation(result: Measured) -> list[_Edge]:
    me = result.iri
    made: list[_Edge] = [
        (me, RDF.type, node(KG.Result)),
        (me, RDF.type, node(QB.Observation)),
        (me, KG.model, node(result.model.iri)),
        (result.model.iri, SKOS.prefLabel, Literal(result.model.label)),
        (me, KG.label, Literal(result.label)),
        (me, KG.benchmark, node(result.benchmark.iri)),
        (result.benchmark.iri, SKOS.prefLabel, Literal(result.benchmark.label)),
        (me, KG.metric, node(result.metric.iri)),
        (me, KG.value, number(result.value)),
        (me, KG.printed, Literal(result.printed)),
    ]
    texts = ((KG.subset, result.subset), (KG.unit, result.unit), (KG.measuredBy, result.measured_by))
    made += [(me, predicate, Literal(text)) for predicate, text in texts if text]
    if result.k is not None:
        made.append((me, KG.k, integer(result.k)))
    if result.standard_error is not None:
        made.append((me, KG.standardError, number(result.standard_error)))
    return made + [(me, s.property.iri, s.term) for s in result.settings]
