"""Studies as the rows of a review's table: with which models, on what, how, and what came out."""

from __future__ import annotations

import pytest

from kg.model.answer import Answer
from tests.answering import invented
from tests.answering.invented import column, document, firsts

REVIEW = document(
    "weaving-review",
    "survey",
    "Weaving Tests with Models: A Systematic Review",
    """
## Results

Table 1: Studies that report a weave rate on a public benchmark. n.r., not reported.

| ID | Study | Model | Approach | Language | Benchmark | Weave rate (%) | Knot score (%) |
| --- | --- | --- | --- | --- | --- | --- | --- |
| S01 | Abel et al. (2023) | Zork 15B | few-shot | Java | LoomTest | 38.6 | n.r. |
| S04 | Pim and Odd (2023) | Quux 13B | zero-shot | Java | LoomTest | 41.3 | 28.0 |
| S09 | Lind et al. (2024) | Grolt-4 | judge in a loop | Java | LoomTest | 68.9 | 51.2 |
| S22 | Rauk and Kemp (2025) | Zork 15B | judge in a loop | Python | PyLoom | 77.0 | 49.3 |
| S28 | Sota [12] | Grolt-4 | few-shot | Python | PyLoom | 59.8 | n.r. |

## Challenges (RQ3)

Two challenges recur. *Stale thread* is discussed in 21 studies. *Torn cloth* is discussed in 6 studies.

Lind et al. (2024) use human judges to mitigate stale thread. Abel et al. (2023) dry the cloth overnight to avoid torn cloth.
""",
)


def ask(question: str) -> Answer:
    return invented.ask(question, (REVIEW,))


@pytest.mark.parametrize(
    ("question", "studies"),
    [
        ("Which studies use LoomTest?", {"Abel et al. (2023)", "Pim and Odd (2023)", "Lind et al. (2024)"}),
        ("Which studies use Zork 15B?", {"Abel et al. (2023)", "Rauk and Kemp (2025)"}),
        ("Which studies work on Python?", {"Rauk and Kemp (2025)", "Sota"}),
        ("Which studies put a judge in a loop?", {"Lind et al. (2024)", "Rauk and Kemp (2025)"}),
        ("which studies do not use LoomTest", {"Rauk and Kemp (2025)", "Sota"}),
        ("studies in the weaving review that report no knot score", {"Abel et al. (2023)", "Sota"}),
        ("Which studies report a knot score?", {"Pim and Odd (2023)", "Lind et al. (2024)", "Rauk and Kemp (2025)"}),
        ("List the studies with a weave rate above 60", {"Lind et al. (2024)", "Rauk and Kemp (2025)"}),
    ],
)
def test_studies_are_chosen_by_what_their_rows_say(question: str, studies: set[str]) -> None:
    assert set(firsts(ask(question))) == studies


def test_studies_are_counted_in_the_table_that_is_named() -> None:
    found = ask("How many studies in Table 1 of the weaving review use LoomTest?")
    assert found.kind == "count"
    assert [str(c.value) for c in found.computed] == ["3"]


def test_the_best_study_is_the_best_of_those_on_the_benchmark_that_is_named() -> None:
    assert firsts(ask("Which study has the highest weave rate on LoomTest?"))[0] == "Lind et al. (2024)"
    assert firsts(ask("Which study has the highest weave rate on PyLoom?"))[0] == "Rauk and Kemp (2025)"


def test_a_study_is_asked_about_by_its_authors() -> None:
    found = ask("What weave rate did Lind et al. reach on LoomTest?")
    assert column(found, "value") == ["68.9 %"]
    assert column(ask("Which model did Pim and Odd use?"), "value") == ["Quux 13B"]


def test_the_language_of_a_study_is_no_part_of_a_models_name() -> None:
    assert column(ask("Which model did Abel et al. use?"), "value") == ["Zork 15B"]
    assert ask("What is Grolt-4 Java?").status == "no_evidence"


def test_a_study_that_is_not_listed_is_not_made_up() -> None:
    assert ask("What weave rate did Nemo et al. reach on LoomTest?").status == "no_evidence"


def test_a_remedy_is_asked_for_by_its_problem_and_by_who_proposes_it() -> None:
    assert firsts(ask("What remedies for stale thread are proposed?")) == ["human judges"]
    assert firsts(ask("Which remedy for torn cloth do Abel et al. propose?")) == ["dry the cloth overnight"]
    assert ask("Which remedy for torn cloth do Lind et al. propose?").status == "no_evidence"


def test_the_challenges_of_the_review_are_those_that_it_counts() -> None:
    assert set(firsts(ask("Which challenges does the review name?"))) == {"Stale thread", "Torn cloth"}
    assert "discussed in 21 studies" in ask("What is stale thread?").answer


MAPPING = document(
    "mending-study",
    "survey",
    "Mending Looms: A Mapping Study",
    """
## Open challenges

Two issues stand out. **Thin thread** is mentioned in 12 papers. **Long looms** exceed the room.
""",
)


def test_a_mapping_study_is_named_by_what_it_calls_itself() -> None:
    found = invented.ask("Which challenges does the mapping study name?", (REVIEW, MAPPING))
    assert set(firsts(found)) == {"Thin thread", "Long looms"}
