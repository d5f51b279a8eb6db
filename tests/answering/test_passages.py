"""Words that nothing understands: the sentence that holds them answers, and where none does they are told."""

from __future__ import annotations

from functools import cache

import pytest

from kg.answering import Graph, answer
from kg.build import Source, construct, whole
from kg.model.answer import Answer
from kg.store import OxigraphStore

PAPER = """---
id: plimble-paper
kind: paper
title: "Plimble: a model of nothing"
authors: [A. Nobody]
year: 2031
trust: primary
provenance: {digest: false}
---
# Plimble

## 2 Models

Table 1 (p. 2): what the models are.

| Model | Size | Architecture | Context |
| --- | --- | --- | --- |
| Plimble 7B | 7B | Decoder | 16K |
| Gorvat 3B | 3B | Encoder | 4K |

## 3 Tarring

Plimble is tarred in a stage of its own. The keel pitch of the wooden hull is raised from 10,000 to 1,000,000.
Plimble 7B was polished with a beeswax ratio of 0.25 over 12 moonlit nights.
For the launch, Gorvat 3B wrote 62,000 harbour-style shanties, of which about 52,000 remained.
Plimble learned from a mix of 87% rope and 13% sailcloth.
Gorvat - Turbo 3B learned from a mix of 40% rope and 60% lanterns.
There are approximately 9,000 lighthouses in the world.
Sailors mend the jib sheets of ships with the jib sheet of others. A jib sheet is the rope that trims a jib.
Frobnik was never launched by anyone.
LoRA lowers the memory that tuning takes. LoRA may reduce the accuracy of the model.

## 4 Crews may become partial to the harbour in which they are paid

Paid crews stay where the wages are. Wages could be paid at sea.

## 5 Results

Table 2 (p. 4): pass@1 on QuuxEval, in per cent.

| Model | QuuxEval |
| --- | --- |
| Plimble 7B | 30.0 |
| Gorvat 3B | 20.0 |
"""


@cache
def graph() -> Graph:
    return Graph(OxigraphStore.memory(whole(construct([Source("plimble-paper.md", PAPER.encode())]))))


def ask(question: str) -> Answer:
    return answer(question, graph())


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Keel pitch of the hull in Plimble's tarring?", "from 10,000 to 1,000,000"),
        ("beeswax ratio plimble 7b", "ratio of 0.25"),
        ("How many harbour-style shanties did Gorvat 3B write for the launch?", "62,000 harbour-style shanties"),
        ("What share of Plimble's mix is sailcloth?", "13% sailcloth"),
        ("How many lighthouses exist in the world?", "9,000 lighthouses"),
    ],
)
def test_the_sentence_that_holds_what_is_not_understood_answers_also_where_it_names_its_thing_just_before(
    question: str, words: str
) -> None:
    got = ask(question)
    assert (got.kind, got.status) == ("remark", "answered"), got.answer
    assert words in got.answer
    assert words in got.citations[got.rows[0].cites[0] - 1].quote


@pytest.mark.parametrize(
    "question",
    [
        "How many harbour-style ballads did Gorvat 3B write?",
        "How many moonlit boats did Plimble 7B polish?",
        "What share of Gorvat's mix is lanterns?",
        "barnacle ratio plimble 7b",
    ],
)
def test_a_sentence_that_lacks_a_word_counts_another_thing_or_is_of_a_variant_is_no_answer(question: str) -> None:
    got = ask(question)
    assert got.status != "answered", got.answer
    assert got.kind != "remark"


@pytest.mark.parametrize(("question", "word"), [("How seaworthy is Plimble 7B?", "seaworthy"), ("barnacle ratio plimble 7b", "barnacle")])
def test_what_is_known_of_a_thing_is_shown_as_a_part_of_the_answer_where_a_word_is_not_understood(question: str, word: str) -> None:
    got = ask(question)
    assert got.status in {"partial", "no_evidence"}
    assert any(word in m.term for m in got.missing)


def test_a_word_that_a_quoted_row_holds_is_not_told_to_be_unknown() -> None:
    got = ask("What score does Plimble 7B get on QuuxEval, please?")
    assert (got.status, got.missing) == ("answered", ())


def test_a_name_that_stands_in_sentences_alone_is_found_there() -> None:
    got = ask("What is Frobnik about?")
    assert "never launched" in got.answer


def test_a_name_of_which_sentences_do_not_tell_what_is_asked_is_not_said_to_be_named_nowhere() -> None:
    got = ask("What is the context length of Frobnik?")
    assert got.status == "no_evidence"
    assert "no document here names" not in got.answer.casefold()
    assert [m.term for m in got.missing] == ["Frobnik"]


@pytest.mark.parametrize("name", ["MATCHES", "MEANT", "Wharf"])
def test_a_benchmark_in_capitals_is_a_name_and_no_misspelt_word(name: str) -> None:
    got = ask(f"How does Plimble 7B do on {name}?")
    assert got.status == "no_evidence", got.answer
    assert name in [m.term for m in got.missing]


def test_what_ends_a_question_behind_at_is_what_a_score_is_asked_on() -> None:
    got = ask("How good is Plimble 7B at knots?")
    assert (got.status, [m.term for m in got.missing]) == ("no_evidence", ["knots"])


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("What are the drawbacks of LoRA?", "reduce the accuracy"),
        ("What is LoRA good for?", "lowers the memory"),
        ("benefits of LoRA", "lowers the memory"),
    ],
)
def test_what_speaks_for_or_against_a_technique_is_told_by_the_sentence_of_its_gain_or_loss(question: str, words: str) -> None:
    got = ask(question)
    assert got.status == "answered"
    assert words in got.answer
    assert len(got.rows) == 1


def test_where_no_document_tells_a_drawback_what_else_is_known_is_no_answer() -> None:
    got = ask("What are the drawbacks of encoder-only models?")
    assert (got.status, [m.term for m in got.missing]) == ("no_evidence", ["drawbacks"])


def test_why_what_a_heading_says_is_so_is_told_by_the_sentences_below_it() -> None:
    got = ask("Why might crews become partial to the harbour in which they are paid?")
    assert "Paid crews stay" in got.answer


@pytest.mark.parametrize(("question", "first"), [("Who wins on QuuxEval?", "Plimble 7B"), ("what wins on QuuxEval", "Plimble 7B")])
def test_who_wins_is_who_is_best(question: str, first: str) -> None:
    got = ask(question)
    assert (got.kind, got.rows[0].values[0]) == ("ranking", first)


def test_by_what_a_benchmark_is_measured_is_read_from_its_results() -> None:
    got = ask("What metric is used for QuuxEval?")
    assert got.status == "answered"
    assert [row.values[:2] for row in got.rows] == [("QuuxEval", "pass@k")]


@pytest.mark.parametrize("question", ["What is the knot@k metric?", "What does the knot@k metric mean?"])
def test_a_metric_is_told_by_the_sentence_that_defines_it(question: str) -> None:
    paper = PAPER.replace("Frobnik was", "The knot@k metric is common. The knot@k metric is the share of ropes that hold. Frobnik was")
    got = answer(question, Graph(OxigraphStore.memory(whole(construct([Source("plimble-paper.md", paper.encode())])))))
    assert "share of ropes" in got.answer


def test_two_properties_of_one_owner_are_asked_of_it_and_not_of_what_the_first_leads_to() -> None:
    paper = PAPER.replace(
        "Frobnik was", "Plimble 7B is fine-tuned from Gorvat 3B. Plimble 7B is released under the MIT licence. Frobnik was"
    )
    other = Graph(OxigraphStore.memory(whole(construct([Source("plimble-paper.md", paper.encode())]))))
    got = answer("What are Plimble 7B's base model and licence?", other)
    assert {"Gorvat 3B", "MIT"} <= {str(row.values[2]) for row in got.rows}, got.answer


@pytest.mark.parametrize("question", ["what is a jib sheet", "What are jib sheets?", "define jib sheet", "What is meant by a jib sheet?"])
def test_what_something_is_is_told_by_the_sentence_that_says_so(question: str) -> None:
    got = ask(question)
    assert [row.values[2] for row in got.rows] == ["A jib sheet is the rope that trims a jib."]
