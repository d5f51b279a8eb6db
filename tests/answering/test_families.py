"""Models of a family, what models go back to and where sources differ on that, rows of boards, and concepts that one word names,
asked of an invented survey, a catalogue and a leaderboard."""

from __future__ import annotations

from functools import cache

import pytest

from kg.answering import Graph, answer
from kg.build import Source, construct, whole
from kg.model.answer import Answer
from kg.store import OxigraphStore

PAPER = """---
id: sorrel-paper
kind: paper
title: "Sorrel: A Family That Does Not Exist"
year: 2033
trust: secondary
provenance: {digest: false}
---
# Sorrel

## 1 Models

Table 1 (p. 1): models. ✓ means that the model uses it, × that it does not.

| Model | Initialised from | Fill in the middle | Openness | Programming languages | StallEval |
| --- | --- | --- | --- | --- | --- |
| Sorrel 7B | Bay 7B | ✓ | open | 17 | 31.0 |
| Sorrel 13B | Bay 13B | ✓ | open | 17 | 44.0 |
| Sorrel 34B | Bay 34B | × | open | 600 | 58.0 |
| Sorrel - Chat 7B | Sorrel 7B | ✓ | closed | 17 | 39.5 |
| Dapple 7B | Sorrel 7B | × | open | 17 | 52.0 |

Sorrel 34B outperforms Mule 30B. Dapple underperforms Mule 30B.

Table 3 (p. 2): sizes.

| Model | Size |
| --- | --- |
| Otter | 13B |
| Beaver | 34B |
| Vole | 3B |

Table 2 (p. 3): later models.

| Model | Fine-tuned from |
| --- | --- |
| Roan 30B | Bay 34B |
| Piebald - Lua 30B | Dapple 7B |
"""

CATALOGUE = """---
id: stable-catalogue
kind: repository
title: "Stable Catalogue"
year: 2034
trust: third_party
provenance: {digest: false}
---
# Stable Catalogue

Table (stable.yaml): entries.

| Model | Based on | Release date |
| --- | --- | --- |
| Roan 30B | Mule 30B | 2033-05-06 |
"""

BOARD = """---
id: paddock-board
kind: leaderboard
title: "Paddock Leaderboard"
year: 2035
trust: third_party
provenance: {digest: false}
---
# Paddock Leaderboard

Table (paddock.csv): pass@1 on StallEval, in per cent.

| Model | Release date | StallEval |
| --- | --- | --- |
| Sorrel 7B | 2033-01-02 | 31.5 |
| Sorrel 7B | 2033-01-02 | 32.5 |
| Dapple 7B | 2033-03-04 | 51.5 |
| Mule 30B | 2033-04-04 | – |
| Piebald 30B | 2033-05-05 | 60.0 |
"""


@cache
def graph() -> Graph:
    texts = (("sorrel-paper.md", PAPER), ("stable-catalogue.md", CATALOGUE), ("paddock-board.md", BOARD))
    return Graph(OxigraphStore.memory(whole(construct([Source(name, text.encode()) for name, text in texts]))))


def ask(question: str) -> Answer:
    got = answer(question, graph())
    assert all(row.cites for row in got.rows)
    return got


def first(got: Answer) -> list[object]:
    return [row.values[0] for row in got.rows]


@pytest.mark.parametrize("question", ["Which Sorrel models support infilling?", "Which checkpoints of Sorrel use fill in the middle?"])
def test_models_of_a_family_are_its_own_and_none_that_are_made_from_it(question: str) -> None:
    assert first(ask(question)) == ["Sorrel - Chat 7B", "Sorrel 13B", "Sorrel 7B"]


def test_models_of_a_family_without_something_are_its_own_too() -> None:
    got = ask("Which Sorrel models do not support infilling?")
    assert first(got) == ["Sorrel 34B"]
    assert got.rows[0].values[2] == "denied"


def test_a_family_is_counted_by_its_checkpoints() -> None:
    got = ask("How many Sorrel models are there?")
    assert [c.value for c in got.computed] == [4]


def test_a_bound_on_a_family_s_scores_is_kept() -> None:
    assert first(ask("Which Sorrel models score above 40 on StallEval in Table 1?")) == ["Sorrel 34B", "Sorrel 13B"]


def test_a_number_of_values_restricts_a_family() -> None:
    got = ask("Sorrel models with only 17 programming languages")
    assert "Sorrel 34B" not in first(got)
    assert {"Sorrel 7B", "Sorrel 13B"} <= set(first(got))


@pytest.mark.parametrize(
    "question",
    ["Trace Sorrel - Chat 7B back to its root", "Show the lineage of Sorrel - Chat 7B", "What are the ancestors of Sorrel - Chat 7B?"],
)
def test_a_lineage_keeps_to_what_is_stated_of_the_model_itself(question: str) -> None:
    assert first(ask(question)) == ["Sorrel 7B", "Bay 7B"]


def test_a_way_back_between_two_models_is_a_path() -> None:
    got = ask("How does Sorrel - Chat 7B trace back to Bay 7B?")
    assert got.kind == "path"
    assert [row.values[2] for row in got.rows] == ["Sorrel 7B", "Bay 7B"]


@pytest.mark.parametrize("question", ["What is Roan 30B built from?", "Do the sources agree on what Roan 30B was built from?"])
def test_sources_that_name_different_origins_are_told_of(question: str) -> None:
    got = ask(question)
    assert "name different origins" in got.answer
    assert {"Bay 34B", "Mule 30B"} <= {str(row.values[2]) for row in got.rows}
    assert any("Which of the origins" in caveat for caveat in got.caveats)


def test_an_origin_that_another_goes_back_to_is_no_difference() -> None:
    assert "different origins" not in ask("What is Sorrel - Chat 7B based on?").answer


def test_a_variant_of_the_size_asked_for_is_told_of_where_its_makers_say_nothing_else() -> None:
    got = ask("Was Piebald 30B built from Dapple?")
    assert got.verdict == "yes"
    assert first(got) == ["Piebald - Lua 30B"]
    assert any("may be meant by" in caveat for caveat in got.caveats)


def test_rows_of_a_board_are_counted_by_where_they_stand() -> None:
    got = ask("How many models are on the Paddock leaderboard?")
    assert got.kind == "rows"
    assert got.computed[0].value == 5
    assert ask("How many rows does Table 2 have?").computed[0].value == 2


def test_a_date_that_a_board_gives_is_a_model_s_and_not_the_board_s() -> None:
    got = ask("When was Dapple 7B released according to the Paddock leaderboard?")
    assert got.kind == "property"
    assert [row.values[2] for row in got.rows] == ["2033-03-04"]


def test_sizes_and_variants_of_a_family_are_its_checkpoints_and_variants() -> None:
    assert [row.values[2] for row in ask("In which sizes does Sorrel come?").rows] == ["Sorrel 7B", "Sorrel 13B", "Sorrel 34B"]
    assert [row.values[2] for row in ask("What variants does Sorrel have?").rows] == ["Sorrel Chat"]


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("Which models are bigger than Otter 13B?", ["Beaver 34B"]),
        ("Which models of the Sorrel paper cover more programming languages than Dapple 7B?", ["Sorrel 34B"]),
    ],
)
def test_an_amount_is_compared_with_that_of_a_thing(question: str, found: list[str]) -> None:
    assert first(ask(question)) == found


@pytest.mark.parametrize("question", ["Which models are older than Sorrel 7B?", "Which models are cheaper than Mule 30B?"])
def test_a_comparison_in_what_no_document_counts_is_refused(question: str) -> None:
    got = ask(question)
    assert not got.rows
    assert got.missing


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("Which models outperform Mule 30B?", {"Sorrel 34B"}),
        ("Which models does Mule 30B outperform?", {"Dapple"}),
        ("Which models are outperformed by Sorrel 34B?", {"Mule 30B"}),
    ],
)
def test_who_outperforms_whom_is_told_in_the_direction_that_is_asked(question: str, found: set[str]) -> None:
    assert set(first(ask(question))) == found


def test_what_a_document_says_in_words_stands_beside_the_figures() -> None:
    got = ask("Does Sorrel 7B outperform Dapple 7B?")
    assert got.verdict == "no"
    assert got.kind == "comparison"


def test_what_a_way_of_training_does_is_told_by_the_variant_that_is_called_after_it() -> None:
    got = ask("Does chat tuning help Sorrel 7B on StallEval?")
    assert got.kind == "comparison"
    assert got.verdict == "yes"
    assert "Sorrel - Chat 7B scores higher than Sorrel 7B" in got.answer


def test_a_question_for_what_is_not_so_is_not_answered_with_what_is() -> None:
    got = ask("Which programming languages does Sorrel 7B not cover?")
    assert not got.rows
