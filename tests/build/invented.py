"""Small documents of invented models, in several versions, whose names bear on each other."""

from __future__ import annotations

from pathlib import Path

SCORES = """---
id: scores
kind: leaderboard
title: "Quill leaderboard"
trust: third_party
denotes:
  - {{label: Quillcoder-70B, candidates: [Quillcoder 70B, Quillcoder - Verse 70B], source: "the row names neither"}}
---

# Quill leaderboard

Table 1: Scores on Stackbench, pass@1 in per cent.

| Model | Size | Stackbench / pass@1 |
| --- | --- | --- |
| Quillcoder | 7B | {0}.1 % |
| Quillcoder-70B | 70B | {0}.4 % |
| Inkling 2 | 3B | 31.0 % |

| Odd | Column |
| --- | --- |
| what | 1 |
"""

PAPER = """---
id: paper
kind: paper
title: "Quillcoder: Models that Write"
authors: [Ann Roe]
year: 2024
trust: primary
---

# Quillcoder: Models that Write

## 1 Introduction

We present Quillcoder, which is initialised from Inkling 2 and trained on Parchment. Quillcoder - Verse is fine-tuned from Quillcoder.

Table 1: pass@1 on Stackbench and Stackbench+ in per cent, zero-shot.

| Model | Size | Context length | Stackbench / pass@1 | Stackbench+ / pass@1 |
| --- | --- | --- | --- | --- |
| Quillcoder | 7B | 16K | 3{0}.5 % | 30.0 % |
| Quillcoder | 70B | 16K | 52.{0} % | 47.2 % |
| Quillcoder - Verse | 70B | 16K | 55.3 % | – |
"""

LABELS = """---
id: labels
kind: repository
title: "Verse"
trust: primary
---

# Verse

| Model | Stackbench | Parchment |
| --- | --- | --- |
| ann-roe/QuillCoder-70b-verse-hf | 0.55{0} | 0.4 |
| quillcoder_7b | 0.35 | 0.2 |
"""

SUITE = """---
id: suite
kind: survey
title: "Suites and Parchments"
trust: secondary
---

# Suites and Parchments

Table 1: Corpora for pre-training.

| Corpus | Size | Type |
| --- | --- | --- |
| Parchment | 1{0} TB | PL |
| Vellum | 3 TB | NL |

Table 2: Benchmarks.

| Benchmark | Problems | Test cases |
| --- | --- | --- |
| Stackbench | 12{0} | 7 per problem |
| Stackbench+ | 12{0} | ~70 per problem |

Quillcoder is trained on Vellum, and Inkling 2 is trained on Parchment.
"""

PAGE = """<!DOCTYPE html>
<title>Quillcoder at work | Inkwell</title><meta name="author" content="Li Wen">
<nav><a href="/">Inkwell</a></nav>
<h1>Quillcoder at work</h1>
<p>Quillcoder &ndash; Verse is fine&#45;tuned from <b>Quillcoder</b>.
<table><caption>Table 1. pass@1 on Stackbench&nbsp;in per cent</caption>
<tr><th>Model<th>Stackbench
<tr><td>Quillcoder&nbsp;7B<td><b>3{0}.9</b>
<tr><td>Inkling 2 3B<td>28.1
</table>
"""

SEPARATED = "model,Stackbench pass@1\nInkling2-3B,3{0}.0\nQuillcoder 7B,35.5\n"
SIDECAR = "id: separated\nkind: leaderboard\ntitle: Separated\ncaption: pass@1 on Stackbench in per cent\n"

DOCUMENTS = {"scores": SCORES, "paper": PAPER, "labels": LABELS, "page": PAGE, "separated": SEPARATED, "suite": SUITE}
SUFFIXES = {"page": "html", "separated": "csv"}


def write(folder: Path, name: str, version: int = 0) -> Path:
    """Write one version of a document into a folder, with the sidecar of the one that has one; return its path."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.{SUFFIXES.get(name, 'md')}"
    path.write_text(DOCUMENTS[name].format(version), encoding="utf-8")
    if name == "separated":
        path.with_name(path.name + ".meta.yaml").write_text(SIDECAR, encoding="utf-8")
    return path
