"""The head of a plain-text document: its title, authors, date and identifiers, as far as they are printed there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.model.document import Identifier
from kg.readers.lines import Line
from kg.readers.metadata import identifier

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
DATE = re.compile(
    rf"\b(?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+|\d{{1,2}}\s+{_MONTH},?\s+|{_MONTH},?\s+)((?:19|20)\d\d)\b"
    r"|\b((?:19|20)\d\d)-\d\d-\d\d\b"
)
DOI = re.compile(r"\b10\.\d{4,9}/[^\s\"<>|{}\\^`]{1,200}")
ARXIV = re.compile(r"\barxiv(?:\.org/(?:abs|pdf)/|:\s?)(\d{4}\.\d{4,5})(v\d+)?", re.IGNORECASE)
_NAVIGATION = re.compile(r"\s[|▾»›]\s|[|▾»›]\s*\Z")
_CODE = re.compile(r"[\w.-]{1,20}:[\w./-]{1,60}\Z|\d{1,4}\Z")
CONTACT = re.compile(r"@|https?:|www\.")
AFFILIATION = re.compile(
    r"\b(?:Universit\w+|Institute?|Department|Dept|School|Laborator\w+|College|Faculty|Academy|Inc|Corp|Ltd|GmbH|LLC)\b", re.IGNORECASE
)
MARKS = re.compile(r"[*†‡§¶∗¹²³⁴⁵⁶⁷⁸⁹⁰]+|(?<=[^\W\d_])\d(?:,\d)*|\s\d(?:,\d)*\Z|(?<=,)\d+")
BETWEEN = re.compile(r"\s*(?:;|,\s+and\s+|,|\s+and\s+|\s&\s|\s[·•]\s)\s*")
_COLUMNS = re.compile(r"\s{3,}")
_LONGEST_NAME = 60
_LONGEST_LINE = 200
_MOST_AUTHORS = 100


@dataclass(frozen=True, slots=True)
class Head:
    """What is printed above the text; `version` is that of an arXiv stamp."""

    title: str | None
    authors: tuple[str, ...]
    year: int | None
    identifiers: tuple[Identifier, ...]
    version: str | None


def read_head(groups: Sequence[Sequence[Line]]) -> Head:
    """Read the groups of lines above the first heading: the first that is no navigation, date or code is the title.

    A group below it names an author, or several with commas between; affiliations and addresses are left out.

    >>> author = [Line(3, 12, "Ann Roe"), Line(4, 20, "ann@example.org")]
    >>> head = read_head([[Line(1, 0, "On Widgets")], author, [Line(6, 37, "May 2, 2025")]])
    >>> head.title, head.authors, head.year
    ('On Widgets', ('Ann Roe',), 2025)
    """
    title: str | None = None
    authors: list[str] = []
    for group in groups:
        first = group[0].text.strip()
        if title is None:
            if not _is_furniture(first):
                title = " ".join(line.text.strip() for line in group) if len(group) <= 3 else first
            continue
        authors += _names(group)
    whole = "\n".join(line.text[:_LONGEST_LINE] for group in groups for line in group)
    date = DATE.search(whole)
    stamp = ARXIV.search(whole)
    names = {identifier("doi", match[0].rstrip(".,;)")) for match in DOI.finditer(whole)}
    names |= {identifier("arxiv", match[1]) for match in ARXIV.finditer(whole)}
    year = int(date[1] or date[2]) if date else None
    return Head(title, tuple(dict.fromkeys(authors))[:_MOST_AUTHORS], year, tuple(sorted(names)), stamp[2] if stamp else None)


def _is_furniture(line: str) -> bool:
    short = line[:_LONGEST_LINE]
    if _NAVIGATION.search(short) or _CODE.match(line) or ARXIV.match(short):
        return True
    date = DATE.search(short)
    return bool(date and len(short) - (date.end() - date.start()) < 15) or bool(CONTACT.search(short) and " " not in short)


def _names(group: Sequence[Line]) -> list[str]:
    line = group[0].text.strip()
    if len(line) > _LONGEST_LINE or _is_furniture(line) or CONTACT.search(line) or re.match(r"[A-Z][^:]{0,40}: ", line):
        return []
    names = []
    for part in (name for column in _COLUMNS.split(line) for name in BETWEEN.split(column)):
        name = MARKS.sub("", part).strip(" ,")
        if not name or len(name) > _LONGEST_NAME or any(character.isdigit() for character in name) or len(name.split()) > 6:
            continue
        if name[0].isupper() and not AFFILIATION.search(name):
            names.append(name)
    return names
