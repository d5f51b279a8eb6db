"""Conditions on things: concepts they must have or not have, and bounds on their numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.lexicon.mentions import Entry, Mention
from kg.lexicon.quantities import parse_quantity
from kg.model.document import Span
from kg.model.logical_form import Condition, Measured, Subject
from kg.model.names import SizeMention
from kg.model.terms import Iri
from kg.query.reading import Reading
from kg.query.subjects import magnitude
from kg.query.vocabulary import Vocabulary
from kg.vocab import KG, SKOS

BOUNDS = {"at_least": ">=", "more": ">", "at_most": "<=", "less": "<"}
AMOUNT = re.compile(r"\b\d+(?:\.\d+)?\s?(?:[KMGTP]B\b|[KMBT]?\s?(?:billion |trillion |million )?tokens\b)", re.I)
"""Amounts of bytes and tokens."""

NEAR = 24
"""How many characters may stand between a bound and its number."""


def conditions(
    reading: Reading, scoped: Sequence[Span], target: Iri | None, vocabulary: Vocabulary
) -> tuple[tuple[Condition, ...], tuple[Span, ...]]:
    """Return the conditions by concepts and by bounds on amounts, and the places of the sizes and numbers that they use up."""
    found: list[Condition] = []
    used: list[Span] = []
    for size in reading.sizes:
        operator = bound_before(reading, size.span) or bound_after(reading, size.span)
        if operator and size.upto is None:
            found.append(Condition(KG.parameters, operator, magnitude(size.size), size.span.of(reading.text)))
            used.append(size.span)
        elif size.upto and not reading.models:
            found += of_size(reading, [size])
            used.append(size.span)
    for amount in AMOUNT.finditer(reading.text):
        span = Span(amount.start(), amount.end())
        operator = bound_before(reading, span) or bound_after(reading, span)
        quantity = parse_quantity(amount[0])
        if operator and quantity and quantity.number is not None:
            sized = KG.trainingTokens if "token" in amount[0].lower() else KG.corpusSize
            found.append(Condition(sized, operator, quantity.number * quantity.scale, amount[0]))
        if quantity:
            used.append(span)
    for number in reading.numbers:
        if any(number.span.start < s.end and s.start < number.span.end for s in used):
            continue
        operator = bound_before(reading, number.span) or bound_after(reading, number.span)
        counted = _amount_near(reading, number.span, vocabulary, target)
        if operator and counted:
            found.append(Condition(counted, operator, number.value, number.span.of(reading.text)))
            used.append(number.span)
            used += [m.span for m in reading.mentions if vocabulary.is_property(m) and 0 <= m.span.start - number.span.end <= NEAR][:1]
    concepts = [m for m in reading.mentions if m.span not in (*scoped, *used) and _concepts(m, vocabulary)]
    previous: Span | None = None
    for mention, following in zip(concepts, [*concepts[1:], None], strict=False):
        if following is not None and _valued_by(mention, following, vocabulary):
            continue
        if target is not None and any(e.iri == target for e in mention.entries):
            continue
        entry = _fitting(_concepts(mention, vocabulary), target, vocabulary)
        about = target is not None and KG.Challenge in vocabulary.above([target])
        if any(t in entry.types for t in SETTINGS if not (about and t == KG.Area)) or mention.of(KG.Benchmark, KG.Corpus):
            continue
        operator = "not" if negated(reading, mention.span) else "only" if only(reading, mention.span) else "has"
        group = len(found) + 1 if previous is None or not _alternative(reading, previous, mention.span) else found[-1].group
        prop = _property_before(reading, mention.span, vocabulary, target or KG.Model)
        prop = prop if prop and vocabulary.takes(prop, entry.types) else None
        found.append(Condition(prop, operator, entry.iri, mention.text, group))
        previous = mention.span
    return tuple(found), tuple(used)


def _concepts(mention: Mention, vocabulary: Vocabulary) -> tuple[Entry, ...]:
    """Return the concepts that a mention names: those of the taxonomy, and the values of a class of concepts that documents name."""
    return mention.of(SKOS.Concept) or tuple(e for e in mention.entries if SKOS.Concept in vocabulary.above(e.types))


def _valued_by(mention: Mention, following: Mention, vocabulary: Vocabulary) -> bool:
    """Return whether a mention is the property whose value follows ("licence MIT")."""
    types = [t for e in _concepts(following, vocabulary) for t in e.types]
    return 0 <= following.span.start - mention.span.end <= NEAR and any(vocabulary.takes(p, types) for p in vocabulary.is_property(mention))


def of_size(reading: Reading, sizes: Sequence[SizeMention]) -> tuple[Condition, ...]:
    """Return the conditions that a size or a range of sizes sets where no model is named ("the best 34B model")."""
    found = []
    for size in sizes:
        text = size.span.of(reading.text)
        if size.upto:
            found += [
                Condition(KG.parameters, ">=", magnitude(size.size), text),
                Condition(KG.parameters, "<=", magnitude(size.upto), text),
            ]
        else:
            found.append(Condition(KG.parameters, "is", magnitude(size.size), text))
    return tuple(found)


SETTINGS = (KG.Metric, KG.Decoding, KG.PromptStyle, KG.VariantMarker, KG.Area, KG.Subset)


def valued(reading: Reading, things: Sequence[Subject], target: Iri | None, vocabulary: Vocabulary) -> tuple[Condition, ...]:
    """Return the conditions by things: models, corpora, benchmarks that the things asked for must be linked with."""
    found = []
    for thing in things:
        operator = "not" if negated(reading, thing.span) else "has"
        found.append(Condition(_property_before(reading, thing.span, vocabulary, target), operator, thing.iri, thing.text))
    return tuple(found)


def _property_before(reading: Reading, span: Span, vocabulary: Vocabulary, target: Iri | None = None) -> Iri | None:
    """Return the property named last before a place, of things of the class asked for where one is asked for."""
    named = [(m.span, p) for m in reading.mentions for p in vocabulary.is_property(m) if m.span.end <= span.start]
    if target is not None:
        above = vocabulary.above([target])
        named = [(s, p) for s, p in named if not vocabulary.terms[p].domains or vocabulary.terms[p].domains & above]
    near = [(s, p) for s, p in named if span.start - s.end <= NEAR]
    objects = [(s, p) for s, p in near if KG.Quantity not in vocabulary.terms[p].ranges]
    return objects[-1][1] if objects else None


def _amount_near(reading: Reading, span: Span, vocabulary: Vocabulary, target: Iri | None) -> Iri | None:
    """Return the property of amounts of the things asked for that is named right after a number ("30 languages")."""
    above = vocabulary.above([target]) if target else frozenset()
    after = [
        (m.span.start - span.end, p)
        for m in reading.mentions
        for p in vocabulary.is_property(m)
        if m.span.start >= span.end and m.span.start - span.end <= NEAR
    ]
    amounts = [(d, q) for d, p in after for q in (p, vocabulary.counts.get(p)) if q and KG.Quantity in vocabulary.terms[q].ranges]
    fitting = [(d, q) for d, q in amounts if not above or not vocabulary.terms[q].domains or vocabulary.terms[q].domains & above]
    return min(fitting or amounts)[1] if amounts else None


def _fitting(entries: Sequence[Entry], target: Iri | None, vocabulary: Vocabulary) -> Entry:
    """Return which of several concepts of one name is meant: one that things of the class asked for can have."""
    return next((e for e in entries if vocabulary.linking(e.types, target or KG.Model)), entries[0])


def _alternative(reading: Reading, one: Span, two: Span) -> bool:
    """Return whether two conditions are joined by "or"."""
    between = reading.text[one.end : two.start]
    return bool(re.fullmatch(r"[\s,]*or\s+(?:on\s+|in\s+|by\s+)?", between))


def bound_before(reading: Reading, span: Span) -> str | None:
    """Return the comparison that stands right before a number; of "no more than" and "more than" in it the longer."""
    found = []
    for name, sign in BOUNDS.items():
        for operator in reading.at(name):
            between = reading.text[operator.span.end : span.start]
            if operator.span.end <= span.start and re.fullmatch(r"[\s,]*(?:the\s+|about\s+|than\s+|a\s+)?", between):
                found.append((operator.span.end - operator.span.start, sign))
    return max(found)[1] if found else None


def bound_after(reading: Reading, span: Span) -> str | None:
    """Return the comparison that stands right after a number ("7B or less")."""
    for name, sign in BOUNDS.items():
        for operator in reading.at(name):
            between = reading.text[span.end : operator.span.start]
            if (
                operator.span.start >= span.end
                and operator.text.lower().startswith(("or ", "and "))
                and re.fullmatch(r"[\s,]*(?:parameters?|params?)?\s*", between)
            ):
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


def score_bound(reading: Reading, measured: Measured, used: Sequence[Span] = ()) -> Condition | None:
    """Return the bound on a score ("above 80 on …"), where something measured is named."""
    if not (measured.benchmarks or measured.tasks or measured.metrics or reading.has("score")):
        return None
    for number in reading.numbers:
        if number.span in used:
            continue
        sign = bound_before(reading, number.span) or bound_after(reading, number.span)
        if sign:
            return Condition(None, sign, number.value, number.span.of(reading.text))
    return None
