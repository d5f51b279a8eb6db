"""What questions assert: clauses that take something for granted, what they ask to be false, and what they ask of all of a kind."""

from __future__ import annotations

from functools import cache

import pytest

from kg.answering import Graph, answer
from kg.build import Source, construct, whole
from kg.model.answer import Answer
from kg.store import OxigraphStore

PAPER = """---
id: wigeon-paper
kind: paper
title: "Wigeon: Models That Do Not Exist"
authors: [A. Nobody]
year: 2034
trust: primary
provenance: {digest: false}
---
# Wigeon

Table 1 (p. 3): pass@1 on MudEval and MudEval+ in per cent.

| Model | Size | MudEval / pass@1 | MudEval+ / pass@1 |
| --- | --- | --- | --- |
| Wigeon | 3B | 31.0 | 27.0 |
| Wigeon | 7B | 42.0 | 39.0 |
| Wigeon | 34B | 61.0 | 55.0 |
| Stilt-2 | 40B | 71.0 | 65.0 |
| Stilt-3-Max | 90B | 83.0 | 80.5 |
| Plover | 13B | 64.5 | 60.0 |

Table 2 (p. 4): which models are trained with infilling. ✓ means with infilling, × without.

| Model | Infilling |
| --- | --- |
| Wigeon 3B | ✓ |
| Wigeon 7B | ✓ |
| Wigeon 34B | × |

Table 3 (p. 4): on how many tokens the models were trained.

| Model | Training tokens |
| --- | --- |
| Wigeon 3B | 500B |
| Wigeon 7B | 500B |
| Wigeon 34B | 1T |
| Stilt-2 40B | 2T |

Table 5 (p. 4): context lengths.

| Model | Context length |
| --- | --- |
| Wigeon 3B | 16K |
| Wigeon 7B | 16K |

Table 4 (p. 5): how open the models are.

| Model | Openness |
| --- | --- |
| Wigeon 34B | Open |
| Plover 13B | Only Weights |
| Stilt-2 40B | Closed |
| Stilt-3-Max 90B | Closed |

Plover is fine-tuned from Stilt-2. Wigeon 3B uses pruning. Wigeon 7B uses pruning.
"""


@cache
def graph() -> Graph:
    """Return the graph of the paper; it is built once."""
    return Graph(OxigraphStore.memory(whole(construct([Source("wigeon-paper.md", PAPER.encode())]))))


def ask(question: str) -> Answer:
    """Return the answer to a question."""
    return answer(question, graph())


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Given that Stilt-2 has 13B parameters, how does it do on MudEval?", "40B"),
        ("Since Stilt-2 is open, what is its MudEval score?", "closed"),
        ("How does Stilt-2 do on MudEval, given that it is open?", "closed"),
        ("Since Plover is closed, how does it do on MudEval+?", "open weights only"),
    ],
)
def test_a_clause_that_takes_something_false_for_granted_is_contradicted_before_the_answer(question: str, told: str) -> None:
    got = ask(question)
    assert got.verdict == "no"
    assert got.answer.startswith("The sources do not bear out the premise: ")
    assert told in got.answer.casefold() or told in got.answer
    assert {"71.0", "60.0"} & {str(value) for row in got.rows for value in row.values}


@pytest.mark.parametrize(
    "question",
    [
        "Given that Stilt-2 has 40B parameters, how does it do on MudEval?",
        "Since Stilt-2 is closed, what is its MudEval score?",
        "As of 2034, how does Stilt-2 do on MudEval?",
        "Since Stilt-2 was made in Mudville, how does it do on MudEval?",
    ],
)
def test_a_clause_that_is_true_or_that_no_document_speaks_of_is_not_contradicted(question: str) -> None:
    got = ask(question)
    assert got.verdict is None
    assert "71.0" in got.answer


@pytest.mark.parametrize(
    ("question", "verdict", "opening"),
    [
        ("Is it false that Wigeon 34B was trained on 1T tokens?", "no", "No, it is true: "),
        ("Is it false that Stilt-2 is open?", "yes", "Yes, it is false: "),
        ("Is it wrong to say that Plover outperforms Stilt-2 on MudEval?", "yes", "Yes, it is false: "),
        ("Is it true that Wigeon 34B was trained on 1T tokens?", "yes", "Yes: "),
    ],
)
def test_whether_something_is_false_has_the_opposite_verdict(question: str, verdict: str, opening: str) -> None:
    got = ask(question)
    assert got.verdict == verdict
    assert got.answer.startswith(opening)
    assert not got.missing


@pytest.mark.parametrize(
    ("question", "verdict", "first"),
    [
        ("Were all Wigeon models trained on 500B tokens?", "no", "Wigeon 34B"),
        ("Do all Wigeon models use fill in the middle?", "no", "Wigeon 34B"),
        ("Was every Wigeon model trained on at least 500B tokens?", "yes", None),
        ("Do all Wigeon models score above 40 on MudEval?", "no", "Wigeon 3B"),
        ("Do all Wigeon models score above 30 on MudEval?", "yes", None),
        ("Are all closed models above 75 on MudEval?", "no", "Stilt-2 40B"),
        ("Are all closed models above 70 on MudEval?", "yes", None),
    ],
)
def test_one_exception_denies_what_is_asked_of_all_and_is_told_first(question: str, verdict: str, first: str | None) -> None:
    got = ask(question)
    assert got.verdict == verdict
    assert first is None or got.rows[0].values[0] == first
    assert got.answer.startswith("Yes: " if verdict == "yes" else "No")


def test_of_all_of_a_kind_only_its_own_are_exceptions() -> None:
    got = ask("Are all closed models above 75 on MudEval?")
    assert [row.values[0] for row in got.rows] == ["Stilt-2 40B"]


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Does Wigeon 7B support 16K tokens?", "yes"),
        ("Does Wigeon 7B support 100K tokens?", None),
        ("Does Wigeon 7B handle inputs of up to 8K tokens?", "yes"),
        ("Does every Wigeon model support 100K tokens?", None),
    ],
)
def test_how_many_tokens_a_model_takes_in_is_no_amount_of_training_and_a_lesser_length_denies_nothing(
    question: str, verdict: str | None
) -> None:
    got = ask(question)
    assert got.verdict == verdict
    assert "500B" not in got.answer


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Correct me if I'm wrong: Wigeon 34B was trained on 1T tokens.", "yes"),
        ("Correct me if I am mistaken, but Stilt-2 is open.", "no"),
        ("Does Stilt-2 outdo Plover on MudEval?", "yes"),
        ("Is Stilt-2 outdone by Plover on MudEval?", "no"),
    ],
)
def test_what_is_said_to_be_corrected_and_who_outdoes_whom_have_a_verdict(question: str, verdict: str) -> None:
    got = ask(question)
    assert got.verdict == verdict
    assert not got.missing
