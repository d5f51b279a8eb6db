"""Typed cells, quantities and dates."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.lexicon.cells import parse_cell
from kg.lexicon.dates import parse_date
from kg.lexicon.quantities import parse_number, parse_quantity

NUMBERS: list[tuple[str, str, bool, str | None]] = [
    ("53.7 *", "53.7", False, "*"),
    ("52.5 \\*", "52.5", False, "*"),
    ("50.9", "50.9", False, None),
    ("33.5 %", "33.5", True, None),
    ("26.0%", "26.0", True, None),
    ("**81.2%**†", "81.2", True, "†"),
    ("0.58¹", "0.58", False, "¹"),
    ("7.7 [49]", "7.7", False, "[49]"),
    ("−3.1", "-3.1", False, None),
    ("1,234.50", "1234.50", False, None),
    ("16\N{NARROW NO-BREAK SPACE}384", "16384", False, None),
    ("7.464361325862417e-17", "7.464361325862417E-17", False, None),
    ("619", "619", False, None),
]
QUANTITIES: list[tuple[str, str, str | None, int, bool]] = [
    ("1.1 B", "1.1", None, 10**9, False),
    ("12.4 TB", "12.4", "TB", 10**12, False),
    ("859 GB", "859", "GB", 10**9, False),
    ("1B tokens", "1", "tokens", 10**9, False),
    ("~240 per problem", "240", "per problem", 1, True),
    ("3 per problem", "3", "per problem", 1, False),
    ("16K", "16", None, 10**3, False),
    ("16,384 tokens", "16384", "tokens", 1, False),
    ("500B", "500", None, 10**9, False),
    ("12 PLs", "12", "PLs", 1, False),
    ("2.0T", "2.0", None, 10**12, False),
    ("over 80 languages", "80", "languages", 1, True),
    ("4+T tokens", "4", "tokens", 10**12, True),
    ("1.5 billion", "1.5", None, 10**9, False),
    ("12B parameters", "12", "parameters", 10**9, False),
    ("2 MiB", "2", "MiB", 1024**2, False),
]
KINDS = {
    "absent": ["–", "-", "—", "null", "", " ", "N/A", "NA", "NaN", "– *"],
    "yes": ["✓", "✔", "yes", "Yes", "true", "✓*"],
    "no": ["×", "✗", "no", "No", "False"],
    "text": ["NONE", "Only Weights", "Foundational [Base]", "GPT-4", "7B/13B/34B", "13/164", "[x](javascript:alert(1))",
             "9" * 300, "a\x00b", "*"],
    "date": ["2024-05-13", "May 09, 2023", "Nov 2024"],
    "link": ["https://example.org/a", "[HF](https://example.org/a)", "doi:10.1000/1"],
    "list": ["Github & Kaggle", "Weights & Data", "Java, Python, C++"],
}  # fmt: skip


@pytest.mark.parametrize(("text", "number", "percent", "mark"), NUMBERS, ids=[case[0] for case in NUMBERS])
def test_numbers_keep_their_digits_marks_and_signs(text: str, number: str, percent: bool, mark: str | None) -> None:
    value = parse_cell(text)
    assert (value.kind, value.percent, value.mark) == ("number", percent, mark)
    assert str(value.number) == number


@pytest.mark.parametrize(("text", "number", "unit", "scale", "approximate"), QUANTITIES, ids=[case[0] for case in QUANTITIES])
def test_amounts_have_a_number_a_unit_and_a_scale(text: str, number: str, unit: str | None, scale: int, approximate: bool) -> None:
    value = parse_cell(text)
    assert value.kind == "quantity"
    assert value.number is None
    quantity = value.quantity
    assert quantity is not None
    assert (str(quantity.number), quantity.unit, int(quantity.scale), quantity.approximate) == (number, unit, scale, approximate)
    assert quantity.printed == text


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in KINDS.items() for text in texts])
def test_other_cells_have_a_kind(kind: str, text: str) -> None:
    assert parse_cell(text).kind == kind


def test_an_amount_may_have_no_number() -> None:
    quantity = parse_cell("Varies").quantity
    assert quantity is not None
    assert quantity.number is None


def test_an_error_behind_a_number_is_kept() -> None:
    assert parse_cell("53.7 ± 0.4").error == parse_cell("53.7 (±0.4)").error == Decimal("0.4")


def test_a_list_and_a_link_give_their_parts() -> None:
    assert parse_cell("Github & Kaggle").items == ("Github", "Kaggle")
    link = parse_cell("[HF](https://example.org/a)")
    assert (link.text, link.link) == ("HF", "https://example.org/a")


@given(
    st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**6), max_value=10**6),
    st.sampled_from(["", "%", " %", "*", " †"]),
)
def test_a_printed_decimal_comes_back_digit_for_digit(number: Decimal, tail: str) -> None:
    value = parse_cell(f"{number}{tail}")
    assert str(value.number) == str(number)
    assert value.percent == ("%" in tail)


@given(st.integers(0, 10**12))
def test_thousands_separators_do_not_change_a_number(number: int) -> None:
    assert parse_number(f"{number:,}") == number


@given(st.integers(1, 999), st.sampled_from([("K", 3), ("M", 6), ("B", 9), ("T", 12)]), st.sampled_from(["", " tokens", " per problem"]))
def test_amounts_of_one_kind_can_be_ordered(number: int, magnitude: tuple[str, int], unit: str) -> None:
    letter, power = magnitude
    quantity = parse_quantity(f"{number}{letter}{unit}")
    assert quantity is not None
    assert quantity.number is not None
    assert quantity.number * quantity.scale == number * 10**power


@given(st.text(max_size=80))
def test_any_text_is_a_cell_of_some_kind(text: str) -> None:
    value = parse_cell(text)
    assert value.kind in {*KINDS, "number", "quantity"}
    assert (value.number is not None) == (value.kind == "number")
    assert (value.quantity is not None) == (value.kind == "quantity")


@pytest.mark.parametrize("text", ["2024-13", "2024-05-32", "Smarch 2024", "2024", "1-2", ""])
def test_what_is_no_date_is_none(text: str) -> None:
    assert parse_date(text) is None
