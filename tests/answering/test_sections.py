"""Sections that a question names by their heading are quoted, of the works about what it names, and not where something else answers."""

from __future__ import annotations

import pytest

from kg.model.answer import Answer
from tests.answering import invented
from tests.answering.invented import column, document

PAPER = document(
    "zork-paper",
    "paper",
    "Zork: Models That Nobody Made",
    """
## 2 Models

Zork is developed by Gruelab. Zork 7B is a decoder.

Table 1 (p. 2): what the models are.

| Model | Context length |
| --- | --- |
| Zork 7B | 16K |

## 5 Limitations

The lanterns of Zork go out after an hour of use. Long inputs are cut at the third door without a warning.

## 6 Conclusion

Lamplight helps every explorer who waits at the door. Twisty passages remain hard for Zork.
""",
)

SURVEY = document(
    "cave-survey",
    "survey",
    "Cave Models: A Survey",
    """
## 1 Introduction

Cave models have been written about for years.

## 7 Conclusion

Most cave models are tested in the dark. A shared set of lamps would make their figures comparable.
""",
)

REPOSITORY = document(
    "quibble-repository",
    "repository",
    "Quibble",
    """
## Limitations

Quibble counts no commas in Latin.

Table (README.md): benchmarks of punctuation.

| Benchmark | Problems |
| --- | --- |
| Quibble | 40 |
""",
)


def ask(question: str) -> Answer:
    return invented.ask(question, (PAPER, SURVEY, REPOSITORY))


LIMITS = ["The lanterns of Zork go out after an hour of use.", "Long inputs are cut at the third door without a warning."]


@pytest.mark.parametrize("question", ["What are the limitations of Zork?", "limitations of Zork", "Which limitations does Zork have?"])
def test_the_limitations_of_a_model_are_the_section_of_its_paper_whole(question: str) -> None:
    got = ask(question)
    assert (got.status, column(got, "value")) == ("answered", LIMITS)
    assert set(column(got, "source")) == {"Zork: Models That Nobody Made"}


def test_the_limitations_of_a_benchmark_are_those_of_its_own_document() -> None:
    assert column(ask("What are the limitations of Quibble?"), "value") == ["Quibble counts no commas in Latin."]


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("What does the conclusion of the survey say?", "Most cave models are tested in the dark."),
        ("What is the conclusion of the cave survey?", "Most cave models are tested in the dark."),
        ("What does the conclusion of the Zork paper say?", "Lamplight helps every explorer who waits at the door."),
        ("What does the introduction of the survey say?", "Cave models have been written about for years."),
    ],
)
def test_a_section_of_the_document_that_is_named_is_quoted(question: str, first: str) -> None:
    got = ask(question)
    assert got.status == "answered"
    assert column(got, "value")[0] == first
    assert len(set(column(got, "source"))) == 1


def test_where_a_statement_answers_no_section_is_quoted() -> None:
    assert column(ask("What is the context length of Zork 7B?"), "value") == ["16K"]
    assert column(ask("Who developed Zork?"), "value") == ["Gruelab"]
    assert [row.values[0] for row in ask("Which models are decoders?").rows] == ["Zork 7B"]


def test_a_thing_that_nobody_names_has_no_section() -> None:
    got = ask("What are the limitations of Blorple?")
    assert got.status == "no_evidence"
    assert [m.term for m in got.missing] == ["Blorple"]
    assert ask("What does the acknowledgements section of the survey say?").status != "answered"
