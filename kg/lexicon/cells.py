"""Typed table cells: what the characters of one cell say, whatever column they stand in."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from kg.lexicon.dates import parse_date
from kg.lexicon.markup import plain as printed
from kg.lexicon.quantities import NUMBER, parse_number, parse_quantity
from kg.model.cells import CellValue

_ABSENT = frozenset(
    ["", "-", "--", "---", "n/a", "n.a.", "na", "nan", "null", "n.r.", "n/r", "not available", "not applicable", "not reported"]
)
_YES = frozenset(["✓", "✔", "✔️", "✅", "☑", "yes", "true"])
_NO = frozenset(["×", "✗", "✘", "✕", "✖", "❌", "☒", "no", "false"])
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))
_LONGEST_TYPED = 200
_LONGEST_ITEM = 6

_EMPHASIS = re.compile(r"(\*\*|__|`)(?=\S)(.+?)(?<=\S)\1", re.DOTALL)
_MARK = re.compile(r"(?<=\S)\s*\\?(?P<mark>[*†‡§¶¹²³⁰⁴-⁹]+|(?:\[\d+(?:\s*[,–-]\s*\d+)*\])+|\^\{?[a-z*†‡]\}?)\Z")
_LINK = re.compile(r"\[(?P<text>[^\[\]]*)\]\((?P<target>[^()\s]+)\)|<?(?P<address>(?:https?://|mailto:|doi:)[^\s<>]+)>?", re.IGNORECASE)
_SAFE = re.compile(r"(?:https?://|mailto:|doi:)", re.IGNORECASE)
_SCORE = re.compile(
    rf"(?:[$€£¥]\s?)?(?P<number>{NUMBER})\s*(?P<percent>%)?(?:\s*(?:±|\+/-|\(±)\s*(?P<error>\d+(?:\.\d+)?)\s*(?P<both>%)?\)?)?"
    # Beside a score, how much it differs from another one: `58.1 (+3.8)`, `61.2 ↑2.1`, or an arrow alone.
    r"(?:\s*\(\s*[+↑↓▲▼-]\s*\d+(?:\.\d+)?\s*%?\s*\)|\s*[↑↓▲▼]\s*(?:\d+(?:\.\d+)?\s*%?)?)?",
)
_LIST = re.compile(r"\s*(?:[,;]\s|\s[&/|]\s|\sand\s)\s*")


@lru_cache(maxsize=16_384)
def parse_cell(text: str) -> CellValue:
    """Return what a cell holds.

    >>> parse_cell("53.7 *").number, parse_cell("53.7 *").mark, parse_cell("26.0%").percent
    (Decimal('53.7'), '*', True)
    >>> parse_cell("12.4 TB").quantity.unit, parse_cell("–").kind, parse_cell("×").kind, parse_cell("Github & Kaggle").items
    ('TB', 'absent', 'no', ('Github', 'Kaggle'))
    >>> parse_cell("58.1 (+3.8)").number, parse_cell("54.3<sup>†</sup>").mark, parse_cell("54.3 ± 1.2").error
    (Decimal('58.1'), '†', Decimal('1.2'))
    """
    text = printed(text.strip())
    plain = _EMPHASIS.sub(r"\2", text) if "*" in text or "_" in text or "`" in text else text
    if len(plain) > _LONGEST_TYPED:
        return CellValue("text", plain)
    if plain in ("*", "†", "‡"):
        return CellValue("text", plain)
    mark = None
    if found := _MARK.search(plain):
        plain, mark = plain[: found.start()].rstrip(), found["mark"]
    folded = plain.translate(_DASHES).casefold()
    if folded in _ABSENT:
        return CellValue("absent", plain, mark=mark)
    if folded in _YES:
        return CellValue("yes", plain, mark=mark)
    if folded in _NO:
        return CellValue("no", plain, mark=mark)
    return _score(plain, mark) or _amount(plain, mark) or _words(plain, mark)


def _score(plain: str, mark: str | None) -> CellValue | None:
    """Return a cell that holds one number, perhaps with `%` and an error."""
    found = _SCORE.fullmatch(plain.translate(_DASHES))
    number = parse_number(found["number"]) if found else None
    if not found or number is None:
        return None
    error = Decimal(found["error"]) if found["error"] else None
    return CellValue("number", plain, number=number, percent=bool(found["percent"] or found["both"]), mark=mark, error=error)


def _amount(plain: str, mark: str | None) -> CellValue | None:
    """Return a cell that holds an amount or a date; a date is the more special."""
    if date := parse_date(plain.translate(_DASHES)):
        return CellValue("date", plain, date=date, mark=mark)
    if quantity := parse_quantity(plain):
        return CellValue("quantity", plain, quantity=quantity, mark=mark)
    return None


def _words(plain: str, mark: str | None) -> CellValue:
    """Return a cell that holds a link, a list or other words."""
    if (found := _LINK.fullmatch(plain)) and _SAFE.match(target := found["target"] or found["address"]):
        return CellValue("link", found["text"] or target, link=target, mark=mark)
    items = tuple(item.strip() for item in _LIST.split(plain))
    if len(items) > 1 and all(item and len(item.split()) <= _LONGEST_ITEM for item in items):
        return CellValue("list", plain, mark=mark, items=items)
    return CellValue("text", plain, mark=mark)
