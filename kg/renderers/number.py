"""Numbers as they are printed, and how large a printed number is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from kg.model.answer import Value

_LONGEST: Final = 40
"""The most digits that are written out before an exponent is used, and the largest power of ten that is drawn."""

_PRINTED: Final = re.compile(
    r"(?P<about>[~≈<>≤≥±]?) ?(?P<sign>[-+−]?)(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)"
    r"(?P<unit> ?(?:%|[A-Za-zµ]{1,2}(?![A-Za-z]))?)(?P<marks>[*†‡§¶¹²³]*)",
    re.ASCII,
)
ABSENT: Final = frozenset(("", "-", "–", "—", "×", "✓", "n/a", "N/A"))
"""What stands in a column of numbers without being one."""


@dataclass(frozen=True, slots=True)
class Magnitude:
    """A printed number: its value, its unit as printed (`%`, `B`, or none), and the width of the footnote marks behind it."""

    value: Decimal
    unit: str
    marks: int = 0


def digits(value: int | Decimal) -> str:
    """Return a number with the digits that it was printed with, and without an exponent unless it is very long.

    >>> digits(Decimal("26.0")), digits(Decimal("1E+2")), digits(Decimal("1E-90"))
    ('26.0', '100', '1E-90')
    """
    number = Decimal(value)
    if not number.is_finite():
        return str(number)
    places = -int(number.as_tuple().exponent)
    return format(number, "f") if max(places, abs(number.adjusted())) <= _LONGEST else str(number)


def printed(value: Value) -> str:
    """Return a value of an answer as people read it; nothing for None.

    >>> printed(Decimal("33.50")), printed(None)
    ('33.50', '')
    """
    if value is None:
        return ""
    return value if isinstance(value, str) else digits(value)


def magnitude(value: Value) -> Magnitude | None:
    """Return how large a value is, if it is one number, alone or printed with a unit or marks; None if not.

    >>> magnitude("26.0 %*"), magnitude("GPT-4")
    (Magnitude(value=Decimal('26.0'), unit='%', marks=1), None)
    """
    if isinstance(value, int | Decimal):
        number = Decimal(value)
        return Magnitude(number, "") if _drawable(number) else None
    match = _PRINTED.fullmatch(value.strip()) if value else None
    if match is None:
        return None
    number = Decimal(match["sign"].replace("−", "-") + match["digits"].replace(",", ""))
    return Magnitude(number, match["unit"].strip(), len(match["marks"])) if _drawable(number) else None


def _drawable(number: Decimal) -> bool:
    return number.is_finite() and abs(number.adjusted()) <= _LONGEST
