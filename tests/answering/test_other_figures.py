"""Figures that a question claims of a model and that are another's of its family: told whose they are, beside the model's own."""

from __future__ import annotations

import pytest

from kg.model.answer import Answer
from tests.answering.invented import ask as ask_of
from tests.answering.invented import column, document

BODY = """
Table 1: pass@1 in per cent.

| Model | FooEval | BarEval |
| --- | --- | --- |
| Plimble 7B | 30.5 | 21.5 |
| Plimble - Python 7B | 41.5 | 30.0 |
| Plimble 13B | 44.5 | 33.0 |
| Gorvat 7B | 52.5 | 35.0 |
"""
DOCUMENTS = (document("plimble-paper", "paper", "Plimble: a model of nothing", BODY),)


def ask(question: str) -> Answer:
    return ask_of(question, DOCUMENTS)


def test_of_two_figures_that_which_is_none_of_the_model_is_told_to_be_that_of_a_variant() -> None:
    got = ask("Is Plimble 7B's FooEval 30.5 or 41.5?")
    assert (got.status, got.verdict) == ("answered", None)
    assert column(got, "model") == ["Plimble 7B", "Plimble - Python 7B"]
    assert "41.5 % is what Plimble - Python 7B scores on FooEval" in got.answer


def test_a_claim_that_is_not_so_is_denied_and_whose_figure_it_is_is_told() -> None:
    got = ask("Does Plimble 7B score 41.5 on FooEval?")
    assert got.verdict == "no"
    assert "Plimble - Python 7B" in column(got, "model")


@pytest.mark.parametrize(
    "question",
    [
        "Does Plimble 7B score 44.5 on FooEval?",  # another size
        "Does Plimble 7B score 52.5 on FooEval?",  # another family
        "Does Plimble 7B score 33.5 on FooEval?",  # nobody's
        "Is Plimble 7B's FooEval 30.5 or 99.5?",
    ],
)
def test_a_figure_of_another_size_or_family_is_not_told_of(question: str) -> None:
    assert column(ask(question), "model") == ["Plimble 7B"]


def test_two_figures_are_no_claim_though_one_of_them_is_right() -> None:
    assert ask("Is Plimble 7B's FooEval 30.5 or 99.5?").verdict is None


def test_the_models_of_a_family_with_a_figure_are_those_that_print_it() -> None:
    assert column(ask("Which Plimble models score 44.5 on FooEval?"), "model") == ["Plimble 13B"]
    assert column(ask("What Plimble variant gets 41.5% on FooEval?"), "model") == ["Plimble - Python 7B"]
