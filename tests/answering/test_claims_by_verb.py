"""Claims of a report asked for by a verb, and entries of a board as its models."""

from __future__ import annotations

import pytest

from tests.answering import invented
from tests.answering.invented import document, firsts
from tests.answering.literature import ask, cells

CLAIMS = [
    "Geese are kept for their feathers.",
    "Ink dries slowly on cold days.",
    "Scribes were paid by the page.",
    "Wax keeps letters closed.",
]

BOARD = document(
    "frob-board",
    "leaderboard",
    "Frob Leaderboard",
    """
Table (board.csv): pass@1 on Frob, in per cent.

| Model | Frob | Submitted |
| --- | --- | --- |
| Zork 7B | 41.5 | 28 June 2031 |
| Grolt 7B | 52.0 | 3 July 2031 |
| Quux 7B | 47.0 | 4 July 2031 |
""",
)


@pytest.mark.parametrize(
    "question",
    [
        "What does the Vellum report claim?",
        "What does the report on Feather and Vellum assert?",
        "What does the Vellum report argue?",
        "What does the report on Feather and Vellum put forward?",
        "Which claims does the Vellum report make?",
    ],
)
def test_a_verb_of_claiming_asks_for_all_claims(question: str) -> None:
    got = ask(question)
    assert (got.status, cells(got, "claim")) == ("answered", CLAIMS)


def test_a_report_that_lists_no_claims_has_none_to_tell() -> None:
    got = ask("What does the Parchment report claim?")
    assert got.status == "no_evidence"
    assert [m.term for m in got.missing] == ["claims"]


@pytest.mark.parametrize(
    ("question", "models"),
    [
        ("Which of the entries of the Frob leaderboard score above 45?", ["Grolt 7B", "Quux 7B"]),
        ("List the submissions of the Frob leaderboard that score below 45", ["Zork 7B"]),
        ("Which entries of the Frob leaderboard were submitted in July 2031?", ["Grolt 7B", "Quux 7B"]),
    ],
)
def test_the_entries_of_a_board_are_its_models(question: str, models: list[str]) -> None:
    assert firsts(invented.ask(question, (BOARD,))) == models


def test_entries_are_counted_under_a_condition_and_rows_without_one() -> None:
    assert [c.value for c in invented.ask("How many entries of the Frob leaderboard score above 45?", (BOARD,)).computed] == [2]
    assert invented.ask("How many entries does the Frob leaderboard have?", (BOARD,)).kind == "rows"
    assert "3 rows" in invented.ask("How many entries does the Frob leaderboard have?", (BOARD,)).answer
