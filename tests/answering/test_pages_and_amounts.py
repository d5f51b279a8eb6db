"""Questions on what pages and papers say of amounts: data, memory, tasks; no name here is of this world."""

from __future__ import annotations

from functools import cache

import pytest

from kg.answering import Graph, answer
from kg.build import Source, construct, whole
from kg.model.answer import Answer
from kg.store import OxigraphStore
from tests.extractors.test_pages_and_amounts import PAGE, PAPER


@cache
def graph() -> Graph:
    return Graph(OxigraphStore.memory(whole(construct([Source(f"{n}.md", text.encode()) for n, text in enumerate((PAGE, PAPER))]))))


def ask(question: str) -> Answer:
    found = answer(question, graph())
    assert all(row.cites for row in found.rows)
    return found


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("How many conversations does Gravel have?", "90,000"),
        ("how many pairs does TuneHeap have", "310,000"),
        ("size of Dustheap-Py", "96 GB"),
        ("How many languages does Dustheap cover?", "214"),
        ("how much memory does Zork-Mini need?", "1.1 GB"),
        ("What level is OldLane?", "function"),
        ("What is the backbone of Daxer?", "Blimp-7B"),
    ],
)
def test_an_amount_or_word_is_found_by_what_it_is_asked_as(question: str, value: str) -> None:
    assert value in {str(cell) for row in ask(question).rows for cell in row.values}


def test_more_tasks_are_more_problems() -> None:
    assert str(ask("Which benchmark has more tasks, OldLane or WugLane?").rows[0].values[0]) == "OldLane"
