"""What the rows of boards and tables say themselves: settings of runs, words of labels, means over parts, dates; asked in many words."""

from __future__ import annotations

from functools import cache

import pytest

from kg.answering import Graph, answer
from kg.build import Source, construct, whole
from kg.model.answer import Answer
from kg.store import OxigraphStore

BOARD = """---
id: quibble-board
kind: leaderboard
title: "Quibble Leaderboard"
authors: [Quibble team]
year: 2034
trust: third_party
provenance: {digest: false}
---
# Quibble Leaderboard

Table (board.json): pass@1 on Quibble in per cent.

| Model | Size | Date | Quibble |
| --- | --- | --- | --- |
| Vesper-Dawn-2033-09-12 (temperature=1) | – | 2033-09-12 | 41.0 |
| Vesper-Dusk-2033-09-12 (temperature=1) | – | 2033-09-12 | 45.5 |
| Larkin-Base | 7B | 2032-03-01 | 20.0 |
| Larkin-Base | 33B | 2032-03-01 | 38.5 |
| Larkin-Instruct | 33B | 2033-03-01 | 52.0 |
| Ousel | 7B | 2032-05-01 | 23.0 |
"""

CARD = """---
id: larkin-repository
kind: repository
title: "Larkin"
authors: [Larkin team]
year: 2032
identifiers: {repository: "larkin/larkin"}
trust: primary
provenance: {digest: false}
---
# Larkin

Table (README.md, Models): licence of the models.

| Model | Licence |
| --- | --- |
| Larkin | Larkin model licence |
| Larkin-Instruct | Larkin model licence |

The code of the repository is under the MIT licence. Larkin-Instruct 7B had no quantisation.

Table (README.md, Benchmarks): sizes of the benchmarks.

| Benchmark | Programming languages | Natural languages |
| --- | --- | --- |
| Quibble | 12 | 23 |
| Multi-Quibble | 25 | 204 |

Table (README.md, Results): pass@1 on Multi-Quibble by language, in per cent. Board Avg Score is the mean over the languages.

| Model | Java | PHP | Board Avg Score |
| --- | --- | --- | --- |
| Larkin-Base 7B | 18.0 | 16.0 | 17.0 |
| Larkin-Instruct 33B | 50.0 | 44.0 | 47.0 |
| Ousel 7B | 22.0 | 60.0 | 20.5 |

Table (README.md, Problems): how many problems the benchmark has.

| Benchmark | Version | Problems |
| --- | --- | --- |
| Quibble | Full | 400 |
| Quibble | Hard | 40 |

Table (README.md, Origins): what the models were made from.

| Model | Fine-tuned from |
| --- | --- |
| Larkin-Instruct 33B | Larkin-Base 33B |
| Larkin-Base 33B | Ousel |

Table (README.md, Training): ✓ means that the model uses it, × that it does not.

| Model | Fill in the middle | Distillation |
| --- | --- | --- |
| Larkin-Base 7B | ✓ | ✓ |
| Larkin-Base 33B | × | ✓ |

Table 7 (README.md, Sampling): pass@1 on Sibble, in per cent.

| Model | Samples | Sibble |
| --- | --- | --- |
| Larkin-Base 7B | 20 | 57.0 |
| Larkin-Instruct 33B | – | 37.5 |
| Ousel 7B | – | 37.0 |

Table 8 (README.md, Again): pass@1 on Sibble and Multi-Quibble, in per cent.

| Model | Sibble | Multi-Quibble |
| --- | --- | --- |
| Larkin-Instruct 33B | 37.5 | 47.0 |
| Ousel 7B | 39.5 | 20.5 |
"""


@cache
def graph() -> Graph:
    """Return the invented board and repository as an open graph."""
    made = construct([Source("quibble-board.md", BOARD.encode()), Source("larkin-repository.md", CARD.encode())])
    return Graph(OxigraphStore.memory(whole(made)))


def ask(question: str) -> Answer:
    """Return the answer to a question, the contract checked."""
    got = answer(question, graph())
    assert all(row.cites for row in got.rows)
    assert (got.status == "answered") == (bool(got.rows) and not got.missing)
    return got


def test_a_model_whose_rows_all_name_a_setting_is_answered_with_its_runs() -> None:
    got = ask("does vesper dawn beat vesper dusk on Quibble?")
    assert got.verdict == "no"
    assert "41.0" in got.answer
    assert "45.5" in got.answer
    assert any("without a setting" in c for c in got.caveats)


def test_a_model_named_with_its_version_is_answered_with_its_runs() -> None:
    got = ask("vesper-dawn-2033-09-12 on Quibble")
    assert [row.values[1] for row in got.rows] == ["41.0"]


@pytest.mark.parametrize("question", ["Compare Larkin 8B with Larkin 33B on Quibble.", "Larkin 8B against Larkin 33B on Quibble"])
def test_a_size_that_no_model_has_is_missing_and_lent_to_no_other(question: str) -> None:
    got = ask(question)
    assert got.status == "partial"
    assert [m.term for m in got.missing] == ["Larkin 8B"]


@pytest.mark.parametrize(
    "question", ["Top two base models on the Quibble Leaderboard", "best 2 base models on Quibble in the Quibble leaderboard"]
)
def test_a_kind_of_model_is_met_by_the_word_that_a_row_prints(question: str) -> None:
    got = ask(question)
    assert [str(row.values[1]) for row in got.rows] == ["38.5", "20.0"]


@pytest.mark.parametrize("question", ["Best of the models dated 2032 on Quibble", "best of the models released 2032 on Quibble?"])
def test_a_year_behind_dated_restricts_a_ranking(question: str) -> None:
    got = ask(question)
    assert got.status == "answered"
    assert got.rows[0].values[1] == "38.5"


@pytest.mark.parametrize(
    "question",
    ["Which model has the highest board average in the Larkin repository?", "highest average score in the Larkin repository"],
)
def test_an_average_is_a_mean_over_parts_where_no_mean_over_benchmarks_is_printed(question: str) -> None:
    got = ask(question)
    assert got.rows[0].values[1] == "47.0"


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Are the weights of Larkin under the MIT licence?", "no"),
        ("Is Larkin licensed under the Larkin model license?", "yes"),
        ("is larkin under the larkin model licence", "yes"),
    ],
)
def test_another_licence_contradicts_the_one_asked_for_in_either_spelling(question: str, verdict: str) -> None:
    assert ask(question).verdict == verdict


def test_what_is_done_to_a_model_is_no_score_that_it_gets() -> None:
    got = ask("Did Larkin-Instruct 7B get quantisation?")
    assert got.verdict == "no"
    assert "no quantisation" in got.answer


def test_languages_covered_are_a_property_and_no_gaps() -> None:
    got = ask("Multi-Quibble compared with Quibble: programming languages and natural languages covered")
    assert got.kind == "property"
    assert {"25", "204", "12", "23"} <= {str(row.values[2]) for row in got.rows}


@pytest.mark.parametrize(
    "question",
    [
        "Trace Larkin-Instruct 33B back to the model it all started from.",
        "What is the ultimate ancestor of Larkin-Instruct 33B?",
        "forebears of Larkin-Instruct 33B",
    ],
)
def test_a_model_is_traced_back_over_every_step_to_the_first(question: str) -> None:
    got = ask(question)
    assert [str(row.values[0]) for row in got.rows] == ["Larkin-Base 33B", "Ousel"]


@pytest.mark.parametrize(
    "question",
    [
        "Which model is best and which is worst on Quibble at the Quibble Leaderboard?",
        "who is first and who is last on Quibble in the Quibble leaderboard?",
    ],
)
def test_the_first_of_two_superlatives_shares_what_stands_behind_the_second(question: str) -> None:
    got = ask(question)
    assert got.kind == "multi"
    assert "Larkin-Instruct 33B has the highest score on Quibble" in got.answer
    assert "Larkin-Base 7B has the lowest score on Quibble" in got.answer


def test_rows_that_leave_a_setting_unstated_are_ranked_with_those_of_their_column_that_state_one() -> None:
    got = ask("best on Sibble in the Larkin repository")
    assert [str(row.values[1]) for row in got.rows] == ["57.0", "37.5", "37.0"]
    assert any("prompted in the same way" in c for c in got.caveats)


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Do both Larkin-Base 7B and Larkin-Base 33B use fill in the middle?", "no"),
        ("Do Larkin-Base 7B and Larkin-Base 33B use fill in the middle?", "mixed"),
        ("do larkin-base 7b and larkin-base 33b both use distillation", "yes"),
    ],
)
def test_what_is_asked_of_several_at_once_is_judged_of_each(question: str, verdict: str) -> None:
    got = ask(question)
    assert got.kind == "check"
    assert got.verdict == verdict
    assert [row.values[0] for row in got.rows] == ["Larkin-Base 7B", "Larkin-Base 33B"]


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Why does Larkin-Base 33B use fill in the middle although Larkin-Base 7B does not?", "no"),
        ("Does Larkin-Base 7B, unlike Larkin-Base 33B, use fill in the middle?", "yes"),
        ("Does Larkin-Base 7B use fill in the middle while Larkin-Base 33B does not?", "yes"),
        ("Does Larkin-Base 7B use distillation while Larkin-Base 33B does not?", "no"),
    ],
)
def test_what_a_question_denies_of_a_second_thing_is_judged_too(question: str, verdict: str) -> None:
    got = ask(question)
    assert got.verdict == verdict
    assert {"Larkin-Base 7B", "Larkin-Base 33B"} <= {row.values[0] for row in got.rows}


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Ousel 7B on Sibble: do Table 7 and Table 8 of the Larkin repository agree?", "no"),
        ("Do Tables 7 and 8 of the Larkin repository agree on Larkin-Instruct 33B on Sibble?", "yes"),
    ],
)
def test_two_tables_of_one_document_are_held_against_each_other(question: str, verdict: str) -> None:
    got = ask(question)
    assert got.status == "answered"
    assert got.verdict == verdict
    assert [row.values[1] for row in got.rows] == ["Table 7", "Table 8"]
    assert [str(c.value) for c in got.computed] == (["2.5"] if verdict == "no" else [])


def test_the_amount_of_a_part_is_told_under_the_name_of_the_part() -> None:
    got = ask("How many problems are there in Quibble Hard?")
    assert [row.values[:3] for row in got.rows] == [("Quibble hard", "problems", "40")]


def test_a_number_before_a_class_of_things_asks_for_them_all_the_same() -> None:
    assert [str(row.values[1]) for row in ask("Which two models score best on Sibble in Table 7 of the Larkin repository?").rows] == [
        "57.0",
        "37.5",
    ]


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Given that Larkin-Base 33B scores 60 on Quibble, by how much does it beat Ousel 7B?", "no"),
        ("Given that Larkin-Base 33B scores 38.5 on Quibble, by how much does it beat Ousel 7B?", None),
        ("Since Multi-Quibble covers 30 programming languages, how many programming languages has Quibble?", "no"),
        ("Since 2030, how does Ousel 7B score on Quibble?", None),
    ],
)
def test_a_figure_that_is_taken_for_granted_is_held_against_what_is_reported(question: str, verdict: str | None) -> None:
    got = ask(question)
    assert got.rows
    assert got.verdict == verdict
    assert got.answer.startswith("The sources do not bear out the premise") == (verdict == "no")


@pytest.mark.parametrize(
    "question",
    ["Which of Larkin-Base 7B and 33B use fill in the middle?", "which of larkin-base 33b and larkin-base 7b uses fill in the middle"],
)
def test_of_several_things_those_are_told_of_which_something_is_so_and_then_the_others(question: str) -> None:
    got = ask(question)
    assert got.verdict is None
    assert got.answer.startswith("Larkin-Base 7B: ")
    assert "Not so Larkin-Base 33B: " in got.answer
    assert [row.values[0] for row in got.rows] == ["Larkin-Base 7B", "Larkin-Base 33B"]


@pytest.mark.parametrize(
    "question", ["Who is second to last on Quibble?", "second lowest score on Quibble", "penultimate on the Quibble Leaderboard"]
)
def test_the_last_place_but_one_is_the_second_lowest(question: str) -> None:
    assert ask(question).rows[0].values[1] == "23.0"


def test_that_nothing_is_above_a_bound_is_said_with_the_nearest() -> None:
    got = ask("Is there a model above 90 on Quibble?")
    assert got.verdict == "no"
    assert "52.0" in got.answer


@pytest.mark.parametrize(
    ("question", "gap"),
    [
        ("How much does Larkin-Instruct 33B drop from Multi-Quibble Java to Multi-Quibble PHP?", "6"),
        ("difference between Quibble and Multi-Quibble for Ousel 7B in Table 8 of the Larkin repository", None),
        ("Between Sibble and Multi-Quibble, how much does Ousel 7B lose in Table 8 of the Larkin repository?", "19"),
    ],
)
def test_two_scores_of_one_model_are_set_apart_where_one_document_gives_both(question: str, gap: str | None) -> None:
    assert [str(c.value) for c in ask(question).computed] == ([gap] if gap else [])


@pytest.mark.parametrize(
    "question",
    [
        "Which models are fine-tuned from Ousel and what do they score on Quibble?",
        "which models are fine-tuned from ousel, and how do they do on Quibble",
    ],
)
def test_what_is_asked_on_of_the_models_found_is_answered_of_these(question: str) -> None:
    got = ask(question)
    assert got.kind == "multi"
    assert {"Larkin-Base 33B"} == {row.values[0] for row in got.rows}
    assert "38.5" in [value for row in got.rows for value in row.values]
