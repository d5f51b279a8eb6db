"""Conditions on scores themselves (how a row was run, under which heading it stands), and amounts that are printed as bounds."""

from __future__ import annotations

import pytest

from tests.answering.invented import ask, column, document, firsts

BOARD = document(
    "zork-board",
    "leaderboard",
    "FooEval Leaderboard",
    """
Table (board.json): pass@1 on FooEval in per cent.

| Model | prompted | prefill | FooEval |
| --- | --- | --- | --- |
| Zork 7B | true | true | 60.0 |
| Blorb 7B | true | false | 50.0 |
| Mimsy 3B | false | false | 40.0 |

## Baselines (Retired)

Table (old.html): pass@1 on FooEval in per cent.

| Model | FooEval |
| --- | --- |
| Grolt 3B | 20.0 |
| Snark 3B | 25.0 |
""",
)
SURVEY = document(
    "quux-survey",
    "survey",
    "Quux: A Survey",
    """
Table IV: pass@1 in per cent. Values marked * were measured by the survey's authors in their own experiments, those without are quoted.

| Model | FooEval | BarEval |
| --- | --- | --- |
| Zork 7B | 61.0 | 40.0 * |
| Blorb 7B | 51.0 | 30.0 |

Table V: what the models know.

| Model | Number of programming languages |
| --- | --- |
| Zork 7B | over 80 |
| Blorb 7B | 80+ |
| Mimsy 3B | 80 |
| Grolt 3B | 90 |
""",
)
DOCUMENTS = (BOARD, SURVEY)


@pytest.mark.parametrize("words", ["run without prefill", "with prefill = false", "that are not prefilled"])
def test_a_setting_that_a_table_ticks_restricts_the_scores(words: str) -> None:
    assert set(firsts(ask(f"Which models on the FooEval leaderboard are {words}?", DOCUMENTS))) == {"Blorb 7B", "Mimsy 3B"}


def test_what_is_run_without_a_setting_is_counted_and_not_all_rows() -> None:
    got = ask("How many models on the FooEval leaderboard were run without prefill?", DOCUMENTS)
    assert column(got, "number of models")[0] == "2"


def test_a_setting_may_be_asked_for_as_it_is() -> None:
    assert firsts(ask("Which models on the FooEval leaderboard were run with prefill?", DOCUMENTS)) == ["Zork 7B"]


@pytest.mark.parametrize("question", ["Who leads the retired baselines of FooEval?", "Which entry tops the retired FooEval baselines?"])
def test_words_of_a_heading_restrict_a_ranking_to_what_stands_below_it(question: str) -> None:
    got = ask(question, DOCUMENTS)
    assert got.status == "answered"
    assert firsts(got)[0] == "Snark 3B"


def test_a_ranking_without_words_of_a_heading_is_of_all() -> None:
    assert firsts(ask("Who leads FooEval?", (BOARD,)))[0] == "Zork 7B"


@pytest.mark.parametrize(
    "question",
    [
        "For which models in Table IV did the survey's authors run their own experiments?",
        "Which models in Table IV have at least one score that the survey's authors measured in their own experiments, "
        "instead of taking it from elsewhere?",
    ],
)
def test_models_that_a_document_measured_itself_are_told_by_the_mark_of_its_table(question: str) -> None:
    assert firsts(ask(question, DOCUMENTS)) == ["Zork 7B"]


def test_an_amount_printed_as_a_bound_below_is_more_than_its_number() -> None:
    assert set(firsts(ask("Which models support over 80 programming languages?", DOCUMENTS))) == {"Zork 7B", "Blorb 7B", "Grolt 3B"}


def test_a_word_for_a_setting_beside_no_benchmark_is_no_condition() -> None:
    assert ask("Which models were prompted?", DOCUMENTS).status in ("answered", "partial", "no_evidence", "not_understood")
