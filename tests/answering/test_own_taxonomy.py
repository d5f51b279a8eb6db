"""Questions on a survey of a field that the ontology does not know: kinds, places, definitions, tools of a kind, problems."""

from __future__ import annotations

from functools import cache

import pytest

from kg.answering import Graph, answer
from kg.build import Source, construct, whole
from kg.model.answer import Answer
from kg.store import OxigraphStore
from tests.extractors.test_own_taxonomy import SURVEY

SCORES = """
V. RESULTS

System	Loomset v1	Loomset v2
Knotter [1]	31	17
Braider [2]	24	29

TABLE II: Number of seams that each system closes.

REFERENCES
"""


@cache
def graph() -> Graph:
    text = SURVEY.replace("\nREFERENCES\n", SCORES)
    return Graph(OxigraphStore.memory(whole(construct([Source("testing.txt", text.encode())]))))


def ask(question: str) -> Answer:
    found = answer(question, graph())
    assert all(row.cites for row in found.rows)
    return found


def firsts(found: Answer) -> set[str]:
    return {str(row.values[0]) for row in found.rows}


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("What kinds of test generators are there?", {"symbolic generators", "search-based generators", "prompted generators"}),
        ("which tools are prompted generators?", {"Knotter"}),
        ("list the tools in the test generation survey", {"Knotter", "Braider"}),
        ("challenges regarding oracles", {"Flaky tests", "Missing oracles"}),
    ],
)
def test_lists_by_the_surveys_own_words(question: str, names: set[str]) -> None:
    assert firsts(ask(question)) == names


def test_a_category_is_defined_and_placed_as_the_survey_does() -> None:
    assert "taken as right" in ask("What are regression oracles?").answer
    assert "Oracle Construction" in ask("Where do metamorphic oracles belong?").answer


def test_most_of_something_on_a_benchmark_is_its_highest_score() -> None:
    assert str(ask("Which tool closes most seams of Loomset v2?").rows[0].values[0]).startswith("Braider")


@pytest.mark.parametrize(
    "question",
    [
        "Into which groups does the survey divide test generators?",
        "Into what kinds are test generators divided?",
        "to which families can test generators be sorted",
    ],
)
def test_into_which_kinds_something_is_divided_asks_for_its_kinds(question: str) -> None:
    assert firsts(ask(question)) == {"symbolic generators", "search-based generators", "prompted generators"}


def test_a_misspelt_word_for_a_kind_of_things_asks_for_them_as_the_word_does() -> None:
    assert firsts(ask("chalenges regarding oracles")) == {"Flaky tests", "Missing oracles"}
