"""Conditions on things: concepts they must have or not have, and bounds on their numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.lexicon.cells import parse_cell
from kg.lexicon.mentions import Entry, Mention
from kg.lexicon.quantities import parse_quantity
from kg.model.document import REACH, Span
from kg.model.logical_form import Condition, Subject
from kg.model.names import SizeMention
from kg.model.terms import Iri
from kg.query.attributes import said
from kg.query.bounds import AMOUNT, bounds
from kg.query.leaving_out import UNDER, negated, operator_of
from kg.query.periods import periods
from kg.query.reading import SHARES, Reading
from kg.query.selections import aggregate
from kg.query.study_words import study_words
from kg.query.subjects import magnitude
from kg.query.vocabulary import Vocabulary
from kg.vocab import KG, OWL, SKOS

NEAR = 24
"""How many characters may stand between a bound and its number."""

COMPARED = re.compile(
    r"[\s,]*(?:(?:of|is|are|at|least|most|more|less|than|above|below|over|under|up|to|no|fewer|greater|exactly|between|from|the|a|that|"
    r"longer|larger|smaller|shorter|bigger|window)\s+)*",
    re.I,
)
"""What may stand between a property and the number that it is compared with."""

IN_SHARES = frozenset(share.split()[-1] for share in SHARES)
WORD = re.compile(r"\s*(?:[:=]|(?:is|are|was|were)\s+(?:only\s+|just\s+|merely\s+)?)?\s*([^\W\d_][\w&]*)")
"""A word right behind a property."""


def conditions(
    reading: Reading, scoped: Sequence[Span], target: Iri | None, vocabulary: Vocabulary
) -> tuple[tuple[Condition, ...], tuple[Span, ...]]:
    """Return the conditions by concepts and by bounds on amounts, and the places of the sizes and numbers that they use up."""
    found: list[Condition] = []
    used: list[Span] = []
    for bound in bounds(reading):
        if bound.text.lower().split()[-1] in IN_SHARES:  # a share of the problems is a bound on scores
            continue
        prop = _amount_behind(reading, bound.span, vocabulary) or bound.property or _amount_near(reading, bound.span, vocabulary, target)
        if prop is None or (prop == KG.releaseDate and target and not vocabulary.above([target]) & vocabulary.terms[prop].domains):
            continue
        found.append(Condition(prop, bound.operator, bound.value, bound.text))
        used.append(bound.span)
        near = [m for m in reading.mentions if 0 <= m.span.start - bound.span.end <= NEAR and vocabulary.names_or_counts(m, prop)]
        used += [m.span for m in near][:1]
    for span, condition in [*_stated_amounts(reading, used, vocabulary, target), *periods(reading, vocabulary)]:
        found = [c for c in found if not (c.property in (condition.property, KG.releaseDate) and c.text in condition.text)]
        found.append(condition)
        used += [span, *(m.span for m in reading.mentions if m.span.overlaps(span))]
    used += [span for m in AMOUNT.finditer(reading.text) if (span := Span(m.start(), m.end())) not in used and parse_quantity(m[0])]
    for span, condition in lacking(reading, scoped, target, vocabulary):
        found.append(condition)
        used.append(span)
    for span, condition in (*worded(reading, vocabulary), *(study_words(reading, vocabulary) if target == KG.Study else ())):
        found.append(condition)
        used += [span, *(m.span for m in reading.mentions if m.span.overlaps(span))]
    for span, condition in printed(reading, scoped, vocabulary):
        found.append(condition)
        used += [m.span for m in reading.mentions if m.span.overlaps(span)]
    concepts = [m for m in reading.mentions if m.span not in (*scoped, *used) and _concepts(m, vocabulary)]
    previous: Span | None = None
    for mention, following in zip(concepts, [*concepts[1:], None], strict=False):
        if following is not None and _valued_by(reading, mention, following, vocabulary):
            continue
        if target is not None and any(e.iri == target for e in mention.entries):
            continue
        if BEFORE_THAN.match(reading.text, mention.span.end) and vocabulary.is_property(mention):
            continue
        entry = _fitting(_concepts(mention, vocabulary), target, vocabulary)
        about = target is not None and KG.Challenge in vocabulary.above([target])
        if any(t in entry.types for t in SETTINGS if not (about and t == KG.Area)) or mention.of(KG.Benchmark, KG.Corpus):
            continue
        if about and KG.Area in entry.types and previous is not None and previous.end == mention.span.start - 1:
            continue  # "challenges in deploying code models" are about deployment
        operator = operator_of(reading, mention.span)
        group = len(found) + 1 if previous is None or not _alternative(reading, previous, mention.span) else found[-1].group
        prop = _property_before(reading, mention.span, vocabulary, target or KG.Model)
        own = (p for p in vocabulary.is_property(mention) if mention.of(OWL.ObjectProperty) and vocabulary.takes(p, entry.types))
        prop = prop if prop and vocabulary.takes(prop, entry.types) else next(own, None)
        found.append(Condition(prop, operator, entry.iri, mention.text, group))
        previous = mention.span
    return tuple(found), tuple(used)


ITS = re.compile(r"\s*(?:[:=]|of|is|are|was)?\s*(?:exactly\s+|an?\s+|the\s+)?", re.I)
"""What may stand between a property and an amount of it where no word compares."""


OF_JUST = re.compile(r"\s*(?:[:=]|of)?\s*(?:exactly\s+)?", re.I)
"""What may stand between a property and a plain number that is its amount."""


def _stated_amounts(reading: Reading, used: Sequence[Span], vocabulary: Vocabulary, target: Iri | None) -> Iterator[tuple[Span, Condition]]:
    """Yield the conditions by an amount with a unit right beside its property ("context length 4k", "a 16K context window")."""
    above = vocabulary.above([target]) if target else frozenset()
    for match in AMOUNT.finditer(reading.text) if above and not reading.models else ():
        span, quantity = Span(match.start(), match.end()), parse_quantity(match[0])
        if quantity is None or quantity.number is None or any(s.overlaps(span) for s in used):
            continue
        for mention in reading.mentions:
            ahead = mention.span.end <= span.start and ITS.fullmatch(reading.text[mention.span.end : span.start])
            behind = 0 <= mention.span.start - span.end <= 1
            if not (ahead or behind):
                continue
            props = [p for p in vocabulary.is_property(mention) if vocabulary.amount(p) and vocabulary.terms[p].domains & above]
            if props:
                yield span, Condition(props[0], "is", quantity.number * quantity.scale, match[0])
                break
    for number in reading.numbers if above and not reading.models else ():
        for mention in reading.mentions:
            if mention.span.end > number.span.start or not OF_JUST.fullmatch(reading.text, mention.span.end, number.span.start):
                continue
            props = [p for p in vocabulary.is_property(mention) if vocabulary.amount(p) and vocabulary.terms[p].domains & above]
            if props and not any(s.overlaps(number.span) for s in used):
                yield number.span, Condition(props[0], "is", number.value, number.span.of(reading.text))
                break


def printed(reading: Reading, scoped: Sequence[Span], vocabulary: Vocabulary) -> Iterator[tuple[Span, Condition]]:
    """Yield the conditions by a property and the word that tables print for a value of it, right behind it ("open-data Full")."""
    for mention in reading.mentions:
        word = WORD.match(reading.text, mention.span.end)
        if mention.span in scoped or word is None:
            continue
        valued = [m for m in reading.mentions if m.span.start == word.start(1) and _concepts(m, vocabulary)]
        if any(_valued_by(reading, mention, m, vocabulary) for m in valued):
            continue
        for prop in vocabulary.is_property(mention):
            value = vocabulary.printed_value(prop, word[1])
            if value is not None:
                span = Span(mention.span.start, word.end())
                operator = "not" if negated(reading, mention.span) else "has"
                yield span, Condition(prop, operator, value, span.of(reading.text))
                break


def worded(reading: Reading, vocabulary: Vocabulary) -> Iterator[tuple[Span, Condition]]:
    """Yield the conditions by an attribute that a document introduced and one of the words that are its values ("wide gauge").

    Of an amount they are the words that tables print in its place ("hidden tests").
    """
    for mention in reading.mentions:
        for prop in () if reading.models else vocabulary.is_property(mention):
            words = vocabulary.words_for_amounts(prop) if vocabulary.amount(prop) else ()
            if told := said(reading.text, mention.span, words):
                span, value = told
                yield span, Condition(prop, "not" if negated(reading, span) else "has", value, span.of(reading.text))
                break
        for entry in mention.of(KG.Attribute):
            values = vocabulary.words_of(entry.iri) if vocabulary.worded(entry.iri) else ()
            told = said(reading.text, mention.span, values)
            ticked = next((v for v in values if parse_cell(v).kind == "yes"), None)
            if told is None and ticked and all(parse_cell(v).kind in ("yes", "no") for v in values):
                told = mention.span, ticked
            if told is not None:
                span, value = told
                yield span, Condition(entry.iri, "not" if negated(reading, span) else "has", value, span.of(reading.text))
                break


UNTOLD = r"(?:unknown|undisclosed|unstated|unspecified|unreported|undocumented|not\s+(?:known|disclosed|stated|specified|reported|given))"
NO_VALUE = re.compile(rf"\b(?:(?:no|without|lacks?|lacking)\s+(?:an?\s+|any\s+|stated\s+|given\s+|known\s+)?|{UNTOLD}\s+)$", re.I)
"""What stands before a property of which things have no value."""
HAS_NONE = re.compile(rf"\s+(?:is|are|was|were)\s+{UNTOLD}\b", re.I)
"""What stands behind one."""


def lacking(reading: Reading, scoped: Sequence[Span], target: Iri | None, vocabulary: Vocabulary) -> Iterator[tuple[Span, Condition]]:
    """Yield the conditions by which things must not have any value of a property ("models without a licence"), with the word for that."""
    above = vocabulary.above([target]) if target else frozenset()
    for mention in reading.mentions:
        fitting = [p for p in vocabulary.is_property(mention) if above & vocabulary.terms[p].domains and p != KG.uses]
        if not fitting:
            continue
        denied = NO_VALUE.search(reading.text, max(0, mention.span.start - REACH), mention.span.start)
        denied = denied or HAS_NONE.match(reading.text, mention.span.end)
        valued = any(0 <= m.span.start - mention.span.end <= NEAR and _concepts(m, vocabulary) for m in reading.mentions)
        if denied and mention.span not in scoped and not valued and not mention.of(SKOS.Concept):
            yield Span(*denied.span()), Condition(fitting[0], "lacks", None, mention.text)


def _concepts(mention: Mention, vocabulary: Vocabulary) -> tuple[Entry, ...]:
    """Return the concepts that a mention names: those of the taxonomy, and the values of a class of concepts that documents name."""
    return mention.of(SKOS.Concept) or tuple(e for e in mention.entries if SKOS.Concept in vocabulary.above(e.types))


def _valued_by(reading: Reading, mention: Mention, following: Mention, vocabulary: Vocabulary) -> bool:
    """Return whether a mention is the property whose value follows ("licence MIT", "licensed under MIT")."""
    if UNDER.fullmatch(reading.text, mention.span.end, following.span.start):
        return bool(mention.of(KG.Licence) and following.of(KG.Licence))
    types = [t for e in _concepts(following, vocabulary) for t in e.types]
    return 0 <= following.span.start - mention.span.end <= NEAR and any(vocabulary.takes(p, types) for p in vocabulary.is_property(mention))


def of_size(reading: Reading, sizes: Sequence[SizeMention]) -> tuple[Condition, ...]:
    """Return the conditions that a size or a range of sizes sets where no model is named ("the best 34B model")."""
    found = []
    group = 0
    for at, size in enumerate(sizes):
        text = size.span.of(reading.text)
        group = group if at and _listed(reading.text[sizes[at - 1].span.end : size.span.start]) else SIZES + at
        if size.upto:
            found += [
                Condition(KG.parameters, ">=", magnitude(size.size), text),
                Condition(KG.parameters, "<=", magnitude(size.upto), text),
            ]
        else:
            found.append(Condition(KG.parameters, "is", magnitude(size.size), text, group))
    return tuple(found)


def _listed(between: str) -> bool:
    """Return whether sizes with this between them are alternatives ("33B or 34B models")."""
    return re.fullmatch(r"\s*(?:models?\s*)?(?:,|/|&|\bor\b|\band\b|\s)+(?:the\s+)?", between, re.I) is not None


SETTINGS = (KG.Setting, KG.Metric, KG.Decoding, KG.PromptStyle, KG.VariantMarker, KG.Area, KG.Subset)


SIZES = 2000
"""The first number of the groups of sizes, of which models have one."""
VALUED = 1000
"""The first number of the groups of conditions by things, beyond those of conditions by concepts."""


def valued(reading: Reading, things: Sequence[Subject], target: Iri | None, vocabulary: Vocabulary) -> tuple[Condition, ...]:
    """Return the conditions by things: models, corpora, benchmarks that the things asked for must be linked with."""
    found: list[Condition] = []
    previous: Subject | None = None
    for at, thing in enumerate(things):
        if member_of(reading, thing, target):
            found.append(Condition(KG.checkpointOf, "has", thing.iri, thing.text, VALUED + at))
            previous = thing
            continue
        sign = _than(reading, thing, target, vocabulary) if at == 0 else None
        if sign is not None:
            found.append(Condition(sign[0], sign[1], thing.iri, thing.text, VALUED + at))
            previous = thing
            continue
        operator = "not" if negated(reading, thing.span) else "has"
        prop = _rank(reading, thing, target) or _property_before(reading, thing.span, vocabulary, target)
        prop = prop if prop and vocabulary.takes(prop, thing.types) else None
        joined = previous is not None and _alternative(reading, previous.span, thing.span)
        group = found[-1].group if joined else VALUED + at
        found.append(Condition(prop, operator, thing.iri, thing.text, group))
        previous = thing
    return tuple(found)


BEFORE_THAN = re.compile(r"\s+than\b", re.I)
THAN = re.compile(
    r"\b(?:(?P<more>larger|bigger|more|longer|greater|higher|wider)|(?P<less>smaller|fewer|less|shorter|lower)|(?P<other>older|newer|cheaper|faster|"
    r"slower|earlier|later|lighter|simpler|safer))\b[^.;?]{0,40}?\bthan\s+(?:the\s+|that\s+of\s+)?$",
    re.I,
)
"""A comparison with a thing that is no comparison of scores."""


def _than(reading: Reading, thing: Subject, target: Iri | None, vocabulary: Vocabulary) -> tuple[Iri | None, str] | None:
    """Return the amount and the sign by which things asked for are compared with one named ("models larger than Zork")."""
    found = THAN.search(reading.text[: thing.span.start])
    if target is None or found is None or reading.has("better", "worse", "score"):
        return None
    if found["other"]:
        return None, ">"
    above = vocabulary.above([target])
    named = [p for m in reading.mentions for p in vocabulary.is_property(m) if found.start() - NEAR <= m.span.start < thing.span.start]
    amounts = [
        q for p in named for q in (p, vocabulary.counts.get(p)) if q and vocabulary.amount(q) and vocabulary.terms[q].domains & above
    ]
    prop = next(iter(amounts), next((LARGER[cls] for cls in LARGER if cls in above), None))
    return prop, ">" if found["more"] else "<"


LARGER = {KG.Model: KG.parameters, KG.Corpus: KG.corpusSize, KG.Benchmark: KG.problems}
"""What "larger" means of things of a class."""

WHICH_MODELS = re.compile(r"\bmodels?\s+(?:that\s+|which\s+)?(?:the\s+)?$", re.I)
PASSIVE = re.compile(r"\b(?:beaten|outperformed|surpassed|exceeded|outscored|topped)\s+by\b", re.I)


def _rank(reading: Reading, thing: Subject, target: Iri | None) -> Iri | None:
    """Return by which claim models are asked for that do better or worse than one named ("which models outperform Zork")."""
    better = reading.has("better") and not PASSIVE.search(reading.text)
    if thing.model is None or target != KG.Model or not (reading.has("better") or reading.has("worse")):
        return None
    if aggregate(reading, sized=False) == "lead":
        return None  # "how far is the best Zork ahead of the second": it is the second that is done better than
    leads = re.search(rf"\b(?:does|do|did|can)\s+(?:the\s+)?{re.escape(thing.text)}", reading.text, re.I)
    verbs = [o.span.start for o in (*reading.at("better"), *reading.at("worse")) if o.span.start >= thing.span.end]
    beside = verbs and not reading.text[thing.span.end : min(verbs)].strip()  # "which models Zork outperforms"
    leads = leads or (WHICH_MODELS.search(reading.text[: thing.span.start]) if beside else None)
    return KG.outperforms if better != bool(leads) else KG.underperforms


MEMBERS = r"(?:base\s+|instruct\s+|chat\s+)?(?:models?|checkpoints?|variants?|versions?|sizes?|releases?|LLMs?|members?)\b"
BEHIND = re.compile(rf"[\s-]+(?:family\s+)?{MEMBERS}", re.I)
BEFORE = re.compile(rf"\b{MEMBERS}\s+(?:of|in|from\s+within)\s+(?:the\s+)?$", re.I)
ASKED = re.compile(
    r"(?:^\W*(?:all\s+)?|\b(?:which|what|list|name|show|how\s+many|number\s+of|count(?:\s+of)?|are\s+there|is\s+there|do|does|give\s+me)\s+)"
    r"(?:(?:any|all|of|the|are|other|open|base|best|is)\s+)*$",
    re.I,
)
"""What stands before a model where models of it are what a question asks for ("which Zork models", "checkpoints of Zork")."""


def member_of(reading: Reading, thing: Subject, target: Iri | None) -> bool:
    """Return whether a question asks for models of the family or variant named, and not for models that are linked with it."""
    if thing.model is None or target not in (KG.Model, KG.ModelFamily, KG.ModelVariant, KG.ModelCheckpoint):
        return False
    before = reading.text[: thing.span.start]
    return bool((BEHIND.match(reading.text, thing.span.end) and ASKED.search(before)) or BEFORE.search(before))


AS_A = re.compile(r"\s+as\s+(?:an?\s+|the\s+|its\s+|their\s+)?", re.I)


def _property_before(reading: Reading, span: Span, vocabulary: Vocabulary, target: Iri | None = None) -> Iri | None:
    """Return the property named last before a place, of things of the class asked for where one is asked for.

    A property behind "as" is that of what stands before it ("have MIT as their licence").
    """
    named = [(m.span, p) for m in reading.mentions if m.span.end <= span.start for p in vocabulary.is_property(m)]
    if called := AS_A.match(reading.text, span.end):
        named += [(span, p) for m in reading.mentions if m.span.start == called.end() for p in vocabulary.is_property(m)]
    if target is not None:
        above = vocabulary.above([target])
        named = [(s, p) for s, p in named if not vocabulary.terms[p].domains or vocabulary.terms[p].domains & above]
    near = [(s, p) for s, p in named if span.start - s.end <= NEAR]
    objects = [(s, p) for s, p in near if KG.Quantity not in vocabulary.terms[p].ranges]
    return objects[-1][1] if objects else None


def _amount_behind(reading: Reading, span: Span, vocabulary: Vocabulary) -> Iri | None:
    """Return the property of amounts that several words right behind a number name ("5B active parameters")."""
    behind = (m for m in reading.mentions if 0 <= m.span.start - span.end <= 1 and " " in m.text)
    return next((p for m in behind for p in vocabulary.is_property(m) if vocabulary.amount(p)), None)


def _amount_near(reading: Reading, span: Span, vocabulary: Vocabulary, target: Iri | None) -> Iri | None:
    """Return the property of amounts of the things asked for that is named right after a number, else right before ("30 languages")."""
    above = vocabulary.above([target]) if target else frozenset()
    after = [(d, p) for m in reading.mentions if 0 <= (d := m.span.start - span.end) <= NEAR for p in vocabulary.is_property(m)]
    before = [(d, p) for m in reading.mentions if 0 <= (d := span.start - m.span.end) <= NEAR for p in vocabulary.is_property(m)]
    before = [(d, p) for d, p in before if COMPARED.fullmatch(reading.text[span.start - d : span.start])]
    for near in (after, before):
        amounts = [(d, q) for d, p in near for q in (p, vocabulary.counts.get(p)) if q and vocabulary.amount(q)]
        fitting = [(d, q) for d, q in amounts if not above or not vocabulary.terms[q].domains or vocabulary.terms[q].domains & above]
        if fitting or (amounts and near is after):
            return min(fitting or amounts)[1]
    return None


def _fitting(entries: Sequence[Entry], target: Iri | None, vocabulary: Vocabulary) -> Entry:
    """Return which of several concepts of one name is meant: one that things of the class asked for can have."""
    return next((e for e in entries if vocabulary.linking(e.types, target or KG.Model)), entries[0])


OR = re.compile(
    r"[\s,]*or\s+(?:(?:on|in|by|from|under|of|with|the|an?|that|which|who|are|is|was|were|been|being|have|has|having|either|also|else|rather)\s+)*",
    re.I,
)
"""What stands between two alternatives besides the property of the second."""


def _alternative(reading: Reading, one: Span, two: Span) -> bool:
    """Return whether two conditions are joined by "or", the property of the second named again or not."""
    between = reading.text[one.end : two.start]
    for mention in reading.mentions:
        if mention.span.start < one.end or mention.span.end > two.start:
            continue
        if mention.of(OWL.ObjectProperty, OWL.DatatypeProperty) or UNDER.match(reading.text, mention.span.end):
            between = between.replace(mention.text, " ", 1)
    return bool(OR.fullmatch(re.sub(r"\s+", " ", between)))
