"""Bounds on numbers: "at least 30B", "7B or less", "between 50 and 60", "10 to 20 billion", "exactly 30", "fewer than 3 billion"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from kg.lexicon.quantities import parse_quantity
from kg.model.document import Span
from kg.model.logical_form import Measured, ScoreBound
from kg.model.names import SizeMention
from kg.model.terms import Iri
from kg.query.reading import Number, Reading
from kg.query.subjects import magnitude
from kg.vocab import KG, OWL

SIGNS = {"at_least": ">=", "more": ">", "at_most": "<=", "less": "<", "exactly": "is", "near": "is"}
AMOUNT = re.compile(r"\b\d+(?:\.\d+)?\s?(?:[KMGTP]B\b|K\b|[KMBT]?\s?(?:billion |trillion |million )?tokens\b)", re.I)
"""Amounts of bytes and tokens, and thousands."""

HAVING = re.compile(
    r"\b(?:with|ha(?:s|ve|ving)|(?:support|cover|contain|span|offer|encompass|handle|include|comprise|feature|know|speak)(?:s|es)?"
    r"|(?:support|cover|contain|spann|offer|encompass|handl|includ|compris|featur)ing|made\s+up\s+of|consist(?:s|ing)?\s+of"
    r"|(?:is|are|comes?|exists?|available|written|translated)\s+(?:in|into)|across)\s+(?:only\s+|just\s+|exactly\s+|all\s+)?$",
    re.I,
)
"""What stands before a number that is meant exactly, though no word says so."""

TO = re.compile(r"\s*(?:-|–|—|to|and|through|up to)\s*", re.I)
OF_RANGE = re.compile(r"\b(?:between|from|in\s+the\s+range(?:\s+of)?|range|lies?|within)\s+(?:the\s+)?$", re.I)
YEAR = re.compile(r"(?:19|20)\d\d")
DATED = re.compile(
    r"\b(?:in|from|of|dated|released|during|after|since|before|until|by|later\s+than|earlier\s+than)\s+(?:the\s+(?:year|end\s+of)\s+)?$",
    re.I,
)
AFTER = {"after": ">", "later than": ">", "since": ">=", "before": "<", "earlier than": "<", "until": "<=", "by": "<="}


@dataclass(frozen=True, slots=True)
class Bound:
    """A comparison with a number, and the words that state it; `property` is what the unit says that is counted, if it says so."""

    span: Span
    operator: str
    value: Decimal
    text: str
    property: Iri | None = None
    bare: bool = False
    """True where no word compares: "with 30 languages"."""


COUNTS_SCORES = re.compile(r"\s+(?:of\s+(?:its|their|the)\s+)?(?:scores?|results?|figures?|values?|entry|entries)\b", re.I)
"""What stands behind a number that counts scores ("at least one score"), and bounds none."""


def bounds(reading: Reading) -> tuple[Bound, ...]:
    """Return the bounds that a question sets, in order of place; of a range both ends."""
    amounts = [Span(m.start(), m.end()) for m in AMOUNT.finditer(reading.text)]
    numbers = [n for n in reading.numbers if not any(n.span.overlaps(a) for a in amounts)]
    sizes = [s for s in reading.sizes if not any(s.span.overlaps(a) for a in amounts)]
    found = [*_ranges(reading, numbers, sizes)]
    taken = [b.span for b in found]
    found += [
        Bound(size.span, sign, magnitude(size.size), size.span.of(reading.text), KG.parameters)
        for size in sizes
        if size.upto is None
        and not any(size.span.overlaps(t) for t in taken)
        and (sign := sign_of(reading, size.span) or _said_to_have(reading, size))
        and not _begins_list(reading, size, sizes)
    ]
    for span in amounts:
        quantity = parse_quantity(span.of(reading.text))
        if quantity and quantity.number is not None and (sign := sign_of(reading, span)):
            said = span.of(reading.text).lower()
            counted = KG.trainingTokens if "token" in said else KG.corpusSize if said.endswith("b") else None
            found.append(Bound(span, sign, quantity.number * quantity.scale, span.of(reading.text), counted))
    for number in numbers:
        if any(number.span.overlaps(t) for t in taken):
            continue
        if year := _year(reading, number):
            found.append(year)
        elif COUNTS_SCORES.match(reading.text, number.span.end):
            continue
        elif sign := sign_of(reading, number.span):
            found.append(Bound(number.span, sign, number.value, number.span.of(reading.text)))
        elif HAVING.search(number.span.before(reading.text)):
            found.append(Bound(number.span, "is", number.value, number.span.of(reading.text), bare=True))
    return tuple(sorted(found, key=lambda b: b.span))


def _ranges(reading: Reading, numbers: Sequence[Number], sizes: Sequence[SizeMention]) -> Iterator[Bound]:
    """Yield both ends of each range: of two sizes, of a number and a size that lends it its unit, of two numbers."""
    text = reading.text
    for size in sizes:
        if size.upto and not reading.models:
            yield from _ends(size.span, magnitude(size.size), magnitude(size.upto), size.span.of(text), KG.parameters)
            continue
        low = next((n for n in numbers if n.span.end <= size.span.start and TO.fullmatch(text[n.span.end : size.span.start])), None)
        if size.upto is None and low is not None and OF_RANGE.search(low.span.before(text)):
            span = Span(low.span.start, size.span.end)
            yield from _ends(span, magnitude(f"{low.value}{size.size[-1]}"), magnitude(size.size), span.of(text), KG.parameters)
    for low, high in pairwise(numbers):
        between = text[low.span.end : high.span.start]
        if not TO.fullmatch(between) or low.value >= high.value:
            continue
        if OF_RANGE.search(low.span.before(text)) or between.strip().lower() in ("-", "–", "—", "to"):
            span = Span(low.span.start, high.span.end)
            yield from _ends(span, low.value, high.value, span.of(text))


OVER = re.compile(r"\bover\s+(?:the\s+)?(?:sizes?\s+)?$", re.I)
LISTED = re.compile(r"(?:\s*,\s*(?:and\s+)?|\s+(?:and|to)\s+|\s*/\s*)", re.I)


def _begins_list(reading: Reading, size: SizeMention, sizes: Sequence[SizeMention]) -> bool:
    """Return whether "over" before a size opens a list of sizes, and compares with none ("over 3B, 7B and 15B")."""
    return bool(OVER.search(size.span.before(reading.text))) and any(
        other.span.start > size.span.end and LISTED.fullmatch(reading.text[size.span.end : other.span.start]) for other in sizes
    )


HAS = re.compile(r"\bha(?:s|ve)\s+(?:exactly\s+|just\s+|only\s+)?$", re.I)


def _said_to_have(reading: Reading, size: SizeMention) -> str | None:
    """Return "is" for the size that a model is said to have ("does Zork have 15.5B parameters"): it is no part of its name."""
    named = reading.text[size.span.start : size.span.end + len(" parameters")]
    said = "param" in named.lower() and HAS.search(size.span.before(reading.text))
    return "is" if said and any(m.span.end <= size.span.start for m in reading.models) else None


def _ends(span: Span, low: Decimal, high: Decimal, text: str, prop: Iri | None = None) -> Iterator[Bound]:
    yield Bound(span, ">=", low, text, prop)
    yield Bound(span, "<=", high, text, prop)


def _year(reading: Reading, number: Number) -> Bound | None:
    """Return a bound on the date of release: "released in 2031", "after 2031", "the best 2031 model"."""
    text = number.span.of(reading.text)
    if not YEAR.fullmatch(text):
        return None
    before = number.span.before(reading.text)
    said = DATED.search(before)
    beside = [m for m in reading.mentions if 0 <= m.span.start - number.span.end <= 1 and m.entries]
    if not said and not beside:
        return None
    of = said is not None and said[0].lower().startswith("of")
    said_of = [m for m in reading.mentions if said and of and number.span.start - len(said[0]) - 1 <= m.span.end <= number.span.start]
    if any(m.of(OWL.DatatypeProperty, OWL.ObjectProperty) for m in said_of) or (not said and sign_of(reading, number.span)):
        return None  # "a context length of 2048", "fewer than 2000 problems"
    word = " ".join(said[0].lower().split()) if said else ""
    sign = next((sign for start, sign in AFTER.items() if word.startswith(start)), "is")
    if said and NOT_DATED.search(before[: said.start()]):
        sign = OTHERWISE.get(sign, "not")
    return Bound(number.span, sign, number.value, text, KG.releaseDate)


def sign_of(reading: Reading, span: Span) -> str | None:
    """Return the comparison that stands right before or after a number."""
    return _by_verb(reading, span) or _before(reading, span) or _after(reading, span)


BY_VERBS = {
    "<": re.compile(
        r"(?:\b(?:falls?|fell|comes?|stops?)\s+short\s+of|\bfails?\s+to\s+(?:reach|attain|hit|make|pass|clear))\s+(?:the\s+)?$", re.I
    ),
    ">": re.compile(r"\b(?:pass(?:es|ed)?|clears?|tops|topped|gets?\s+past|goes?\s+(?:past|beyond))\s+(?:the\s+)?$", re.I),
    ">=": re.compile(r"\b(?:reach|attain|hit|make\s+it\s+to|get\s+to|make)\s+(?:the\s+)?$", re.I),
}
"""Sign → the verb before a number that sets it as a bound; what "reaches" a figure, printed with its decimals, has just that."""


NEGATED = re.compile(r"(?:\bnot|\bnever|\bcannot|n['’]t)\s+(?:even\s+|ever\s+)?$", re.I)
NOT_DATED = re.compile(r"\b(?:not|never)\s+(?:been\s+)?(?:\w+\s*)?$|n['’]t\s+(?:been\s+)?(?:\w+\s*)?$", re.I)
OTHERWISE = {"<": ">=", ">": "<=", ">=": "<", "<=": ">"}
"""Sign → that of what does not meet it."""
DENIED = re.compile(
    r"(?:\b(?:neither|nor|not|never)|n['’]t)\s+(?:(?:is|are|be|do|does|has|have|having|any|with|of|go|goes|scores?|scoring|even|ever)\s+)*$",
    re.I,
)
"""What stands before a comparison that is not to hold ("neither closed nor above 20B", "not larger than 7B")."""


def _by_verb(reading: Reading, span: Span) -> str | None:
    """Return the comparison that the verb right before a number makes ("models that fall short of 60")."""
    before = span.before(reading.text)
    exact = "." in span.of(reading.text)
    for sign, verb in BY_VERBS.items():
        found = verb.search(before)
        if found and NEGATED.search(before[: found.start()]):
            return OTHERWISE[sign]
        if found and not (exact and sign == ">="):
            return sign
    return None


OUTDOES = re.compile(r"beat|outscore", re.I)


THESE = re.compile(r"\s+(?:all\s+)?(?:of\s+)?(?:the|these|those|its|their|all|both)\s+", re.I)
COUNTED = re.compile(r"\s+(?:[a-z-]+\s+){0,2}?[a-z]+s\b(?<!\bpoints)(?<!\bis)(?<!\bhas)", re.I)
"""What stands around a number of things that are named as a whole."""


def _before(reading: Reading, span: Span) -> str | None:
    """Return the comparison that stands right before a number; of "no more than" and "more than" in it the longer.

    Of one that is denied it is the opposite: what is "not above 7B" has at most as much.
    """
    found = []
    for name, sign in SIGNS.items():
        for operator in reading.at(name):
            between = reading.text[operator.span.end : span.start]
            if OUTDOES.match(operator.text) and span in [s.span for s in reading.sizes]:
                continue  # Who beats a 7B model does better than it, and is not larger.
            if operator.text.lower() == "over" and THESE.fullmatch(between) and COUNTED.match(reading.text, span.end):
                continue  # "over the four sizes", "over all eight languages": across them
            if operator.span.end <= span.start and re.fullmatch(r"[\s,]*(?:the\s+|about\s+|than\s+|a\s+)?", between):
                denied = DENIED.search(reading.text[: operator.span.start])
                found.append((operator.span.end - operator.span.start, OTHERWISE.get(sign, sign) if denied else sign))
    return max(found)[1] if found else None


JOINED = re.compile(r"-or-(?:(?P<less>smaller|less|fewer|below|under)|larger|bigger|more|above|greater|up)\b", re.I)


def _after(reading: Reading, span: Span) -> str | None:
    """Return the comparison that stands right after a number ("7B or less", "7B-or-smaller")."""
    if joined := JOINED.match(reading.text, span.end):
        return "<=" if joined["less"] else ">="
    for name, sign in SIGNS.items():
        for operator in reading.at(name):
            between = reading.text[span.end : operator.span.start]
            if (
                operator.span.start >= span.end
                and operator.text.lower().startswith(("or ", "and "))
                and re.fullmatch(r"[\s,]*(?:%|percent|points?)?\s*(?:parameters?|params?)?\s*", between)
            ):
                return sign
    return None


SCORING = re.compile(
    r"\b(?:scor(?:es?|ed|ing)|gets?|got|reach(?:es|ed|ing)?|achiev(?:es?|ed|ing)|obtain(?:s|ed)?|hits?|attain(?:s|ed)?|posts?|posted|pass@\d+(?:\s+of)?"
    r"|(?:accuracy|score|result)\s+of)\s+(?:exactly\s+|a\s+)?$",
    re.I,
)
"""What stands before a whole number that is a score."""
PER_CENT = re.compile(r"\s?(?:%|per\s?cent\b)", re.I)


WHICH = re.compile(r"\b(?:which|what|how\s+many)\s+(?:of\s+the\s+|other\s+)?$", re.I)
FAMILY = re.compile(r"\s+(?:models?|variants?|versions?|checkpoints?|sizes?)\b", re.I)
"""What stands before and behind a family of which the model with a score is asked for."""


def _scored(reading: Reading, measured: Measured, taken: Sequence[Span]) -> Iterator[Bound]:
    """Yield the scores by which a model is asked for ("which model gets 61.3 on Zork"): where none is named, and no word compares."""
    of_family = len(reading.models) == 1 and FAMILY.match(reading.text, reading.models[0].span.end)
    if (reading.models and not (of_family and WHICH.search(reading.text[: reading.models[0].span.start]))) or not (
        measured.benchmarks or measured.tasks
    ):
        return
    for number in reading.numbers:
        text = number.span.of(reading.text)
        figure = "." in text or PER_CENT.match(reading.text, number.span.end) or SCORING.search(number.span.before(reading.text))
        if text[:1].isdigit() and figure and not any(number.span.overlaps(t) for t in taken):
            yield Bound(number.span, "is", number.value, text)


def score_bounds(reading: Reading, measured: Measured, found: Sequence[Bound], used: Sequence[Span]) -> tuple[ScoreBound, ...]:
    """Return the bounds on scores, each with the benchmarks that it is about, where something measured is named.

    Where the benchmarks come first ("FooEval above 60 and BarEval below 50"), a bound is about those before it; else about those after
    it, up to the next one. A bound with none is about all.
    """
    if not (measured.benchmarks or measured.tasks or measured.metrics or measured.mean or reading.has("score")):
        return ()
    free = [b for b in found if b.property is None and not b.bare and b.span not in used]
    free = sorted((*free, *_scored(reading, measured, [*(b.span for b in found if not b.bare), *used])), key=lambda b: b.span)
    places = list(dict.fromkeys(b.span for b in free))
    first = bool(measured.benchmarks and places and measured.benchmarks[0].span.start < places[0].start)
    made = []
    for bound in free:
        at = places.index(bound.span)
        low = (places[at - 1].end if at else 0) if first else bound.span.end
        high = bound.span.start if first else (places[at + 1].start if at + 1 < len(places) else len(reading.text))
        named = tuple(b.iri for b in measured.benchmarks if low <= b.span.start < high)
        if not named and first and at == len(places) - 1:
            named = tuple(b.iri for b in measured.benchmarks if b.span.start >= bound.span.end)
        unit = PER_CENT.match(reading.text, bound.span.end)
        made.append(ScoreBound(named, bound.operator, bound.value, f"{bound.text}{unit[0] if unit else ''}"))
    return tuple(made)
