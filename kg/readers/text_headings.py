"""Headings in plain text, which has no marks for them: their numbers, their names, their shape."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kg.model.document import Span
from kg.readers.blocks import Heading
from kg.readers.lines import Line, trimmed
from kg.readers.numbering import roman

KNOWN = frozenset(
    {"abstract", "introduction", "background", "related work", "related works", "preliminaries", "method", "methods", "methodology"}
    | {"approach", "experiments", "experimental setup", "evaluation", "results", "analysis", "discussion", "limitations", "summary"}
    | {"threats to validity", "conclusion", "conclusions", "future work", "conclusion and future work", "ethics statement"}
    | {"ethical considerations", "broader impact", "acknowledgment", "acknowledgments", "acknowledgement", "acknowledgements"}
    | {"references", "bibliography", "appendix", "appendices", "supplementary material", "contributions", "data availability"}
    | {"author contributions"}
)
"""Headings that need no number, in small letters."""

_LONGEST = 120
_LONGEST_UNNUMBERED = 60
_MOST_WORDS = 16
_MOST_WORDS_UNNUMBERED = 8
_LARGEST_GAP = 3
_DECIMAL = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,4})\.?[ \t]+(?=[^\W\d_])")
_ROMAN = re.compile(r"([IVXL]{1,7})\.[ \t]+(?=[^\W\d_])")
_LETTER = re.compile(r"([A-Z])\.[ \t]+(?=[^\W\d_])")
_APPENDIX = re.compile(r"(?:Appendix[ \t]+)?([A-Z](?:\.\d{1,2}){1,3}|(?<=Appendix )[A-Z])[.:]?[ \t]+(?=[^\W\d_])")
_HASHES = re.compile(r"(#{1,6})[ \t]+(?=\S)")
_CAPTION = re.compile(r"(?:Table|Fig(?:ure)?|Tab|Algorithm|Listing)\b", re.IGNORECASE)
_ENDS_A_SENTENCE = (".", ";", ",", ":", "-")


@dataclass(slots=True)
class Numbers:
    """The numbers met so far, which tell a heading from a line that begins with a number."""

    top: int = 0
    roman: int = 0
    roman_printed: str = ""
    letter: str = ""
    numbered: int = 0
    decimals: set[str] = field(default_factory=set)


def heading(text: str, line: Line, numbers: Numbers, *, named_only: bool) -> Heading | None:
    """Read one line that stands alone as a heading, and remember its number.

    Numbers must follow from those before (a gap of up to 3 is let pass). With `named_only`, a heading without a number
    must be one of `KNOWN`; else words that all begin with a capital are enough.

    >>> numbers = Numbers()
    >>> heading("II. AREAS", Line(1, 0, "II. AREAS"), numbers, named_only=True).number
    'II'
    >>> heading("A. Tasks", Line(1, 0, "A. Tasks"), numbers, named_only=True).number
    'II-A'
    """
    printed = line.text.strip()
    if not printed or len(printed) > _LONGEST or printed.endswith(_ENDS_A_SENTENCE) or "\t" in printed:
        return None
    if len(printed.split()) > _MOST_WORDS or _CAPTION.match(printed):
        return None
    span = trimmed(text, line.start, line.end)
    marked = _HASHES.match(printed)
    if marked:
        return Heading(span, len(marked[1]), None, printed[marked.end() :].strip())
    found = _decimal(span, printed, numbers) or _letters(span, printed, numbers) or _appendix(span, printed, numbers)
    if found:
        numbers.numbered += 1
        return found
    words = printed.strip("*_ ")
    if words.lower() in KNOWN or (not named_only and _is_titled(words)):
        return Heading(span, 1, None, words)
    return None


def _decimal(span: Span, printed: str, numbers: Numbers) -> Heading | None:
    match = _DECIMAL.match(printed)
    if not match:
        return None
    number = match[1]
    parts = [int(part) for part in number.split(".")]
    if len(parts) == 1:
        if not 0 < parts[0] - numbers.top <= _LARGEST_GAP or not printed[match.end()].isupper():
            return None
        numbers.top = parts[0]
    elif number in numbers.decimals or parts[0] not in range(numbers.top, numbers.top + _LARGEST_GAP):
        return None
    numbers.decimals.add(number)
    numbers.top = max(numbers.top, parts[0])
    return Heading(span, len(parts), number, printed[match.end() :].strip())


def _letters(span: Span, printed: str, numbers: Numbers) -> Heading | None:
    """Read `II. AREAS` or `A. Tasks`; a letter that is a Roman numeral too is what its forerunners make it."""
    numeral, letter = _ROMAN.match(printed), _LETTER.match(printed)
    value = roman(numeral[1]) if numeral else None
    follows = letter is not None and letter[1] == (chr(ord(numbers.letter) + 1) if numbers.letter else "A")
    if numeral and value and 0 < value - numbers.roman <= _LARGEST_GAP and not (follows and value != numbers.roman + 1):
        numbers.roman, numbers.roman_printed, numbers.letter = value, numeral[1], ""
        return Heading(span, 1, numeral[1], printed[numeral.end() :].strip())
    if letter and (follows or _skips(letter[1], printed[letter.end() :].strip(), numbers)):
        numbers.letter = letter[1]
        number = f"{numbers.roman_printed}-{letter[1]}" if numbers.roman_printed else letter[1]
        return Heading(span, 2 if numbers.roman_printed else 1, number, printed[letter.end() :].strip())
    return None


def _skips(letter: str, words: str, numbers: Numbers) -> bool:
    """Tell whether a letter leaves out a few under a Roman numeral, as an excerpt does, before words that are a title by themselves."""
    return bool(numbers.roman_printed) and 1 < ord(letter) - ord(numbers.letter or "@") <= _LARGEST_GAP and _is_titled(words)


def _appendix(span: Span, printed: str, numbers: Numbers) -> Heading | None:
    match = _APPENDIX.match(printed)
    if not match or match[1] in numbers.decimals:
        return None
    numbers.decimals.add(match[1])
    return Heading(span, 1 + match[1].count("."), match[1], printed[match.end() :].strip())


def _is_titled(words: str) -> bool:
    if len(words) > _LONGEST_UNNUMBERED or not words[:1].isupper() or words.endswith(("!", "…")):
        return False
    parts = words.split()
    if len(parts) > _MOST_WORDS_UNNUMBERED or not any(len(part) > 3 for part in parts):
        return False
    if any(character in words for character in "|/@=<>[]{}\\"):
        return False
    return all(part[0].isupper() or not part[0].isalpha() or len(part) <= 3 for part in parts) and words[-1].isalnum() | (words[-1] in "?)")
