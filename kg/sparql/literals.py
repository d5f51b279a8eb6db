"""The one form in which a literal is written, hashed and compared.

Oxigraph keeps numbers, booleans and times as values and prints them in a form of its own; other stores keep what they are
given. A literal that is put in that form before it is hashed or stored is the same in all of them.
"""

from __future__ import annotations

import math
import re
import struct
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final

from pyoxigraph import Literal, NamedNode

from kg.errors import InputError

_XSD: Final = "http://www.w3.org/2001/XMLSchema#"
_INTEGERS: Final = frozenset(
    (
        "integer", "byte", "short", "int", "long", "unsignedByte", "unsignedShort", "unsignedInt", "unsignedLong",
        "positiveInteger", "negativeInteger", "nonPositiveInteger", "nonNegativeInteger",
    )
)  # fmt: skip
_DURATIONS: Final = frozenset(("duration", "yearMonthDuration", "dayTimeDuration"))
_PLACES: Final = 18
_WHOLE: Final = re.compile(r"[+-]?[0-9]{1,40}\Z")
_DECIMAL: Final = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)\Z")
_FLOAT: Final = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?\Z")
_DATE: Final = r"(?P<date>[0-9]{4}-[0-9]{2}-[0-9]{2})"
_CLOCK: Final = r"(?P<clock>[0-9]{2}:[0-9]{2}:[0-9]{2})(?P<fraction>\.[0-9]{1,18})?"
_ZONE: Final = r"(?P<zone>Z|[+-][0-9]{2}:[0-9]{2})?\Z"
_MOMENTS: Final = {
    "date": re.compile(_DATE + _ZONE),
    "time": re.compile(_CLOCK + _ZONE),
    "dateTime": re.compile(f"{_DATE}T{_CLOCK}{_ZONE}"),
}


def canonical(literal: Literal) -> Literal:
    """Return the literal in the form in which every store keeps it.

    Decimals get their shortest form, the kinds of whole number become `xsd:integer`, booleans `true` and `false`, floats
    plain digits, times no trailing zeros and `Z` for the offset zero. What is not well formed, or beyond the range of
    Oxigraph's numbers (64 bits, or 18 places after the point), stays as it is; so do years of other than four digits.
    Raises InputError for a duration, which has no form here.

    Source: the literals that Oxigraph 0.5 gives back; a test compares.

    >>> canonical(Literal("26.0", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#decimal"))).value
    '26'
    """
    datatype = literal.datatype.value
    if not datatype.startswith(_XSD):
        return literal
    value, kind = literal.value, datatype.removeprefix(_XSD)
    if kind == "string":
        return literal
    if kind in _INTEGERS:
        kind, value = _integer(kind, value)
    elif kind == "decimal":
        value = _decimal(value)
    elif kind == "boolean":
        value = {"1": "true", "0": "false"}.get(value, value)
    elif kind in ("double", "float"):
        value = _float(value, single=kind == "float")
    elif kind in _MOMENTS:
        value = _moment(kind, value)[1]
    elif kind == "dateTimeStamp":
        known, value = _moment("dateTime", value)
        kind = "dateTime" if known else kind
    elif kind in _DURATIONS:
        raise InputError(f"a literal of type xsd:{kind} has no canonical form here: {value[:80]!r}", hint="write it as a number")
    return literal if (value, datatype) == (literal.value, _XSD + kind) else Literal(value, datatype=NamedNode(_XSD + kind))


def _integer(kind: str, value: str) -> tuple[str, str]:
    if not _WHOLE.match(value) or not -(2**63) <= (number := int(value)) < 2**63:
        return kind, value
    return "integer", str(number)


def _decimal(value: str) -> str:
    if not _DECIMAL.match(value):
        return value
    whole, _, fraction = value.lstrip("+-").partition(".")
    whole, fraction = whole.lstrip("0"), fraction.rstrip("0")
    if len(fraction) > _PLACES or len(whole) > 21:
        return value
    scaled = int(f"{whole}{fraction.ljust(_PLACES, '0')}") * (-1 if value[0] == "-" else 1)
    if not -(2**127) <= scaled < 2**127:
        return value
    digits = f"{whole or '0'}.{fraction}" if fraction else whole or "0"
    return f"-{digits}" if scaled < 0 else digits


def _float(value: str, *, single: bool) -> str:
    if not _FLOAT.match(value):
        return "INF" if value == "+INF" else value
    number = float(value)
    digits = repr(number)
    if single:
        try:
            (number,) = struct.unpack("f", struct.pack("f", number))
            digits = next(short for places in range(1, 18) if _as_single(short := f"{number:.{places}g}") == number)
        except OverflowError:
            number = math.copysign(math.inf, number)
    if math.isinf(number):
        return "INF" if number > 0 else "-INF"
    return format(Decimal(digits), "f").removesuffix(".0")


def _as_single(digits: str) -> float:
    """Return the 32-bit float nearest to a number; infinite where rounding up left the range."""
    try:
        number: float = struct.unpack("f", struct.pack("f", float(digits)))[0]
    except OverflowError:
        return math.inf
    return number


def _moment(kind: str, value: str) -> tuple[bool, str]:
    """Return whether the value is a date, a time or both, and its shortest form."""
    match = _MOMENTS[kind].match(value)
    if match is None:
        return False, value
    parts = match.groupdict(default="")
    date, clock, fraction = parts.get("date", ""), parts.get("clock", ""), parts.get("fraction", "").rstrip("0").rstrip(".")
    late = clock == "24:00:00" and not fraction
    try:
        moment = datetime.fromisoformat(f"{date or '2000-01-01'}T{'00:00:00' if late else clock or '00:00:00'}")
        moment += timedelta(days=1 if late else 0)
    except (ValueError, OverflowError):
        return False, value
    zone = "Z" if parts["zone"] in ("Z", "+00:00", "-00:00") else parts["zone"]
    if zone not in ("", "Z") and (int(zone[1:3]) * 60 + int(zone[4:]) > 14 * 60 or int(zone[4:]) > 59):
        return False, value
    shown = f"{moment:%Y}".zfill(4) + f"{moment:-%m-%d}" if date else ""
    return True, shown + ("T" if date and clock else "") + (f"{moment:%H:%M:%S}" if clock else "") + fraction + zone
