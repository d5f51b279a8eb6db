"""The captions of tables: `Table 2 (p. 6): …`, `TABLE IV: …`, `Table (results.json): …`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.model.document import Span
from kg.readers.lines import trimmed

_CAPTION = re.compile(
    r"(?:\*\*)?(?:Table|TABLE|Tab\.)(?:\s+(?P<number>[A-Z]{0,2}\.?\d+(?:\.\d+)*[a-z]?|[IVXLC]+|[A-Z](?=\s*[:(.])))?"
    r"(?P<bold>\*\*)?\s{0,4}(?:\((?P<where>[^()\r\n]{1,120})\))?(?:\*\*)?\s{0,2}(?P<colon>[:.|]|\s[–—]|[ \t]{0,4}[\r\n])?(?:\*\*)?"
)
_PAGE = re.compile(r"pp?\.?\s?([0-9ivxlc]+(?:\s?[–—-]\s?[0-9ivxlc]+)?)\Z")
_NOTE = re.compile(r"(?:\*\*)?(?:Notes?|NOTES?)\b(?:\*\*)?\s?[:.—–]")
_FOOTNOTE = re.compile(r"[*†‡§¶]{1,3} ?[\w(\"“]")
_RAISED = r"(?:<sup>\s*)?\\?(?P<sign>[*†‡§¶¹²³⁰⁴-⁹]{1,3}|(?<=>)\w{1,2}(?=\s*</sup>))(?:\s*</sup>)?"
_EXPLAINED = re.compile(rf"{_RAISED}\s?[:=]?\s?(?=[\w(\"“])")
_BORNE = re.compile(rf"(?<=\S)\s*{_RAISED}\Z")
_EMPHASISED = re.compile(r"(\*\*|__|\*|_)(?P<inside>.+?)\1(?P<after>.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Caption:
    """A caption taken apart: the table's number, page and place, and where its words stand after these."""

    number: str | None
    page: str | None
    place: str | None
    words: Span


def read_caption(text: str, span: Span) -> Caption | None:
    """Read the paragraph at `span` as a caption, or return None if it is none.

    >>> text = "Table 2 (p. 6): Scores in per cent."
    >>> caption = read_caption(text, Span(0, len(text)))
    >>> caption.number, caption.page, caption.words.of(text)
    ('2', '6', 'Scores in per cent.')
    >>> read_caption("Table 2 shows scores.", Span(0, 21)) is None
    True
    """
    match = _CAPTION.match(text, span.start, min(span.end, span.start + 300))
    if not match or not (match["number"] or match["where"]):
        return None
    only = match.end() == span.end
    if not match["colon"] and not only:
        return None
    page, place = _page_and_place(match["where"])
    words = trimmed(text, match.end(), span.end)
    return Caption(match["number"], page, place, words)


def is_note(text: str, span: Span, *, marks: bool) -> bool:
    """Return whether the paragraph at `span` explains a table: `Note: …`, and with `marks` also `* not in …`.

    >>> is_note("Notes: zero-shot.", Span(0, 17), marks=False)
    True
    """
    return bool(_NOTE.match(text, span.start, span.end) or (marks and _FOOTNOTE.match(text, span.start, span.end)))


def signs_borne(text: str) -> frozenset[str]:
    r"""Return the footnote signs behind the words of a cell: raised, escaped or bare, and no asterisks of emphasis.

    >>> [sorted(signs_borne(cell)) for cell in ("54.3 †", r"Zork \*", "54.3<sup>a</sup>", "*Zork*", "**54.3***")]
    [['†'], ['*'], ['a'], [], ['*']]
    """
    emphasised = _EMPHASISED.fullmatch(text)
    found = _BORNE.search(emphasised["inside"] + emphasised["after"] if emphasised else text)
    return frozenset(found["sign"]) if found else frozenset()


def sign_explained(text: str, span: Span) -> str | None:
    """Return the footnote sign that the paragraph at `span` begins with and explains, or None.

    >>> sign_explained("† with five samples", Span(0, 19)), sign_explained("With five samples", Span(0, 17))
    ('†', None)
    """
    found = _EXPLAINED.match(text, span.start, span.end)
    return found["sign"] if found else None


def _page_and_place(where: str | None) -> tuple[str | None, str | None]:
    page = None
    rest = []
    for part in re.split(r"[,;]", where or ""):
        match = _PAGE.match(part.strip())
        if match and page is None:
            page = match[1]
        elif part.strip():
            rest.append(part.strip())
    return page, ", ".join(rest) or None
