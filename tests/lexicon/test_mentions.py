"""Finding known names in running text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.lexicon.keys import match_key
from kg.lexicon.lexicon import Habits, Lexicon, model_iri, thing_iri
from kg.lexicon.mentions import LONGEST, Entry, singular, windows, words
from kg.lexicon.model_names import parse_label
from kg.vocab import KG


def entry(label: str, cls: str = "benchmark") -> tuple[str, Entry]:
    if cls == "model":
        return label, Entry(model_iri(parse_label(label).name), (KG.Model,), label, parse_label(label).name)
    return label, Entry(thing_iri(cls, label), (KG.Benchmark if cls == "benchmark" else KG.Corpus,), label)


LEXICON = Lexicon(
    [
        entry("Zork Eval"),
        entry("Zork Eval+"),
        entry("Zork"),
        entry("Wug", "model"),
        entry("Wug Python 7B", "model"),
        entry("Zork", "corpus"),
    ]
)


def found(text: str) -> list[str]:
    return [m.text for m in LEXICON.find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on ZorkEval and Zork", ["ZorkEval", "Zork"]),
        ("on zork-eval, ZORK_EVAL and Zork eval", ["zork-eval", "ZORK_EVAL", "Zork eval"]),
        ("on Zork Eval+", ["Zork Eval+"]),
        ("on Zork Eval plus", ["Zork Eval plus"]),
        ("the Wug - Python 7B", ["Wug - Python 7B"]),
        ("a Wug (Python) 70B", ["Wug"]),
        ("**Wug** and (Wug)", ["Wug", "Wug"]),
        ("Wugs, Zorks", ["Zorks"]),
        ("Wuglike Zorkon", []),
        ("Wug; Python 7B", ["Wug"]),
        ("", []),
    ],
)
def test_the_longest_name_is_found_in_any_spelling_and_never_inside_a_word(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_a_name_of_two_things_is_one_mention_with_both() -> None:
    (mention,) = LEXICON.find("Zork")
    assert {e.types for e in mention.entries} == {(KG.Benchmark,), (KG.Corpus,)}
    assert [e.types for e in mention.of(KG.Corpus)] == [(KG.Corpus,)]
    assert LEXICON.exact("Zorks", KG.Benchmark)[0].label == "Zork"
    assert LEXICON.exact("Zork Eval", KG.Corpus) == ()


def test_a_lexicon_with_more_names_leaves_the_first_as_it_was() -> None:
    more = LEXICON.with_names([entry("Frob"), entry("Zork", "model")], Habits())
    assert [m.text for m in more.find("Frob Zork")] == ["Frob", "Zork"]
    assert len(more.exact("zork")) == 3
    assert len(LEXICON.exact("zork")) == 2
    assert not LEXICON.find("Frob")
    assert len(more) == len(LEXICON) + 1


def test_all_keys_are_asked_for_at_once() -> None:
    from kg.lexicon.mentions import find

    asked: list[list[str]] = []

    def lookup(keys: object) -> dict[str, tuple[Entry, ...]]:
        asked.append(list(keys))  # type: ignore[call-overload]
        return {}

    assert find("Zork Eval of Wug", lookup) == ()
    assert len(asked) == 1
    assert {"zork", "zorkeval", "wug", "zorkevalofwug"} <= set(asked[0])


TEXTS = st.text("Zork Evalwug+-_/.7B(*PLUSplus文й ", max_size=50)


@given(TEXTS)
def test_mentions_do_not_overlap_and_spell_what_they_name(text: str) -> None:
    mentions = LEXICON.find(text)
    assert all(a.span.end <= b.span.start for a, b in pairwise(mentions))
    for mention in mentions:
        assert mention.span.of(text) == mention.text
        assert {match_key(e.label) for e in mention.entries} & {match_key(mention.text), singular(match_key(mention.text))}


@given(TEXTS)
def test_the_key_of_every_window_is_the_key_of_its_text(text: str) -> None:
    for i, j, span, key in windows(text, words(text)):
        assert 0 < j - i <= LONGEST
        assert key == match_key(span.of(text)), span.of(text)
