"""Whether an ontology is sound: every term labelled, defined and in its place, and no label that names two things at once."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations, permutations

from kg.model.terms import Iri
from kg.taxonomy.records import Class, Concept, Ontology, Property
from kg.vocab import KG, KGT, XSD

OWN = (KG.NAMESPACE, KGT)


def check(ontology: Ontology) -> tuple[str, ...]:
    """Return what is wrong with an ontology, a sentence for each fault, sorted; nothing if it is sound.

    Faults are cycles, shortcuts past a concept in between, orphans, missing labels, definitions and schemes, links that one side alone
    states, terms that are used and not declared, wordings without their places, and labels that name two things which nothing tells
    apart: two concepts of one class, or two properties of one class of things.

    >>> from kg.taxonomy import load
    >>> check(load())
    ()
    """
    hierarchies = _hierarchies(ontology), _shortcuts(ontology)
    parts = (_described(ontology), _places(ontology), *hierarchies, _declared(ontology), _wordings(ontology), _clashes(ontology))
    return tuple(sorted({fault for part in parts for fault in part}))


def _described(ontology: Ontology) -> Iterator[str]:
    """Yield every term without a label or a definition."""
    terms: Sequence[Class | Property | Concept] = (*ontology.classes, *ontology.properties, *ontology.concepts)
    for term in terms:
        if not term.label:
            yield f"{term.iri} has no English label"
        if not term.definition:
            yield f"{term.iri} has no definition"
    for scheme in ontology.schemes:
        if not scheme.label:
            yield f"{scheme.iri} has no English label"


def _places(ontology: Ontology) -> Iterator[str]:
    """Yield every concept that is not in its place: its scheme, its class, its links up and down."""
    known = {concept.iri: concept for concept in ontology.concepts}
    schemes = {scheme.iri: scheme for scheme in ontology.schemes}
    for concept in ontology.concepts:
        if not concept.schemes:
            yield f"{concept.iri} is in no scheme"
        if not concept.types:
            yield f"{concept.iri} is of no class of concepts"
        if not concept.broader and not concept.top_of:
            yield f"{concept.iri} is an orphan: it has no broader concept and is no top concept"
        if concept.broader and concept.top_of:
            yield f"{concept.iri} is a top concept and has a broader one"
        for scheme in concept.schemes:
            if scheme not in schemes:
                yield f"{concept.iri} is in {scheme}, which is not a scheme"
        for scheme in concept.top_of:
            if scheme not in schemes or concept.iri not in schemes[scheme].top:
                yield f"{concept.iri} is called a top concept of {scheme}, which does not list it"
        yield from _links(concept, known)
    for listed in ontology.schemes:
        for top in listed.top:
            if top not in known or listed.iri not in known[top].top_of:
                yield f"{listed.iri} lists the top concept {top}, which does not say so"


def _links(concept: Concept, known: Mapping[Iri, Concept]) -> Iterator[str]:
    """Yield every link to another concept that is not there or does not say the same."""
    sides = (("broader", "narrower", concept.broader), ("narrower", "broader", concept.narrower), ("related", "related", concept.related))
    for here, there, links in sides:
        for other in links:
            if other not in known:
                yield f"{concept.iri} has the {here} concept {other}, which is not declared"
            elif concept.iri not in getattr(known[other], there):
                yield f"{concept.iri} has the {here} concept {other}, which does not have it as {there}"


def _hierarchies(ontology: Ontology) -> Iterator[str]:
    """Yield every term that stands above itself."""
    hierarchies: tuple[tuple[str, Mapping[Iri, tuple[Iri, ...]]], ...] = (
        ("broader concepts", {c.iri: c.broader for c in ontology.concepts}),
        ("classes above it", {c.iri: c.parents for c in ontology.classes}),
        ("properties above it", {p.iri: p.parents for p in ontology.properties}),
    )
    for what, above in hierarchies:
        for start in above:
            if start in _all_above(above[start], above):
                yield f"{start} is in a cycle: it is among the {what}"


def _shortcuts(ontology: Ontology) -> Iterator[str]:
    """Yield every broader concept that another broader one of the same concept already leads to."""
    above = {concept.iri: concept.broader for concept in ontology.concepts}
    for concept in ontology.concepts:
        if len(concept.broader) > 1 and concept.iri not in _all_above(concept.broader, above):
            for one, other in permutations(concept.broader, 2):
                if one in _all_above(above.get(other, ()), above):
                    yield f"{concept.iri} has the broader concept {one}, which stands above {other}, its other one: leave the first out"


def _all_above(start: Iterable[Iri], above: Mapping[Iri, tuple[Iri, ...]]) -> set[Iri]:
    """Return the terms that some begin with, and all above them."""
    seen: set[Iri] = set()
    queue = list(start)
    while queue:
        at = queue.pop()
        if at not in seen:
            seen.add(at)
            queue += above.get(at, ())
    return seen


def _declared(ontology: Ontology) -> Iterator[str]:
    """Yield every term of ours that a property or concept uses and nothing declares."""
    classes = {c.iri for c in ontology.classes}
    properties = {p.iri: p for p in ontology.properties}
    for prop in ontology.properties:
        for cls in (*prop.domains, *prop.ranges, *((prop.value_scheme,) if prop.value_scheme else ())):
            if cls not in classes and cls.startswith(OWN):
                yield f"{prop.iri} speaks of the class {cls}, which is not declared"
        for other in (*prop.parents, prop.inverse, prop.count_property, prop.negated_by):
            if other and other not in properties and other.startswith(OWN):
                yield f"{prop.iri} speaks of the property {other}, which is not declared"
        if prop.inverse in properties and properties[prop.inverse].inverse not in (None, prop.iri):
            yield f"{prop.iri} is the inverse of {prop.inverse}, which has another inverse"
        if prop.kind == "datatype" and any(not r.startswith(XSD.NAMESPACE) for r in prop.ranges):
            yield f"{prop.iri} holds literals and has a range that is no datatype"
    above = [(cls.iri, parent) for cls in ontology.classes for parent in cls.parents]
    above += [(concept.iri, cls) for concept in ontology.concepts for cls in concept.types]
    yield from (f"{iri} is of the class {cls}, which is not declared" for iri, cls in above if cls.startswith(OWN) and cls not in classes)


def _wordings(ontology: Ontology) -> Iterator[str]:
    """Yield every wording without a place for its object, or with a place that means nothing."""
    for prop in ontology.properties:
        for wording in prop.wordings:
            places = re.findall(r"\{(.*?)\}", wording)
            if places.count("o") != 1 or places.count("s") > 1 or set(places) - {"s", "o"}:
                yield f"{prop.iri} has the wording {wording!r}, which needs {{o}} once and {{s}} at most once"


Named = tuple[Iri, Iterable[str], tuple[str, ...]]
"""A term, the groups in which its labels must be its own, and those labels."""


def _clashes(ontology: Ontology) -> Iterator[str]:
    """Yield every label that names two concepts of one class, two classes, or two properties of one class of things.

    A property and the one that counts its values may share a header: a number in the cell decides.
    """
    parents = {c.iri: c.parents for c in ontology.classes}

    def classes(concept: Concept) -> set[Iri]:
        return {cls for t in concept.types for cls in (t, *parents.get(t, ())) if cls.startswith(KG.NAMESPACE)}

    concepts: list[Named] = [(c.iri, classes(c), (c.label, *c.alt_labels, *c.hidden_labels)) for c in ontology.concepts]
    named: list[Named] = [(c.iri, ("all",), (c.label, *c.alt_labels)) for c in ontology.classes]
    properties: list[Named] = [(p.iri, p.domains, (p.label, *p.alt_labels)) for p in ontology.properties]
    counted = {frozenset((p.iri, p.count_property)) for p in ontology.properties if p.count_property}
    yield from _shared("concepts", concepts)
    yield from _shared("classes", named)
    yield from _shared("properties", properties, counted)


def _shared(what: str, terms: Iterable[Named], allowed: Collection[frozenset[Iri]] = ()) -> Iterator[str]:
    """Yield every label that two terms of one group bear, except for the pairs that are allowed to."""
    bearers: defaultdict[tuple[str, str], dict[Iri, None]] = defaultdict(dict)
    for iri, groups, labels in terms:
        for group in groups:
            for label in labels:
                bearers[group, fold(label)][iri] = None
    for (group, label), found in bearers.items():
        for one, other in combinations(found, 2):
            if frozenset((one, other)) not in allowed:
                yield f"the {what} {one} and {other} share the label {label!r} among {group}"


def fold(label: str) -> str:
    """Return a label without case, spaces and hyphens, as names are compared.

    >>> fold("Fine-tuned models"), fold("C++")
    ('finetunedmodels', 'c++')
    """
    return re.sub(r"[\s_‐-―-]+", "", label.casefold())
