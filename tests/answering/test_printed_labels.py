"""Labels copied from the rows of boards: the model whose row bears one is meant, with the size from a column of its own or without."""

from __future__ import annotations

import pytest

from kg.model.answer import Answer
from tests.answering import invented
from tests.answering.invented import column, document, firsts

BOARD = document(
    "frob-board",
    "leaderboard",
    "Frob Leaderboard",
    """
Table (board.csv): pass@1 on Frob, in per cent.

| Model | Size | Frob |
| --- | --- | --- |
| zork-v2-dusk-0612 | 7B | 41.5 |
| zork-v2-dawn-0612 | 7B | 44.5 |
| Quux-Base-1.5 | 33B | 52.0 |
| Quux-Base-1.5 | 7B | 39.0 |
| quux-chat-1.5-preview | 7B | 47.0 |
| grolt-3 | 3B | 31.0 |
""",
)

PAPER = document(
    "grolt-paper",
    "paper",
    "Grolt: Small Models",
    """
Table 1 (p. 4): pass@1 on Frob, in per cent, zero-shot.

| Model | Frob |
| --- | --- |
| Grolt 3 | 33.0 |
| Grolt-3 8B | 35.0 |
""",
)


def ask(question: str) -> Answer:
    return invented.ask(question, (BOARD, PAPER))


@pytest.mark.parametrize(
    ("label", "scores"),
    [
        ("zork-v2-dusk-0612", {"zork-v2-dusk-0612 7B": "41.5"}),
        ("ZORK-V2-DAWN-0612", {"zork-v2-dawn-0612 7B": "44.5"}),
        ("quux-chat-1.5-preview", {"quux-chat-1.5-preview 7B": "47.0"}),
        ("Quux-Base-1.5 33B", {"Quux-Base-1.5 33B": "52.0"}),
        ("Quux-Base-1.5", {"Quux-Base-1.5 33B": "52.0", "Quux-Base-1.5 7B": "39.0"}),
    ],
)
def test_a_label_as_a_board_prints_it_names_the_models_of_its_rows(label: str, scores: dict[str, str]) -> None:
    got = ask(f"What does {label} score on Frob?")
    assert got.status == "answered", got.answer
    assert dict(zip(firsts(got), column(got, "score"), strict=True)) == scores


def test_two_labels_are_two_models() -> None:
    assert ask("Is zork-v2-dawn-0612 better than zork-v2-dusk-0612 on Frob?").verdict == "yes"
    assert ask("Is Quux-Base-1.5 33B better than quux-chat-1.5-preview on Frob?").verdict == "yes"


@pytest.mark.parametrize("label", ["zork-v2-noon-0612", "Snark-Lite-2"])
def test_a_label_that_no_row_bears_is_the_only_thing_missing(label: str) -> None:
    got = ask(f"What does {label} score on Frob?")
    assert got.status == "no_evidence"
    assert [m.term for m in got.missing] == [label]


def test_what_the_index_of_names_knows_stands_for_all_that_bear_it() -> None:
    assert set(column(ask("What does grolt-3 score on Frob?"), "score")) == {"31.0", "33.0", "35.0"}


@pytest.mark.parametrize(
    ("place", "scores"), [("the Frob leaderboard", {"31.0"}), ("the Grolt paper", {"33.0", "35.0"})], ids=["board", "paper"]
)
def test_in_the_document_that_is_named_a_label_means_its_rows(place: str, scores: set[str]) -> None:
    assert set(column(ask(f"What does grolt-3 score on Frob in {place}?"), "score")) == scores
