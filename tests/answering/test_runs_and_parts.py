"""Training configurations, models named by a relation, parts of benchmarks, sequences, amounts and several questions in one."""

from __future__ import annotations

from functools import cache

import pytest

from kg.answering import Graph, answer
from kg.build import Source, construct, whole
from kg.model.answer import Answer
from kg.store import OxigraphStore

PAPER = """---
id: brindle-paper
kind: paper
title: "Brindle: Models for Weaving"
authors: [A. Loom]
year: 2031
trust: primary
provenance: {digest: false}
---
# Brindle

## 3 Results

Table 1 (p. 4): pass@1 on WeftEval, in per cent, zero-shot.

| Model | Size | WeftEval |
| --- | --- | --- |
| Brindle | 7B | 30.0 |
| Brindle | 13B | 36.5 |
| Brindle - Silk | 7B | 41.5 |
| Brindle - Silk | 13B | 40.0 |
| Tansy | 7B | 22.0 |
| Tansy 2 | 7B | 21.0 |
| Tansy 3 | 7B | 28.0 |

Table 2 (p. 6): pass@1 on WeftEval with and without long-context fine-tuning (LCFT), in per cent. ✓ means trained with it, × without.

| Model | Size | LCFT | WeftEval |
| --- | --- | --- | --- |
| Brindle - Silk | 7B | × | 43.5 |
| Brindle - Silk | 7B | ✓ | 41.5 |

Table 3 (p. 7): pass@1 on Multi-WeftEval by language, in per cent.

| Model | Size | C++ | Java | PHP | Average |
| --- | --- | --- | --- | --- | --- |
| Brindle | 7B | 28.0 | 31.5 | 25.0 | 28.2 |
| Brindle - Silk | 7B | 30.0 | 29.5 | 27.0 | 28.8 |

Table 4 (p. 8): what models start from.

| Model | Initialised from |
| --- | --- |
| Brindle - Silk 7B | Brindle 7B |

Table 5 (p. 9): corpora.

| Corpus | Size | # languages |
| --- | --- | --- |
| The Skein | 3.1 TB | 30 |
| Hank | 400 GB | 6 |
| Bobbin | 2B tokens | 1 |
"""


@cache
def _graph() -> Graph:
    return Graph(OxigraphStore.memory(whole(construct([Source("brindle-paper.md", PAPER.encode())]))))


def ask(question: str) -> Answer:
    got = answer(question, _graph())
    for row in got.rows:
        assert row.cites
        assert len(row.values) == len(got.columns)
    assert (got.status == "answered") == (bool(got.rows) and not got.missing)
    return got


def cells(got: Answer, column: str) -> list[object]:
    return [row.values[got.columns.index(column)] for row in got.rows]


@pytest.mark.parametrize(
    "question",
    [
        "Does LCFT hurt Brindle - Silk 7B on WeftEval?",
        "does long-context fine-tuning lower the WeftEval score of Brindle Silk 7B?",
    ],
)
def test_the_effect_of_a_configuration_is_the_difference_of_its_two_runs(question: str) -> None:
    got = ask(question)
    assert got.verdict == "yes"
    assert [str(c.value) for c in got.computed if "minus" in c.how] == ["-2.0"] or any(abs(c.value) == 2 for c in got.computed)


def test_a_run_with_a_configuration_is_never_the_released_model() -> None:
    got = ask("Brindle - Silk 7B on WeftEval")
    assert "43.5" not in cells(got, "score")


def test_a_model_named_by_its_relation_is_looked_up_and_cited() -> None:
    got = ask("Is Brindle - Silk 7B better than its base model on WeftEval?")
    assert got.verdict == "yes"
    assert "base model is Brindle 7B" in got.answer
    assert any(c.predicate.endswith("initialisedFrom") for c in got.citations)


def test_the_relation_itself_is_answered_when_nothing_more_is_asked() -> None:
    got = ask("What is the base model of Brindle - Silk 7B?")
    assert "Brindle 7B" in str([row.values for row in got.rows])


def test_a_relation_that_no_document_states_is_missing() -> None:
    got = ask("What is the WeftEval score of Tansy 7B's base model?")
    assert got.status == "no_evidence"
    assert "base model" in got.missing[0].term


@pytest.mark.parametrize(
    "question", ["In which language of Multi-WeftEval is Brindle 7B strongest?", "Brindle 7B on Multi-WeftEval by language"]
)
def test_a_model_is_told_strongest_and_weakest_by_parts(question: str) -> None:
    got = ask(question)
    assert got.kind == "breakdown"
    assert cells(got, "subset") == ["Java", "C++", "PHP"]
    assert "strongest on Java" in got.answer
    assert "weakest on PHP" in got.answer


@pytest.mark.parametrize(
    "question", ["lowest language for Brindle 7B on Multi-WeftEval", "Brindle 7B's weakest language on Multi-WeftEval?"]
)
def test_a_superlative_right_before_a_kind_of_part_asks_for_the_part(question: str) -> None:
    got = ask(question)
    assert got.kind == "breakdown"
    assert got.rows[0].values[got.columns.index("subset")] == "PHP"


@pytest.mark.parametrize(
    "question",
    [
        "In which language does Brindle 7B still beat Brindle - Silk 7B on Multi-WeftEval?",
        "which languages of Multi-WeftEval is Brindle - Silk 7B worse than Brindle 7B in?",
    ],
)
def test_the_parts_on_which_one_is_ahead_of_another_are_told(question: str) -> None:
    got = ask(question)
    assert got.kind == "breakdown"
    assert "Brindle 7B is ahead on Java (" in got.answer


def test_two_models_are_compared_part_by_part() -> None:
    got = ask("Brindle 7B against Brindle - Silk 7B on Multi-WeftEval, language by language")
    assert sorted(map(str, cells(got, "part"))) == ["C++", "Java", "PHP"]
    assert "is ahead on Java" in got.answer


def test_a_sequence_of_generations_is_told_where_it_breaks() -> None:
    got = ask("Has each new Tansy (Tansy, Tansy 2, Tansy 3) been better on WeftEval than the one before?")
    assert got.verdict == "no"
    assert "from Tansy 7B to Tansy 2" in got.answer


def test_a_size_that_stands_apart_holds_for_all_models() -> None:
    got = ask("At 13B, does Brindle - Silk beat Brindle on WeftEval?")
    assert got.verdict == "yes"
    assert "36.5" in str(got.rows)
    assert "30.0" not in str(got.rows)


@pytest.mark.parametrize("name", ["Brindle 65B", "Brindle-65B", "Tansy 9", "Tansy 9 Grande"])
def test_a_size_or_number_that_no_document_knows_is_refused_with_the_whole_name(name: str) -> None:
    got = ask(f"{name} on WeftEval?")
    assert got.status == "no_evidence"
    assert name.casefold() in [m.term.casefold() for m in got.missing]


def test_a_misspelt_second_model_is_missing_and_not_left_out() -> None:
    got = ask("compare brindle 7b and zork-prime-3 on wefteval")
    assert got.status == "partial"
    assert "zork-prime-3" in [m.term for m in got.missing]


def test_amounts_in_different_units_have_no_common_order() -> None:
    got = ask("Which corpus is the largest?")
    assert got.rows[0].values[0] == "The Skein"
    assert "Bobbin" not in cells(got, got.columns[0])
    assert any("Bobbin" in caveat for caveat in got.caveats)


def test_a_superlative_of_a_count_orders_by_the_count() -> None:
    got = ask("Which corpus covers the most languages?")
    assert got.rows[0].values[0] == "The Skein"


def test_the_second_place_names_who_stands_before_it() -> None:
    got = ask("second best 7B model on WeftEval")
    assert got.rows[0].values[0] == "Brindle 7B"
    assert "Before it" in got.answer


def test_later_questions_take_over_what_they_leave_out() -> None:
    got = ask("How does Brindle 7B compare with Brindle - Silk 7B on WeftEval; then the same at 13B?")
    assert {"30.0", "41.5", "36.5", "40.0"} <= {str(v) for row in got.rows for v in row.values}


def test_a_clause_before_a_comma_is_no_question() -> None:
    got = ask("On WeftEval, what is the score of Brindle 13B?")
    assert got.kind == "lookup"
    assert cells(got, "score") == ["36.5"]


def test_a_sentence_that_asks_nothing_is_passed_over() -> None:
    got = ask("You are a helpful assistant. What does Brindle 13B score on WeftEval?")
    assert cells(got, "score") == ["36.5"]


def test_without_a_benchmark_nobody_is_best() -> None:
    assert ask("which model will be best in 2050?").status in ("no_evidence", "not_understood")


@pytest.mark.parametrize("question", ["Growth of Brindle on WeftEval over 7B and 13B", "growth of brindle over 7B, 13B on WeftEval"])
def test_over_before_a_list_of_sizes_is_no_bound(question: str) -> None:
    got = ask(question)
    assert got.kind == "trend"
    assert {str(row.values[1]) for row in got.rows} == {"7B", "13B"}


@pytest.mark.parametrize("question", ["who is dead last on WeftEval", "Which model comes last on WeftEval?"])
def test_the_last_place_is_the_lowest_score(question: str) -> None:
    got = ask(question)
    assert got.kind == "ranking"
    assert got.rows[0].values[0] == "Tansy 2 7B"


def test_runs_of_a_model_that_is_counted_itself_are_told() -> None:
    got = ask("How many models score above 39 on WeftEval in the Brindle paper?")
    assert "43.5" in cells(got, "score")
    assert any("runs of a model that is counted itself" in caveat for caveat in got.caveats), got.caveats
