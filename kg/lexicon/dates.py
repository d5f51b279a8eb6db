"""Dates as tables and labels print them, to ISO 8601 with the precision that was printed."""

from __future__ import annotations

import re

_NAMES = "jan feb mar apr may jun jul aug sep oct nov dec"
_MONTHS = {name: number for number, name in enumerate(_NAMES.split(), 1)}
MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
"""The pattern of a month's name, whole or cut short."""
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_YEAR}-(?P<number>\d\d)(?:-(?P<day>\d\d))?",
        rf"{_YEAR}(?P<number>\d\d)(?P<day>\d\d)",
        rf"(?P<number>\d\d)-{_YEAR}",
        rf"{MONTH}(?:\s+(?P<day>\d\d?)(?:st|nd|rd|th)?,?)?[\s-]+{_YEAR}",
        rf"(?P<day>\d\d?)\.?\s+{MONTH},?\s+{_YEAR}",
    )
)


def parse_date(text: str) -> str | None:
    """Return the date as `YYYY-MM` or `YYYY-MM-DD`, or None if the text is no date. A year alone is a number, not a date.

    >>> parse_date("Nov 2024"), parse_date("20240620"), parse_date("May 09, 2023"), parse_date("08-2024"), parse_date("2024-13")
    ('2024-11', '2024-06-20', '2023-05-09', '2024-08', None)
    """
    for form in _FORMS:
        if found := form.fullmatch(text.strip()):
            part = found.groupdict()
            month = int(part["number"]) if part.get("number") else _MONTHS[part["month"][:3].lower()]
            day = int(part["day"]) if part.get("day") else None
            if not 1 <= month <= 12 or (day is not None and not 1 <= day <= 31):
                return None
            return f"{part['year']}-{month:02}" + (f"-{day:02}" if day is not None else "")
    return None
