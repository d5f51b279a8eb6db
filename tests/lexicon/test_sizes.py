"""Sizes in running text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.lexicon.sizes import find_sizes, fold_size, show_size

FOUND = [
    ("at 7B, 13B and 34B", [("7b", None), ("13b", None), ("34b", None)]),
    ("7B/13B/34B", [("7b", None), ("13b", None), ("34b", None)]),
    ("the 34B", [("34b", None)]),
    ("34 billion parameters", [("34b", None)]),
    ("a 34-billion-parameter model", [("34b", None)]),
    ("350M", [("350m", None)]),
    ("7b-70b", [("7b", "70b")]),
    ("(7B to 70B parameters)", [("7b", "70b")]),
    ("from 7 to 70 billion parameters", [("7b", "70b")]),
    ("between 7B and 70B", [("7b", "70b")]),
    ("7B – 34B", [("7b", "34b")]),
    ("7B vs 34B vs 70B", [("7b", None), ("34b", None), ("70b", None)]),
    ("CodeLlama-34b-hf, Mixtral 8x22B", [("34b", None), ("8x22b", None)]),
    ("at most 15B parameters", [("15b", None)]),
    ("Llama 2 7B", [("7b", None)]),
    ("trained on 500B tokens, 859 GB and 2 million problems", []),
    ("GPT-4, pass@10, v1.5, 16k context", []),
]


@pytest.mark.parametrize(("text", "sizes"), FOUND, ids=[text for text, _ in FOUND])
def test_sizes_and_ranges_are_found(text: str, sizes: list[tuple[str, str | None]]) -> None:
    assert [(mention.size, mention.upto) for mention in find_sizes(text)] == sizes


def test_spans_count_code_points() -> None:
    text = "𝛽 the 7B to 70B parameters"
    (mention,) = find_sizes(text)
    assert mention.span.of(text) == "7B to 70B parameters"


@given(st.integers(1, 999), st.sampled_from(["B", "b", " B", "M"]), st.text(alphabet="ab ,-", max_size=8))
def test_a_size_is_found_wherever_it_stands(number: int, unit: str, before: str) -> None:
    text = f"{before} {number}{unit}, and"
    assert [mention.size for mention in find_sizes(text)] == [f"{number}{unit.strip().lower()}"]


@given(st.sampled_from(["7B", "6.7b", "1_6B", "8x22B", "57B-A14B", "07B", "350M", "0.5B", "340 B", "8.0B"]))
def test_a_folded_size_is_its_own_fold_and_can_be_shown(printed: str) -> None:
    folded = fold_size(printed)
    assert fold_size(folded) == fold_size(show_size(folded)) == folded
