"""The words of a piece of a page as Markdown writes them: blanks as a browser shows them, emphasis, code, and what is raised or lowered."""

from __future__ import annotations

import re
from dataclasses import dataclass

_SOFT: dict[int, str | None] = {**dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff")), 0x2010: "-", 0x2011: "-"}
_BLANK = re.compile(r"\s+")
_PIECE = re.compile(r"\n|[^\S\n]+|\S+")
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SIGNS = re.compile(r"[\d\s,*†‡§¶∗]+")
_LETTER = re.compile(r"[a-z](?:\s*,\s*[a-z])*")
_APART = re.compile(r"[±(]|[+−–-]\d|[^\W\d_]{2}")


@dataclass(frozen=True, slots=True)
class Style:
    """How a piece of text is set: the marks that Markdown has for it, from the outside in."""

    bold: bool = False
    italic: bool = False
    code: bool = False

    @property
    def marks(self) -> tuple[str, ...]:
        """Return the marks that open the style, those that close it are the same from the end."""
        if self.code:
            return ("**", "`") if self.bold else ("`",)
        return ("***",) if self.bold and self.italic else ("**",) if self.bold else ("*",) if self.italic else ()


PLAIN = Style()


def raised(text: str) -> str:
    """Return raised characters: digits as such, signs as they are, a letter as a mark, anything else behind the word.

    >>> raised("2"), raised("†"), raised("a"), raised("+"), raised("th")
    ('²', '†', '<sup>a</sup>', '+', 'th')
    """
    words = " ".join(text.split())
    if _SIGNS.fullmatch(words):
        return words.replace("∗", "*").translate(_SUPERSCRIPTS)
    return f"<sup>{words}</sup>" if _LETTER.fullmatch(words) else words


def lowered(text: str) -> str:
    """Return lowered characters, apart from the word before where they are a word, a spread or a difference.

    >>> lowered("2"), lowered("±0.3"), lowered("base")
    ('2', ' ±0.3', ' base')
    """
    words = " ".join(text.split())
    return f" {words}" if _APART.match(words) else words


class Words:
    """Gathers the text of a paragraph, a heading or a cell as it comes; `breaks` keeps the breaks of lines."""

    def __init__(self, *, breaks: bool = False) -> None:
        self.breaks = breaks
        self._runs: list[tuple[str, Style]] = []

    def add(self, text: str, style: Style = PLAIN) -> None:
        """Add text as it stands in the source: its line ends are blanks."""
        if text:
            self._runs.append((_BLANK.sub(" ", text.translate(_SOFT) if not text.isascii() else text), style))

    def end_line(self) -> None:
        """Add a break of the line."""
        self._runs.append(("\n" if self.breaks else " ", PLAIN))

    def text(self, *, marked: bool = True) -> str:
        """Return what was gathered, each run of blanks as one, with the marks of its style tight around the words."""
        made: list[str] = []
        gap = ""
        now = PLAIN
        for run, style in self._runs:
            for piece in _PIECE.findall(run):
                if piece == "\n" or piece.isspace():
                    gap = "\n" if piece == "\n" or gap == "\n" else " "
                    continue
                if marked and style != now:
                    made += reversed(now.marks)
                    made += (gap if len(made) > 0 else "", *style.marks)
                    now, gap = style, ""
                made += (gap if made else "", piece)
                gap = ""
        made += reversed(now.marks)
        return "".join(made)

    def clear(self) -> None:
        """Begin anew."""
        self._runs.clear()
