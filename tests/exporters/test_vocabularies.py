"""The taxonomy and the ontology as other people's tools judge them."""

from __future__ import annotations

import logging
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import owlready2
import pytest
import rdflib
import skosify
from rdflib.namespace import RDF, SKOS

from kg import browse
from kg.browse.exchange import Taxonomy
from kg.exporters import outline, rdf
from kg.vocab import KG, KGT
from tests.exporters.conftest import Exported
from tests.ontology.test_skos import messages, with_axioms


@pytest.fixture
def skos(exported: Exported) -> rdflib.Graph:
    return rdflib.Graph().parse(data=exported("taxonomy", "turtle"), format="turtle")


def test_the_taxonomy_keeps_to_the_conditions_of_skos(skos: rdflib.Graph) -> None:
    assert messages(with_axioms(skos), "owlrl") == []


def scheme(name: str) -> rdflib.Graph:
    """Return one scheme as it is exported: skosify takes one at a time."""
    out = BytesIO()
    rdf.turtle(browse.concepts(name), out)
    return rdflib.Graph().parse(data=out.getvalue(), format="turtle")


@pytest.mark.parametrize("name", ["taxonomy", "terms"])
def test_skosify_has_nothing_to_say(name: str, folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = folder / "taxonomy.rdf"
    graph = scheme(f"kgt:{name}")
    graph.serialize(str(path), format="xml")
    with caplog.at_level(logging.WARNING):
        mended = skosify.skosify(str(path))
    assert caplog.messages == []
    assert set(mended) == set(graph)


def test_skosify_finds_a_fault(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = folder / "taxonomy.rdf"
    graph = scheme("Code LLM taxonomy")
    graph.add((rdflib.URIRef(f"{KGT}lora"), SKOS.broader, rdflib.URIRef(f"{KGT}fine-tuning")))
    graph.serialize(str(path), format="xml")
    with caplog.at_level(logging.WARNING):
        skosify.skosify(str(path))
    assert ["Redundant hierarchical" in message for message in caplog.messages] == [True]


def test_a_branch_of_the_taxonomy_is_what_is_under_a_concept() -> None:
    (detection,) = browse.topics("clone-detection").topics
    assert detection.label == "clone detection"
    assert {topic.label for topic in browse.topics("NL-PL tasks").topics} == {
        "NL-PL tasks",
        "code generation",
        "code search",
        "function calling",
        "text-to-SQL",
    }
    assert len(browse.taxonomy_network("NL-PL tasks").edges) == 4
    out = BytesIO()
    outline.outline(browse.topics("NL-PL tasks"), out)
    assert out.getvalue().decode().startswith("# NL-PL tasks\n")
    assert out.getvalue().count(b"\n- **") == 4


def test_every_form_of_the_taxonomy_has_every_concept(skos: rdflib.Graph, gathered: Callable[[str], Taxonomy], exported: Exported) -> None:
    concepts, schemes = (set(skos.subjects(RDF.type, cls)) for cls in (SKOS.Concept, SKOS.ConceptScheme))
    topics = gathered("topics").topics
    assert {topic.iri for topic in topics if not topic.scheme} == set(map(str, concepts))
    assert {topic.iri for topic in topics if topic.scheme} == set(map(str, schemes))
    outline = exported("taxonomy", "markdown").decode().splitlines()
    assert len([line for line in outline if line.lstrip().startswith("- **")]) == len(concepts)
    assert len([line for line in outline if line.startswith("# ")]) == len(schemes)
    assert exported("taxonomy", "csv").count(b"https://w3id.org/codellm-kg/taxonomy#") >= len(concepts)
    assert len(exported("taxonomy", "jsonl").splitlines()) == len(concepts) + len(schemes)


@pytest.mark.parametrize("individuals", [False, True], ids=["classes alone", "with the concepts"])
def test_the_ontology_is_consistent_and_every_class_can_have_members(
    individuals: bool, exported: Exported, folder: Path, needs_program: Callable[[str], str]
) -> None:
    needs_program("java")
    classes, broken = reasoned(exported, folder, individuals=individuals)
    assert classes > 50
    assert broken == []


def test_the_reasoner_finds_a_class_that_can_have_no_members(exported: Exported, folder: Path, needs_program: Callable[[str], str]) -> None:
    needs_program("java")
    fault = f"<{KG.NAMESPACE}Broken> <{rdflib.RDFS.subClassOf}> <{KG.Model}>, <{KG.Benchmark}> ; a <{rdflib.OWL.Class}> ."
    fault += f"<{KG.Model}> <{rdflib.OWL.disjointWith}> <{KG.Benchmark}> ."
    _, broken = reasoned(exported, folder, fault)
    assert broken == [f"{KG.NAMESPACE}Broken"]


def reasoned(exported: Exported, folder: Path, more: str = "", *, individuals: bool = False) -> tuple[int, list[str]]:
    """Return how many classes HermiT saw, and those that can have no members; it raises if the ontology is inconsistent."""
    graph = rdflib.Graph().parse(data=exported("ontology", "rdf-xml"), format="xml").parse(data=more, format="turtle")
    if individuals:
        graph.parse(data=exported("taxonomy", "rdf-xml"), format="xml")
    path = folder / "ontology.owl"
    graph.serialize(str(path), format="xml")
    world = owlready2.World()
    with path.open("rb") as file:
        ontology = world.get_ontology(KG.NAMESPACE.rstrip("#")).load(fileobj=file)
    with ontology:
        owlready2.sync_reasoner_hermit(world, debug=0)
    nothing = [cls.iri for cls in world.inconsistent_classes() if cls is not owlready2.Nothing]
    return len(list(world.classes())), nothing
