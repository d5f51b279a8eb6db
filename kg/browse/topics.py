"""The schemes of concepts as they stand in the ontology, in the order in which a tree is read."""

from __future__ import annotations

from collections import defaultdict
from difflib import get_close_matches

from kg import taxonomy
from kg.browse.exchange import Taxonomy, Topic
from kg.browse.naming import expanded
from kg.errors import UnknownNameError
from kg.lexicon.keys import match_key
from kg.taxonomy import Concept, Ontology, Scheme
from kg.vocab import KG


def topics(about: str | None = None) -> Taxonomy:
    """Return every scheme and concept once, each behind the first that it stands under; the scheme of the survey's areas first.

    With `about`, one scheme, or one concept and what is under it. Raises UnknownNameError, with the nearest names, if nothing is called so.
    """
    ontology = taxonomy.load()
    found = _ordered(ontology)
    if about is None:
        return Taxonomy(found)
    kept = part(ontology, about)
    return Taxonomy(tuple(topic for topic in found if topic.iri in kept))


def part(ontology: Ontology, name: str) -> frozenset[str]:
    """Return the IRIs of a scheme and its concepts, or of a concept and what is under it."""
    named: dict[str, str] = {}
    for scheme in ontology.schemes:
        named.setdefault(match_key(scheme.label), scheme.iri)
    for concept in ontology.concepts:
        named.setdefault(match_key(concept.label), concept.iri)
    for concept in ontology.concepts:
        for label in concept.alt_labels:
            named.setdefault(match_key(label), concept.iri)
    known = {concept.iri for concept in ontology.concepts} | {scheme.iri for scheme in ontology.schemes}
    start = expanded(name) if expanded(name) in known else named.get(match_key(name))
    if start is None:
        labels = [*(scheme.label for scheme in ontology.schemes), *(concept.label for concept in ontology.concepts)]
        raise UnknownNameError(f"no concept and no scheme is called {name!r}", nearest=tuple(get_close_matches(name, labels, 4)))
    kept = {start} | {concept.iri for concept in ontology.concepts if start in concept.schemes}
    more = kept
    while more:
        more = {concept.iri for concept in ontology.concepts if concept.iri not in kept and more & set(concept.broader)}
        kept |= more
    return frozenset(kept)


def _ordered(ontology: Ontology) -> tuple[Topic, ...]:
    classes: dict[str, str] = {cls.iri: cls.label for cls in ontology.classes}
    known: dict[str, Topic] = {scheme.iri: _scheme(scheme) for scheme in ontology.schemes}
    known |= {concept.iri: _concept(concept, classes) for concept in ontology.concepts}
    below: defaultdict[str, list[str]] = defaultdict(list)
    for topic in known.values():
        for above in topic.broader:
            below[above].append(topic.iri)
    areas = {scheme for concept in ontology.concepts if KG.Area in concept.types for scheme in concept.top_of}
    order: dict[str, None] = {}
    first: list[str] = sorted((s.iri for s in ontology.schemes), key=lambda iri: (iri not in areas, known[iri].label.casefold(), iri))
    stack: list[str] = first[::-1]
    while stack:
        at = stack.pop()
        if at not in order:
            order[at] = None
            stack += sorted(below[at], key=lambda iri: (known[iri].label.casefold(), iri), reverse=True)
    return tuple(known[iri] for iri in (*order, *sorted(known.keys() - order.keys())))


def _scheme(scheme: Scheme) -> Topic:
    return Topic(scheme.iri, scheme.label, (), scheme.definition, ("concept scheme",), (), scheme=True)


def _concept(concept: Concept, classes: dict[str, str]) -> Topic:
    kinds = tuple(sorted(classes.get(cls, cls) for cls in concept.types))
    above = tuple(sorted({*concept.broader, *concept.top_of}))
    return Topic(concept.iri, concept.label, concept.alt_labels, concept.definition, kinds, above, scheme=False)
