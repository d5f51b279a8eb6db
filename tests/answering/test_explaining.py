"""`--explain`: for every kind of question, the words, the form, and SPARQL that runs as it stands and finds what is cited."""

from __future__ import annotations

import pytest

from kg.answering import Graph, answer, examples
from kg.answering.explaining import explain
from kg.sparql.gate import Leave, gate
from kg.vocab import PREFIXES
from tests.answering import evidence, literature
from tests.answering.test_permission import MORE

SEVERAL = ("How many problems does QuuxEval have, and which model is best on QuuxEval?", "Which models are MIT, excluding leaderboards?")


@pytest.fixture(scope="module")
def asked(graph: Graph) -> list[tuple[Graph, str]]:
    worlds = {"scores": graph, "evidence": evidence.graph(), "literature": literature.library()}
    found = [(made, question) for name, made in worlds.items() for question in (*examples(made), *MORE.get(name, ()))]
    return [*found, *((evidence.graph(), question) for question in SEVERAL)]


def test_every_query_runs_as_it_stands_and_together_they_find_what_is_cited(asked: list[tuple[Graph, str]]) -> None:
    kinds = set()
    for graph, question in asked:
        found = answer(question, graph)
        kinds.add(found.kind)
        printed = set()
        for query in found.sparql:
            gate(query, Leave(prefixes=dict(PREFIXES)))
            printed |= {term for row in graph.store.select(query).texts() for term in row}
        assert not [c for c in found.citations if c.quote not in printed or c.document.iri not in printed], question
        assert bool(found.citations) <= bool(found.sparql)
    assert len(kinds) > 14


def test_every_explanation_has_words_form_and_the_queries_of_the_answer(asked: list[tuple[Graph, str]]) -> None:
    for graph, question in asked:
        found = answer(question, graph)
        said = explain(found, graph)
        assert said.startswith("Words")
        assert "Logical form" in said
        assert "  kind        " in said
        assert said.count("\nQuery ") == len(found.sparql)
        assert said.endswith("\n")
        assert not said.endswith("\n\n")


def test_several_questions_are_explained_one_by_one_and_what_is_left_out_is_said() -> None:
    graph = evidence.graph()
    several, leaving = (explain(answer(question, graph), graph) for question in SEVERAL)
    assert "Logical form of part 1" in several
    assert "Logical form of part 2" in several
    assert "  without     leaderboard" in leaving


@pytest.mark.parametrize("question", ["", "lovely weather", "x" * 10_000])
def test_what_is_not_understood_is_explained_too(question: str) -> None:
    graph = evidence.graph()
    assert explain(answer(question, graph), graph).startswith("Words\n  ")
