"""What pages about a model say below its name, and amounts of data and memory; no name here is of this world."""

from __future__ import annotations

import pytest

from kg.model.statement import Extracted, Named, Result, Statement
from kg.vocab import KG
from tests.extractors.pipeline import edges, one, short

PAGE = """---
id: page
kind: web_page
title: "Zork-Mini, and what changed in Zork 1.1"
trust: primary
---
# Zork-Mini, and what changed in Zork 1.1

## Zork-Mini

Zork-Mini has 1.5B parameters. It is distilled from Zork-6B-Instruct 1.1. The context length is 8,192 tokens, a quarter of its teacher's.

How good is it? On FrobEval Zork-Mini gets 43.3% (pass@1, greedy), and on WugLane 10.6%. For comparison, Wug-Instruct 1.5B gets 36.6%
and 6.5%. With 4-bit quantisation the model needs 1.1 GB of memory and writes 58 tokens per second; WugLane drops to 9.8% then.

## Zork-6B-Instruct 1.1

- WugLane goes from 24.5% to 26.1%.
- The licence stays Apache-2.0 and the context length stays 32,768 tokens.
"""

PAPER = """---
id: paper
kind: paper
title: "Looms"
trust: primary
---
# Looms

Models such as Blimp are new. Blimp is trained from scratch on Dustheap, a 1.9 TB corpus of code, commits and threads in 214 languages.
From Dustheap we derive Dustheap-Py, a 96 GB subset that keeps one language. Gravel is a public corpus. It has 90,000 conversations.
Blimp-Chat is fine-tuned from the Blimp foundation model of the same size on TuneHeap, a set of 310,000 instruction–response pairs.

## 4 WugLane

We introduce WugLane, a benchmark of 612 tasks. The 612 tasks come from 87 repositories in 4 languages: Go, Rust, C++ and Ruby.

| Change (pass@1, %) | FrobEval | NewLane |
|---|---|---|
| Full mixture | 42.1 | 10.5 |
| w/o threads | 41.5 | 8.3 |

Table 1: Ablation of Blimp 6B (pass@1, %).

| Benchmark | Tasks | Level |
|---|---|---|
| WugLane | 612 | repository |
| OldLane | 1,500 | function |

Table 2: Benchmarks.

| Tool | Backbone | Languages |
|---|---|---|
| Daxer | Blimp-7B | 3 |
| Plonker | Zork-13B | 4 |

Table 3: Tools.
"""


@pytest.fixture(scope="module")
def page() -> list[Extracted]:
    return one(PAGE)[1]


@pytest.fixture(scope="module")
def paper() -> list[Extracted]:
    return one(PAPER)[1]


def scores(items: list[Extracted]) -> set[tuple[str, str, str]]:
    return {(short(i.model), short(i.benchmark), i.printed) for i in items if isinstance(i, Result)}


def test_a_fronted_benchmark_and_the_subject_behind_it_are_two_names(page: list[Extracted]) -> None:
    assert {("model/zork/mini", "benchmark/frobeval", "43.3%"), ("model/zork/mini", "benchmark/wuglane", "10.6%")} <= scores(page)
    assert not [i for i in page if isinstance(i, Named) and i.label.startswith("FrobEval Zork")]


def test_figures_behind_a_sentence_of_scores_are_on_its_benchmarks_in_order(page: list[Extracted]) -> None:
    other = "model/wug/instruct/1.5b"
    assert {(other, "benchmark/frobeval", "36.6%"), (other, "benchmark/wuglane", "6.5%")} <= scores(page)


def test_scores_and_properties_without_a_subject_are_of_the_model_in_the_heading(page: list[Extracted]) -> None:
    new = "model/zork/instruct/6b/v-v1.1"
    assert (new, "benchmark/wuglane", "26.1") in scores(page)
    assert edges(page, KG.contextLength) == {("model/zork/mini", "contextLength", "8,192 tokens"), (new, "contextLength", "32,768 tokens")}
    assert edges(page, KG.licence) == {(new, "licence", "apache-2")}


def test_memory_is_stated_with_the_condition_that_opens_its_sentence(page: list[Extracted]) -> None:
    said = [i for i in page if isinstance(i, Statement) and i.predicate == KG.memory]
    assert [(short(i.subject), i.object.printed, i.evidence.hedge) for i in said] == [  # type: ignore[union-attr]
        ("model/zork/mini", "1.1 GB", "With 4-bit quantisation")
    ]
    assert not [s for s in scores(page) if s[2] == "9.8%"]


def test_data_is_as_large_as_its_apposition_or_its_verb_says(paper: list[Extracted]) -> None:
    assert edges(paper, KG.corpusSize) == {
        ("corpus/dustheap", "corpusSize", "1.9 TB"),
        ("corpus/dustheappy", "corpusSize", "96 GB"),
        ("corpus/gravel", "corpusSize", "90,000"),
        ("corpus/tuneheap", "corpusSize", "310,000"),
    }
    assert ("corpus/dustheap", "languageCount", "214") in edges(paper, KG.languageCount)


def test_a_variant_is_tuned_from_the_foundation_model_and_on_what_a_second_complement_names(paper: list[Extracted]) -> None:
    assert ("model/blimp/chat", "fineTunedFrom", "model/blimp") in edges(paper, KG.fineTunedFrom)
    assert ("model/blimp/chat", "fineTunedOn", "corpus/tuneheap") in edges(paper, KG.fineTunedOn)


def test_languages_listed_behind_their_number_are_those_of_the_sections_benchmark(paper: list[Extracted]) -> None:
    assert {o for s, _, o in edges(paper, KG.programmingLanguage) if s == "benchmark/wuglane"} == {"go", "rust", "cpp", "ruby"}


def test_rows_that_say_what_is_changed_make_the_columns_no_models(paper: list[Extracted]) -> None:
    assert {i.cls for i in paper if isinstance(i, Named) and i.label in ("FrobEval", "NewLane")} == {KG.Benchmark}


def test_numbers_under_tasks_count_problems_and_a_level_is_not_how_hard_they_are(paper: list[Extracted]) -> None:
    assert ("benchmark/oldlane", "problems", "1,500") in edges(paper, KG.problems)
    assert ("benchmark/oldlane", "level", "function") in {(s, short(p).rsplit("/", 1)[-1], o) for s, p, o in edges(paper)}
    assert not edges(paper, KG.difficulty)


def test_models_under_backbone_are_what_the_rows_are_based_on(paper: list[Extracted]) -> None:
    assert ("model/daxer", "basedOn", "model/blimp/7b") in edges(paper, KG.basedOn)
    assert not edges(paper, KG.architecture)


CARD = """# Zork-3B-Chat

Zork-3B-Chat is an assistant, built by Starlane. It was obtained from Wug 3B by supervised fine-tuning on ZorkChat.

## Data

ZorkChat comprises 45,000 dialogues. Wug 3B was trained on 600B tokens of Hayrick, a 480 GB collection of tests in 12 languages.
MergeHeap has 940 tasks, drawn from 61 projects in three languages: Go, Kotlin and Rust.
Yard is a corpus of 2.4 million comments in 17 languages.

## Requirements

In bfloat16 the model takes 6.4 GB of GPU memory; with int4 weights it fits into 2.2 GB of VRAM.

## FAQ

**Can I use it commercially?** Yes.

**Which languages does it support?** Python, Java and Go.

**What is the context window?** 16,384 tokens.

**How was it trained?** On many machines.
"""


@pytest.fixture(scope="module")
def card() -> list[Extracted]:
    return one(CARD)[1]


def test_answers_of_a_page_are_values_of_what_their_questions_ask(card: list[Extracted]) -> None:
    assert {o for _, _, o in edges(card, KG.supportsLanguage)} == {"python", "java", "go"}
    assert edges(card, KG.contextLength) == {("model/zork/chat/3b", "contextLength", "16,384 tokens")}


def test_each_clause_has_the_condition_that_it_begins_with(card: list[Extracted]) -> None:
    said = {(i.evidence.hedge, getattr(i.object, "printed", "")) for i in card if isinstance(i, Statement) and i.predicate == KG.memory}
    assert said == {("In bfloat16", "6.4 GB"), ("with int4 weights", "2.2 GB")}


def test_what_holds_pieces_of_data_or_tasks_is_data_of_that_kind(card: list[Extracted]) -> None:
    assert {i.cls for i in card if isinstance(i, Named) and i.label == "MergeHeap"} == {KG.Benchmark}
    assert {("corpus/zorkchat", "corpusSize", "45,000"), ("corpus/hayrick", "corpusSize", "480 GB")} <= edges(card, KG.corpusSize)
    assert ("corpus/yard", "languageCount", "17") in edges(card, KG.languageCount)
    assert ("model/zork/chat/3b", "fineTunedOn", "corpus/zorkchat") in edges(card, KG.fineTunedOn)
    assert ("model/wug/3b", "trainedOn", "corpus/hayrick") in edges(card, KG.trainedOn)
    assert {o for _, _, o in edges(card, KG.programmingLanguage)} == {"go", "kotlin", "rust"}
