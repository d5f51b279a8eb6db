"""Siblings, kinds that a question names, lineage over any number of steps, what a concept leads to, and what a thing has of a kind."""

from __future__ import annotations

from functools import cache

import pytest

from kg.answering import Graph, answer
from kg.build import Source, construct, whole
from kg.model.answer import Answer
from kg.store import OxigraphStore

SURVEY = """---
id: ostler-survey
kind: survey
title: "Ostler Models: A Survey"
year: 2033
trust: secondary
provenance: {digest: false}
---
# Ostler Models: A Survey

## 1 Models

Table 1 (p. 1): models.

| Model | Architecture | Initialised from | Fine-tuned from |
| --- | --- | --- | --- |
| Ostler 7B | Decoder | – | – |
| Farrier 7B | Decoder | Ostler 7B | – |
| Farrier - Chat 7B | Decoder | – | Farrier 7B |
| Tinker 3B | Encoder | – | – |
| Cobbler 7B | Decoder | – | Farrier |

## 2 Building blocks

Table 2 (p. 2): activation functions.

| Concept | Broader | Definition |
| --- | --- | --- |
| SwiGLU | activation functions | Two in one. |
| ReLU | activation functions | A bend. |
| Swish | activation functions | A curve. |

Farrier uses SwiGLU.
"""


@cache
def graph() -> Graph:
    return Graph(OxigraphStore.memory(whole(construct([Source("ostler-survey.md", SURVEY.encode())]))))


def ask(question: str) -> Answer:
    return answer(question, graph())


def lead(got: Answer) -> set[object]:
    return {row.values[0] for row in got.rows}


@pytest.mark.parametrize(
    "question", ["Which models go back to Ostler, directly or through other models?", "Which models descend from Ostler 7B?"]
)
def test_lineage_is_followed_over_every_step_and_each_is_cited(question: str) -> None:
    got = ask(question)
    assert lead(got) == {"Farrier 7B", "Farrier - Chat 7B", "Cobbler 7B"}
    assert all(row.cites for row in got.rows)


def test_siblings_of_a_model_have_its_architecture() -> None:
    got = ask("What are the siblings of Farrier 7B?")
    assert lead(got) >= {"Ostler 7B", "Cobbler 7B"}
    assert "Tinker 3B" not in lead(got)


def test_the_kinds_of_a_concept_are_listed_where_the_question_asks_for_them() -> None:
    got = ask("Which activation functions does the survey name?")
    assert lead(got) >= {"ReLU", "SwiGLU", "Swish"}


def test_what_a_thing_has_of_a_kind_is_its_value() -> None:
    got = ask("activation function of Farrier?")
    assert lead(got) == {"SwiGLU"}
    assert ask("activation function of Tinker?").columns[:1] != ("value",)


def test_a_plain_what_is_describes_the_thing() -> None:
    got = ask("What is Farrier?")
    assert got.kind == "description"
    assert got.columns[0] == "thing"
