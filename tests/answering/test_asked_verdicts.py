"""Verdicts of comparisons: of clauses that ask whether, of passives, and of questions on which side something is."""

from __future__ import annotations

import pytest

from kg.answering import Graph, answer


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Could you tell me whether Zorba 13B outperforms Grumble 7B on QuuxEval?", "yes"),
        ("Let me know if Grumble 7B beats Zorba 13B on QuuxEval.", "no"),
        ("I am not sure whether Zorba 7B is better than Grumble 7B on QuuxEval", "yes"),
        ("Has Zorba 7B surpassed Grumble 7B on QuuxEval?", "yes"),
        ("Has Grumble 7B overtaken Zorba 7B on QuuxEval?", "no"),
        ("Was Grumble 7B surpassed by Zorba 7B on QuuxEval?", "yes"),
    ],
)
def test_a_clause_that_asks_whether_and_a_perfect_have_a_verdict(graph: Graph, question: str, verdict: str) -> None:
    got = answer(question, graph)
    assert got.kind == "comparison"
    assert got.verdict == verdict


@pytest.mark.parametrize(
    "question",
    [
        "Is Zorba 13B ahead of or behind Grumble 7B on QuuxEval?",
        "Is Zorba 13B above or below Grumble 7B on QuuxEval?",
        "Does Zorba 13B do worse or better than Grumble 7B on QuuxEval?",
        "Is Zorba 13B's QuuxEval score lower, or is it higher than that of Grumble 7B?",
    ],
)
def test_which_side_something_is_on_is_told_and_not_denied(graph: Graph, question: str) -> None:
    got = answer(question, graph)
    assert got.verdict is None
    assert "Zorba 13B scores higher than Grumble 7B" in got.answer
    assert not got.answer.startswith("No")


def test_what_a_model_outdoes_stands_below_it_in_the_passive(graph: Graph) -> None:
    below = answer("Which models are surpassed by Zorba 7B on QuuxEval?", graph)
    above = answer("Which models have surpassed Zorba 7B on QuuxEval?", graph)
    assert "below Zorba 7B" in below.answer
    assert "Grumble 7B" in below.answer
    assert "above Zorba 7B" in above.answer
    assert "Grumble" not in above.answer


@pytest.mark.parametrize(
    ("question", "verdict", "told"),
    [
        ("Does any 13B model beat Wibble-3B-Instruct on QuuxEval?", "no", "Zorba 13B"),
        ("Is there a 13B model that beats Zorba 7B on QuuxEval in the Zorba paper?", "yes", "Zorba 13B"),
        ("Is a 34B model better than Grumble 7B on Frobnicate?", "yes", "Zorba 34B"),
        ("Does any model outperform Wibble-3B-Instruct on QuuxEval?", "no", "Zorba 13B"),
    ],
)
def test_whether_any_model_of_a_size_is_ahead_of_one_has_a_verdict(graph: Graph, question: str, verdict: str, told: str) -> None:
    got = answer(question, graph)
    assert got.kind == "beyond"
    assert got.verdict == verdict
    assert told.casefold() in str([row.values for row in got.rows]).casefold()


def test_a_size_given_apart_is_still_that_of_the_model_named(graph: Graph) -> None:
    got = answer("At 13B, is Zorba better than Grumble on QuuxEval?", graph)
    assert "Zorba 13B" in got.answer
