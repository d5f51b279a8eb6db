"""An invented literature for lists, counts and shares: a survey with tables, a paper whose table has the same number, a board."""

from __future__ import annotations

from functools import cache

from kg.answering import Graph, answer
from kg.build import Source, construct, whole
from kg.model.answer import Answer
from kg.store import OxigraphStore

SURVEY = """---
id: moth-survey
kind: survey
title: "Moth Models: A Survey"
authors: [A. Nobody]
year: 2034
trust: secondary
provenance: {digest: false}
---
# Moth Models: A Survey

Table I: Corpora for moths. PLs is the number of programming languages.

| Type | Name | Size | PLs |
| --- | --- | --- | --- |
| NL | Dusk Crawl | 3 TB | – |
| PL | Lamp Heap | 2 TB | 30 |
| PL | Wing Pile | 1.5 TB | 12 |
| PL | Glow Store | 500 GB | 1 |

Table II: Encoders and which types of tokens they mask. ✓ means that the type is masked, × that it is not masked.

| Model | Type of Masked Tokens / NL | Type of Masked Tokens / PL |
| --- | --- | --- |
| Luna | ✓ | × |
| Sphinx | ✓ | ✓ |
| Hawk | × | ✓ |

Luna is an encoder-only model. Sphinx is an encoder-only model. Hawk is an encoder-only model. Luna uses next sentence prediction.

Table III: Scores of encoders. × means that no score is reported.

| Model | Code-to-NL / DuskNN / BLEU | Search / LampQA / MRR | Clone Det. / WingClone / F1 |
| --- | --- | --- | --- |
| Luna | 16.5 | 0.58 | 0.94 |
| Sphinx | 17.5 | × | 0.96 |
| Hawk | × | 0.70 | × |

Table IV: pass@1 in per cent. Values marked * were measured by the survey's authors in their own experiments.

| Models | Architecture | Type | Size | Open Source? | FlutterEval | FlutterEval+ | DuskBench |
| --- | --- | --- | --- | --- | --- | --- | --- |
| Atlas | Decoder | Foundational [Code] | 7 B | Weights & Data | 30.5 | 25.5 | 41.0 * |
| Atlas | Decoder | Foundational [Code] | 13 B | Weights & Data | 36.5 | 30.0 | 44.0 |
| Atlas | Decoder | Foundational [Code] | 34 B | Weights & Data | 50.0 | 41.5 | 52.0 |
| Emperor | Encoder-Decoder | Foundational [Both] | 15 B | No | 72.0 | 66.0 | 70.5 |
| Cinnabar | Decoder | Finetuned | 15 B | Only Weights | 75.5 | 71.0 | 68.0 * |
| Gypsy | Decoder | Finetuned | 2.7 B | Only Weights | 28.0 | 20.5 | 33.0 |
| Burnet | Decoder | Foundational [Base] | – | No | 80.0 | 77.5 | 74.0 |

Table (Parts): the parts of moths.

| Concept | Broader | Definition |
| --- | --- | --- |
| moth parts | tasks | What moths are made of. |
| antennae | moth parts | What moths smell with. |
| mouth parts | moth parts | What moths eat with. |
| proboscis | mouth parts | What most moths drink with. |
| jaws | mouth parts | What few moths chew with. |

Table V: Open problems of moths.

| Open Problem | Concerns | Description |
| --- | --- | --- |
| wing noise | models | Wings are noisy. |
| lamp bias | benchmarks | Lamps draw moths. |
"""

PAPER = """---
id: hornet-paper
kind: paper
title: "Hornet: models that nobody made"
authors: [B. Noone]
year: 2033
identifiers: {arxiv: "3301.00009"}
trust: primary
provenance: {digest: false}
---
# Hornet

Table 4 (p. 3): models of this paper.

| Model | Size | Architecture | Release date | Developed by | Trained on | open-data |
| --- | --- | --- | --- | --- | --- | --- |
| Hornet 3B | 3 B | Encoder-Decoder | 2031-03-01 | Nest Works | Lamp Heap | NONE |
| Hornet 20B | 20 B | Decoder | 2032-05-01 | Nest Works | Lamp Heap | NONE |
| Wasp 5B | 5 B | Decoder | 2032-07-01 | Hive Lab | Wing Pile | Full |

Table 5 (p. 4): pass@1 on FlutterEval, in per cent. Zero-shot; greedy decoding.

| Model | FlutterEval |
| --- | --- |
| Hornet 3B | 22.0 |
| Hornet 20B | 44.0 |
| Wasp 5B | 35.0 |
"""

SOURCES = (("moth-survey.md", SURVEY), ("hornet-paper.md", PAPER))


@cache
def graph() -> Graph:
    """Return the invented literature as an open graph."""
    return Graph(OxigraphStore.memory(whole(construct([Source(name, text.encode()) for name, text in SOURCES]))))


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
    return got


def first(got: Answer) -> list[object]:
    """Return the first column, each thing once, in order."""
    return list(dict.fromkeys(row.values[0] for row in got.rows))


def computed(got: Answer) -> list[float]:
    """Return the numbers that were worked out."""
    return [float(c.value) for c in got.computed]
