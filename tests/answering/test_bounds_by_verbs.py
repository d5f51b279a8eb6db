"""Bounds that a verb sets, percentages below one, and lists, counts and places over all tables of the document that is named."""

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
Table 1 (p. 4): pass@1 on Frob and Quibble, in per cent, zero-shot.

| Model | Size | Frob | Quibble |
| --- | --- | --- | --- |
| Zork | 7B | 41.5 | 60.0 |
| Zork | 13B | 57.0 | 62.5 |
| Quux | 7B | 60.0 | 44.0 |
| Grolt | 7B | 0.8 | 21.0 |

Table 2 (p. 5): pass@1 on Frob, in per cent, zero-shot: larger models.

| Model | Size | Frob |
| --- | --- | --- |
| Zork | 34B | 65.5 |
| Snark | 34B | 57.5 |
""",
)

BOARD = document(
    "frob-board",
    "leaderboard",
    "Frob Leaderboard",
    """
Table (board.csv): pass@1 on Frob as a fraction.

| Model | pass@1 |
| --- | --- |
| Zork 7B | 0.405 |
| Quux 7B | 0.610 |
| Wibble 3B | 0.565 |
""",
)


def ask(question: str) -> Answer:
    return invented.ask(question, (PAPER, BOARD))


@pytest.mark.parametrize(
    ("verb", "models"),
    [
        ("pass 57", ["Zork 34B", "Quux 7B", "Snark 34B"]),
        ("get past 60", ["Zork 34B"]),
        ("clear 60", ["Zork 34B"]),
        ("reach 60", ["Zork 34B", "Quux 7B"]),
        ("fall short of 57", ["Zork 7B", "Grolt 7B"]),
        ("come short of 57", ["Zork 7B", "Grolt 7B"]),
        ("fail to reach 57", ["Zork 7B", "Grolt 7B"]),
        ("don't reach 60", ["Snark 34B", "Zork 13B", "Zork 7B", "Grolt 7B"]),
        ("do not even reach 50", ["Zork 7B", "Grolt 7B"]),
    ],
)
def test_a_verb_before_a_figure_sets_it_as_a_bound(verb: str, models: list[str]) -> None:
    got = ask(f"Which models {verb} on Frob in the Zork paper?")
    assert got.status == "answered", got.answer
    assert firsts(got) == models


@pytest.mark.parametrize(
    ("words", "models"),
    [
        ("are not above 57 on Frob", ["Zork 13B", "Zork 7B", "Grolt 7B"]),
        ("aren't below 60 on Frob", ["Zork 34B", "Quux 7B"]),
        ("score neither below 50 nor above 60 on Frob", ["Quux 7B", "Snark 34B", "Zork 13B"]),
        ("score neither below 41 nor above 57 on Frob", ["Zork 13B", "Zork 7B"]),
        ("score above 40 on Frob and are not larger than 7B", ["Quux 7B", "Zork 7B"]),
    ],
)
def test_a_comparison_that_is_denied_bounds_the_other_way_round(words: str, models: list[str]) -> None:
    got = ask(f"Which models in the Zork paper {words}?")
    assert got.status == "answered", got.answer
    assert firsts(got) == models


@pytest.mark.parametrize(("size", "verdict"), [("13B", "yes"), ("34B", "no")])
def test_that_something_is_not_above_a_figure_is_true_where_it_is_not(size: str, verdict: str) -> None:
    assert ask(f"Zork {size} isn't above 60 on Frob in the Zork paper, right?").verdict == verdict


def test_what_reaches_a_figure_that_is_given_with_its_decimals_has_just_that() -> None:
    assert firsts(ask("Which model reaches 57.5 on Frob in the Zork paper?")) == ["Snark 34B"]


def test_pass_with_a_usual_number_of_samples_is_a_metric_unless_somebody_does_it() -> None:
    metric = ask("pass 10 of Zork 7B on Frob in the Zork paper")
    assert metric.missing, "no pass@10 is reported"
    assert firsts(ask("models that pass 50 on Frob in the Zork paper")) == ["Zork 34B", "Quux 7B", "Snark 34B", "Zork 13B"]


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Does Zork 13B pass 50 on Frob in the Zork paper?", "yes"),
        ("Does Zork 7B pass 57 on Frob in the Zork paper?", "no"),
        ("Does Zork 7B reach 60 on Frob in the Zork paper?", "no"),
        ("Does Quux 7B reach 60 on Frob in the Zork paper?", "yes"),
        ("Does Zork 7B fall short of 60 on Frob in the Zork paper?", "yes"),
    ],
)
def test_such_a_bound_is_judged_of_one_model(question: str, verdict: str) -> None:
    assert ask(question).verdict == verdict


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Does Grolt 7B score 80 on Frob?", "no"),
        ("Does Grolt 7B score 0.8 on Frob?", "yes"),
        ("Does Grolt 7B score above 50 on Frob in the Zork paper?", "no"),
        ("Does Zork 7B score 40.5 on Frob in the Frob leaderboard?", "yes"),
        ("Does Quux 7B score above 60 on Frob in the Frob leaderboard?", "yes"),
    ],
)
def test_a_percentage_below_one_is_no_fraction_and_a_fraction_is_a_percentage(question: str, verdict: str) -> None:
    assert ask(question).verdict == verdict


def test_a_fraction_with_which_percentages_are_compared_is_a_fraction_of_all() -> None:
    got = ask("Which models score above 0.58 on Frob in the Zork paper?")
    assert firsts(got) == ["Zork 34B", "Quux 7B"]
    assert any("58 %" in caveat for caveat in got.caveats)
    assert firsts(ask("Which models score below 0.9% on Frob in the Zork paper?")) == ["Grolt 7B"]
    assert firsts(ask("Which models score below 0.9 per cent on Frob in the Zork paper?")) == ["Grolt 7B"]
    assert ask("Does Zork 7B score above 0.5 on Frob in the Zork paper?").verdict == "no"


def test_a_list_holds_the_models_of_all_tables_of_the_document_named() -> None:
    got = ask("List all models on Frob in the Zork paper")
    assert firsts(got) == ["Zork 34B", "Quux 7B", "Snark 34B", "Zork 13B", "Zork 7B", "Grolt 7B"]
    assert set(column(got, "source")) == {"Zork: Models That Nobody Made"}


def test_a_count_is_over_all_tables_of_the_document_named() -> None:
    assert [c.value for c in ask("How many models are evaluated on Frob in the Zork paper?").computed] == [6]
    assert [c.value for c in ask("How many models pass 57 on Frob in the Zork paper?").computed] == [3]


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("What is the position of Zork 13B on Frob in the Zork paper?", ("Zork 13B", 4, 6)),
        ("At which place is Snark 34B on Frob in the Zork paper?", ("Snark 34B", 3, 6)),
        ("At which place is Zork 7B on Frob in the Frob leaderboard?", ("Zork 7B", 3, 3)),
    ],
)
def test_a_place_is_among_all_that_the_document_ranks(question: str, place: tuple[object, ...]) -> None:
    assert ask(question).rows[0].values[:3] == place
