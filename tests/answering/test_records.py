"""Reports: what they record of themselves, their claims, and whether they address their own question."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.answering.literature import ask, cells

LISTING, GATED = "How does Feather compare with Vellum on Plu", "Scaling Parchment Across Sizes"


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("How many claims did the report on Feather and Vellum extract?", 4),
        ("how many claims were verified in the Vellum report", 3),
        ("How many papers were retrieved for the report on Parchment scaling?", 9),
        ("What review score did the Parchment report get?", Decimal("9.1")),
        ("gate status of the Parchment scaling report", "Unverified"),
        ("quality tier of the report about scaling Parchment", "Candidate"),
        ("Why is the Parchment report unverified?", "Published before the gate was built."),
    ],
)
def test_a_record_is_looked_up_in_the_report_that_the_words_name(question: str, value: object) -> None:
    got = ask(question)
    assert got.rows[0].values[0] == value
    assert got.rows[0].values[-1] == (LISTING if "ellum" in question else GATED)
    assert str(value).rstrip(".") in got.answer


def test_a_report_is_named_by_its_question_where_its_title_is_cut_off() -> None:
    assert cells(ask("How many claims did the PlumeEval comparison report extract?"), "document") == [LISTING]


def test_reports_are_ordered_by_what_they_record() -> None:
    assert cells(ask("Which report has the lowest review score?"), "document") == [LISTING, GATED]
    assert cells(ask("Which report retrieved the most papers?"), "papers retrieved")[0] == 21
    assert cells(ask("Which reports scored above 8?"), "document") == [GATED]


def test_a_record_that_a_report_does_not_keep_is_missing() -> None:
    got = ask("What is the correction status of the Parchment report?")
    assert got.status == "no_evidence"
    assert "correction status" in got.answer


def test_yes_or_no_follows_the_word_of_the_record() -> None:
    assert ask("Is the Parchment report verified?").verdict == "no"
    assert ask("Did the Vellum report verify all of its claims?").verdict == "no"


def test_the_surest_claims_share_the_first_place() -> None:
    got = ask("Which claim of the Vellum report has the highest confidence?")
    assert cells(got, "claim") == ["Ink dries slowly on cold days.", "Wax keeps letters closed."]
    assert "0.62" in got.answer
    assert cells(ask("claim with the lowest confidence in the Vellum report"), "confidence") == [Decimal("0.15")]


def test_claims_are_told_by_their_flag() -> None:
    assert cells(ask("Which claims of the Vellum report could not be verified?"), "claim") == ["Scribes were paid by the page."]
    assert len(ask("List the verified claims of the Vellum report").rows) == 3
    assert ask("How many claims of the Vellum report are not verified?").computed[0].value == 1
    assert len(ask("Which claims of the Vellum report have a confidence above 0.4?").rows) == 3


def test_the_mean_confidence_is_computed_from_all_claims() -> None:
    got = ask("What is the average confidence of the claims in the Vellum report?")
    assert got.computed[0].value == Decimal("0.45")
    assert len(got.computed[0].cites) == 4


def test_a_report_without_claims_says_so() -> None:
    assert ask("List the claims of the Parchment report").status == "no_evidence"


def test_claims_on_other_things_do_not_address_the_question() -> None:
    got = ask("Does the Vellum report answer its own research question?")
    assert got.verdict == "no"
    assert "Feather" in got.answer
    assert {c.value for c in got.computed} == {4, 0}


def test_claims_are_counted_and_listed_within_bounds_of_confidence() -> None:
    assert ask("How many claims of the Feather report have a confidence above 0.4?").computed[0].value == 3
    got = ask("List the claims of the Feather report with a confidence between 0.1 and 0.5")
    assert cells(got, "claim") == ["Geese are kept for their feathers.", "Scribes were paid by the page."]


def test_what_a_report_records_is_found_by_its_value() -> None:
    got = ask("Which of the dimensions of the Parchment report is SLIGHT?")
    assert cells(got, "field") == ["evidence strength"]


@pytest.mark.parametrize(
    "question",
    ["What percentage of the claims of the Vellum report was verified?", "How many percent of the Vellum report's claims were verified?"],
)
def test_the_share_of_verified_claims_is_worked_out(question: str) -> None:
    got = ask(question)
    assert [c.value for c in got.computed] == [75]
    assert "75 per cent" in got.answer


def test_a_claim_is_found_by_its_place_in_the_list() -> None:
    got = ask("What is the confidence of the second claim of the Vellum report?")
    assert len(got.rows) == 1
    assert "Ink dries slowly" in str(got.rows[0].values[0])
    assert "0.62" in got.answer


@pytest.mark.parametrize(
    "question",
    [
        "How many of its claims did the Vellum report verify?",
        "How many papers did the Vellum report retrieve, how many claims did it extract and how many of them did it verify?",
    ],
)
def test_how_many_a_report_verified_is_asked_by_the_verb_too(question: str) -> None:
    assert 3 in [value for row in ask(question).rows for value in row.values]


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Since the Vellum report verified ten claims, how many of them concern ink?", "no"),
        ("Given that the Vellum report verified 3 claims, how many did it extract?", None),
    ],
)
def test_a_number_that_is_taken_for_granted_is_held_against_the_record(question: str, verdict: str | None) -> None:
    got = ask(question)
    assert got.verdict == verdict
    assert got.answer.startswith("The sources do not bear out the premise") == (verdict == "no")


@pytest.mark.parametrize(
    ("question", "claims", "told"),
    [
        (
            "Which claim did the plume listing report leave unverified, and how confident is it in it?",
            ["Scribes were paid by the page."],
            "(0.15)",
        ),
        ("Which claim of the plume listing report is not verified and with what confidence?", ["Scribes were paid by the page."], "(0.15)"),
        (
            "What is the first claim of the plume listing report, and is it verified?",
            ["Geese are kept for their feathers."],
            "(0.41, verified)",
        ),
        (
            "What is the least sure claim of the plume listing report, and is that claim verified?",
            ["Scribes were paid by the page."],
            "(not verified)",
        ),
    ],
)
def test_a_second_question_on_the_claims_found_is_told_beside_them_and_of_no_others(question: str, claims: list[str], told: str) -> None:
    got = ask(question)
    assert cells(got, "claim") == claims
    assert told in got.answer


def test_a_claim_named_by_its_place_is_in_no_order_of_confidence() -> None:
    assert "highest" not in ask("What is the third claim of the plume listing report?").answer


@pytest.mark.parametrize(
    "question",
    [
        "DOI of the machine-made report about Parchment and PlumeEval",
        "Give me the DOI of the automatically generated report on scaling Parchment",
        "doi of the literature report about Parchment",
    ],
)
def test_words_on_how_a_document_was_made_stand_before_its_name(question: str) -> None:
    assert cells(ask(question), "identifier") == ["doi:10.9999/mill.77"]


def test_when_a_document_was_made_is_its_date() -> None:
    got = ask("When was the report on scaling Parchment generated?")
    assert got.kind == "document"
    assert cells(got, "year") == [2035]


def test_reports_within_a_bound_are_counted() -> None:
    got = ask("How many reports have a review score above 8?")
    assert [c.value for c in got.computed] == [1]
    assert cells(got, "document") == [GATED]


@pytest.mark.parametrize(
    ("question", "verdict", "claim"),
    [
        ("Is the claim that scribes were paid per page verified?", "no", "Scribes were paid by the page."),
        ("Was it verified that ink dries slowly when days are cold?", "yes", "Ink dries slowly on cold days."),
        ("Is the claim that wax keeps letters closed not verified?", "no", "Wax keeps letters closed."),
    ],
)
def test_one_claim_told_in_other_words_is_verified_or_not(question: str, verdict: str, claim: str) -> None:
    got = ask(question)
    assert (got.verdict, cells(got, "claim")) == (verdict, [claim])


def test_a_claim_that_no_report_makes_is_neither_verified_nor_not() -> None:
    assert ask("Is the claim that owls read letters at night verified?").verdict is None
