"""Which models a name covers or may denote."""

from __future__ import annotations

import pytest

from kg.lexicon.model_matching import candidates, matches
from kg.lexicon.model_names import parse_label

COVERED = [
    ("Code Llama", "Code Llama - Python 34B"),
    ("Code Llama 34B", "Code Llama - Python 34B"),
    ("Code Llama - Python", "CodeLlama-7b-Python"),
    ("GPT-4-Turbo", "GPT-4-Turbo-2024-04-09"),
    ("DeepSeek-V2.5", "DeepSeek-V2.5-1210"),
    ("Qwen2 57B", "Qwen2-57B-A14B"),
    ("o1", "o1-2024-12-17 (temperature=1, reasoning=low)"),
]
NOT_COVERED = [
    ("LLaMA", "Llama 2"),
    ("StarCoder", "StarCoder2"),
    ("StarCoder", "StarCoderBase"),
    ("Code Llama - Python", "Code Llama 7B"),
    ("Code Llama 7B", "Code Llama 70B"),
    ("WizardCoder v1.0", "WizardCoder v1.1"),
    ("Code Llama - Python 7B", "Code Llama - Instruct 7B"),
    ("Llama 3 (temperature=1)", "Llama 3"),
    ("Qwen2 5B", "Qwen2-57B-A14B"),
]
MAY_DENOTE = [
    ("CodeLlama-7B", "CodeLlama-7B-Python"),
    ("WizardCoder 15B", "WizardCoder-15B-V1.0"),
    ("Llama-v2 7B", "Llama 2 7B"),
    ("mistral-7b-codealpaca", "Mistral-codealpaca-7B"),
    ("StarCoder Base 15B", "StarCoderBase 15B"),
    ("claude-3-haiku (Mar 2024)", "claude-3-haiku-20240307"),
    ("openchat-3.5-0106", "OpenChat-3.5-7B-0106"),
]
CANNOT_DENOTE = [
    ("CodeLlama-7B", "CodeLlama-13B-Python"),
    ("CodeLlama-7B-Python", "CodeLlama-7B-Instruct"),
    ("StarCoder", "StarCoder2"),
    ("WizardCoder v1.0", "WizardCoder v1.1"),
    ("claude-3-haiku (Mar 2024)", "claude-3-haiku-20240407"),
    ("Llama-v2 7B", "Llama 3 7B"),
]


@pytest.mark.parametrize(("query", "name"), COVERED)
def test_what_a_query_leaves_out_may_be_anything(query: str, name: str) -> None:
    assert matches(parse_label(query).name, parse_label(name).name)


@pytest.mark.parametrize(("query", "name"), NOT_COVERED)
def test_what_a_query_names_must_be_equal(query: str, name: str) -> None:
    assert not matches(parse_label(query).name, parse_label(name).name)


@pytest.mark.parametrize(("label", "known"), MAY_DENOTE)
def test_an_undecided_name_has_candidates(label: str, known: str) -> None:
    name, other = parse_label(label).name, parse_label(known).name
    assert candidates(name, [other]) == (other,)
    assert candidates(other, [name]) == (name,)


@pytest.mark.parametrize(("label", "known"), CANNOT_DENOTE)
def test_a_contradicted_name_is_no_candidate(label: str, known: str) -> None:
    name, other = parse_label(label).name, parse_label(known).name
    assert candidates(name, [other]) == ()


def test_candidates_come_likeliest_first_without_the_name_itself_in_one_order() -> None:
    name = parse_label("Code Llama 7B").name
    known = [parse_label(text).name for text in ("Code Llama - Python 7B", "Code Llama", "Code Llama 7B", "Code Llama - Instruct 7B")]
    assert candidates(name, known) == candidates(name, reversed(known)) == (known[1], known[3], known[0])
