"""How many columns of a terminal a text takes, and lines that keep to a number of them."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

ELLIPSIS: Final = "…"
_WORD: Final = re.compile(r"[^ ]+(?: (?:(?=\[\d+\]|%)[^ ]+|/(?![^ ])))*")
"""A word, with the citation marks, the per cent sign or the stroke that belong to it."""
_JOINT: Final = re.compile(r"(?<=[^ ])(?<=[-/_])(?=[^ ])")
"""Where a word that is longer than a line is cut first."""


def columns(text: str) -> int:
    """Return the number of columns that a text takes: two for a wide character, none for a combining one.

    Source: Unicode Standard Annex 11.

    >>> columns("HumanEval"), columns("代码"), columns("e\u0301")
    (9, 4, 1)
    """
    return len(text) if text.isascii() else sum(map(_columns, text))


@lru_cache(maxsize=4096)
def _columns(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf") or "\u1160" <= character <= "\u11ff":
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def head(text: str, width: int) -> str:
    """Return the longest beginning of a text that takes at most `width` columns.

    >>> head("代码模型", 5)
    '代码'
    """
    if text.isascii():
        return text[: max(width, 0)]
    taken = 0
    for i, character in enumerate(text):
        taken += _columns(character)
        if taken > width:
            return text[:i]
    return text


def clip(text: str, width: int) -> str:
    """Return the text, cut with an ellipsis if it takes more than `width` columns.

    >>> clip("Code Llama", 6)
    'Code…'
    """
    return text if columns(text) <= width else head(text, width - 1).rstrip() + ELLIPSIS


def pad(text: str, width: int, *, right: bool = False) -> str:
    """Return the text with spaces up to `width` columns, behind it or, for `right`, before it."""
    space = " " * (width - columns(text))
    return space + text if right else text + space


def wrap(text: str, width: int, first: str = "", rest: str | None = None) -> list[str]:
    """Return the text in lines of at most `width` columns; `first` begins the first line, `rest` (else `first`) the others.

    A citation mark or a per cent sign never begins a line; a word that is longer than a line is cut.

    >>> wrap("Code Llama 7B scores 33.5 % [1].", 22, "- ", "  ")
    ['- Code Llama 7B scores', '  33.5 % [1].']
    """
    follow = first if rest is None else rest
    lines: list[str] = []
    line, empty = first, True
    for word in _words(text, width - max(columns(first), columns(follow))):
        joined = line + word if empty else f"{line} {word}"
        if not empty and columns(joined) > width:
            lines.append(line)
            joined = follow + word
        line, empty = joined, False
    return lines if empty else [*lines, line]


def longest_word(text: str) -> int:
    """Return the columns of the longest piece that is cut only where there is no other way.

    >>> longest_word("HumanEval / pass@1"), longest_word("Difficulty-weighted average")
    (11, 11)
    """
    return max((columns(piece) for match in _WORD.finditer(text) for piece in _JOINT.split(match[0])), default=0)


def _words(text: str, room: int) -> list[str]:
    words: list[str] = []
    for match in _WORD.finditer(text):
        parts = [match[0]] if columns(match[0]) <= room else match[0].split(" ")
        for part in parts:
            words.extend(_pieces(part, room))
    return words


def _pieces(word: str, room: int) -> list[str]:
    pieces = []
    while columns(word) > room:
        piece = head(word, room) or word[0]
        joints = [match.start() for match in _JOINT.finditer(word[: len(piece) + 1])]
        piece = word[: joints[-1]] if joints else piece
        pieces.append(piece)
        word = word[len(piece) :]
    return [*pieces, word] if word else pieces
