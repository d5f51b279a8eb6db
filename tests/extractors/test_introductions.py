"""A name that nothing knows becomes a thing of the class that its text gives it; no model, corpus or benchmark here is of this world."""

from __future__ import annotations

import pytest

from kg.model.statement import Named, Statement
from tests.extractors.pipeline import edges, one, short

HEAD = "---\nid: widgets\nkind: paper\ntitle: Widgets\ntrust: primary\n---\n# Widgets\n\n"


def named(text: str) -> set[str]:
    """Return the things that a text names, each as class and label."""
    document, items = one(HEAD + text + "\n")
    start = document.text.index(text[:20])
    return {f"{short(i.cls)} {i.label}" for i in items if isinstance(i, Named) and i.evidence.quote.start >= start}


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("We introduce Mortar, a 7B decoder-only model.", "Model Mortar"),
        ("In this work, we present Mortar 7B.", "Model Mortar 7B"),
        ("We release Dax-Coder-V2, an open-source Mixture-of-Experts (MoE) code language model that is small.", "Model Dax-Coder-V2"),
        ("Mortar, a family of open large language models, is new.", "Model Mortar"),
        ("Mortar is a multilingual language model.", "Model Mortar"),
        ("Mortar is an open and reproducible code LLM family.", "Model Mortar"),
        ("Our model, called Mortar, is small.", "Model Mortar"),
        ("Mortar was pre-trained on two trillion tokens.", "Model Mortar"),
        ("It was compared with Pestle 3 Opus.", "Model Pestle 3 Opus"),
        ("It was compared with Pestle (13B).", "Model Pestle"),
        ("We propose FigBench, a benchmark of 500 problems.", "Benchmark FigBench"),
        ("We propose a new benchmark, FigBench, that is hard.", "Benchmark FigBench"),
        ("This paper proposes a benchmark named FigBench.", "Benchmark FigBench"),
        ("Results on the FigBench benchmark are low.", "Benchmark FigBench"),
        ("FigBench is a dataset of 500 problems to evaluate models.", "Benchmark FigBench"),
        ("FigBench has 940 functions with tests in both languages.", "Benchmark FigBench"),
        ("WugSet has 940 functions with hidden tests.", "Benchmark WugSet"),
        ("On FigEval, our set of 88 weaving tasks, all models fail.", "Benchmark FigEval"),
        ("SiltMix is a corpus of source code.", "Corpus SiltMix"),
        ("SiltMix is a dataset on which models are trained.", "Corpus SiltMix"),
        ("Nebula Labs is old.", "Organisation Nebula Labs"),
    ],
)
def test_a_text_introduces(text: str, thing: str) -> None:
    assert thing in named(text)


@pytest.mark.parametrize(
    "text",
    [
        "However, a model is needed.",
        "In Oslo, a model was shown.",
        "Mortar is a method for language models.",
        "Mortar is a framework that evaluates models.",
        "Mortar, a language model evaluation framework, is new.",
        "Python is a language.",
        "Everyone was trained on it.",
        "The 7B model is small.",
        "Training is a task.",
        "Attention was trained with attention.",
        "On FigThing, a 7B model is best.",
        "SiltMix is a dataset.",
        "We study Mortar, an approach of others.",
    ],
)
def test_a_text_that_leaves_the_class_open_introduces_nothing(text: str) -> None:
    assert not {n for n in named(text) if n.split()[0] in ("Model", "Benchmark", "Corpus", "Organisation")}


def test_a_name_that_a_text_takes_for_two_kinds_of_things_is_none() -> None:
    assert named("Mortar is a language model.\n\nMortar is a benchmark.") == set()


def test_what_a_text_introduces_is_known_in_all_its_sentences() -> None:
    _, items = one(HEAD + "Mortar uses LoRA.\n\nWe introduce Mortar, a 7B model by Nebula Labs. It was trained on the Gravelpit dataset.\n")
    said = {e for e in edges([i for i in items if isinstance(i, Statement)]) if e[0] == "model/mortar"}
    assert {
        ("model/mortar", "uses", "lora"),
        ("model/mortar", "parameters", "7B"),
        ("model/mortar", "developedBy", "agent/nebulalabs"),
        ("model/mortar", "trainedOn", "corpus/gravelpit"),
    } <= said
