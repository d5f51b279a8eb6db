"""Whether sources agree, asked of an invented literature."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kg.answering.differences import Saying, same, verdict
from tests.answering import invented
from tests.answering.evidence import ask, column
from tests.answering.invented import document


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


@pytest.mark.parametrize(
    "question",
    [
        "Is the QuuxEval score of Grolt 13B the same in its README and on the Quux Board?",
        "grolt 13b quuxeval, Grolt paper and Quux Board same nr?",
    ],
)
def test_two_named_sources_and_a_word_for_sameness_ask_for_agreement(question: str) -> None:
    got = ask(question)
    assert got.kind == "agreement"


def test_the_same_score_of_two_named_sources_has_a_verdict_without_a_word_for_figures() -> None:
    assert ask("Do the Grolt paper and the Quux Board report the same QuuxEval for Grolt 7B?").verdict == "no"
    assert ask("Do the Grolt paper and the Quux Board report the same QuuxEval for Grolt 13B?").verdict == "yes"


@pytest.mark.parametrize(
    "question", ["Do the sources differ on {}?", "Is there disagreement on {}?", "Do the documents disagree about {}?"]
)
def test_whether_sources_differ_is_answered_the_other_way_round(question: str) -> None:
    apart, alike = (ask(question.format(f"Grolt {size}'s QuuxEval score")) for size in ("7B", "13B"))
    assert (apart.verdict, alike.verdict) == ("yes", "no")
    assert apart.answer.startswith("Yes, they differ: ")
    assert alike.answer.startswith("No, they agree: ")


def test_two_sources_are_compared_on_every_model_that_both_report() -> None:
    got = ask("Do the Grolt paper and the Quux Board agree on QuuxEval?")
    assert got.verdict == "mixed"
    assert set(column(got, "model")) == {"Grolt 7B", "Grolt 13B", "Snarkle 7B"}
    assert "agree on 2 of the 3 figures" in got.answer
    assert {c.value for c in got.computed} >= {Decimal(2), Decimal(3)}


TWICE = (
    document(
        "zork-paper",
        "paper",
        "Zork: two tables of one paper",
        """
Table 1 (p. 3): pass@1 in per cent.

| Model | QuuxEval | Frobnicate |
| --- | --- | --- |
| Zork 7B | 41.0 | 30.0 |
| Zork 13B | 47.5 | 36.0 |

Table 8 (p. 9): pass@1 in per cent, with and without what is studied.

| Model | FIM | QuuxEval | Frobnicate |
| --- | --- | --- | --- |
| Zork 7B | × | 43.5 | 30.0 |
| Zork 7B | ✓ | 39.0 | 28.0 |
""",
    ),
)


def test_two_tables_of_one_document_that_differ_are_told_apart() -> None:
    got = invented.ask("Conflicting figures for Zork 7B on QuuxEval?", TWICE)
    assert got.verdict == "yes"
    assert set(invented.column(got, "score")) == {"41.0", "43.5"}
    assert "39.0" not in got.answer


def test_tables_of_one_document_that_say_the_same_are_one_source() -> None:
    got = invented.ask("Do the sources agree on Zork 7B on Frobnicate?", TWICE)
    assert got.verdict is None
    assert [m.kind for m in got.missing] == ["source"]
