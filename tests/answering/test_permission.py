"""Filters: every kind of question is answered by the documents that may speak and by no other, and what that costs is said."""

from __future__ import annotations

import pytest

from kg.answering import Graph, answer, examples
from kg.answering.context import admitted
from kg.answering.permission import documents_named, scope_of
from kg.errors import UnknownNameError
from kg.model.answer import Answer
from kg.model.logical_form import Scope
from kg.query.restriction import restriction
from tests.answering import evidence, literature

SCOPES = {
    "without leaderboards": Scope(excluded=("leaderboard",)),
    "without papers": Scope(excluded=("paper", "repository")),
    "primary": Scope(trust="primary"),
    "third party or better": Scope(trust="third_party"),
    "not machine-generated": Scope(trust="secondary", excluded=("report",)),
}
MORE = {
    "evidence": (
        "How is Grolt - Instruct related to GreatHeap?",
        "Do the sources agree on the QuuxEval score of Grolt 7B?",
        "Is the difference between Grolt 7B and Grolt 13B on QuuxEval significant?",
        "On which benchmarks does no document report Grolt 13B?",
        "Which models were trained on GreatHeap?",
        "What is the licence of Grolt 7B?",
        "Is Grolt 7B fine-tuned from Snarkle 7B?",
        "How many problems does QuuxEval have?",
        "Which model has the longest context length?",
        "How many models have a score over 20 on QuuxEval?",
        "Which models score above Snarkle 7B on QuuxEval?",
    ),
    "literature": (
        "Who wrote the survey?",
        "Which papers cite Feather?",
        "Which claims were verified?",
        "How many papers were retrieved in the reports?",
        "What does the survey say about Feather?",
        "Which documents report PlumeEval?",
        "Which paper introduced Parchment?",
        "Does the listing report answer its own question?",
    ),
}


@pytest.fixture(scope="module")
def worlds(graph: Graph) -> dict[str, tuple[Graph, tuple[str, ...]]]:
    """Return each invented literature with the questions that it is asked."""
    graphs = {"scores": graph, "evidence": evidence.graph(), "literature": literature.library()}
    return {name: (made, (*examples(made), *MORE.get(name, ()))) for name, made in graphs.items()}


def _outside(got: Answer, scope: Scope) -> list[str]:
    return [c.document.title for c in got.citations if not admitted(c.document, scope)]


@pytest.mark.parametrize("name", SCOPES)
@pytest.mark.parametrize("world", ["scores", "evidence", "literature"])
def test_every_citation_of_every_kind_of_question_is_of_a_document_that_may_speak(
    worlds: dict[str, tuple[Graph, tuple[str, ...]]], world: str, name: str
) -> None:
    (graph, asked), scope = worlds[world], SCOPES[name]
    assert len(asked) > 4
    silenced = 0
    for question in asked:
        got, whole = answer(question, graph, scope), answer(question, graph)
        assert _outside(got, scope) == [], question
        assert got.question == question
        assert not any(row for row in got.rows if not row.cites)
        silenced += bool(_outside(whole, scope))
        edges = {(c.subject, c.predicate, c.object) for c in got.citations}
        lost = [c for c in whole.citations if not admitted(c.document, scope) and (c.subject, c.predicate, c.object) not in edges]
        assert any(f"left out {len(lost)} of the {len(whole.citations)} citation" in c for c in got.caveats) == bool(lost), question
    assert silenced or all(admitted(info.source, scope) for info in graph.library.documents.values())


def test_a_source_that_the_question_names_is_the_only_one_cited_whatever_is_asked(
    worlds: dict[str, tuple[Graph, tuple[str, ...]]],
) -> None:
    graph, asked = worlds["evidence"]
    answered = 0
    for question in asked:
        got = answer(f"{question.rstrip('?')}, according to the Quux Board?", graph)
        assert {c.document.title for c in got.citations} <= {"Quux Board"}, question
        answered += bool(got.rows)
    assert answered > 4


def test_a_score_that_only_a_silenced_document_gives_is_not_answered(graph: Graph) -> None:
    asked = "What is the QuuxEval score of Wibble?"
    assert answer(asked, graph).status == "answered"
    got = answer(asked, graph, Scope(excluded=("leaderboard",)))
    assert (got.status, got.rows) == ("no_evidence", ())
    assert any("“Quux Leaderboard” (1)" in caveat for caveat in got.caveats)


def test_a_filter_and_the_words_of_the_question_must_both_admit_a_document(graph: Graph) -> None:
    asked = "What is the QuuxEval score of Zorba 7B according to the Quux Leaderboard?"
    assert answer(asked, graph).rows
    assert answer(asked, graph, Scope(trust="primary")).rows == ()


@pytest.mark.parametrize(
    "question",
    [
        "What is the QuuxEval score of Zorba 7B, excluding leaderboards?",
        "Without the Quux Leaderboard, what is the QuuxEval score of Zorba 7B?",
        "What is the QuuxEval score of Zorba 7B from primary sources only?",
        "What is the QuuxEval score of Zorba 7B (ignoring third-party sources)?",
        "What is the QuuxEval score of Zorba 7B in its own paper?",
    ],
)
def test_what_a_question_does_not_want_to_hear_is_not_heard(graph: Graph, question: str) -> None:
    got = answer(question, graph)
    assert {c.document.title for c in got.citations} == {"Zorba: models that do not exist"}
    assert {row.values[1] for row in got.rows} == {"30.0"}
    assert got.question == question


def test_a_thing_without_a_paper_of_its_own_has_none_that_answers(graph: Graph) -> None:
    got = answer("What is the QuuxEval score of Grumble in its own paper?", graph)
    assert (got.status, got.missing[0].term) == ("no_evidence", "Grumble's own paper")


@pytest.mark.parametrize(
    "question",
    [
        "Which models have no score on QuuxEval without leaderboard results?",
        "Which documents are primary sources?",
        "Which models were trained without data from GreatHeap?",
        "Is Zorba better than Grumble on QuuxEval?",
    ],
)
def test_words_that_leave_no_source_out_restrict_nothing(graph: Graph, question: str) -> None:
    assert restriction(question, graph.names) == (Scope(), question)


@pytest.mark.parametrize("term", ["zorba-paper", "Zorba: models that do not exist", "Zorba nobody", "models that do not exist", "paper"])
def test_a_document_is_named_by_id_title_words_or_kind(graph: Graph, term: str) -> None:
    assert [iri.rsplit("/", 1)[-1] for iri in documents_named(term, graph)] == ["zorba-paper"]


def test_a_filter_that_names_nothing_says_what_there_is(graph: Graph) -> None:
    with pytest.raises(UnknownNameError, match="quux-board"):
        scope_of(graph, source=("quux-bord",))
    with pytest.raises(UnknownNameError, match="leaderboard"):
        scope_of(graph, exclude_kinds=("leaderbord",))
    with pytest.raises(UnknownNameError, match="third_party"):
        scope_of(graph, min_trust="third")


def test_a_filter_that_leaves_no_document_says_so(graph: Graph) -> None:
    got = answer("What is the QuuxEval score of Zorba 7B?", graph, Scope(excluded=("paper", "leaderboard")))
    assert (got.status, got.rows) == ("no_evidence", ())
    assert "no document here is left by the filter" in got.answer.lower()
