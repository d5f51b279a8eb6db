"""What only prose says is within reach: of concepts that no table measures, of topics, and of two concepts side by side."""

from __future__ import annotations

from functools import cache

import pytest

from kg.answering import Graph, answer
from kg.build import Source, construct, whole
from kg.model.answer import Answer
from kg.store import OxigraphStore

SURVEY = """---
id: knots-survey
kind: survey
title: "Knots: a survey of nothing"
authors: [A. Nobody]
year: 2031
trust: secondary
provenance: {digest: false}
---
# Knots: a survey of nothing

## 2 Components

Zork [1] uses Plimble normalization. Plimble normalization uses the square of the yarn to level its input. It takes less time.
Plimble normalization takes less yarn at the same strength.
Gorvat normalization uses the mean of the yarn. Gorvat normalization can be slow to tie.
Zork [1] does not use Gorvat normalization.

Quib attention holds several yarns at once. Quib attention is more frugal than Flonk attention. Flonk attention and Quib attention are old.
Flonk attention treats each yarn alone. Quib attention proved more accurate than Flonk attention.

Table (Section 2, components): components that the survey names.

| Concept | Broader | Definition |
| --- | --- | --- |
| normalization | architectural components | How yarns are levelled. |
| Plimble normalization | normalization | Levels by the square [4]. |
| Gorvat normalization | normalization | Levels by the mean. |
| attention | architectural components | How yarns take account of each other. |
| Quib attention | attention | Several yarns are held at once. |
| Flonk attention | attention | Each yarn is held alone. |

Table 1: what the models are.

| Model | Size | Context |
| --- | --- | --- |
| Zork | 7B | 4K |
| Grumble | 7B | 4K |

## 3 Outlook

Hidden knot drills could help against memorization of knots. Memory is cheap. Zork [1] outperforms Grumble [2] at sea.
Sailors use sensible yarn practices.

## 4 Drill set

The questions of Zork come from 451 logs. More than half are altered: 152 by surface tangles and 235 by deep tangles.
The drill set holds knots of harbours from July 2030 to January 2031. It was tied by night.
Zork is trained on salted datasets. Grumble is fine-tuned on salted yarn corpora.
Zork is a seaworthy model. Grumble underperforms landlubber models.
Frob lines are drawn by Winch. Mast lines are drawn by Capstan.

Crews may meet blighted yarn. Blighted yarn looks sound. Blighted yarn tears under load.

Table (Section 4, threats): what threatens yarn.

| Concept | Broader | Definition |
| --- | --- | --- |
| vulnerability to pests | implications | Yarn can be eaten. |
| moth bites | vulnerability to pests | Moths eat yarn. |
| mouse bites | vulnerability to pests | Mice eat yarn. |

## 5 Contributions

The authors name two contributions:

- It orders the knots of the world in one table.
- It tells which knots hold at sea for years.

The rest is told elsewhere in the book.

## 6 Problems

Table (Section 6, open problems): the open problems.

| Open problem | Concerns | Definition |
| --- | --- | --- |
| Knots are limited to the ports of the north | drills | Drills leave out most harbours. |
| Do taut lines lose strength? | lines | Taut lines may break. |

### 6.1 Knots are limited to the ports of the north

This open problem concerns drills. Southern sailors are hardly asked. It also risks memorization of charts.

### 6.2 Do taut lines lose strength?

Whether lines break needs study.

For the drill set of Zork, Grumble [2] wrote 900 harbour questions. A crew wrote the hints for each chart. The charts were drawn by hand.
Samples made at night pass all tests.
"""


@cache
def graph() -> Graph:
    return Graph(OxigraphStore.memory(whole(construct([Source("knots-survey.md", SURVEY.encode())]))))


def ask(question: str) -> Answer:
    return answer(question, graph())


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("What does the survey say about Plimble normalization?", "takes less yarn at the same strength"),
        ("What does the survey say about Quib attention?", "holds several yarns at once"),
        ("What does the survey say about hidden knot drills?", "Hidden knot drills could help"),
        ("What do the documents say about memorization?", "against memorization of knots"),
    ],
)
def test_what_a_document_says_about_a_concept_or_a_topic_is_its_sentences_on_it(question: str, words: str) -> None:
    got = ask(question)
    assert got.status == "answered", got.answer
    assert any(words in str(row.values[2]) for row in got.rows), got.answer
    assert "Memory is cheap" not in str(got.rows)


@pytest.mark.parametrize("question", ["What does the survey say about anchors?", "What does the survey say about purple yarn practices?"])
def test_a_topic_of_which_no_sentence_holds_every_word_is_not_spoken_of(question: str) -> None:
    assert ask(question).status == "no_evidence"


@pytest.mark.parametrize(
    "question",
    [
        "How does Plimble normalization differ from Gorvat normalization?",
        "Gorvat normalization vs Plimble normalization",
        "What makes Plimble normalization preferable to Gorvat normalization?",
        "Why is Plimble normalization used instead of Gorvat normalization?",
    ],
)
def test_two_concepts_side_by_side_are_told_apart_by_their_definitions_and_by_what_is_said_of_each(question: str) -> None:
    got = ask(question)
    assert got.status == "answered", got.answer
    assert "Levels by the square" in got.answer
    assert "takes less yarn at the same strength" in got.answer
    assert "can be slow to tie" in got.answer
    assert "[4]" not in got.answer.split("Levels by the square", 1)[1][:4]


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Is Quib attention more frugal than Flonk attention?", "yes"),
        ("Is Flonk attention better than Quib attention?", "no"),
        ("Is Flonk attention worse than Quib attention?", "yes"),
    ],
)
def test_whether_one_concept_is_above_another_follows_from_the_sentences_that_begin_with_one_and_name_the_other(
    question: str, verdict: str
) -> None:
    got = ask(question)
    assert got.verdict == verdict, got.answer
    assert "are old" not in got.answer


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("What does Plimble normalization use to level its input?", "uses the square of the yarn"),
        ("What does Quib attention hold at once?", "holds several yarns at once"),
        ("How does Flonk attention treat yarns?", "treats each yarn alone"),
    ],
)
def test_what_a_concept_does_is_the_sentence_that_begins_with_its_name_and_has_the_verb(question: str, words: str) -> None:
    got = ask(question)
    assert (got.kind, got.status) == ("remark", "answered"), got.answer
    assert words in got.answer


def test_which_models_use_one_of_two_concepts_is_still_a_list_of_models() -> None:
    got = ask("Which models use Plimble normalization rather than Gorvat normalization?")
    assert (got.kind, str(got.rows[0].values[0])) == ("list", "Zork")


def test_a_sentence_that_names_both_of_two_models_stands_before_what_is_said_of_each() -> None:
    got = ask("What does the survey say about Zork and Grumble?")
    assert "outperforms Grumble" in got.answer.split("].", 1)[0]


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Who wrote the questions in the drill set of Zork?", "Grumble wrote 900 harbour questions"),
        ("Which model wrote the questions for Zork's drill set?", "Grumble wrote 900 harbour questions"),
        ("Who wrote the hints of the drill set?", "A crew wrote the hints"),
    ],
)
def test_who_wrote_a_part_of_something_is_the_sentence_that_says_so_and_not_the_authors_of_the_document(question: str, words: str) -> None:
    got = ask(question)
    assert (got.kind, got.status) == ("remark", "answered"), got.answer
    assert words in got.answer
    assert "Nobody" not in got.answer


def test_a_part_of_which_no_sentence_says_who_made_it_is_told_so() -> None:
    got = ask("Who wrote the tests of the drill set?")
    assert (got.status, got.rows) == ("no_evidence", ()), got.answer


def test_who_wrote_a_document_is_still_its_authors() -> None:
    assert "A. Nobody" in ask("Who wrote the survey of knots?").answer


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("How many questions of Zork are altered?", "152 by surface tangles"),
        ("Until when does the survey cover the harbours?", "from July 2030 to January 2031"),
        ("Which models are seaworthy?", "Zork is a seaworthy model"),
        ("What are the main contributions of the survey?", "It tells which knots hold at sea for years"),
    ],
)
def test_a_sentence_answers_by_an_amount_in_parts_by_dates_by_calling_something_so_and_with_what_it_enumerates(
    question: str, words: str
) -> None:
    got = ask(question)
    assert got.status == "answered", got.answer
    assert words in got.answer
    assert "told elsewhere" not in got.answer


def test_a_word_that_a_sentence_holds_without_calling_anything_so_restricts_no_list() -> None:
    got = ask("Which models are landlubber?")
    assert "landlubber models" not in got.answer


def test_a_period_that_no_sentence_gives_is_told_to_be_missing() -> None:
    got = ask("From what period are the lines of Grumble?")
    assert got.status != "answered", got.answer


@pytest.mark.parametrize(
    ("question", "label"),
    [
        ("What is the open problem about ports of the north?", "Knots are limited to the ports of the north"),
        ("Which open problem concerns taut lines?", "Do taut lines lose strength?"),
        ("What remains unsolved about taut lines?", "Do taut lines lose strength?"),
        ("Does the survey regard overfitting to charts as an open problem?", "Knots are limited to the ports of the north"),
    ],
)
def test_an_open_problem_is_found_by_words_of_its_label_its_definition_or_its_section(question: str, label: str) -> None:
    got = ask(question)
    assert got.status == "answered", got.answer
    assert [row.values[0] for row in got.rows][:1] == [label]
    assert got.verdict == ("yes" if question.startswith("Does") else None)


def test_that_no_open_problem_is_on_a_topic_is_no_answer() -> None:
    assert ask("Which open problem is about barnacles?").status != "answered"


def test_what_a_thing_is_begins_with_the_sentence_that_says_so() -> None:
    assert ask("Beginner here: what is Zork?").answer.startswith("“Zork is a seaworthy model.”")


def test_data_are_found_by_what_they_are_called_besides_being_data() -> None:
    got = ask("Which models were trained on salted data?")
    assert [str(row.values[0]) for row in got.rows] == ["Grumble", "Zork"], got.answer


def test_sentences_that_go_on_with_the_word_asked_about_are_told_with_the_one_that_holds_it() -> None:
    got = ask("What makes yarn blighted according to the survey?")
    assert "Blighted yarn tears under load" in got.answer


def test_kinds_of_what_a_verb_stands_behind_are_its_kinds_and_no_models() -> None:
    got = ask("Which vulnerability to pests threaten models?")
    assert sorted(str(row.values[0]) for row in got.rows) == ["moth bites", "mouse bites"], got.answer
