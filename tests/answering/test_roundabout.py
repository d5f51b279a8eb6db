"""The same question in a roundabout way: clefts, what typing adds, courtesies in front and behind, and words that restrict nothing."""

from __future__ import annotations

import pytest

from kg.model.answer import Answer
from tests.answering import invented
from tests.answering.invented import document

PAPER = document(
    "zork-paper",
    "paper",
    "Zork: Models That Nobody Made",
    """
## 2 Models

Zork is developed by Gruelab. Quux is fine-tuned from Zork on GlowNotes. Snark is initialised from Zork. Quux outperforms Grolt.
Zork outperforms Grolt.

Table 1 (p. 2): what the models are.

| Model | Release date | Context length | Licence |
| --- | --- | --- | --- |
| Zork 7B | 2031-06-12 | 16K | MIT |
| Grolt 7B | 2030-11-30 | 4K | Apache 2.0 |

## 3 Results

Table 2 (p. 4): pass@1 on FrobEval, in per cent, zero-shot.

| Model | Size | FrobEval |
| --- | --- | --- |
| Zork | 7B | 41.5 |
| Zork | 13B | 47.0 |
| Quux | 7B | 52.5 |
| Grolt | 7B | 38.0 |
| Snark | 7B | 44.0 |
""",
)


def ask(question: str) -> Answer:
    return invented.ask(question, (PAPER,))


def firsts(question: str) -> list[str]:
    return [str(row.values[0]) for row in ask(question).rows]


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Is Zork what Quux was fine-tuned from?", "yes"),
        ("Is Grolt what Quux was fine-tuned from?", "no"),
        ("Is 47.0 the score of Zork 13B on FrobEval?", "yes"),
        ("Is 48.0 really the score of Zork 13B on FrobEval?", "no"),
        ("Check: Zork 7B scores 41.5 on FrobEval", "yes"),
        ("Verify that Zork 7B has 42.5 on FrobEval.", "no"),
        ("Confirm that Quux 7B reaches 52.5 on FrobEval", "yes"),
        ("Is it true that Zork 7B scores 41.5 on FrobEval?", "yes"),
        ("Is it the case that Zork 7B scores 42.5 on FrobEval?", "no"),
    ],
)
def test_what_a_cleft_or_an_order_to_check_asserts_is_judged(question: str, verdict: str) -> None:
    got = ask(question)
    assert (got.status, got.verdict) == ("answered", verdict), got.answer


@pytest.mark.parametrize(
    "question", ["Was Zork fine-tuned from Grolt?", "Is Zork based on Grolt?", "Is Grolt what Zork was fine-tuned from?"]
)
def test_that_one_model_outperforms_another_says_nothing_of_what_it_was_made_from(question: str) -> None:
    assert ask(question).status == "no_evidence"


@pytest.mark.parametrize(
    ("question", "models"),
    [
        ("Zork is the base of which models?", ["Quux", "Snark"]),
        ("Everything based on Zork", ["Quux", "Snark"]),
        ("I want all models fine-tuned from Zork.", ["Quux"]),
        ("What is said to outperform Grolt?", ["Quux", "Zork"]),
        ("Over which models is Quux said to be superior?", ["Grolt"]),
        ("Than which model is Quux better?", ["Grolt"]),
        ("Whom does Zork outperform?", ["Grolt"]),
    ],
)
def test_what_stands_first_in_a_question_is_no_other_relation(question: str, models: list[str]) -> None:
    assert firsts(question) == models


def test_the_first_so_many_are_as_many_rows_and_no_more() -> None:
    assert firsts("Who are the top three on FrobEval?") == ["Quux 7B", "Zork 13B", "Snark 7B"]
    assert firsts("Who are the first two on FrobEval?") == ["Quux 7B", "Zork 13B"]


@pytest.mark.parametrize(
    "question",
    [
        "Take FrobEval: what does Zork 7B score?",
        "Consider FrobEval. What does Zork 7B score?",
        "How  much   does\u00a0 Zork 7B   score on  FrobEval?",
        "“What does Zork 7B score on FrobEval?”",
        '"What does Zork 7B score on FrobEval?"',
        "«What does Zork 7B score on FrobEval»?",
        "WHAT DOES ZORK 7B SCORE ON FROBEVAL?",
        "What does Zork 7B score on FrobEval? Thanks!",
        "What does Zork 7B score on FrobEval, according to the documents?",
        "According to all the papers here, what does Zork 7B score on FrobEval?",
        "Hi, I'd like to know: what does Zork 7B score on FrobEval?",
    ],
)
def test_how_a_question_is_typed_and_dressed_changes_no_answer(question: str) -> None:
    plain, got = ask("What does Zork 7B score on FrobEval?"), ask(question)
    assert [row.values for row in got.rows] == [row.values for row in plain.rows]
    assert (got.status, got.answer, got.missing, got.caveats) == (plain.status, plain.answer, plain.missing, plain.caveats)
    assert "41.5" in got.answer


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("I need the context length of Zork 7B. Cheers", "16K"),
        ("Hello, quick question: what is the licence of Zork 7B? thank you", "MIT"),
        ("WHAT IS THE LICENCE OF GROLT 7B?", "Apache-2.0"),
        ("Who is behind Zork?", "Gruelab"),
        ("Who came up with Zork?", "Gruelab"),
        ("What underlies Snark?", "Zork"),
        ("What did Quux start out from?", "Zork"),
    ],
)
def test_properties_are_asked_for_in_other_words(question: str, value: str) -> None:
    got = ask(question)
    assert got.status == "answered", got.answer
    assert [row.values[2] for row in got.rows] == [value]


def test_capitals_of_a_few_words_are_names_and_no_shouting() -> None:
    assert "41.5" in ask("ZORK 7B on FROBEVAL?").answer
