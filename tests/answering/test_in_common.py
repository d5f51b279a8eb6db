"""Whether several things have the same of something, or share it: their values are set side by side."""

from __future__ import annotations

import pytest

from kg.model.answer import Answer
from tests.answering.invented import ask as ask_of
from tests.answering.invented import document

BODY = """
Table 1: what the models are.

| Model | Context length | Architecture | Base model | Training data |
| --- | --- | --- | --- | --- |
| Plimble-Base 7B | 4,096 | Decoder-only | – | Frotz Pile |
| Snarkle 7B | 4096 | Decoder-only | Plimble-Base 7B | Blorb Heap |
| Gorvat 3B | 8,192 | Encoder-only | Plimble-Base 7B | Frotz Pile |
| Wuzzle 3B | – | Encoder-only | Gorvat 3B | Blorb Heap |
"""
DOCUMENTS = (document("plimble-paper", "paper", "Plimble: a model of nothing", BODY),)


def ask(question: str) -> Answer:
    return ask_of(question, DOCUMENTS)


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Do Snarkle 7B and Gorvat 3B share a base model?", "yes"),
        ("Are Snarkle 7B and Gorvat 3B based on the same model?", "yes"),
        ("Were Gorvat 3B and Wuzzle 3B built on the same base model?", "no"),
        ("Do Plimble-Base 7B and Snarkle 7B have the same context length?", "yes"),
        ("Do Snarkle 7B and Gorvat 3B have identical context lengths?", "no"),
        ("Are Snarkle 7B and Gorvat 3B of the same architecture?", "no"),
        ("Do Gorvat 3B and Wuzzle 3B have the same architecture?", "yes"),
        ("Do Plimble-Base 7B and Gorvat 3B share their training data?", "yes"),
        ("Do Plimble-Base 7B and Snarkle 7B have the same training data?", "no"),
    ],
)
def test_what_things_have_is_the_same_where_their_values_are(question: str, verdict: str) -> None:
    got = ask(question)
    assert (got.kind, got.status, got.verdict) == ("check", "answered", verdict)


def test_where_nothing_is_told_of_one_there_is_no_verdict() -> None:
    got = ask("Do Snarkle 7B and Wuzzle 3B have the same context length?")
    assert (got.status, got.verdict) == ("partial", None)
    assert [m.term for m in got.missing] == ["Wuzzle 3B"]
