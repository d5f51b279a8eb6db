"""A repository's main page as makers write them: no captions, headings instead, group rows, a first column without a header."""

from __future__ import annotations

import pytest

from kg.model.document import Document
from kg.model.statement import Dropped, Extracted, Named, Result
from kg.vocab import KG
from tests.extractors.pipeline import edges, one, short

README = """# ZorkCoder: An Open Model

<!-- | Model | Sequence Length | Download |
|:---:|:---:|:---:|
| ZorkCoder-3B-Base | 2K | [page](https://example.org/x) | -->

## 1. Downloads

| **Model** | **#Total Params** | **#Active Params** | **Context Length** | **Download** |
| :-------: | :---------------: | :----------------: | :----------------: | :----------: |
| ZorkCoder-V2-Lite-Base | 16B | 2.4B | 128k | [page](https://example.org/a) |
| ZorkCoder-V2-Instruct | 236B | 21B | [page](https://example.org/b) | [page](https://example.org/b) |

## 2. Evaluation Results
### 2.1 Code Generation

| | #TP | WugEval | Quuxbench+ |
|:--|:--:|:--:|:--:|
| **Closed-Source Models** | | | |
| **Dax-1.5-Pro** | - | 83.5 | **74.6** |
| **Bork-3-Opus** | - | 84.2 | 72.0 |
| **Open-Source Models** | | | |
| **ZorkCoder-V2-Lite-Instruct** | 16B | 81.1 | 68.8 |

### 2.2 FrobEval-X (Pass@1)

| Model | Python | C++ | Overall |
| --- | --- | --- | --- |
| Dax-7B | 19\\.2 | 18\\.1 | 18\\.6 |
| 16K | 1.0 | 2.0 | 3.0 |
| \\# Samples | 164 | 164 | 164 |

### 2.3 Mathematics

| Model | Size | GlimMath | PlonkMath | Avg |
| --- | --- | --- | --- | --- |
| Dax | 7B | 41.0 | 8.6 | 24.8 |
"""

Read = tuple[Document, list[Extracted]]


@pytest.fixture(scope="module")
def readme() -> Read:
    return one(README, "README.md")


def scores(readme: Read) -> set[tuple[str, str, str | None, str]]:
    return {
        (short(r.model).removeprefix("model/"), short(r.benchmark).removeprefix("benchmark/"), r.subset, r.printed)
        for r in readme[1]
        if isinstance(r, Result)
    }


def test_a_first_column_without_a_header_names_models_where_its_labels_look_like_them(readme: Read) -> None:
    found = {s for s in scores(readme) if s[1] == "wugeval"}
    assert found == {
        ("dax1.5/pro", "wugeval", None, "83.5"),
        ("bork3/opus", "wugeval", None, "84.2"),
        ("zorkcoder/instruct/lite/v-v2", "wugeval", None, "81.1"),
    }


def test_a_row_that_groups_others_is_no_model(readme: Read) -> None:
    assert {i.text for i in readme[1] if isinstance(i, Dropped) and "heads the rows" in i.reason} == {
        "Closed-Source Models",
        "Open-Source Models",
    }


def test_a_number_sign_before_the_name_of_a_property_says_no_more_than_that_it_is_counted(readme: Read) -> None:
    assert {("model/zorkcoder/lite/16b/v-v2", "parameters", "16B"), ("model/zorkcoder/lite/16b/v-v2", "activeParameters", "2.4B")} <= edges(
        readme[1]
    )


def test_a_link_is_no_amount_and_a_comment_is_not_read(readme: Read) -> None:
    assert {o for s, p, o in edges(readme[1], KG.contextLength)} == {"128k"}


def test_the_heading_above_a_table_without_a_caption_names_its_benchmark_and_metric(readme: Read) -> None:
    found = [r for r in readme[1] if isinstance(r, Result) and short(r.benchmark) == "benchmark/frobevalx"]
    assert {(r.printed, short(r.metric), r.subset) for r in found} == {
        ("19\\.2", "pass-at-k", "Python"),
        ("18\\.1", "pass-at-k", "C++"),
        ("18\\.6", "pass-at-k", "Overall"),
    }
    assert {str(r.value) for r in found} == {"19.2", "18.1", "18.6"}


def test_a_heading_over_columns_that_name_benchmarks_names_none(readme: Read) -> None:
    named = {i.label for i in readme[1] if isinstance(i, Named) and i.cls == KG.Benchmark}
    assert {"WugEval", "Quuxbench+", "FrobEval-X", "GlimMath", "PlonkMath"} <= named
    assert not {"Mathematics", "Code Generation", "Evaluation"} & named


def test_a_number_with_a_unit_is_no_model(readme: Read) -> None:
    assert [i.text for i in readme[1] if isinstance(i, Dropped) and "a number and no name" in i.reason] == ["16K"]
    assert not [i for i in readme[1] if isinstance(i, Named) and i.label in ("16K", "4K", "2K")]


FAMILY = """# Zork-8B-Weave

Zork-8B-Weave is a model for weaving.

- **Fine-tuned from:** Zork-8B-Base, which was trained from scratch on FrobPile

| Model | Parameters | Made from | Purpose |
|---|---|---|---|
| Zork-8B-Base | 8B | trained from scratch | completion |
| Zork-8B-Weave | 8B | fine-tuned from Zork-8B-Base | weaving |
| Zork-1.5B-Weave | 1.5B | distilled from Zork-8B-Weave | weaving on laptops |

## Supported languages

C, Java and COBOL. COBOL is supported as a source language only.

## Contributions

Our contributions are:

1. **WeavePile**, a corpus of 3 GB of cloth, on which all of them were trained.
2. **WeaveBench**, a benchmark of 300 problems.

We also release Bork-9B, tuned for darning, and DarnEval, a benchmark of 40 problems.
"""


def test_words_of_a_cell_say_which_model_another_was_made_from() -> None:
    _, items = one(FAMILY, "README.md")
    made = {(s, p, o) for s, p, o in edges(items) if p in ("fineTunedFrom", "basedOn")}
    assert made >= {
        ("model/zork/weave/8b", "fineTunedFrom", "model/zork/8b"),
        ("model/zork/weave/1.5b", "basedOn", "model/zork/weave/8b"),
    }
    assert not any("scratch" in item.label for item in items if isinstance(item, Named) and item.cls == KG.Model)


def test_a_heading_that_names_a_property_gives_its_values_below() -> None:
    found = {o for s, p, o in edges(one(FAMILY, "README.md")[1]) if p == "supportsLanguage" and s == "model/zork/weave/8b"}
    assert found == {"c", "java", "cobol"}


def test_what_a_text_lists_as_its_contributions_and_names_behind_others_is_introduced() -> None:
    brought = {o for _, p, o in edges(one(FAMILY, "README.md")[1]) if p == "introduces"}
    assert brought >= {"corpus/weavepile", "benchmark/weavebench", "benchmark/darneval"}


@pytest.mark.parametrize(
    ("said", "hours"),
    [
        ("Fine-tuning took 21,500 H100 hours.", {"21,500 H100 hours"}),
        ("Training required about 96 GPU hours on A100.", {"96 GPU hours"}),
        ("SFT took 96 GPU hours and DPO 31 GPU hours.", set()),
        ("Fine-tuning took three days.", set()),
        ("Training Bork-9B took 12 H100 hours.", set()),
    ],
)
def test_the_hours_that_its_training_took_are_those_of_the_pages_model(said: str, hours: set[str]) -> None:
    found = edges(one(f"{FAMILY}\n## Environmental impact\n\n{said}\n", "README.md")[1])
    assert {o for s, p, o in found if p == "gpuHours" and s == "model/zork/weave/8b"} == hours
