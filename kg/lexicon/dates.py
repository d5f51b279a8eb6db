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
ISO_PERIOD = re.compile(r"(?:19|20)\d\d(?:-\d\d){0,2}(?:/(?:19|20)\d\d(?:-\d\d){0,2})?")
"""A year, month or day as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, or the interval between two of them, as `2031-05/2031-06`."""
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


def falls_in(printed: str, side: str, period: str) -> bool | None:
    """Return whether a printed date meets a condition by a period or an interval, as precisely as its ends are given.

    None for what is no date, and for one that is printed too roughly to tell: of 2031 nobody knows whether it was in June.

    >>> falls_in("12 June 2031", "is", "2031-06"), falls_in("2031-06-12", "before", "2031"), falls_in("soon", "is", "2031")
    (True, False, None)
    >>> falls_in("2031", "is", "2031-06"), falls_in("2031", "before", "2031-06"), falls_in("2030", "before", "2031-06")
    (None, None, True)
    >>> falls_in("May 2031", "is", "2031-05/2031-06"), falls_in("July 2031", "is", "2031-05/2031-06")
    (True, False)
    >>> falls_in("July 2031", "after", "2030/2031"), falls_in("2032", "after", "2030/2031")
    (False, True)
    """
    low, _, high = period.partition("/")
    if high and side == "is":
        ends = falls_in(printed, "since", low), falls_in(printed, "until", high)
        return None if None in ends else all(ends)
    period = high if high and side in ("after", "until") else low
    date = parse_date(printed) or (printed if re.fullmatch(r"(?:19|20)\d\d", printed) else None)
    if date is None or (len(date) < len(period) and period.startswith(date)):
        return None
    cut = date[: len(period)]
    return {"is": cut == period, "after": cut > period, "since": cut >= period, "before": cut < period, "until": cut <= period}.get(side)
