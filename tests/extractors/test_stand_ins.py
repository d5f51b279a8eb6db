"""Phrases that stand for something else than their head, and second clauses. All names are invented."""

from __future__ import annotations

import pytest

from kg.model.statement import Named
from kg.vocab import KG
from tests.extractors.invented import read
from tests.extractors.pipeline import edges

CONTEXT = """Table 1: pass@1.

| Model | ZorkEval |
|---|---|
| Bork-Base 3B | 1.0 |
| Bork-Chat 3B | 1.0 |
| Wug-7B | 1.0 |
| Blip-7B | 1.0 |

Table 2: corpora.

| Corpus | Size |
|---|---|
| YarnHeap | 2 TB |
"""


def said(text: str) -> set[tuple[str, str, str]]:
    found = read(text, context=CONTEXT)
    kept = edges(list(found.items))
    return {(s.removeprefix("model/"), p, o) for s, p, o in kept if not s.startswith("document/")}


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        ("Wug-7B is trained further on 85B tokens of YarnHeap.", ("wug/7b", "trainedOn", "corpus/yarnheap")),
        (
            "Wug-7B was pre-trained on 4T tokens: 3T tokens from YarnHeap and 1T tokens of web text.",
            ("wug/7b", "trainedOn", "corpus/yarnheap"),
        ),
        ("Wug-7B was fine-tuned on 1.4M examples of Loom-Talks.", ("wug/7b", "fineTunedOn", "corpus/loomtalks")),
        (
            "Wug-7B was tuned on 9M examples of YarnHeap and on 220K small commits from KnotPackFT.",
            ("wug/7b", "fineTunedOn", "corpus/knotpackft"),
        ),
        ("Wug-7B is fine-tuned on Loom-Chat, a set of 310K instruction pairs.", ("wug/7b", "fineTunedOn", "corpus/loomchat")),
        ("Blip-7B is trained on YarnHeap, whose samples were generated with Wug-7B.", ("corpus/yarnheap", "generatedBy", "model/wug/7b")),
        ("Blip-7B adopts Wug-7B as its base and fine-tunes it on YarnHeap.", ("blip/7b", "fineTunedFrom", "model/wug/7b")),
        ("Some data was used for the family, and Blip-7B was trained without LoRA.", ("blip/7b", "usesNot", "lora")),
    ],
)
def test_what_a_phrase_stands_for_is_stated(text: str, edge: tuple[str, str, str]) -> None:
    assert edge in said(text)


def test_a_model_that_fine_tunes_another_does_not_train_that_one() -> None:
    found = said("Wug-7B fine-tunes Blip-7B on YarnHeap.")
    assert {("wug/7b", "fineTunedFrom", "model/blip/7b"), ("wug/7b", "fineTunedOn", "corpus/yarnheap")} <= found
    assert ("blip/7b", "fineTunedOn", "corpus/yarnheap") not in found


def test_the_same_data_is_what_the_paragraph_named_last() -> None:
    text = "Wug-7B is trained on YarnHeap. Blip-7B is trained further on the same data."
    assert ("blip/7b", "trainedOn", "corpus/yarnheap") in said(text)
    assert not any(p == "trainedOn" and s == "blip/7b" for s, p, _ in said(text.replace(". Blip", ".\n\nBlip")))


def test_the_base_models_of_a_family_are_its_own_and_no_kind_of_models() -> None:
    found = said(
        "Bork is a family of code models. Bork-Chat is fine-tuned from Bork-Base.\n\nBork is old. The Base models were trained on YarnHeap."
    )
    assert ("bork", "trainedOn", "corpus/yarnheap") in found
    assert not any(s == "base" for s, _, _ in found)


def test_data_from_a_model_or_a_site_is_no_corpus_of_that_name() -> None:
    found = read("Wug-7B was tuned on 75K samples from Blip-7B and on 3M files from KnotHub.", context=CONTEXT)
    assert not {n.label for n in found.of(Named) if n.cls == KG.Corpus} & {"Blip-7B", "KnotHub"}


def test_the_end_of_a_known_name_is_no_name_of_its_own() -> None:
    context = CONTEXT.replace("Wug-7B", "Code Wug 7B")
    found = read("They all start from Code Wug 7B, and the code is open.", context=context)
    assert {n.label for n in found.of(Named)} <= {"Code Wug 7B"}
