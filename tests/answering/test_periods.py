"""Days, months and years as conditions and as yes or no: of releases, and of the dates that a board prints in a column of its own."""

from __future__ import annotations

import pytest

from kg.model.answer import Answer
from tests.answering import invented
from tests.answering.invented import document

BOARD = document(
    "quux-board",
    "leaderboard",
    "Quux Leaderboard",
    """
Table (board.csv): pass@1 on QuuxEval, in per cent, and when each entry was submitted.

| Model | QuuxEval | Submitted |
| --- | --- | --- |
| Zork 7B | 41.5 | 28 June 2031 |
| Zork 13B | 47.0 | 3 July 2031 |
| Grolt 7B | 38.0 | 30 July 2031 |
| Frobber 3B | 22.5 | 1 September 2031 |
| Frobber 9B | 36.0 | 2 January 2032 |
""",
    year=2032,
)

PAPER = document(
    "zork-paper",
    "paper",
    "Zork: Models That Nobody Made",
    """
Table 1 (p. 2): what the models are.

| Model | Release date | Context length |
| --- | --- | --- |
| Zork 7B | 2031-06-12 | 16K |
| Zork 13B | 2031-07-01 | 32K |
| Grolt 7B | 2030-11-30 | 4K |
| Frobber 3B | 2031-09-02 | 8K |
| Snark 2B | 2030 | 2K |
""",
)


def ask(question: str) -> Answer:
    return invented.ask(question, (BOARD, PAPER))


def firsts(question: str) -> set[str]:
    return {str(row.values[0]) for row in ask(question).rows}


@pytest.mark.parametrize(
    ("question", "models"),
    [
        ("Which models were submitted in July 2031?", {"Zork 13B", "Grolt 7B"}),
        ("Which entries of the Quux leaderboard were submitted in July 2031?", {"Zork 13B", "Grolt 7B"}),
        ("models submitted after July 2031", {"Frobber 3B", "Frobber 9B"}),
        ("models submitted before July 2031", {"Zork 7B"}),
        ("models submitted since July 2031", {"Zork 13B", "Grolt 7B", "Frobber 3B", "Frobber 9B"}),
        ("models submitted until July 2031", {"Zork 7B", "Zork 13B", "Grolt 7B"}),
        ("models submitted by 3 July 2031", {"Zork 7B", "Zork 13B"}),
        ("Which models were submitted in 2032?", {"Frobber 9B"}),
        ("Which models were submitted before 2032?", {"Zork 7B", "Zork 13B", "Grolt 7B", "Frobber 3B"}),
    ],
)
def test_the_dates_of_a_boards_column_are_met_as_precisely_as_the_period_is_given(question: str, models: set[str]) -> None:
    assert firsts(question) == models


@pytest.mark.parametrize(
    ("question", "models"),
    [
        ("Which models were submitted between June and July 2031?", {"Zork 7B", "Zork 13B", "Grolt 7B"}),
        ("Which models were submitted from July 2031 to January 2032?", {"Zork 13B", "Grolt 7B", "Frobber 3B", "Frobber 9B"}),
        ("models submitted in the first half of 2031", {"Zork 7B"}),
        ("models submitted in early 2031", {"Zork 7B"}),
        ("models submitted in Q3 2031", {"Zork 13B", "Grolt 7B", "Frobber 3B"}),
        ("models submitted after mid 2031", {"Frobber 9B"}),
        ("models submitted up to July 2031", {"Zork 7B", "Zork 13B", "Grolt 7B"}),
        ("Which models were released between 2030 and 2031?", {"Zork 7B", "Zork 13B", "Grolt 7B", "Frobber 3B", "Snark 2B"}),
        ("Which models were released between May and June 2031?", {"Zork 7B"}),
        ("Which models were released in the second half of 2031?", {"Zork 13B", "Frobber 3B"}),
    ],
)
def test_both_ends_of_a_range_and_the_parts_of_a_year_are_bounds_that_one_date_must_meet(question: str, models: set[str]) -> None:
    assert firsts(question) == models


def test_what_meets_a_period_is_counted_and_shown_with_its_date() -> None:
    got = ask("How many models were submitted in July 2031?")
    assert [c.value for c in got.computed] == [2]
    assert {row.values[:2] for row in got.rows} == {("Zork 13B", "3 July 2031"), ("Grolt 7B", "30 July 2031")}


def test_a_month_that_no_date_falls_in_is_missing() -> None:
    got = ask("Which models were submitted in May 2031?")
    assert got.status == "no_evidence"
    assert [m.term for m in got.missing] == ["May 2031"]


@pytest.mark.parametrize(
    ("question", "models"),
    [
        ("models released in June 2031", {"Zork 7B"}),
        ("Which models were released after June 2031?", {"Zork 13B", "Frobber 3B"}),
        ("Which models were released before June 2031?", {"Grolt 7B", "Snark 2B"}),
        ("Which models were released since July 2031?", {"Zork 13B", "Frobber 3B"}),
        ("Which models came out in 2031-07?", {"Zork 13B"}),
        ("Which models were released on 2 September 2031?", {"Frobber 3B"}),
    ],
)
def test_dates_of_release_are_met_by_months_and_days(question: str, models: set[str]) -> None:
    assert firsts(question) == models


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Was Zork 7B released in 2031?", "yes"),
        ("Was Grolt 7B released in 2031?", "no"),
        ("Is 2031 the year in which Zork 7B was released?", "yes"),
        ("Is 2030 the year in which Zork 7B was released?", "no"),
        ("Is it correct that Grolt 7B appeared in 2030?", "yes"),
        ("Is it correct that Grolt 7B appeared in 2031?", "no"),
        ("Was Zork 7B released before 2031?", "no"),
        ("Was Grolt 7B released before 2031?", "yes"),
        ("Was Zork 7B released after 2030?", "yes"),
    ],
)
def test_a_year_of_release_is_judged(question: str, verdict: str) -> None:
    assert ask(question).verdict == verdict


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Was Zork 7B released in June 2031?", "yes"),
        ("Was Zork 7B released in July 2031?", "no"),
        ("Did Zork 7B come out before July 2031?", "yes"),
        ("Was Zork 7B released after June 2031?", "no"),
        ("Was Zork 13B released since July 2031?", "yes"),
        ("Was Zork 7B released on 12 June 2031?", "yes"),
        ("Was Zork 7B submitted in June 2031?", "yes"),
        ("Was Zork 7B submitted after July 2031?", "no"),
        ("Was Frobber 9B submitted in 2031?", "no"),
    ],
)
def test_a_month_or_a_day_is_judged_too(question: str, verdict: str) -> None:
    got = ask(question)
    assert (got.status, got.verdict) == ("answered", verdict), got.answer


def test_a_date_that_is_printed_too_roughly_decides_nothing() -> None:
    assert ask("Was Snark 2B released in 2030?").verdict == "yes"
    assert ask("Was Snark 2B released in June 2030?").status == "no_evidence"
    assert "Snark 2B" not in firsts("Which models were released before June 2030?")
    assert "Snark 2B" not in firsts("Which models were released since March 2030?")
