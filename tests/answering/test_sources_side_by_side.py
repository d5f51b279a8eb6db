"""Whether two named sources say the same: texts of one work set side by side, labels that differ in version, figures in sentences."""

from __future__ import annotations

from functools import cache

import pytest

from kg.answering import Graph, answer
from kg.build import Source, construct, whole
from kg.model.answer import Answer
from kg.store import OxigraphStore

PAPER = """---
id: plinth-paper
kind: paper
title: "Plinth: a model of stone"
authors: [A. Nobody]
year: 2031
trust: primary
work: plinth
provenance: {digest: false}
---
# Plinth

## 1 Results

Table 1 (p. 1): pass@1 in per cent.

| Model | Size | ChiselEval |
| --- | --- | --- |
| Plinth | 7B | 30.0 |
| Gable | 7B | 41.5 |

## 2 Cost

Carving Plinth took 900 mason days; the dust came to 12.5 barrels.
"""

README = """---
id: plinth-repository
kind: repository
title: "nobody/plinth"
authors: [A. Nobody]
year: 2032
trust: primary
work: plinth
provenance: {digest: false}
---
# nobody/plinth

Table (README.md): pass@1 in per cent.

| Model | Size | ChiselEval |
| --- | --- | --- |
| Plinth | 7B | 31.0 |
"""

BOARD = """---
id: chisel-board
kind: leaderboard
title: "Chisel Board"
year: 2033
trust: third_party
provenance: {digest: false}
---
# Chisel Board

Table (board.csv): pass@1 in per cent.

| Model | Size | ChiselEval |
| --- | --- | --- |
| Plinth | 7B | 30.0 |
| Gable v2 | 7B | 44.0 |

## Notes

Carving Plinth took 400 mason days, with 12.5 barrels of dust by our count.
"""


@cache
def graph() -> Graph:
    sources = (("plinth-paper.md", PAPER), ("plinth-repository.md", README), ("chisel-board.md", BOARD))
    return Graph(OxigraphStore.memory(whole(construct([Source(name, text.encode()) for name, text in sources]))))


def ask(question: str) -> Answer:
    return answer(question, graph())


def test_two_texts_of_one_work_are_set_side_by_side_where_both_are_named() -> None:
    got = ask("Do Plinth's paper and README give the same ChiselEval score for Plinth 7B?")
    assert got.verdict == "no"
    assert "30.0" in got.answer
    assert "31.0" in got.answer


def test_a_source_that_reports_is_no_report() -> None:
    got = ask("Does the leaderboard report the same ChiselEval score for Plinth 7B as the Plinth paper?")
    assert (got.kind, got.verdict) == ("agreement", "yes")


@pytest.mark.parametrize(
    ("question", "verdict", "numbers"),
    [
        ("How many mason days did carving Plinth take: do the Plinth paper and the Chisel Board agree?", "no", ("900", "400")),
        ("Barrels of dust from Plinth: do the sources agree?", "yes", ("12.5",)),
    ],
)
def test_figures_in_sentences_are_compared(question: str, verdict: str, numbers: tuple[str, ...]) -> None:
    got = ask(question)
    assert got.verdict == verdict, got.answer
    assert all(n in got.answer for n in numbers)
    assert all(row.cites for row in got.rows)


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Gable 7B has 99.9 on ChiselEval in the Plinth paper, right?", "no"),
        ("Gable 7B has 41.5 on ChiselEval in the Plinth paper, right?", "yes"),
        ("Plinth 7B has 31.0 on ChiselEval, right?", "mixed"),
        ("Does Plinth 7B score above 25 on ChiselEval?", "yes"),
        ("Does Plinth 7B score above 40 on ChiselEval?", "no"),
    ],
)
def test_a_claimed_score_is_held_against_those_printed(question: str, verdict: str) -> None:
    got = ask(question)
    assert (got.verdict, bool(got.rows)) == (verdict, True), got.answer
