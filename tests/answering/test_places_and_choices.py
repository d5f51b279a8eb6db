"""Who leads and by how much, on which benchmarks a model stands first, and which of two is so."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kg.model.answer import Answer
from tests.answering import invented
from tests.answering.invented import column, document, firsts

PAPER = document(
    "zork-paper",
    "paper",
    "Zork: Models That Nobody Made",
    """
## 2 Models

Zork 7B is an encoder-only model. Quux 7B is a decoder-only model. Zork 7B is fine-tuned from Grolt 7B.

Table 1 (p. 2): what the models are.

| Model | Release date | Open Source? | Licence |
| --- | --- | --- | --- |
| Zork 7B | 2031-06-12 | Weights & Data | MIT |
| Grolt 7B | 2030-11-30 | No | Apache 2.0 |

Table 3 (p. 3): the corpora.

| Corpus | Size |
| --- | --- |
| GlowNotes | 2.5 TB |

## 3 Results

Table 2 (p. 4): pass@1 on FrobEval and BlorbEval, in per cent, zero-shot.

| Model | Size | FrobEval | BlorbEval |
| --- | --- | --- | --- |
| Zork | 7B | 41.5 | 60.0 |
| Quux | 7B | 52.5 | 31.0 |
| Grolt | 7B | 38.0 | 31.0 |
| Snark | 7B | 44.0 | 47.5 |
""",
)


def ask(question: str) -> Answer:
    return invented.ask(question, (PAPER,))


@pytest.mark.parametrize(
    "question",
    [
        "Who leads FrobEval and by how much?",
        "Who leads FrobEval, and by how many points?",
        "Which model is best on FrobEval and by how much does it lead?",
        "Which model tops FrobEval and by how many percentage points?",
    ],
)
def test_who_leads_and_by_how_much_is_one_question(question: str) -> None:
    got = ask(question)
    assert got.status == "answered"
    assert [c.value for c in got.computed] == [Decimal("8.5")]
    assert "8.5 percentage points" in got.answer


def test_by_how_much_one_of_two_is_better_stays_a_comparison() -> None:
    got = ask("Which is better on FrobEval, Zork 7B or Grolt 7B, and by how much?")
    assert got.kind == "comparison"
    assert "3.5" in got.answer


@pytest.mark.parametrize(
    ("question", "benchmarks"),
    [
        ("On which benchmarks does Zork 7B rank first?", ["BlorbEval"]),
        ("Which benchmarks does Quux 7B lead?", ["FrobEval"]),
        ("On which benchmark is Quux 7B the best model?", ["FrobEval"]),
    ],
)
def test_the_rankings_that_a_model_leads_are_told_with_who_is_next(question: str, benchmarks: list[str]) -> None:
    got = ask(question)
    assert got.status == "answered"
    assert [name.split(" (")[0] for name in column(got, "benchmark")] == benchmarks
    assert "1 of the 2 rankings" in got.answer
    assert "next is Snark 7B" in got.answer


def test_who_leads_no_ranking_is_told_so() -> None:
    got = ask("On which benchmarks does Snark 7B rank first?")
    assert (got.status, got.rows) == ("no_evidence", ())
    assert "none of the 2 rankings" in got.missing[0].why


def test_the_benchmark_on_which_a_model_itself_scores_best_is_another_question() -> None:
    assert firsts(ask("On which benchmark is Snark 7B best?"))[0] == "Snark 7B"
    assert "47.5" in ask("On which benchmark is Snark 7B best?").answer


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("Is Zork 7B an encoder or a decoder?", "encoder-only models"),
        ("Is Quux 7B encoder-only or decoder-only?", "decoder-only models"),
        ("Is Grolt 7B open or closed?", "closed"),
        ("Is Zork 7B under MIT or Apache 2.0?", "MIT"),
    ],
)
def test_which_of_two_is_so_is_told_without_yes_or_no(question: str, value: str) -> None:
    got = ask(question)
    assert (got.status, got.verdict) == ("answered", None)
    assert column(got, "value") == [value]
    assert not got.answer.startswith(("Yes", "No", "In part", "The documents differ"))


def test_one_of_two_things_that_is_asked_about_keeps_its_verdict() -> None:
    assert ask("Is Zork 7B an encoder?").verdict == "yes"
    assert ask("Is Zork 7B a decoder?").verdict == "no"


def test_what_is_so_in_part_is_no_difference_of_documents() -> None:
    got = ask("Is Zork 7B an open decoder?")
    assert got.verdict == "mixed"
    assert got.answer.startswith("In part: ")


@pytest.mark.parametrize("question", ["What type of licence does Zork 7B have?", "What kind of license is Zork 7B under?"])
def test_the_type_of_a_licence_is_the_licence(question: str) -> None:
    got = ask(question)
    assert column(got, "property") == ["licence"]
    assert "MIT" in got.answer


@pytest.mark.parametrize(
    "question", ["How many GB does GlowNotes have?", "How many terabytes does GlowNotes have?", "How many bytes does GlowNotes have?"]
)
def test_the_size_of_a_corpus_is_asked_for_in_any_unit_of_bytes(question: str) -> None:
    got = ask(question)
    assert got.status == "answered"
    assert "2.5 TB" in got.answer


def test_bytes_do_not_answer_for_tokens() -> None:
    got = ask("How many tokens does GlowNotes have?")
    assert got.status == "partial"
    assert got.missing


@pytest.mark.parametrize(
    ("question", "models"),
    [
        ("models that Zork 7B beats on FrobEval", {"Grolt 7B"}),
        ("Which models did Snark 7B outperform on FrobEval?", {"Grolt 7B", "Zork 7B"}),
        ("Who does Zork 7B beat on FrobEval?", {"Grolt 7B"}),
        ("models that beat Snark 7B on FrobEval", {"Quux 7B"}),
    ],
)
def test_the_side_of_a_verb_on_which_a_model_stands_tells_the_direction(question: str, models: set[str]) -> None:
    got = ask(question)
    assert {name for name in firsts(got) if name not in question} == models


def test_whether_a_model_is_good_at_something_shows_how_good() -> None:
    got = ask("Is Zork 7B any good on FrobEval?")
    assert (got.status, got.verdict) == ("answered", None)
    assert "41.5" in got.answer
