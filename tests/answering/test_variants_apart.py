"""Variants and sizes of one model that a question means each on its own, and models that stand in several versions."""

from __future__ import annotations

from functools import cache

import pytest

from kg.answering import Graph, answer
from kg.build import Source, construct, whole
from kg.model.answer import Answer
from kg.store import OxigraphStore

PAPER = """---
id: mirth-paper
kind: paper
title: "Mirth: Models of Laughter"
authors: [A. Giggle]
year: 2033
trust: primary
provenance: {digest: false}
---
# Mirth

## 2 Results

Table 1 (p. 3): pass@1 on JestEval and PunBench, in per cent, zero-shot.

| Model | Size | JestEval | PunBench |
| --- | --- | --- | --- |
| Mirth | 7B | 30.0 | 12.0 |
| Mirth | 13B | 36.5 | 15.0 |
| Mirth - Python | 7B | 41.5 | 11.0 |
| Mirth - Python | 13B | 40.0 | 16.0 |
| Mirth - Instruct | 7B | 33.0 | 14.0 |
| Mirth - Instruct | 13B | 44.0 | 13.0 |
| Glum | 7B | 22.0 | 9.0 |
"""

BOARD = """---
id: jest-board
kind: leaderboard
title: "Jest Leaderboard"
authors: [Jest team]
year: 2034
trust: third_party
provenance: {digest: false}
---
# Jest Leaderboard

Table (jest.csv): pass@1 on ChuckleBench, in per cent.

| Model | pass@1 |
| --- | --- |
| Snort-2031-05-13 | 61.0 |
| Snort-2032-11-20 | 58.0 |
| Chortle | 59.5 |
| Titter | 40.0 |
"""


@cache
def _graph() -> Graph:
    sources = [Source("mirth-paper.md", PAPER.encode()), Source("jest-board.md", BOARD.encode())]
    return Graph(OxigraphStore.memory(whole(construct(sources))))


def ask(question: str) -> Answer:
    return answer(question, _graph())


@pytest.mark.parametrize(
    "question",
    [
        "Compare the three 13B Mirth variants on JestEval.",
        "How do the Mirth variants compare on JestEval at 13B?",
        "All variants of Mirth at 13B on JestEval",
    ],
)
def test_variants_that_are_compared_stand_side_by_side(question: str) -> None:
    got = ask(question)
    assert got.kind == "comparison"
    assert all(
        f"{label} {score}" in got.answer for label, score in (("Mirth 13B", "36.5"), ("Python 13B", "40.0"), ("Instruct 13B", "44.0"))
    )


def test_variants_without_a_size_are_compared_at_each() -> None:
    got = ask("Compare the Mirth variants on PunBench")
    assert [row.values[got.columns.index("size")] for row in got.rows] == ["7B", "13B"]
    assert {"12.0", "11.0", "14.0"} <= set(got.rows[0].values)


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Which Mirth variant is best on JestEval at 13B?", "Mirth - Instruct 13B"),
        ("Which variant of Mirth has the highest JestEval score at 7B?", "Mirth - Python 7B"),
        ("Best of the Mirth variants at 13B on PunBench", "Mirth - Python 13B"),
        ("Which of the Mirth variants wins on PunBench at 7B?", "Mirth - Instruct 7B"),
        ("Of all Mirth sizes, which is best on JestEval?", "Mirth 13B"),
        ("Which Mirth size scores best on PunBench?", "Mirth 13B"),
    ],
)
def test_the_best_of_the_variants_or_sizes_is_ranked_among_them_alone(question: str, first: str) -> None:
    got = ask(question)
    assert got.kind == "ranking"
    assert got.rows[0].values[0] == first
    assert got.answer.startswith(first)


def test_a_variant_that_is_named_stays_the_only_one() -> None:
    got = ask("How does the Python variant of Mirth 7B do on JestEval?")
    assert "Instruct" not in got.answer


@pytest.mark.parametrize(
    ("question", "verdict"),
    [("Does Chortle beat Snort on ChuckleBench?", "mixed"), ("Is Titter better than Snort on ChuckleBench?", "no")],
)
def test_a_model_that_stands_in_several_versions_is_compared_in_each(question: str, verdict: str) -> None:
    got = ask(question)
    assert got.verdict == verdict
    assert "61.0" in got.answer
    assert "58.0" in got.answer
    assert len(got.rows) == 2


def test_a_version_that_is_named_stays_the_only_one() -> None:
    got = ask("Does Chortle beat Snort-2032-11-20 on ChuckleBench?")
    assert got.verdict == "yes"
    assert "61.0" not in got.answer


def test_the_mean_over_sizes_is_worked_out_and_no_trend() -> None:
    got = ask("Average JestEval score over the two sizes of Mirth - Instruct")
    assert [str(c.value) for c in got.computed] == ["38.5"]


def test_one_model_on_two_benchmarks_relative_to_each_other_is_told_with_the_difference() -> None:
    got = ask("How does Mirth 13B perform on JestEval relative to PunBench?")
    assert "JestEval (pass@1) is 21.5 percentage points above PunBench (pass@1)" in got.answer
