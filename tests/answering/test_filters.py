"""What restricts a ranking, a mean or a list is kept: a value beside a part of its name, makers, kinds of models, missing results."""

from __future__ import annotations

import pytest

from tests.answering.invented import ask, document, firsts

BOARD = document(
    "foo-board",
    "leaderboard",
    "FooEval Leaderboard",
    """
Table (board.json): pass@1 on FooEval in per cent.

| Model | open-data | FooEval, Full-Complete | FooEval, Hard-Complete |
| --- | --- | --- | --- |
| Zork 7B | None | 60.0 | 30.0 |
| Blorb 7B | Full | 50.0 | 20.0 |
| Mimsy 3B | Partial | 40.0 | 10.0 |
""",
)


@pytest.mark.parametrize("words", ["open-data Full model", "model with Full open data", "model with open-data Full"])
def test_a_value_is_kept_where_its_word_says_also_which_part_of_a_benchmark_is_meant(words: str) -> None:
    assert firsts(ask(f"best {words} on FooEval Full Complete", (BOARD,))) == ["Blorb 7B"]


def test_a_word_for_a_part_of_a_benchmark_alone_is_no_value() -> None:
    assert firsts(ask("best model on FooEval Full Complete", (BOARD,)))[0] == "Zork 7B"


GAPS = document(
    "bar-board",
    "leaderboard",
    "BarEval Leaderboard",
    """
Table (board.json): pass@1 in per cent.

| Model | BarEval | BazEval |
| --- | --- | --- |
| Zork 7B | 60.0 | 30.0 |
| Blorb 7B | 50.0 | – |
| Mimsy 3B | 40.0 | – |
| Snark 3B | 20.0 | 8.0 |
""",
)


@pytest.mark.parametrize(
    "words",
    [
        "without a BazEval result and with BarEval above 45",
        "with more than 45 on BarEval and no BazEval result",
        "without a BazEval score that are above 45 on BarEval",
    ],
)
def test_models_without_a_result_are_those_within_a_bound_on_another_benchmark(words: str) -> None:
    got = ask(f"Which models on the BarEval leaderboard are {words}?".replace("are with", "stand there with"), (GAPS,))
    assert firsts(got) == ["Blorb 7B"]
    assert got.rows[0].values[got.columns.index("BarEval")] == "50.0 %"


def test_where_no_model_without_a_result_is_within_the_bound_that_is_said() -> None:
    got = ask("models without BazEval result on the BarEval leaderboard with BarEval above 55", (GAPS,))
    assert not got.rows
    assert "empty cell" in got.answer
