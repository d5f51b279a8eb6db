"""The text form fits its window, keeps its columns in line, and shows the value in every quote."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model.answer import Answer, Problem
from kg.renderers.measure import columns, wrap
from kg.renderers.quote import shorten, value_spans
from kg.renderers.text import text
from kg.renderers.visible import visible
from tests.renderers.invented import ANSWERS, COMPARISON, NOT_UNDERSTOOD, PREMISE, RANKING, row, score
from tests.renderers.strategies import FEW, TEXTS, answers


@FEW
@given(answers(), st.integers(40, 200))
def test_no_line_is_wider_than_the_window(answer: Answer, width: int) -> None:
    wide = [line for line in text(answer, width=width).split("\n") if columns(line) > width]
    assert wide == []


@given(TEXTS, st.integers(12, 60))
def test_wrapping_loses_no_word(words: str, width: int) -> None:
    shown = visible(words)
    assert "".join(wrap(shown, width, "")).replace(" ", "") == shown.replace(" ", "")


def test_a_citation_mark_never_begins_a_line() -> None:
    for width in range(40, 101):
        direct = text(COMPARISON, width=width).split("\n\n")[0]
        assert not re.search(r"^[\[%]", direct, re.MULTILINE)


@pytest.mark.parametrize("width", [80, 200])
def test_numbers_end_in_one_column(width: int) -> None:
    lines = text(RANKING, width=width).split("\n\n")[1].split("\n")
    ends = {line.index(f"{61.5 - 3.25 * i:.2f}") + 5 for i, line in enumerate(line for line in lines if line.rstrip().endswith("]"))}
    assert len(ends) == 1


def test_wide_letters_keep_the_columns_in_line() -> None:
    table = text(PREMISE).split("\n\n")[1].split("\n")
    marks = {columns(line[: line.rindex("[")]) for line in table[2:]}
    assert len(marks) == 1


def test_a_footnote_mark_hangs_beside_its_number() -> None:
    answer = replace(COMPARISON, columns=("Model", "Score"), rows=(row((1,), "A", "39.8*"), row((1,), "B", "40.2")))
    table = text(answer).split("\n\n")[1].split("\n")
    assert table[2].index("39.8") == table[3].index("40.2")


def test_what_has_no_room_is_named() -> None:
    for width in (40, 60, 80, 120, 200):
        table = re.sub(r"\s+", " ", text(RANKING, width=width).split("\n\n")[1])
        assert all(word in table for column in RANKING.columns for word in re.split(r"[ -]", column))
        assert "In every row: Openness: open weights;" in table


def test_the_caret_stands_under_the_word() -> None:
    lines = text(NOT_UNDERSTOOD).split("\n")
    under = next(line for line in lines if set(line.strip()) == {"^"})
    above = lines[lines.index(under) - 1]
    start = columns(above[: above.index("rain")])
    assert (under.index("^"), under.count("^")) == (start, 4)


@given(TEXTS, st.integers(-5, 200), st.integers(-5, 200), st.integers(40, 120))
def test_a_caret_is_drawn_wherever_the_problem_is(question: str, start: int, end: int, width: int) -> None:
    lines = text(replace(NOT_UNDERSTOOD, question=question * 9, problem=Problem(start, end, "m")), width=width).split("\n")
    under = [line for line in lines if line.strip() and set(line.strip()) == {"^"}]
    assert len(under) >= 1
    assert columns(under[0]) <= width


def test_a_long_question_is_cut_around_the_word() -> None:
    question = "why " * 3000 + "fluffy" + " ok" * 3000
    shown = text(replace(NOT_UNDERSTOOD, question=question, problem=Problem(12000, 12006, "no such property")))
    line = next(line for line in shown.split("\n") if "fluffy" in line)
    assert line.startswith("  …")
    assert len(line) <= 80


def test_a_quote_is_cut_around_its_value_and_keeps_its_label() -> None:
    cells = " | ".join(f"{n}.{n} %" for n in range(10, 70))
    citation = replace(score(1, "Quokka", "3B", "47.9 %"), quote=f"| Quokka 3B | {cells} | 47.9 % | {cells} |")
    shown = text(replace(COMPARISON, citations=(citation,)))
    quote = re.sub(r"\s+", " ", shown[shown.index("“|") : shown.index("”\n", shown.index("“|"))])
    assert quote.startswith("“| Quokka 3B | … ")
    assert "47.9 %" in quote
    assert quote.endswith(" …")


@FEW
@given(answers())
def test_a_quote_takes_two_lines_at_most(answer: Answer) -> None:
    for citation in answer.citations:
        alone = replace(
            answer, citations=(citation,), rows=(), caveats=(), missing=(), did_you_mean=(), computed=(), problem=None, answer="a"
        )
        lines = text(alone, width=100).rstrip("\n").split("\n")
        starts = [i for i, line in enumerate(lines) if line.strip().startswith("“")]
        assert starts
        assert len(lines) - starts[-1] <= 2 or "“" in citation.quote + citation.edge + str(citation.locator)


@given(st.text(min_size=1, max_size=400), st.data(), st.integers(40, 200))
def test_a_shortened_quote_fits_and_holds_its_value(quote: str, data: st.DataObject, room: int) -> None:
    quote = visible(quote)
    start = data.draw(st.integers(0, len(quote)))
    end = data.draw(st.integers(start, min(start + 10, len(quote))))
    shown = shorten(quote, (start, end), room)
    assert columns(shown) <= room
    assert quote[start:end].strip() in shown


@pytest.mark.parametrize(
    ("value", "edge", "quote", "found"),
    [
        ("33.5", "A scores 33.5", "| A 33.55 | 33.5 % |", ["33.5"]),
        ("7", "A has 7 layers", "A 7B has 7 layers of 7.5", ["7"]),
        ("https://example.org/LoRA", "A uses LoRA", "A was tuned with LoRA.", ["LoRA"]),
        ("26", "A scores 26.0 %", "| A | 26.0 % |", ["26.0 %"]),
        ("5", "A scores 5", "| A | 5 | 5 |", ["5", "5"]),
        ("9", "nothing of it", "| A | 5 |", []),
    ],
)
def test_the_value_is_found_where_it_is_whole(value: str, edge: str, quote: str, found: list[str]) -> None:
    citation = replace(score(1, "A", "7B", value), object=value, edge=edge)
    assert [quote[slice(*span)] for span in value_spans(citation, quote)] == found


def test_the_verdict_is_said_once() -> None:
    assert text(PREMISE).startswith("No. Quokka 12B scores")
    assert text(replace(PREMISE, answer="No: it scores less [1].")).startswith("No: it")


def test_words_of_a_digest_are_labelled() -> None:
    assert "digest of arXiv:2401.00001" in text(COMPARISON).replace("\n        ", " ")
    assert "machine generated" in text(PREMISE)


def test_a_document_is_named_once_and_then_pointed_at() -> None:
    shown = text(COMPARISON)
    assert shown.count("Read Their Own Tests") == 1
    assert shown.count("— as [1], Table 2, p. 7") == 3


def test_the_same_answer_is_the_same_text() -> None:
    for answer in ANSWERS.values():
        assert text(answer, width=97) == text(answer, width=97)


def test_a_number_keeps_its_digits() -> None:
    answer = replace(COMPARISON, columns=("Model", "Score"), rows=(row((1,), "A", Decimal("26.0")), row((1,), "B", Decimal("1E+2"))))
    assert re.findall(r"\S+(?=  \[1\])", text(answer)) == ["26.0", "100"]
