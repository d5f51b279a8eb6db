"""References: what is given for a thing, whether its title names it, what a list holds and what it does not."""

from __future__ import annotations

import pytest

from kg.answering.bibliography import fit
from kg.lexicon.identifiers import normal_identifier
from tests.answering.invented import ask as ask_of
from tests.answering.invented import document
from tests.answering.literature import ask, cells


def test_the_reference_of_a_thing_is_told_with_its_makers_and_title() -> None:
    got = ask("Who made Vellum's reference in the survey, and is it the right paper?")
    assert got.columns[0] == "authors"
    assert cells(got, "authors") == ["H. Blot"]
    assert cells(got, "title") == ["Parchment models for old scripts"]
    assert got.verdict == "no"
    assert "does not name Vellum" in got.answer
    assert "names Parchment" in got.answer


def test_a_reference_whose_title_names_the_thing_fits() -> None:
    got = ask("Is the reference given for Feather correct?")
    assert got.verdict == "yes"
    assert cells(got, "title names it") == ["yes"]


@pytest.mark.parametrize("question", ["What is reference [4] in the survey?", "title of reference 4 of the survey", "what is [4]"])
def test_a_reference_is_found_by_its_number(question: str) -> None:
    assert cells(ask(question), "title") == ["Sealing is all you need"]


def test_the_things_that_cite_a_reference_are_told() -> None:
    assert cells(ask("Which models cite reference [3]?"), "thing") == ["Vellum 13B"]


def test_references_are_counted_and_every_one_is_cited() -> None:
    got = ask("How many references does the survey list?")
    assert got.computed[0].value == 4
    assert len(got.computed[0].cites) == 4
    assert ask("How many references of the survey are from 2033?").computed[0].value == 1


def test_whether_a_work_is_cited_is_told_over_the_whole_list() -> None:
    assert ask("Does the survey cite arXiv:3101.11111?").verdict == "yes"
    denied = ask("Does the survey cite Gossamer?")
    assert denied.verdict == "no"
    assert denied.computed[0].value == 4


def test_the_oldest_reference_is_told() -> None:
    assert cells(ask("What is the oldest reference of the survey?"), "year") == [2029]


def test_a_reference_for_nothing_known_is_missing() -> None:
    got = ask("Which reference does the survey give for Gossamer?")
    assert (got.status, [m.term for m in got.missing]) == ("no_evidence", ["Gossamer"])


def test_a_title_names_no_part_of_a_longer_name() -> None:
    assert fit("Zork-XL: more", ["Zork"]) == 0
    assert fit("Zork 2 and the rest", ["Zork"]) == 0
    assert fit("Zork 2 and the rest", ["Zork2"]) == 2


def test_identifiers_compare_without_address_and_version() -> None:
    assert normal_identifier("https://arxiv.org/abs/3101.11111v2") == normal_identifier("arXiv:3101.11111")
    assert normal_identifier("https://doi.org/10.48550/arXiv.3101.11111") == "3101.11111"


def test_where_a_work_was_published_is_told() -> None:
    for question in ("Where was the Feather paper published?", "In which journal was reference [1] of the survey published?"):
        got = ask(question)
        assert cells(got, "published in") == ["Annals of Down"]
        assert "Annals of Down" in got.answer


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Is the paper that the survey cites for Vellum really about Vellum?", "no"),
        ("Does the paper the survey cites for Feather actually describe Feather?", "yes"),
        ("Is what the survey cites for Vellum about something else?", "yes"),
        ("Is the wrong paper cited for Vellum?", "yes"),
        ("Is reference [3] about Vellum?", "no"),
        ("Is reference 1 of the survey the right one for Feather?", "yes"),
        ("Does the survey cite a paper about Vellum?", "yes"),
    ],
)
def test_whether_a_reference_is_about_what_it_is_given_for_is_told_from_its_title(question: str, verdict: str) -> None:
    assert ask(question).verdict == verdict


@pytest.mark.parametrize(
    ("question", "titles"),
    [
        ("Which references of the survey does D. Ink sign first?", ["Feather: light models of nothing"]),
        ("references of the survey with E. Pen as first author", []),
        ("which references of the survey are by E. Pen", ["Feather: light models of nothing"]),
    ],
)
def test_references_are_found_by_an_author_with_initials_and_by_the_first_alone(question: str, titles: list[str]) -> None:
    got = ask(question)
    assert (cells(got, "title") if got.rows else []) == titles
    assert titles or "the first author" in got.answer


def test_an_author_with_other_initials_is_another() -> None:
    assert ask("Does the survey cite anything by H. Blot?").verdict == "yes"
    assert ask("Does the survey cite anything by M. Blot?").verdict == "no"


def test_entries_that_share_an_identifier_are_told_together() -> None:
    body = """
| Model | Size |
| --- | --- |
| Plimble [1] | 7B |

## References

Table (References): what the survey cites.

| No. | Authors | Title | Year | Identifier | Venue |
| --- | --- | --- | --- | --- | --- |
| [1] | A. Nobody | Plimble: wool for models | 2031 | arXiv:3101.00001 | – |
| [2] | B. Nobody | Yarn for models | 2031 | arXiv:3101.00002 | – |
| [3] | C. Nobody | Wool for models, again | 2032 | arXiv:3101.00001v2 | – |
"""
    shelf = (document("wool-survey", "survey", "Wool: A Survey", body),)
    got = ask_of("Which references of the survey share an arXiv number?", shelf)
    assert "References 1 and 3 have 3101.00001 in common" in got.answer
    assert [row.values[got.columns.index("reference")] for row in got.rows] == ["1", "3"]


@pytest.mark.parametrize("question", ["In which venue did Feather appear?", "In what journal was Feather published?"])
def test_the_venue_of_a_thing_is_where_its_work_was_published(question: str) -> None:
    assert "Annals of Down" in ask(question).answer
