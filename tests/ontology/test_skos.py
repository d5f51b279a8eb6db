"""The concept schemes keep to the integrity conditions of SKOS, checked by pySHACL under OWL-RL inference."""

from __future__ import annotations

from pathlib import Path

import pyshacl
import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import OWL, RDF, RDFS, SKOS

from kg import resources

SHAPES = Path(__file__).with_name("skos_integrity.ttl")
SCHEMES = ("taxonomy.ttl", "terms.ttl")


def with_axioms(graph: Graph) -> Graph:
    """Add the axioms of SKOS that an inference needs (S19 to S26)."""
    graph.add((SKOS.related, RDF.type, OWL.SymmetricProperty))
    graph.add((SKOS.broader, OWL.inverseOf, SKOS.narrower))
    graph.add((SKOS.topConceptOf, OWL.inverseOf, SKOS.hasTopConcept))
    graph.add((SKOS.topConceptOf, RDFS.subPropertyOf, SKOS.inScheme))
    graph.add((SKOS.broader, RDFS.subPropertyOf, SKOS.semanticRelation))
    return graph


def messages(graph: Graph, inference: str) -> list[str]:
    _, report, _ = pyshacl.validate(graph, shacl_graph=Graph().parse(str(SHAPES)), inference=inference, advanced=True)
    assert isinstance(report, Graph)
    return sorted({str(m) for m in report.objects(None, URIRef("http://www.w3.org/ns/shacl#resultMessage"))})


@pytest.mark.parametrize("name", SCHEMES)
def test_a_scheme_keeps_to_the_conditions(name: str) -> None:
    graph = with_axioms(Graph().parse(str(resources.ontology() / name)))
    assert messages(graph, "owlrl") == []


def test_the_conditions_find_what_breaks_them() -> None:
    graph = with_axioms(Graph())
    a, b, c = URIRef("urn:a"), URIRef("urn:b"), URIRef("urn:c")
    for concept in (a, b, c):
        graph.add((concept, RDF.type, SKOS.Concept))
        graph.add((concept, SKOS.prefLabel, Literal(str(concept), "en")))
    graph.add((a, SKOS.prefLabel, Literal("other", "en")))
    graph.add((a, SKOS.altLabel, Literal("other", "en")))
    graph.add((a, RDF.type, SKOS.ConceptScheme))
    graph.add((a, SKOS.broader, b))
    graph.add((b, SKOS.broader, c))
    graph.add((a, SKOS.related, c))
    graph.add((a, SKOS.topConceptOf, c))
    assert [m.split(":")[0] for m in messages(graph, "none")] == ["A top concept has nothing above it.", "S13", "S14", "S27", "S9"]
