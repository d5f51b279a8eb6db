"""Series of models: all whose names begin with one word, whatever families they are of."""

from __future__ import annotations

import pytest

from tests.answering.invented import ask, document, firsts

BOARD = document(
    "fowl-board",
    "leaderboard",
    "Fowl Leaderboard",
    """
Table (fowl.csv): pass@1 on FowlEval in per cent.

| Model | FowlEval / pass@1 |
| --- | --- |
| Dunlin-4 | 81.0 |
| Dunlin-4-Turbo | 88.5 |
| Dunlin Swift (May 2033) | 90.5 |
| Dunlin-3.5 | 60.0 |
| Grebe2.5-7B | 71.0 |
| Grebe3-13B | 86.0 |
| CodeGrebe1.5-7B | 89.0 |
| Grebeling-1B | 95.0 |
| Tarn-7B | 92.0 |
""",
)
PAPER = document("dunlin-paper", "paper", "Dunlin: a Report", "Dunlin uses pruning. Grebe2.5-7B uses distillation.")
SHELF = (BOARD, PAPER)


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Which Dunlin models score above 80 on FowlEval?", ["Dunlin Swift (May 2033)", "Dunlin-4-Turbo", "Dunlin-4"]),
        ("List the Dunlin models with FowlEval above 90", ["Dunlin Swift (May 2033)"]),
        ("Which Grebe models have a FowlEval above 70?", ["Grebe3-13B", "Grebe2.5-7B"]),
    ],
)
def test_a_series_with_a_bound_is_all_models_called_so(question: str, names: list[str]) -> None:
    got = ask(question, SHELF)
    assert got.status == "answered"
    assert firsts(got) == names


def test_a_series_is_listed_and_counted_whole() -> None:
    assert set(firsts(ask("List the Dunlin models on the Fowl Leaderboard", SHELF))) == {
        "Dunlin Swift (May 2033)",
        "Dunlin-4-Turbo",
        "Dunlin-4",
        "Dunlin-3.5",
    }
    assert set(firsts(ask("Which Grebe models are there?", SHELF))) == {"Grebe2.5-7B", "Grebe3-13B"}


def test_a_word_that_no_two_models_are_called_by_names_none() -> None:
    got = ask("Which Plover models score above 70 on FowlEval?", SHELF)
    assert got.status == "no_evidence"
    assert [m.term for m in got.missing] == ["Plover"]
