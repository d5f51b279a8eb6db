"""An invented literature about lineage, sources that agree and differ, gaps and noise; built once for each file of tests."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from kg.answering import Graph, answer
from kg.build import Source, construct, whole
from kg.model.answer import Answer
from kg.store import OxigraphStore

Ask = Callable[[str], Answer]

PAPER = """---
id: grolt-paper
kind: paper
title: "Grolt: models that nobody made"
authors: [A. Nobody]
year: 2031
identifiers: {arxiv: "3101.00002"}
trust: primary
work: grolt
provenance: {digest: false}
---
# Grolt

## 2 Models

Table 1 (p. 2): what each model was made from.

| Model | Initialised from | Trained on | Licence | Context length |
| --- | --- | --- | --- | --- |
| Grolt 7B | Snarkle 7B | – | Apache 2.0 | 16K |
| Snarkle 7B | – | GreatHeap | MIT | 4K |
| Vorpal 3B | – | GreatHeap | MIT | 4K |
| Grolt - Chat | Grolt | – | MIT | 4K |

Table 2 (p. 3): models fine-tuned from others.

| Model | Fine-tuned from |
| --- | --- |
| Grolt - Instruct 7B | Grolt 7B |

## 3 Results

Table 3 (p. 4): pass@1 in per cent. QuuxEval is zero-shot with greedy decoding. – means that no score is reported.

| Model | QuuxEval | Frobnicate | Whiffle |
| --- | --- | --- | --- |
| Grolt 7B | 30.0 | 41.0 | – |
| Grolt 13B | 36.5 | – | 12.0 |
| Snarkle 7B | 20.5 | 30.0 | 10.0 |
| Mimsy 7B | 33.5 | 43.0 | – |
"""

MIRROR = """---
id: grolt-repository
kind: repository
title: "nobody/grolt"
authors: [A. Nobody]
year: 2031
identifiers: {repository: "nobody/grolt"}
trust: primary
work: grolt
provenance: {digest: false}
---
# nobody/grolt

Table (README.md): pass@1 in per cent.

| Model | QuuxEval | Frobnicate |
| --- | --- | --- |
| Grolt 7B | 30.0 | 41.0 |
"""

BOARD = """---
id: quux-board
kind: leaderboard
title: "Quux Board"
authors: [Quux team]
year: 2032
identifiers: {repository: "quux/board"}
trust: third_party
provenance: {digest: false}
---
# Quux Board

Table (board.csv): pass@1 on QuuxEval as a fraction. Few-shot.

| model | pass1 | SE(A) |
| --- | --- | --- |
| Grolt-7B | 0.345 | 0.02 |
| Grolt-13B | 0.365 | 0.02 |
| Snarkle-7B | 0.205 | 0.01 |

Table (size.csv): size of the benchmark.

| Benchmark | Problems |
| --- | --- |
| QuuxEval | 500 |

Table (pairs.csv): paired tests on QuuxEval. accA and accB are pass@1 as fractions; total is the number of problems.

| model_a | model_b | total | accA | accB | SE(A-B) | pvalue |
| --- | --- | --- | --- | --- | --- | --- |
| Grolt-7B | Grolt-13B | 500.0 | 0.345 | 0.365 | 0.02 | 0.31731 |
| Grolt-13B | Snarkle-7B | 500.0 | 0.365 | 0.205 | 0.02 | 1.2e-15 |

Table (context.csv): what the board notes of models.

| Model | Context length | Licence |
| --- | --- | --- |
| Grolt 7B | 8K | Apache 2.0 |
"""


@cache
def graph() -> Graph:
    """Return the invented literature as an open graph."""
    texts = {"grolt-paper.md": PAPER, "grolt-repository.md": MIRROR, "quux-board.md": BOARD}
    made = construct([Source(name, text.encode()) for name, text in texts.items()])
    return Graph(OxigraphStore.memory(whole(made)))


def ask(question: str) -> Answer:
    """Return the answer to a question, the contract checked."""
    got = answer(question, graph())
    known = {c.n for c in got.citations}
    for row in got.rows:
        assert row.cites, f"an uncited row: {row}"
        assert set(row.cites) <= known
        assert len(row.values) == len(got.columns)
    assert (got.status == "answered") == (bool(got.rows) and not got.missing)
    assert all(c.cites and set(c.cites) <= known for c in got.computed)
    assert answer(question, graph()) == got
    return got


def column(got: Answer, name: str) -> list[object]:
    """Return the values of one column."""
    return [row.values[got.columns.index(name)] for row in got.rows]
