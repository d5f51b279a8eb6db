"""Sizes in the unit that is asked for, words that stand for amounts, openness as yes or no, and relations from their other end."""

from __future__ import annotations

import pytest

from kg.model.answer import Answer
from tests.answering import invented
from tests.answering.invented import column, document, firsts

PAPER = document(
    "zork-paper",
    "paper",
    "Zork: Models That Nobody Made",
    """
Zork outperforms Grolt. HexBench extends Frob.

Table 1 (p. 2): what the models are.

| Model | Context length | open-data |
| --- | --- | --- |
| Zork 7B | 16K | Full |
| Grolt 7B | 4K | NONE |
| Quux 7B | 4K | Partly |

Table 2 (p. 3): the corpora.

| Corpus | Size | Languages |
| --- | --- | --- |
| GlowNotes | 2.5 TB | 12 |
| Silt Heap | 900B tokens | 40 |
| Door List | 75K examples | 1 |

Table 3 (p. 4): the benchmarks.

| Benchmark | Problems | Tests per problem |
| --- | --- | --- |
| Quibble | 120 | hidden |
| Frob | 300 | 7.5 |
| HexBench | 80 | hidden |
""",
)


def ask(question: str) -> Answer:
    return invented.ask(question, (PAPER,))


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("How many tokens does Silt Heap have?", "900B tokens"),
        ("How many examples does Door List have?", "75K examples"),
        ("How big is GlowNotes?", "2.5 TB"),
        ("What is the size of Silt Heap?", "900B tokens"),
    ],
)
def test_a_size_is_given_as_it_is_printed(question: str, value: str) -> None:
    got = ask(question)
    assert (got.status, column(got, "value")) == ("answered", [value])


@pytest.mark.parametrize(
    ("question", "value", "missing"),
    [
        ("How many tokens does GlowNotes have?", "2.5 TB", "tokens of GlowNotes"),
        ("How many files does Silt Heap contain?", "900B tokens", "files of Silt Heap"),
    ],
)
def test_a_size_in_another_unit_is_no_whole_answer(question: str, value: str, missing: str) -> None:
    got = ask(question)
    assert (got.status, column(got, "value")) == ("partial", [value])
    assert [m.term for m in got.missing] == [missing]


def test_a_word_that_is_printed_for_an_amount_is_a_condition() -> None:
    got = ask("Which benchmarks have hidden tests?")
    assert (got.status, firsts(got)) == ("answered", ["HexBench", "Quibble"])
    assert "hidden" in got.rows[0].values
    assert column(ask("How many tests does Quibble have?"), "value") == ["hidden"]


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Is Zork 7B's training data open?", "yes"),
        ("Is the data of Zork 7B open?", "yes"),
        ("Is Grolt 7B's data open?", "no"),
        ("Is the training data of Grolt 7B open?", "no"),
        ("Is the data behind Quux 7B open?", "mixed"),
    ],
)
def test_whether_data_is_open_is_judged_by_the_word_that_is_printed(question: str, verdict: str) -> None:
    got = ask(question)
    assert (got.status, got.verdict) == ("answered", verdict), got.answer


def test_what_is_open_in_part_is_no_difference_between_documents() -> None:
    assert ask("Is the data behind Quux 7B open?").answer.startswith("In part: ")


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("What is Frob extended by?", "HexBench"),
        ("What extends Frob?", "HexBench"),
        ("What is Grolt outperformed by?", "Zork"),
        ("By which model is Grolt outperformed?", "Zork"),
    ],
)
def test_a_relation_that_is_stated_of_the_other_end_answers_too(question: str, value: str) -> None:
    got = ask(question)
    assert (got.status, column(got, "value")) == ("answered", [value]), got.answer


def test_a_relation_is_not_turned_round() -> None:
    assert ask("What is HexBench extended by?").status == "no_evidence"
    assert ask("What is Zork outperformed by?").status == "no_evidence"
