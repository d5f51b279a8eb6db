"""Claims of one thing that deny it of another, and claims that neither of two is so: each of the two is judged."""

from __future__ import annotations

import pytest

from kg.model.answer import Answer
from tests.answering.invented import ask as ask_of
from tests.answering.invented import document, firsts

BODY = """
Table 1: what the models use. × means that it is not used.

| Model | GQA | Pruning | Distillation |
| --- | --- | --- | --- |
| Plimble 7B | × | ✓ | × |
| Plimble 13B | × | ✓ | ✓ |
| Plimble 70B | ✓ | ✓ | ✓ |
"""
DOCUMENTS = (document("plimble-paper", "paper", "Plimble: a model of nothing", BODY),)


def ask(question: str) -> Answer:
    return ask_of(question, DOCUMENTS)


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("It's Plimble 70B, not 7B, that uses GQA, right?", "yes"),
        ("Is it Plimble 70B and not Plimble 7B that uses GQA?", "yes"),
        ("Is it Plimble 70B, not Plimble 7B, that uses pruning?", "no"),
        ("Is it true that Plimble 70B, but not Plimble 7B, uses pruning?", "no"),
        ("Does Plimble 70B but not Plimble 7B use GQA?", "yes"),
    ],
)
def test_what_is_claimed_of_one_and_denied_of_another_is_judged_of_both(question: str, verdict: str) -> None:
    got = ask(question)
    assert (got.status, got.verdict) == ("answered", verdict)
    assert firsts(got) == ["Plimble 70B", "Plimble 7B"]


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Is neither Plimble 7B nor Plimble 13B using GQA?", "yes"),
        ("Do neither Plimble 7B nor Plimble 70B use GQA?", "no"),
        ("Neither Plimble 7B nor 13B uses GQA, right?", "yes"),
        ("Is it true that neither Plimble 7B nor Plimble 13B uses GQA?", "yes"),
        ("Is it true that both Plimble 7B and Plimble 70B use GQA?", "no"),
    ],
)
def test_that_neither_of_two_is_so_is_asked_of_each(question: str, verdict: str) -> None:
    got = ask(question)
    assert (got.kind, got.verdict) == ("check", verdict)
    assert len(firsts(got)) == 2
