"""Choosing among models: exceptions, shares, ticks, sizes as alternatives, places on a board; amounts that a question takes for granted."""

from __future__ import annotations

from functools import cache

import pytest

from kg.answering import Graph, answer
from kg.build import Source, construct, whole
from kg.model.answer import Answer
from kg.store import OxigraphStore

BOARD = """---
id: tarn-board
kind: leaderboard
title: "Tarn Leaderboard"
authors: [Tarn team]
year: 2034
trust: third_party
provenance: {digest: false}
---
# Tarn Leaderboard

Table (board.json): score on TarnEval, pass@1 in per cent.

| Model | Size | Organisation | Dataset known | Commercial use? | Details | Score |
| --- | --- | --- | --- | --- | --- | --- |
| Grebe-XL | 34B | Mere Lab & The Reed Institute | ✓ | × | Insertion t=0.2 | 71.5 |
| Grebe-Mini-64K | 3B | Mere Lab & The Reed Institute | ✓ | ✓ | Completion | 40.0 |
| Dabchick | 33B | Reed Institute | × | ✓ | Completion | 62.5 |
| Coot-Pond | 7B | Fen Works | ✓ | ✓ | Completion greedy decoding | 51.5 |
| Pochard | 7B | Fen Works | × | × | Insertion | 30.0 |
"""

CARD = """---
id: coot-card
kind: model_card
title: "Coot model card"
authors: [Fen Works]
year: 2033
trust: primary
provenance: {digest: false}
---
# Coot model card

Table (Models): the models.

| Model | Context length | Base model | Languages |
| --- | --- | --- | --- |
| Coot-Pond 7B | 16K | Grebe-XL | 80+ |
| Pochard 7B | 4K | Coot-Pond 7B | 12 |

Table (Benchmark): how many problems TarnEval has.

| Benchmark | Version | # Tasks |
| --- | --- | --- |
| TarnEval | Full | 1,140 |
| TarnEval | Hard | 148 |

The training of Coot-Pond 7B took 90K GPU hours.
"""

TITLED = """---
id: heron-paper
kind: paper
title: "Scaling performance of Grebe-XL and Coot-Pond on TarnEval across model sizes"
authors: [Ida Heron]
year: 2035
trust: primary
provenance: {digest: false}
---
# Scaling

Nothing is measured here.
"""


@cache
def graph() -> Graph:
    """Return the graph of the documents; it is built once."""
    named = (("tarn-board.md", BOARD), ("coot-card.md", CARD), ("heron-paper.md", TITLED))
    return Graph(OxigraphStore.memory(whole(construct([Source(name, text.encode()) for name, text in named]))))


def ask(question: str) -> Answer:
    """Return the answer to a question."""
    return answer(question, graph())


def firsts(got: Answer) -> list[str]:
    """Return what stands in the first column."""
    return [str(row.values[0]) for row in got.rows]


@pytest.mark.parametrize(
    "question",
    [
        "Which model is best on TarnEval except Grebe-XL?",
        "Leaving Grebe-XL aside, who is best on TarnEval?",
        "best model on TarnEval besides Grebe-XL",
        "Apart from Grebe-XL, which model scores highest on TarnEval?",
    ],
)
def test_what_is_excepted_is_not_ranked(question: str) -> None:
    got = ask(question)
    assert firsts(got)[0].startswith("Dabchick")
    assert not any(name.startswith("Grebe-XL") for name in firsts(got))


def test_models_made_from_one_leave_out_what_is_excepted() -> None:
    assert firsts(ask("Which models have Grebe-XL as their base model?")) == ["Coot-Pond 7B"]
    assert ask("Apart from Coot-Pond, which models have Grebe-XL as their base model?").status == "no_evidence"


def test_a_share_of_the_problems_in_words_is_a_bound() -> None:
    got = ask("How many models solve more than half of the problems on TarnEval?")
    assert got.computed[0].value == 3
    assert "above half" in got.answer
    assert got.missing == ()


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Which model whose dataset is known and that may be used commercially is best on TarnEval?", "Coot-Pond"),
        ("Among the models that may not be used commercially, which scores highest on TarnEval?", "Grebe-XL"),
    ],
)
def test_what_a_board_ticks_is_a_condition_in_other_forms_of_its_words(question: str, first: str) -> None:
    assert firsts(ask(question))[0].startswith(first)


def test_sizes_joined_by_or_are_alternatives() -> None:
    got = ask("Which 33B or 34B model is best on TarnEval?")
    assert [name.split(" ")[0] for name in firsts(got)] == ["Grebe-XL", "Dabchick"]


def test_a_place_is_told_of_the_whole_board_however_its_rows_were_run() -> None:
    got = ask("At what rank does Coot-Pond stand on TarnEval?")
    assert got.rows[0].values[1:3] == (3, 5)
    assert firsts(got)[1].startswith("Grebe-XL")


def test_a_score_is_what_the_caption_says_that_it_is() -> None:
    got = ask("What does Dabchick score on TarnEval?")
    assert (got.rows[0].values[got.columns.index("metric")], got.rows[0].values[got.columns.index("unit")]) == ("pass@1", "percent")


@pytest.mark.parametrize(
    "question",
    ["Which organisations are behind Grebe-XL on the Tarn leaderboard?", "which companies made Grebe-XL", "Grebe-XL: which labs?"],
)
def test_the_makers_of_a_model_are_told_wherever_it_is_listed(question: str) -> None:
    got = ask(question)
    assert any("Reed Institute" in str(value) for row in got.rows for value in row.values)
    assert any("Mere Lab" in str(value) for row in got.rows for value in row.values)


def test_an_organisation_is_the_same_with_and_without_its_article() -> None:
    assert {name.split(" ")[0] for name in firsts(ask("Which models are from the Reed Institute?"))} >= {"Grebe-XL", "Dabchick"}


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Does Coot-Pond 7B have a context length of 16K?", "yes"),
        ("Does Coot-Pond 7B have a context length of 4096?", "no"),
        ("Is the context length of Coot-Pond 7B more than 4096?", "yes"),
        ("Is the context length of Coot-Pond 7B above 32K?", "no"),
        ("Is the context length of Coot-Pond 7B no more than 16K?", "yes"),
        ("Does Coot-Pond 7B support more than 80 languages?", "yes"),
        ("Does Coot-Pond 7B support 12 languages?", "no"),
        ("How come TarnEval-Hard has 1,140 tasks?", "no"),
        ("Why does Pochard 7B support 80 languages?", "no"),
    ],
)
def test_an_amount_that_is_taken_for_granted_is_held_against_what_is_stated(question: str, verdict: str) -> None:
    assert ask(question).verdict == verdict


def test_the_size_of_a_part_is_that_of_its_row() -> None:
    for question in ("How many tasks does TarnEval-Hard have?", "# tasks of TarnEval Hard"):
        assert [row.values[2] for row in ask(question).rows] == ["148"]


def test_a_shorter_name_stands_for_the_only_longer_one() -> None:
    got = ask("What does Grebe-Mini score on TarnEval?")
    assert firsts(got)[0].startswith("Grebe-Mini-64K")
    assert any("Grebe-Mini" in caveat for caveat in got.caveats)


def test_what_one_model_was_made_from_is_asked_about_through_it() -> None:
    got = ask("What does the model score on TarnEval that Pochard 7B is based on?")
    assert firsts(got)[0].startswith("Coot-Pond")


@pytest.mark.parametrize(
    "question",
    [
        "Whose work is Scaling performance of Grebe-XL and Coot-Pond on TarnEval across model sizes?",
        "By whom is “Scaling performance of Grebe-XL and Coot-Pond on TarnEval across model sizes”?",
        "quick question: who wrote scaling performance of grebe-xl and coot-pond on tarneval across model sizes",
    ],
)
def test_a_title_that_stands_whole_is_a_title_and_not_its_words(question: str) -> None:
    got = ask(question)
    assert got.kind == "document"
    assert "Ida Heron" in got.answer


def test_a_title_alone_is_the_question_that_it_asks() -> None:
    assert ask("Scaling performance of Grebe-XL and Coot-Pond on TarnEval across model sizes").kind != "document"


def test_what_one_would_like_to_know_is_what_is_asked() -> None:
    got = ask("I'd like to know how many GPU hours the training of Coot-Pond 7B took.")
    assert "90K" in got.answer
    assert ask("I wonder whether Dabchick beats Coot-Pond on TarnEval").verdict == "yes"


def test_parts_of_a_question_take_over_where_something_was_measured() -> None:
    got = ask("Who made Coot-Pond, what does it score on TarnEval, and at which rank does it stand?")
    assert got.missing == ()
    assert "Fen Works" in got.answer
    assert "51.5" in got.answer
    assert "place 3 of 5" in got.answer


def test_a_verb_of_winning_is_no_metric() -> None:
    got = ask("Dabchick or Coot-Pond: who wins on TarnEval?")
    assert got.missing == ()
    assert firsts(got)[0].startswith("Dabchick")
