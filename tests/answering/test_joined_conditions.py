"""Conditions joined by "and are", "and which" and "or are", and licences that models are called by too."""

from __future__ import annotations

import pytest

from kg.model.answer import Answer
from tests.answering import invented
from tests.answering.invented import document, firsts

PAPER = document(
    "zork-paper",
    "paper",
    "Zork: Models That Nobody Made",
    """
Table 1 (p. 2): what the models are.

| Model | Architecture | Licence | Context length | Developed by |
| --- | --- | --- | --- | --- |
| Zork 7B | Decoder | MIT | 16K | Gruelab |
| Grolt 7B | Decoder | Grolt | 4K | Lamphouse |
| Quux 7B | Encoder-Decoder | MIT | 4K | Gruelab |
| Snark 3B | Encoder-Decoder | Grolt | 16K | Lamphouse |

Table 2 (p. 4): pass@1 on Frob, in per cent, zero-shot.

| Model | Frob |
| --- | --- |
| Zork 7B | 30.0 |
| Grolt 7B | 28.0 |
""",
)


def ask(question: str) -> Answer:
    return invented.ask(question, (PAPER,))


@pytest.mark.parametrize(
    ("question", "models"),
    [
        ("Which models are decoders and are licensed under MIT?", ["Zork 7B"]),
        ("Which models are licensed under MIT and have a context length of 4K?", ["Quux 7B"]),
        ("models that are encoder-decoders and which are developed by Gruelab", ["Quux 7B"]),
        ("models that are developed by Lamphouse and that are decoders", ["Grolt 7B"]),
    ],
)
def test_a_condition_behind_and_with_its_own_verb_holds_too(question: str, models: list[str]) -> None:
    got = ask(question)
    assert (got.status, firsts(got)) == ("answered", models), got.answer


@pytest.mark.parametrize(
    ("question", "models"),
    [
        ("Which models are encoder-decoders or are licensed under MIT?", ["Quux 7B", "Snark 3B", "Zork 7B"]),
        ("Which models are licensed under MIT or are encoder-decoders?", ["Quux 7B", "Snark 3B", "Zork 7B"]),
        ("Which models are licensed under MIT or Grolt?", ["Grolt 7B", "Quux 7B", "Snark 3B", "Zork 7B"]),
    ],
)
def test_a_condition_behind_or_with_its_own_verb_is_an_alternative(question: str, models: list[str]) -> None:
    assert firsts(ask(question)) == models


def test_a_second_question_behind_and_is_no_condition() -> None:
    got = ask("Which models are licensed under MIT and is Grolt 7B a decoder?")
    assert {"Zork 7B", "Quux 7B", "Grolt 7B"} <= set(firsts(got))


@pytest.mark.parametrize(
    ("question", "models"),
    [
        ("Which models are licensed under Grolt?", ["Grolt 7B", "Snark 3B"]),
        ("Which models have the Grolt licence?", ["Grolt 7B", "Snark 3B"]),
        ("models under the Grolt license", ["Grolt 7B", "Snark 3B"]),
        ("Which models are not licensed under Grolt?", ["Quux 7B", "Zork 7B"]),
    ],
)
def test_a_licence_that_a_model_is_called_by_too_is_the_licence_where_something_is_licensed(question: str, models: list[str]) -> None:
    got = ask(question)
    assert (got.status, firsts(got)) == ("answered", models), got.answer


def test_the_same_name_is_the_model_where_it_scores() -> None:
    assert ask("What does Grolt 7B score on Frob?").rows[0].values[:2] == ("Grolt 7B", "28.0")


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Is Snark 3B licensed under Grolt?", "yes"),
        ("Is Zork 7B licensed under Grolt?", "no"),
    ],
)
def test_such_a_licence_is_judged(question: str, verdict: str) -> None:
    assert ask(question).verdict == verdict
