"""Whether a concept stands under another in the taxonomy: the chain of stated edges up to it, or where it stands instead."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg import rdf
from kg.answering.citing import Edge
from kg.answering.things import Finder
from kg.lexicon.keys import match_key
from kg.lexicon.mentions import singular
from kg.model.logical_form import Condition, LogicalForm, Subject
from kg.vocab import OWL, SKOS

BETWEEN = r"(?:(?:really|also|an?|the|one|some|kind|kinds|type|types|sort|part|of|among|under|to|in|counted|seen|fall|falls|belongs?)\s+)*"
"""What may stand between a concept and the class that it is asked about."""

HIGHEST = 8
"""The most steps up that are walked."""


def placed(subject: Subject, condition: Condition, finder: Finder) -> list[tuple[Edge, bool | None]]:
    """Return the edges that put a concept under what a condition names, all true; else those that say where it stands instead.

    These are false where it stands beside what is named, and None where it stands above that as well: then it may belong there too.
    Nothing is returned where no document places the concept, or where the condition names no concept.
    """
    wanted = str(condition.value)
    if SKOS.Concept not in subject.types or "/taxonomy#" not in wanted:
        return []
    meant = _meant(subject, finder)
    up = _above([*meant, wanted], finder)
    for concept in meant:
        chain = _chain(concept, wanted, up)
        if chain:
            return [(edge, True) for edge in chain]
    direct = up.get(subject.iri, ())
    beside = any(not _chain(wanted, e.object.value, up) for e in direct)
    return [(edge, False if beside else None) for edge in direct]


def of_class(subject: Subject, form: LogicalForm, finder: Finder) -> list[tuple[Edge, bool | None]]:
    """Return the edges that say where a concept stands, each with whether it is of the class that the question ends with."""
    asked = re.search(rf"{re.escape(subject.text)}\s+{BETWEEN}([^\W\d_]+)\W*$", form.question, re.I)
    if SKOS.Concept not in subject.types or asked is None:
        return []
    keys = (match_key(asked[1]), singular(match_key(asked[1])))
    known = finder.context.names.lookup(keys)
    classes = {e.iri for key in keys for e in known.get(key, ()) if OWL.Class in e.types}
    if not classes:
        return []
    heads = {e.iri for key in keys for e in known.get(key, ()) if SKOS.Concept in e.types}
    up = _above(_meant(subject, finder), finder)
    for concept in _meant(subject, finder):
        chain = next((found for head in sorted(heads) if (found := _chain(concept, head, up))), [])
        if chain:
            return [(edge, True) for edge in chain]
        if classes & finder.vocabulary.above(finder.types([concept])[concept]):
            return [(edge, True) for edge in _above([concept], finder).get(concept, ())]
    return [(edge, False) for edge in _above([subject.iri], finder).get(subject.iri, ())]


def _meant(subject: Subject, finder: Finder) -> list[str]:
    """Return the concepts that a word may mean, the likeliest first."""
    key = match_key(subject.text)
    entries = finder.context.names.lookup([key]).get(key, ())
    return list(dict.fromkeys([str(subject.iri), *(str(e.iri) for e in entries if SKOS.Concept in e.types)]))


def _chain(start: str, end: str, up: dict[str, Sequence[Edge]]) -> list[Edge]:
    """Return the stated edges from a concept up to another, empty where they do not lead there."""
    chains = [[edge] for edge in up.get(start, ())]
    for _ in range(HIGHEST):
        for chain in chains:
            if chain[-1].object.value == end:
                return chain
        chains = [[*chain, edge] for chain in chains for edge in up.get(chain[-1].object.value, ()) if edge not in chain]
    return []


def _above(starts: Sequence[str], finder: Finder) -> dict[str, Sequence[Edge]]:
    """Return the stated edges from concepts to what stands above them, and from there on, by where they begin."""
    found: dict[str, Sequence[Edge]] = {}
    frontier = list(starts)
    for _ in range(HIGHEST):
        rows = [(s.value, p.value, o) for s, p, o in finder.context.select(rdf.edges(frontier, [SKOS.broader])).bound()]
        labels = finder.context.names.labels({t for s, p, o in rows for t in (s, p, o.value)})
        edges = finder.stated([Edge(s, p, o, f"{labels[s]} · stands under · {labels[o.value]}") for s, p, o in rows])
        for edge in edges:
            found[edge.subject] = [*found.get(edge.subject, ()), edge]
        frontier = sorted({e.object.value for e in edges} - set(found))
        if not frontier:
            break
    return found
