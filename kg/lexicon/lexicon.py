"""The names that an extraction knows: those of the ontology, and those that any document of the set introduces."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg import iris
from kg.lexicon.keys import match_key, slug
from kg.lexicon.mentions import Entry, Mention, find, singular
from kg.lexicon.model_names import parse_label
from kg.lexicon.model_words import MARKERS
from kg.model.names import Label, ModelName
from kg.model.terms import Iri


@dataclass(frozen=True, slots=True)
class Habits:
    """What documents teach about model labels: makers' accounts, family keys, and variant words."""

    organisations: frozenset[str] = frozenset()
    families: frozenset[str] = frozenset()
    markers: frozenset[str] = MARKERS


class Lexicon:
    """An immutable index from match keys to the things that bear the name."""

    def __init__(self, names: Iterable[tuple[str, Entry]], habits: Habits | None = None) -> None:
        index: defaultdict[str, set[Entry]] = defaultdict(set)
        for label, entry in names:
            if key := match_key(label):
                index[key].add(entry)
        self._index: Mapping[str, tuple[Entry, ...]] = {
            key: tuple(sorted(entries, key=lambda e: (e.iri, e.label))) for key, entries in index.items()
        }
        self.habits = habits or Habits()

    def __len__(self) -> int:
        """Return the number of keys."""
        return len(self._index)

    @property
    def keys(self) -> Iterable[str]:
        """Return every key, in no particular order."""
        return self._index.keys()

    def lookup(self, keys: Iterable[str]) -> dict[str, tuple[Entry, ...]]:
        """Return the entries of those keys that are known."""
        return {key: self._index[key] for key in keys if key in self._index}

    def find(self, text: str) -> tuple[Mention, ...]:
        """Return the mentions of known names in a text, longest first where two overlap, in order of place."""
        return find(text, self.lookup)

    def exact(self, text: str, *types: Iri) -> tuple[Entry, ...]:
        """Return the entries whose whole name the text is (a plural ending aside), of one of the classes if any are given."""
        key = match_key(text)
        entries = self._index.get(key) or self._index.get(singular(key)) or ()
        return tuple(e for e in entries if not types or any(t in e.types for t in types))

    def label(self, text: str) -> Label:
        """Return a model's label taken apart, by the habits of the documents."""
        habits = self.habits
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
    """Return the IRI of a thing that is not a model from its label: equal for all spellings with one match key."""
    return iris.thing(kind, slug(match_key(label)), *(slug(match_key(part)) for part in parts))
