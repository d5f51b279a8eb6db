"""Sizes over which a question asks how a score goes: ranges with steps between, larger models of a family, words for growth."""

from __future__ import annotations

import pytest

from kg.answering import Graph, answer


@pytest.mark.parametrize(
    "question",
    [
        "How does QuuxEval pass@1 change from Zorba 7B over 13B to 34B in the Zorba paper?",
        "As Zorba grows from 7B to 34B, what happens to its QuuxEval score in the Zorba paper?",
        "What happens to the score of Zorba on QuuxEval when the model grows from 7B to 34B, in the Zorba paper?",
        "Show me how Zorba develops on QuuxEval as it grows from 7B to 34B in the Zorba paper",
        "How do the Zorba models grow from 7B to 34B on QuuxEval in the Zorba paper?",
        "Zorba on QuuxEval from 7B via 13B to 34B, Zorba paper",
    ],
)
def test_a_way_through_sizes_shows_every_size_between(graph: Graph, question: str) -> None:
    got = answer(question, graph)
    assert got.kind == "trend"
    assert [row.values[got.columns.index("size")] for row in got.rows] == ["7B", "13B", "34B"]
    assert "rises with size at every step" in got.answer


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Does a bigger Zorba do better on QuuxEval in the Zorba paper?", "yes"),
        ("Do larger Zorba models always score higher on Frobnicate?", "no"),
        ("zorba bigger = better? frobnicate, zorba paper", "no"),
        ("Is bigger better for Zorba on QuuxEval in the Zorba paper?", "yes"),
        ("zorba 7b/13b/34b quuxeval, zorba paper, always up?", "yes"),
        ("zorba 7b/13b/34b frobnicate, always up?", "no"),
        ("Does Zorba, which was trained on much text, get steadily better on Frobnicate from 7B to 34B?", "no"),
    ],
)
def test_whether_the_larger_models_are_the_better_ones_has_a_verdict_over_the_steps(graph: Graph, question: str, verdict: str) -> None:
    got = answer(question, graph)
    assert got.kind == "trend"
    assert got.verdict == verdict
    assert {"7B", "13B", "34B"} <= {row.values[got.columns.index("size")] for row in got.rows}


def test_by_how_much_a_score_grows_is_still_a_number(graph: Graph) -> None:
    got = answer("By how many points does Zorba improve from 7B to 34B on QuuxEval in the Zorba paper?", graph)
    assert [str(c.value) for c in got.computed] == ["18"]


def test_a_larger_model_of_one_size_is_no_trend(graph: Graph) -> None:
    got = answer("Does Zorba 34B beat the larger Wibble on QuuxEval?", graph)
    assert got.kind != "trend"
