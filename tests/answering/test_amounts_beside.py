"""Amounts of what models use: read from the sentence that gives them right behind it, and never from an amount of the model itself."""

from __future__ import annotations

import pytest

from kg.model.answer import Answer
from tests.answering.invented import ask as ask_of
from tests.answering.invented import column, document

BODY = """
Table 1: what the models are.

| Model | Size | Context |
| --- | --- | --- |
| Plimble 7B | 7B | 16K |
| Gorvat 3B | 3B | 4K |

Plimble 7B uses a sliding window of 96 tokens and was polished at a batch size of 12. Gorvat 3B uses a sliding window.
"""
DOCUMENTS = (document("plimble-paper", "paper", "Plimble: a model of nothing", BODY),)


def ask(question: str) -> Answer:
    return ask_of(question, DOCUMENTS)


@pytest.mark.parametrize(
    "question",
    [
        "Sliding window size of Plimble 7B?",
        "How large is the sliding window of Plimble 7B?",
        "the length of the sliding window in Plimble 7B",
    ],
)
def test_the_amount_of_what_a_model_uses_is_read_from_a_sentence(question: str) -> None:
    got = ask(question)
    assert got.status == "answered"
    assert "sliding window of 96 tokens" in got.answer


@pytest.mark.parametrize(
    ("question", "amount"),
    [
        ("Sliding window size of Gorvat 3B", "Sliding window size"),
        ("How wide is the sliding window of Gorvat 3B?", "width of the sliding window"),
        ("vocabulary size of Plimble 7B", "vocabulary size"),
    ],
)
def test_an_amount_that_no_sentence_gives_is_missing_and_no_size_of_the_model(question: str, amount: str) -> None:
    got = ask(question)
    assert got.status == "no_evidence"
    assert [m.term for m in got.missing] == [amount]


def test_the_noun_behind_an_amount_asks_for_no_other_amount() -> None:
    got = ask("context window size of Plimble 7B")
    assert column(got, "property") == ["context length"]
    assert column(got, "value") == ["16K"]


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Does Plimble 7B use a sliding window of 96 tokens?", "yes"),
        ("Does Plimble 7B use a sliding window of 48 tokens?", "no"),
    ],
)
def test_an_amount_that_is_claimed_of_what_a_model_uses_is_held_against_the_sentence(question: str, verdict: str) -> None:
    got = ask(question)
    assert (got.status, got.verdict) == ("answered", verdict)
    assert "sliding window of 96 tokens" in got.answer


def test_an_amount_that_is_claimed_and_that_no_sentence_gives_is_missing() -> None:
    got = ask("Does Gorvat 3B use a sliding window of 96?")
    assert got.status == "partial"
    assert [m.term for m in got.missing] == ["window of 96"]
