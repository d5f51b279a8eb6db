"""The properties and classes of the graph that answers, as questions need them: a new one is askable without new code."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

import pyoxigraph as ox

from kg import rdf
from kg.lexicon.keys import match_key
from kg.lexicon.mentions import Mention
from kg.model.document import Span
from kg.model.terms import Iri
from kg.query.reading import Reading
from kg.query.spelling import HEADS
from kg.store import Store
from kg.vocab import KG, OA, OWL, RDF, RDFS, SKOS


@dataclass(frozen=True, slots=True)
class Term:
    """A property of the graph: its label, the classes it is about, the classes and schemes of its values."""

    iri: Iri
    label: str
    domains: frozenset[Iri] = field(default_factory=frozenset)
    ranges: frozenset[Iri] = field(default_factory=frozenset)


PLUMBING = frozenset((KG.Result, KG.PairedTest, KG.Statement, KG.Quantity, KG.TrainingStep, KG.Remark, OA.SpecificResource))
"""Classes that hold how things are said; what only these have is no property that a question asks for."""


THINGS = frozenset((KG.Model, KG.Benchmark, KG.Corpus, KG.Document, KG.Paper, KG.Survey, KG.Report, KG.Leaderboard, KG.Claim))
"""Classes of things that questions ask for: a word for one of them is no word for a property."""

LISTED = re.compile(r"[,&]|\b(?:and|plus)\b", re.I)
"""What stands between properties that are asked for one beside the other."""


class Vocabulary:
    """The ontology that stands in a graph, and the attributes that its documents introduced."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._words: dict[Iri, tuple[str, ...]] = {}
        self._words_for_amounts: dict[Iri, tuple[str, ...]] = {}
        domains: dict[str, set[Iri]] = {}
        ranges: dict[str, set[Iri]] = {}
        labels: dict[str, str] = {}
        for iri, label in (*store.select(rdf.properties()).rows, *store.select(rdf.attributes()).rows):
            if iri is not None and label is not None:
                labels[iri.value] = label.value
        for role in (*rdf.DOMAINS, *rdf.RANGES):
            kept = domains if role in rdf.DOMAINS else ranges
            for iri, cls in store.select(rdf.pairs(role)).rows:
                if iri is not None and cls is not None:
                    kept.setdefault(iri.value, set()).add(Iri(cls.value))
        self.terms = {
            Iri(i): Term(Iri(i), labels[i], frozenset(domains.get(i, ())), frozenset(ranges.get(i, ())))
            for i in sorted(labels)
            if not (domains.get(i) and domains[i] <= PLUMBING)
        }
        self.counts = {
            Iri(p.value): Iri(c.value) for p, c in store.select(rdf.pairs(KG.countProperty)).rows if p is not None and c is not None
        }
        self.children: dict[Iri, set[Iri]] = {}
        for child, parent in store.select(rdf.pairs(RDFS.subPropertyOf)).rows:
            if child is not None and parent is not None:
                self.children.setdefault(Iri(parent.value), set()).add(Iri(child.value))
        self.parents: dict[Iri, set[Iri]] = {}
        for below, above in store.select(rdf.pairs(RDFS.subClassOf)).texts():
            self.parents.setdefault(Iri(below), set()).add(Iri(above))

    def below(self, prop: Iri) -> tuple[Iri, ...]:
        """Return the properties below one."""
        found: list[Iri] = []
        queue = [prop]
        while queue:
            for child in sorted(self.children.get(queue.pop(), ())):
                if child not in found:
                    found.append(child)
                    queue.append(child)
        return tuple(found)

    def above(self, classes: Iterable[Iri]) -> frozenset[Iri]:
        """Return the classes and all classes above them."""
        found: set[Iri] = set()
        queue = list(classes)
        while queue:
            at = queue.pop()
            if at not in found:
                found.add(at)
                queue += self.parents.get(at, ())
        return frozenset(found)

    @cached_property
    def inverses(self) -> dict[Iri, Iri]:
        """Return the property that says the same the other way round, of each property that has one."""
        rows = self._store.select(rdf.pairs(OWL.inverseOf)).rows
        one_way = {Iri(s.value): Iri(o.value) for s, o in rows if s is not None and o is not None}
        return one_way | {other: one for one, other in one_way.items()}

    def is_property(self, mention: Mention) -> tuple[Iri, ...]:
        """Return the properties that a mention names."""
        if any(e.iri in THINGS for e in mention.of(OWL.Class)):
            return ()
        named = tuple(e.iri for e in mention.of(OWL.ObjectProperty, OWL.DatatypeProperty) if e.iri in self.terms)
        schemes = () if named else {e.iri for e in mention.of(OWL.Class) if SKOS.Concept in self.above([e.iri])}
        return tuple(t.iri for t in self.terms.values() if t.ranges & schemes) if schemes else named

    def of_technique(self, target: Iri) -> tuple[Iri, ...]:
        """Return the property by which models have things of a class that they are made with, whatever the verb between them is."""
        above = self.above([target])
        return (KG.uses,) if KG.Technique in above and KG.uses in self.terms else ()

    def names_or_counts(self, mention: Mention, prop: Iri) -> bool:
        """Return whether a mention names a property, or one of which that is the number of values."""
        return any(prop in (p, self.counts.get(p)) for p in self.is_property(mention))

    def properties_in(self, reading: Reading, scoped: Sequence[Span]) -> tuple[Iri, ...]:
        """Return the properties that a question names, in order of place; the number in "number of" is none."""
        return tuple(dict.fromkeys(p for _, named in self._named(reading, scoped) for p in named))

    def listed_in(self, reading: Reading, scoped: Sequence[Span]) -> tuple[tuple[Iri, ...], ...]:
        """Return what each word for properties means, where a question lists several: "its size and licence"; () where it does not."""
        named = self._named(reading, scoped)
        between = [reading.text[one.end : other.start] for (one, _), (other, _) in pairwise(named)]
        return tuple(props for _, props in named) if between and all(LISTED.search(words) for words in between) else ()

    def _named(self, reading: Reading, scoped: Sequence[Span]) -> list[tuple[Span, tuple[Iri, ...]]]:
        """Return the places that name properties, each with those that it may mean."""
        counting = [o.span for o in reading.at("count")]
        free = [m for m in reading.mentions if m.span not in scoped]
        free = [m for m in free if not any(c.start <= m.span.start and m.span.end <= c.end for c in counting)]
        free = [m for m in free if not (m.text.lower() in HEADS and any(self._ends_in(o, m, reading.text) for o in free))]
        return [(m.span, named) for m in free if (named := tuple(self.is_property(m)))]

    def _ends_in(self, one: Mention, head: Mention, text: str) -> bool:
        """Return whether a mention is an amount of which the noun right behind says that it is one ("context window size")."""
        return text[one.span.end : head.span.start] == " " and any(self.amount(p) for p in self.is_property(one))

    def said_of(self, cls: Iri, reading: Reading, scoped: Sequence[Span]) -> bool:
        """Return whether a question names a property of things of a class and of no document."""
        domains = [self.terms[p].domains for p in self.properties_in(reading, scoped)]
        return any(cls in d and not d & {KG.Document, KG.Report, KG.Reference, KG.Claim} for d in domains)

    def amount(self, prop: Iri) -> bool:
        """Return whether a property's values are amounts."""
        return prop in self.terms and KG.Quantity in self.terms[prop].ranges

    @cached_property
    def alike(self) -> dict[str, tuple[str, ...]]:
        """Return the concepts under which other documents say what one concept says, by that concept."""
        found: dict[str, tuple[str, ...]] = {}
        for one, other in sorted(self._store.select(rdf.pairs(RDFS.seeAlso)).texts()):
            found[one] = (*found.get(one, ()), other)
        return found

    @cached_property
    def _hidden(self) -> dict[str, tuple[tuple[Iri, frozenset[Iri]], ...]]:
        """Return the concepts, with their classes, under the keys of labels that only tables print: `None`, `Full`."""
        rows = sorted(
            (s.value, o.value) for s, o in self._store.select(rdf.pairs(SKOS.hiddenLabel)).rows if s is not None and o is not None
        )
        types: dict[str, set[Iri]] = {}
        for thing, _, cls in self._store.select(rdf.edges(sorted({c for c, _ in rows}), [RDF.type])).texts() if rows else ():
            types.setdefault(thing, set()).add(Iri(cls))
        found: dict[str, dict[Iri, frozenset[Iri]]] = {}
        for concept, label in rows:
            found.setdefault(match_key(label), {})[Iri(concept)] = frozenset(types.get(concept, ()))
        return {key: tuple(held.items()) for key, held in found.items()}

    def printed_value(self, prop: Iri, word: str) -> Iri | None:
        """Return the value of a property that a word stands for in a table's column of it: `Full` under open data."""
        ranges = self.terms[prop].ranges - {SKOS.Concept}
        return next((concept for concept, types in self._hidden.get(match_key(word), ()) if types & ranges), None)

    def worded(self, prop: Iri | None) -> bool:
        """Return whether a property's values are words and not things: that of an attribute that a document introduced."""
        return prop in self.terms and RDFS.Literal in self.terms[prop].ranges

    def words_of(self, prop: Iri) -> tuple[str, ...]:
        """Return the words that documents give as values of an attribute, the longest first."""
        if prop not in self._words:
            found = {o.value for _, _, o in self._store.select(rdf.edges((), [prop])).rows if isinstance(o, ox.Literal)}
            self._words[prop] = tuple(sorted(found, key=lambda word: (-len(word), word)))
        return self._words[prop]

    def words_for_amounts(self, prop: Iri) -> tuple[str, ...]:
        """Return the words that documents print where a property's amount would stand ("hidden" tests, size "Varies")."""
        if prop not in self._words_for_amounts:
            stated = {o.value for _, _, o in self._store.select(rdf.edges((), [prop])).rows if isinstance(o, ox.NamedNode)}
            printed = [row[1].value for row in self._store.select(rdf.quantities(stated)).rows if row[1] is not None] if stated else []
            found = {text for text in printed if text.isalpha()}
            self._words_for_amounts[prop] = tuple(sorted(found, key=lambda word: (-len(word), word)))
        return self._words_for_amounts[prop]

    def takes(self, prop: Iri, types: Iterable[Iri]) -> bool:
        """Return whether a property may have a value of the types."""
        return bool(self.terms[prop].ranges & self.above(types))

    def holder(self, concept_types: Iterable[Iri]) -> Iri | None:
        """Return the class of things of which concepts of the types are said: models, corpora, benchmarks, else a property's only one."""
        types = self.above(concept_types)
        for cls in (KG.Model, KG.Corpus, KG.Benchmark):
            if self.linking(types, cls):
                return cls
        alone = (next(iter(t.domains)) for t in self.terms.values() if t.ranges & types and len(t.domains) == 1)
        return next(alone, None)

    def linking(self, concept_types: Iterable[Iri], cls: Iri) -> tuple[Iri, ...]:
        """Return the properties of things of a class whose values are concepts of the types."""
        types, above = self.above(concept_types), self.above([cls])
        return tuple(t.iri for t in self.terms.values() if t.ranges & types and (not t.domains or t.domains & above))
