"""Where sentences place concepts in the taxonomy."""

from __future__ import annotations

import pytest

from kg.model.statement import Named, Statement
from kg.vocab import SKOS
from tests.extractors.pipeline import edges, one, short

HEAD = "---\nid: widgets\nkind: survey\ntitle: Widgets\n---\n# Widgets\n\n## 2 Tasks\n\n"


def placed(text: str) -> set[str]:
    _, items = one(HEAD + text + "\n")
    return {f"{s} < {o}" for s, _, o in edges([i for i in items if isinstance(i, Statement)], SKOS.broader)}


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        (
            "Repair tasks can be divided into widget localization, patch wugging, and patch blicking.",
            "concept/task/widgetlocalization < tasks",
        ),
        ("Code tasks are classified into four main types: NL-NL, PL-NL, PL-PL, and NL-PL.", "pl-pl < tasks"),
        ("We can broadly categorize decoder-only models into two - foundational and finetuned.", "foundational < decoder-only"),
        ("PL-NL tasks like code summarization and comment generation emerged.", "comment-generation < pl-nl"),
        ("It uses next sentence prediction as the pretraining task.", "next-sentence-prediction < objectives"),
        ("It uses rotary positional embeddings.", "rotary-positional-embeddings < positional-embeddings"),
        ("**Pitfalls:** Data quality issues affect models.", "data-quality-issues < pitfalls"),
        (
            "Some use parameter-efficient fine-tuning. One such method is LoRA, which is cheap.",
            "lora < parameter-efficient-fine-tuning",
        ),
    ],
)
def test_a_sentence_places_a_concept(text: str, edge: str) -> None:
    assert edge in placed(text)


@pytest.mark.parametrize(
    "text",
    [
        "The data is divided into training and test sets.",
        "Models like Zork use sliding window attention.",
        "We split the problems into those that are easy and those that are not.",
        "The text is divided into 512 tokens and 128 tokens.",
        "Tasks are divided into parts that nobody has seen before, and the rest.",
    ],
)
def test_a_sentence_that_divides_nothing_of_the_taxonomy_places_nothing(text: str) -> None:
    assert not {edge for edge in placed(text) if "concept/" in edge or edge.endswith("< models")}


def test_a_new_part_is_a_concept_of_the_class_of_what_is_divided() -> None:
    _, items = one(HEAD + "Repair tasks are divided into patch wugging and patch blicking.\n")
    assert {(short(i.cls), i.label) for i in items if isinstance(i, Named)} == {("Task", "patch wugging"), ("Task", "patch blicking")}
