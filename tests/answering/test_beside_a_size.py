"""Models that are asked for beside one that is named: smaller or larger than it, and better or worse; and those of no known size."""

from __future__ import annotations

import pytest

from kg.model.answer import Answer
from tests.answering.invented import ask as ask_of
from tests.answering.invented import document, firsts

BODY = """
Table 1: pass@1 in per cent. – means that the size is not given.

| Model | Size | FooEval |
| --- | --- | --- |
| Plimble 7B | 7B | 30.5 |
| Gorvat 3B | 3B | 41.5 |
| Snarkle 13B | 13B | 44.5 |
| Dribbet 70B | 70B | 20.5 |
| Wuzzle | – | 60.5 |
"""
DOCUMENTS = (document("plimble-paper", "paper", "Plimble: a model of nothing", BODY),)


def ask(question: str) -> Answer:
    return ask_of(question, DOCUMENTS)


@pytest.mark.parametrize(
    ("question", "models"),
    [
        ("Which models beat Plimble 7B on FooEval but have fewer parameters?", ["Gorvat 3B"]),
        ("Which smaller models beat Plimble 7B on FooEval?", ["Gorvat 3B"]),
        ("Which models beat Plimble 7B on FooEval while being larger?", ["Snarkle 13B"]),
        ("Which models are smaller than Plimble 7B but beat it on FooEval?", ["Gorvat 3B"]),
        ("Which models with more parameters are worse than Plimble 7B on FooEval?", ["Dribbet 70B"]),
        ("Which models beat Plimble 7B on FooEval?", ["Wuzzle", "Snarkle 13B", "Gorvat 3B"]),
    ],
)
def test_models_beyond_another_are_smaller_or_larger_than_it_where_that_is_asked(question: str, models: list[str]) -> None:
    got = ask(question)
    assert got.status == "answered"
    assert firsts(got)[:-1] == models  # behind them stands the model named


@pytest.mark.parametrize(
    "question",
    [
        "models in Table 1 of unknown size",
        "Which models in Table 1 have an undisclosed size?",
        "Which models of Table 1 are those whose size is not stated?",
        "How many models in Table 1 have an unknown size?",
    ],
)
def test_models_of_unknown_size_are_those_of_which_the_table_gives_none(question: str) -> None:
    got = ask(question)
    assert got.status == "answered"
    assert firsts(got) == ["Wuzzle"]
