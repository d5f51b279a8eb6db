"""Where models come from: over what they were made from first, over families only where nothing else leads on, never over shared values."""

from __future__ import annotations

import pytest

from kg.model.answer import Answer
from tests.answering.invented import ask as ask_of
from tests.answering.invented import column, document

BODY = """
Plimble is initialised from Gorvat 2. Plimble - Python 70B is initialised from Plimble 70B. Plimble 70B is initialised from Gorvat 2 70B.
Plimble - Instruct 70B is fine-tuned from Plimble - Python 70B. Plimble - Instruct 7B is fine-tuned from Plimble 7B.
Unspun Plimble 34B is fine-tuned from Plimble 34B.

Table 1: what the models are.

| Model | Architecture | Open data |
| --- | --- | --- |
| Plimble 70B | Decoder-only | None |
| Snarkle 7B | Decoder-only | None |
| Gorvat 2 70B | Decoder-only | None |
"""
DOCUMENTS = (document("plimble-paper", "paper", "Plimble: a model of nothing", BODY),)


def ask(question: str) -> Answer:
    return ask_of(question, DOCUMENTS)


def test_a_lineage_goes_over_what_models_were_made_from() -> None:
    got = ask("Trace the lineage of Plimble - Instruct 70B back to Gorvat 2 70B.")
    assert list(zip(column(got, "from"), column(got, "to"), strict=True)) == [
        ("Plimble - Instruct 70B", "Plimble - Python 70B"),
        ("Plimble - Python 70B", "Plimble 70B"),
        ("Plimble 70B", "Gorvat 2 70B"),
    ]


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Is Plimble - Instruct 70B a descendant of Gorvat 2 70B?", "yes"),
        ("Is Plimble - Instruct 70B descended from Gorvat 2 70B?", "yes"),
        ("Is Gorvat 2 70B an ancestor of Plimble - Instruct 70B?", "yes"),
        ("Is Plimble - Instruct 70B an ancestor of Gorvat 2 70B?", "no"),
    ],
)
def test_descent_is_judged_by_its_direction(question: str, verdict: str) -> None:
    assert ask(question).verdict == verdict


def test_what_two_models_share_is_no_descent() -> None:
    got = ask("Is Snarkle 7B a descendant of Gorvat 2 70B?")
    assert (got.status, got.verdict) == ("no_evidence", None)


def test_the_models_that_descend_from_one_are_based_on_it() -> None:
    assert "Plimble 70B" in ask("Which models descend from Gorvat 2 70B?").answer
