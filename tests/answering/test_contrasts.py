"""What a part of a training configuration does: runs with it beside those without it, all else equal."""

from __future__ import annotations

from functools import cache

import pytest

from kg.answering import Graph, answer
from kg.build import Source, construct, whole
from kg.model.answer import Answer
from kg.store import OxigraphStore

PAPER = """---
id: thistle-paper
kind: paper
title: "Thistle: Models of the Heath"
authors: [A. Moor]
year: 2033
trust: primary
provenance: {digest: false}
---
# Thistle

## 2 Results

Table 1 (p. 3): pass@1 on HeathEval and BogBench, in per cent, zero-shot.

| Model | Size | HeathEval | BogBench |
| --- | --- | --- | --- |
| Thistle | 7B | 33.0 | 41.0 |
| Thistle | 13B | 36.0 | 47.0 |
| Gorse | 7B | 22.0 | 30.0 |

Table 2 (p. 6): pass@1 with and without infilling (FIM) and long-context fine-tuning (LCFT), in per cent. ✓ is with it, × without.

| Model | Size | FIM | LCFT | HeathEval | BogBench |
| --- | --- | --- | --- | --- | --- |
| Thistle | 7B | × | × | 32.0 | 46.0 |
| Thistle | 7B | ✓ | × | 34.0 | 44.0 |
| Thistle | 7B | × | ✓ | 35.0 | 42.5 |
| Thistle | 7B | ✓ | ✓ | 33.0 | 41.0 |
| Thistle | 13B | × | × | 37.0 | 50.0 |
| Thistle | 13B | ✓ | × | 38.5 | 48.0 |

Table 3 (p. 8): pass@1 on MarshEval, in per cent.

| Model | MarshEval |
| --- | --- |
| Bramble-Large | 31.9 |
| Bramble-Large + CoT | 35.2 |
"""


@cache
def _graph() -> Graph:
    return Graph(OxigraphStore.memory(whole(construct([Source("thistle-paper.md", PAPER.encode())]))))


def ask(question: str) -> Answer:
    return answer(question, _graph())


def pairs(got: Answer) -> list[tuple[object, object]]:
    """Return the figures of each row, of what has it and of what has it not."""
    at = got.columns.index("metric") + 1
    return [(row.values[at], row.values[at + 1]) for row in got.rows]


@pytest.mark.parametrize(
    "question",
    [
        "Does FIM training hurt Thistle 7B on BogBench?",
        "Does training with FIM lower the BogBench score of Thistle 7B?",
        "Is Thistle 7B worse on BogBench with FIM than without?",
    ],
)
def test_runs_that_differ_in_one_thing_are_compared_pair_by_pair(question: str) -> None:
    got = ask(question)
    assert got.verdict == "yes"
    assert pairs(got) == [("44.0", "46.0"), ("41.0", "42.5")]


def test_the_pairs_may_go_either_way() -> None:
    got = ask("Does FIM help Thistle 7B on HeathEval?")
    assert got.verdict == "mixed"
    assert pairs(got) == [("34.0", "32.0"), ("33.0", "35.0")]


@pytest.mark.parametrize(
    "question",
    [
        "With LCFT absent on both sides, is Thistle 7B better on HeathEval with FIM than without it?",
        "Without LCFT, does FIM help Thistle 7B on HeathEval?",
    ],
)
def test_what_is_the_same_on_both_sides_leaves_the_other_pairs_out(question: str) -> None:
    got = ask(question)
    assert got.verdict == "yes"
    assert pairs(got) == [("34.0", "32.0")]


def test_a_model_without_something_is_compared_with_itself_that_has_it() -> None:
    got = ask("Is Thistle 7B better without LCFT on BogBench?")
    assert got.verdict == "yes"
    assert sorted(pairs(got)) == [("44.0", "41.0"), ("46.0", "42.5")]


@pytest.mark.parametrize(
    "question",
    [
        "How does FIM change the HeathEval score of Thistle at 7B and 13B?",
        "Effect of FIM on HeathEval",
        "Impact of FIM training on HeathEval",
    ],
)
def test_the_effect_is_told_for_every_model_and_on_average(question: str) -> None:
    got = ask(question)
    assert got.kind == "comparison"
    assert pairs(got) == [("34.0", "32.0"), ("33.0", "35.0"), ("38.5", "37.0")]
    assert any("mean of 3 differences" in c.how and str(c.value) == "0.50" for c in got.computed)


@pytest.mark.parametrize(
    "question",
    [
        "Bramble-Large with CoT versus Bramble-Large without on MarshEval",
        "Bramble-Large + CoT vs Bramble-Large on MarshEval",
        "Bramble-Large with CoT or without CoT on MarshEval",
    ],
)
def test_one_model_with_and_without_a_setting_is_no_model_beside_itself(question: str) -> None:
    got = ask(question)
    assert "35.2" in got.answer
    assert "31.9" in got.answer
    assert "level" not in got.answer


def test_a_run_without_something_is_not_the_released_model() -> None:
    got = ask("Thistle 7B without FIM on HeathEval")
    assert "33.0" not in [row.values[got.columns.index("score")] for row in got.rows]


def test_an_effect_that_no_run_shows_is_not_made_up() -> None:
    got = ask("Effect of pruning on HeathEval")
    assert got.kind != "comparison"


def test_a_part_of_the_training_is_no_run_where_nothing_is_measured() -> None:
    got = ask("Which Thistle models were trained with infilling?")
    assert got.kind != "comparison"


@pytest.mark.parametrize("verb", ["hurt", "harm", "degrade", "lower"])
def test_the_verb_for_an_effect_is_understood(verb: str) -> None:
    got = ask(f"Does FIM training {verb} Thistle 7B on BogBench?")
    assert (got.status, got.verdict) == ("answered", "yes")
