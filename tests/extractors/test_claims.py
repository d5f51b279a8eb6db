"""Claims of tables and abstracts."""

from __future__ import annotations

from decimal import Decimal

from kg.model.statement import Claim, Extracted
from tests.extractors.pipeline import one, short

REPORT = """How does Quex compare to Zork on widgets, and by h

Widget Research

May 2, 2025

Abstract

Abstract Quex was trained on 3,000 widgets. It is the smallest model of its kind (the text breaks off

1 Introduction

This report is a machine-generated literature synthesis.

2 Extracted Claims

Claim\tVerified\tConfidence
Quex outperforms Zork on widgets of every kind, whatever the s\t✓\t0.33
Zork reaches the highest score of all.\t×\t0.07
Quex 2 has 24 layers.\t✓\t85%
Widgets are hard.\t–\t–

3 Scores

Model\tFumbench pass@1
Quex\t33.5
Zork\t30.25
"""

PIPE = """# Notes on widgets

This note is machine-generated text.

| No. | Claim | Verified | Confidence |
| --- | --- | --- | --- |
| 1 | Widgets are hard. | yes | 0.5 |
"""


def claims(items: list[Extracted]) -> list[Claim]:
    return [item for item in items if isinstance(item, Claim)]


def test_a_table_of_claims_is_read_with_flag_and_confidence_and_cut_off_as_printed() -> None:
    document, items = one(REPORT, "r.txt")
    found = claims(items)[:4]
    assert [(c.text, c.kind, c.verified, c.confidence) for c in found] == [
        ("Quex outperforms Zork on widgets of every kind, whatever the s", "comparative", True, Decimal("0.33")),
        ("Zork reaches the highest score of all.", "superlative", False, Decimal("0.07")),
        ("Quex 2 has 24 layers.", "numeric", True, Decimal("0.85")),
        ("Widgets are hard.", "descriptive", None, None),
    ]
    assert [short(a) for a in found[0].about] == ["model/quex", "model/zork"]
    assert [c.iri.rsplit("/", 1)[-1] for c in found] == ["1", "2", "3", "4"]
    assert found[0].evidence.quote.of(document.text).endswith("✓\t0.33")
    assert found[0].evidence.value.of(document.text) == found[0].text


def test_the_sentences_of_an_abstract_follow_on_the_claims_of_tables() -> None:
    _, items = one(REPORT, "r.txt")
    rest = claims(items)[4:]
    assert [(c.iri.rsplit("/", 1)[-1], c.text, c.kind, c.verified) for c in rest] == [
        ("5", "Quex was trained on 3,000 widgets.", "numeric", None),
        ("6", "It is the smallest model of its kind (the text breaks off", "superlative", None),
    ]


def test_a_pipe_table_of_claims_is_read() -> None:
    assert [(c.text, c.verified, c.confidence) for c in claims(one(PIPE)[1])] == [("Widgets are hard.", True, Decimal("0.5"))]


def test_keywords_are_no_claim() -> None:
    abstract = "Abstract—Widgets are hard to test. We test them.\n\nIndex Terms—Widgets, Tests\n\n"
    text = f"On Widgets: A Survey\n\n{abstract}I. INTRODUCTION\n\nWe begin.\n"
    assert [c.text for c in claims(one(text, "s.txt")[1])] == ["Widgets are hard to test.", "We test them."]
