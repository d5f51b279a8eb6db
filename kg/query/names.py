"""The names that a graph knows, as questions need them: looked up by key, spelling forgiven in letters and never in digits."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process
from rapidfuzz.distance import DamerauLevenshtein

from kg import rdf
from kg.lexicon.keys import match_key
from kg.lexicon.mentions import Entry, singular
from kg.lexicon.model_names import parse_label
from kg.lexicon.sizes import SIZE
from kg.model.names import ModelName
from kg.model.terms import Iri
from kg.query import attributes, catalogue
from kg.query.catalogue import Titled, Work
from kg.sparql import Select
from kg.store import Store
from kg.vocab import KG


@dataclass(frozen=True, slots=True)
class Member:
    """A model of the graph: its node, identity and preferred label."""

    iri: Iri
    name: ModelName
    label: str


MOST_PARTS = 6
"""The most benchmarks that the word which their names begin with stands for."""

LAST = chr(0x10FFFF)
"""What is sorted behind every letter."""

NAME_PART = re.compile(r"[\s-]+")
"""What parts the words of a name."""


MEAN_WORD = re.compile(r"\b(?:avg|average|mean|overall)\b", re.I)
"""A word of parts of benchmarks that are means over the others."""

SIZE_BEHIND = re.compile(rf"\s{SIZE}$")
"""The size that a column of its own adds to the label of a row."""

GLUED_PLUS = re.compile(r"(?:plus|(?<=\d)p)$")
"""How a plus at the end of a name is spelt out where the name goes on without a break: "codet5p", "humanevalplus"."""


SPELT = (
    ("license", "licence"),
    ("initialize", "initialise"),
    ("specialize", "specialise"),
    ("summariz", "summaris"),
    ("behavior", "behaviour"),
)
"""Parts of words that are spelt in two ways, American and British."""


def other_spelling(key: str) -> str:
    """Return a key in the other of two spellings of a word in it, the key itself where there is none.

    >>> other_spelling("zorklicense"), other_spelling("zorklicence"), other_spelling("zork")
    ('zorklicence', 'zorklicense', 'zork')
    """
    for one, two in SPELT:
        if one in key:
            return key.replace(one, two)
        if two in key:
            return key.replace(two, one)
    return key


VERSIONED = re.compile(r"(?!the)[a-z].*v\d+(?:\.\d+)?")


def _otherwise(key: str) -> str:
    """Return a key in the other of two spellings, else with the article that people leave out of a versioned name.

    >>> _otherwise("zorklicense"), _otherwise("zorkv1"), _otherwise("thezorkv1")
    ('zorklicence', 'thezorkv1', 'thezorkv1')
    """
    spelt = other_spelling(key)
    return f"the{key}" if spelt == key and VERSIONED.fullmatch(key) else spelt


TAILS = ("ai", "research", "lab", "labs", "inc", "corporation")
"""Words that end an organisation's name and are left out in speech."""


SHORTEST = 4
"""The fewest letters of an organisation's name that may be shortened."""


class Names:
    """The index of names of one graph. What was looked up is kept: a graph that is open does not change."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._entries: dict[str, tuple[Entry, ...]] = {}
        self._labels: dict[str, str] = {}
        self._members: dict[str, tuple[Member, ...]] = {}
        self._documents: tuple[Titled, ...] | None = None
        self._runs: tuple[Member, ...] | None = None
        self._titles: Mapping[str, tuple[Work, ...]] | None = None
        self._by_title: Mapping[str, tuple[Work, ...]] | None = None
        self._keys: tuple[str, ...] | None = None
        self._means: tuple[str, ...] | None = None
        self._printed: dict[str, frozenset[tuple[str, str]]] | None = None
        self._sized: dict[str, frozenset[tuple[str, str]]] | None = None
        self._spelt: dict[tuple[str, str], list[str]] | None = None
        self._ordinary: frozenset[str] | None = None
        self._attributes: Mapping[str, tuple[Entry, ...]] | None = None

    def lookup(self, keys: Iterable[str]) -> dict[str, tuple[Entry, ...]]:
        """Return the things that bear each of those keys that are known; attributes are none, and have an index of their own."""
        asked = list(keys)
        other = {key: spelt for key in asked if (spelt := _otherwise(key)) != key}
        fresh = [key for key in dict.fromkeys((*asked, *other.values())) if key not in self._entries]
        if fresh:
            found: dict[str, dict[str, set[Iri]]] = {key: {} for key in fresh}
            for key, thing, cls in self._store.select(rdf.names(fresh)).texts():
                found[key].setdefault(thing, set()).add(Iri(cls))
            self.labels({thing for things in found.values() for thing in things})
            weights = self._weights([thing for things in found.values() if _shared(things.values()) for thing in things])
            for key, things in found.items():
                ranked = sorted(things.items(), key=lambda item: (-weights[item[0]], item[0]))
                self._entries[key] = tuple(
                    Entry(Iri(thing), tuple(sorted(types)), self._labels.get(thing, thing))
                    for thing, types in ranked
                    if KG.Attribute not in types
                )
        held = {key: self._entries[key] or self._entries[other.get(key, key)] for key in asked}
        return {key: entries for key, entries in held.items() if entries}

    def _weights(self, things: Sequence[str]) -> Counter[str]:
        """Return in how many documents things have results: of two that bear one name, the one with more is the likelier."""
        return Counter(thing for thing, _ in self._store.select(rdf.spoken_of(things)).texts()) if things else Counter()

    def labels(self, things: Iterable[str]) -> dict[str, str]:
        """Return the preferred labels of things, the IRI's last part where there is none."""
        asked = list(dict.fromkeys(things))
        fresh = [thing for thing in asked if thing not in self._labels]
        if fresh:
            for thing, label in sorted(self._store.select(rdf.labels(fresh)).texts()):
                self._labels.setdefault(thing, label)
        return {thing: self._labels.get(thing) or re.split(r"[#/]", thing)[-1] for thing in asked}

    def members(self, family: str) -> tuple[Member, ...]:
        """Return every model of a family, by IRI."""
        self.load([family])
        return self._members[family]

    def bearer(self, entry: Entry) -> Member | None:
        """Return the model that an entry names; None where it is none."""
        return next((m for m in self.members(parse_label(entry.label).name.family) if m.iri == entry.iri), None)

    def load(self, families: Iterable[str]) -> None:
        """Look up the models of several families at once."""
        fresh = [family for family in dict.fromkeys(families) if family not in self._members]
        if not fresh:
            return
        made: dict[str, list[Member]] = {family: [] for family in fresh}
        for member in self._read(rdf.members(fresh)):
            made[member.name.family].append(member)
        for family, members in made.items():
            self._members[family] = tuple(sorted(members, key=lambda m: m.iri))

    def runs(self) -> tuple[Member, ...]:
        """Return the models of all families that are training configurations without a name of their own, by IRI."""
        if self._runs is None:
            self._runs = tuple(sorted(self._read(rdf.configurations()), key=lambda m: m.iri))
        return self._runs

    def _read(self, query: Select) -> Iterator[Member]:
        for iri, key, variant, size, version, configuration, label in self._store.select(query).texts():
            name = ModelName(key, tuple(variant.split()), size or None, tuple(version.split()), tuple(configuration.split()))
            yield Member(Iri(iri), name, label or iri.rsplit("/", 1)[-1])

    def documents(self) -> tuple[Titled, ...]:
        """Return the documents with the words that name them, by IRI."""
        if self._documents is None:
            self._documents = catalogue.documents(self._store)
        return self._documents

    def titles(self) -> Mapping[str, tuple[Work, ...]]:
        """Return documents and references under the key of the first words of their titles; asked only when a title may be named."""
        if self._titles is None:
            self._titles = catalogue.titles(self._store)
        return self._titles

    def documents_by_title(self) -> Mapping[str, tuple[Work, ...]]:
        """Return the documents alone under the key of the first words of their titles; they are few, and known to every question."""
        if self._by_title is None:
            self._by_title = catalogue.by_title(Work(d.iri, KG.Document, d.title) for d in self.documents())
        return self._by_title

    def attributes(self) -> Mapping[str, tuple[Entry, ...]]:
        """Return the attributes that documents introduced, under the keys of their labels."""
        if self._attributes is None:
            self._attributes = attributes.index(dict(self._store.select(rdf.attributes()).texts()))  # type: ignore[arg-type]
        return self._attributes

    def printed(self, label: str) -> frozenset[tuple[str, str]]:
        """Return the models whose rows bear a label just so, letters' case aside, each with the document."""
        if self._printed is None:
            made: dict[str, set[tuple[str, str]]] = {}
            for text, model, document in self._store.select(rdf.printed_labels()).texts():
                made.setdefault(text.casefold(), set()).add((model, document))
            self._printed = {text: frozenset(held) for text, held in made.items()}
        return self._printed.get(label.casefold(), frozenset())

    def printed_with_sizes(self, label: str) -> frozenset[tuple[str, str]]:
        """Return the models whose rows bear a label and a size, from a column of its own, behind it, each with the document."""
        if self._sized is None:
            self.printed(label)
            made: dict[str, set[tuple[str, str]]] = {}
            for text, held in (self._printed or {}).items():
                if (bare := SIZE_BEHIND.sub("", text)) != text:
                    made.setdefault(bare, set()).update(held)
            self._sized = {text: frozenset(held) for text, held in made.items()}
        return self._sized.get(label.casefold(), frozenset())

    def member(self, model: str) -> Member | None:
        """Return a model by its node."""
        family = next((family for (family,) in self._store.select(rdf.identity(model)).texts()), None)
        return next((m for m in self.members(family) if m.iri == model), None) if family else None

    def printed_means(self) -> tuple[str, ...]:
        """Return the parts of benchmarks whose printed names say that they are means, the longest first."""
        if self._means is None:
            parts = {part for (part,) in self._store.select(rdf.parts_measured()).texts()}
            self._means = tuple(sorted((p for p in parts if MEAN_WORD.search(p)), key=lambda p: (-len(p), p)))
        return self._means

    def keys(self) -> tuple[str, ...]:
        """Return every key of the index, sorted; asked only when a name is not found."""
        if self._keys is None:
            self._keys = tuple(sorted(key for (key,) in self._store.select(rdf.all_keys()).texts()))
        return self._keys

    def beginning(self, start: str) -> tuple[str, ...]:
        """Return the keys of the index that begin with some letters, sorted."""
        every = self.keys()
        return every[bisect_left(every, start) : bisect_left(every, start + LAST)]

    def ordinary(self, word: str) -> bool:
        """Return whether the documents use a word in running text as they use words that are no names."""
        if self._ordinary is None:
            rows = self._store.select(rdf.ordinary_words()).texts()
            self._ordinary = frozenset(word for (text,) in rows for word in text.split())
        return word in self._ordinary

    def _alike(self) -> Mapping[tuple[str, str], Sequence[str]]:
        """Return the keys by what a misspelling keeps of a name: its first letter and its digits."""
        if self._spelt is None:
            self._spelt = {}
            for key in self.keys():
                self._spelt.setdefault((key[:1], _digits(key)), []).append(key)
        return self._spelt

    def respelled(self, text: str) -> tuple[str, ...]:
        """Return the keys that a misspelt name stands for: the same digits, few other letters, and no second key as near."""
        written = match_key(text)
        letters = sum(c.isalpha() for c in written)
        if letters < 4:
            return ()
        spelt_out = GLUED_PLUS.sub("+", written)
        if spelt_out != written and spelt_out in self.keys():
            return (spelt_out,)
        allowed = 1 if letters < 7 else 2
        found: dict[str, float] = {}
        for key in dict.fromkeys((written, singular(written))):
            alike = self._alike().get((key[:1], _digits(key)), ())
            same = [k for k in alike if abs(len(k) - len(key)) <= allowed]
            for near, distance, _ in process.extract(key, same, scorer=DamerauLevenshtein.distance, score_cutoff=allowed, limit=5):
                found[near] = min(distance, found.get(near, distance))
        best = min(found.values(), default=None)
        return tuple(sorted(k for k, distance in found.items() if distance == best))

    def begun(self, word: str) -> tuple[Entry, ...]:
        """Return the few benchmarks whose names of several words begin with a word, else the one model; none where many do."""
        key = match_key(word)
        makers = {e for entries in self.lookup([f"{key}{tail}" for tail in TAILS]).values() for e in entries if KG.Agent in e.types}
        if len({e.iri for e in makers}) == 1 and len(key) >= SHORTEST and word[:1].isupper():
            return tuple(makers)
        if len(key) < (4 if word.isupper() else 5):
            return ()
        found = {e for entries in self.lookup([k for k in self.keys() if k.startswith(key)]).values() for e in entries}
        named = [
            e
            for e in found
            if KG.Benchmark in e.types and (parts := NAME_PART.split(e.label)) and parts[0].casefold() == word.casefold() and parts[1:]
        ]
        if named or not word.isalpha():
            one = {e.iri: e for e in sorted(named, key=lambda e: (e.iri, e.label))}
            return tuple(one.values()) if len(one) <= MOST_PARTS else ()
        models = [e for e in found if KG.Model in e.types and NAME_PART.split(e.label)[0].casefold() == word.casefold()]
        families = {parse_label(e.label).name.family for e in models}
        last = [e for e in models if not any(other.iri.startswith(f"{e.iri}/") for other in models)]
        return tuple(last) if len(families) == 1 and len(last) == 1 else ()

    def nearest(self, text: str, classes: Sequence[Iri] = (KG.Model, KG.Benchmark, KG.Corpus), limit: int = 3) -> tuple[str, ...]:
        """Return the labels of the known names most like a text."""
        key = match_key(text)
        found = process.extract(key, self.keys(), scorer=fuzz.WRatio, limit=25, score_cutoff=60)
        labels: list[str] = []
        entries = self.lookup([k for k, _, _ in found])
        for k, _, _ in found:
            for entry in entries.get(k, ()):
                if any(cls in entry.types for cls in classes) and entry.label not in labels:
                    labels.append(entry.label)
        return tuple(labels[:limit])


def _shared(kinds: Iterable[set[Iri]]) -> bool:
    """Return whether several of the things that bear a name are models, or benchmarks."""
    held = list(kinds)
    return any(sum(cls in types for types in held) > 1 for cls in (KG.Model, KG.Benchmark))


def _digits(key: str) -> str:
    return "".join(c for c in key if c.isdigit() or c == "+")
