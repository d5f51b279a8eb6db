"""Questions on the families and problems that a survey of this field of nothing tells in sentences."""

from __future__ import annotations

from functools import cache

import pytest

from kg.answering import Graph, answer
from kg.build import Source, construct, whole
from kg.model.answer import Answer
from kg.store import OxigraphStore
from tests.extractors.test_told_divisions import FAMILIES, NAMED_PROBLEMS, SURVEY


@cache
def graph() -> Graph:
    head, _, _ = SURVEY.partition("We divide weaving")
    text = f"{head}{FAMILIES}\n{NAMED_PROBLEMS}\nREFERENCES\n"
    return Graph(OxigraphStore.memory(whole(construct([Source("weaving.txt", text.encode())]))))


def ask(question: str) -> Answer:
    found = answer(question, graph())
    assert all(row.cites for row in found.rows)
    return found


@pytest.mark.parametrize(
    "question", ["what mitigates torn cloth?", "what helps against torn cloth?", "which remedies are there for torn cloth?"]
)
def test_what_helps_against_a_problem_is_asked_by_verb_and_by_noun(question: str) -> None:
    assert {str(row.values[0]) for row in ask(question).rows} == {"Slow looms", "glued thread"}


@pytest.mark.parametrize(
    "question", ["What are the families of weaving with looms approaches in the survey?", "kinds of weaving with looms?"]
)
def test_the_families_of_a_field_are_its_kinds(question: str) -> None:
    assert {str(row.values[0]) for row in ask(question).rows} == {"Straight weaving", "Look-then-knot", "Hired weaving"}


def test_a_problem_is_defined_by_what_stands_behind_its_name() -> None:
    assert "a loom tears what it wove" in ask("what is torn cloth?").answer
