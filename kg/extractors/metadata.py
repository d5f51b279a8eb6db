"""What a document says of itself, with the line that shows it: title, authors, year, date, identifiers, kind, and how it was made.

What only a file beside the document states (a sidecar) has no place in its text, and is no statement of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg import iris
from kg.extractors.rows import LONGEST_QUOTE
from kg.extractors.sentences import sentences
from kg.lexicon.facets import integer
from kg.lexicon.lexicon import Lexicon
from kg.lexicon.schema import Schema
from kg.model.document import Document, Span
from kg.model.statement import Evidence, Extracted, Locator, Statement
from kg.model.terms import Iri, Literal
from kg.readers.kinds import where_machine_generated
from kg.vocab import DCTERMS, KG

EXTRACTOR = "metadata/3"

_FRONT = re.compile(r"\A\ufeff?---[ \t]*\r?\n(?P<body>.*?)^---[ \t]*$", re.S | re.M)
_LONGEST_HEAD = 4000
_LONGEST_DATED = 120
_CODE = re.compile(r"[A-Z]{2,12}[:-][A-Z0-9]{4,24}")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DATE = rf"(?P<date>{_MONTH} \d{{1,2}},? (?:19|20)\d\d|\d{{1,2}} {_MONTH},? (?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d)"
_DATED = re.compile(
    rf"{_DATE}|arXiv:\S+(?: \[[\w.-]+\])?\s+{_DATE.replace('<date>', '<stamp>')}"
    rf"|[\W_]*(?:(?:[Pp]osted|[Pp]ublished|[Ww]ritten) )?[Bb]y [A-Z].{{2,80}}?[\W_]{_DATE.replace('<date>', '<signed>')}[\W_]*"
    rf"|[\W_]*(?:(?:[Pp]osted|[Pp]ublished|[Ww]ritten) (?:on )?)?{_DATE.replace('<date>', '<begun>')}[\W_]+[Bb]y [A-Z].{{2,80}}"
    rf"|.*\b(?:[Uu]pdated|[Rr]evised|[Mm]odified|[Pp]ublished|[Pp]osted)(?: on)?:? {_DATE.replace('<date>', '<day>')}[\W_]*"
)
"""A line that is a date, an arXiv stamp, a by-line with a day, or ends in the day on which the text was published or changed last."""


def extract(document: Document, lexicon: Lexicon, schema: Schema) -> Iterator[Extracted]:  # noqa: ARG001
    """Yield what a document says of itself."""
    subject = iris.document(document.id)
    head = _head(document)
    if title := _find(document.title, document.text, _stated(document, "title")):
        yield from _said(document, subject, DCTERMS.title, document.title, title)
    if document.authors and (names := _authors(document, _stated(document, "authors") or head)):
        yield from _said(document, subject, KG.authors, "; ".join(document.authors), names)
    if document.year is not None and (year := _find(str(document.year), document.text, _stated(document, "year") or head, whole=True)):
        yield Statement(subject, KG.year, integer(str(document.year)), _shown(document, year))
    for identifier in document.identifiers:
        if place := _find(identifier.value, document.text, _stated(document, "identifiers")):
            yield from _said(document, subject, KG.identifier, f"{identifier.scheme}:{identifier.value}", place)
    yield from _kind(document, subject)
    if not _FRONT.match(document.text):
        yield from _loose(document, subject, head)


def _kind(document: Document, subject: Iri) -> Iterator[Extracted]:
    """Yield kind and trust where the text states them, or says how it was made."""
    made = where_machine_generated(document.text)
    for predicate, key, value in ((KG.kind, "kind", document.kind), (KG.trust, "trust", document.trust)):
        if (where := _stated(document, key)) and (stated := _find(value, document.text, where, whole=True)):
            yield from _said(document, subject, predicate, value, stated)
        elif made and (value == "machine_generated" or (predicate == KG.kind and value == "report")):
            yield from _said(document, subject, predicate, value, made)
        elif predicate == KG.kind and (word := _find(value, document.title)) and (title := _find(document.title, document.text)):
            at = title.start + word.start if title.end - title.start == len(document.title) else title.start
            yield from _said(document, subject, predicate, value, Span(at, at + len(value)))


def _loose(document: Document, subject: Iri, head: Span) -> Iterator[Extracted]:
    """Yield the date and the register's code that stand alone on a line of the head of a text without a front matter."""
    at = head.start
    for line in head.of(document.text).splitlines(keepends=True):
        words = line.strip()
        start = at + len(line) - len(line.lstrip())
        at += len(line)
        if found := _DATED.fullmatch(words) if words and len(words) <= _LONGEST_DATED else None:
            group = found.lastgroup or "date"
            yield from _said(document, subject, KG.dated, found[group], Span(start + found.start(group), start + found.end(group)))
        elif document.kind == "report" and _CODE.fullmatch(words):
            yield from _said(document, subject, KG.recordCode, words, Span(start, start + len(words)))


def _head(document: Document) -> Span:
    """Return where a document says who made it: its front matter, else all above its first section."""
    front = _FRONT.match(document.text)
    if front:
        return Span(*front.span("body"))
    titled = [s.span.start for s in document.sections if s.heading.casefold() != document.title.casefold()]
    return Span(0, min(titled[0] if titled else len(document.text), _LONGEST_HEAD))


def _stated(document: Document, key: str) -> Span | None:
    """Return where the value of a key of the front matter stands, with the lines that it runs over."""
    front = _FRONT.match(document.text)
    if front is None:
        return None
    found = re.compile(rf"^{key}:[ \t]*(?P<value>.*(?:\n(?:[ \t-].*)?)*)", re.M).search(document.text, *front.span("body"))
    return Span(*found.span("value")) if found else None


def _authors(document: Document, head: Span) -> Span | None:
    """Return the piece of the head that holds all authors, in whatever order and with whatever between."""
    places = [_find(name, document.text, head) for name in document.authors]
    if any(place is None for place in places):
        return None
    known = [place for place in places if place is not None]
    return Span(min(p.start for p in known), max(p.end for p in known))


def _find(words: str, text: str, within: Span | None = None, *, whole: bool = False) -> Span | None:
    """Return where words first stand in a text, whatever blanks and line ends separate them."""
    pieces = [re.escape(piece) for piece in words.split()]
    if not pieces:
        return None
    pattern = r"\s+".join(pieces)
    pattern = rf"(?<!\w){pattern}(?!\w)" if whole else pattern
    found = re.compile(pattern, re.I).search(text, within.start if within else 0, within.end if within else len(text))
    return Span(found.start(), found.end()) if found else None


def _said(document: Document, subject: Iri, predicate: Iri, value: str, place: Span) -> Iterator[Extracted]:
    shown = _shown(document, place)
    if shown.quote.end - shown.quote.start <= LONGEST_QUOTE:
        yield Statement(subject, predicate, Literal(value), shown)


def _shown(document: Document, place: Span) -> Evidence:
    """Return the evidence of words: the line or lines they stand in, or the sentence where a line is a paragraph."""
    text = document.text
    start = text.rfind("\n", 0, place.start) + 1
    end = text.find("\n", place.end)
    quote = Span(start, end if end >= 0 else len(text))
    if quote.end - quote.start > LONGEST_QUOTE // 2:
        inside = [s for s in sentences(text, quote) if s.start <= place.start and place.end <= s.end]
        quote = inside[0] if inside else place
    words = quote.of(text)
    quote = Span(quote.start + len(words) - len(words.lstrip()), quote.start + len(words.rstrip()))
    section = next((s for s in reversed(document.sections) if s.span.start <= place.start < s.span.end), None)
    where = f"{section.number} {section.heading}" if section and section.number else section.heading if section else None
    where = where or ("front matter" if _FRONT.match(text) else "head")
    return Evidence(quote, place, Locator(where, section.page if section else None), EXTRACTOR)
