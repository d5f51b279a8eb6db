"""Whether a difference is larger than chance, asked of an invented literature."""

from __future__ import annotations

import pytest

from tests.answering.evidence import ask, column


@pytest.mark.parametrize(
    "question",
    [
        "Is the difference between Grolt 7B and Grolt 13B on QuuxEval larger than chance?",
        "is grolt 13b better than grolt 7b on quuxeval or is it noise",
        "Is Grolt 13B's lead over Grolt 7B on QuuxEval statistically significant?",
    ],
)
def test_a_difference_within_a_paired_test_is_not_beyond_chance(question: str) -> None:
    got = ask(question)
    assert got.kind == "noise"
    assert got.verdict == "no"
    assert "p = 0.317" in got.answer
    assert any("0.31731" in c.quote for c in got.citations)


def test_a_difference_beyond_a_paired_test_is_significant() -> None:
    got = ask("Is the difference between Grolt 13B and Snarkle 7B on QuuxEval significant?")
    assert got.verdict == "yes"
    assert "p < 0.001" in got.answer


def test_the_other_way_round_is_no() -> None:
    assert ask("Is Snarkle 7B significantly better than Grolt 13B on QuuxEval?").verdict == "no"


def test_without_a_paired_test_the_errors_of_both_are_an_upper_bound() -> None:
    got = ask("Is the difference between Grolt 7B and Snarkle 7B on QuuxEval more than noise?")
    assert got.verdict == "yes"
    assert any("upper bound" in c for c in got.caveats)
    assert any("unpaired" in str(v) for v in column(got, "noise"))


def test_what_cannot_be_told_is_said_to_be_so() -> None:
    got = ask("Is the difference between Grolt 7B and Mimsy 7B on Frobnicate just noise?")
    assert got.verdict is None
    assert "cannot be told" in got.answer


def test_a_single_model_is_no_difference() -> None:
    got = ask("Is Grolt 7B's QuuxEval score noise?")
    assert got.status == "partial"
    assert [m.kind for m in got.missing] == ["model"]


def test_the_error_of_a_paired_difference_is_told_where_it_is_asked_for() -> None:
    got = ask("Standard error of the paired difference between Grolt 7B and Grolt 13B on QuuxEval?")
    assert got.verdict is None
    assert got.answer.startswith("The standard error of the difference is 0.02 (paired)")
    assert column(got, "standard error")[0] == "0.02"


def test_the_p_value_that_is_asked_for_is_told_as_it_is_printed() -> None:
    got = ask("What is the p-value of Grolt 13B against Snarkle 7B on QuuxEval?")
    assert "p = 1.2e-15" in got.answer
    assert got.verdict is None
