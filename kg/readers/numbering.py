"""The number and the page that stand in a heading."""

from __future__ import annotations

import re
from dataclasses import dataclass

_PAGE = re.compile(r"\s*\(pp?\.\s?([0-9ivxlc][^()]{0,20})\)\s*\Z")
_PAGE_AFTER_WORDS = re.compile(r"\(pp?\.\s?([0-9ivxlc][^()]{0,20})\)\s*\.?\Z")
_NUMBER = re.compile(
    r"(?:(?P<word>Appendix|Section|Chapter|Annex)\s+)?"
    r"(?P<number>\d{1,2}(?:\.\d{1,2})*|[IVXL]+(?:[-.][A-Z])?(?:[-.]?\d{1,2})?|[A-Z](?:\.\d{1,2})*)"
    r"(?P<end>[.:)]?)\s+(?=\S)"
)
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}
_LARGEST = 39
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Numbered:
    """A heading taken apart; `number` is printed, without the dot that ends it."""

    number: str | None
    words: str
    page: str | None


def roman(numeral: str) -> int | None:
    """Return the value of a Roman numeral up to 39, or None for anything else.

    >>> roman("IV"), roman("XL"), roman("IIX")
    (4, None, None)
    """
    if not re.fullmatch(r"X{0,3}(?:IX|IV|V?I{0,3})", numeral) or not numeral:
        return None
    values = [_ROMAN[letter] for letter in numeral]
    total = sum(-value if value < next_one else value for value, next_one in zip(values, [*values[1:], 0], strict=True))
    return total if total <= _LARGEST else None


def read_heading(heading: str) -> Numbered:
    """Take a heading's number and page off its words.

    >>> read_heading("3.1 Results (p. 6)")
    Numbered(number='3.1', words='Results', page='6')
    >>> read_heading("A Survey of Models").number is None
    True
    """
    words = heading.strip()
    page = None
    paged = _PAGE.search(words, max(0, len(words) - 40))
    if paged:
        page, words = paged[1].strip(), words[: paged.start()]
    match = _NUMBER.match(words[:_LONGEST])
    if not match or not _is_number(match["number"], match["end"], match["word"]):
        return Numbered(None, words, page)
    return Numbered(match["number"], words[match.end() :], page)


def page_after(words: str) -> str | None:
    """Return the page that a paragraph names at its end.

    >>> page_after("It was trained on 5 tokens (p. 7)."), page_after("no page")
    ('7', None)
    """
    match = _PAGE_AFTER_WORDS.search(words, max(0, len(words) - 40))
    return match[1].strip() if match else None


def _is_number(number: str, end: str, word: str | None) -> bool:
    """Return whether a heading's first word numbers it: a lone letter does only with a dot, or after `Appendix`."""
    if word or number[0].isdigit() or "." in number:
        return True
    head = re.split(r"[-.]", number)[0]
    if len(head) == 1 and head == number:
        return bool(end)
    return roman(head) is not None or (len(head) > 1 and head[-1].isdigit())
