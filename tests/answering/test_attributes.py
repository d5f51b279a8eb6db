"""Questions by attributes that a document introduced: looked up, ordered by, bounded, summed, and never before the ontology's words."""

from __future__ import annotations

from functools import cache

import pytest

from kg.answering import Graph, answer
from kg.build import Source, construct, whole
from kg.model.answer import Answer
from kg.store import OxigraphStore

FLEET = """---
id: weaver-fleet
kind: paper
title: "Weaver Robots"
authors: [N. Obody]
year: 2036
trust: primary
provenance: {digest: false}
---
# Weaver Robots

Table 1: what each robot weaves with.

| Model | loom_format | total_yarn_usd | Shuttle | Context length |
| --- | --- | --- | --- | --- |
| Arachne-7B | dobby | 3.20 | wooden | 8K |
| Ariadne-13B | jacquard | 11.50 | steel | 16K |
| Clotho-3B | dobby | 0.40 | steel | 4K |

Table 2: boards of knots.

| Benchmark | Knots |
| --- | --- |
| KnotEval | 1,200 |
| HitchBench | 75 |
"""


@cache
def graph() -> Graph:
    return Graph(OxigraphStore.memory(whole(construct([Source("weaver-fleet.md", FLEET.encode())]))))


def ask(question: str) -> Answer:
    return answer(question, graph())


def firsts(found: Answer) -> list[str]:
    return [str(row.values[0]) for row in found.rows]


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("What is the loom format of Ariadne-13B?", "jacquard"),
        ("loom_format of Ariadne 13B", "jacquard"),
        ("total yarn of Clotho-3B", "0.40 USD"),
        ("how much yarn did Clotho-3B take", "0.40 USD"),
        ("Number of knots in HitchBench?", "75"),
        ("context length of Ariadne-13B", "16K"),
    ],
)
def test_an_attribute_of_a_thing_is_looked_up_by_the_words_of_its_header(question: str, value: str) -> None:
    found = ask(question)
    assert found.status == "answered"
    assert value in [row.values[2] for row in found.rows]
    assert all(row.cites for row in found.rows)


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Which models use the dobby loom format?", {"Arachne-7B", "Clotho-3B"}),
        ("models with loom format jacquard", {"Ariadne-13B"}),
        ("models with a total yarn above 1", {"Arachne-7B", "Ariadne-13B"}),
        ("which models do not have the dobby loom format", {"Ariadne-13B"}),
    ],
)
def test_an_attribute_restricts_what_is_listed(question: str, names: set[str]) -> None:
    assert set(firsts(ask(question))) == names


def test_an_amount_orders_and_adds_up_like_a_property() -> None:
    assert firsts(ask("Which model has the lowest total yarn?"))[0] == "Clotho-3B"
    assert firsts(ask("the benchmark with the most knots"))[0] == "KnotEval"
    assert float(ask("average total yarn of models").computed[0].value) == pytest.approx(5.03, abs=0.01)


def test_whether_a_thing_has_a_value_is_decided_by_what_is_stated_of_it() -> None:
    assert ask("Does Arachne-7B use the dobby loom format?").verdict == "yes"
    assert ask("Does Arachne-7B use the jacquard loom format?").verdict == "no"


def test_one_word_alone_is_no_attribute_where_nothing_is_named() -> None:
    assert ask("shuttle").status in ("no_evidence", "not_understood")
    assert [row.values[2] for row in ask("shuttle of Arachne-7B").rows] == ["wooden"]
