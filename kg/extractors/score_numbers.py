"""The numbers of a sentence that may be scores: no part of a name, no amount, no difference and no bound."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from kg.extractors.members import Words
from kg.model.document import Span
from kg.vocab import KG

FIGURE = re.compile(r"(?<![\w.,@/-])(?P<number>\d{1,3}(?:\.\d+)?)(?:\s?(?P<percent>%|per ?cent\b))?(?![\w/@]|[.,]\d|-\w)")
AMOUNT = re.compile(
    r"\s?-?(?:[%]?\s?(?:percentage )?points?|pp|x|×|times|tokens?|param|billion|million|thousand|[kKMBTG]B?\b|languages?|problems?|tasks?"
    r"|samples?|examples?|shots?|out of|of the|hours?|GPUs?|epochs?|models?|benchmarks?|lines?|years?|months?|seconds?)",
    re.I,
)
"""What behind a number says that it is no score."""

COMPARED = frozenset(
    ("by", "from", "than", "over", "about", "around", "nearly", "almost", "approximately", "roughly", "under", "below", "above", "to")
)
"""Words right before a number that make it a difference, a bound, or another's figure."""


BEHIND = re.compile(r"\s+(?P<version>\d+(?:\.\d+)+)(?=[\s,;:)]|\.?\Z)")
"""The number of a version right behind the name of a model."""

NO_SCORES = ("(", "=", "in", "temperature", "top-p", "version", "release")
"""Words right before a number of another sort."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of the sentence that may be a score: its unit, its place, and whether it is printed in per cent."""

    at: int
    span: Span
    number: Decimal
    percent: bool


def figures_of(words: Words, compared: frozenset[str] = COMPARED) -> list[Figure]:
    """Return the numbers of a sentence that are no part of a name, no amount, and stand behind none of the words of comparison."""
    text, found = words.sentence.text, []
    named = tuple(names_with_versions(words))
    for match in FIGURE.finditer(text):
        if any(n.start <= match.start() < n.end for n in named) or AMOUNT.match(text, match.end()):
            continue
        at = next((i for i, u in enumerate(words.units) if u.span.start <= match.start() < u.span.end), None)
        if at is None or words.lower(at - 1) in compared or words.lower(at - 1) in NO_SCORES:
            continue
        number = Decimal(match["number"])
        if number <= 100 and (match["percent"] or "." in match["number"] or words.lower(at - 1) == "of"):
            found.append(Figure(at, Span(match.start(), match.end()), number, bool(match["percent"])))
    return found


def names_with_versions(words: Words) -> Iterator[Span]:
    """Yield where the names of a sentence stand, those of models with the number of the version behind them."""
    text = words.sentence.text
    for at, (mention, end) in words.names.items():
        span = words.span(at, end)
        behind = BEHIND.match(text, span.end) if mention.of(KG.Model) else None
        yield Span(span.start, behind.end()) if behind is not None else span
