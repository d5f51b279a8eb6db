"""What the prose of a table's own section says of how it was measured. All names are invented."""

from __future__ import annotations

import pytest

from tests.extractors.invented import read

TABLE = """

Table 1: Scores (%).

| Model | ZorkEval | | Quuxbench |
|---|---|---|---|
| | pass@1 | pass@10 | pass@1 |
| Wug 7B | 12.3 | 45.6 | 78.9 |
"""


def test_sentences_about_sampling_and_shots_hold_for_what_they_name() -> None:
    said = (
        "We sample 20 completions per problem with temperature 0.2 and top-p 0.95 for pass@1, and 100 completions with temperature 0.8"
        " for pass@10. ZorkEval is evaluated 3-shot, Quuxbench zero-shot."
    )
    found = read(said + TABLE)
    one = {"k": "1", "samples": "20", "temperature": "0.2", "topP": "0.95"}
    assert found.settings("12.3") == {**one, "shots": "3"}
    assert found.settings("45.6") == {"k": "10", "samples": "100", "temperature": "0.8", "shots": "3"}
    assert found.settings("78.9") == {**one, "shots": "0"}


@pytest.mark.parametrize(
    "said",
    [
        "We sample 20 completions per problem with temperature 0.2 to build the training set.",
        "Greedy decoding was too slow for pass@1.",
        "We may use temperature 0.2 for pass@1.",
        "We like temperature 0.2 for pass@1.",
    ],
)
def test_other_sentences_say_nothing_of_the_table(said: str) -> None:
    assert read(said + TABLE).settings("12.3") == {"k": "1"}


def test_a_sentence_of_another_section_says_nothing_of_the_table() -> None:
    said = "We sample 20 completions per problem with temperature 0.2 for pass@1.\n\n## 2 More"
    assert read(said + TABLE).settings("12.3") == {"k": "1"}
