"""Benchmarks whose names begin alike, called by that word alone. All names and figures are invented."""

from __future__ import annotations

from functools import cache

from kg.answering import Graph, answer
from kg.build import Source, construct, whole
from kg.model.answer import Answer
from kg.store import OxigraphStore

BOARD = """rank,model,ZORK-Dev QX,QuuxEval Input QX,QuuxEval Output QX
1,Quern-7B,68.9,1.5,2.5
2,Tansy-7B,60.4,3.5,4.5
"""


@cache
def graph() -> Graph:
    return Graph(OxigraphStore.memory(whole(construct([Source("loomboard.csv", BOARD.encode())]))))


def ask(question: str) -> Answer:
    return answer(question, graph())


def test_a_word_that_one_benchmarks_name_begins_with_stands_for_it_and_is_told() -> None:
    found = ask("Which model is best on ZORK?")
    assert found.rows[0].values[:2] == ("Quern-7B", "68.9")
    assert "“ZORK” is read as ZORK-Dev." in found.caveats


def test_a_word_that_the_names_of_two_benchmarks_begin_with_stands_for_both() -> None:
    found = ask("Tansy-7B on QuuxEval")
    assert {row.values[1] for row in found.rows} == {"3.5", "4.5"}
    assert "“QuuxEval” is read as QuuxEval Input and QuuxEval Output." in found.caveats


def test_a_part_of_a_word_stands_for_nothing() -> None:
    assert not ask("Tansy-7B on Quux").rows
