"""What the ontology's own words mean in a table or a question: which property a header names, which concept a cell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

from kg.lexicon.keys import match_key
from kg.lexicon.lexicon import Lexicon
from kg.lexicon.mentions import Entry, singular
from kg.model.terms import Iri
from kg.taxonomy import Class, Concept, Ontology, Property
from kg.vocab import OWL, RDF

_T = TypeVar("_T")


class Schema:
    """The ontology, indexed by label; immutable."""

    def __init__(self, ontology: Ontology) -> None:
        self.ontology = ontology
        self.classes: Mapping[Iri, Class] = {c.iri: c for c in ontology.classes}
        self.by_iri: Mapping[Iri, Property] = {p.iri: p for p in ontology.properties}
        self.concepts: Mapping[Iri, Concept] = {c.iri: c for c in ontology.concepts}
        self._classes = _index((label, c) for c in ontology.classes for label in (c.label, *c.alt_labels))
        self._cells = _index((label, c) for c in ontology.concepts for label in (c.label, *c.alt_labels, *c.hidden_labels))
        self._properties = _index((label, p) for p in ontology.properties for label in (p.label, *p.alt_labels, *p.hidden_labels))

    def ancestors(self, cls: Iri) -> frozenset[Iri]:
        """Return the class and every class above it."""
        found: set[Iri] = set()
        queue = [cls]
        while queue:
            at = queue.pop()
            if at not in found:
                found.add(at)
                queue += self.classes[at].parents if at in self.classes else ()
        return frozenset(found)

    def class_of(self, header: str) -> Iri | None:
        """Return the class that a header names ("Models", "Benchmark"), or None."""
        found = self._classes.get(_key(header)) or self._classes.get(singular(_key(header))) or ()
        return found[0].iri if found else None

    def identity(self, name: str, cls: Iri) -> str:
        """Return what of a name tells one thing of a class from another: without a last word that says the class ("Zork licence")."""
        head, _, last = name.strip().rpartition(" ")
        return head if head and cls in (c.iri for c in self._classes.get(_key(last), ())) else name

    def properties(self, header: str, cls: Iri) -> tuple[Property, ...]:
        """Return the properties of things of a class that a header names, in order of IRIs."""
        key = _key(header)
        found = self._properties.get(key) or self._properties.get(singular(key)) or ()
        above = self.ancestors(cls)
        return tuple(p for p in found if any(d in above for d in p.domains))

    def concept(self, cell: str, classes: Iterable[Iri]) -> Iri | None:
        """Return the concept of one of the classes that a cell names, by a short form too that means it only in such a cell ("No")."""
        wanted = set(classes)
        for key in (_key(cell), singular(_key(cell))):
            for concept in self._cells.get(key, ()):
                if any(wanted & self.ancestors(t) for t in concept.types):
                    return concept.iri
        return None

    def values(self, prop: Property) -> frozenset[Iri]:
        """Return the classes that the values of a property belong to: its value scheme, else its range."""
        return frozenset(i for i in (prop.value_scheme, prop.range) if i)

    def names(self) -> Iterable[tuple[str, Entry]]:
        """Yield every label of every concept, class and property with the entry it names."""
        for concept in self.ontology.concepts:
            types = tuple(sorted({a for t in concept.types for a in self.ancestors(t)}))
            for label in (concept.label, *concept.alt_labels):
                yield label, Entry(concept.iri, types, concept.label)
        for cls in self.ontology.classes:
            for label in (cls.label, *cls.alt_labels):
                yield label, Entry(cls.iri, (OWL.Class,), cls.label)
        for prop in self.ontology.properties:
            for label in (prop.label, *prop.alt_labels, *prop.question_words):
                yield label, Entry(prop.iri, (RDF.Property,), prop.label)

    def lexicon(self) -> Lexicon:
        """Return the lexicon of the ontology alone."""
        return Lexicon(self.names())


def _index(pairs: Iterable[tuple[str, _T]]) -> dict[str, tuple[_T, ...]]:
    index: dict[str, tuple[_T, ...]] = {}
    for label, item in pairs:
        key = _key(label)
        if item not in index.get(key, ()):
            index[key] = (*index.get(key, ()), item)
    return index


def _key(label: str) -> str:
    """Return the key of a label; a sign that has none (`±`) is its own."""
    return match_key(label) or label.strip()
