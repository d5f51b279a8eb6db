"""Figures that differ: the document that explains it is quoted, two texts of one name are set side by side, and nobody else is asked."""

from __future__ import annotations

from kg.model.answer import Answer
from tests.answering.invented import ask as ask_of
from tests.answering.invented import column, document

PAPER = """
Table 1: pass@1 in per cent, 3-shot.

| Model | BarEval |
| --- | --- |
| Plimble 7B | 47.5 |
| Gorvat 3B | 31.5 |
"""
README = """
Table 2: pass@1 in per cent, few-shot.

| Model | BarEval |
| --- | --- |
| Plimble 7B | 48.0 |
| Gorvat 3B | 31.5 |

| Model | GPU hours |
| --- | --- |
| Plimble | 900K |

The training of Plimble is counted for all sizes; the board of models gives 400K for the first two of them.
"""
BOARD = """
| Model | GPU hours | BarEval pass@1 (%) |
| --- | --- | --- |
| Plimble | 400K | – |
| Plimble 7B | – | 47.5 |
| Snarkle 3B | – | 20.5 |
"""
DOCUMENTS = (
    document("dribbet-paper", "paper", "Dribbet-Coder: A Study of Models", PAPER),
    document("dribbet-repository", "repository", "Dribbet Coder", README),
    document("tarn-board", "leaderboard", "Tarn Leaderboard", BOARD),
)


def ask(question: str) -> Answer:
    return ask_of(question, DOCUMENTS)


def test_two_texts_of_one_name_alone_are_asked_whether_they_agree() -> None:
    for question in (
        "Do the Dribbet-Coder paper and the README agree on BarEval for Plimble 7B?",
        "Does the Dribbet README agree with the paper on Plimble 7B's BarEval?",
        "Do the paper and the README of Dribbet-Coder agree on Plimble 7B's BarEval?",
    ):
        got = ask(question)
        assert got.verdict == "no", question
        assert set(column(got, "source")) == {"Dribbet-Coder: A Study of Models", "Dribbet Coder"}


def test_they_agree_where_they_print_the_same() -> None:
    got = ask("Do the Dribbet-Coder paper and its README agree on Gorvat 3B's BarEval?")
    assert set(column(got, "source")) == {"Dribbet-Coder: A Study of Models", "Dribbet Coder"}
    assert column(got, "score") == ["31.5", "31.5"]


def test_three_shots_are_few_and_explain_no_difference() -> None:
    got = ask("Do the Dribbet-Coder paper and the README agree on BarEval for Plimble 7B?")
    assert "Their protocols differ" not in got.answer


def test_the_sentence_that_tells_figures_apart_is_quoted() -> None:
    got = ask("How many GPU hours did Plimble take?")
    assert "the board of models gives 400K for the first two of them" in got.answer
    assert not any("do not say" in c for c in got.caveats)


def test_where_no_document_tells_them_apart_that_is_said() -> None:
    silent = (document("plain-repository", "repository", "Plain", README.split("The training of", maxsplit=1)[0]), DOCUMENTS[2])
    got = ask_of("How many GPU hours did Plimble take?", silent)
    assert "What explains the difference, the documents here do not say." in got.caveats
