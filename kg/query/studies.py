"""Studies that a review lists: the models and benchmarks that a question names beside them are what the studies work with."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.model.logical_form import Condition, Measured
from kg.model.terms import Iri
from kg.query.leaving_out import negated
from kg.query.parts import MODELS, Parts
from kg.query.vocabulary import Vocabulary
from kg.vocab import KG

LEADS_TO = {**dict.fromkeys(MODELS, KG.studiesModel), KG.Benchmark: KG.studiesBenchmark, KG.Corpus: KG.studiesBenchmark}
"""The class of things asked for → the property by which a study leads to them."""


REPORT = re.compile(
    r"\b(?:reports?|reported|states?|gives?|gave|publish(?:es)?|measures?|measured|provides?)\s+(?:an?\s+|the\s+|any\s+|its\s+|their\s+)?$",
    re.I,
)
"""What stands before something of which a study gives some value."""


def of_studies(parts: Parts, vocabulary: Vocabulary) -> Parts:
    """Return the parts of a question about studies, in which nothing is measured and no model is asked about; other parts as they are.

    "Which studies use Zork on QuuxEval" restricts studies by both, and "which model did Frob et al. use" asks for a property of one.
    """
    named = tuple(t for t in parts.things if KG.Study in t.types)
    if parts.target != KG.Study and not named:
        return parts
    if named and KG.addressedBy in parts.properties and parts.concepts:  # what they propose against a problem
        return replace(parts, things=())
    reading = parts.reading
    worked = [(KG.studiesModel, m) for m in parts.models] + [(KG.studiesBenchmark, b) for b in parts.measured.benchmarks]
    spans = [m.span for _, m in worked]
    held = {iri for _, thing in worked for iri in (thing.iri, *thing.iris)}
    conditions = [c for c in parts.conditions if c.value not in held and (c.property is None or _said(c.property, vocabulary))]
    conditions += [Condition(prop, "not" if negated(reading, t.span) else "has", t.iri, t.text) for prop, t in worked] if not named else []
    conditions += _stated(parts, vocabulary)
    properties = tuple(p for p in parts.properties if _said(p, vocabulary))
    if not properties and named and parts.target in LEADS_TO:
        properties = (LEADS_TO[parts.target],)
    return replace(
        parts,
        models=(),
        measured=Measured(),
        things=named,
        concepts=tuple(c for c in parts.concepts if c.span not in spans),
        conditions=tuple(c for c in conditions if not named or c.value not in {s.iri for s in named}),
        properties=properties,
        target=KG.Study if not named else None,
    )


def _stated(parts: Parts, vocabulary: Vocabulary) -> list[Condition]:
    """Return the conditions by which studies must give some value ("which studies report a gauge score")."""
    text, found = parts.reading.text, []
    for mention in parts.reading.mentions:
        prop = next((p for p in vocabulary.is_property(mention) if _said(p, vocabulary)), None)
        compared = any(c.property == prop for c in parts.conditions) or parts.by == prop
        if prop is not None and not compared and REPORT.search(text[: mention.span.start]):
            found.append(Condition(prop, "states", None, mention.text))
    return found


def _said(prop: Iri, vocabulary: Vocabulary) -> bool:
    """Return whether a property is said of studies."""
    term = vocabulary.terms.get(prop)
    return term is None or KG.Study in term.domains


__all__ = ["of_studies"]
