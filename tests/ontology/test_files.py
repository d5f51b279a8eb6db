"""The files of the ontology: what other people's readers make of them, and what must not stand in them."""

from __future__ import annotations

import re

import pyoxigraph as ox
import pytest
import rdflib
from rdflib import RDF, Graph
from rdflib.namespace import OWL, SKOS

from kg import resources, taxonomy
from kg.vocab import KG, XSD

FILES = sorted(resources.ontology().glob("*.ttl"))
ONTOLOGY = taxonomy.load()
RESERVED = ("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "http://www.w3.org/2000/01/rdf-schema#", "http://www.w3.org/2002/07/owl#")
OWL_DATATYPES = {XSD.string, XSD.integer, XSD.decimal, XSD.boolean, XSD.anyURI}


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_a_file_is_the_same_in_two_readers(path: object) -> None:
    ours = sum(1 for _ in ox.parse(path=str(path)))
    assert ours == len(Graph().parse(str(path)))


@pytest.mark.parametrize("name", taxonomy.loading.FILES)
def test_what_enters_the_graph_has_no_blank_node(name: str) -> None:
    for quad in ox.parse(path=str(resources.ontology() / name)):
        assert not isinstance(quad.subject, ox.BlankNode)
        assert not isinstance(quad.object, ox.BlankNode)


def test_no_term_is_of_two_kinds() -> None:
    """OWL 2 DL: a property is of one kind, and no class or property is an individual too."""
    graph = Graph().parse(str(resources.ontology() / "kg.ttl"))
    kinds: dict[rdflib.term.Node, set[rdflib.term.Node]] = {}
    for subject, kind in graph.subject_objects(RDF.type):
        kinds.setdefault(subject, set()).add(kind)
    assert {str(s): k for s, k in kinds.items() if len(k) > 1} == {}


def test_every_term_that_an_axiom_uses_is_declared_and_not_reserved() -> None:
    """OWL 2 DL, with nothing imported: what stands in an axiom is declared here, and is no part of RDF, RDFS or OWL."""
    graph = Graph().parse(str(resources.ontology() / "kg.ttl"))
    axioms = [rdflib.URIRef(f"{RESERVED[1]}{name}") for name in ("subClassOf", "subPropertyOf", "domain", "range")]
    axioms += [OWL.inverseOf, OWL.disjointWith, OWL.propertyDisjointWith]
    for axiom in axioms:
        for subject, value in graph.subject_objects(axiom):
            for term in (subject, value):
                if str(term).startswith(XSD.NAMESPACE):
                    assert str(term) in OWL_DATATYPES, f"{term} is no datatype of OWL 2"
                else:
                    assert (term, RDF.type, None) in graph, f"{term} is not declared"
                    assert not str(term).startswith(RESERVED)


def test_a_property_and_the_ones_above_it_are_of_one_kind() -> None:
    graph = Graph().parse(str(resources.ontology() / "kg.ttl"))
    for subject, above in graph.subject_objects(rdflib.RDFS.subPropertyOf):
        assert graph.value(subject, RDF.type) == graph.value(above, RDF.type), subject


def test_use_and_its_denial_exclude_each_other() -> None:
    graph = Graph().parse(str(resources.ontology() / "kg.ttl"))
    uses, uses_not = rdflib.URIRef(KG.uses), rdflib.URIRef(KG.usesNot)
    assert (uses, OWL.propertyDisjointWith, uses_not) in graph
    assert (uses_not, OWL.propertyDisjointWith, uses) in graph


def test_every_relation_has_at_least_six_wordings() -> None:
    bare = {
        "about",
        "benchmark",
        "candidate",
        "checkpointOf",
        "decoding",
        "difficulty",
        "evidence",
        "first",
        "hasCheckpoint",
        "hasVariant",
        "mentions",
    }
    bare |= {"metric", "model", "premise", "promptStyle", "readFrom", "second", "setting", "variantOf", "work", "denotes"}
    for prop in ONTOLOGY.properties:
        if prop.kind == "object":
            assert len(prop.wordings) >= 6 or prop.iri.removeprefix(KG.NAMESPACE) in bare, prop.iri


def test_a_relation_is_worded_from_both_sides() -> None:
    for name in ("basedOn", "initialisedFrom", "fineTunedFrom", "trainedOn", "uses", "outperforms", "introduces", "extends", "generates"):
        prop = next(p for p in ONTOLOGY.properties if p.iri == KG.NAMESPACE + name)
        assert any(w.find("{o}") < w.find("{s}") for w in prop.wordings), f"{name} has no wording that begins with the object"


def test_the_taxonomy_has_the_five_areas_and_names_no_model() -> None:
    areas = sorted(c.label for c in ONTOLOGY.concepts if KG.Area in c.types)
    assert areas == ["benchmarks", "challenges", "corpora", "models", "tasks"]
    graph = Graph().parse(str(resources.ontology() / "taxonomy.ttl"))
    top = set(graph.objects(None, SKOS.hasTopConcept))
    assert {str(t) for t in top} == {c.iri for c in ONTOLOGY.concepts if KG.Area in c.types}


@pytest.mark.parametrize("name", taxonomy.loading.FILES)
def test_no_name_of_a_thing_stands_in_the_files(name: str) -> None:
    """Names live in documents. The pattern is of labels that makers print: a word with a size, or letters run into a number."""
    labels = [t.label for t in ONTOLOGY.concepts] + [label for t in ONTOLOGY.concepts for label in t.alt_labels]
    sized = [label for label in labels if re.search(r"\b\d+(\.\d+)?B\b", label)]
    assert sized == [], name
