"""Which of two came first or has more, how far the first is ahead of the second, and on which benchmark a model is best."""

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
Table 1 (p. 2): what the models are.

| Model | Release date | Context length |
| --- | --- | --- |
| Zork 7B | 2031-06-12 | 16K |
| Grolt 7B | 2030-11-30 | 4K |
| Quux 7B | 2031-09-01 | 32K |

Table 2 (p. 4): pass@1 on Frob and Quibble, in per cent, zero-shot.

| Model | Size | Frob | Quibble |
| --- | --- | --- | --- |
| Zork | 7B | 41.5 | 60.0 |
| Zork | 13B | 57.0 | 62.5 |
| Quux | 7B | 60.0 | 44.0 |
| Grolt | 7B | 18.0 | 21.0 |

Table 3 (p. 6): the corpora.

| Corpus | Size |
| --- | --- |
| GlowNotes | 2.5 TB |
| Silt Heap | 900 GB |
""",
)

BOARD = document(
    "gnarl-board",
    "leaderboard",
    "Gnarl Leaderboard",
    """
Table (board.csv): pass@1 on Gnarl as a fraction.

| Model | pass@1 |
| --- | --- |
| Zork 7B | 0.405 |
| Quux 7B | 0.610 |
| Wibble 3B | 0.565 |
""",
)

LONE = document(
    "lone-board",
    "leaderboard",
    "Blorple Leaderboard",
    """
Table (board.csv): pass@1 on Blorple, in per cent.

| Model | pass@1 |
| --- | --- |
| Wibble 3B | 30.0 |
""",
)


def ask(question: str) -> Answer:
    return invented.ask(question, (PAPER, BOARD, LONE))


@pytest.mark.parametrize(
    ("question", "models"),
    [
        ("Which is newer, Zork 7B or Grolt 7B?", ["Zork 7B", "Grolt 7B"]),
        ("Which is older, Zork 7B or Grolt 7B?", ["Grolt 7B", "Zork 7B"]),
        ("Did Zork 7B or Grolt 7B come out first?", ["Grolt 7B", "Zork 7B"]),
        ("Which came out later: Quux 7B or Zork 7B?", ["Quux 7B", "Zork 7B"]),
        ("Which was released first, Quux 7B or Zork 7B?", ["Zork 7B", "Quux 7B"]),
    ],
)
def test_of_two_the_one_that_came_as_asked_stands_first_with_its_date(question: str, models: list[str]) -> None:
    got = ask(question)
    assert (got.status, firsts(got)) == ("answered", models), got.answer
    assert "release date" in got.columns


@pytest.mark.parametrize(
    ("question", "things"),
    [
        ("Which has more context, Zork 7B or Quux 7B?", ["Quux 7B", "Zork 7B"]),
        ("Which supports more context, Zork 7B or Quux 7B?", ["Quux 7B", "Zork 7B"]),
        ("Which supports the longer context length, Quux 7B or Zork 7B?", ["Quux 7B", "Zork 7B"]),
        ("Which has the shorter context length, Zork 7B or Grolt 7B?", ["Grolt 7B", "Zork 7B"]),
        ("Which is larger, GlowNotes or Silt Heap?", ["GlowNotes", "Silt Heap"]),
    ],
)
def test_of_two_the_one_with_more_or_less_of_an_amount_stands_first(question: str, things: list[str]) -> None:
    got = ask(question)
    assert (got.status, firsts(got)) == ("answered", things), got.answer


@pytest.mark.parametrize(
    ("question", "two", "gap"),
    [
        ("How far is the first ahead of the second on Frob?", ["Quux 7B", "Zork 13B"], "3"),
        ("How far ahead is the best model of the runner-up on Quibble?", ["Zork 13B", "Zork 7B"], "2.5"),
        ("What is the gap between the top two on Quibble?", ["Zork 13B", "Zork 7B"], "2.5"),
        ("By how many points does the leader lead the second on Gnarl?", ["Quux 7B", "Wibble 3B"], "4.5"),
        ("How many points does the runner-up trail the best by on Quibble?", ["Zork 13B", "Zork 7B"], "2.5"),
        ("What lead does the leader have on Gnarl?", ["Quux 7B", "Wibble 3B"], "4.5"),
        ("What is the gap between the worst and the second worst on Quibble?", ["Grolt 7B", "Quux 7B"], "23"),
        ("How far is the best Zork model ahead of the second on Frob?", ["Zork 13B", "Zork 7B"], "15.5"),
    ],
)
def test_how_far_the_first_is_ahead_of_the_second_is_worked_out(question: str, two: list[str], gap: str) -> None:
    got = ask(question)
    assert (got.status, firsts(got)) == ("answered", two), got.answer
    assert [format(c.value.normalize(), "f") for c in got.computed] == [gap]


def test_a_leader_without_a_second_is_ahead_of_nobody() -> None:
    got = ask("How far is the first ahead of the second on Blorple?")
    assert got.status == "partial"
    assert [m.term for m in got.missing] == ["second"]
    assert not got.computed


def test_the_leader_is_the_best() -> None:
    assert ask("Who is the leader on Quibble?").rows[0].values[:2] == ("Zork 13B", "62.5")


@pytest.mark.parametrize(
    "question",
    [
        "How many points lie from top to bottom on Quibble?",
        "How many points from best to worst on Quibble?",
        "Quibble: how far from the first to the last?",
    ],
)
def test_from_top_to_bottom_is_the_spread(question: str) -> None:
    got = ask(question)
    assert firsts(got) == ["Zork 13B", "Grolt 7B"]
    assert [float(c.value) for c in got.computed] == [41.5]


@pytest.mark.parametrize(
    ("question", "benchmarks"),
    [
        ("On which benchmark is Zork 13B best?", ["Quibble", "Frob"]),
        ("On which benchmark does Quux 7B score highest in the Zork paper?", ["Frob", "Quibble"]),
        ("On which benchmark is Zork 13B weakest?", ["Frob", "Quibble"]),
        ("Which benchmark is Zork 13B best at in the Zork paper?", ["Quibble", "Frob"]),
    ],
)
def test_the_benchmark_on_which_a_model_is_best_is_told_with_a_caveat(question: str, benchmarks: list[str]) -> None:
    got = ask(question)
    assert (got.status, column(got, "benchmark")) == ("answered", benchmarks)
    assert any("which is harder" in c for c in got.caveats)


@pytest.mark.parametrize(
    "question",
    [
        "On which benchmark does Zork 13B rank first?",
        "On which benchmark does Zork 13B lead?",
        "Which datasets are used to train models better than Zork 13B?",
        "Which benchmark is the best for testing Zork 13B?",
    ],
)
def test_where_a_model_stands_among_others_is_not_told_by_its_own_scores(question: str) -> None:
    got = ask(question)
    assert got.kind != "breakdown" or "rankings here that hold it" in got.answer


def test_the_benchmarks_on_which_a_model_is_best_are_asked_in_the_plural_too() -> None:
    got = ask("On which benchmarks is Zork 7B worst?")
    assert column(got, "benchmark") == ["Frob", "Quibble"]
    assert any("“Gnarl Leaderboard”, there also on Gnarl" in c for c in got.caveats)


def test_dates_stand_in_the_order_of_time_in_whatever_form_they_are_printed() -> None:
    words = document(
        "words-paper",
        "paper",
        "Words: Dates as Words",
        """
Table 1 (p. 2): what the models are.

| Model | Release date |
| --- | --- |
| Wibble 3B | Jun 14, 2031 |
| Snark 3B | Nov 2030 |
""",
    )
    literature = (PAPER, words)
    assert firsts(invented.ask("Which is newer, Wibble 3B or Quux 7B?", literature)) == ["Quux 7B", "Wibble 3B"]
    assert firsts(invented.ask("Which came first, Wibble 3B or Zork 7B?", literature)) == ["Zork 7B", "Wibble 3B"]
    assert firsts(invented.ask("Which came first, Zork 7B or Snark 3B?", literature)) == ["Snark 3B", "Zork 7B"]


@pytest.mark.parametrize(
    "question",
    [
        "How much does the best model score, and the second, on Quibble?",
        "How much is the best score on the second version of Quibble?",
        "Which models lead in the top two of Quibble?",
    ],
)
def test_two_scores_are_no_distance_where_none_is_asked(question: str) -> None:
    assert not ask(question).computed


def test_a_distance_that_nothing_works_out_is_missing() -> None:
    got = ask("What is the gap between top and third on Quibble?")
    assert (got.status, [m.term for m in got.missing]) == ("partial", ["gap"])


def test_of_a_model_beside_the_first_two_it_is_not_said_that_no_second_is_reported() -> None:
    got = ask("How much does Grolt 7B differ from the top two on Quibble?")
    assert "second" not in " ".join(m.why for m in got.missing)
    assert not got.computed
    assert got.missing


def test_all_that_are_level_for_the_second_place_are_named() -> None:
    level = document(
        "level-board",
        "leaderboard",
        "Level Leaderboard",
        """
Table (board.csv): pass@1 on Splat, in per cent.

| Model | pass@1 |
| --- | --- |
| Zork 7B | 30.0 |
| Quux 7B | 50.0 |
| Wibble 3B | 30.0 |
| Grolt 7B | 10.0 |
""",
    )
    got = invented.ask("How far is the first ahead of the second on Splat?", (level,))
    assert firsts(got) == ["Quux 7B", "Wibble 3B", "Zork 7B"]
    assert [int(c.value) for c in got.computed] == [20]
