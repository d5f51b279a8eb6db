"""Attributes that a document introduces: headers and labels that the ontology has no property for, and the values under them.

What such a label means is not known; that a thing has the value under it is. The label becomes a property of its own, which says
of which class of things it is said and whether its values are amounts, so that it is looked up, ordered by and summed like any other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kg.extractors.arrangement import AVERAGES
from kg.lexicon.lexicon import thing_iri
from kg.lexicon.quantities import parse_quantity
from kg.model.cells import CellValue
from kg.model.statement import Evidence, Extracted, Named, Statement
from kg.model.terms import Iri, Literal, Quantity
from kg.vocab import KG, RDFS, SCHEMA

MOST_WORDS = 5
"""The most words of a label."""
LONGEST_VALUE = 120
"""The most characters of a value; what is longer is prose."""

INNER_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")
BRACKETED = re.compile(r"\s*[(\[]\s*(?:in )?(?P<unit>[^()\[\]\s](?:[^()\[\]]{0,10}?[^()\[\]\s])?)\s*[)\]]\s*$")
UNIT_WORD = re.compile(r"(?<=[ _])(?P<unit>usd|eur|gbp|dollars|euros|ms|secs?|seconds|[kmgt]i?b|percent|pct)$", re.IGNORECASE)
"""A unit that ends a header of several words ("total_cost_usd")."""

OF_THE_ROW = re.compile(
    r"#|rank(?:ing)?|no\.?|nr\.?|(?:\w+ )?id|uuid|index|row|place|position|s/?n|url|links?|notes?|remarks?|comments?|command|logs?|traj\w*"
    r"|folder|dirname|path|file(?: ?name)?|commit(?: hash)?|hash|sha\d*|versions?|submission|submitted by|checked|site|tags?",
    re.IGNORECASE,
)
"""Headers of what a row is in its table, or where its run is kept, and not of what its thing is."""

DIFFERENCE = re.compile(r"[Δ∆]|\b(?:delta|diff(?:erence)?s?|gains?|improvements?|changes?|increase|decrease)\b", re.IGNORECASE)
"""Headers of what is worked out from other columns."""

NO_LABEL = re.compile(r"[=<>{}|]|https?:|^\W*$|^\W*\d")


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute by its label in words; `unit` is that of bare numbers, and `amounts` says that its values are such."""

    iri: Iri
    label: str
    unit: str
    amounts: bool


def attribute(header: str, values: Sequence[CellValue]) -> Attribute | None:
    """Return the attribute that a header introduces over some values, None where it names none or the values are prose or addresses.

    >>> from kg.lexicon.cells import parse_cell
    >>> made = attribute("total_cost_usd", [parse_cell("12.40"), parse_cell("0.05")])
    >>> made.label, made.unit, made.amounts
    ('total cost', 'USD', True)
    >>> attribute("Rank", [parse_cell("1")]), attribute("editFormat", [parse_cell("whole")]).label
    (None, 'edit format')
    """
    found = BRACKETED.search(header) or UNIT_WORD.search(header)
    words = header[: found.start()] if found else header
    label = " ".join(INNER_CAPITAL.sub(" ", words.replace("_", " ")).strip(" :*#").split())
    if "_" in header or INNER_CAPITAL.search(words):
        label = label.lower()
    told = [value for value in values if value.kind != "absent"]
    if (
        not label
        or not told
        or NO_LABEL.search(label)
        or OF_THE_ROW.fullmatch(label)
        or DIFFERENCE.search(label)
        or label.casefold() in AVERAGES
    ):
        return None
    if len(label.split()) > MOST_WORDS or any(len(value.text) > LONGEST_VALUE for value in told):
        return None
    if 2 * sum(value.kind == "link" for value in told) > len(told):
        return None
    amounts = 2 * sum(value.kind in ("number", "quantity") for value in told) > len(told)
    if all(value.kind in ("text", "list") and not any(map(str.isalpha, value.text)) for value in told):
        return None  # Figures that are no number each (two in a cell) say nothing where nothing tells what they are.
    unit = found["unit"] if found else ""
    unit = unit.upper() if len(unit) == 3 and unit.casefold() in ("usd", "eur", "gbp") else unit
    return Attribute(thing_iri("attribute", label), label, unit, amounts)


def introduced(made: Attribute, cls: Iri, shown: Evidence, *, categories: bool = False) -> Iterator[Extracted]:
    """Yield that a document introduces an attribute: its label, the class of things it is said of, and the kind of its values."""
    if categories:
        yield Statement(made.iri, SCHEMA.rangeIncludes, KG.Category, shown)
    yield Named(made.iri, KG.Attribute, made.label, shown)
    yield Statement(made.iri, SCHEMA.domainIncludes, cls, shown)
    yield Statement(made.iri, SCHEMA.rangeIncludes, KG.Quantity if made.amounts else RDFS.Literal, shown)


def value_of(made: Attribute, value: CellValue) -> Quantity | Literal | None:
    """Return a value of an attribute: an amount or words as printed; None where an attribute of amounts has no number."""
    if not made.amounts:
        return Literal(value.text) if value.text and value.kind != "link" else None
    if value.quantity:
        return value.quantity
    if value.number is None:
        return None
    unit = "percent" if value.percent else made.unit or None
    read = parse_quantity(f"{value.text} {made.unit}") if made.unit and not value.percent else None
    if read is not None and read.number == value.number and read.scale != 1:
        return Quantity(read.number, read.unit, read.scale, read.approximate, value.text)
    return Quantity(value.number, unit, Decimal(1), False, value.text)
