"""How many of what a benchmark or corpus holds, a set that the question before found, and a section by a part of its heading."""

from __future__ import annotations

import pytest

from kg.model.answer import Answer
from tests.answering import invented
from tests.answering.invented import column, document

PAPER = document(
    "zork-paper",
    "paper",
    "Zork: Models of Code",
    """
## Data

Zork is a family of code models. Zork is trained on 2T tokens of Heaplet, a corpus of code. Heaplet has 450B unique tokens.
Heaplet is a filtered subset of GrandHeap. GrandHeap is a corpus of 9 TB. We introduce QuuxHunk, a benchmark of 1,206 real commits.
Zork-Chat is fine-tuned from Zork on WugTune for two epochs. WugTune has 312K instruction-response pairs.

## Known Bias, Risks and Limitations

The models invent arguments of rarely used packages. Answers are shorter in winter than in summer.
""",
)


def ask(question: str) -> Answer:
    return invented.ask(question, (PAPER,))


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("how many commits are in QuuxHunk", "1,206"),
        ("How many real commits does QuuxHunk contain?", "1,206"),
        ("How many unique tokens does the Heaplet corpus have?", "450B"),
        ("What is Heaplet a subset of?", "GrandHeap"),
    ],
)
def test_what_data_holds_is_its_size(question: str, value: str) -> None:
    assert value in column(ask(question), "value")


def test_that_set_is_what_the_question_before_found() -> None:
    found = ask("What was Zork-Chat fine-tuned on, and how many pairs does that set have?")
    assert {"WugTune", "312K"} <= set(column(found, "value"))


@pytest.mark.parametrize("question", ["What known limitations does the Zork paper state?", "What are the risks of Zork?"])
def test_a_section_is_quoted_by_one_part_of_its_heading(question: str) -> None:
    assert any("rarely used packages" in value for value in column(ask(question), "value"))
