"""Two benchmarks compared model by model, asked of invented documents."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.answering.invented import ask, column, document, firsts

DOCUMENTS = (
    document(
        "zork-board",
        "leaderboard",
        "Zork Board",
        """
Table (board.csv): pass@1 in per cent.

| Model | Frobnicate | Frobnicate+ | Whiffle |
| --- | --- | --- | --- |
| Zork 7B | 60.0 | 48.0 | 20.0 |
| Blorb 7B | 50.0 | 47.0 | 55.0 |
| Mimsy 3B | 40.0 | 44.5 | 30.0 |
| Grolt 3B | 30.0 | – | 31.0 |
""",
    ),
)


@pytest.mark.parametrize(
    "question",
    [
        "Which models score higher on Frobnicate+ than on Frobnicate?",
        "For which models is Frobnicate+ higher than Frobnicate?",
        "Which models have a lower Frobnicate than Frobnicate+ score?",
        "Models whose Frobnicate+ score exceeds their Frobnicate score?",
    ],
)
def test_models_that_are_higher_on_one_benchmark_than_on_another_are_listed_with_both_figures(question: str) -> None:
    got = ask(question, DOCUMENTS)
    assert got.kind == "shift"
    assert firsts(got) == ["Mimsy 3B"]
    assert Decimal("4.5") in {abs(c.value) for c in got.computed}
    assert "44.5" in got.answer
    assert "40.0" in got.answer


@pytest.mark.parametrize(
    ("question", "models"),
    [
        ("Which model loses most from Frobnicate to Frobnicate+?", ["Zork 7B", "Blorb 7B"]),
        ("Which models drop the least from Frobnicate to Frobnicate+?", ["Blorb 7B", "Zork 7B"]),
        ("Which model has the largest gap between Frobnicate and Frobnicate+?", ["Zork 7B", "Mimsy 3B", "Blorb 7B"]),
        ("Which models gain the most from Frobnicate to Whiffle?", ["Blorb 7B", "Grolt 3B"]),
        ("Top 1 models by drop from Frobnicate to Whiffle", ["Zork 7B"]),
    ],
)
def test_models_are_ordered_by_how_far_two_benchmarks_lie_apart(question: str, models: list[str]) -> None:
    assert firsts(ask(question, DOCUMENTS)) == models


def test_models_that_are_higher_on_one_benchmark_are_counted() -> None:
    got = ask("How many models score higher on Whiffle than on Frobnicate?", DOCUMENTS)
    assert firsts(got) == ["Blorb 7B", "Grolt 3B"]
    assert column(got, "number of models")[0] == "2"


def test_whether_any_model_is_higher_has_a_verdict_and_the_nearest() -> None:
    assert ask("Is there a model with a higher Whiffle than Frobnicate score?", DOCUMENTS).verdict == "yes"
    got = ask("Are there 7B models with a higher Frobnicate+ than Frobnicate score?", DOCUMENTS)
    assert got.verdict == "no"
    assert "Blorb 7B" in got.answer


def test_a_condition_on_the_models_restricts_them() -> None:
    assert firsts(ask("Which 7B models score higher on Frobnicate than on Whiffle?", DOCUMENTS)) == ["Zork 7B"]


def test_a_comparison_with_a_model_is_none_of_two_benchmarks() -> None:
    assert ask("Which models score higher on Frobnicate than Blorb 7B?", DOCUMENTS).kind != "shift"
