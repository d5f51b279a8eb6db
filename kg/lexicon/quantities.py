"""Amounts as tables print them: `12.4 TB`, `1B tokens`, `~240 per problem`, `16K`, `Varies`."""

from __future__ import annotations

import re
from decimal import Decimal

from kg.model.terms import Quantity

NUMBER = r"[+-]?(?:\d{1,3}(?:[,\u00a0\u2009\u202f]\d{3})+|\d+)(?:\.\d+)?(?:[eE][+-]?\d{1,4})?|[+-]?\.\d+"
"""The pattern of a decimal number with thousands separators (comma, no-break or thin space), dashes written as `-`."""

_LONGEST = 60
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))
_SEPARATORS = str.maketrans("", "", ",\u00a0\u2009\u202f")
_MAGNITUDES = {"k": 3, "thousand": 3, "m": 6, "mn": 6, "million": 6, "b": 9, "bn": 9, "billion": 9, "t": 12, "tn": 12, "trillion": 12}
_BYTES = {"b": 0, "kb": 3, "mb": 6, "gb": 9, "tb": 12, "pb": 15, "eb": 18} | {
    f"{prefix}byte{s}": 3 * power for power, prefix in enumerate(("", "kilo", "mega", "giga", "tera", "peta", "exa")) for s in ("", "s")
}
_BINARY = {"kib": 1, "mib": 2, "gib": 3, "tib": 4, "pib": 5}
_VAGUE = (
    r"~|≈|≃|∼|≲|≳|[<>]=?|[≤≥]|about|approx(?:\.|imately)?|around|circa|c\.|ca\.|over|under|up to|at (?:least|most)|more than|nearly|almost"
)
_AMOUNT = re.compile(
    rf"(?P<vague>(?:(?:{_VAGUE})\s*)*)(?P<number>{NUMBER})(?P<more>\+)?"
    r"(?:\s?(?P<magnitude>[kKmMbBtT]|[mbt]n|thousand|million|billion|trillion)(?P<more_after>\+)?(?![^\W\d_]))?"
    r"(?:[\s-]*(?P<unit>%|[^\W\d_][^\d]{0,60}))?",
    re.IGNORECASE,
)
_VARIES = frozenset(["varies", "varying", "variable", "various"])


def parse_number(printed: str) -> Decimal | None:
    """Return a printed number with its digits kept (26.0 stays 26.0), or None if it is none.

    >>> parse_number("16,384"), parse_number("−26.0"), parse_number("1e-17")
    (Decimal('16384'), Decimal('-26.0'), Decimal('1E-17'))
    """
    text = printed.translate(_DASHES).strip()
    if len(text) > _LONGEST or not re.fullmatch(NUMBER, text):
        return None
    return Decimal(text.translate(_SEPARATORS))


def parse_quantity(printed: str) -> Quantity | None:
    """Return an amount that has a unit, a magnitude or an approximation sign, or None for anything else.

    `unit` is what is printed behind the number without its magnitude (`tokens`, `per problem`, `TB`), None where nothing is;
    `scale` is decimal (`K` is a thousand), but for units such as `KiB`. `Varies` is an amount without a number.

    >>> parse_quantity("1B tokens").scale, parse_quantity("1B tokens").unit, parse_quantity("~240 per problem").approximate
    (Decimal('1000000000'), 'tokens', True)
    >>> parse_quantity("12.4 TB").number, parse_quantity("12.4 TB").scale, parse_quantity("12.4")
    (Decimal('12.4'), Decimal('1000000000000'), None)
    """
    if printed.strip().casefold() in _VARIES:
        return Quantity(None, None, Decimal(1), True, printed.strip())
    found = _AMOUNT.fullmatch(printed.strip().translate(_DASHES))
    number = parse_number(found["number"]) if found else None
    if not found or number is None:
        return None
    unit = " ".join(found["unit"].split()) if found["unit"] else None
    approximate = bool(found["vague"] or found["more"] or found["more_after"])
    if not (unit or found["magnitude"] or approximate):
        return None
    if unit and not _is_unit(unit):
        return None
    scale = _power(_MAGNITUDES[found["magnitude"].lower()]) if found["magnitude"] else Decimal(1)
    return Quantity(number, unit, scale * _unit_scale(unit), approximate, printed.strip())


def base_unit(unit: str | None) -> str | None:
    """Return the unit that `scale` leads to: `byte` for every size of data, else the unit's own words in lower case.

    >>> base_unit("TB"), base_unit("gigabytes"), base_unit("Tokens"), base_unit(None)
    ('byte', 'byte', 'tokens', None)
    """
    if unit is None:
        return None
    folded = unit.casefold()
    return "byte" if folded in _BYTES or folded in _BINARY else folded


def _is_unit(unit: str) -> bool:
    """Tell whether the words behind a number are short enough to be its unit and not a sentence."""
    return len(unit.split()) <= 4 and not re.search(r"[.:;=|&/]|,\s", unit)


def _unit_scale(unit: str | None) -> Decimal:
    folded = unit.casefold() if unit else ""
    if folded in _BINARY:
        return Decimal(1024) ** _BINARY[folded]
    return _power(_BYTES.get(folded, 0))


def _power(exponent: int) -> Decimal:
    return Decimal("1" + "0" * exponent)
