"""Names that look like known ones and are others': joined by a hyphen, acronyms with another letter, benchmarks that nobody names."""

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
Table 1 (p. 5): pass@1 on MBQP and Frob, in per cent, zero-shot.

| Model | MBQP | Frob |
| --- | --- | --- |
| Zork 7B | 41.5 | 30.0 |
| Grolt 7B | 38.0 | 28.0 |
| Wum-S-Red 3B | 21.0 | 18.0 |
| Wum-S-Blue 3B | 22.0 | 19.0 |
| Wum-L-Red 9B | 25.0 | 23.0 |
| Glum-S-Red 3B | 11.0 | 12.0 |
| Glum-S-Blue 3B | 13.0 | 14.0 |

Table 2 (p. 6): what the models are.

| Model | Context length |
| --- | --- |
| Glum-S 3B | 4K |
| Glum-S-Red 3B | 4K |
""",
)


def ask(question: str) -> Answer:
    return invented.ask(question, (PAPER,))


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("What does Zork-Grolt score on Frob?", "Zork-Grolt"),
        ("Zork-Grolt 7B on MBQP", "Zork-Grolt 7B"),
        ("Is Zork-Grolt better than Zork 7B on Frob?", "Zork-Grolt"),
    ],
)
def test_two_names_that_a_hyphen_joins_are_a_thirds(question: str, name: str) -> None:
    got = ask(question)
    assert got.status != "answered"
    assert name in [m.term for m in got.missing]


@pytest.mark.parametrize("acronym", ["MBXP", "MBQX", "MBZP"])
def test_a_short_acronym_with_another_letter_is_another(acronym: str) -> None:
    got = ask(f"What does Zork 7B score on {acronym}?")
    assert got.status == "no_evidence"
    assert [m.term for m in got.missing] == [acronym]


@pytest.mark.parametrize("spelt", ["MBPQ", "mbqp", "MB-QP"])
def test_an_acronym_of_the_same_letters_is_the_one_that_is_known(spelt: str) -> None:
    assert column(ask(f"What does Zork 7B score on {spelt}?"), "score") == ["41.5"]


@pytest.mark.parametrize(
    "question", ["What does Zork 7B score on Blorple?", "Zork 7B pass@1 on the Blorple benchmark", "pass@1 of Blorple 7B?"]
)
def test_a_score_of_or_on_what_nobody_names_is_refused(question: str) -> None:
    got = ask(question)
    assert got.status == "no_evidence", got.answer
    assert not got.rows
    assert "Blorple" in got.missing[0].term


@pytest.mark.parametrize("name", ["Wum-M", "Wum-Max", "Wum-Instruct", "Wum-9"])
def test_a_variant_that_nobody_names_is_not_answered_with_its_kin(name: str) -> None:
    got = ask(f"What does {name} score on Frob?")
    assert got.status == "no_evidence", got.answer
    assert [m.term for m in got.missing] == [name]


def test_one_of_two_that_nobody_names_is_missing_from_the_comparison() -> None:
    got = ask("Does Wum-S-Green beat Wum-L-Red on Frob?")
    assert (got.status, got.verdict) == ("partial", None)
    assert [m.term for m in got.missing] == ["Wum-S-Green"]


@pytest.mark.parametrize(
    ("name", "scores"),
    [
        ("Wum-S", ["18.0", "19.0"]),
        ("Wum S", ["18.0", "19.0"]),
        ("Wum-L", ["23.0"]),
        ("Wum-based models", ["18.0", "19.0", "23.0"]),
    ],
)
def test_the_beginning_of_a_variant_stands_for_those_that_go_on(name: str, scores: list[str]) -> None:
    assert sorted(column(ask(f"{name} on Frob"), "score")) == scores


def test_a_variant_that_has_no_score_itself_is_answered_by_those_that_go_on_with_a_caveat() -> None:
    got = ask("What does Glum-S score on Frob?")
    assert sorted(column(got, "score")) == ["12.0", "14.0"]
    assert any("Glum-S" in c and "begin so" in c for c in got.caveats)
