"""The parts of an entry of a list of references that is printed as a line: authors, title, year and identifier, in any usual style."""

from __future__ import annotations

import re
from dataclasses import dataclass

_QUOTED = re.compile(r"“(?P<curly>[^“”]{3,400})”|``(?P<tex>[^`']{3,400})''|\"(?P<plain>[^\"]{3,400})\"")
_EMPHASISED = re.compile(r"(?<!\*)\*(?!\*)(?P<title>[^*]{3,300})\*")
_ET_AL = re.compile(r"[*_]{1,2}(et\s+al\.?)[*_]{1,2}")
ADDRESS = re.compile(r"<?(?P<address>https?://[^\s<>\"”]+)>?")
_DOI = re.compile(r"\b(?P<doi>(?:doi:\s?)?10\.\d{4,9}/[^\s<>\"”,;]+)", re.I)
_ARXIV = re.compile(r"\b(?P<arxiv>arXiv:\s?\d{4}\.\d{4,5}(?:v\d+)?)", re.I)
_ACCESSED = re.compile(r"\b(?:accessed|retrieved|last visited)\b.*", re.I | re.S)
_YEAR = re.compile(r"(?<![\d.:/–-])(?P<year>(?:19|20)\d\d)(?![\d:/–-]|\.\d)[a-z]?")
_SENTENCE = re.compile(r"(?:(?<=[^\W\d_]{2})|(?<=[)\]’+])|(?<=\w\d))[.?!]\s+(?=[^\W\d_“(*])")
_TITLE = r"(?P<title>.{5,300}?)(?:(?<=[^\W_]{2})|(?<=[)\]’+]))[.?!](?=\s|\Z)"
_NAMES_YEAR = re.compile(rf"^(?P<authors>.{{3,400}}?)[.,]?\s*\((?P<year>(?:19|20)\d\d)[a-z]?\)[.,:]?\s+{_TITLE}", re.S)
_NAMES_BARE_YEAR = re.compile(rf"^(?P<authors>.{{3,600}}?)\.\s+(?P<year>(?:19|20)\d\d)[a-z]?\.\s+{_TITLE}", re.S)
_ENDS_IN_YEAR = re.compile(r"[.,]\s+(?:19|20)\d\d\.?\s*\Z")


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of an entry; what is not printed is empty or None."""

    authors: str
    title: str
    year: int | None
    identifier: str | None


def read_parts(body: str) -> Parts:
    """Return the parts of an entry without its number: what stands in quotation marks, else the sentence after the authors, is its title.

    >>> read_parts("A. Fen and B. Gale. Of widgets: a view. *Journal of Widgets*, 12(3):1–20, 2019.")
    Parts(authors='A. Fen and B. Gale', title='Of widgets: a view', year=2019, identifier=None)
    >>> read_parts("L. Quay. 2021. Widgets at last. arXiv preprint arXiv:2109.00001.")
    Parts(authors='L. Quay', title='Widgets at last', year=2021, identifier='arXiv:2109.00001')
    """
    authors, title, rest = _parts(_ET_AL.sub(r"\1", body))
    return Parts(plain(authors), plain(title) or plain(body).strip("<>"), _year(rest), _identifier(body))


def _parts(body: str) -> tuple[str, str, str]:
    """Return authors, title, and what prints the year: what follows the title, or the year between both."""
    if found := _QUOTED.search(body):
        emphasised = _EMPHASISED.search(body)
        first = emphasised if emphasised and emphasised.start() < found.start() else found
        return body[: first.start()], next(g for g in first.groups() if g), body[first.end() :]
    for pattern in (_NAMES_YEAR, _NAMES_BARE_YEAR):
        found = pattern.match(body)
        if found and not any(len(piece) > 3 for piece in _SENTENCE.split(found["authors"])[1:]):
            return found["authors"], found["title"], found["year"]
    if emphasised := _EMPHASISED.search(body):
        before = [piece for piece in _SENTENCE.split(body[: emphasised.start()]) if len(piece.strip(" .,")) > 2]
        if len(before) < 2:
            return body[: emphasised.start()], emphasised["title"], body[emphasised.end() :]
        return _authors(before[0]), before[1], body[emphasised.start() :]
    pieces = _SENTENCE.split(ADDRESS.sub(" ", body), maxsplit=2)
    if len(pieces) > 1 and not ADDRESS.match(body.strip()):
        return _authors(pieces[0]), _ENDS_IN_YEAR.sub("", pieces[1]), body
    return "", "", body


def _authors(words: str) -> str:
    """Return the authors with the full stop of "et al.", at which the entry was parted."""
    return f"{words}." if words.endswith(" al") else words


def plain(words: str) -> str:
    """Return the words without emphasis, and without the comma that ends them.

    >>> plain("D. Amodei, I. Sutskever *et al.*, "), plain("—,")
    ('D. Amodei, I. Sutskever et al.', '')
    """
    bare = re.sub(r"(?<!\\)\*+|(?<=\s)_|_(?=\s|$)", "", words)
    bare = re.sub(r"\s+", " ", bare).strip().rstrip(",;").strip()
    bare = bare if bare.endswith(("al.", "Inc.")) or not bare.endswith(".") else bare[:-1]
    return "" if set(bare) <= set("–—- ") else bare


def _year(rest: str) -> int | None:
    """Return the last year that is printed after the title, addresses, numbers of preprints and days of access left aside."""
    rest = _ACCESSED.sub(" ", _ARXIV.sub(" ", _DOI.sub(" ", ADDRESS.sub(" ", rest))))
    years = [m["year"] for m in _YEAR.finditer(rest)]
    return int(years[-1]) if years else None


def _identifier(body: str) -> str | None:
    """Return what identifies the work, as printed: its DOI, else its number at arXiv, else an address."""
    addresses = [m["address"].rstrip(".,;)") for m in ADDRESS.finditer(body)]
    bare = ADDRESS.sub(" ", body)
    if found := _DOI.search(bare):
        return found["doi"].rstrip(".,;)")
    if found := _ARXIV.search(bare):
        return found["arxiv"]
    return addresses[0] if addresses else None
