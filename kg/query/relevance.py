"""Which of the properties that a question names it asks for: those said of the things that it names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.model.document import Span
from kg.model.logical_form import Measured, Subject
from kg.model.terms import Iri
from kg.query.reading import Reading
from kg.query.sweeps import sizes_of
from kg.query.vocabulary import Vocabulary
from kg.vocab import KG

OF_RECORDS = frozenset((KG.Claim, KG.Report, KG.Reference))


EVERY_SIZE = re.compile(r"\b(?:all|every|each|which|what|the)\s+(?:of\s+the\s+)?\d+(?:\.\d+)?\s?[bB]\s+(?:[\w-]+\s+)?models\b", re.I)
"""Models of a size, and not the one that a document is named after."""


KIND_OF = re.compile(r"(?:(?:which|what)\s+)?(?:types?|kinds?|sorts?|categor(?:y|ies))", re.I)
OF_WHAT = re.compile(r"\s+of\s+(?:the\s+|an?\s+)?", re.I)


def kind_words(reading: Reading, vocabulary: Vocabulary) -> tuple[Span, ...]:
    """Return the places of words that ask for kinds of what another property leads to: "what type of licence" asks for the licence."""
    properties = [m.span for m in reading.mentions if vocabulary.is_property(m)]
    classes = [m.span for m in reading.mentions if not vocabulary.is_property(m)]
    found = []
    for span in properties if len(properties) > 1 else ():
        behind = OF_WHAT.match(reading.text, span.end) if KIND_OF.fullmatch(span.of(reading.text)) else None
        if behind and not any(c.start == behind.end() for c in classes) and any(p.start >= behind.end() for p in properties):
            found.append(span)
    return tuple(found)


def relevant(
    properties: Sequence[Iri],
    reading: Reading,
    subjects: tuple[Sequence[Subject], Sequence[Subject]],
    target: Iri | None,
    measured: Measured,
    vocabulary: Vocabulary,
) -> tuple[Iri, ...]:
    """Return the properties without those that a question names by the way, or that are said of no class of things that it names.

    "Score" is no claim's confidence beside a model, "problems" asks for no number of them beside a model and a benchmark, and
    "size" names what a trend runs over and by what models of a family are told apart; the size of a corpus is not a number of parameters.
    """
    models, things = subjects
    classes = vocabulary.above([t for s in (*models, *things) for t in s.types] + ([target] if target else []))
    kept = []
    for prop in properties:
        domains = vocabulary.terms[prop].domains
        if models and ((domains and domains <= OF_RECORDS) or prop in (KG.label, KG.number)):
            continue
        compared = len(models) > 1 and target is None and not reading.has("source") and reading.has("better", "worse")
        if prop in (KG.outperforms, KG.underperforms) and ((len(models) > 1 and measured.subsets) or compared):
            continue
        about_models = bool(models) or target == KG.Model
        if about_models and measured.benchmarks and domains and KG.Model not in domains and not reading.has("count"):
            continue
        by_size = bool(measured.benchmarks or measured.subsets or measured.metrics) and sizes_of(reading.text, models)
        if by_size and KG.Quantity in vocabulary.terms[prop].ranges:
            continue
        if reading.has("trend") and KG.Quantity in vocabulary.terms[prop].ranges and (models or measured.benchmarks):
            continue
        kept.append(prop)
    if not classes:
        return tuple(kept)
    fitting = [held for p in kept if (held := _said_of(p, classes, vocabulary)) is not None]
    return tuple(dict.fromkeys(fitting)) or tuple(kept)


def _said_of(prop: Iri, classes: frozenset[Iri], vocabulary: Vocabulary) -> Iri | None:
    """Return a property where it is said of the classes, else the one above it that is ("number of languages" of a corpus)."""
    for one in (prop, *(p for p in sorted(vocabulary.children) if prop in vocabulary.children[p])):
        if one in vocabulary.terms and (not vocabulary.terms[one].domains or _between(vocabulary, one) & classes):
            return one
    return None


def of_models(properties: Sequence[Iri], vocabulary: Vocabulary) -> bool:
    """Return whether one of the properties is said of models."""
    return any(KG.Model in vocabulary.terms[p].domains for p in properties)


def _between(vocabulary: Vocabulary, prop: Iri) -> frozenset[Iri]:
    """Return the classes at either end of a property and of those below it."""
    terms = [vocabulary.terms[p] for p in (prop, *vocabulary.below(prop)) if p in vocabulary.terms]
    return frozenset(cls for term in terms for cls in term.domains | term.ranges)
