"""Markup in cells, and the characters it prints."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.lexicon.cells import parse_cell
from kg.lexicon.markup import plain


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Wug&nbsp;7B", "Wug 7B"),
        ("A&amp;B", "A&B"),
        ("&lt;8.5", "<8.5"),
        ("&#945;-Wug", "α-Wug"),
        ("<b>Wug</b> <i>7B</i>", "Wug 7B"),
        ('<span class="x">Wug</span>', "Wug"),
        ("Frob<br>pass@1", "Frob pass@1"),
        ("Frob <br/> pass@1", "Frob pass@1"),
        ("Zork&shy;Eval", "ZorkEval"),
        ("54.3<sup>†</sup>", "54.3†"),
        ("54.3 <sup>12</sup>", "54.3¹²"),
        ("54.3<sup>b</sup>", "54.3^b"),
        ("a < b > c & d", "a < b > c & d"),
        ("AT&T; <unknown>", "AT&T; <unknown>"),
        ("文心 7B", "文心 7B"),
    ],
)
def test_tags_vanish_and_entities_are_characters(text: str, printed: str) -> None:
    assert plain(text) == printed


@given(st.text("abcXYZ 019.,-+*†%文β", max_size=40))
def test_a_text_without_markup_comes_back_as_it_is(text: str) -> None:
    assert plain(text) == text


@pytest.mark.parametrize("cell", ["58.1 (+3.8)", "58.1 (-3.8%)", "58.1 (↑3.8)", "58.1 ↑", "58.1 ↓3.8", "58.1 % (+3.8 %)"])
def test_a_difference_beside_a_score_is_not_its_value(cell: str) -> None:
    value = parse_cell(cell)
    assert (value.kind, str(value.number), value.error) == ("number", "58.1", None)


@pytest.mark.parametrize("cell", ["58.1 (3.8)", "58.1 - 3.8", "(+3.8)", "↑", "58.1 (n=3)"])
def test_other_words_beside_a_number_leave_it_a_text(cell: str) -> None:
    assert parse_cell(cell).number is None
