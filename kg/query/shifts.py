"""Two benchmarks compared model by model: "higher on Frotz than on Blorb", "loses most from Frotz to Blorb", "the gap between them"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kg.model.document import Span
from kg.model.logical_form import LogicalForm
from kg.query.parts import MODELS, SCORES, Parts
from kg.query.quantified import quantifier
from kg.query.reading import Reading

MORE = r"\b(?:higher|better|greater|larger|bigger|stronger|more)\b"
LESS = r"\b(?:lower|worse|smaller|weaker|less|fewer|poorer)\b"
THAN = re.compile(
    r"(?P<said>[^?;]*?)\b(?:than|compared\s+(?:to|with)|relative\s+to)\s+(?:(?:on|in|at|for|its|their|the|that\s+of|that\s+on)\s+)*", re.I
)
"""What stands between two benchmarks of which one is compared with the other; a comparative may stand before the first."""
BEYOND = re.compile(
    r"[^?;]*?\b(?:(?P<up>above|over|exceed\w*|surpass\w*|beat\w*)|(?P<down>below|under|behind))\s+(?:(?:the|its|their|that|on|of|those)\s+)*",
    re.I,
)
"""Verbs and prepositions between two benchmarks that say the same in one word."""
FALLS = re.compile(r"\b(?:los(?:e|es|ing|t)|drop\w*|fall\w*|fell|declin\w*|decreas\w*|degrad\w*|suffer\w*|sink\w*|shrink\w*)\b", re.I)
RISES = re.compile(r"\b(?:gain\w*|improv\w*|ris(?:e|es|ing)|increas\w*|grow\w*|pick\w*\s+up)\b", re.I)
APART = re.compile(r"\b(?:gap|difference|distance|discrepancy|differ\w*|apart|diverg\w*|spread|chang\w*)\b", re.I)
WAY = re.compile(r"\s+(?:to|and|vs\.?|versus|against)\s+(?:the\s+|its\s+)?", re.I)
"""What stands between the two where a score goes from one to the other, or a gap lies between them."""
START = re.compile(r"\b(?:from|between|moving\s+from|going\s+from)\s+(?:the\s+)?$", re.I)
MOST = re.compile(
    r"\b(?:most|biggest|largest|greatest|widest|highest|strongest|steepest|sharpest|worst|hardest|furthest|farthest|best|top)\b", re.I
)
OF_MODELS = re.compile(r"\b(?:models?|llms?|who)\b", re.I)
LEAST = re.compile(r"\b(?:least|smallest|lowest|narrowest|slightest|fewest)\b", re.I)


@dataclass(frozen=True, slots=True)
class Shift:
    """What is asked of the difference of two benchmarks: `claim` is `higher`, `lower` or `apart`, said of the first of them.

    `order` is `desc` or `asc` where those with the largest or the smallest difference are asked for, None for all that have it.
    """

    claim: str
    order: str | None
    words: tuple[Span, ...] = ()


def shift(parts: Parts) -> Shift | None:
    """Return how a question compares the scores of every model on two benchmarks, None where it does not."""
    reading, benchmarks = parts.reading, parts.measured.benchmarks
    named = parts.target in MODELS or (parts.target is None and OF_MODELS.search(reading.text) and not set(parts.properties) - SCORES)
    asks = quantifier(reading.text) == "some" if parts.yes_no else named
    if len({b.iri for b in benchmarks}) != 2 or parts.models or parts.bounds or parts.why or not asks:
        return None
    one, two = sorted(b.span for b in benchmarks)
    if one == two:
        return None
    return _compared(reading, one, two) or _between(reading, one, two)


def _compared(reading: Reading, one: Span, two: Span) -> Shift | None:
    """Return the comparison of a comparative with "than" between the two."""
    text = reading.text
    between = Span(one.end, two.start).of(text)
    if said := THAN.fullmatch(between):
        place = Span(one.end, two.start) if re.search(f"{MORE}|{LESS}", said["said"], re.I) else Span(0, one.start)
        words = [(m.start() + place.start, "higher") for m in re.finditer(MORE, place.of(text), re.I)]
        words += [(m.start() + place.start, "lower") for m in re.finditer(LESS, place.of(text), re.I)]
        return Shift(max(words)[1], None) if words else None
    if (said := BEYOND.fullmatch(between)) and not FALLS.search(between):
        return Shift("higher" if said["up"] else "lower", None)
    return None


def _between(reading: Reading, one: Span, two: Span) -> Shift | None:
    """Return the change from the first to the second, or the gap between the two."""
    text = reading.text
    if not WAY.fullmatch(text, one.end, two.start) or not START.search(text[: one.start]):
        return None
    told = f"{text[: one.start]} {text[two.end :]}"
    word = FALLS.search(told) or RISES.search(told) or APART.search(told)
    if word is None:
        return None
    claim = "higher" if FALLS.search(told) else "lower" if RISES.search(told) else "apart"
    order = "asc" if LEAST.search(told) else "desc" if MOST.search(told) or claim == "apart" else None
    place = text.find(word[0])
    return Shift(claim, order, (Span(place, place + len(word[0])),))


def shifted(form: LogicalForm, parts: Parts) -> LogicalForm:
    """Return the form of a question about a shift: its two benchmarks in the order of the question, and what is asked of them."""
    found = shift(parts)
    if found is None:
        return form
    pair = tuple(sorted(form.measured.benchmarks, key=lambda b: b.span))
    return replace(form, measured=replace(form.measured, benchmarks=pair), claim=found.claim, order=found.order, by=None)
