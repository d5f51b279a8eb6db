"""What sentences of every shape say; no model, corpus or benchmark here is of this world."""

from __future__ import annotations

import itertools
import random
import re
from decimal import Decimal
from pathlib import Path

import pytest

from kg import taxonomy
from kg.extractors import prose
from kg.lexicon.schema import Schema
from kg.model.document import Document
from kg.model.statement import Extracted, Statement, TrainingStep
from kg.model.terms import Quantity
from kg.readers import read_bytes
from kg.vocab import KG
from tests.extractors.pipeline import edges, extracted, one, short, source

HEAD = """---
id: widgets
kind: paper
title: "Widgets"
trust: primary
---
# Widgets

Models such as Zorkel, Blimp, Quandary and Ferrow are new. Corpora such as Gravelpit and Siltbed are public. Benchmarks such as PlumBench,
PlumBench+ and FigEval are old.

"""


def read(text: str) -> tuple[Document, list[Extracted]]:
    document, items = one(HEAD + text + "\n")
    start = document.text.index("are old.")
    return document, [i for i in items if not isinstance(i, Statement) or i.evidence.quote.start > start]


def said(text: str) -> set[str]:
    """Return what a text says by its prose, each statement in short."""
    _, items = read(text)
    prose = [i for i in items if isinstance(i, Statement) and i.evidence.extractor.startswith("prose/")]
    return {" ".join(re.sub(r"^(?:model|corpus|benchmark|agent)/", "", end) for end in edge) for edge in edges(list(prose))}


SHAPES = {
    "Zorkel uses MLM.": {"zorkel uses masked-language-modelling"},
    "Zorkel and Blimp both use rotary embeddings.": {"zorkel uses rotary-positional-embeddings", "blimp uses rotary-positional-embeddings"},
    "Zorkel, Blimp, and Quandary adopt SwiGLU.": {"zorkel uses swiglu", "blimp uses swiglu", "quandary uses swiglu"},
    "Zorkel [3] does not use LoRA.": {"zorkel usesNot lora"},
    "Zorkel never uses LoRA and relies on full fine-tuning.": {"zorkel usesNot lora", "zorkel uses full-fine-tuning"},
    "Zorkel, which was fine-tuned from Blimp, outperforms Quandary on FigEval.": {
        "zorkel fineTunedFrom blimp", "zorkel outperforms quandary"},
    "Building on Blimp, Zorkel uses multi-query attention.": {"zorkel basedOn blimp", "zorkel uses multi-query-attention"},
    "Zorkel, a decoder-only model by Nebula Labs, was trained on 2T tokens.": {
        "zorkel architecture decoder-only", "zorkel developedBy nebulalabs", "zorkel trainingTokens 2T"},
    "Zorkel (7B) outperforms Blimp (13B).": {
        "zorkel/7b parameters 7B", "blimp/13b parameters 13B", "zorkel/7b outperforms blimp/13b"},
    "Unlike Blimp, Zorkel uses RoPE.": {"zorkel uses rotary-positional-embeddings", "blimp usesNot rotary-positional-embeddings"},
    "Unlike Blimp, which uses LayerNorm, Zorkel employs RMSNorm.": {
        "blimp uses layer-normalisation", "zorkel usesNot layer-normalisation", "zorkel uses rms-normalisation"},
    "Zorkel uses RoPE instead of absolute or relative embeddings.": {
        "zorkel uses rotary-positional-embeddings", "zorkel usesNot absolute-positional-embeddings",
        "zorkel usesNot relative-positional-embeddings"},
    "Most open-source models use RMSNorm, with Zorkel being an exception, as it retains LayerNorm.": {
        "open uses rms-normalisation", "zorkel usesNot rms-normalisation", "zorkel uses layer-normalisation"},
    "All models but Zorkel and Blimp were trained on Gravelpit, and have a context length of 16K tokens.": set(),
    "Every model except for Zorkel uses RoPE.": set(),
    "All models apart from Zorkel use LoRA, but Blimp uses RoPE.": {"blimp uses rotary-positional-embeddings"},
    "Zorkel and Blimp use MLM and RTD, respectively.": {"zorkel uses masked-language-modelling", "blimp uses replaced-token-detection"},
    "Zorkel and Blimp have 7B and 13B parameters, respectively.": {"zorkel parameters 7B", "blimp parameters 13B"},
    "Zorkel is based on Blimp. It was trained on Gravelpit.": {"zorkel basedOn blimp", "zorkel trainedOn gravelpit"},
    "Zorkel and Blimp were released in May 2023. They were trained on Siltbed.": {
        "zorkel releaseDate 2023-05", "blimp releaseDate 2023-05", "zorkel trainedOn siltbed", "blimp trainedOn siltbed"},
    "Zorkel was released under the Apache 2.0 license.": {"zorkel licence apache-2"},
    "Zorkel supports over 80 programming and 13 natural languages.": {"zorkel languageCount over 80", "zorkel naturalLanguageCount 13"},
    "PlumBench+ extends PlumBench.": {"plumbench-x extends plumbench"},
    "PlumBench contains 164 problems.": {"plumbench problems 164"},
    "Gravelpit contains 12.4 TB of code.": {"gravelpit corpusSize 12.4 TB"},
    "Zorkel has a context length of 16K tokens.": {"zorkel contextLength 16K"},
    "Neither Zorkel nor Blimp uses LoRA.": {"zorkel usesNot lora", "blimp usesNot lora"},
    "Blimp is outperformed by Zorkel.": {"zorkel outperforms blimp"},
    "LoRA, used in models like Zorkel and Blimp, is cheap.": {"zorkel uses lora", "blimp uses lora"},
    "Earlier, Zorkel was trained with MLM; Blimp uses RTD.": {
        "zorkel uses masked-language-modelling", "blimp uses replaced-token-detection"},
    "While Zorkel employs MQA, Blimp introduces GQA.": {"zorkel uses multi-query-attention", "blimp introduces grouped-query-attention"},
    "Nebula's Zorkel was initialised from Blimp, eschewing LoRA.": {
        "zorkel developedBy nebula", "zorkel initialisedFrom blimp", "zorkel usesNot lora"},
    "Zorkel excels at tasks such as code search and clone detection.": {
        "zorkel performsTask code-search", "zorkel performsTask clone-detection"},
    "Zorkel outperforms Blimp and is trained on Gravelpit.": {"zorkel outperforms blimp", "zorkel trainedOn gravelpit"},
    "Zorkel outperforms Blimp, which is trained on Gravelpit.": {"zorkel outperforms blimp", "blimp trainedOn gravelpit"},
    "Zorkel is based on Blimp, and Quandary based on Ferrow.": {"zorkel basedOn blimp", "quandary basedOn ferrow"},
    "Encoder-only models excel in code search.": {"encoder-only performsTask code-search"},
    "Mudlark [4] is a multilingual model. Mudlark uses LoRA.": {"mudlark uses lora"},
    "We introduce BigPlum, a benchmark that is hard.": {"document/widgets introduces bigplum"},
    "We introduce Mortar, a 7B model. It was trained on Gravelpit.": {
        "document/widgets introduces mortar", "mortar parameters 7B", "mortar trainedOn gravelpit"},
    "We introduce BigPlum, a benchmark that is hard. Results are low. Our benchmark contains 300 problems.": {
        "document/widgets introduces bigplum", "bigplum problems 300"},
    "This study compares Zorkel, a 3B model, with Blimp.": {"zorkel parameters 3B"},
    "Zorkel is not fine-tuned from Blimp.": {"zorkel fineTunedFromNot blimp"},
    "Zorkel failed to outperform Blimp.": {"zorkel outperformsNot blimp"},
    "Zorkel is not trained on Gravelpit, nor does it support C++.": {"zorkel trainedOnNot gravelpit", "zorkel supportsLanguageNot cpp"},
    "Zorkel was trained without Siltbed and does not support Java.": {"zorkel trainedOnNot siltbed", "zorkel supportsLanguageNot java"},
    "Unlike Blimp, Zorkel is not trained on Gravelpit.": {"zorkel trainedOnNot gravelpit"},
    "Zorkel and Blimp rely on RoPE, and avoid absolute positional embeddings.": {
        "zorkel uses rotary-positional-embeddings", "blimp uses rotary-positional-embeddings",
        "zorkel usesNot absolute-positional-embeddings", "blimp usesNot absolute-positional-embeddings"},
    "Zorkel is a 13B model trained on 800B tokens.": {"zorkel parameters 13B", "zorkel trainingTokens 800B"},
    "Zorkel was fine-tuned from Blimp on 50,000 synthetic bugs with LoRA.": {"zorkel fineTunedFrom blimp", "zorkel uses lora"},
    "Zorkel, released in March 2024 under the Apache 2.0 license, is small.": {"zorkel releaseDate 2024-03", "zorkel licence apache-2"},
    "BigPlum is an extension of PlumBench.": {"bigplum extends plumbench"},
    "Nebula Labs introduces Mortar, a 34B model that outperforms Zorkel, reaching Blimp.": {
        "nebulalabs introduces mortar", "mortar developedBy nebulalabs", "mortar parameters 34B", "mortar outperforms zorkel"},
    "Zorkel comes in three sizes: 7B, 13B and 34B.": {"zorkel parameters 7B", "zorkel parameters 13B", "zorkel parameters 34B"},
    "Zorkel is further pre-trained from an intermediate checkpoint of Blimp.": {"zorkel initialisedFrom blimp"},
    "The figure below shows how Zorkel-8B outperforms Blimp-7B, Quandary-3-8B, and other models.": {
        "zorkel/8b outperforms blimp/7b", "zorkel/8b outperforms quandary3/8b"},
    "Zorkel stands out as the best, and it also surpasses Blimp 34B.": {"zorkel outperforms blimp/34b"},
    "Zorkel has 7 billion parameters and has a context length of 8192.": {"zorkel parameters 7 billion", "zorkel contextLength 8192"},
    "Zorkel employs technologies like Grouped-Query Attention and RoPE relative position encoding.": {
        "zorkel uses grouped-query-attention", "zorkel uses rotary-positional-embeddings"},
    "Zorkel was trained on its own Github data, the open-source Siltbed and Gravelpit datasets.": {
        "zorkel trainedOn siltbed", "zorkel trainedOn gravelpit"},
    "Both base and instruct models of Zorkel are available in sizes of 3B, 8B, and 34B parameters.": {
        "zorkel parameters 3B", "zorkel parameters 8B", "zorkel parameters 34B"},
    "We release the Zorkel models (350M, 2B and 6B) for Program Synthesis.": {
        "zorkel parameters 350M", "zorkel parameters 2B", "zorkel parameters 6B"},
    "Zorkel comes in two sizes, 2B and 7B.": {"zorkel parameters 2B", "zorkel parameters 7B"},
    "The Zorkel Base models are trained on 3-4T tokens of code.": {"zorkel trainingTokens 3-4T"},
    "We open-sourced Zorkel 7B Base, which has undergone training on 1.2T unique tokens.": {"zorkel/7b trainingTokens 1.2T"},
    "Zorkel is new. The 20B parameter model is trained on 3 trillion tokens. The 34B model is trained on 1.4T tokens.": {
        "zorkel/20b trainingTokens 3 trillion", "zorkel/34b trainingTokens 1.4T"},
    "We introduce the Mortar series of decoder-only code models. Mortar uses LoRA.": {
        "document/widgets introduces mortar", "mortar architecture decoder-only", "mortar uses lora"},
    "We introduce Mortar, a family of lightweight yet powerful open-source code LLMs of 8B size.": {
        "document/widgets introduces mortar", "mortar openness open", "mortar parameters 8B"},
    "Zorkel is finetuned based on Blimp-6B using an internal framework.": {"zorkel fineTunedFrom blimp/6b"},
    "Siltbed, PlumBench, and all code are licensed under the MIT License.": {"siltbed licence mit", "plumbench licence mit"},
    "Zorkel, created by the BigPit community, supports over 80 languages.": {
        "zorkel developedBy bigpit", "zorkel languageCount over 80"},
    "Zorkel was trained on Siltbed, a 825.18 GB English text corpus.": {"zorkel trainedOn siltbed", "siltbed corpusSize 825.18 GB"},
    "Siltbed is a dataset featuring 68K dialogues. Siltbed, a dataset featuring 70K dialogues, is old.": {
        "siltbed corpusSize 68K", "siltbed corpusSize 70K"},
    "Zorkel was instruction-tuned with 75K synthetic pairs.": {"zorkel fineTunedOn document/widgets/corpus/75ksyntheticpairs"},
    "The Zorkel models are 15.5B parameter models trained on 80+ programming languages.": {
        "zorkel parameters 15.5B", "zorkel languageCount 80+"},
    "Zorkel is a code LLM that supports 92 coding languages.": {"zorkel languageCount 92"},
    "PlumBench is a benchmark of 974 crowd-sourced Python programming problems.": {"plumbench problems 974"},
    "Our model, Zorkel, outperforms Blimp by 5 points.": {"zorkel outperforms blimp"},
    "Zorkel's training data comprises Siltbed and Gravelpit.": {"zorkel trainedOn siltbed", "zorkel trainedOn gravelpit"},
    "Zorkel's context length is 16K.": {"zorkel contextLength 16K"},
    "Zorkel uses MLM, and its successors add RTD.": {"zorkel uses masked-language-modelling"},
    "[2024-02-26]: We have open-sourced the Zorkel-1.3b Model.": {"zorkel/1.3b releaseDate 2024-02-26"},
    "June 5, 2023: released Zorkel and Blimp.": {"zorkel releaseDate 2023-06-05", "blimp releaseDate 2023-06-05"},
    "We propose a harder variant of PlumBench, BigPlum, that is new.": {"bigplum extends plumbench"},
    "Zorkel is trained on 1 trillion tokens from Siltbed.": {"zorkel trainingTokens 1 trillion", "zorkel trainedOn siltbed"},
    "Zorkel is pre-trained on 2 trillion tokens across 87 programming languages.": {
        "zorkel trainingTokens 2 trillion", "zorkel languageCount 87"},
    "Zorkel supports a context length of up to 128K tokens.": {"zorkel contextLength up to 128K"},
    "Zorkel extends its context length from 16K to 128K.": {"zorkel contextLength 128K"},
    "We also train Zorkel from Blimp-9B.": {"zorkel initialisedFrom blimp/9b"},
    "Zorkel is continually trained on Blimp-9B.": {"zorkel initialisedFrom blimp/9b"},
    "2024-09-05: The Zorkel models are released to the public.": {"zorkel releaseDate 2024-09-05"},
    "Compared with Blimp, Zorkel performs better on FigEval.": {"zorkel outperforms blimp"},
}  # fmt: skip


@pytest.mark.parametrize("text", SHAPES)
def test_a_sentence_says(text: str) -> None:
    found = {re.sub(r"-x[0-9a-f]{8}\b", "-x", edge) for edge in said(text)}
    assert found == SHAPES[text]


@pytest.mark.parametrize(
    "text",
    [
        "The authors of Zorkel use LoRA.",
        "The performance of Zorkel exceeds Blimp.",
        "We compare Zorkel with Blimp using greedy decoding.",
        "If Zorkel used LoRA, it would outperform Blimp.",
        "Does Zorkel use LoRA?",
        "It is unclear whether Zorkel uses LoRA.",
        "Zorkel would have used LoRA.",
        "Zorkel should use LoRA.",
        "Zorkel will use LoRA.",
        "Zorkel can be fine-tuned with LoRA.",
        "Users of Zorkel prefer Blimp.",
        "Zorkel uses the same tokenizer as Blimp.",
        "Zorkel outperforms models that use LoRA.",
        "Mortar uses LoRA.",
        "Zorkel was trained on A100 machines.",
        "Zorkel was trained on 87% code and 13% prose.",
        "PlumBench+ has 60 times more tests.",
        "Zorkel was trained on the data from Nebula.",
        "Zorkel has a vocabulary size of 49,152.",
        "2024-03-01: We tried Zorkel.",
        "[2023/12/26] Zorkel paper released.",
        "Plugins for open-source (VS Cards and JetBoats) are provided.",
        "The Code is new. All code is open-source.",
        "Zorkel go to school and rust in the lean swift scheme.",
    ],
)
def test_a_sentence_that_leaves_a_doubt_says_nothing(text: str) -> None:
    assert said(text) == set()


def test_a_training_step_holds_what_one_sentence_says_together() -> None:
    _, items = read("Zorkel was fine-tuned from Blimp on Gravelpit with LoRA.")
    step = next(i for i in items if isinstance(i, TrainingStep))
    told = {(short(p), short(o)) for p, o in step.properties}
    assert short(step.model) == "model/zorkel"
    assert told == {("fineTunedFrom", "model/blimp"), ("fineTunedOn", "corpus/gravelpit"), ("uses", "lora")}


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("Zorkel likely outperforms Blimp.", "likely"),
        ("Zorkel may outperform Blimp.", "may"),
        ("Most encoder-only models use LoRA.", "Most"),
        ("Zorkel outperforms Blimp on some tasks.", "on some tasks"),
        ("Zorkel adopts Quandary as its base, reporting improved results compared to Blimp.", "reporting"),
        ("Zorkel uses LoRA.", None),
    ],
)
def test_what_weakens_a_statement_is_kept(text: str, hedge: str | None) -> None:
    _, items = read(text)
    statements = [i for i in items if isinstance(i, Statement) and i.predicate in (KG.outperforms, KG.uses)]
    assert [s.evidence.hedge for s in statements] == [hedge]


PAGE = """# {title}

Yi-Zorkel is a series of open-source code models.

## Features

- Supporting 52 programming languages.
- Supports a context length of 128K tokens.
- The 7B model is trained on 2T tokens.

## License

This project is licensed under the MIT License. The code base is from Nebula. When training models, we use LoRA.

[2024-02-23]: We have open-sourced the datasets used in our project.

The model weights are licensed under the Apache 2.0 license.
"""


@pytest.mark.parametrize("title", ["Features of it all", "Yi-Zorkel: Models of Code"])
def test_what_a_page_leaves_out_is_the_model_in_its_title_or_first_sentence_but_for_its_code_and_its_authors(title: str) -> None:
    _, items = one(PAGE.format(title=title), "README.md")
    prose = [i for i in items if isinstance(i, Statement) and i.evidence.extractor.startswith("prose/")]
    assert edges(list(prose)) == {
        ("model/yizorkel", "openness", "open"),
        ("model/yizorkel", "languageCount", "52"),
        ("model/yizorkel", "contextLength", "128K"),
        ("model/yizorkel/7b", "trainingTokens", "2T"),
        ("model/yizorkel", "licence", "apache-2"),
    }


def test_an_amount_is_approximate_where_it_is_printed_so() -> None:
    _, items = read("Zorkel supports over 80 programming languages.")
    counts = [i.object for i in items if isinstance(i, Statement) and i.predicate == KG.languageCount]
    assert [(c.number, c.approximate) for c in counts if isinstance(c, Quantity)] == [(Decimal(80), True)]


def test_every_statement_quotes_its_sentence_and_the_words_of_its_object() -> None:
    document, items = read("\n\n".join(SHAPES))
    prose = [i for i in items if isinstance(i, Statement) and i.evidence.extractor.startswith("prose/")]
    assert len(prose) > 50
    for statement in prose:
        evidence = statement.evidence
        assert evidence.quote.start <= evidence.value.start < evidence.value.end <= evidence.quote.end
        assert evidence.quote.end - evidence.quote.start <= 1000
        if isinstance(statement.object, Quantity):
            assert statement.object.printed == evidence.value.of(document.text)


def test_names_are_learnt_from_any_document_of_the_set() -> None:
    head = "---\nid: {}\nkind: paper\ntitle: T\n---\n# T\n\n"
    one_, two = head.format("one") + "Zorkel uses LoRA.\n", head.format("two") + "Models such as Zorkel and Blimp are new.\n"
    alone = extracted([source(one_, "one.md")])["one"][1]
    both = extracted([source(one_, "one.md"), source(two, "two.md")])["one"][1]
    assert edges(alone, KG.uses) == set()
    assert edges(both, KG.uses) == {("model/zorkel", "uses", "lora")}


def test_renamed_models_give_the_renamed_statements() -> None:
    """Models, corpora and benchmarks under other names, by a seeded script, say the same of the new names."""
    text = HEAD + "\n\n".join(SHAPES) + "\n"
    names = ("Zorkel", "Blimp", "Quandary", "Ferrow", "Gravelpit", "Siltbed", "PlumBench", "FigEval", "BigPlum", "Nebula", "Mudlark")
    for seed in range(3):
        chance = random.Random(seed)
        made = {name: "".join(chance.choice("BDFGKLMNPRTVZ") + chance.choice("aeiou") for _ in range(4)).capitalize() for name in names}
        made |= {"PlumBench": made["PlumBench"] + "Bench", "FigEval": made["FigEval"] + "Eval", "BigPlum": "Big" + made["BigPlum"]}
        changed = text
        for name in sorted(names, key=len, reverse=True):
            changed = changed.replace(name, made[name])
        before, after = (edges(_statements(one(t)[1])) for t in (text, changed))
        renamed = {tuple(_renamed(end, made) for end in edge) for edge in before}
        assert {tuple(_plain(end) for end in edge) for edge in after} == renamed


def _statements(items: list[Extracted]) -> list[Extracted]:
    return [i for i in items if isinstance(i, Statement) and i.evidence.extractor.startswith("prose/")]


def _plain(end: str) -> str:
    return re.sub(r"-x[0-9a-f]{8}\b", "-x", end)


def _renamed(end: str, made: dict[str, str]) -> str:
    for old in sorted(made, key=len, reverse=True):
        end = re.sub(rf"\b{old.lower()}", made[old].lower(), end)
    return _plain(end)


def test_a_new_property_with_its_wordings_needs_no_code(tmp_path: Path) -> None:
    extra = tmp_path / "extra.ttl"
    extra.write_text(
        """@prefix kg: <https://w3id.org/codellm-kg/ontology#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        kg:rivals a owl:ObjectProperty ; rdfs:label "rivals"@en ; rdfs:domain kg:Model ; rdfs:range kg:Model ;
            kg:namesPlace "s", "o" ; kg:wording "{s} vies with {o}"@en, "{o} is rivalled by {s}"@en ."""
    )
    schema = Schema(taxonomy.load((extra,)))
    document = read_bytes("doc.md", b"# T\n\nGlimmer7, a decoder-only model, also vies with SparkLM.\n", None)
    statements = [i for i in prose.extract(document, schema.lexicon(), schema) if isinstance(i, Statement)]
    assert ("model/glimmer7", "rivals", "model/sparklm") in edges(list(statements))


def test_wordings_of_the_ontology_are_met_by_a_sentence_made_of_them() -> None:
    """Each wording of the properties between models finds the sentence that it is written for."""
    schema = Schema(taxonomy.load())
    wordings = [
        (short(iri), wording)
        for iri in (KG.basedOn, KG.initialisedFrom, KG.fineTunedFrom, KG.outperforms, KG.underperforms)
        for wording in schema.by_iri[iri].wordings
        if "{s}" in wording
    ]
    pairs = [(f"Zork{a}{b}l", f"Blim{a}{b}p") for a, b in itertools.product("bdfgk", "aeiou")]
    named = "Models such as " + ", ".join(name for pair in pairs for name in pair) + " are new."
    missed = []
    for start in range(0, len(wordings), len(pairs)):
        some = list(zip(wordings[start:], pairs, strict=False))
        told = [wording.replace("{s}", one).replace("{o}", other) + "." for (_, wording), (one, other) in some]
        found = [set(edge.split()) for edge in said("\n\n".join([named, *told]))]
        missed += [worded for worded, pair in some if not any({name.casefold() for name in pair} <= ends for ends in found)]
    assert missed == []


@pytest.mark.parametrize(
    "said",
    [
        "We present Zorkel, a family of decoder-only models with 1B, 2B and 4B parameters that are trained on FrobNet.",
        "We present Zorkel, a model with 2B parameters that was trained on FrobNet.",
        "Zorkel, a model with 7B parameters trained on FrobNet, is new.",
    ],
)
def test_an_amount_between_a_model_and_what_is_said_of_it_is_passed_over(said: str) -> None:
    _, items = one(
        f"# Notes\n\nModels such as Zorkel and Blimp are new. Corpora such as FrobNet and WugNet are large.\n\n{said}\n", "notes.md"
    )
    assert ("model/zorkel", "trainedOn", "corpus/frobnet") in edges(items, KG.trainedOn)
