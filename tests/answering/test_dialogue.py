"""Follow-up questions: each is restated as a whole question, which means what was asked before but for what it says."""

from __future__ import annotations

import pytest

from kg.answering import Graph, answer
from kg.answering.dialogue import Dialogue, completions
from kg.model.logical_form import LogicalForm, Scope
from kg.query.following import follow
from kg.query.parse import parse
from kg.query.reading import read
from tests.answering import evidence


def _form(question: str, graph: Graph) -> LogicalForm:
    return parse(read(question, graph.names), graph.names, graph.vocabulary)


def _follow(before: str, text: str, graph: Graph) -> str | None:
    return follow(_form(before, graph), text, graph.names, graph.vocabulary)


COMPARED = "How does Zorba 7B compare with Grumble 7B on QuuxEval?"
LOOKED_UP = "What is the score of Zorba 7B on QuuxEval?"
SCALED = "How does Zorba scale with size on QuuxEval?"
RANKED = "Which 2 models are best on QuuxEval?"


@pytest.mark.parametrize(
    ("before", "text", "restated"),
    [
        (LOOKED_UP, "and at 34B?", "What is the score of Zorba 34B on QuuxEval?"),
        (LOOKED_UP, "13B", "What is the score of Zorba 13B on QuuxEval?"),
        (LOOKED_UP, "what about Frobnicate?", "What is the score of Zorba 7B on Frobnicate?"),
        (LOOKED_UP, "and on Frobnicate at 13B?", "What is the score of Zorba 13B on Frobnicate?"),
        (LOOKED_UP, "and its Python variant?", "What is the score of Zorba - Python 7B on QuuxEval?"),
        (LOOKED_UP, "the same for Grumble", "What is the score of Grumble on QuuxEval?"),
        (LOOKED_UP, "pass@10?", "What is the score of Zorba 7B on QuuxEval pass@10?"),
        (LOOKED_UP, "compare it with Grumble 7B", COMPARED),
        (LOOKED_UP, "is it better than Grumble 7B?", "Is Zorba 7B better than Grumble 7B on QuuxEval?"),
        (LOOKED_UP, "what is its architecture?", "What is Zorba 7B's architecture?"),
        (LOOKED_UP, "and its architecture?", "What is the architecture of Zorba 7B?"),
        (LOOKED_UP, "only the leaderboard", "What is the score of Zorba 7B on QuuxEval, according to the leaderboard?"),
        (LOOKED_UP, "according to the Quux Leaderboard", "What is the score of Zorba 7B on QuuxEval, according to the Quux Leaderboard?"),
        (LOOKED_UP, "excluding leaderboards", "What is the score of Zorba 7B on QuuxEval, excluding leaderboards?"),
        (LOOKED_UP, "how does it scale?", "How does Zorba 7B scale on QuuxEval?"),
        (LOOKED_UP, "also Frobnicate", "What is the score of Zorba 7B on QuuxEval and Frobnicate?"),
        (COMPARED, "why?", "Why is Zorba 7B better than Grumble 7B on QuuxEval?"),
        (COMPARED, "and with Wibble?", "How does Zorba 7B compare with Wibble on QuuxEval?"),
        (COMPARED, "what about Frobnicate?", "How does Zorba 7B compare with Grumble 7B on Frobnicate?"),
        (SCALED, "and its Python variant?", "How does Zorba Python scale with size on QuuxEval?"),
        (SCALED, "and at 34B?", "What is the score of Zorba 34B on QuuxEval?"),
        (SCALED, "why?", "Why does Zorba get better with size on QuuxEval?"),
        (RANKED, "and the worst?", "Which 2 models are worst on QuuxEval?"),
        (RANKED, "the worst 3?", "Which 3 models are worst on QuuxEval?"),
        (RANKED, "below 10B?", "Which 2 models below 10B are best on QuuxEval?"),
        (RANKED, "on Frobnicate?", "Which 2 models are best on Frobnicate?"),
        ("What is the architecture of Zorba 7B?", "and of Grumble 7B?", "What is the architecture of Grumble 7B?"),
        ("What is the architecture of Zorba 7B?", "its context?", "What is the context of Zorba 7B?"),
        ("How many problems does QuuxEval have?", "and Frobnicate?", "How many problems does Frobnicate have?"),
        ("Is Zorba 13B better than Zorba 7B on QuuxEval?", "what about 34B?", "Is Zorba 13B better than Zorba 34B on QuuxEval?"),
        ("Is Zorba 13B better than Zorba 7B on QuuxEval?", "why?", "Why is Zorba 13B better than Zorba 7B on QuuxEval?"),
        ("Zorba 7B, 13B and 34B on QuuxEval pass@1", "on Frobnicate?", "Zorba 7B, 13B and 34B on Frobnicate pass@1?"),
    ],
)
def test_a_follow_up_is_restated_as_a_whole_question(graph: Graph, before: str, text: str, restated: str) -> None:
    assert _follow(before, text, graph) == restated
    assert answer(restated, graph).status != "not_understood"


@pytest.mark.parametrize(
    "text",
    [
        "Which models score above Grumble 7B on QuuxEval?",
        "How many problems does QuuxEval have?",
        "Grumble",
        "",
        "lovely weather",
        "and so on",
    ],
)
def test_what_stands_by_itself_follows_nothing(graph: Graph, text: str) -> None:
    assert _follow(LOOKED_UP, text, graph) is None


def test_nothing_follows_a_question_that_was_not_asked(graph: Graph) -> None:
    assert follow(None, "and at 34B?", graph.names, graph.vocabulary) is None
    assert follow(LogicalForm("unknown", "hm"), "and at 34B?", graph.names, graph.vocabulary) is None


@pytest.mark.parametrize(("text", "restated"), [("which of them are trained on GreatHeap?", True), ("and GreatHeap?", False)])
def test_a_list_is_narrowed_by_what_is_asked_of_its_members(text: str, restated: bool) -> None:
    graph = evidence.graph()
    got = _follow("Which models have the licence MIT?", text, graph)
    assert (got == "Which models have the licence MIT that are trained on GreatHeap?") == restated


@pytest.mark.parametrize(
    ("before", "text", "restated"),
    [
        ("Which models have the licence MIT?", "how many are there?", "How many models have the licence MIT?"),
        ("Which models have the licence MIT?", "and how many of them?", "How many models have the licence MIT?"),
        ("Which models are trained on GreatHeap?", "which is the largest?", "Which model is the largest?"),
        ("Which model is the largest?", "the second largest?", "Which model is the second largest?"),
        ("What is the QuuxEval score of Grolt 7B?", "do the sources agree?", "Do the sources agree on the QuuxEval score of Grolt 7B?"),
        (
            "How does Grolt 7B compare with Snarkle 7B on QuuxEval?",
            "is that significant?",
            "Is the difference between Grolt 7B and Snarkle 7B on QuuxEval significant?",
        ),
        ("Compare Grolt 7B, Snarkle 7B and Mimsy 7B on QuuxEval", "drop Snarkle", "Compare Grolt 7B and Mimsy 7B on QuuxEval"),
        ("Compare Grolt 7B and Snarkle 7B on QuuxEval", "add Mimsy 7B", "Compare Grolt 7B and Snarkle 7B and Mimsy 7B on QuuxEval?"),
        ("Does Grolt get better with size on QuuxEval?", "where does it break?", "Does Grolt get better with size on QuuxEval?"),
        ("Who wrote the Grolt paper?", "when was it published?", "When was the Grolt paper published?"),
        ("How is Grolt 7B related to Snarkle 7B?", "and to GreatHeap?", "How is Grolt 7B related to GreatHeap?"),
    ],
)
def test_a_follow_up_with_a_wording_of_its_own_is_restated_too(before: str, text: str, restated: str) -> None:
    graph = evidence.graph()
    assert _follow(before, text, graph) == restated
    assert answer(restated, graph).status != "not_understood"


def test_a_conversation_goes_on_from_what_was_understood_last(graph: Graph) -> None:
    dialogue = Dialogue(graph)
    asked = [LOOKED_UP, "and at 34B?", "blargh", "on Frobnicate?", "and at 13B?"]
    answers = [dialogue.ask(text) for text in asked]
    assert [a.question for a in answers] == [
        LOOKED_UP,
        "What is the score of Zorba 34B on QuuxEval?",
        "blargh",
        "What is the score of Zorba 34B on Frobnicate?",
        "What is the score of Zorba 13B on Frobnicate?",
    ]
    assert [a.status for a in answers] == ["answered", "answered", "not_understood", "answered", "answered"]
    assert answers[-1].rows[0].values[1] == "40.5"
    assert dialogue.last == answers[-1]


def test_the_filter_of_a_conversation_holds_for_every_question(graph: Graph) -> None:
    dialogue = Dialogue(graph, Scope(excluded=("leaderboard",)))
    for text in (LOOKED_UP, "and at 13B?", "excluding papers"):
        assert not [c for c in dialogue.ask(text).citations if c.document.kind == "leaderboard"]


def test_the_last_word_of_a_line_is_completed_to_names_and_words(graph: Graph) -> None:
    assert "QuuxEval" in completions("score on quu", graph.names)
    assert "Python 7B" in completions("How does Zorba - pyth", graph.names)
    assert "compare" in completions("how does it comp", graph.names)
    assert completions("", graph.names) == completions("ends in a blank ", graph.names) == ()
