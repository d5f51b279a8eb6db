"""Metrics of errors: the best is the least, and the highest is still the greatest. All names and figures are invented."""

from __future__ import annotations

from functools import cache

import pytest

from kg.answering import Graph, answer
from kg.build import Source, construct, whole
from kg.model.answer import Answer
from kg.store import OxigraphStore

PAPER = """---
id: quern-paper
kind: paper
title: "Quern: Models that Listen"
authors: [A. Loom]
year: 2031
trust: primary
provenance: {digest: false}
---
# Quern

## 3 Results

Table 1 (p. 4): word slip rate (WSR) in per cent, lower is better, and full match rate (FMR) in per cent.

| Model | Size | ZorkTalk WSR | QuuxTalk WSR | ZorkTalk FMR |
| --- | --- | --- | --- | --- |
| Quern | 7B | 2.9 | 6.1 | 80.0 |
| Tansy | 7B | 3.4 | 4.3 | 70.0 |
| Blip | 7B | 9.1 | 8.4 | 60.0 |
"""


@cache
def graph() -> Graph:
    return Graph(OxigraphStore.memory(whole(construct([Source("quern.md", PAPER.encode())]))))


def ask(question: str) -> Answer:
    return answer(question, graph())


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Which model is best on QuuxTalk?", "Tansy 7B"),
        ("Which model is worst on QuuxTalk?", "Blip 7B"),
        ("Which model has the highest WSR on QuuxTalk?", "Blip 7B"),
        ("Which model has the lowest word slip rate on QuuxTalk?", "Tansy 7B"),
        ("Which model has the best FMR on ZorkTalk?", "Quern 7B"),
    ],
)
def test_the_best_of_a_metric_of_errors_is_the_least(question: str, first: str) -> None:
    found = ask(question)
    assert found.rows[0].values[0] == first, found.answer
    assert found.answer.startswith(first)


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Is Quern better than Tansy by WSR on ZorkTalk?", "yes"),
        ("Is Tansy more accurate than Quern by WSR on ZorkTalk?", "no"),
        ("Is Quern better than Tansy by FMR on ZorkTalk?", "yes"),
    ],
)
def test_better_by_a_metric_of_errors_is_less(question: str, verdict: str) -> None:
    assert ask(question).verdict == verdict
