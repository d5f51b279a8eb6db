"""The taxonomy of a field that the ontology does not know: categories from headings, lists, sentences and cells, and its problems."""

from __future__ import annotations

import pytest

from kg.model.statement import Extracted, Named, Statement
from kg.vocab import KG, RDF, SKOS
from tests.extractors.pipeline import edges, one

SURVEY = """Large Models for Test Generation: A Survey

Ada Quux
Institute of Looms

Abstract—This survey sorts test generators and names open problems.

I. INTRODUCTION

Test generation takes a program and produces tests.
We divide test generators into symbolic generators, search-based generators, and prompted generators.
The training data are divided into large sets and small sets.

II. CLASSIFICATION OF TEST GENERATORS

A. Oracle Construction

Oracles decide whether a test passes.

- **Regression oracles:** The present output is taken as right.
- **Metamorphic oracles:** Two runs are compared with each other.

B. Input Selection

Input strategies are classified by their guidance into random selection and guided selection.

C. Overview

Nothing more is said.

III. SYSTEMS

System	Family	Base Model	Remark
Knotter [1]	Prompted	Wug-7B	quick
Braider [2]	Symbolic	Dax-13B	slow

TABLE I: Test generators with their family.

IV. CHALLENGES AND OPEN PROBLEMS

A. Regarding Oracles

a) Flaky tests: A generated test may pass once and fail later.
b) Missing oracles: No one says what is right.

REFERENCES

- [1] A. Knot, “Knotter: prompts for tests,” in *ISSTA*, 2034.
- [2] B. Braid, “Braider: symbols for tests,” in *ICSE*, 2033.
"""


@pytest.fixture(scope="module")
def survey() -> list[Extracted]:
    return one(SURVEY, "testing.txt")[1]


def below(items: list[Extracted]) -> set[tuple[str, str]]:
    return {(s.removeprefix("concept/category/"), o.removeprefix("concept/category/")) for s, _, o in edges(items, SKOS.broader)}


def test_a_sentence_that_divides_something_of_the_field_gives_its_kinds(survey: list[Extracted]) -> None:
    assert {(f"{kind}generators", "testgenerators") for kind in ("symbolic", "searchbased", "prompted")} <= below(survey)
    assert not {pair for pair in below(survey) if pair[1].endswith("data")}
    assert {("randomselection", "inputstrategies"), ("guidedselection", "inputstrategies")} <= below(survey)


def test_headings_below_that_of_the_taxonomy_are_categories_and_their_lists_stand_under_them(survey: list[Extracted]) -> None:
    named = {item.label for item in survey if isinstance(item, Named) and item.cls == KG.Category}
    assert {"Oracle Construction", "Input Selection"} <= named
    assert not named & {"Overview", "INTRODUCTION", "SYSTEMS", "Abstract"}
    assert {("regressionoracles", "oracleconstruction"), ("metamorphicoracles", "oracleconstruction")} <= below(survey)


def test_a_category_is_a_concept_with_its_definition_and_so_is_a_problem(survey: list[Extracted]) -> None:
    assert ("concept/category/regressionoracles", "definition", "The present output is taken as right.") in edges(survey, SKOS.definition)
    kinds = {i.subject for i in survey if isinstance(i, Statement) and i.predicate == RDF.type and i.object == SKOS.Concept}
    assert {i.iri for i in survey if isinstance(i, Named) and i.cls in (KG.Category, KG.Challenge)} == kinds


def test_the_rows_of_a_table_of_systems_are_tools_with_the_category_that_their_cell_names(survey: list[Extracted]) -> None:
    said = edges(survey)
    assert {("model/knotter", "type", "Tool"), ("model/braider", "type", "Tool")} <= said
    assert ("model/knotter", "attribute/family", "concept/category/promptedgenerators") in said
    assert ("model/braider", "attribute/family", "concept/category/symbolicgenerators") in said
    assert ("model/knotter", "basedOn", "model/wug/7b") in said


def test_problems_of_the_field_concern_what_their_heading_regards(survey: list[Extracted]) -> None:
    challenges = {item.label for item in survey if isinstance(item, Named) and item.cls in (KG.Challenge, KG.OpenProblem)}
    assert challenges == {"Flaky tests", "Missing oracles"}
    assert {o for _, _, o in edges(survey, KG.areaOf)} == {"concept/category/oracles"}


def test_a_paper_makes_no_categories() -> None:
    text = SURVEY.replace(": A Survey", "").replace("This survey sorts", "This tool makes")
    items = one(f"---\nid: p\nkind: paper\ntitle: Testing\n---\n{text}", "p.md")[1]
    assert not [item for item in items if isinstance(item, Named) and item.cls == KG.Category]
