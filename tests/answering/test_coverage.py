"""Where there are results and where there are none, asked of an invented literature."""

from __future__ import annotations

import pytest

from kg.answering.cells import cell
from tests.answering.evidence import ask, column


@pytest.mark.parametrize("question", ["Which models of Table 3 have no Whiffle score?", "which models in table 3 lack a whiffle result"])
def test_empty_cells_of_a_table_are_shown_by_their_rows(question: str) -> None:
    got = ask(question)
    assert got.kind == "coverage"
    assert column(got, "model") == ["Grolt 7B", "Mimsy 7B"]
    assert set(column(got, "printed")) == {"–"}
    assert "Table 3" in got.answer


def test_every_empty_cell_of_a_table_is_found() -> None:
    got = ask("Which cells of Table 3 are empty?")
    pairs = set(zip(column(got, "model"), column(got, "benchmark"), strict=True))
    assert pairs == {("Grolt 7B", "Whiffle"), ("Grolt 13B", "Frobnicate"), ("Mimsy 7B", "Whiffle")}


def test_a_full_column_is_said_to_be_full_and_shown() -> None:
    got = ask("Which models of Table 3 have no QuuxEval score?")
    assert got.answer.startswith("None")
    assert len(got.rows) == 4


def test_models_without_a_result_anywhere_are_those_that_some_document_reports() -> None:
    got = ask("Which models have no Whiffle result?")
    assert set(column(got, "model")) == {"Grolt 7B", "Mimsy 7B"}


def test_a_benchmark_without_a_result_is_one_on_which_others_are_reported() -> None:
    got = ask("On which benchmarks does no document here report Mimsy 7B?")
    assert column(got, "benchmark") == ["Whiffle"]
    assert "No document here reports Mimsy 7B" in got.answer
    assert "never" not in got.answer


def test_of_the_benchmarks_named_those_without_and_those_with_a_result_are_told_apart() -> None:
    got = ask("QuuxEval, Whiffle: on which of these does no document report Grolt 7B?")
    assert column(got, "benchmark") == ["Whiffle"]
    assert "Reported are results on QuuxEval" in got.answer


def test_benchmarks_with_results_for_both_are_those_of_both() -> None:
    got = ask("Which benchmarks have results for both Grolt 13B and Snarkle 7B?")
    assert column(got, "benchmark") == ["QuuxEval", "Whiffle"]


def test_benchmarks_with_results_for_one_and_not_the_other_are_the_difference() -> None:
    got = ask("Which benchmarks have results for Snarkle 7B but not for Grolt 13B?")
    assert column(got, "benchmark") == ["Frobnicate"]


@pytest.mark.parametrize("question", ["On what has Grolt 13B been evaluated?", "Which benchmarks is Grolt 13B reported on?"])
def test_what_a_model_was_evaluated_on(question: str) -> None:
    assert column(ask(question), "benchmark") == ["QuuxEval", "Whiffle"]


def test_whether_there_is_any_result() -> None:
    assert ask("Is there any result for Mimsy 7B on Frobnicate?").verdict == "yes"
    got = ask("Is there any result for Mimsy 7B on Whiffle?")
    assert got.status == "no_evidence"
    assert [m.term for m in got.missing] == ["Whiffle"]


def test_a_benchmark_that_nothing_names_is_missing() -> None:
    got = ask("has anybody measured grolt 7b on blorfbench?")
    assert got.status == "no_evidence"
    assert "blorfbench" in [m.term for m in got.missing]


def test_a_cell_is_read_from_a_quoted_row() -> None:
    assert cell(r"| a \| b | × | 1 |", 2) == "×"
    assert cell("a,×,1", 2) is None


@pytest.mark.parametrize(
    "question",
    [
        "For which models does the Grolt paper give QuuxEval but no Whiffle?",
        "which models in the grolt paper have a QuuxEval score but none on Whiffle",
        "Grolt paper: models with QuuxEval and not Whiffle",
    ],
)
def test_models_with_one_result_and_without_another_lack_only_the_second(question: str) -> None:
    got = ask(question)
    assert got.kind == "coverage"
    assert column(got, "model") == ["Grolt 7B", "Mimsy 7B"]
    assert set(column(got, "benchmark")) == {"Whiffle"}


def test_models_with_an_empty_cell_are_counted() -> None:
    got = ask("How many models of Table 3 have no Whiffle figure?")
    assert [c.value for c in got.computed] == [2]
    assert "2 have an empty cell" in got.answer
    assert column(got, "number of models") == [2, None]
