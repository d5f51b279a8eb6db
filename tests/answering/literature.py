"""An invented survey with references, a paper, and two reports about models that do not exist; built once for each file of tests."""

from __future__ import annotations

from functools import cache

from kg.answering import Graph, answer
from kg.build import Source, construct, whole
from kg.model.answer import Answer
from kg.store import OxigraphStore

SURVEY = """---
id: quill-survey
kind: survey
title: "Quill Models: A Survey of What Nobody Built"
authors: [Ann Roe, Bo Lin, Cy Dee]
year: 2034
trust: secondary
provenance: {digest: false}
---
# Quill Models: A Survey of What Nobody Built

## 2 Models

Table 1 (p. 3): pass@1 in per cent.

| Model | Size | PlumeEval [2] |
| --- | --- | --- |
| Feather [1] | 7B | 30.5 |
| Vellum [3] | 13B | 41.0 |

## References

Table (References): what the survey cites.

| No. | Authors | Title | Year | Identifier | Published in |
| --- | --- | --- | --- | --- | --- |
| [1] | D. Ink and E. Pen | Feather: light models of nothing | 2031 | arXiv:3101.11111 | Annals of Down |
| [2] | F. Nib, G. Tip et al. | Measuring plumes with care | 2032 | – | – |
| [3] | H. Blot | Parchment models for old scripts | 2033 | arXiv:3303.33333 | – |
| [4] | I. Wax | Sealing is all you need | 2029 | – | – |
"""

PAPER = """---
id: parchment-paper
kind: paper
title: "Parchment: Models for Old Scripts"
authors: [H. Blot, J. Smudge]
year: 2033
identifiers: {arxiv: "3303.33333", doi: "10.9999/parchment.1"}
trust: primary
provenance: {digest: false}
---
# Parchment

## 3 Results

Table 1 (p. 4): pass@1 on PlumeEval, in per cent.

| Model | Size | PlumeEval |
| --- | --- | --- |
| Parchment | 7B | 39.5 |
| Parchment | 13B | 44.0 |
"""

LISTING = """---
id: plume-listing-report
kind: report
title: "How does Feather compare with Vellum on Plu"
authors: [Quill Mill]
year: 2035
trust: machine_generated
provenance: {digest: false}
---
# How does Feather compare with Vellum on Plu

## 1 Introduction

Table (Introduction): the record.

| Field | Value |
| --- | --- |
| Research question | How does Feather compare with Vellum on PlumeEval across sizes? |
| Papers retrieved | 21 |
| Claims extracted | 4 |
| Claims verified | 3 |
| Review score | 6.4/10 |

## 5 Extracted Claims

Table (Claims): the claims.

| No. | Claim | Verified | Confidence |
| --- | --- | --- | --- |
| 1 | Geese are kept for their feathers. | ✓ | 0.41 |
| 2 | Ink dries slowly on cold days. | ✓ | 0.62 |
| 3 | Scribes were paid by the page. | × | 0.15 |
| 4 | Wax keeps letters closed. | ✓ | 0.62 |
"""

GATED = """---
id: parchment-scaling-report
kind: report
title: "Scaling Parchment Across Sizes"
authors: [Quill Mill]
year: 2035
identifiers: {doi: "10.9999/mill.77"}
trust: machine_generated
provenance: {digest: false}
---
# Scaling Parchment Across Sizes

Table (head): the record.

| Field | Value |
| --- | --- |
| Research question | How does Parchment scale on PlumeEval? |
| Papers retrieved | 9 |
| Review score | 9.1/10 |
| Gate status | Unverified |
| Gate reason | Published before the gate was built. |
| Quality tier | Candidate |
| Evidence strength | SLIGHT |
"""

SOURCES = (
    ("quill-survey.md", SURVEY),
    ("parchment-paper.md", PAPER),
    ("plume-listing-report.md", LISTING),
    ("parchment-scaling-report.md", GATED),
)


@cache
def library() -> Graph:
    """Return the invented literature as an open graph."""
    return Graph(OxigraphStore.memory(whole(construct([Source(name, text.encode()) for name, text in SOURCES]))))


def ask(question: str) -> Answer:
    """Answer a question from the invented literature, the contract checked."""
    got = answer(question, library())
    cited = {c.n for c in got.citations}
    for row in got.rows:
        assert row.cites
        assert set(row.cites) <= cited
        assert len(row.values) == len(got.columns)
    assert (got.status == "answered") == (bool(got.rows) and not got.missing)
    for citation in got.citations:
        place = citation.locator
        assert citation.quote
        assert citation.document.title
        assert place.section or place.page or place.table or place.row
    return got


def cells(got: Answer, column: str) -> list[object]:
    """Return the cells of one column of an answer."""
    at = got.columns.index(column)
    return [row.values[at] for row in got.rows]
