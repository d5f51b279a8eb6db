"""The names that an extraction knows: those of the ontology, and those that any document of the set introduces."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from kg import iris
from kg.lexicon.keys import match_key, slug
from kg.lexicon.mentions import Entry, Mention, find, singular
from kg.lexicon.model_names import parse_label
from kg.lexicon.model_words import MARKERS
from kg.model.names import Label, ModelName
from kg.model.terms import Iri

ARTICLE = re.compile(r"^the\s+(?=\S)", re.I)
"""An article before a name."""


@dataclass(frozen=True, slots=True)
class Habits:
    """What documents teach about model labels: makers' accounts, family keys, and variant words."""

    organisations: frozenset[str] = frozenset()
    families: frozenset[str] = frozenset()
    markers: frozenset[str] = MARKERS


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reading asked a lexicon, found or not: keys of names, model labels, and words that may be families or variants."""

    keys: set[str] = field(default_factory=set)
    labels: set[str] = field(default_factory=set)
    families: set[str] = field(default_factory=set)
    markers: set[str] = field(default_factory=set)


class Lexicon:
    """An immutable index from match keys to the things that bear the name.

    With `asked`, whatever is looked up is noted there: a reading depends on the answers to these questions, and on no other name.
    """

    def __init__(self, names: Iterable[tuple[str, Entry]], habits: Habits | None = None, asked: Asked | None = None) -> None:
        index: defaultdict[str, set[Entry]] = defaultdict(set)
        for label, entry in names:
            if key := match_key(label):
                index[key].add(entry)
        self._index: Mapping[str, tuple[Entry, ...]] = {
            key: tuple(sorted(entries, key=lambda e: (e.iri, e.label))) for key, entries in index.items()
        }
        self._habits = habits or Habits()
        self._asked = asked

    def watched(self, asked: Asked) -> Lexicon:
        """Return the same lexicon, which notes what it is asked."""
        same = Lexicon((), self._habits, asked)
        same._index = self._index
        return same

    def answers(self, asked: Asked) -> str:
        """Return the SHA-256 of the answers to some questions: equal for lexicons that a reading cannot tell apart."""
        said = sha256()
        for key in sorted(asked.keys & self._index.keys()):
            said.update(repr((key, self._index[key])).encode("utf-8", "backslashreplace"))
        for text in sorted(asked.labels):
            said.update(repr(self._parsed(text)).encode("utf-8", "backslashreplace"))
        said.update(repr((sorted(asked.families & self._habits.families), sorted(asked.markers & self._habits.markers))).encode())
        return said.hexdigest()

    def __len__(self) -> int:
        """Return the number of keys."""
        return len(self._index)

    def lookup(self, keys: Collection[str]) -> dict[str, tuple[Entry, ...]]:
        """Return the entries of those keys that are known."""
        if self._asked is not None:
            self._asked.keys.update(keys)
        return {key: self._index[key] for key in keys if key in self._index}

    def find(self, text: str) -> tuple[Mention, ...]:
        """Return the mentions of known names in a text, longest first where two overlap, in order of place."""
        return find(text, self.lookup)

    def exact(self, text: str, *types: Iri) -> tuple[Entry, ...]:
        """Return the entries whose whole name the text is (a plural ending aside), of one of the classes if any are given."""
        key = match_key(text)
        one = singular(key)
        if self._asked is not None:
            self._asked.keys.update((key, one))
        entries = self._index.get(key) or self._index.get(one) or ()
        return tuple(e for e in entries if not types or any(t in e.types for t in types))

    def label(self, text: str) -> Label:
        """Return a model's label taken apart, by the habits of the documents."""
        if self._asked is not None:
            self._asked.labels.add(text)
        return self._parsed(text)

    def is_family(self, key: str) -> bool:
        """Return whether a word is the family key of a model that a document names."""
        if self._asked is not None:
            self._asked.families.add(key)
        return key in self._habits.families

    def is_marker(self, key: str) -> bool:
        """Return whether a word tells a variant of a model."""
        if self._asked is not None:
            self._asked.markers.add(key)
        return key in self._habits.markers

    def _parsed(self, text: str) -> Label:
        habits = self._habits
        return parse_label(text, organisations=habits.organisations, families=habits.families, markers=habits.markers)

    def with_names(self, names: Iterable[tuple[str, Entry]], habits: Habits) -> Lexicon:
        """Return a lexicon that knows these names too, and the documents' habits."""
        merged = Lexicon(names, habits)
        index = dict(self._index)
        for key, entries in merged._index.items():
            both = {*index.get(key, ()), *entries}
            index[key] = tuple(sorted(both, key=lambda e: (e.iri, e.label)))
        merged._index = index
        return merged


def model_iri(name: ModelName) -> Iri:
    """Return the IRI of a model: family, variant words, size, version and configuration as slugs, from the general to the special.

    >>> model_iri(ModelName("codellama", ("python",), "7b"))
    'https://w3id.org/codellm-kg/id/model/codellama/python/7b'
    """
    parts = [slug(name.family), *(slug(word) for word in name.variant)]
    if name.size:
        parts.append(slug(name.size))
    parts += (f"v-{slug(version)}" for version in name.version)
    parts += (f"c-{slug(setting)}" for setting in name.configuration)
    return iris.thing("model", *parts)


def thing_iri(kind: str, label: str, *parts: str) -> Iri:
    """Return the IRI of a thing that is not a model from its label: equal for all spellings with one match key.

    An organisation is the same with and without an article before its name.

    >>> thing_iri("agent", "The Zork Institute") == thing_iri("agent", "Zork Institute")
    True
    """
    if kind == "agent":
        label = ARTICLE.sub("", label)
    return iris.thing(kind, slug(match_key(label)), *(slug(match_key(part)) for part in parts))
