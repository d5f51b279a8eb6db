"""Loading the ontology, extending it, and finding its faults."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.model.terms import Iri
from kg.taxonomy import Class, Concept, Ontology, Property, Scheme, check, load
from kg.vocab import KG, KGT

ONTOLOGY = load()


def concept(name: str) -> Concept:
    return next(c for c in ONTOLOGY.concepts if c.iri == KGT + name)


def prop(iri: Iri) -> Property:
    return next(p for p in ONTOLOGY.properties if p.iri == iri)


def test_what_ships_is_sound() -> None:
    assert check(ONTOLOGY) == ()


def test_loading_is_quick_and_the_same_each_time() -> None:
    start = time.perf_counter()
    assert load() == ONTOLOGY
    assert time.perf_counter() - start < 1


def test_a_concept_has_its_words_and_place() -> None:
    lora = concept("lora")
    assert lora.label == "LoRA"
    assert "low-rank adaptation" in lora.alt_labels
    assert KG.Method in lora.types
    assert lora.broader == (KGT + "parameter-efficient-fine-tuning",)
    assert lora.iri in concept("parameter-efficient-fine-tuning").narrower


def test_a_short_cell_value_is_hidden_from_running_text() -> None:
    closed = concept("closed")
    assert "No" in closed.hidden_labels
    assert "No" not in closed.alt_labels


def test_a_metric_says_which_way_is_better() -> None:
    assert concept("pass-at-k").higher_is_better is True
    assert concept("edit-distance").higher_is_better is False
    assert concept("lora").higher_is_better is None


@pytest.mark.parametrize(
    ("cls", "header", "expected"),
    [
        (KG.Model, "Size", KG.parameters),
        (KG.Corpus, "Size", KG.corpusSize),
        (KG.Model, "Type", KG.modelType),
        (KG.Corpus, "Type", KG.corpusType),
        (KG.Model, "Open Source?", KG.openness),
        (KG.Model, "open-data", KG.openData),
        (KG.Model, "act_param", KG.activeParameters),
        (KG.Model, "License", KG.licence),
        (KG.Model, "Initialised from", KG.initialisedFrom),
        (KG.Model, "Fine-tuned from", KG.fineTunedFrom),
        (KG.Model, "Training tokens", KG.trainingTokens),
        (KG.Model, "Context", KG.contextLength),
        (KG.Corpus, "Source", KG.source),
        (KG.Benchmark, "Test Cases", KG.testCases),
        (KG.Benchmark, "Tests per problem", KG.testCases),
        (KG.Benchmark, "Problems", KG.problems),
        (KG.Result, "SE(A)", KG.standardError),
        (KG.Report, "Quality review score", KG.reviewScore),
    ],
)
def test_a_header_names_one_property_of_its_class(cls: Iri, header: str, expected: Iri) -> None:
    named = [
        p.iri for p in ONTOLOGY.properties if cls in p.domains and header.casefold() in {x.casefold() for x in (p.label, *p.alt_labels)}
    ]
    assert named == [expected]


def test_a_language_and_its_number_share_a_header() -> None:
    for name in (KG.programmingLanguage, KG.naturalLanguage):
        count = prop(name).count_property
        assert count is not None
        assert set(prop(count).alt_labels) & {"PL", "NL"} <= set(prop(name).alt_labels)
    assert "PLs" in prop(KG.supportsLanguage).alt_labels
    assert "PLs" in prop(KG.languageCount).alt_labels


def test_a_size_is_part_of_what_a_row_is_about() -> None:
    assert [p.iri for p in ONTOLOGY.properties if p.identity] == [KG.parameters]


def test_a_denial_is_known_to_what_it_denies() -> None:
    assert prop(KG.uses).negated_by == KG.usesNot
    assert any("{s}" not in wording for wording in prop(KG.usesNot).wordings)


def test_a_user_file_extends_the_ontology(tmp_path: Path) -> None:
    path = tmp_path / "mine.ttl"
    path.write_text(
        f"""@prefix kg: <{KG.NAMESPACE}> . @prefix kgt: <{KGT}> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        kgt:wombat a skos:Concept, kg:Method ; skos:prefLabel "wombat tuning"@en ; skos:definition "A way."@en ;
            skos:broader kgt:fine-tuning ; skos:inScheme kgt:taxonomy . kgt:fine-tuning skos:narrower kgt:wombat .""",
        "utf-8",
    )
    extended = load((path,))
    assert [c.label for c in extended.concepts if c not in ONTOLOGY.concepts and "wombat" in c.iri] == ["wombat tuning"]
    assert check(extended) == ()


def test_a_syntax_error_is_told_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "broken.ttl"
    path.write_text("@prefix a: <urn:a> .\na:b a:c ;;\n oops", "utf-8")
    with pytest.raises(InputError) as raised:
        load((path,))
    assert raised.value.where is not None
    assert raised.value.where.startswith(f"{path}:2:")
    assert "Turtle" in str(raised.value)


@pytest.mark.parametrize("name", ["missing.ttl", "notes.docx"])
def test_a_file_that_cannot_be_read_is_an_input_error(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError, match=name):
        load((tmp_path / name,))


def test_a_file_that_is_not_text_is_an_input_error(tmp_path: Path) -> None:
    path = tmp_path / "binary.ttl"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError):
        load((path,))


A, B, TOP, SCHEME = Iri(KGT + "a"), Iri(KGT + "b"), Iri(KGT + "top"), Iri(KGT + "scheme")
CLASS = Class(KG.Method, "method", (), "A way.", ())


def small(*changes: Callable[[dict[Iri, Concept]], None]) -> Ontology:
    """A sound ontology of three concepts, changed."""
    made = {
        TOP: Concept(TOP, "top", (), "The top.", (), (KG.Method,), narrower=(A, B), schemes=(SCHEME,), top_of=(SCHEME,)),
        A: Concept(A, "a", (), "One.", (TOP,), (KG.Method,), schemes=(SCHEME,)),
        B: Concept(B, "b", (), "Another.", (TOP,), (KG.Method,), schemes=(SCHEME,)),
    }
    for change in changes:
        change(made)
    return Ontology((CLASS,), (), tuple(made.values()), (Scheme(SCHEME, "scheme", "All.", (TOP,)),))


def changed(iri: Iri, **fields: object) -> Callable[[dict[Iri, Concept]], None]:
    def change(made: dict[Iri, Concept]) -> None:
        made[iri] = replace(made[iri], **fields)  # type: ignore[arg-type]

    return change


def test_the_small_ontology_is_sound() -> None:
    assert check(small()) == ()


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ([changed(A, label="")], "no English label"),
        ([changed(A, definition="")], "no definition"),
        ([changed(A, schemes=())], "in no scheme"),
        ([changed(A, schemes=(B,))], "not a scheme"),
        ([changed(A, types=())], "of no class"),
        ([changed(A, types=(Iri(KG.NAMESPACE + "Nothing"),))], "not declared"),
        ([changed(A, broader=()), changed(TOP, narrower=(B,))], "orphan"),
        ([changed(A, broader=(Iri(KGT + "gone"),))], "not declared"),
        ([changed(A, broader=(TOP, B)), changed(B, narrower=(A,))], "leave the first out"),
        ([changed(TOP, narrower=(A,))], "does not have it as narrower"),
        ([changed(A, related=(B,))], "does not have it as related"),
        ([changed(TOP, top_of=())], "does not say so"),
        ([changed(A, top_of=(SCHEME,))], "does not list it"),
        ([changed(A, broader=(TOP, B), narrower=(B,)), changed(B, broader=(TOP, A), narrower=(A,))], "cycle"),
        ([changed(A, label="B")], "share the label 'b'"),
        ([changed(A, alt_labels=("b-",))], "share the label 'b'"),
        ([changed(A, hidden_labels=("B",))], "share the label 'b'"),
    ],
)
def test_a_fault_of_a_concept_is_found(changes: list[Callable[[dict[Iri, Concept]], None]], fault: str) -> None:
    assert any(fault in found for found in check(small(*changes)))


P, Q = Iri(KG.NAMESPACE + "p"), Iri(KG.NAMESPACE + "q")
PROPERTY = Property(P, "p", (), "A property.", "object", domains=(KG.Method,))


@pytest.mark.parametrize(
    ("properties", "fault"),
    [
        ([replace(PROPERTY, domains=(Iri(KG.NAMESPACE + "Nothing"),))], "which is not declared"),
        ([replace(PROPERTY, inverse=Q)], "which is not declared"),
        ([replace(PROPERTY, parents=(P,))], "cycle"),
        ([replace(PROPERTY, wordings=("{s} has it",))], "needs {o} once"),
        ([replace(PROPERTY, wordings=("{s} has {o} of {x}",))], "needs {o} once"),
        ([replace(PROPERTY, kind="datatype", ranges=(KG.Method,))], "no datatype"),
        ([PROPERTY, replace(PROPERTY, iri=Q)], "share the label 'p'"),
        ([replace(PROPERTY, inverse=Q), replace(PROPERTY, iri=Q, label="q", inverse=Q)], "has another inverse"),
    ],
)
def test_a_fault_of_a_property_is_found(properties: list[Property], fault: str) -> None:
    assert any(fault in found for found in check(replace(small(), properties=tuple(properties))))


def test_a_property_may_share_a_header_with_its_count() -> None:
    pair = (replace(PROPERTY, count_property=Q), replace(PROPERTY, iri=Q))
    assert check(replace(small(), properties=pair)) == ()
