"""A small invented literature, built once: two papers and a leaderboard about models that do not exist."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.answering import Graph, answer
from kg.build import Source, construct, whole
from kg.model.answer import Answer
from kg.store import OxigraphStore

PAPER = """---
id: zorba-paper
kind: paper
title: "Zorba: models that do not exist"
authors: [A. Nobody, B. Noone]
year: 2031
identifiers: {arxiv: "3101.00001"}
trust: primary
provenance: {digest: false}
---
# Zorba

## 3 Results

Table 1 (p. 4): pass@1 and pass@10 on QuuxEval and Frobnicate, in per cent. QuuxEval is zero-shot; Frobnicate is 3-shot.

| Model | Size | QuuxEval / pass@1 | QuuxEval / pass@10 | Frobnicate / pass@1 |
| --- | --- | --- | --- | --- |
| Zorba | 7B | 30.0 | 51.5 | 41.0 |
| Zorba | 13B | 36.5 | 58.0 | 40.5 |
| Zorba | 34B | 48.0 | 70.5 | 55.5 |
| Zorba - Python | 7B | 33.5 | 54.0 | 43.0 |
| Zorba - Python | 13B | 35.0 | 57.5 | 44.5 |
| Grumble | 7B | 20.5 | – | 30.0 |

Table 2 (p. 5): what the models are.

| Model | Architecture | Open Source? | Context |
| --- | --- | --- | --- |
| Zorba 7B | Decoder | Weights & Data | 16K |
| Grumble 7B | Encoder-Decoder | No | 4K |
"""

BOARD = """---
id: quux-board
kind: leaderboard
title: "Quux Leaderboard"
authors: [Quux team]
year: 2032
identifiers: {repository: "quux/board"}
trust: third_party
provenance: {digest: false}
---
# Quux Leaderboard

Table (board.csv): pass@1 on QuuxEval as a fraction.

| model | pass1 | SE(A) |
| --- | --- | --- |
| zorba-7b | 0.310 | 0.02 |
| zorba-13b | 0.400 | 0.02 |
| grumble-7b | 0.250 | 0.02 |
| Wibble-3B-Instruct | 0.620 | 0.02 |

Table (size.csv): size of the benchmark.

| Benchmark | Problems |
| --- | --- |
| QuuxEval | 500 |
"""


@pytest.fixture(scope="session")
def graph() -> Graph:
    """Return the invented literature as an open graph."""
    made = construct([Source("zorba-paper.md", PAPER.encode()), Source("quux-board.md", BOARD.encode())])
    return Graph(OxigraphStore.memory(whole(made)))


@pytest.fixture(scope="session")
def ask(graph: Graph) -> Callable[[str], Answer]:
    """Return a function that answers a question from the invented literature, the contract checked."""

    def asked(question: str) -> Answer:
        got = answer(question, graph)
        for row in got.rows:
            assert row.cites, f"an uncited row: {row}"
            assert len(row.values) == len(got.columns)
        assert (got.status == "answered") == (bool(got.rows) and not got.missing)
        assert not got.rows or got.status in ("answered", "partial")
        for citation in got.citations:
            assert citation.quote
            assert citation.document.title
        return got

    return asked
