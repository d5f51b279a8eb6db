"""The wordings of the ontology's properties, made ready for matching.

A wording ("{s} is fine-tuned from {o}") is turned into words to find, in order, and places to fill. Articles, auxiliaries and the
nouns of a class next to a place ("{o} models") are left out: they may stand in a sentence or not.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace

from kg.extractors.amounts import PROBLEMS
from kg.extractors.english import AUXILIARIES, CONJUNCTIONS, DETERMINERS, HEADS, MARKS, POSSESSIVES, PREPOSITIONS, PRONOUNS, form, stem
from kg.lexicon.schema import Schema
from kg.taxonomy import Property
from kg.vocab import KG

SLOT = re.compile(r"\{[so]\}|[^\W_]+(?:[-.][^\W_]+)*|['’]s\b|[^\w\s{}]")

QUANTIFIED = KG.Quantity
KIND, BRACKET, APPOSITION = "<kind>", "<bracket>", "<apposition>"
"""Anchors of wordings that are found by the shape of a phrase and by no word."""

EXEMPLIFYING = {("such", "as"), ("like",), ("include",), ("including",), ("includes",)}


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording of a property.

    `left` is the place before the first word (`s`, `o` or none), `items` are the words and places after it: a place is `{s}` or
    `{o}`, `it` stands for any noun phrase, every other item is a stem. `voice` is `passive` where the first word is a
    participle after "be", `active` for another verb, `copula` for "be" alone, and `bare` where no verb stands first;
    `kind` ("{o} such as {s}"), `bracket` ("{s} ({o})") and `apposition` ("{s}, a {o}") are shapes of phrases.
    """

    property: Property
    text: str
    left: str | None
    items: tuple[str, ...]
    voice: str
    comma: bool
    needed: frozenset[str] = frozenset()

    def anchor(self) -> str:
        """Return the stem by which the wording is found."""
        return next(item for item in self.items if not item.startswith("{"))


def compile_wordings(schema: Schema) -> Mapping[str, tuple[Wording, ...]]:
    """Return the wordings of all properties by their anchors; longer ones first, so that a special wording comes before a general one."""
    found: defaultdict[str, list[Wording]] = defaultdict(list)
    for prop in schema.ontology.properties:
        for text in prop.wordings:
            if (wording := compile_wording(prop, text)) is not None:
                needed = frozenset(i for i in wording.items if not i.startswith("{") and i not in ("it", PROBLEMS))
                found[wording.anchor()].append(replace(wording, needed=needed))
    return {
        anchor: tuple(sorted(dict.fromkeys(items), key=lambda w: (-len(w.items), w.property.iri, w.text)))
        for anchor, items in found.items()
    }


def compile_wording(prop: Property, text: str) -> Wording | None:
    """Return a wording ready for matching, or None where it holds no word to find it by."""
    words = SLOT.findall(text)
    if "not" in words or "doesn't" in text:
        return None  # A negated sentence is told by its words, whatever the verb.
    if words[0].startswith("{") or words[0].casefold() not in PREPOSITIONS:
        words = [w for i, w in enumerate(words) if not _is_noun_of_place(words, i, prop)]
    left = words[0][1] if words[0] in ("{s}", "{o}") else None
    rest = words[1:] if left else words
    rest = _without_kind(rest)
    comma = bool(rest) and rest[0] == ","
    rest = [w for w in rest if w != ","]
    if left == "o" and tuple(w.casefold() for w in rest[:-1]) in EXEMPLIFYING and rest[-1] == "{s}":
        return Wording(prop, text, left, (KIND,), "kind", False)
    if left == "s" and rest in (["includes", "{o}"], ["include", "{o}"]):
        return Wording(prop, text, left, (KIND,), "kind", False)
    if words in (["{s}", "(", "{o}", ")"], ["{o}", "(", "{s}", ")"]):
        return Wording(prop, text, left, (BRACKET,), "bracket", False)
    of_class = len(rest) == 3 and rest[1].startswith("{") and rest[2].casefold() in HEADS and prop.range == QUANTIFIED
    if comma and rest[0].casefold() in DETERMINERS and (len(rest) == 2 or of_class):
        return Wording(prop, text, left, (APPOSITION,), "apposition", True)
    voice = "bare"
    first = rest[0].casefold()
    noun = (
        (comma and first in DETERMINERS)
        or (left is None and "{s}" not in words and form(first) not in ("ing", "ed"))
        or rest[0] in POSSESSIVES
        or (comma and first == "whose")
    )
    if noun:
        rest = rest[1:] if first in DETERMINERS else rest
    elif stem(first) == "be" and len(rest) > 1:
        after = [w for w in rest[1:] if w.casefold() not in DETERMINERS]
        if after[0].startswith("{") or left is None or rest[1].casefold() in DETERMINERS:
            voice, rest = "copula", ["be", *after]
        elif form(after[0]) == "ed":
            voice, rest = "passive", after
        else:
            voice, rest = "copula", ["be", *after]
    elif not first.startswith("{") and first not in PREPOSITIONS | CONJUNCTIONS | POSSESSIVES | MARKS and first not in HEADS:
        voice = "passive" if comma and form(first) == "ed" else "active"
        if first in AUXILIARIES and len(rest) > 1 and rest[1].casefold() == "not":
            rest = ["not", *rest[2:]]
            voice = "active"
    rest = [w for i, w in enumerate(rest) if w.casefold() not in DETERMINERS or (w.casefold() == "such" and rest[i + 1 : i + 2] == ["as"])]
    items = tuple(w if w.startswith("{") else _item(w) for w in rest)
    if not items or items[0].startswith("{"):
        return None
    return Wording(prop, text, left, items, voice, comma)


def _without_kind(rest: list[str]) -> list[str]:
    """Return the words without "models like" before a place that has words before it: any phrase may give examples of a kind."""
    for i in range(2, len(rest)):
        if rest[i] in ("{s}", "{o}") and rest[i - 1] in ("like", "as", "including"):
            start = i - 2 if rest[i - 1] != "as" else i - 3
            if start >= 1 and rest[start].casefold() in HEADS:
                return rest[:start] + rest[i:]
    return rest


def _item(word: str) -> str:
    return "it" if word.casefold() in PRONOUNS else stem(word)


def _is_noun_of_place(words: list[str], at: int, prop: Property) -> bool:
    """Tell whether a word names the class of the place before it, which a phrase may hold anyway; amounts need theirs."""
    if at == 0 or words[at].casefold() not in HEADS:
        return False
    before = words[at - 1]
    return before == "{s}" or (before == "{o}" and prop.range != QUANTIFIED)
