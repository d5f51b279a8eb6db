"""Whether sources agree, asked of an invented literature."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kg.answering.differences import Saying, same, verdict
from tests.answering.evidence import ask, column


def saying(work: str, printed: str, number: str | None = None, places: int = 1) -> Saying:
    """Return a saying of a document of a work."""
    return Saying(work, f"{work}/text", printed, Decimal(number) if number else None, places, (1,))


@pytest.mark.parametrize(
    "question", ["Do the sources agree on Grolt 7B's QuuxEval score?", "do all sources report the same QuuxEval for grolt 7b?"]
)
def test_works_that_differ_are_shown_with_the_difference_and_the_protocols(question: str) -> None:
    got = ask(question)
    assert got.kind == "agreement"
    assert got.verdict == "no"
    assert {"30.0", "0.345"} <= set(column(got, "score"))
    assert [str(c.value) for c in got.computed] == ["4.5"]
    assert "4.5 percentage points" in got.answer
    assert "protocol" in got.answer


def test_works_that_say_the_same_agree_whatever_the_unit() -> None:
    assert ask("Do the sources agree on Grolt 13B on QuuxEval?").verdict == "yes"


def test_two_texts_of_one_work_are_one_source() -> None:
    got = ask("Do the documents agree on Grolt 7B on Frobnicate?")
    assert got.verdict is None
    assert got.status == "partial"
    assert [m.kind for m in got.missing] == ["source"]


def test_who_says_what_has_no_verdict() -> None:
    got = ask("who says what about the context length of Grolt 7B")
    assert got.verdict is None
    assert set(column(got, "value")) == {"16K", "8K"}


def test_statements_are_held_against_each_other_too() -> None:
    assert ask("Do the sources agree on the context length of Grolt 7B?").verdict == "no"
    assert ask("Do the sources agree on the licence of Grolt 7B?").verdict == "yes"


def test_a_look_up_of_an_amount_says_that_the_sources_differ() -> None:
    got = ask("What is the context length of Grolt 7B?")
    assert "differ" in got.answer
    assert "16K" in got.answer
    assert "8K" in got.answer


def test_a_figure_is_as_exact_as_it_is_printed() -> None:
    assert same(saying("a", "34.5 %", "34.5"), saying("b", "0.345", "34.5"))
    assert same(saying("a", "34", "34", 0), saying("b", "34.4", "34.4"))
    assert not same(saying("a", "34.4", "34.4"), saying("b", "34.5", "34.5"))
    assert same(saying("a", "80+", "80", 0), saying("b", "86", "86", 0))
    assert same(saying("a", "2031"), saying("b", "2031-05"))


def test_the_verdict_is_over_works() -> None:
    assert verdict([saying("a", "1.0", "1.0"), saying("a", "2.0", "2.0")]) is None
    assert verdict([saying("a", "1.0", "1.0"), saying("b", "1.0", "1.0"), saying("c", "2.0", "2.0")]) == "mixed"


def test_each_document_gives_its_figure_in_its_own_unit() -> None:
    got = ask("Do the sources agree on the QuuxEval score of Grolt 7B?")
    assert "give 30.0 %" in got.answer
    assert "gives 0.345 as a fraction" in got.answer
    assert [*zip(column(got, "score"), column(got, "unit"), strict=True)][1:] == [("30.0", "percent"), ("0.345", "fraction")]
    assert "zero-shot in “Grolt: models that nobody made”, and few-shot in “Quux Board”" in got.answer
