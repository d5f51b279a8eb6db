"""Results as an RDF Data Cube: a data set, its structure, and an observation for each result."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO, Final

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize

from kg import iris
from kg.assembly import boolean, node, number
from kg.browse.exchange import Measured
from kg.exporters.rdf import prefixes
from kg.model.terms import Iri
from kg.vocab import DCTERMS, KG, QB, RDF, RDFS, SKOS, XSD

SET: Final = iris.thing("cube", "results")
STRUCTURE: Final = iris.thing("cube", "structure")
SUBSET: Final = iris.thing("cube", "subset")
SAMPLES: Final = iris.thing("cube", "k")
PLACE: Final = iris.thing("cube", "place")
SCHEME: Final = iris.thing("cube", "metrics")
WHOLE: Final = "_T"
"""The code for a benchmark as a whole. Source: SDMX, content-oriented guidelines, code list for "total"."""
NONE: Final = "_Z"
"""The code where a metric has no k. Source: SDMX, content-oriented guidelines, code list for "not applicable"."""

DIMENSIONS: Final[tuple[tuple[Iri, str, Iri], ...]] = (
    (KG.model, "model", KG.Model),
    (KG.benchmark, "benchmark", KG.Benchmark),
    (SUBSET, "subset of the benchmark, _T for the whole", XSD.string),
    (KG.metric, "metric", SKOS.Concept),
    (SAMPLES, "samples of which one must pass (the k of pass@k), _Z where the metric has none", XSD.string),
    (KG.readFrom, "document", KG.Document),
    (PLACE, "place in the document", XSD.string),
)
"""What tells observations apart: the property, its label, its range. Every observation has a value for each."""
ATTRIBUTES: Final[tuple[tuple[Iri, str, bool], ...]] = (
    (KG.printed, "as printed", True),
    (KG.label, "label as printed", True),
    (KG.unit, "unit", False),
    (KG.measuredBy, "measured by", False),
    (KG.standardError, "standard error", False),
)
"""What qualifies an observation: the property, its label, and whether every observation has it."""
_Term = NamedNode | Literal


def cube(content: Iterable[Measured], out: BinaryIO) -> None:
    """Write results as a cube in Turtle. Source: The RDF Data Cube Vocabulary (W3C), well-formed by its section 11.1."""
    results = tuple(content)
    serialize(_triples(results), out, RdfFormat.TURTLE, prefixes=prefixes("kg", "kgt", "rdf", "rdfs", "xsd", "skos", "dcterms", "qb"))


def _triples(results: tuple[Measured, ...]) -> Iterator[Triple]:
    settings = {s.property.iri: s.property.label for result in results for s in result.settings}
    yield from _structure(settings)
    yield from _codes(results)
    for result in results:
        yield from _observation(result)


def _structure(settings: dict[str, str]) -> Iterator[Triple]:
    yield _triple(SET, RDF.type, node(QB.DataSet))
    yield _triple(SET, DCTERMS.title, Literal("Results of language models for code, as documents report them", language="en"))
    yield _triple(SET, QB.structure, node(STRUCTURE))
    yield _triple(STRUCTURE, RDF.type, node(QB.DataStructureDefinition))
    parts = [(QB.dimension, QB.DimensionProperty, prop, label, True) for prop, label, _ in DIMENSIONS]
    parts += [(QB.measure, QB.MeasureProperty, KG.value, "value", True)]
    parts += [(QB.attribute, QB.AttributeProperty, prop, label, required) for prop, label, required in ATTRIBUTES]
    parts += [(QB.attribute, QB.AttributeProperty, Iri(prop), label, False) for prop, label in sorted(settings.items())]
    for role, cls, prop, label, required in parts:
        part = iris.hashed("cube/component", (prop,))
        yield _triple(STRUCTURE, QB.component, node(part))
        yield _triple(part, RDF.type, node(QB.ComponentSpecification))
        yield _triple(part, role, node(prop))
        if role == QB.attribute:
            yield _triple(part, QB.componentRequired, boolean(required))
        yield _triple(prop, RDF.type, node(cls))
        yield _triple(prop, RDF.type, node(RDF.Property))
        yield _triple(prop, RDFS.label, Literal(label, language="en"))
    for prop, _, cls in DIMENSIONS:
        yield _triple(prop, RDFS.range, node(cls))
    yield _triple(KG.value, RDFS.range, node(XSD.decimal))
    yield _triple(KG.metric, RDF.type, node(QB.CodedProperty))
    yield _triple(KG.metric, QB.codeList, node(SCHEME))


def _codes(results: tuple[Measured, ...]) -> Iterator[Triple]:
    """Yield the labels of what the dimensions point to, and the list of the metrics."""
    yield _triple(SCHEME, RDF.type, node(SKOS.ConceptScheme))
    yield _triple(SCHEME, SKOS.prefLabel, Literal("Metrics of the results", language="en"))
    for metric in sorted({(r.metric.iri, r.metric.label) for r in results}):
        yield _triple(metric[0], RDF.type, node(SKOS.Concept))
        yield _triple(metric[0], SKOS.prefLabel, Literal(metric[1], language="en"))
        yield _triple(metric[0], SKOS.inScheme, node(SCHEME))
    named = {(r.model.iri, r.model.label, KG.Model) for r in results} | {
        (r.benchmark.iri, r.benchmark.label, KG.Benchmark) for r in results
    }
    for iri, label, cls in sorted(named):
        yield _triple(iri, RDF.type, node(cls))
        yield _triple(iri, RDFS.label, Literal(label))
    for iri, title in sorted({(r.spot.origin.iri, r.spot.origin.title) for r in results}):
        yield _triple(iri, RDF.type, node(KG.Document))
        yield _triple(iri, DCTERMS.title, Literal(title))


def _observation(result: Measured) -> Iterator[Triple]:
    origin = result.spot.origin
    said: list[tuple[str, _Term]] = [
        (RDF.type, node(QB.Observation)),
        (RDF.type, node(KG.Result)),
        (QB.dataSet, node(SET)),
        (KG.model, node(result.model.iri)),
        (KG.benchmark, node(result.benchmark.iri)),
        (SUBSET, Literal(result.subset or WHOLE)),
        (KG.metric, node(result.metric.iri)),
        (SAMPLES, Literal(NONE if result.k is None else str(result.k))),
        (KG.readFrom, node(origin.iri)),
        (PLACE, Literal(result.iri.removeprefix(f"{origin.iri}/"))),
        (KG.value, number(result.value)),
        (KG.printed, Literal(result.printed)),
        (KG.label, Literal(result.label)),
    ]
    if result.unit:
        said.append((KG.unit, Literal(result.unit)))
    if result.measured_by:
        said.append((KG.measuredBy, Literal(result.measured_by)))
    if result.standard_error is not None:
        said.append((KG.standardError, number(result.standard_error)))
    said += [(s.property.iri, s.term) for s in result.settings]
    return (_triple(result.iri, predicate, value) for predicate, value in said)


def _triple(subject: str, predicate: str, value: _Term) -> Triple:
    return Triple(node(subject), node(predicate), value)
