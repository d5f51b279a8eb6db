"""Documents: who wrote them, when, under which identifier, which work brought something in, which name or measure a thing."""

from __future__ import annotations

import pytest

from tests.answering.literature import ask, cells


@pytest.mark.parametrize(
    "question",
    ["Who wrote the survey?", "Who are the authors of the quill survey?", "authors of 'Quill Models: A Survey of What Nobody Built'"],
)
def test_the_authors_of_a_document_are_told(question: str) -> None:
    got = ask(question)
    assert cells(got, "authors") == ["Ann Roe; Bo Lin; Cy Dee"]
    assert "Ann Roe" in got.answer


def test_a_document_comes_before_a_reference_of_the_same_name() -> None:
    assert cells(ask("In which year did the Parchment paper appear?"), "year") == [2033]


def test_a_work_that_is_only_cited_is_told_from_the_list_of_references() -> None:
    got = ask("first author of the Feather paper")
    assert cells(got, "first author") == ["D. Ink"]
    assert cells(got, "reference") == ["1"]


def test_a_title_in_the_question_names_its_work() -> None:
    assert cells(ask("who wrote Sealing is all you need"), "authors") == ["I. Wax"]


@pytest.mark.parametrize(
    ("question", "found"),
    [("arXiv id of the Parchment paper", "arxiv:3303.33333"), ("What is the DOI of the Parchment paper?", "doi:10.9999/parchment.1")],
)
def test_an_identifier_is_that_of_the_registry_asked_for(question: str, found: str) -> None:
    assert cells(ask(question), "identifier") == [found]


def test_an_identifier_that_is_not_stated_is_missing() -> None:
    got = ask("What is the DOI of the survey?")
    assert got.status == "no_evidence"
    assert "DOI" in got.answer


def test_a_paper_on_nothing_known_is_missing_by_its_name() -> None:
    got = ask("Who wrote the Gossamer paper?")
    assert got.status == "no_evidence"
    assert [m.term for m in got.missing] == ["Gossamer"]


def test_the_work_that_introduced_a_thing_is_found_by_its_title() -> None:
    got = ask("Which paper introduced Feather?")
    assert cells(got, "title") == ["Feather: light models of nothing"]
    assert any("No document here says in words" in c for c in got.caveats)


def test_documents_are_listed_by_kind_and_trust() -> None:
    assert len(ask("Which reports are machine-generated?").rows) == 2
    assert len(ask("List all sources").rows) == 4
    counted = ask("How many reports are there?")
    assert counted.computed[0].value == 2
    assert ask("Are the reports machine-generated?").verdict == "yes"


def test_documents_are_listed_by_what_they_report() -> None:
    assert cells(ask("Which documents report PlumeEval results?"), "document") == [
        "Parchment: Models for Old Scripts",
        "Quill Models: A Survey of What Nobody Built",
    ]
    assert cells(ask("Which documents mention Vellum?"), "document")[0] == "Quill Models: A Survey of What Nobody Built"


def test_what_a_document_says_about_a_thing_is_told_from_that_document() -> None:
    got = ask("What does the survey say about Vellum?")
    assert set(cells(got, "source")) == {"Quill Models: A Survey of What Nobody Built"}
    assert any("41.0" in str(v) for v in cells(got, "value"))


def test_a_paper_named_for_a_model_restricts_scores_to_itself() -> None:
    got = ask("PlumeEval pass@1 of 7B and 13B in the Parchment paper")
    assert {str(v) for row in got.rows for v in row.values} >= {"39.5", "44.0"}


def test_the_document_of_an_identifier_is_the_one_recorded_under_it() -> None:
    assert cells(ask("Which document has the arXiv id 3303.33333?"), "document") == ["Parchment: Models for Old Scripts"]
    assert cells(ask("which paper has the DOI 10.9999/parchment.1"), "document") == ["Parchment: Models for Old Scripts"]


def test_an_identifier_under_which_nothing_is_recorded_is_missing() -> None:
    got = ask("Which document has the DOI 10.9999/nothing?")
    assert got.status == "no_evidence"
    assert [m.term for m in got.missing] == ["10.9999/nothing"]


@pytest.mark.parametrize(
    ("question", "years"),
    [
        ("Which papers are from before 2034?", [2033]),
        ("papers from 2034 or later", [2034]),
        ("Which sources were published after 2033?", [2034, 2035, 2035]),
        ("documents from 2033 to 2034", [2033, 2034]),
    ],
)
def test_a_comparison_with_a_year_is_kept(question: str, years: list[int]) -> None:
    assert sorted(int(str(year)) for year in cells(ask(question), "year")) == years


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Was Bo Lin an author of the quill survey?", "yes"),
        ("Is B. Lin among the authors of the quill survey?", "yes"),
        ("Was Ed Foe an author of the quill survey?", "no"),
        ("Is Bo Lin the first author of the quill survey?", "no"),
        ("Is Ann Roe the first author of the quill survey?", "yes"),
    ],
)
def test_whether_somebody_is_an_author_has_a_verdict(question: str, verdict: str) -> None:
    got = ask(question)
    assert got.verdict == verdict
    assert got.answer.startswith(f"{verdict.capitalize()}: ")
