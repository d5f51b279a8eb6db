"""Pages of one model: labels and values, settings of training, another program's front matter, all said of what the title names."""

from __future__ import annotations

import pytest

from kg.model.statement import Extracted, Named, Statement
from kg.vocab import KG
from tests.extractors.pipeline import edges, one

CARD = """---
license: apache-2.0
base_model: looms/Shuttle-7B
datasets:
- weavers/YarnHeap
language:
- en
pipeline_tag: text-generation
---
# Model Card for Weft-7B-Chat

Weft-7B-Chat answers questions on weaving. Hyper-parameters were a learning rate of 2e-4 and 3 epochs over all.

## Model Details

* **Developed by** [optional]: Loom Guild
* **Funded by [optional]:** [More Information Needed]
* **Model type:** decoder-only
* **Model size**: 7B
* **Languages:** Python, Rust
* **Context length:** 16K
* **Vocabulary size**: 49,152
* **Knowledge cutoff**: March 2031
* **Story**: It may weave nonsense, and nobody has checked all of what it weaves so far

### Training

Hyper-parameters: learning rate 1e-5, batch size of 256, warm-up steps: 500 and weight decay 0.1.

| Setting | Value |
| --- | --- |
| Optimizer | AdamW |
| GPU hours | 1,440 |

## Usage

- **Step**: install it
"""

WEFT = "model/weft/chat/7b"


@pytest.fixture(scope="module")
def card() -> list[Extracted]:
    return one(CARD, "README.md")[1]


def own(items: list[Extracted]) -> set[tuple[str, str]]:
    return {(predicate, value) for subject, predicate, value in edges(items) if subject == WEFT}


def test_known_labels_are_the_ontologys_properties_of_the_thing_in_the_title(card: list[Extracted]) -> None:
    assert {
        ("developedBy", "agent/loomguild"),
        ("architecture", "decoder-only"),
        ("parameters", "7B"),
        ("supportsLanguage", "python"),
        ("supportsLanguage", "rust"),
        ("contextLength", "16K"),
    } <= own(card)


def test_another_programs_front_matter_says_licence_base_and_data(card: list[Extracted]) -> None:
    said = own(card)
    assert {("basedOn", "model/shuttle/7b"), ("trainedOn", "corpus/yarnheap")} <= said
    assert [value for predicate, value in said if predicate == "licence"]


def test_other_labels_of_a_list_of_details_are_attributes(card: list[Extracted]) -> None:
    assert {
        ("attribute/vocabularysize", "49,152"),
        ("attribute/knowledgecutoff", "March 2031"),
        ("attribute/optimizer", "AdamW"),
        ("gpuHours", "1,440"),
    } <= own(card)


def test_settings_in_one_line_are_taken_apart(card: list[Extracted]) -> None:
    assert {
        ("attribute/learningrate", "1e-5"),
        ("attribute/batchsize", "256"),
        ("attribute/warmupsteps", "500"),
        ("attribute/weightdecay", "0.1"),
    } <= own(card)


def test_prose_behind_a_colon_open_fields_and_steps_are_no_details(card: list[Extracted]) -> None:
    labels = {item.label for item in card if isinstance(item, Named)}
    assert not labels & {"Story", "Funded by", "Step", "[More Information Needed]"}


def test_a_page_without_a_thing_in_its_title_says_nothing_of_one() -> None:
    _, items = one(CARD.replace("Model Card for Weft-7B-Chat", "How we weave"), "README.md")
    assert not [item for item in items if isinstance(item, Statement) and "/attribute/" in item.predicate]


def test_what_is_said_below_the_heading_of_another_thing_is_said_of_that() -> None:
    text = (
        "# Weft-7B\n\nWeft-7B is a model.\n\n- **Context length:** 8K\n\n## Warp-13B\n\nWarp-13B is a model.\n\n- **Context length:** 32K\n"
    )
    _, items = one(text, "README.md")
    assert edges(items, KG.contextLength) == {("model/weft/7b", "contextLength", "8K"), ("model/warp/13b", "contextLength", "32K")}


BARE = """# Weft-7B-Chat

Weft-7B-Chat answers questions on weaving.

| | |
|---|---|
| Developer | Loom Guild |
| Base model | Weft-7B |
| Parameters | 7.2B |
| Spindles | 47 |

## Intended use

Weaving.

## Training data

Yarn.

## Limitations

- Tangles.
"""


def test_a_table_without_headers_whose_rows_begin_with_properties_is_of_the_thing_in_the_title() -> None:
    document, items = one(BARE, "weft.md")
    assert document.kind == "model_card"
    assert {("developedBy", "agent/loomguild"), ("basedOn", "model/weft/7b"), ("parameters", "7.2B"), ("attribute/spindles", "47")} <= own(
        items
    )


def test_a_table_without_headers_of_other_words_says_nothing_of_the_title() -> None:
    text = BARE.replace("Developer", "Monday").replace("Base model", "Tuesday").replace("Parameters", "Friday")
    assert own(one(text, "weft.md")[1]) == set()
