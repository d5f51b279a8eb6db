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


MAKERS = document(
    "baz-survey",
    "survey",
    "Baz: A Survey",
    """
Table 1: models.

| Model | Developed by | Open Source? |
| --- | --- | --- |
| Mimsy 3B | Nest Works | No |
| Grolt 1B | Hive Lab | Weights & Data |
""",
)
SCORES = document(
    "baz-board",
    "leaderboard",
    "BazEval Leaderboard",
    """
Table (board.json): pass@1 in per cent.

| Model | BazEval |
| --- | --- |
| Zork 7B | 60.0 |
| Blorb 7B | 50.0 |
| Mimsy 3B | 40.0 |
| Snark 3B | 20.0 |
| Grolt 1B | 10.0 |
""",
)


@pytest.mark.parametrize("words", ["that isn't by Hive Lab", "not made by Hive Lab", "which is not developed by Hive Lab"])
def test_the_few_of_whom_it_is_known_are_not_ranked_as_if_they_were_all(words: str) -> None:
    got = ask(f"Best model on BazEval in the BazEval leaderboard {words}", (MAKERS, SCORES))
    assert got.status == "no_evidence"
    assert "2 of these 5 models" in got.answer
    assert "Mimsy 3B" in got.answer


def test_non_denies_what_it_stands_before() -> None:
    assert firsts(ask("Which non-closed models does the Baz survey name?", (MAKERS,))) == ["Grolt 1B"]
