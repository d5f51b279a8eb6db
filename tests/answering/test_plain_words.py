"""Plain words of English that restrict nothing, and questions that are about what is named and not about its scores."""

from __future__ import annotations

import pytest

from kg.model.answer import Answer
from tests.answering import invented
from tests.answering.invented import column, document, firsts

PAPER = document(
    "zork-paper",
    "paper",
    "Zork: a model that does not exist",
    """
Blob is fine-tuned from Zork. Blip is initialised from Quux. Zork is fine-tuned with LoRA. Zork is released under the MIT licence.

FooEval has 250 problems and 12 test cases.

Table 1 (p. 3): pass@1 on FooEval, in per cent, zero-shot, greedy.

| Model | Size | FooEval / pass@1 |
| --- | --- | --- |
| Zork | 7B | 41.5 |
| Zork | 13B | 47.5 |
| Quux | 7B | 41.5 |
| Frob | 7B | 33.0 |
""",
)
BOARD = document(
    "bar-board",
    "leaderboard",
    "BarEval Leaderboard",
    """
BarEval and GluEval are benchmarks. The value Full of open-data means that all data is open; Partial means that some of it is.
Models are ranked by calibrated pass@1. The calibrated score adds the missing imports before the tests.

Table 1 (p. 1): sizes.

| Benchmark | Problems | Tests per problem |
| --- | --- | --- |
| BarEval | 180 | 100 |
| GluEval | 99 | 10 |

Table 2 (p. 2): pass@1 on BarEval by difficulty, in per cent.

| Model | Size | Easy (45) | Medium (91) | Hard (44) | Overall (180) |
| --- | --- | --- | --- | --- | --- |
| Zork | 7B | 17.5 | 4.5 | 1.5 | 8.5 |
| Quux | 7B | 27.5 | 7.5 | 2.5 | 11.5 |

Table 3 (p. 2): pass@1 on GluEval by difficulty, in per cent.

| Model | Size | Easy (45) | Hard (44) |
| --- | --- | --- | --- |
| Zork | 7B | 17.5 | 1.5 |
| Quux | 7B | 27.5 | 2.5 |

Table 4 (p. 3): pass@1 on PipEval and PopEval, in per cent.

| Model | Size | PipEval | PopEval |
| --- | --- | --- | --- |
| Zork | 7B | 50.5 | 60.5 |
| Quux | 7B | 50.5 | 60.5 |
| Frob | 7B | 60.5 | 50.5 |
| Glub | 7B | 50.5 | 70.5 |
""",
)
DOCUMENTS = (PAPER, BOARD)


def ask(question: str) -> Answer:
    """Return the answer from the invented documents."""
    return invented.ask(question, DOCUMENTS)


@pytest.mark.parametrize(
    "question",
    ["Which model was LoRA applied to?", "Which models apply LoRA?"],
)
def test_that_a_technique_is_applied_says_that_it_is_used(question: str) -> None:
    found = ask(question)
    assert found.status == "answered"
    assert firsts(found) == ["Zork"]


def test_a_licence_that_applies_names_nothing() -> None:
    assert ask("Which licence applies to Zork?").status == "answered"


def test_what_an_amount_is_counted_by_restricts_nothing() -> None:
    found = ask("How many tests does FooEval have per problem?")
    assert found.status == "answered"
    assert column(found, "value") == ["12"]


def test_how_long_an_explanation_is_to_be_is_not_told_as_unknown() -> None:
    assert ask("Explain LoRA to me in a line.").missing == ()


def test_a_model_that_outdoes_another_is_better() -> None:
    assert ask("Does Zork 13B outdo Frob 7B on FooEval?").verdict == "yes"
    assert ask("Does Frob 7B outdo Zork 13B on FooEval?").verdict == "no"


def test_a_gain_between_two_is_their_difference() -> None:
    found = ask("From Zork 7B to Zork 13B, how much is gained on FooEval?")
    assert found.status == "answered"
    assert column(found, "difference (points)") == ["-6.0"]


@pytest.mark.parametrize(
    "question",
    ["What is the average number of tests per FooEval problem?", "Mean number of test cases of FooEval"],
)
def test_the_mean_number_of_something_is_no_mean_of_scores(question: str) -> None:
    found = ask(question)
    assert found.kind == "property"
    assert column(found, "value") == ["12"]


def test_the_mean_score_is_still_worked_out_of_scores() -> None:
    found = ask("What is the average score on FooEval?")
    assert found.kind == "selection"
    assert [str(c.value) for c in found.computed] == ["40.88"]


@pytest.mark.parametrize(
    "question",
    ["How many hard problems does BarEval include?", "How many hard problems are there in BarEval?"],
)
def test_the_amount_of_a_part_is_read_from_the_head_of_its_column_where_the_heads_add_up(question: str) -> None:
    found = ask(question)
    assert found.kind == "property"
    assert "BarEval hard, problems, by the head of its column: 44" in found.answer
    assert found.missing == ()


def test_heads_that_do_not_add_up_to_the_whole_are_no_amounts() -> None:
    found = ask("How many hard problems does GluEval include?")
    assert [m.term for m in found.missing] == ["hard"]
    assert "44" not in found.answer


@pytest.mark.parametrize(
    "question",
    [
        "Which models have the same score on FooEval?",
        "What models score the same on FooEval?",
        "Which models share the same FooEval score?",
    ],
)
def test_models_with_the_same_score_are_those_that_share_one(question: str) -> None:
    found = ask(question)
    assert sorted(firsts(found)) == ["Quux 7B", "Zork 7B"]
    assert set(column(found, "score")) == {"41.5"}


def test_models_with_the_same_scores_on_two_benchmarks_share_both() -> None:
    assert sorted(firsts(ask("Which models have the same score on PipEval and PopEval?"))) == ["Quux 7B", "Zork 7B"]


def test_that_no_two_models_have_the_same_score_is_told() -> None:
    found = ask("Which models have the same score on GluEval Hard?")
    assert not found.rows
    assert "no two models have the same score" in found.missing[0].why


def test_the_descendants_of_a_model_are_based_on_it() -> None:
    assert firsts(ask("all descendants of Zork")) == ["Blob"]
    assert firsts(ask("What are the descendants of Quux?")) == ["Blip"]


def test_what_a_value_that_tables_print_means_is_told_in_the_words_of_a_document() -> None:
    found = ask("What does Partial open-data mean on the BarEval Leaderboard?")
    assert found.kind == "meaning"
    assert "Partial means that some of it is" in found.answer
    assert "adds the missing imports" in ask("What does calibrated mean on the BarEval Leaderboard?").answer


def test_the_verb_mean_is_no_average() -> None:
    assert ask("What does calibrated mean on BarEval?").computed == ()
    assert ask("What does the mean on FooEval come to?").computed
