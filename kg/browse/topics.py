"""The schemes of concepts as they stand in the ontology, in the order in which a tree is read."""

from __future__ import annotations

from collections import defaultdict

from kg import taxonomy
from kg.browse.exchange import Taxonomy, Topic
from kg.taxonomy import Concept, Ontology, Scheme
from kg.vocab import KG


def topics(ontology: Ontology | None = None) -> Taxonomy:
    """Return every scheme and concept once, each behind the first that it stands under; the scheme of the survey's areas first."""
    ontology = ontology or taxonomy.load()
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
    return Taxonomy(tuple(known[iri] for iri in (*order, *sorted(known.keys() - order.keys()))))


def _scheme(scheme: Scheme) -> Topic:
    return Topic(scheme.iri, scheme.label, (), scheme.definition, ("concept scheme",), (), scheme=True)


def _concept(concept: Concept, classes: dict[str, str]) -> Topic:
    kinds = tuple(sorted(classes.get(cls, cls) for cls in concept.types))
    above = tuple(sorted({*concept.broader, *concept.top_of}))
    return Topic(concept.iri, concept.label, concept.alt_labels, concept.definition, kinds, above, scheme=False)
