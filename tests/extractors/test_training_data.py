"""Corpora that a text names as what something is trained on, and again as what holds or was collected from something."""

from __future__ import annotations

import pytest

from kg.model.statement import Named
from kg.vocab import KG
from tests.extractors.pipeline import edges, one

PAPER = """# Zork-Coder: Models

Zork-Coder is a family of code models. Zork-Coder is trained on HeapLake. HeapLake has a size of 1.7 TB and covers 92 programming languages.
Zork-Coder was fine-tuned on FjordTune-38K. FjordTune-38K holds 38,000 instruction pairs.
"""


def corpora(text: str) -> set[str]:
    return {item.label for item in one(text, "zork.md")[1] if isinstance(item, Named) and item.cls == KG.Corpus}


def test_what_is_trained_on_and_holds_something_is_a_corpus_with_what_is_said_of_it() -> None:
    _, items = one(PAPER, "zork.md")
    assert edges(items, KG.trainedOn, KG.fineTunedOn, KG.corpusSize, KG.languageCount) == {
        ("model/zorkcoder", "trainedOn", "corpus/heaplake"),
        ("model/zorkcoder", "fineTunedOn", "corpus/fjordtune38k"),
        ("corpus/heaplake", "corpusSize", "1.7 TB"),
        ("corpus/heaplake", "languageCount", "92"),
        ("corpus/fjordtune38k", "corpusSize", "38,000"),
    }


@pytest.mark.parametrize(
    ("text", "corpus"),
    [
        ("Zork-Coder was trained from scratch on The Stack and on a crawl of package manuals named DaxNet.", "daxnet"),
        ("Zork-Coder is fine-tuned on a collection of chats called DaxNet.", "daxnet"),
        ("Zork-Coder was tuned on DaxNet, 35,000 hand-checked examples.", "daxnet"),
        ("Zork-Coder is fine-tuned on DaxNet-60K, a set of 60,000 editor sessions.", "daxnet60k"),
    ],
)
def test_data_that_a_sentence_describes_beside_its_name_is_a_corpus(text: str, corpus: str) -> None:
    _, items = one(f"# Notes\n\nZork-Coder is a code model. {text}\n", "zork.md")
    assert corpus in {o.removeprefix("corpus/") for _, _, o in edges(items, KG.trainedOn, KG.fineTunedOn)}


@pytest.mark.parametrize(
    "text",
    [
        "Zork-Coder is trained on a machine called BigChip.",
        "Zork-Coder is trained with DeepFast, a library of kernels.",
        "Zork-Coder is trained on HeapLake.",
        "HeapLake has a size of 1.7 TB.",
        "Zork-Coder is trained on SuperChip. SuperChip is fast.",
        "Zork-Coder is trained with DeepFast. We use DeepFast for all runs.",
    ],
)
def test_one_of_the_two_is_not_enough(text: str) -> None:
    assert corpora(f"# Notes\n\nZork-Coder is a code model. {text}\n") == set()


def test_a_reference_behind_the_name_is_enough() -> None:
    models = "Zork-Coder is a code model. Quux-Coder is a code model."
    text = f"{models} Quux-Coder is fine-tuned from Zork-Coder [3] on HeapLake [7] with LoRA [8]."
    _, items = one(f"# Notes\n\n{text}\n", "zork.md")
    assert ("model/quuxcoder", "fineTunedOn", "corpus/heaplake") in edges(items, KG.fineTunedOn)
    assert corpora("# Notes\n\nZork-Coder is a code model. Zork-Coder is trained with DeepFast [7].\n") == set()
