"""Records, labelled values and counts, and what a document says of itself."""

from __future__ import annotations

import pytest

from kg.model.statement import Dropped, Statement
from kg.vocab import DCTERMS, KG
from tests.extractors.pipeline import edges, one

REPORT = """Which widgets are best for small models of the kind that

Widget Research

May 2, 2025

Abstract

This report synthesises findings from 21 peer-reviewed papers addressing the following research question: Which widgets are best,. We test.

1 Introduction

This paper examines: A Survey of Widgets. Research question: Which widgets are best for small models of the kind that fit a phone?.

2 Methodology

A search yielded 21 papers. A review produced a quality score of 6.5/10.

3 Results

21 papers retrieved. 12 claims extracted; 11 independently verified. Quality review score: 6.5/10.

4 Limitations

This report is a machine-generated literature synthesis.
"""

PAGE = """Index |  Research ▾  | About
WIDG:00AB12

Which widgets are best for small models

Submitted: 2 May 2025
Review score: 6.50/10
Gate status: Unverified
Verified claims: 11
DOI: 10.1234/widget.5

Verification Level

Paper levelL1, Listed claims
Source-grounded claims11
Claim record sourcenot publicly specified

The level is public and the source is listed; it is not specified further.

Truth-Engine Gate Verdict

StatusUnverified
ReasonPublished before the gate.

Correction Record

StatusCURRENT
Correction count0

Research Question

Which widgets are best for small models of the kind that fit a phone?

Provenance

NoteMachine-generated synthesis of existing literature.
PublisherWidget Research
"""

DIGEST = """---
id: widget-report
kind: report
title: "Which widgets are best"
authors: [Widget Research, Ann Roe]
year: 2025
identifiers: {doi: "10.1234/widget.5"}
trust: machine_generated
---
# Which widgets are best

Table (head): the record.

| Field | Value |
| --- | --- |
| Review score | 6.50/10 |
| Papers retrieved | 21 |
| Colour | blue |
"""


def test_counts_scores_and_labelled_words_stand_in_sentences() -> None:
    found = edges(one(REPORT, "r.txt")[1])
    told = {(p, o) for s, p, o in found if s == "document/r"}
    assert {
        ("papersRetrieved", "21"),
        ("claimsExtracted", "12"),
        ("claimsVerified", "11"),
        ("reviewScore", "6.5"),
        ("examines", "A Survey of Widgets"),
        ("researchQuestion", "Which widgets are best for small models of the kind that fit a phone?"),
        ("dated", "May 2, 2025"),
        ("year", "2025"),
        ("trust", "machine_generated"),
        ("kind", "report"),
        ("authors", "Widget Research"),
    } <= told
    assert len([o for p, o in told if p == "researchQuestion"]) == 1


def test_labels_that_run_into_their_values_are_read_under_their_headings() -> None:
    found = {(p, o) for _, p, o in edges(one(PAGE, "p.txt")[1])}
    assert {
        ("verificationLevel", "L1, Listed claims"),
        ("sourceGroundedClaims", "11"),
        ("claimRecordSource", "not publicly specified"),
        ("gateStatus", "Unverified"),
        ("gateReason", "Published before the gate."),
        ("correctionStatus", "CURRENT"),
        ("correctionCount", "0"),
        ("researchQuestion", "Which widgets are best for small models of the kind that fit a phone?"),
        ("reviewScore", "6.5"),
        ("claimsVerified", "11"),
        ("submitted", "2 May 2025"),
        ("identifier", "doi:10.1234/widget.5"),
        ("recordCode", "WIDG:00AB12"),
        ("publisher", "Widget Research"),
    } <= found
    assert ("gateStatus", "CURRENT") not in found


def test_a_table_of_fields_and_the_front_matter_are_cited_from_their_lines() -> None:
    document, items = one(DIGEST)
    said = [item for item in items if isinstance(item, Statement)]
    quotes = {(item.predicate, getattr(item.object, "value", "")): item.evidence.quote.of(document.text) for item in said}
    assert quotes[KG.reviewScore, "6.5"] == "| Review score | 6.50/10 |"
    assert quotes[KG.papersRetrieved, "21"] == "| Papers retrieved | 21 |"
    assert quotes[KG.authors, "Widget Research; Ann Roe"] == "authors: [Widget Research, Ann Roe]"
    assert quotes[KG.year, "2025"] == "year: 2025"
    assert quotes[KG.identifier, "doi:10.1234/widget.5"] == 'identifiers: {doi: "10.1234/widget.5"}'
    assert quotes[DCTERMS.title, "Which widgets are best"] == 'title: "Which widgets are best"'
    assert [item.text for item in items if isinstance(item, Dropped)] == ["Colour"]


@pytest.mark.parametrize(("printed", "score"), [("7/10", {"7"}), ("7.25", {"7.25"}), ("85/100", set()), ("high", set())])
def test_a_score_is_out_of_ten_or_no_score(printed: str, score: set[str]) -> None:
    _, items = one(DIGEST.replace("6.50/10", printed))
    assert {o for _, _, o in edges(items, KG.reviewScore)} == score


def test_counts_that_disagree_are_not_both_said() -> None:
    _, items = one(REPORT.replace("A search yielded 21 papers.", "A search yielded 20 papers."), "r.txt")
    assert {o for _, _, o in edges(items, KG.papersRetrieved)} == {"21"}
    assert any(isinstance(item, Dropped) and item.text == "20" for item in items)


def test_a_paper_has_no_report_records() -> None:
    text = "On Widgets\n\nAbstract\n\nWe found 14 papers. Review score: 3/10.\n\nReferences\n\n- [1] A. Roe, “On widgets,” 2020.\n"
    assert not edges(one(text, "w.txt")[1], KG.papersRetrieved, KG.reviewScore)
