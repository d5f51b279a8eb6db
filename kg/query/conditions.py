"""Conditions on things: concepts they must have or not have, and bounds on their numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.model.document import Span
from kg.model.logical_form import Condition, Measured
from kg.query.reading import Reading
from kg.query.subjects import magnitude
from kg.query.vocabulary import Vocabulary
from kg.vocab import KG, SKOS

BOUNDS = {"at_least": ">=", "more": ">", "at_most": "<=", "less": "<"}
NEAR = 24
"""How many characters may stand between a bound and its number."""


def conditions(reading: Reading, scoped: Sequence[Span], vocabulary: Vocabulary) -> tuple[tuple[Condition, ...], tuple[Span, ...]]:
    """Return the conditions that a question sets, and the places of the sizes and numbers that they use up."""
    found: list[Condition] = []
    used: list[Span] = []
    for size in reading.sizes:
        operator = bound_before(reading, size.span) or bound_after(reading, size.span)
        if operator and size.upto is None:
            found.append(Condition(KG.parameters, operator, magnitude(size.size), size.span.of(reading.text)))
            used.append(size.span)
    for mention in reading.mentions:
        if mention.span in scoped or not mention.of(SKOS.Concept):
            continue
        entry = mention.of(SKOS.Concept)[0]
        if any(t in entry.types for t in (KG.Metric, KG.Task, KG.Decoding, KG.PromptStyle, KG.VariantMarker)):
            continue
        operator = "not" if negated(reading, mention.span) else "only" if only(reading, mention.span) else "has"
        found.append(Condition(None, operator, entry.iri, mention.text))
    return tuple(found), tuple(used)


def bound_before(reading: Reading, span: Span) -> str | None:
    """Return the comparison that stands right before a number."""
    for name, sign in BOUNDS.items():
        for operator in reading.at(name):
            between = reading.text[operator.span.end : span.start]
            if 0 <= span.start - operator.span.end and re.fullmatch(r"[\s,]*(?:the\s+|about\s+|than\s+|a\s+)?", between):
                return sign
    return None


def bound_after(reading: Reading, span: Span) -> str | None:
    """Return the comparison that stands right after a number ("7B or less")."""
    for name, sign in BOUNDS.items():
        for operator in reading.at(name):
            between = reading.text[span.end : operator.span.start]
            if operator.span.start >= span.end and operator.text.lower().startswith(("or ", "and ")) and re.fullmatch(r"[\s,]*(?:parameters?|params?)?\s*", between):
                return sign
    return None


def negated(reading: Reading, span: Span) -> bool:
    """Return whether a word right before denies what the span names."""
    for operator in reading.at("not"):
        between = reading.text[operator.span.end : span.start]
        if operator.span.end <= span.start and len(between) <= NEAR and not re.search(r"\b(?:and|but|that|which)\b", between):
            return True
    return False


def only(reading: Reading, span: Span) -> bool:
    """Return whether the question wants nothing but what the span names."""
    return any(0 <= o.span.start - span.end <= 2 or 0 <= span.start - o.span.end <= 2 for o in reading.at("only"))


def score_bound(reading: Reading, measured: Measured) -> Condition | None:
    """Return the bound on a score ("above 80 on …"), where something measured is named."""
    if not (measured.benchmarks or measured.tasks or measured.metrics or reading.has("score")):
        return None
    for number in reading.numbers:
        sign = bound_before(reading, number.span) or bound_after(reading, number.span)
        if sign:
            return Condition(None, sign, number.value, number.span.of(reading.text))
    return None
