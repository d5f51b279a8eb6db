"""Questions over documents as users bring them: news of a release, a board with columns of yes and no, an ablation of runs."""

from __future__ import annotations

from functools import cache

import pytest

from kg.answering import Graph, answer
from kg.build import Source, construct, whole
from kg.model.answer import Answer
from kg.store import OxigraphStore

NEWS = """# Plover 1.2 is here

*Posted by Ann Roe on the Plonk Labs blog, 11 March 2026*

Today we release Plover 1.2, a small model. As before it ships under the MIT licence.

FooEval pass@1 is now 49.4, up from 44.5 in Plover 1.1 and 39.0 in Plover 1.0. On BarEval, Plover 1.2 scores 52.1, a bit less than
the 53.4 of Plover 1.1. All numbers are greedy.

## Thanks

FooEval and BarEval are benchmarks. Plover is a model.
"""
BOARD = """Model,Params (B),Open Weights,Open Data,License,FooEval,BarEval
Zork-Base-7B,7,yes,yes,MIT,31.0,41.0
Zork-Base-13B,13,yes,yes,MIT,36.0,47.0
Quux-7B,7,yes,no,MIT,38.0,45.0
Blimp-Lite,,no,no,proprietary,39.0,50.0
"""
PAPER = """# Zork: Ordered Frobbing

Ann Roe

## Abstract

We present Zork, a 7B model. FooEval and BarEval are benchmarks.

## Ablation

**Table 4.** Ablation of Zork.

| Configuration | FooEval pass@1 | BarEval pass@1 |
|---|---|---|
| Full recipe | 22.4 | 33.1 |
| w/o frob ordering | 18.9 | 33.5 |
| w/o near-deduplication | 21.0 | 30.2 |

**Table 5.** Resolved rate (%) on FixEval.

| System | Resolved | Cost per issue (USD) |
|---|---|---|
| Quux-7B | 27.6 | 0.41 |
| Blimp-Lite | 19.3 | 1.85 |
| Frob-3B | 8.7 | 0.06 |
"""


@cache
def graph() -> Graph:
    texts = {"plover-news.md": NEWS, "foo-leaderboard.csv": BOARD, "zork-paper.md": PAPER}
    return Graph(OxigraphStore.memory(whole(construct([Source(name, text.encode()) for name, text in texts.items()]))))


def ask(question: str) -> Answer:
    return answer(question, graph())


def firsts(found: Answer) -> list[str]:
    return list(dict.fromkeys(str(row.values[0]) for row in found.rows))


@pytest.mark.parametrize(
    "question", ["does FooEval improve with each Plover version?", "Did FooEval rise over the Plover versions, at every release?"]
)
def test_the_versions_of_a_model_are_told_in_the_order_of_their_numbers(question: str) -> None:
    found = ask(question)
    assert firsts(found) == ["Plover 1.0", "Plover 1.1", "Plover 1.2"]
    assert found.verdict == "yes"


def test_what_one_sentence_says_of_two_models_stands_side_by_side() -> None:
    found = ask("Why does Plover 1.2 beat Plover 1.1 on BarEval?")
    assert found.verdict == "no"
    assert "1.3 points" in found.answer


@pytest.mark.parametrize(
    ("question", "models"),
    [
        ("Which models on the foo leaderboard have open data?", {"Zork-Base-7B", "Zork-Base-13B"}),
        ("Which models on the foo leaderboard have open weights but not open data?", {"Quux-7B"}),
        ("models without open data on the foo leaderboard", {"Quux-7B", "Blimp-Lite"}),
        ("open-data models above 33 on FooEval on the foo leaderboard", {"Zork-Base-13B"}),
    ],
)
def test_open_data_restricts_where_a_column_says_yes_or_no(question: str, models: set[str]) -> None:
    assert {name.split(" (printed")[0] for name in firsts(ask(question))} == models


@pytest.mark.parametrize(
    "question",
    [
        "Number of Zork models on the foo leaderboard?",
        "How many Zork models are on the foo leaderboard?",
        "count the Zork models on the foo leaderboard",
    ],
)
def test_the_models_of_a_family_on_a_board_are_counted(question: str) -> None:
    assert [c.value for c in ask(question).computed] == [2]


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Which configuration has the lowest FooEval pass@1 in the Zork ablation?", "w/o frob ordering"),
        ("best configuration of the Zork ablation on BarEval", "w/o frob ordering"),
        ("Which ablated run of Zork is worst on BarEval?", "w/o near-deduplication"),
    ],
)
def test_the_runs_of_an_ablation_are_ranked_among_themselves(question: str, first: str) -> None:
    found = ask(question)
    assert first in firsts(found)[0]
    assert not any("Base" in name for name in firsts(found))


@pytest.mark.parametrize(
    ("question", "first", "cost"),
    [
        ("cheapest system per issue on FixEval", "Frob-3B", "0.06"),
        ("Which system has the lowest cost per issue on FixEval?", "Frob-3B", "0.06"),
        ("most expensive system on FixEval", "Blimp-Lite", "1.85"),
    ],
)
def test_a_cost_per_item_is_one_of_the_tables_benchmark_and_ordered_as_asked(question: str, first: str, cost: str) -> None:
    found = ask(question)
    assert [str(v) for v in found.rows[0].values[:2]] == [first, cost]
    assert not found.missing


def test_the_author_of_a_page_is_told_by_its_byline() -> None:
    assert "Ann Roe" in ask("Who wrote the Plover 1.2 post?").answer
