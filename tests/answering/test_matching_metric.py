"""A metric of several words, one of which asks elsewhere whether sources agree."""

from __future__ import annotations

import pytest

from tests.answering.invented import ask, column, document

PAPER = document(
    "zork-paper",
    "paper",
    "Zork: Models",
    """
## Results

Table 1: Exact match on QuuxHunk (%).

| Model | QuuxHunk |
| --- | --- |
| Zork 3B | 14.2 |
| Zork 8B | 23.7 |
| Zork 21B | 22.9 |
""",
)


@pytest.mark.parametrize(
    "question", ["Does QuuxHunk exact match keep rising with the size of Zork?", "does the exact match of zork on quuxhunk grow with size?"]
)
def test_an_exact_match_that_rises_is_a_trend_and_no_agreement(question: str) -> None:
    found = ask(question, (PAPER,))
    assert found.kind == "trend"
    assert found.verdict in ("no", "mixed")
    assert set(column(found, "score")) == {"14.2", "23.7", "22.9"}


def test_a_reason_for_an_exact_match_that_is_not_so_is_refused_with_both_figures() -> None:
    found = ask("Why is Zork 21B better than Zork 8B on QuuxHunk exact match?", (PAPER,))
    assert found.verdict == "no"
    assert "23.7" in found.answer
    assert "22.9" in found.answer
