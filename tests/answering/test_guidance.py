"""What is not understood is pointed at, with help that works; what may mean two things says which is meant."""

from __future__ import annotations

import pytest

from kg.answering import Graph, answer
from kg.build import Source, construct, whole
from kg.store import OxigraphStore


@pytest.mark.parametrize(
    ("question", "word", "near"),
    [
        ("what about the wheather", "wheather", ()),
        ("tell me the archtektur please", "archtektur", ("architecture",)),
        ("how flummoxed is the fish", "flummoxed", ()),
        ("Frobnicat, really?", "Frobnicat", ("Frobnicate",)),
    ],
)
def test_the_word_is_pointed_at_and_names_and_questions_are_offered(graph: Graph, question: str, word: str, near: tuple[str, ...]) -> None:
    got = answer(question, graph)
    if got.status != "not_understood":
        assert near
        return
    assert got.problem is not None
    assert question[got.problem.start : got.problem.end] == word
    assert f"“{word}”" in got.answer
    names = tuple(one for one in got.did_you_mean if not one.endswith("?"))
    questions = [one for one in got.did_you_mean if one.endswith("?")]
    assert names[: len(near)] == near
    assert 2 <= len(questions) <= 3
    assert [answer(one, graph).status for one in questions] == ["answered"] * len(questions)


def test_a_description_says_which_words_of_the_question_it_does_not_answer(graph: Graph) -> None:
    refused = answer("the texture of Zorba 7B", graph)
    assert (refused.status, [m.term for m in refused.missing]) == ("no_evidence", ["texture"])
    got = answer("Zorba 7B texture", graph)
    assert got.kind == "description"
    assert "“texture” is no name or property that this graph knows; shown is what is stated of Zorba 7B." in got.caveats
    assert not [c for c in answer("What is Zorba 7B?", graph).caveats if "no name or property" in c]


def test_a_graph_of_nothing_offers_nothing() -> None:
    empty = Graph(OxigraphStore.memory(whole(construct([]))))
    got = answer("lovely weather today", empty)
    assert (got.status, got.did_you_mean) == ("not_understood", ())
    assert got.problem is not None


BOARD = """---
id: {id}
kind: leaderboard
title: "{id} board"
trust: third_party
provenance: {{digest: false}}
---
# {id} board

Table (board.csv): pass@1 on {benchmark} in per cent.

| model | {benchmark} |
| --- | --- |
| Zorba 7B | {score} |
"""


@pytest.fixture(scope="module")
def alike() -> Graph:
    """Return a graph with two benchmarks of the same initials, of which two documents measure the one that comes later in order."""
    boards = (("one", "QuaggaEval", 11.0), ("two", "QuuxEval", 22.0), ("three", "QuuxEval", 22.5))
    made = [Source(f"{i}.md", BOARD.format(id=i, benchmark=b, score=s).encode()) for i, b, s in boards]
    return Graph(OxigraphStore.memory(whole(construct(made))))


def test_a_name_that_two_things_bear_is_read_as_the_one_most_spoken_of_and_the_other_is_named(alike: Graph) -> None:
    got = answer("What is the score of Zorba 7B on QE?", alike)
    assert {row.values[1] for row in got.rows} == {"22.0", "22.5"}
    assert "“QE” is read as QuuxEval; QuaggaEval is called so too." in got.caveats


def test_a_name_in_full_is_nobody_elses(alike: Graph) -> None:
    assert not [c for c in answer("What is the score of Zorba 7B on QuaggaEval?", alike).caveats if "read as" in c]
