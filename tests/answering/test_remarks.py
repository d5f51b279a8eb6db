"""Sentences that are quoted as they stand: where no statement answers, where they hold what is asked, and never for a score."""

from __future__ import annotations

from functools import cache

import pytest

from kg.answering import Graph, answer
from kg.answering.remarks import CAVEAT
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

## 3 Training

Plimble 7B was polished with a beeswax ratio of 0.25 over 12 moonlit nights.
The column hull of Table 1 gives the wood. A model marked as caulked was tarred by hand. The knot@k metric is the share of ropes that hold.
Its sails were woven by Threadneedle. Gorvat 3B does not tolerate saltwater.

## 4 Design

Plimble avoids the lattice shuffle. The lattice shuffle was left out because it made the hull leak.
Comparing decoder-only models is difficult. The difficulty is due to secretive shipyards.
Plimble - Tarred 7B was trained from Plimble - Waxed 7B and not from Plimble 7B. The authors give as the reason that wax keeps better.
Gorvat 3B was never launched.

## 5 Results

Table 2 (p. 4): pass@1 on QuuxEval, in per cent.

| Model | QuuxEval |
| --- | --- |
| Plimble 7B | 30.0 |
| Gorvat 3B | 20.0 |

The best sailors reach 97 points on QuuxEval.
"""


@cache
def graph() -> Graph:
    return Graph(OxigraphStore.memory(whole(construct([Source("plimble-paper.md", PAPER.encode())]))))


def ask(question: str) -> Answer:
    return answer(question, graph())


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("With which beeswax ratio was Plimble 7B polished?", "beeswax ratio of 0.25"),
        ("beeswax ratio of Plimble", "beeswax ratio of 0.25"),
        ("Over how many moonlit nights was Plimble 7B polished?", "12 moonlit nights"),
        ("By which tool were the sails of Plimble 7B woven?", "Threadneedle"),
    ],
)
def test_a_sentence_that_holds_all_that_is_asked_is_quoted_as_it_stands(question: str, words: str) -> None:
    got = ask(question)
    assert got.status == "answered"
    assert words in got.answer
    assert CAVEAT in got.caveats
    assert words in got.citations[got.rows[0].cites[0] - 1].quote


@pytest.mark.parametrize(
    "question",
    [
        "With which beeswax ratio was Gorvat 3B polished?",
        "Over how many sunlit nights was Plimble 7B polished?",
        "Who sold the sails of Plimble 7B?",
    ],
)
def test_a_sentence_that_lacks_a_word_or_names_another_thing_is_not_quoted(question: str) -> None:
    got = ask(question)
    assert not any("remark" in row.values for row in got.rows)


def test_no_score_is_read_from_a_sentence() -> None:
    got = ask("What score does Plimble 13B reach on FrobEval with 97 points?")
    assert got.status == "no_evidence"


def test_a_denial_in_the_words_of_a_document_answers_no() -> None:
    got = ask("Does Gorvat 3B tolerate saltwater?")
    assert got.verdict == "no"
    assert "does not tolerate saltwater" in got.answer


def test_a_why_question_shows_the_sentence_that_gives_the_reason() -> None:
    got = ask("Why does Plimble avoid the lattice shuffle?")
    assert "made the hull leak" in got.answer
    assert got.verdict is None


def test_what_is_counted_and_not_known_is_refused() -> None:
    got = ask("How many barnacles does Plimble have?")
    assert (got.status, got.rows) == ("no_evidence", ())


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("What does the mark 'caulked' mean in the Plimble paper?", "tarred by hand"),
        ("what does the column hull denote?", "gives the wood"),
    ],
)
def test_what_a_mark_or_column_means_is_told_in_the_document_s_words(question: str, words: str) -> None:
    got = ask(question)
    assert got.kind == "meaning"
    assert words in got.answer
    assert CAVEAT in got.caveats


def test_a_mark_that_no_sentence_explains_is_missing() -> None:
    got = ask("What does the label zibble mean?")
    assert got.status == "no_evidence"
    assert [m.term for m in got.missing] == ["zibble"]


def test_a_paper_speaks_of_the_benchmark_that_it_is_named_after_and_reasons_come_before_other_sentences() -> None:
    paper = """---
id: quaggaeval-paper
kind: paper
title: "Measuring models by nothing"
authors: [A. Nobody]
year: 2031
trust: primary
provenance: {digest: false}
---
# Measuring models by nothing

QuaggaEval is a benchmark. QuaggaEval is a set of problems that were painted by hand.

The problems were painted by hand because printed ones are known to all.

Table 1 (p. 2): pass@1 on QuaggaEval, in per cent.

| Model | QuaggaEval |
| --- | --- |
| Plimble 7B | 30.0 |
"""
    other = Graph(OxigraphStore.memory(whole(construct([Source("quaggaeval-paper.md", paper.encode())]))))
    got = answer("Why were the problems of QuaggaEval painted by hand?", other)
    assert "because printed ones are known to all" in got.answer
    assert "is a set of problems" not in got.answer


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("Why is it so hard to compare decoder-only models?", "secretive shipyards"),
        ("why is comparing decoder-only models difficult", "secretive shipyards"),
        ("Why wasn't the Plimble - Tarred 7B trained from Plimble 7B?", "wax keeps better"),
        ("Why was Plimble - Tarred 7B trained from Plimble - Waxed 7B?", "wax keeps better"),
        ("Why did the authors choose Plimble - Waxed 7B to train Plimble - Tarred 7B?", "wax keeps better"),
    ],
)
def test_a_reason_is_quoted_with_what_it_is_the_reason_of_and_no_score_is_compared(question: str, reason: str) -> None:
    got = ask(question)
    assert (got.status, got.verdict) in {("answered", None), ("answered", "yes")}
    assert reason in got.answer
    assert "score" not in got.columns


def test_what_is_so_without_a_reason_is_told_and_the_reason_is_missing() -> None:
    got = ask("Why was Gorvat 3B never launched?")
    assert got.status == "partial"
    assert "never launched" in got.answer
    assert [m.term for m in got.missing] == ["reason"]


@pytest.mark.parametrize("question", ["Why are encoder-only models so hard to compare?", "Why was Gorvat 3B trained from Plimble 7B?"])
def test_the_reason_of_another_thing_is_not_quoted(question: str) -> None:
    got = ask(question)
    assert not any("remark" in row.values for row in got.rows)
