"""Who measured the scores that a document prints: its authors themselves, or others whom it quotes, as far as it marks that."""

from __future__ import annotations

import pytest

from kg.model.answer import Answer
from tests.answering.invented import ask as ask_of
from tests.answering.invented import document

BODY = """
Table 1: pass@1 in per cent. Values marked * were measured by the survey's authors in their own experiments.

| Model | FooEval | BarEval |
| --- | --- | --- |
| Plimble 7B | 30.5 | 21.5 * |
| Gorvat 3B | 41.5 * | 30.0 * |
| Snarkle 13B | 44.5 | 33.0 |
"""
DOCUMENTS = (document("plimble-survey", "survey", "Plimble Models: A Survey", BODY),)


def ask(question: str) -> Answer:
    return ask_of(question, DOCUMENTS)


@pytest.mark.parametrize(
    "question",
    [
        "Which Table 1 scores did the survey's authors measure themselves?",
        "What was measured by the survey's authors themselves?",
        "Which values in Table 1 did the survey's authors measure themselves?",
    ],
)
def test_the_scores_that_authors_measured_are_those_that_are_marked(question: str) -> None:
    got = ask(question)
    assert sorted(str(v) for row in got.rows for v in row.values if str(v).endswith("*")) == ["21.5 *", "30.0 *", "41.5 *"]
    assert not any(v in ("30.5", "44.5", "33.0") for row in got.rows for v in row.values)


def test_scores_are_counted_and_not_their_models() -> None:
    got = ask("How many Table 1 scores did the survey's authors measure themselves?")
    assert "is 3" in got.answer


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Did the authors of the survey measure Plimble 7B's BarEval themselves?", "yes"),
        ("Was Gorvat 3B's FooEval in the survey measured by its authors?", "yes"),
        ("Who measured Gorvat 3B's FooEval in the survey?", None),
        ("Is the FooEval of Gorvat 3B from the original paper or measured by the survey's authors?", None),
    ],
)
def test_who_measured_a_score_is_told_with_it(question: str, verdict: str | None) -> None:
    got = ask(question)
    assert (got.status, got.verdict) == ("answered", verdict)
    assert "measured by its authors themselves" in got.answer


def test_the_authors_of_a_document_are_still_asked_for() -> None:
    assert "A. Nobody" in ask("Who are the authors of the survey?").answer
