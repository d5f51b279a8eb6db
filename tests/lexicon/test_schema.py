"""What the ontology's own words mean in headers and cells."""

from __future__ import annotations

import pytest

from kg import taxonomy
from kg.lexicon.keys import match_key
from kg.lexicon.lexicon import Lexicon
from kg.lexicon.schema import Schema
from kg.vocab import KG, OWL, RDF, SKOS


@pytest.fixture(scope="module")
def schema() -> Schema:
    return Schema(taxonomy.load())


@pytest.mark.parametrize(
    ("header", "cls"),
    [
        ("Model", KG.Model),
        ("models", KG.Model),
        ("LLMs", KG.Model),
        ("Benchmarks", KG.Benchmark),
        ("Corpora", KG.Corpus),
        ("Plugh", None),
        ("", None),
    ],
)
def test_a_header_names_a_class(header: str, cls: str | None, schema: Schema) -> None:
    assert schema.class_of(header) == cls


def test_a_header_names_a_property_only_of_things_that_have_it(schema: Schema) -> None:
    def named(header: str, cls: str) -> list[str]:
        return [p.iri.rsplit("#")[-1] for p in schema.properties(header, cls)]  # type: ignore[arg-type]

    assert named("Params", KG.Model) == ["parameters"]
    assert named("Params", KG.Benchmark) == []
    assert "problems" in named("# problems", KG.Benchmark)
    assert "corpusSize" in named("Size", KG.Corpus)
    assert "corpusSize" not in named("Size", KG.Model)
    assert named("Params", KG.ModelCheckpoint) == ["parameters"]
    assert named("plugh", KG.Model) == []


def test_ancestors_are_the_class_and_all_above_it(schema: Schema) -> None:
    assert {KG.ProgrammingLanguage, KG.Language, SKOS.Concept} <= schema.ancestors(KG.ProgrammingLanguage)
    assert KG.NaturalLanguage not in schema.ancestors(KG.ProgrammingLanguage)
    assert KG.Model in schema.ancestors(KG.ModelCheckpoint)
    assert schema.ancestors(KG.Model) >= {KG.Model}


def test_a_short_cell_names_a_concept_only_of_the_class_asked_for(schema: Schema) -> None:
    assert schema.concept("No", [KG.Openness]) == schema.concept("closed", [KG.Openness])
    assert schema.concept("No", [KG.ProgrammingLanguage]) is None
    assert schema.concept("Python", [KG.Language]) == schema.concept("python", [KG.ProgrammingLanguage])
    assert schema.concept("Plugh", [KG.ProgrammingLanguage]) is None


def test_every_label_finds_its_concept_class_or_property(schema: Schema) -> None:
    lexicon = schema.lexicon()
    assert isinstance(lexicon, Lexicon)
    for label, entry in schema.names():
        assert entry in lexicon.exact(label) or not match_key(label), label
    kinds = {t for _, e in schema.names() for t in e.types}
    assert {OWL.Class, RDF.Property, SKOS.Concept} <= kinds


def test_hidden_labels_are_found_in_cells_and_never_in_text(schema: Schema) -> None:
    assert "No" in {label for c in schema.ontology.concepts for label in c.hidden_labels}
    assert not [e for m in schema.lexicon().find("No") for e in m.of(SKOS.Concept)]


def test_a_header_without_letters_names_what_is_labelled_so_and_a_blank_one_nothing(schema: Schema) -> None:
    assert [p.iri for p in schema.properties("±", KG.Result)] == [KG.standardError]
    for header in ("", " ", "↑", "#", "%"):
        assert schema.properties(header, KG.Result) == ()
        assert schema.class_of(header) is None
        assert schema.concept(header, [KG.Metric]) is None


def test_the_values_of_a_property_are_those_of_its_scheme_or_range(schema: Schema) -> None:
    assert schema.values(schema.by_iri[KG.openness]) == {KG.Openness}
    assert schema.values(schema.by_iri[KG.basedOn]) == {KG.Model}
    assert schema.values(schema.by_iri[KG.releaseDate]) == frozenset()
