from __future__ import annotations

from typing import TYPE_CHECKING

from kg.readers import read_bytes

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.model.document import Document

PAPER = """\n
Widget Models: A Taxonomy-based Survey

Ann Roe
Some University
ann@example.org

Bo Lin
Another Institute

Abstract—Widgets are models. This survey looks at them.

Index Terms—widgets

I. INTRODUCTION

Widgets [1] grew. They optimi-

zed everything.

- First point.
 - **Second**: point.

II. AREAS

A. Tasks

Type\tName\tSize
PL\tThe Heap\t12.4 TB
\tSmall Heap\t3.1 TB

TABLE I: Corpora of widgets

¹www.example.org

B. Models

Model\tType of Tokens\t\t
\tNL\tPL\tAST
WERT [4]\t✓\t×\t×
CodeWERT [2]\t✓\t✓\t×

TABLE II: Tokens of widgets. × means not used.

* from our own runs.

3) **Decoders**: they decode.

V. CONCLUSION

We conclude.

REFERENCES

- [1] A. Roe, “Widgets,” 2023.
- [2] B. Lin, “CodeWERT,” *arXiv:2001.00001*, 2020.
"""

REPORT = """
How do widgets scale on the FooBench benchm

Acme Research

May 29, 2026

Abstract

We report. This report is a machine-generated literature synthesis and no research.

1 Introduction

This paper examines: Widgets.

2 Extracted Claims

Claim\tVerified\tConfidence
Widgets grow with size, w\t✓\t0.33
Widgets are large.\t×\t0.07

References

- <https://doi.org/10.1/x>
"""

PAGE = """Index\u00a0 |\u00a0 Research ▾\u00a0 |\u00a0 About
SRCH:00AB

How do widgets of size 7B behave

Submitted: 29 May 2026
Review score: 8.50/10
DOI: 10.5281/zenodo.123

Abstract

Abstract: We release widgets for code and describe what the paper and its record say.

Verification Level

Paper levelL2, Grounded claims
Grounded claims16
Claim record sourcenot publicly specified

The source is not specified here.

Gate Verdict

StatusUnverified
GateGate 2 — Verification (formal proof)
ReasonPublished before the pipeline was activated (2026-06-10). No proof has been attempted for this record.

Quality Dimensions

Evidence strength MEDIUM
Reproducibility status HIGH

Correction Record

StatusCURRENT
Correction count0
Manifest contractpaper-manifest-v1.1
Correction contractcorrection-record-v1

Provenance

PublisherAcme Research
Review methodAutomated assessment
NoteMachine-generated synthesis of existing literature.
"""


def test_a_text_that_says_that_it_reviews_the_models_of_others_is_a_survey() -> None:
    own = PAPER.replace("A Taxonomy-based Survey", "Where They Stand").replace("This survey looks", "It looks")
    assert read_bytes("p.txt", own.encode()).kind == "paper"
    assert read_bytes("p.txt", own.replace("It looks at them", "We review recent models for weaving").encode()).kind == "survey"


def test_a_paper_is_read_with_its_head_sections_tables_and_references(check: Callable[[Document], None]) -> None:
    document = read_bytes("p.txt", PAPER.encode())
    check(document)
    text = document.text
    assert (document.title, document.kind, document.trust) == ("Widget Models: A Taxonomy-based Survey", "survey", "secondary")
    assert document.authors == ("Ann Roe", "Bo Lin")
    assert [(one.number, one.heading, one.level) for one in document.sections] == [
        (None, "Abstract", 1),
        ("I", "INTRODUCTION", 1),
        ("II", "AREAS", 1),
        ("II-A", "Tasks", 2),
        ("II-B", "Models", 2),
        ("V", "CONCLUSION", 1),
        (None, "REFERENCES", 1),
    ]
    words = [(one.span.of(text), one.section, one.item) for one in document.paragraphs]
    assert words[0] == ("Widgets are models. This survey looks at them.", "Abstract", False)
    assert ("Widgets [1] grew. They optimi-", "I INTRODUCTION", False) in words
    assert ("**Second**: point.", "I INTRODUCTION", True) in words
    assert ("3) **Decoders**: they decode.", "II-B Models", True) in words
    assert words[-1] == ("[2] B. Lin, “CodeWERT,” *arXiv:2001.00001*, 2020.", "REFERENCES", True)


def test_tab_tables_have_captions_spanning_headers_and_notes() -> None:
    document = read_bytes("p.txt", PAPER.encode())
    first, second = document.tables
    assert (first.number, first.caption, first.section) == ("I", "Corpora of widgets", "II-A Tasks")
    assert [[cell.text for cell in row.cells] for row in first.rows] == [["PL", "The Heap", "12.4 TB"], ["", "Small Heap", "3.1 TB"]]
    assert [column.label for column in second.columns] == [
        "Model",
        "Type of Tokens / NL",
        "Type of Tokens / PL",
        "Type of Tokens / AST",
    ]
    assert [cell.text for cell in second.rows[1].cells] == ["CodeWERT [2]", "✓", "✓", "×"]
    assert [note.of(document.text) for note in second.notes] == ["* from our own runs."]


def test_a_machine_made_report_says_what_it_is(check: Callable[[Document], None]) -> None:
    document = read_bytes("r.txt", REPORT.encode())
    check(document)
    assert (document.kind, document.trust, document.year) == ("report", "machine_generated", 2026)
    assert document.title == "How do widgets scale on the FooBench benchm"
    assert document.authors == ("Acme Research",)
    (claims,) = document.tables
    assert claims.section == "2 Extracted Claims"
    assert [[cell.text for cell in row.cells][1:] for row in claims.rows] == [["✓", "0.33"], ["×", "0.07"]]


def test_a_record_page_is_read_field_by_field(check: Callable[[Document], None]) -> None:
    document = read_bytes("w.txt", PAGE.encode())
    check(document)
    text = document.text
    assert document.title == "How do widgets of size 7B behave"
    assert [(one.scheme, one.value) for one in document.identifiers] == [("doi", "10.5281/zenodo.123")]
    assert (document.kind, document.trust, document.year) == ("report", "machine_generated", 2026)
    assert [(one.section, one.label.of(text), one.value.of(text)) for one in document.fields] == [
        (None, "Submitted", "29 May 2026"),
        (None, "Review score", "8.50/10"),
        (None, "DOI", "10.5281/zenodo.123"),
        ("Verification Level", "Paper level", "L2, Grounded claims"),
        ("Verification Level", "Grounded claims", "16"),
        ("Verification Level", "Claim record source", "not publicly specified"),
        ("Gate Verdict", "Status", "Unverified"),
        ("Gate Verdict", "Gate", "Gate 2 — Verification (formal proof)"),
        (
            "Gate Verdict",
            "Reason",
            "Published before the pipeline was activated (2026-06-10). No proof has been attempted for this record.",
        ),
        ("Quality Dimensions", "Evidence strength", "MEDIUM"),
        ("Quality Dimensions", "Reproducibility status", "HIGH"),
        ("Correction Record", "Status", "CURRENT"),
        ("Correction Record", "Correction count", "0"),
        ("Correction Record", "Manifest contract", "paper-manifest-v1.1"),
        ("Correction Record", "Correction contract", "correction-record-v1"),
        ("Provenance", "Publisher", "Acme Research"),
        ("Provenance", "Review method", "Automated assessment"),
        ("Provenance", "Note", "Machine-generated synthesis of existing literature."),
    ]


def test_wrapped_prose_with_names_in_camel_case_is_no_record() -> None:
    text = "Title\n\nAbstract\n\nWe use CodeWERT and then also\nGraphWERT, and compare it with\nOpenWidget models of ours.\n"
    document = read_bytes("t.txt", text.encode())
    assert document.fields == ()
    assert len(document.paragraphs) == 1


def test_tab_records_are_fields_and_captioned_pairs_are_a_table() -> None:
    head = "Title\n\nAbstract\n\nWords of it.\n\n"
    fields = read_bytes("t.txt", f"{head}Review score\t8.5/10\nGate\tGate 2\n".encode())
    assert [one.value.of(fields.text) for one in fields.fields] == ["8.5/10", "Gate 2"]
    table = read_bytes("t.txt", f"{head}Model\tLicence\nA\tMIT\n\nTable 1: Licences\n".encode())
    assert [column.label for column in table.tables[0].columns] == ["Model", "Licence"]


def test_ragged_tab_rows_get_a_best_reading_that_is_noted(check: Callable[[Document], None]) -> None:
    text = "Title\n\nAbstract\n\nModel\tA\tB\nx\t1\ny\t1\t2\t3\nz\t4\t5\n"
    document = read_bytes("t.txt", text.encode())
    check(document)
    assert [[cell.text for cell in row.cells] for row in document.tables[0].rows] == [["x", "1", ""], ["y", "1", "2\t3"], ["z", "4", "5"]]
    assert [note[:7] for note in document.notes] == ["line 6:", "line 7:"]


def test_a_header_without_its_corner_and_a_header_whose_tabs_were_cut_are_read() -> None:
    corner = read_bytes("t.txt", b"Title\n\nAbstract\n\nA\tB\nx\t1\t2\ny\t3\t4\n").tables[0]
    assert [column.label for column in corner.columns] == ["", "A", "B"]
    cut = read_bytes("t.txt", b"Title\n\nAbstract\n\nModel\tTokens\n\tNL\tPL\nx\t1\t2\ny\t3\t4\n").tables[0]
    assert [column.label for column in cut.columns] == ["Model", "Tokens / NL", "Tokens / PL"]
    above = read_bytes("t.txt", b"Title\n\nAbstract\n\n\tBench\t\tXB\t\nModel\tp1\tp10\tp1\tp10\nx\t1\t2\t3\t4\n").tables[0]
    assert [column.label for column in above.columns] == ["Model", "Bench / p1", "Bench / p10", "XB / p1", "XB / p10"]


def test_running_heads_and_page_numbers_are_left_out_and_noted() -> None:
    body = "\n\n".join(f"Sentence {number} is here.\n\nWidgets of Today\n\n{number}" for number in range(1, 5))
    document = read_bytes("t.txt", f"Title\n\nAbstract\n\n{body}\n".encode())
    assert [one.span.of(document.text) for one in document.paragraphs] == [f"Sentence {number} is here." for number in range(1, 5)]
    assert len(document.notes) == 8


def test_a_table_that_a_page_end_or_a_wrapped_line_cut_is_one_table(check: Callable[[Document], None]) -> None:
    rows = "Model\tScore\tSize\nx\t1\t7B\n"
    after = read_bytes("t.txt", f"Title\n\nAbstract\n\n{rows}\n12\n\ny\t2\t7B\n\nTABLE I: Scores\n".encode())
    before = read_bytes("t.txt", f"Title\n\nAbstract\n\nTable 1: Scores\n\n{rows}a wrapped line\ny\t2\t7B\n".encode())
    for document in (after, before):
        check(document)
        (table,) = document.tables
        assert table.caption == "Scores"
        assert [row.cells[0].text for row in table.rows] == ["x", "y"]
