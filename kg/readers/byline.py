"""Who wrote a Markdown text, as printed between its title and its first heading: names, affiliations, addresses, arXiv stamp and day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.model.document import Identifier, Paragraph
from kg.readers.metadata import identifier
from kg.readers.text_header import AFFILIATION, ARXIV, BETWEEN, CONTACT, DATE, DOI, MARKS

_EMPHASIS = re.compile(r"\*+|(?<!\w)_+|_+(?!\w)|`+")
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()\s]*\)")
_RAISED = re.compile(r"<sup>[^<]*</sup>|\^\{?[\w,*†‡]+\}?|<[^<>]*>|\((?:\d[\d,]*|[*†‡])\)|\$[^$]*\$")
_SAID = r"(?:(?:posted|published|written|authored|submitted|shared|announced)\s+)?"
_BY = re.compile(rf"{_SAID}(?:on\s+)?(?:(?:{DATE.pattern}),?\s+)?{_SAID}by\s+(?=[A-Z[])|authors?\s*:\s*", re.IGNORECASE)
_PIECES = re.compile(r"\s+[|•·–—/-]\s+")
"""What stands between the parts of a line that tells day, author and the time that reading takes."""
_PLACE = re.compile(r"\s+(?:on|in|at|for|from|of|@)\s+(?=(?:the\s+|our\s+)?[A-Z\d\[@])")
"""Behind names, what begins the words for where and when they wrote."""
_LONGEST_PIECE = 60
_NAME = re.compile(r"(?:[^\W\d_][\w'’-]*\.?|(?:[^\W\d_]\.-?)+)")
_PARTICLES = frozenset(
    (
        *("al", "ben", "bin", "da", "das", "de", "del", "della", "den", "der", "di", "do", "dos", "du", "el", "ibn", "la", "le"),
        *("ten", "ter", "van", "von", "y", "zu", "zum", "zur"),
    )
)
_NO_NAME = re.compile(
    r"\b(?:technical|report|preprint|draft|under|review|survey|version|workshop|conference|proceedings|accepted|published|submitted|abstract"
    r"|keywords?|code|models?|data(?:set)?|paper|updated?|release|notes|project|page|homepage|github|hugging|arxiv|license|research|labs?"
    r"|team|group|company|foundation|cent(?:er|re)|authors?|equal|contribution|corresponding|january|february|march|april|june|july|august"
    r"|september|october|november|december)\b",
    re.IGNORECASE,
)
_MARKED = re.compile(r"(?:[¹²³⁴-⁹*†‡§¶]|<sup>|\^)\s*\S")
_APART = re.compile(r"\s{2,}|(?<=[¹²³⁴-⁹*†‡§¶>\d])\s+(?=[A-Z])")
_LONGEST = 2_000
_MOST_BEFORE = 4
_MOST_WORDS = 6


@dataclass(frozen=True, slots=True)
class Byline:
    """What stands between title and text; `used` are the paragraphs that hold it and are no prose."""

    authors: tuple[str, ...] = ()
    year: int | None = None
    identifiers: tuple[Identifier, ...] = ()
    version: str | None = None
    used: tuple[Paragraph, ...] = ()


def read_byline(text: str, paragraphs: Sequence[Paragraph], *, formal: bool) -> Byline:
    """Read the paragraphs between title and first heading.

    In a `formal` text (one with an abstract) a paragraph of names alone is that of its authors, those behind it in which no sentence
    stands are affiliations and addresses; in another one the names follow "by" or "author".

    >>> from kg.model.document import Span
    >>> text = "**Ann Roe¹, Li Wen²**"
    >>> read_byline(text, [Paragraph(Span(0, len(text)), None)], formal=True).authors
    ('Ann Roe', 'Li Wen')
    """
    authors: list[str] = []
    names: set[Identifier] = set()
    used: list[Paragraph] = []
    year = version = None
    for paragraph in paragraphs[: None if formal else _MOST_BEFORE]:
        printed = paragraph.span.of(text)
        if paragraph.item or len(printed) > _LONGEST:
            break
        words = _EMPHASIS.sub("", printed)
        if formal and (stamp := ARXIV.search(words)) and not words[: stamp.start()].rpartition("\n")[2].strip():
            names.add(identifier("arxiv", stamp[1]))
            version = stamp[2]
        elif formal and (doi := DOI.search(words)) and len(words) < len(doi[0]) + 24:
            names.add(identifier("doi", doi[0].rstrip(".,;)")))
        elif found := _persons(words, formal=formal and (not authors or _MARKED.search(printed) is not None)):
            authors += found
        elif not (formal and authors and (_MARKED.match(printed) or _is_address(words))):
            continue
        used.append(paragraph)
        date = DATE.search(words)
        year = year or (int(date[1] or date[2]) if date else None)
    return Byline(tuple(dict.fromkeys(authors)), year, tuple(sorted(names)), version, tuple(used))


def _is_address(words: str) -> bool:
    """Tell whether words below the names are an affiliation, an address or a day, and no sentence."""
    longer = re.findall(r"(?<!\w)[^\W\d_]{4,}", words)
    return CONTACT.search(words) is not None or (words.strip()[-1:] not in ".!?:;" and all(word[0].isupper() for word in longer))


def _persons(words: str, *, formal: bool) -> list[str]:
    """Return the names that a paragraph is a list of, lines of addresses below them aside; none where it holds anything else."""
    first, *_ = words.strip().splitlines() or [""]
    pieces = _PIECES.split(first)
    signed = next((i for i, piece in enumerate(pieces) if _BY.match(piece)), None)
    if signed is not None and all(len(piece) <= _LONGEST_PIECE for piece in pieces[:signed]):
        by = _BY.match(pieces[signed])
        line = re.split(r"\.(?:\s|\Z)(?=\W|[A-Z][a-z]+ [a-z])", pieces[signed][by.end() if by else 0 :])[0]
        parts = _parts(_PLACE.split(line)[0])
        while parts and not _is_person(parts[-1]) and _is_address(parts[-1]):
            parts.pop()  # "by Ann Roe, Zork Labs, May 2025"
        return parts if all(map(_is_person, parts)) else []
    if not formal and (day := DATE.search(first)) is not None:
        sides = (side.strip(" |•·–—/-,()") for side in (first[: day.start()], first[day.end() :]))
        parts = [part for side in sides for piece in _PIECES.split(side) for part in _parts(piece)]
        return parts if all(map(_is_person, parts)) else []  # "Ann Roe, 11 March 2026"
    lines = words.strip().splitlines() if formal else []
    for last in range(len(lines), 0, -1):
        parts = _parts(" , ".join(lines[:last]))
        if parts and all(map(_is_person, parts)) and all(map(_is_address, lines[last:])):
            return parts
    return []


def _parts(line: str) -> list[str]:
    """Return the members of a list of names, without marks and links."""
    told = BETWEEN.split(_LINK.sub(r"\1", line))
    if len(told) == 1:
        told = _APART.split(told[0])  # "Ann Roe¹  Li Wen²": marks and blanks alone stand between them.
    parts = (MARKS.sub("", _RAISED.sub("", part)).strip(" ,.") for part in told)
    return [part for part in parts if part]


def _is_person(name: str) -> bool:
    """Tell whether words are a person's name: two or more, with capitals but not in capitals."""
    pieces = name.split()
    if not 2 <= len(pieces) <= _MOST_WORDS or _NO_NAME.search(name) or AFFILIATION.search(name):
        return False
    return pieces[0] not in _PARTICLES and all(
        piece in _PARTICLES or (_NAME.fullmatch(piece) is not None and piece[0].isupper() and (not piece.isupper() or len(piece) == 1))
        for piece in pieces
        if not re.fullmatch(r"(?:[^\W\d_]\.-?)+|I{1,3}|Jr\.?|Sr\.?", piece)
    )
