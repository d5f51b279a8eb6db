"""How much data holds, by whatever its parts are called, what it is a part of, and which models a page means by its base models."""

from __future__ import annotations

import pytest

from kg.model.statement import Statement
from kg.vocab import KG
from tests.extractors.pipeline import edges, one

BOARD = """
## Results

| Model | ZorkEval | QuuxFix |
| --- | --- | --- |
| Frob-4B | 3.0 | 4.0 |
"""


def said(text: str, *predicates: str) -> set[tuple[str, str, str]]:
    """Return what a page about Frob says with some properties."""
    _, items = one(f"# Frob: Code Models\n\nFrob is a family of code models. {text}\n{BOARD}", "frob_README.md")
    return {edge for edge in edges([i for i in items if isinstance(i, Statement)]) if edge[1] in predicates}


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("ZorkEval contains 412 Java classes from nine Apache projects.", "412"),
        ("ZorkEval has 150 JavaScript modules.", "150"),
        ("ZorkEval consists of 1,280 small programs and their tests.", "1,280"),
        ("ZorkEval holds 600 buggy functions, 200 each in Python, JavaScript and Go, each with one failing test.", "600"),
        ("ZorkEval is a benchmark of 310 statistics puzzles in R.", "310"),
        ("ZorkEval contains 12 repositories and 300 vulnerabilities.", "300"),
    ],
)
def test_a_benchmark_has_as_many_problems_as_things_of_which_they_are_made(text: str, number: str) -> None:
    assert said(text, "problems") == {("benchmark/zorkeval", "problems", number)}


@pytest.mark.parametrize(
    "text",
    [
        "ZorkEval contains 412 function calls.",
        "ZorkEval has three classes of vulnerability.",
        "ZorkEval has 14 repositories.",
        "ZorkEval holds 7.7 test cases for each problem.",
    ],
)
def test_what_else_a_benchmark_has_is_not_how_many_problems(text: str) -> None:
    assert said(text, "problems") == set()


def test_a_corpus_that_has_so_much_is_of_that_size_and_a_part_of_a_larger_one() -> None:
    text = (
        "Frob-Chat is fine-tuned from Frob on WugTune for two epochs. WugTune has 312K instruction-response pairs. "
        "Frob is trained on 2T tokens of Heaplet, a corpus of code. Heaplet has 450B unique tokens. "
        "Heaplet is a filtered subset of GrandHeap. GrandHeap is a corpus of 9 TB."
    )
    assert said(text, "corpusSize", "subsetOf", "fineTunedOn") == {
        ("model/frob/chat", "fineTunedOn", "corpus/wugtune"),
        ("corpus/wugtune", "corpusSize", "312K"),
        ("corpus/heaplet", "corpusSize", "450B"),
        ("corpus/heaplet", "subsetOf", "corpus/grandheap"),
        ("corpus/grandheap", "corpusSize", "9 TB"),
    }


def test_all_base_models_of_a_page_are_those_of_the_family_that_it_is_about() -> None:
    told = said("All base models are trained on Heaplet, a corpus of code, and use multi-query attention.", "trainedOn", "uses")
    assert ("model/frob", "trainedOn", "corpus/heaplet") in told
    assert {edge[0] for edge in told} == {"model/frob"}


def test_base_models_of_which_nobody_says_whose_they_are_stay_a_kind() -> None:
    _, items = one("# Of Code Models\n\nBase models are trained on Heaplet, a corpus of code.\n", "notes.md")
    assert {subject for subject, _, _ in edges(items, KG.trainedOn)} <= {"base"}
