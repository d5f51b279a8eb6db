"""Keys, slugs and mixed scripts."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.lexicon.keys import is_mixed_script, match_key, slug

SPELLINGS = [
    ["CodeLLaMA", "Code-LLaMA", "CodeLLama", "Code Llama", "code_llama", "“Code Llama”", "Code\N{EN DASH}Llama"],
    ["HumanEval+", "human eval plus", "HumanEval-Plus", "HUMANEVAL+"],
    ["Zephyr β", "zephyr-β"],
    ["16,384 tokens", "16384 tokens"],
]
APART = ["Llama 2 7B", "Llama 27B", "GPT-3.5", "GPT-35", "C", "C++", "C#", "Zephyr β", "Zephyr beta", "e\N{GREEK SMALL LETTER ALPHA}", "ea"]


@pytest.mark.parametrize("spellings", SPELLINGS, ids=lambda group: group[0])
def test_spellings_of_one_name_meet_under_one_key(spellings: list[str]) -> None:
    assert len({match_key(spelling) for spelling in spellings}) == 1


def test_different_names_have_different_keys_and_slugs() -> None:
    assert len({match_key(name) for name in APART}) == len(APART)
    assert len({slug(name) for name in APART}) == len(APART)


def test_a_footnote_number_is_no_part_of_a_name() -> None:
    assert match_key("GitHub¹") == match_key("GitHub")


def test_plus_is_a_sign_only_behind_a_name() -> None:
    assert match_key("plus") == "plus"
    assert match_key("surplus") == "surplus"
    assert match_key("Foo plus size") == "foo+size"


def test_accents_that_do_not_compose_are_kept() -> None:
    assert match_key("x\N{COMBINING ACUTE ACCENT}") != match_key("x")
    assert match_key("e\N{COMBINING ACUTE ACCENT}") == match_key("é")


def test_a_slug_is_readable_and_has_a_hash_only_where_a_sign_is_lost() -> None:
    assert slug("Code Llama") == "codellama"
    assert slug("GPT-3.5") == "gpt3.5"
    assert re.fullmatch(r"c-x[0-9a-f]{8}", slug("C++"))
    assert re.fullmatch(r"x[0-9a-f]{8}", slug("β"))


@given(st.text())
def test_a_key_is_its_own_key_and_a_slug_is_a_safe_segment(text: str) -> None:
    key = match_key(text)
    assert match_key(key) == key
    assert slug(text) == slug(key)
    assert re.fullmatch(r"[a-z0-9][a-z0-9.-]*", slug(text))


@given(st.text(alphabet="abC1 2-_.+#β", max_size=12), st.text(alphabet="abC1 2-_.+#β", max_size=12))
def test_slugs_are_equal_exactly_when_keys_are(one: str, two: str) -> None:
    assert (slug(one) == slug(two)) == (match_key(one) == match_key(two))


@given(st.from_regex(r"[A-Za-z]{2,8}[ _-]?[A-Za-z]{2,8}", fullmatch=True))
def test_case_and_separators_of_words_do_not_matter(name: str) -> None:
    if "plus" not in name.lower():
        assert match_key(name.upper().replace("-", " ")) == match_key(name.lower().replace(" ", "-"))


def test_look_alikes_are_flagged_and_not_merged() -> None:
    forged = "Code\N{CYRILLIC CAPITAL LETTER EL}lama"
    assert is_mixed_script(forged)
    assert match_key(forged) != match_key("CodeLlama")
    assert not is_mixed_script("Zephyr β 7B")
    assert not is_mixed_script("通义 Qwen")
    assert not is_mixed_script("CodeLlama")
