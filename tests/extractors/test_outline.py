"""The taxonomy that tables, nested lists and headings give, and challenges."""

from __future__ import annotations

from kg import resources, taxonomy
from kg.extractors import concepts
from kg.lexicon.schema import Schema
from kg.model.statement import Named, Statement
from kg.vocab import KG, SKOS
from tests.extractors.pipeline import edges, extracted, one, sources

LISTS = """Widget Models: A Taxonomy-based Survey

Ann Roe

Abstract—We sort the field.

I. AREA TAXONOMY

The field has these areas:

- 1) **Tasks**: We sort tasks into these categories:
 - **NL-PL**: Tasks where input is in natural language, and output is in a programming language.
 - **Widget tasks**: Tasks that are about widgets.

Fig. 1: The areas.

- 2) **Models:** We look at types of models:

- **Decoder-only models:** Good at writing code.

Decoder-only models are further categorized into:

- **Foundational models:** Pretrained and categorized as *base*, *code*, or *mixed*.

3) **Challenges:** There are challenges, including:

- Ethical concerns about code.
- Something else entirely.
- We do not know.

II. MODELS

1) **Encoders:** They read. Zork reads well.

2) **Decoders**: They write.

a) **Foundational**: They come first.

1) **Base**: They are general.

- 2) **Code:** They are special.

- b) **Finetuned:** They come last.

III. OPEN PROBLEMS

A. Regarding the Models

a) *Need for round widgets without loss*: Widgets are square. More work is needed.

b) *Re-evaluating the scaling hypothesis*: It is old.

IV. CHALLENGES

1) **Pitfalls:** There are many.

2) **Rust of widgets:** Widgets rust.
"""

TABLES = """---
id: digest
kind: survey
title: "Widgets, in short"
---
# Widgets, in short

| Area | Definition |
| --- | --- |
| tasks | What is asked. |

| Concept | Broader | Input | Output | Definition |
| --- | --- | --- | --- | --- |
| NL-PL tasks | tasks | natural language | programming language | Text goes in and code comes out. |
| widget tasks | tasks | – | – | About widgets. |
| round widget tasks | widget tasks | – | – | About round ones. |
| code models | foundational models | – | – | Models of code. |

| Category | Task |
| --- | --- |
| PL-NL tasks | code summarization |
|  | comment generation |

| Open problem | Concerns | Definition |
| --- | --- | --- |
| Need for round widgets | models | Widgets are square. |
"""


def test_nested_lists_give_concepts_their_place_definition_and_properties() -> None:
    document, items = one(LISTS, "s.txt")
    found = edges(items)
    assert {
        ("nl-pl", "broader", "tasks"),
        ("nl-pl", "definition", "Tasks where input is in natural language, and output is in a programming language."),
        ("nl-pl", "hasInput", "natural-languages"),
        ("nl-pl", "hasOutput", "programming-languages"),
        ("concept/task/widgettasks", "broader", "tasks"),
        ("concept/task/widgettasks", "definition", "Tasks that are about widgets."),
        ("decoder-only", "broader", "models"),
        ("foundational", "broader", "decoder-only"),
        ("base", "broader", "foundational"),
        ("code", "broader", "foundational"),
        ("base-code", "broader", "foundational"),
        ("ethical-concerns", "broader", "challenges"),
    } <= found
    place = next(i for i in items if isinstance(i, Named) and i.label == "Widget tasks")
    assert place.evidence.quote.of(document.text) == "**Widget tasks**: Tasks that are about widgets."
    assert place.evidence.locator.section == "I AREA TAXONOMY"


def test_run_in_headings_are_nested_by_their_numbers() -> None:
    broader = {(s, o) for item in [one(LISTS, "s.txt")[1]] for s, _, o in edges(item, SKOS.broader)}
    assert {("encoder-only", "models"), ("decoder-only", "models"), ("fine-tuned", "decoder-only"), ("pitfalls", "challenges")} <= broader


def test_problems_and_challenges_come_with_their_area_new_ones_too() -> None:
    _, items = one(LISTS, "s.txt")
    assert edges(items, KG.areaOf) == {
        ("concept/openproblem/needforroundwidgetswithoutloss", "areaOf", "models"),
        ("scaling-re-evaluation", "areaOf", "models"),
    }
    new = {(item.label, item.cls) for item in items if isinstance(item, Named) and "/concept/" in item.iri}
    assert new == {
        ("Widget tasks", KG.Task),
        ("Need for round widgets without loss", KG.OpenProblem),
        ("Rust of widgets", KG.Challenge),
        ("Something else entirely", KG.Challenge),
    }
    assert ("concept/challenge/rustofwidgets", "broader", "challenges") in edges(items)


def test_tables_of_concepts_give_the_same() -> None:
    document, items = one(TABLES)
    found = edges(items)
    assert {
        ("tasks", "definition", "What is asked."),
        ("nl-pl", "broader", "tasks"),
        ("nl-pl", "hasInput", "natural-languages"),
        ("nl-pl", "hasOutput", "programming-languages"),
        ("nl-pl", "definition", "Text goes in and code comes out."),
        ("concept/task/widgettasks", "broader", "tasks"),
        ("concept/task/roundwidgettasks", "broader", "concept/task/widgettasks"),
        ("code", "broader", "foundational"),
        ("code-summarisation", "broader", "pl-nl"),
        ("comment-generation", "broader", "pl-nl"),
        ("concept/openproblem/needforroundwidgets", "areaOf", "models"),
    } <= found
    for item in items:
        if isinstance(item, Statement) and item.predicate == SKOS.broader:
            assert item.evidence.quote.of(document.text).startswith("| ")


def test_a_list_outside_a_taxonomy_makes_no_concept() -> None:
    text = "# Notes\n\n## Setup\n\n- **Step one**: Install it.\n- **Step two**: Run it.\n"
    assert not [item for item in one(text)[1] if isinstance(item, Named)]


def test_the_taxonomy_and_the_digest_of_the_survey_agree() -> None:
    """Every edge of the digest is one of the taxonomy, or skips levels of it; of what both name the digest gives every edge."""
    schema = Schema(taxonomy.load())
    _, items = extracted(sources(resources.corpora() / "code-llms-survey.md"))["code-llms-survey"]
    outlined = [i for i in items if isinstance(i, Statement) and i.evidence.extractor.startswith("outline")]
    said = {(i.subject, i.object) for i in outlined if i.predicate == SKOS.broader}
    assert len(said) > 100
    assert [edge for edge in said if not concepts.confirmed(edge[0], edge[1], schema)] == []  # type: ignore[arg-type]
    named = {iri for edge in said for iri in edge}
    above = {narrower: {b for n, b in said if n == narrower} for narrower, _ in said}
    for concept in schema.ontology.concepts:
        for broader in concept.broader:
            if concept.iri in above and broader in named and "open-problems" not in broader:
                assert any(b == broader or concepts.confirmed(broader, b, schema) for b in above[concept.iri]), (concept.iri, broader)  # type: ignore[arg-type]
