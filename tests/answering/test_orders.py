"""Orders by an amount among scores, claims of a first place, sequences of versions, ranges of k, words that share a noun, and places
in the taxonomy, asked of an invented survey and leaderboard."""

from __future__ import annotations

from functools import cache

import pytest

from kg.answering import Graph, answer
from kg.build import Source, construct, whole
from kg.model.answer import Answer
from kg.store import OxigraphStore

SURVEY = """---
id: gannet-survey
kind: survey
title: "Gannet Models: A Survey"
year: 2033
trust: secondary
provenance: {digest: false}
---
# Gannet Models: A Survey

## 1 Models

Table 1 (p. 1): pass@1 on ShoalEval and DriftEval, in per cent.

| Model | Size | Type | Open Source? | ShoalEval | DriftEval |
| --- | --- | --- | --- | --- | --- |
| Gannet | 7B | Foundational [Base] | Weights & Data | 61.0 | 40.0 |
| Puffin | 3B | Finetuned | No | 72.5 | 35.5 |
| Murre | 70B | Foundational [Code] | Only Weights | 81.0 | 66.0 |
| Petrel | 13B | Finetuned | Only Weights | 77.0 | 51.0 |
| Fulmar | – | Foundational [Base] | No | 79.5 | 70.0 |

Table 4 (p. 2): sizes of others.

| Model | Size |
| --- | --- |
| Shag | 3B |

Table 2 (p. 2): pass@k of Gannet 7B on DriftEval, in per cent.

| Model | Size | DriftEval / pass@1 | DriftEval / pass@10 | DriftEval / pass@50 | DriftEval / pass@100 |
| --- | --- | --- | --- | --- | --- |
| Gannet | 7B | 40.0 | 52.0 | 60.5 | 64.0 |

## 2 Kinds

Table 3 (p. 2): positional embeddings and activation functions.

| Concept | Broader | Definition |
| --- | --- | --- |
| Swish | activation functions | A curve. |
| SwiGLU | Swish | Two in one. |
| ALiBi | positional embeddings | Slopes. |
"""

BOARD = """---
id: tide-board
kind: leaderboard
title: "Tide Leaderboard"
year: 2035
trust: third_party
provenance: {digest: false}
---
# Tide Leaderboard

Table (tide.csv): pass@1 on TideEval, in per cent.

| Model | Release date | TideEval |
| --- | --- | --- |
| Skua-Pro-0301 | 2034-03-01 | 30.0 |
| Skua-Pro-0615 | 2034-06-15 | 44.0 |
| Skua-Pro-0901 | 2034-09-01 | 41.5 |
"""


@cache
def graph() -> Graph:
    made = construct([Source("gannet-survey.md", SURVEY.encode()), Source("tide-board.md", BOARD.encode())])
    return Graph(OxigraphStore.memory(whole(made)))


def ask(question: str) -> Answer:
    got = answer(question, graph())
    assert all(row.cites for row in got.rows)
    return got


def first(got: Answer) -> list[object]:
    return [row.values[0] for row in got.rows]


@pytest.mark.parametrize(
    ("question", "label"),
    [
        ("smallest model above 70 on ShoalEval", "Puffin 3B"),
        ("What is the smallest model that scores at least 75 on ShoalEval?", "Petrel 13B"),
        ("Which is the largest model below 75 on ShoalEval in Table 1?", "Gannet 7B"),
    ],
)
def test_scores_within_a_bound_are_ordered_by_the_amount_that_is_asked_for(question: str, label: str) -> None:
    got = ask(question)
    assert first(got)[0] == label
    assert label in got.answer


def test_a_model_whose_amount_no_document_gives_is_named_and_in_no_order() -> None:
    got = ask("smallest model above 70 on ShoalEval")
    assert "Fulmar" not in first(got)
    assert any("Fulmar" in caveat for caveat in got.caveats)


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Is Murre the best on ShoalEval?", "yes"),
        ("Is Gannet the best model on ShoalEval?", "no"),
        ("Does Gannet have the lowest score on ShoalEval in Table 1?", "yes"),
        ("Is Fulmar the second best on ShoalEval?", "yes"),
        ("Is Murre the biggest in Table 1?", "yes"),
        ("Is Puffin the largest model in Table 1?", "no"),
    ],
)
def test_a_claim_of_a_first_place_is_held_against_all_others(question: str, verdict: str) -> None:
    got = ask(question)
    assert got.verdict == verdict
    assert got.answer.startswith(verdict.capitalize())


def test_a_first_place_of_a_model_without_the_amount_is_not_judged() -> None:
    got = ask("Is Fulmar the biggest in Table 1?")
    assert got.verdict is None
    assert got.status == "partial"
    assert [m.term for m in got.missing] == ["Fulmar"]


@pytest.mark.parametrize(
    "question",
    [
        "Did Skua Pro get better from version to version on TideEval?",
        "Skua-Pro 0301, 0615 and 0901 on TideEval: did it get better with each version?",
    ],
)
def test_versions_are_put_in_order_and_every_step_is_looked_at(question: str) -> None:
    got = ask(question)
    assert first(got) == ["Skua-Pro-0301", "Skua-Pro-0615", "Skua-Pro-0901"]
    assert got.verdict == "no"
    assert "breaks from Skua-Pro-0615 to Skua-Pro-0901" in got.answer


def test_a_range_of_k_holds_what_lies_between_its_ends() -> None:
    got = ask("How does pass@k of Gannet 7B on DriftEval grow from k=10 to k=100?")
    assert [row.values[1] for row in got.rows] == ["52.0", "60.5", "64.0"]


def test_words_that_a_conjunction_joins_share_their_noun() -> None:
    got = ask("Which models of Table 1 are neither fine-tuned nor base?")
    assert first(got) == ["Murre 70B"]
    assert got.status == "answered"
    assert first(ask("List all but the fine-tuned models of Table 1")) == ["Fulmar", "Gannet 7B", "Murre 70B"]


def test_a_word_joined_to_a_condition_and_not_understood_is_named() -> None:
    got = ask("Which models of Table 1 are neither fine-tuned nor snazzy?")
    assert got.status == "partial"
    assert [m.term for m in got.missing] == ["snazzy"]


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Is Swish an activation function?", "yes"),
        ("Does SwiGLU belong to the activation functions?", "yes"),
        ("Is ALiBi an activation function?", "no"),
        ("Is ALiBi a kind of positional embedding?", "yes"),
    ],
)
def test_whether_a_concept_stands_under_another_is_told_by_the_edges_up_from_it(question: str, verdict: str) -> None:
    got = ask(question)
    assert got.verdict == verdict
    assert got.kind == "check"


@pytest.mark.parametrize(
    "question",
    [
        "Rank the models on ShoalEval",
        "rank models by ShoalEval",
        "What is the ranking of models on ShoalEval?",
        "sort the models by ShoalEval",
    ],
)
def test_a_ranking_is_the_whole_order_and_not_its_first_places(question: str) -> None:
    found = ask(question)
    assert found.kind == "ranking"
    assert [row.values[0] for row in found.rows] == ["Murre 70B", "Fulmar", "Petrel 13B", "Puffin 3B", "Gannet 7B"]


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("Where does Petrel 13B rank on ShoalEval?", 3),
        ("What place does Gannet 7B take on ShoalEval?", 5),
        ("what's the rank of Murre 70B on ShoalEval", 1),
    ],
)
def test_the_place_of_one_model_is_counted_in_its_table(question: str, place: int) -> None:
    found = ask(question)
    assert (found.rows[0].values[1], found.rows[0].values[2]) == (place, 5)
    assert [c.value for c in found.computed] == [place, 5]
    assert f"at place {place} of 5" in found.answer


def test_a_place_is_told_beside_who_is_asked_for_in_a_whole_ranking() -> None:
    found = ask("Rank the models on DriftEval in Table 1; which is second?")
    assert found.rows[0].values[0] == "Fulmar"
    assert found.rows[1].values[0] == "Murre 70B"


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Does Puffin 3B have more parameters than Gannet 7B?", "no"),
        ("Does Gannet 7B have more parameters than Puffin 3B?", "yes"),
        ("more parameters in Murre 70B than in Petrel 13B?", "yes"),
        ("Does Puffin 3B have fewer parameters than Gannet 7B?", "yes"),
    ],
)
def test_amounts_of_two_things_are_compared(question: str, verdict: str) -> None:
    assert ask(question).verdict == verdict


def test_what_has_no_amount_is_missing_from_a_comparison_and_nothing_is_the_most() -> None:
    found = ask("Does Fulmar have more parameters than Gannet 7B?")
    assert found.verdict is None
    assert [m.term for m in found.missing] == ["Fulmar"]
    assert "the most" not in found.answer


@pytest.mark.parametrize(
    "question", ["higest ShoalEval score of the models", "wich model scroes bset on ShoalEval", "comapre Murre and Puffin on ShoalEval"]
)
def test_misspelt_words_of_a_question_are_read(question: str) -> None:
    found = ask(question)
    assert found.status == "answered"
    assert "81.0" in found.answer


def test_two_nouns_name_another_property_than_the_second() -> None:
    found = ask("batch size of Gannet 7B")
    assert found.status == "no_evidence"
    assert [m.term for m in found.missing] == ["batch size"]


def test_what_a_concept_is_a_kind_of_is_what_stands_above_it() -> None:
    found = ask("What is SwiGLU a kind of?")
    assert [row.values[2] for row in found.rows] == ["Swish"]


def test_a_tie_bears_out_no_claim_of_more() -> None:
    got = ask("Is Shag 3B smaller than Puffin?")
    assert got.verdict == "no"
    assert "level" in got.answer


def test_how_far_two_amounts_are_apart_is_worked_out() -> None:
    got = ask("How much larger is Petrel 13B than Puffin 3B?")
    assert [c.value for c in got.computed] == [10]


def test_a_median_is_worked_out_from_the_column() -> None:
    got = ask("What is the median ShoalEval score in Table 1?")
    assert [c.value for c in got.computed] == [77]
    assert "median" in got.answer


@pytest.mark.parametrize(
    "question", ["carbon emissions of Gannet 7B training", "what is the vibe of Gannet 7B?", "the training cost of Murre 70B"]
)
def test_a_property_that_nothing_has_is_refused_and_not_answered_with_others(question: str) -> None:
    found = ask(question)
    assert found.status in ("no_evidence", "not_understood")
    assert found.rows == ()


@pytest.mark.parametrize("question", ["Does Gannet 7B beat Puffin on ShoalEval?", "Is Murre 70B better than the 3B models on ShoalEval?"])
def test_a_comparison_compares_or_says_what_it_lacks(question: str) -> None:
    found = ask(question)
    assert found.verdict is not None or any(m.term == "comparison" for m in found.missing)


def test_what_a_condition_on_those_ahead_rests_on_is_cited_and_who_is_left_out_is_counted() -> None:
    got = ask("How many models with open weights beat Puffin on ShoalEval?")
    assert [str(r.values[0]).split()[0] for r in got.rows] == ["Murre", "Petrel", "Puffin"]
    assert "stand 2 models: " in got.answer
    at = got.columns.index("openness")
    assert [r.values[at] for r in got.rows] == ["open weights only", "open weights only", None]
    quotes = [got.citations[n - 1].quote for n in got.rows[0].cites]
    assert len(quotes) == 2
    assert all("Murre" in quote for quote in quotes)
    assert any("1 model above Puffin" in c and "that it meets" in c for c in got.caveats), got.caveats


def test_where_none_of_those_ahead_meets_a_condition_it_is_said_of_how_many() -> None:
    got = ask("Which open models beat Murre on DriftEval?")
    assert not got.rows
    assert any("of 1 model above Murre" in m.why for m in got.missing), got.missing


def test_a_word_of_courtesy_at_the_end_is_no_programming_language() -> None:
    said = ask("list finetuned models pls")
    assert said.rows
    assert said.rows == ask("list finetuned models").rows


def test_a_list_of_benchmarks_holds_no_models() -> None:
    got = ask("list the benchmarks with open weights")
    assert got.status == "no_evidence"
    assert not got.rows


@pytest.mark.parametrize("question", ["licence and model type of Puffin", "What is the model type and the licence of Puffin?"])
def test_of_listed_properties_the_one_that_no_document_tells_is_missing(question: str) -> None:
    got = ask(question)
    assert got.status == "partial"
    assert [r.values[1] for r in got.rows] == ["model type"]
    assert [m.why for m in got.missing] == [f"no document here gives the licence of {got.missing[0].term}"]


@pytest.mark.parametrize("question", ["model type and openness of Petrel", "model type of Petrel"])
def test_nothing_is_missing_where_all_that_is_listed_is_told(question: str) -> None:
    got = ask(question)
    assert got.status == "answered"
    assert not got.missing
