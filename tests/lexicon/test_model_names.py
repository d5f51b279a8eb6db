"""The grammar of model labels, on real spellings and on invented names."""

from __future__ import annotations

import random
import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.lexicon.model_names import display, parse_label, with_configuration, with_size
from kg.lexicon.model_words import MARKERS
from kg.model.names import ModelName as Name

READINGS: list[tuple[str, Name]] = [
    ("Code Llama", Name("codellama")),
    ("CodeLLaMA [27]", Name("codellama")),
    ("codellama/CodeLlama-34b-Python-hf", Name("codellama", ("python",), "34b")),
    ("codellama-CodeLlama-70b-hf", Name("codellama", (), "70b")),
    ("CodeLlama-7B-Base", Name("codellama", (), "7b")),
    ("Code Llama - Python 7B", Name("codellama", ("python",), "7b")),
    ("Code Llama - Zig 7B", Name("codellama", ("zig",), "7b")),
    ("LLaMA (70B) [69]", Name("llama", (), "70b")),
    ("llama2_07B", Name("llama2", (), "7b")),
    ("meta-llama-Llama-3-70b-chat-hf", Name("llama3", ("chat",), "70b")),
    ("GPT4 [25]", Name("gpt4")),
    ("GPT4 Omni [52]", Name("gpt4", ("omni",))),
    ("GPT-4o-mini-2024-07-18", Name("gpt4o", ("mini",), version=("2024-07-18",))),
    ("gpt-4-1106-preview", Name("gpt4", ("preview",), version=("1106",))),
    ("GPT-4 (May 2023)", Name("gpt4", version=("2023-05",))),
    ("Claude 3 [Opus] [51]", Name("claude3", ("opus",))),
    ("claude-3-5-sonnet-20240620", Name("claude3.5", ("sonnet",), version=("2024-06-20",))),
    ("Gemini-1.5-Pro-API-0514", Name("gemini1.5", ("api", "pro"), version=("0514",))),
    ("Gemini-2.0-Flash-Lite-Preview-02-05", Name("gemini2.0", ("flash", "lite", "preview"), version=("02-05",))),
    ("Mistral Large 2 [54]", Name("mistral2", ("large",))),
    ("WizardCoder-V1.0 15B", Name("wizardcoder", (), "15b", ("v1.0",))),
    ("Qwen2-57B-A14B", Name("qwen2", (), "57b-a14b")),
    ("Mixtral-8x22B-Instruct-v0.1", Name("mixtral", ("instruct",), "8x22b", ("v0.1",))),
    ("Refact-1_6B-fim", Name("refact", ("fim",), "1.6b")),
    ("codex002", Name("codex", version=("002",))),
    ("C4AI-Command-R-Plus-08-2024", Name("c4aicommand", ("r+",), version=("2024-08",))),
    ("Phi-3-mini-4k-instruct", Name("phi3", ("4k", "instruct", "mini"))),
    ("microsoft-phi-1_5", Name("microsoftphi1.5")),
    ("Magicoder-S-DS-6.7B", Name("magicoder", ("ds", "s"), "6.7b")),
    ("starcoder2-15b-oci", Name("starcoder2", ("oci",), "15b")),
    ("Zephyr β-7B", Name("zephyr", ("β",), "7b")),
    ("CodeT5+ [44]", Name("codet5+")),
    ("DeepSeek-V2-Chat (2024-06-28)", Name("deepseek", ("chat",), version=("v2", "2024-06-28"))),
    ("Hermes-2-Pro-Llama-3-70B", Name("hermes2", ("llama3", "pro"), "70b")),
    ("o1-Mini-2024-09-12 (temperature=1)", Name("o1", ("mini",), version=("2024-09-12",), configuration=("temperature=1",))),
    ("QwQ-32B (w/ Reasoning)", Name("qwq", (), "32b", configuration=("reasoning",))),
    ("CodeLlama-13B + Self-infilling", Name("codellama", (), "13b", configuration=("selfinfilling",))),
    ("DeepSeek-Coder-Instruct + CoT 33B", Name("deepseekcoder", ("instruct",), "33b", configuration=("cot",))),
    ("7B SI=no", Name("", (), "7b", configuration=("si=no",))),
    ("Gemini 2.5 Pro Exp (03-25)", Name("gemini2.5", ("exp", "pro"), version=("03-25",))),
    ("Replit-code-v1_5-3b", Name("replitcode", (), "3b", ("v1.5",))),
    ("Codestral 25.01", Name("codestral", version=("2501",))),
    ("ChatGPT-4o (Mar-2025)", Name("chatgpt4o", version=("2025-03",))),
    ("o3-mini-high", Name("o3", ("mini",), configuration=("high",))),
    ("o1-medium", Name("o1", ("medium",))),
    ("o4-mini (medium)", Name("o4", ("mini",), configuration=("medium",))),
    ("Qwen3 235B A22B, no think, Vendor API", Name("qwen3", (), "235b-a22b", configuration=("think=no", "vendorapi"))),
    ("CodeGen2\\.5-7B-mono", Name("codegen2.5", ("mono",), "7b")),
    ("claude-3-7-sonnet-20250219-thinking", Name("claude3.7", ("sonnet", "thinking"), version=("2025-02-19",))),
    ("granite-34b-code-instruct-8k", Name("granite", ("8k", "code", "instruct"), "34b")),
    ("starcoder2:15b-q4_0", Name("starcoder2", (), "15b")),
    ("phi-1 *", Name("phi1")),
    ("phi-1¹", Name("phi1")),
    ("[CodeLlama-7b](https://example.org/x)", Name("codellama", (), "7b")),
    ("https://huggingface.co/bigcode/starcoder2-3b", Name("starcoder2", (), "3b")),
    ("BERT (Devlin et al., 2019)", Name("bert")),
    ("BERT [2]-[7]", Name("bert")),
]

SAME = [
    ["CodeLlama-Python-7B", "CodeLlama-7b-Python", "Code Llama - Python 7B", "code_llama python 07B", "Code Llama (Python) 7 B"],
    ["Claude Sonnet 3.5", "Claude-3.5-Sonnet", "claude-3-5-sonnet"],
    ["Gemini Pro 1.5", "Gemini 1.5 Pro", "Gemini-1.5-Pro"],
    ["gemma-7b-it", "Gemma-7B-Instruct", "Gemma-Instruct 7B"],
    ["Llama3", "Llama-3", "LLaMA 3", "LLaMA 3 base"],
    ["OpenCodeInterpreter-SC2-7B", "opencodeinterpreter-sc2-7b"],
    ["Command R+", "command-r-plus", "Command-R+"],
    ["Qwen-CodeQwen1.5-7B", "CodeQwen1.5 7B"],
    ["deepseek-ai-deepseek-coder-33b-base", "DeepSeek-Coder 33B"],
    ["Phind-Phind-CodeLlama-34B-v2", "Phind-CodeLlama-V2 34B"],
    ["ibm-granite-granite-8b-code", "granite-8b-code"],
    ["Mistral-7B-Instruct-v0.2", "mistralai--Mistral-7B-Instruct-v0.2", "Mistral-7B-Instruct-0.2"],
    ["Foo-7B-GGUF", "Foo 7B", "Foo-7B-Q4_K_M"],
]

DIFFERENT = [
    "LLaMA 34B", "Llama 2 34B", "Code Llama 34B", "Code Llama - Python 34B", "Code Llama - Instruct 34B", "Phind-CodeLlama-34B",
    "Unnatural Code Llama 34B", "StarCoder", "StarCoder2", "StarCoderBase", "StarCoder Python", "GPT4", "GPT4 Turbo", "GPT4 Omni", "GPT-4o",
    "GPT-4.1", "GPT-3.5", "Llama 2 7B", "Llama 27B", "phi-1", "phi-1.5", "phi-2", "Qwen2-57B-A14B", "Qwen2-57B", "DeepSeek-V2",
    "DeepSeek-V3",
    "DeepSeek-Coder-V2", "DeepSeek-Coder-V2-Lite", "Mistral 7B", "Mistral Large", "Mistral Large 2", "Mixtral 8x7B", "Mixtral 8x22B",
    "Claude 3 Opus", "Claude 3 Sonnet", "Claude 3.5 Sonnet", "Phi-3-mini-4k", "Phi-3-mini-128k", "o1",
    "o1 (reasoning=low)", "o1 (reasoning=high)",
]  # fmt: skip


@pytest.mark.parametrize(("label", "name"), READINGS, ids=[label for label, _ in READINGS])
def test_a_label_is_taken_apart(label: str, name: Name) -> None:
    assert parse_label(label).name == name


@pytest.mark.parametrize("spellings", SAME, ids=lambda group: group[0])
def test_spellings_of_one_model_merge(spellings: list[str]) -> None:
    assert len({parse_label(spelling).name for spelling in spellings}) == 1


def test_variants_sizes_and_versions_never_merge() -> None:
    assert len({parse_label(label).name for label in DIFFERENT}) == len(DIFFERENT)


def test_what_is_no_identity_is_kept_beside_it() -> None:
    label = parse_label("codellama/CodeLlama-34b-Python-hf")
    assert (label.organisation, label.suffix) == ("codellama", "hf")
    assert parse_label("CodeLLaMA [27]").citation == "27"
    assert (label.family_text, label.variant_text, label.size_text, label.text) == ("CodeLlama", "Python", "34B", "CodeLlama-34b-Python")


def test_a_known_organisation_is_no_part_of_the_name() -> None:
    known = frozenset({"Meta", "microsoft", "m-a-p"})
    assert parse_label("Meta-Llama-3-8B", organisations=known).name == parse_label("Llama3 8B").name
    assert parse_label("meta-llama/Meta-Llama-3-8B", organisations=known).name == parse_label("Llama3 8B").name
    assert parse_label("Meta-Llama-3-8B").name != parse_label("Llama3 8B").name
    assert parse_label("m-a-p-OpenCodeInterpreter-DS-33B", organisations=known).name == Name("opencodeinterpreter", ("ds",), "33b")
    assert parse_label("microsoft-phi-2", organisations=known).organisation == "microsoft"


@pytest.mark.parametrize("label", ["codellama-34b", "CodeLlama-Python-7B", "Qwen-72B", "Mistral-large"])
def test_an_organisation_that_leaves_no_name_is_the_name(label: str) -> None:
    accounts = frozenset({"codellama", "qwen", "mistral"})
    assert parse_label(label, organisations=accounts).name == parse_label(label).name


def test_a_known_family_takes_the_word_that_makes_it() -> None:
    families = frozenset({"starcoder", "starcoderbase", "granitecode"})
    assert parse_label("StarCoder Base 15.5B", families=families).name == Name("starcoderbase", (), "15.5b")
    assert parse_label("granite-8b-code-base", families=families).name == Name("granitecode", (), "8b")
    assert parse_label("StarCoder-15B-Instruct", families=families).name == Name("starcoder", ("instruct",), "15b")


@pytest.mark.parametrize(
    ("label", "column", "name"),
    [
        ("CodeLLaMA [27]", "34 B", Name("codellama", (), "34b")),
        ("Code Llama 7B", "34 B", Name("codellama", (), "7b")),
        ("GPT-4", "–", Name("gpt4")),
        ("GPT-4", "N/A", Name("gpt4")),
        ("GPT-4", "0613", Name("gpt4", version=("0613",))),
        ("GPT-4o", "2024-05-13", Name("gpt4o", version=("2024-05-13",))),
        ("Claude-3", "Opus", Name("claude3", ("opus",))),
        ("Qwen2-Instruct", "57B-A14B", Name("qwen2", ("instruct",), "57b-a14b")),
        ("DeepSeek-Chat", "V2", Name("deepseek", ("chat",), version=("v2",))),
        ("phi-2", "~2.7B", Name("phi2", (), "2.7b")),
        ("phi-2", "3", Name("phi2")),
    ],
)
def test_a_size_column_completes_a_label(label: str, column: str, name: Name) -> None:
    assert with_size(parse_label(label), column).name == name


def test_settings_of_a_training_run_belong_to_the_identity() -> None:
    label = with_configuration(parse_label("Code Llama 7B"), "FIM=×", "LCFT=yes")
    assert label.name.configuration == ("fim=no", "lcft=yes")
    assert display(label) == "Code Llama 7B (fim=no, lcft=yes)"
    assert parse_label("Code Llama 7B w/o", organisations=frozenset()).name.family == "codellama"
    assert parse_label("Foo 7B (w/o LoRA)").name.configuration == ("lora=no",)


def test_a_name_is_shown_as_it_is_printed() -> None:
    assert display(parse_label("Code Llama - Python 7B")) == "Code Llama - Python 7B"
    assert display(parse_label("Mistral Large 2 [54]")) == "Mistral Large 2"
    assert display(with_size(parse_label("Code Llama [27]"), "34 B")) == "Code Llama 34B"
    assert display(parse_label("codellama-CodeLlama-7b-Python-hf")) == "CodeLlama-7b-Python"


def test_a_lone_name_without_spelling_can_be_shown() -> None:
    label = parse_label("mistral-7b-codealpaca")
    assert display(replace(label, text="")) == "mistral - codealpaca 7B"


WORDS = st.sampled_from(["instruct", "Chat", "base", "Python", "MINI", "Turbo", "opus", "preview", "16k", "DS", "S"])
SIZES = st.sampled_from(["7B", "6.7b", "1_6B", "8x22B", "57B-A14B", "350M"])
VERSIONS = st.sampled_from(["v1.5", "V2", "0613", "20240620", "2024-05-13", "002"])
FAMILIES = st.from_regex(r"[A-Z][a-z]{3,8}([A-Z][a-z]{3,8})?", fullmatch=True).filter(
    lambda family: family.lower() not in MARKERS and not family.lower().endswith("plus")
)


@st.composite
def labels(draw: st.DrawFn) -> tuple[str, list[str]]:
    """Draw a family with its other parts, which may be printed in any order."""
    family = draw(FAMILIES) + draw(st.sampled_from(["", "-", " "])) + draw(st.sampled_from(["2", "3.5"]))
    parts = [*draw(st.lists(WORDS, max_size=2, unique=True)), *draw(st.lists(SIZES, max_size=1)), *draw(st.lists(VERSIONS, max_size=1))]
    return family, parts


@given(labels(), st.randoms(use_true_random=False))
def test_order_case_and_separators_of_the_other_parts_do_not_matter(drawn: tuple[str, list[str]], shuffle: random.Random) -> None:
    family, parts = drawn
    name = parse_label("-".join([family, *parts])).name
    shuffle.shuffle(parts)
    assert parse_label(" ".join([family, *parts]).lower()).name == name
    assert parse_label("some-maker/" + "-".join([family, *parts]) + "-hf [12]").name == name
    assert name.size is None or len([part for part in parts if part.lower() == name.size.replace(".", "_")]) <= 1


@given(labels())
def test_a_shown_name_is_read_as_the_same_model(drawn: tuple[str, list[str]]) -> None:
    family, parts = drawn
    label = parse_label("-".join([family, *parts]))
    assert parse_label(display(label)).name == label.name
    assert parse_label(display(replace(label, text=label.family_text))).name == label.name


@given(st.text(max_size=60))
def test_any_text_is_read_without_an_error(text: str) -> None:
    label = parse_label(text)
    assert label == parse_label(text)
    assert isinstance(display(label), str)


TEMPLATES = [
    "{0}", "{0}-7B", "{0} - Python 34B", "{0}-7B-Instruct-v0.1", "{0}2-15b-Base", "{0}Base-1B", "{0}-{1}-33B-instruct", "{0}-3-8B",
    "{0} 3.5 Turbo",
    "{0}-Turbo-3.5-0613", "{1}/{0}-7b-chat-hf", "{0} [Pro] [12]", "{0} (70B) [3]", "{0}-DS-6.7B", "{0}-S-DS-6.7B", "{0}-mini-2024-07-18",
    "{0} 4 (Nov 2024)", "{0}-2-{1}-3-70B", "{0}+-16B", "{0} 4 + CoT", "{0}-32B (w/ Reasoning, temperature=0.6)",
]  # fmt: skip


def _invent(rng: random.Random) -> str:
    syllables = ["zor", "quil", "bram", "vek", "lund", "tash", "mivo", "drel", "pondu", "krai"]
    return "".join(rng.choice(syllables) for _ in range(rng.randint(2, 3))).title()


@pytest.mark.parametrize("seed", range(5))
def test_renamed_models_are_read_as_the_renamed_reading(seed: int) -> None:
    rng = random.Random(seed)
    old, other, new, newer = (f"{_invent(rng)}{tail}" for tail in ("ak", "em", "ir", "ous"))
    for template in TEMPLATES:
        name = parse_label(template.format(old, other)).name
        renamed = parse_label(template.format(new, newer)).name

        def rename(part: str) -> str:
            return part.replace(old.lower(), new.lower()).replace(other.lower(), newer.lower())

        assert renamed == replace(name, family=rename(name.family), variant=tuple(sorted(map(rename, name.variant)))), template


def test_reading_a_label_takes_microseconds() -> None:
    fresh = [f"{label} x{i}" for i in range(20) for label, _ in READINGS]
    start = time.process_time()
    for label in fresh:
        parse_label(label)
    assert (time.process_time() - start) / len(fresh) < 300e-6  # ten times what it takes on a quiet machine
