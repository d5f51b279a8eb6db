"""Scores chosen by bounds and conditions, and numbers worked out of them, asked of an invented literature."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.answering.shelf import ask, computed, first


@pytest.mark.parametrize(
    "question",
    [
        "Which models of Table IV have a FlutterEval score between 50 and 76?",
        "models in Table IV whose FlutterEval score lies between 50 and 76",
        "Table IV: which models get from 50 to 76 on FlutterEval?",
    ],
)
def test_a_range_has_two_ends_and_both_count(question: str) -> None:
    assert first(ask(question)) == ["Cinnabar 15B", "Emperor 15B", "Atlas 34B"]


@pytest.mark.parametrize(
    ("question", "models"),
    [
        ("Models of Table IV with between 10 and 20 billion parameters", ["Atlas 13B", "Cinnabar 15B", "Emperor 15B"]),
        ("models of Table IV with 10 to 20 billion parameters", ["Atlas 13B", "Cinnabar 15B", "Emperor 15B"]),
        ("Models of Table IV with fewer than 3 billion parameters", ["Gypsy 2.7B"]),
        ("corpora with exactly 12 programming languages", ["Wing Pile"]),
        ("corpora with 30 PLs", ["Lamp Heap"]),
    ],
)
def test_amounts_are_bounded_from_both_sides_and_met_exactly(question: str, models: list[str]) -> None:
    assert first(ask(question)) == models


def test_a_bound_holds_on_every_benchmark_that_it_names() -> None:
    got = ask("Models of at most 15B in Table IV that reach 70 or more on FlutterEval and on FlutterEval+")
    assert first(got) == ["Cinnabar 15B"]
    assert got.columns[:3] == ("model", "FlutterEval", "FlutterEval+")
    assert got.rows[0].values[1:3] == ("75.5", "71.0")


def test_each_benchmark_has_the_bound_that_stands_beside_it() -> None:
    after = ask("Which models of Table IV score above 40 on FlutterEval and below 45 on FlutterEval+?")
    before = ask("Table IV models with FlutterEval above 40 and FlutterEval+ below 45")
    assert first(after) == first(before) == ["Atlas 34B"]


def test_models_that_report_something_are_listed_and_counted() -> None:
    assert first(ask("Which models report a BLEU on DuskNN?")) == ["Sphinx", "Luna"]
    assert first(ask("encoders with results on both LampQA and WingClone")) == ["Luna"]
    assert computed(ask("how many encoders report a result on LampQA?")) == [2]


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("What is the mean FlutterEval score of the Atlas models in Table IV?", 39),
        ("mean F1 on WingClone over the encoders that report it", 0.95),
        ("How far apart are the best and the worst FlutterEval+ score of Table IV?", 57),
        ("how many percentage points does Atlas gain from 7B to 34B on FlutterEval in the survey?", 19.5),
        ("What share of the models in Table IV score above 40 on FlutterEval?", 57.1),
        ("How many models exceed 60 on FlutterEval in Table IV?", 3),
        ("How many of the DuskBench scores in Table IV were measured by the authors of the survey themselves?", 2),
    ],
)
def test_numbers_are_worked_out_within_one_column_and_cited(question: str, number: float) -> None:
    got = ask(question)
    assert computed(got) == [number]
    assert str(got.computed[0].value) in got.answer
    assert got.computed[0].value in got.rows[0].values
    assert set(got.computed[0].cites) <= {n for row in got.rows for n in row.cites}


def test_scores_are_chosen_by_the_mark_that_they_bear() -> None:
    got = ask("Which DuskBench scores of Table IV are marked with an asterisk?")
    assert first(got) == ["Cinnabar 15B", "Atlas 7B"]


@pytest.mark.parametrize(
    ("question", "models", "head"),
    [
        ("Which models trained on Lamp Heap score above 20 on FlutterEval?", ["Hornet 20B", "Hornet 3B"], "trained on"),
        ("models by Nest Works with at least 40 on FlutterEval", ["Hornet 20B"], "developed by"),
        ("Which models released in 2032 score above 30 on FlutterEval?", ["Hornet 20B", "Wasp 5B"], "release date"),
        ("models with open weights and at least 50 on FlutterEval in Table IV", ["Cinnabar 15B"], "openness"),
    ],
)
def test_conditions_on_models_are_met_by_statements_that_are_shown_and_cited(question: str, models: list[str], head: str) -> None:
    got = ask(question)
    assert first(got) == models
    assert head in got.columns
    assert all(len(row.cites) > 1 for row in got.rows)


def test_a_ranking_keeps_to_a_condition() -> None:
    assert ask("best model released in 2032 on FlutterEval").rows[0].values[0] == "Hornet 20B"
    assert ask("best model released before 2032 on FlutterEval").rows[0].values[0] == "Hornet 3B"
    assert ask("best model that is not open source on FlutterEval in Table IV").rows[0].values[0] == "Burnet"


def test_a_condition_that_no_document_states_of_the_models_is_missing_and_not_dropped() -> None:
    got = ask("Which models with an MIT licence score above 30 on FlutterEval?")
    assert got.status == "no_evidence"
    assert [m.kind for m in got.missing] == ["condition"]


def test_the_computed_number_is_exact() -> None:
    assert ask("mean F1 on WingClone over the encoders").computed[0].value == Decimal("0.95")


def test_models_on_a_benchmark_are_those_with_a_score_on_it() -> None:
    got = ask("models over 20B on FlutterEval in Table IV")
    assert got.kind == "selection"
    assert first(got) == ["Atlas 34B"]


def test_scores_of_a_table_are_bounded_though_no_benchmark_is_named() -> None:
    got = ask("How many models in Table IV have a score above 60?")
    assert got.kind == "selection"
    assert computed(got) == [3]
