"""What things are linked with, asked from either end, in two steps, and by wordings that a document uses; and yes/no questions about it."""

from __future__ import annotations

from functools import cache

import pytest

from kg.answering import Graph, answer
from kg.build import Source, construct, whole
from kg.model.answer import Answer
from kg.store import OxigraphStore

SURVEY = """---
id: brindle-survey
kind: survey
title: "Brindle Models: A Survey"
authors: [Ann Roe]
year: 2033
trust: secondary
provenance: {digest: false}
---
# Brindle Models: A Survey

## 1 Models

Table 1 (p. 1): models.

| Model | Architecture | Openness | Size | Training tokens |
| --- | --- | --- | --- | --- |
| Brindle 7B | Encoder-Decoder | No | 7B | 2T |
| Dapple 3B | Decoder | Weights & Data | 3B | 1T |
| Skewbald 30B | Decoder | Weights & Data | 30B | 4T |

## 2 Benchmarks

Table 2 (p. 2): benchmarks.

| Benchmark | Programming languages | Problems |
| --- | --- | --- |
| GaitEval | Python | 120 |
| TrotEval | Python, Java | 90 |

Table 3 (p. 2): parts of AmbleEval.

| Benchmark | Version | Problems |
| --- | --- | --- |
| AmbleEval | Full | 700 |
| AmbleEval | Hard | 40 |

## 3 Origins

Brindle extends Dapple. Dapple extends Skewbald. Nimbus Labs introduces GaitEval.
Brindle is an open-source model. Dapple does not use LoRA. Skewbald uses LoRA for thrift.
Skewbald underperforms Brindle. Brindle supports Java.
Skewbald was fine-tuned from Piebald on 3,000 trotting instructions.
"""


@cache
def graph() -> Graph:
    return Graph(OxigraphStore.memory(whole(construct([Source("brindle-survey.md", SURVEY.encode())]))))


def ask(question: str) -> Answer:
    got = answer(question, graph())
    pointed = {n for row in got.rows for n in row.cites}
    assert [c.n for c in got.citations] == list(range(1, len(got.citations) + 1))
    assert {c.n for c in got.citations} <= pointed | {n for c in got.computed for n in c.cites}
    return got


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("Brindle extends which model?", "Dapple"),
        ("what did Brindle start from", "Dapple"),
        ("Dapple comes from which model", "Skewbald"),
        ("which company introduced GaitEval?", "Nimbus Labs"),
    ],
)
def test_a_relation_is_found_from_the_end_that_is_named(question: str, value: str) -> None:
    got = ask(question)
    assert got.status == "answered"
    assert value in {v for row in got.rows for v in row.values}


def test_a_second_step_goes_on_from_what_the_first_found() -> None:
    got = ask("From which model does Brindle extend, and what does that one extend in turn?")
    held = {str(v) for row in got.rows for v in row.values}
    assert got.status == "answered"
    assert {"Dapple", "Skewbald"} <= held


def test_a_verb_that_no_source_uses_finds_no_link() -> None:
    got = ask("Which model did GaitEval criticise?")
    assert got.status == "no_evidence"


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Is Brindle a decoder-only model?", "no"),
        ("Is Dapple a decoder-only model?", "yes"),
        ("Is Brindle open source?", "mixed"),
        ("Was Dapple fine-tuned with LoRA?", "no"),
        ("How come Dapple was fine-tuned with LoRA?", "no"),
        ("does brindle support java", "yes"),
        ("Does GaitEval cover more than Python?", "no"),
        ("Does TrotEval cover more than Python?", "yes"),
        ("Was Brindle trained from scratch?", "no"),
        ("Why was Brindle 7B trained on only 500B tokens?", "no"),
        ("Was Brindle 7B trained on 2T tokens?", "yes"),
        ("Why does Dapple have more parameters than Skewbald?", "no"),
        ("Why does Skewbald have more parameters than Dapple?", "yes"),
        ("Does Skewbald outperform Brindle?", "no"),
    ],
)
def test_a_claim_is_judged_by_what_is_stated(question: str, verdict: str) -> None:
    got = ask(question)
    assert (got.verdict, bool(got.rows)) == (verdict, True), got.answer


def test_a_value_that_contradicts_is_shown() -> None:
    got = ask("Is Brindle a decoder-only model?")
    assert "encoder-decoder" in got.answer.casefold()


@pytest.mark.parametrize(
    ("question", "total"),
    [
        ("How many problems do GaitEval and TrotEval have together?", 210),
        ("If I run GaitEval and AmbleEval-Hard together, how many problems is that in total?", 160),
        ("What do GaitEval and AmbleEval-Hard add up to in problems?", 160),
    ],
)
def test_amounts_add_up_over_benchmarks_also_where_one_is_a_part_of_another(question: str, total: int) -> None:
    got = ask(question)
    assert got.verdict is None
    assert [c.value for c in got.computed] == [total]


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("On which data was Skewbald tuned?", {"3,000 trotting instructions"}),
        ("On how many trotting instructions was Skewbald tuned?", {"3,000 trotting instructions"}),
        ("Starting from which model was Skewbald tuned?", {"Piebald"}),
        ("From which model was Skewbald trained?", {"Piebald"}),
        (
            "On how many trotting instructions was Skewbald tuned, and starting from which model?",
            {"3,000 trotting instructions", "Piebald"},
        ),
        ("On which data was Skewbald tuned and from which model?", {"3,000 trotting instructions", "Piebald"}),
    ],
)
def test_a_preposition_at_the_head_belongs_to_the_verb_that_a_later_clause_leaves_out(question: str, values: set[str]) -> None:
    got = ask(question)
    assert got.status == "answered"
    assert values <= {str(v) for row in got.rows for v in row.values}


def test_an_amount_that_is_named_is_asked_for_and_not_the_data() -> None:
    got = ask("On how many tokens was Brindle 7B trained?")
    assert [row.values[:3] for row in got.rows] == [("Brindle 7B", "training tokens", "2T")]
