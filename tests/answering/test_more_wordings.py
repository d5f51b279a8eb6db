"""Wordings of many kinds: sources by identifier and title, models by figure, directions of relations, choices, gains, premises, places."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from kg.answering import Graph, answer
from kg.build import Source, construct, whole
from kg.model.answer import Answer
from kg.store import OxigraphStore

PAPER = """---
id: moorhen-paper
kind: paper
title: "Moorhen: Wading Models for Open Water"
authors: [A. Reed, B. Sedge]
year: 2035
identifiers: {arxiv: "3501.01234"}
trust: primary
provenance: {digest: false}
---
# Moorhen

Moorhen is initialised from Teal. Teal is initialised from Garganey. Moorhen is developed by Fen Works. Moorhen outperforms Garganey.
Moorhen introduces Reed Attention. Pintail is fine-tuned from Moorhen on RiverNotes [7]. Snipe extends Moorhen.

Table 1 (p. 3): pass@1 and pass@10 on MarshEval, in per cent, zero-shot, greedy.

| Model | Size | MarshEval / pass@1 | MarshEval / pass@10 |
| --- | --- | --- | --- |
| Moorhen | 7B | 41.5 | 60.0 |
| Moorhen | 13B | 47.5 | 66.5 |
| Teal | 7B | 33.0 | 52.0 |
| Garganey | 7B | 21.0 | 35.0 |

Table 2 (p. 4): pass@1 on MarshEval, in per cent, zero-shot, greedy: larger models.

| Model | Size | MarshEval / pass@1 |
| --- | --- | --- |
| Moorhen | 34B | 58.5 |
| Pintail | 34B | 61.5 |

Table 3 (p. 5): what the models are.

| Model | Context length | Release date | Licence |
| --- | --- | --- | --- |
| Moorhen 7B | 16K | 2035-03-04 | Garganey |
| Teal 7B | 4K | 2034-01-02 | MIT |

Table 4 (p. 6): corpora.

| Corpus | Size | Languages |
| --- | --- | --- |
| The Silt v1 | 2.5 TB | 12 |
| The Silt v2 | 9.5 TB | 40 |
"""

BOARD = """---
id: marsh-board
kind: leaderboard
title: "Marsh Leaderboard"
authors: [Marsh team]
year: 2036
identifiers: {repository: "marsh/board"}
trust: third_party
provenance: {digest: false}
---
# Marsh Leaderboard

Table (board.csv): pass@1 on MarshEval, in per cent.

| model | pass@1 |
| --- | --- |
| Moorhen 7B | 40.25 |
| Teal 7B | 70.0 |
| Wigeon 3B | 22.0 |
"""


@cache
def _graph() -> Graph:
    made = construct([Source("moorhen-paper.md", PAPER.encode()), Source("marsh-board.md", BOARD.encode())])
    return Graph(OxigraphStore.memory(whole(made)))


@pytest.fixture(scope="module")
def ask() -> Callable[[str], Answer]:
    return lambda question: answer(question, _graph())


def firsts(got: Answer) -> list[str]:
    return [str(row.values[0]) for row in got.rows]


def text(got: Answer) -> str:
    return " ".join(str(v) for row in got.rows for v in row.values)


@pytest.mark.parametrize(
    "question",
    [
        "Best model on MarshEval in arXiv:3501.01234",
        "best on marsheval in arXiv 3501.01234v2?",
        "Who leads MarshEval in Moorhen: Wading Models for Open Water?",
        "Name the model with the highest pass@1 on MarshEval in “Moorhen: Wading Models for Open Water”.",
    ],
)
def test_an_identifier_or_a_whole_title_says_where_the_answer_is_to_be_found(question: str, ask: Callable[[str], Answer]) -> None:
    got = ask(question)
    assert got.rows[0].values[:2] == ("Pintail 34B", "61.5"), got.answer
    assert "Marsh Leaderboard" not in text(got)


def test_what_one_document_measured_alike_in_two_tables_is_ranked_together(ask: Callable[[str], Answer]) -> None:
    got = ask("Rank the models on MarshEval in the Moorhen paper")
    assert firsts(got)[:3] == ["Pintail 34B", "Moorhen 34B", "Moorhen 13B"]


def test_the_title_of_a_work_that_is_asked_about_restricts_nothing(ask: Callable[[str], Answer]) -> None:
    assert "A. Reed" in ask("Who wrote Moorhen: Wading Models for Open Water?").answer
    assert "Moorhen: Wading Models" in ask("title of arXiv:3501.01234").answer


@pytest.mark.parametrize(
    ("question", "models"),
    [
        ("Which model scores 58.5 on MarshEval?", ["Moorhen 34B"]),
        ("Who gets 66.5% pass@10 on MarshEval?", ["Moorhen 13B"]),
        ("66.5 on MarshEval: which model is that?", ["Moorhen 13B"]),
        ("model with 40.3 on MarshEval", ["Moorhen 7B"]),
    ],
)
def test_a_figure_is_a_condition_by_which_a_model_is_asked_for(question: str, models: list[str], ask: Callable[[str], Answer]) -> None:
    assert firsts(ask(question)) == models


def test_a_figure_that_nobody_has_is_named_as_missing(ask: Callable[[str], Answer]) -> None:
    got = ask("Which model scores 12.5 on MarshEval?")
    assert got.status == "no_evidence"
    assert "12.5" in got.missing[0].term


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Moorhen 7B better than Teal 7B on MarshEval in the Moorhen paper?", "yes"),
        ("Is Teal 7B's pass@1 on MarshEval above that of Moorhen 7B in the Moorhen paper?", "no"),
        ("Can Moorhen 13B beat 45% pass@1 on MarshEval?", "yes"),
        ("When it comes to MarshEval, is Moorhen 13B left behind by Moorhen 7B?", "no"),
        ("Is Garganey an ancestor of Moorhen?", "yes"),
        ("Is Moorhen an ancestor of Garganey?", "no"),
        ("What makes Teal 7B stronger than Moorhen 7B on MarshEval in the Moorhen paper?", "no"),
        ("By how much does Teal 7B beat Moorhen 7B on MarshEval in the Moorhen paper?", "no"),
        ("By how much does Moorhen 7B beat Teal 7B on MarshEval in the Moorhen paper?", None),
        ("Moorhen, 7B to 34B on MarshEval pass@1 in its paper - always going up?", "yes"),
        ("Is Moorhen 7B licensed under Garganey?", "yes"),
    ],
)
def test_claims_and_premises_are_judged(question: str, verdict: str | None, ask: Callable[[str], Answer]) -> None:
    got = ask(question)
    assert got.rows, got.answer
    assert got.verdict == verdict, got.answer


@pytest.mark.parametrize(
    ("question", "held", "absent"),
    [
        ("What model is Moorhen initialized with?", ["Teal"], ["Pintail"]),
        ("Tell me the model that Moorhen is based on.", ["Teal"], ["Pintail"]),
        ("What builds on Moorhen?", ["Pintail"], ["Teal"]),
        ("Which models were trained on top of Moorhen?", ["Pintail"], ["Teal"]),
        ("Which models does Moorhen outperform?", ["Garganey", "Moorhen"], ["Teal"]),
        ("What did Moorhen introduce?", ["attention"], ["Pintail"]),
        ("What was Pintail trained on top of, and on which data?", ["Moorhen", "RiverNotes"], []),
    ],
)
def test_a_relation_is_read_in_the_direction_that_is_asked(
    question: str, held: list[str], absent: list[str], ask: Callable[[str], Answer]
) -> None:
    got = ask(question)
    assert all(h in text(got) for h in held), (got.answer, text(got))
    assert not any(a in text(got) for a in absent), (got.answer, text(got))


@pytest.mark.parametrize(
    ("question", "models"),
    [
        ("List models with context length 4K.", ["Teal 7B"]),
        ("Models with a 16K context window", ["Moorhen 7B"]),
        ("Which models were released on 2035-03-04?", ["Moorhen 7B"]),
        ("Which models are released under Garganey?", ["Moorhen 7B"]),
    ],
)
def test_amounts_days_and_licences_are_conditions(question: str, models: list[str], ask: Callable[[str], Answer]) -> None:
    assert firsts(ask(question)) == models


def test_two_models_with_or_between_them_stand_the_better_first(ask: Callable[[str], Answer]) -> None:
    assert firsts(ask("MarshEval in the Moorhen paper: Teal 7B or Moorhen 7B?")) == ["Moorhen 7B", "Teal 7B"]


def test_what_a_question_wants_something_measured_by_and_nobody_reports_is_missing(ask: Callable[[str], Answer]) -> None:
    question = "How does Moorhen scale on MarshEval (7B to 34B), as measured by pass@1 and wading efficiency, in its paper?"
    got = ask(question)
    assert got.status == "partial"
    assert [m.term for m in got.missing] == ["wading efficiency"]


@pytest.mark.parametrize("question", ["Quibbler-7B on MarshEval: pass@1?", "What pass@1 does Moorhen-9-Pro get on MarshEval?"])
def test_a_model_that_nobody_names_is_no_other_model(question: str, ask: Callable[[str], Answer]) -> None:
    got = ask(question)
    assert got.status == "no_evidence"
    assert any("-" in m.term for m in got.missing), got.missing


def test_versions_of_a_corpus_are_told_apart_by_their_number_alone(ask: Callable[[str], Answer]) -> None:
    got = ask("silt v1 vs v2 - size and no. of languages?")
    assert all(figure in text(got) for figure in ("2.5 TB", "9.5 TB", "12", "40")), got.answer


def test_reporting_is_a_verb_where_somebody_does_it(ask: Callable[[str], Answer]) -> None:
    assert "41.5" in text(ask("Report the pass@1 score of Moorhen 7B on MarshEval"))
    got = ask("What pass@1 does the Marsh leaderboard report for Wigeon 3B on MarshEval?")
    assert firsts(got) == ["Wigeon 3B"]


def test_the_place_of_a_model_is_told(ask: Callable[[str], Answer]) -> None:
    assert ask("What is Teal 7B's position on MarshEval in the Marsh leaderboard?").rows[0].values[1] == 1
