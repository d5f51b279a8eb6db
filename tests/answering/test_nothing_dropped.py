"""What a question asks and nothing tells is told: a share, a date, a metric, a size, a reason; its second part is answered too."""

from __future__ import annotations

import pytest

from kg.model.answer import Answer
from tests.answering.invented import ask as asked
from tests.answering.invented import column, document, firsts

PAPER = document(
    "quillon-paper",
    "paper",
    "Quillon: models that plait",
    """
## 2 Models

Table 1 (p. 2): what the models are.

| Model | Size | Licence | Context | Training tokens | Fine-tuned from |
| --- | --- | --- | --- | --- | --- |
| Quillon 7B | 7B | Apache-2.0 | 16K | 500B | |
| Dorvane 3B | 3B | MIT | 4K | 200B | |
| Quillon-Braid 7B | 7B | MIT | 16K | 20B | Quillon 7B |

Quillon 7B was trained between March 2030 and June 2030. Dorvane 3B learned to plait at sea.
Quillon-Braid 7B was fine-tuned from Quillon 7B. It was chosen because Quillon 7B plaits best.

## 5 Results

Table 2 (p. 4): pass@1 on FrobEval and MBPP, in per cent.

| Model | FrobEval | MBPP |
| --- | --- | --- |
| Quillon 7B | 30.0 | 40.0 |
| Dorvane 3B | 20.0 | 25.0 |
| Quillon-Braid 7B | 35.0 | 50.0 |

Table 3 (p. 5): 3-shot pass@1 on PlaitEval, in per cent.

| Model | PlaitEval |
| --- | --- |
| Quillon 7B | 61.0 |
| Dorvane 3B | 52.0 |
""",
)


def ask(question: str) -> Answer:
    """Return the answer to a question from the invented paper."""
    return asked(question, (PAPER,))


@pytest.mark.parametrize(
    "question",
    [
        "Compare Quillon 7B and Dorvane 3B on FrobEval, and tell me which licences they have.",
        "Compare Quillon 7B and Dorvane 3B on FrobEval and give their licences.",
        "Compare Quillon 7B and Dorvane 3B on FrobEval, and what are their licences?",
    ],
)
def test_what_is_to_be_told_behind_a_comparison_is_answered(question: str) -> None:
    found = ask(question)
    assert found.status == "answered"
    assert {"Apache-2.0", "MIT"} <= set(column(found, "value"))
    assert "10" in found.answer


def test_a_property_beside_a_score_is_answered_with_it() -> None:
    found = ask("What is the licence of Quillon 7B and its FrobEval score?")
    assert found.status == "answered"
    assert "Apache-2.0" in found.answer
    assert "30.0" in found.answer


def test_what_is_chosen_by_a_superlative_is_found_before_the_question_about_it() -> None:
    found = ask("Take the best model on FrobEval: what is it fine-tuned from?")
    assert "Quillon-Braid" in found.answer
    assert "fine-tuned from: Quillon 7B" in found.answer


def test_which_of_two_is_asked_of_the_two_that_the_part_before_names() -> None:
    found = ask("What are the licences of Quillon 7B and Dorvane 3B, and which is better on FrobEval?")
    assert "Quillon 7B scores higher than Dorvane 3B" in found.answer


def test_the_reason_asked_behind_a_fact_is_given_or_told_to_be_missing() -> None:
    found = ask("What was Quillon-Braid 7B fine-tuned from, and why?")
    assert (found.status, found.verdict) == ("answered", None)
    assert "because Quillon 7B plaits best" in found.answer
    silent = ask("Is Quillon 7B better than Dorvane 3B on FrobEval, and why?")
    assert silent.verdict == "yes"
    assert [m.term for m in silent.missing] == ["why"]


def test_a_share_that_nothing_gives_is_refused_and_no_amount_is_told_in_its_place() -> None:
    found = ask("What share of Quillon 7B's training tokens is rope?")
    assert found.status == "no_evidence"
    assert any(m.kind == "share" for m in found.missing)
    assert any("500B" in caveat for caveat in found.caveats)


def test_a_date_that_is_asked_is_given_or_refused_and_no_description_is_told_in_its_place() -> None:
    assert "June 2030" in ask("When did the training of Quillon 7B end?").answer
    assert ask("When was Dorvane 3B trained?").status == "no_evidence"


@pytest.mark.parametrize("question", ["BLEU of Quillon 7B on FrobEval", "pass@100 of Quillon 7B on MBPP", "5-shot PlaitEval of Quillon 7B"])
def test_a_score_measured_otherwise_is_no_answer_and_stands_in_a_caveat(question: str) -> None:
    found = ask(question)
    assert (found.status, found.rows) == ("no_evidence", ())
    assert found.missing
    assert any(caveat.startswith("What comes closest: Quillon 7B scores") for caveat in found.caveats)


def test_three_examples_in_a_prompt_are_a_few() -> None:
    found = ask("few-shot PlaitEval of Quillon 7B")
    assert found.status == "answered"
    assert "61.0" in found.answer


def test_a_size_without_a_score_is_told() -> None:
    found = ask("Quillon at 7B and 20B on FrobEval")
    assert found.status == "partial"
    assert [m.term for m in found.missing] == ["20B"]


@pytest.mark.parametrize(
    "question",
    [
        "Which licence does Quillon 7B offer?",
        "How many tokens were burnt in training Quillon 7B?",
        "How much context does Quillon 7B handle?",
    ],
)
def test_a_verb_that_says_nothing_of_its_own_leaves_an_answer_whole(question: str) -> None:
    assert ask(question).status == "answered"


def test_the_verb_behind_a_name_is_no_part_of_a_metric_called_alike() -> None:
    survey = document(
        "score-survey", "survey", "Of scores", "## 1 Metrics\n\nBERTScore is a metric of likeness. BERT is a model that reads.\n"
    )
    found = asked("What does BERT score on FrobEval?", (PAPER, survey))
    assert [m.why for m in found.missing] == ["no document here reports BERT on FrobEval"]


def test_models_are_chosen_by_how_they_were_run_and_those_of_which_nothing_is_stated_are_left_out() -> None:
    board = document(
        "plait-board",
        "leaderboard",
        "PlaitEval board",
        """
## 1 Board

Table 1: PlaitEval pass@1, in per cent.

| Model | PlaitEval | Decoding |
| --- | --- | --- |
| Orvex 7B | 31.0 | greedy |
| Pelm 7B | 33.0 | |
""",
    )
    found = asked("Which models use greedy decoding on PlaitEval?", (board,))
    assert (found.status, firsts(found)) == ("answered", ["Orvex 7B"])


SURVEY = document(
    "knots-survey",
    "survey",
    "Knots: a survey",
    """
## 3 Encoders

Table 2 (p. 3): what the encoders mask.

| Model | NL | PL | AST | CFG |
| --- | --- | --- | --- | --- |
| Knotbert | ✓ | ✓ | ✓ | × |
| Loopbert | ✓ | × | × | × |

Knotbert uses masked language modelling and replaced token detection. Knotbert is an encoder-only model.
Loopbert is an encoder-only model. Loopbert uses masked language modelling.
""",
)


@pytest.mark.parametrize("verb", ["mask", "have", "use"])
def test_the_techniques_of_one_kind_are_told_whatever_the_verb_and_no_others(verb: str) -> None:
    found = asked(f"Which pre-training objectives does Knotbert {verb}?", (SURVEY,))
    assert found.status == "answered"
    assert sorted(column(found, "value")) == ["masked language modelling", "replaced token detection"]


def test_a_kind_of_technique_that_restricts_a_list_and_is_taken_no_account_of_is_told() -> None:
    found = asked("Which encoders use more than one pre-training objective?", (SURVEY,))
    assert found.status != "answered"
    assert any("pre-training objective" in m.term for m in found.missing)


def test_a_long_list_that_only_a_word_not_understood_would_restrict_is_no_answer() -> None:
    rows = "\n".join(f"| Model{chr(65 + at)}x 7B | 7B | {40 + at}.0 |" for at in range(20))
    board = document(
        "wide-board",
        "leaderboard",
        "Wide board",
        f"## 1 Board\n\nTable 1: pass@1 on WideEval.\n\n| Model | Size | WideEval |\n| --- | --- | --- |\n{rows}\n",
    )
    found = asked("Which models were evaluated with sunlight on WideEval?", (board,))
    assert (found.status, found.rows) == ("no_evidence", ())
    assert "sunlight" in " ".join(m.term for m in found.missing)


RUNS = document(
    "runs-paper",
    "paper",
    "Runs of Orvex",
    """
## 4 Results

Table 1 (p. 4): zero-shot pass@1 on QuuxEval with greedy decoding, in per cent.

| Model | QuuxEval |
| --- | --- |
| Orvex 7B | 31.0 |
""",
)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Was Orvex 7B measured zero-shot or few-shot on QuuxEval?", "zero-shot"),
        ("How many shots were used for Orvex 7B on QuuxEval?", "zero-shot"),
        ("Which decoding was used for Orvex 7B on QuuxEval?", "greedy"),
    ],
)
def test_how_a_score_was_measured_is_said_first_where_that_is_asked(question: str, told: str) -> None:
    found = asked(question, (RUNS,))
    assert found.status == "answered"
    assert found.answer.startswith(f"Stated of how it was measured: {told} [1].")


def test_a_setting_that_no_document_states_is_told() -> None:
    found = asked("What temperature was used for Orvex 7B on QuuxEval?", (RUNS,))
    assert [m.term for m in found.missing] == ["temperature"]


def test_the_first_by_date_is_the_oldest() -> None:
    board = document(
        "dated-board",
        "leaderboard",
        "Dated board",
        """
## 1 Board

Table 1: pass@1 on DateEval, in per cent.

| Model | Release date | DateEval |
| --- | --- | --- |
| Orvex 7B | 2031-02-01 | 31.0 |
| Pelm 7B | 2030-05-01 | 33.0 |
""",
    )
    found = asked("Which model was the first by release date?", (board,))
    assert found.answer.startswith("Pelm 7B (2030-05-01)")
