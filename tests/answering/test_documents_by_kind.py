"""Documents named by a word for their kind with a maker or a title beside it; nothing here is of this world."""

from __future__ import annotations

from functools import cache

import pytest

from kg.answering import Graph, answer
from kg.build import Source, construct, whole
from kg.model.answer import Answer
from kg.store import OxigraphStore

NOTES = """# Zork 2: fewer knots

Today Quux Labs releases Zork 2, our second family of open models, in 7B and 13B. Zork 2 was developed by Quux Labs.

## How good is it?

Zork 2 13B scores 57.1% pass@1 on LoomEval and Zork 2 7B scores 49.3%. In the same harness Zork 1 7B scores 34.6%.
"""

BOARD = """rank,model,organization,LoomEval pass@1
1,Zork-2-13B,Quux Labs,53.9
2,Zork-2-7B,Quux Labs,47.6
3,Zork-1-7B,Quux Labs,33.4
"""

SURVEY = """Looms and Threads: A Survey of {title}

Ada Quux
Institute of Looms

Abstract—This survey sorts tasks.

I. TAXONOMY OF TASKS

Tasks fall into two groups. {first} tasks make a cloth. {second} tasks judge a cloth.

REFERENCES

[1] A. Knot, “Wugger,” 2034.
"""


@cache
def graph() -> Graph:
    texts = {
        "zork-2-release-notes.md": NOTES,
        "loomeval_leaderboard.csv": BOARD,
        "weaving-survey.txt": SURVEY.format(title="Weaving", first="Making", second="Judging"),
        "knitting-survey.txt": SURVEY.format(title="Knitting", first="Purling", second="Watching").replace(
            "Looms and Threads", "Needles at Work"
        ),
    }
    return Graph(OxigraphStore.memory(whole(construct([Source(name, text.encode()) for name, text in texts.items()]))))


def ask(question: str) -> Answer:
    got = answer(question, graph())
    assert all(row.cites for row in got.rows)
    return got


@pytest.mark.parametrize(
    "question",
    [
        "What does Zork 2 7B score on LoomEval in the release notes?",
        "Zork 2 7B on LoomEval according to Quux Labs's release notes",
        "By the Zork release notes, how does Zork 2 7B do on LoomEval?",
    ],
)
def test_release_notes_are_a_document_that_calls_itself_so(question: str) -> None:
    assert [str(row.values[1]) for row in ask(question).rows] == ["49.3%"]


@pytest.mark.parametrize(
    ("question", "kinds"),
    [
        ("What kinds of tasks are there in the survey Looms and Threads?", {"Making tasks", "Judging tasks"}),
        ("Into which groups does the survey Needles at Work divide tasks?", {"Purling tasks", "Watching tasks"}),
    ],
)
def test_a_survey_named_by_its_title_answers_alone(question: str, kinds: set[str]) -> None:
    assert {row.values[0] for row in ask(question).rows} == kinds
