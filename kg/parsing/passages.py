"""From a document's paragraphs to passages: prose as it is read, without marks, and whole where a page breaks it.

A passage keeps, for every run of its characters, where it stands in the document. Paragraphs are joined where a sentence
runs on from one to another, whatever stands between them: a table, a footnote, a page's furniture.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.model.document import Paragraph, Span
from kg.model.parsed import Piece

FOOTNOTE = re.compile(r"[¹²³⁰⁴-⁹*†‡§]+\s?\S|\^\{?\d+\}?\s?\S")
"""How a footnote begins."""

REFERENCE = re.compile(r"\[\d+\]\s")
"""How an entry of a list of references begins."""

CAPTION = re.compile(r"(?:fig(?:ure)?|tab(?:le)?|algorithm|listing)\b\.?\s*[\dIVX]+[a-z]?\s*[:.]", re.IGNORECASE)
"""How the caption of a figure, table or listing begins."""

ENUMERATOR = re.compile(r"\s*(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[).]|[-*•])\s+(?=\S)")
"""The number or bullet of a list item."""

TOPIC = re.compile(r"\s*(\*\*|\*|__|_)(?=\S)(?P<topic>[^*_\n]{1,120}?)(?P<inside>[:.?!])?\1(?P<outside>\s*:)?\s+")
"""A run-in heading: emphasised words, with a colon or full stop, at the beginning of a paragraph."""

NOISE = re.compile(
    r"(?P<cites>\s*\[(?!(?:19|20)\d\d-\d)\d+(?:\s*[,;–-]\s*\d+)*\](?:\s*[,;–-]?\s*\[\d+(?:\s*[,;–-]\s*\d+)*\])*)"
    r"|(?P<signs>[¹²³⁰⁴-⁹]+(?:,[¹²³⁰⁴-⁹]+)*|\^\{[\d,\s]+\})"
    r"|(?P<break>(?<=[^\W\d_])-[ \t]*\n\s*(?=[a-z]))"
    r"|(?P<link>\]\([^()\s]*\)|(?<!\w)\[(?=[^\[\]\d][^\[\]]*\]\())"
    r"|(?P<emphasis>\*+|`+|\$|(?<!\w)_+(?=\w)|(?<=\w)_+(?!\w))"
    r"|(?P<blank>\s+)"
)
"""What is not read aloud: citation marks, footnote signs, line breaks in words, links' targets, emphasis, runs of blanks."""

OPEN_ENDS = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "by",
        "for",
        "from",
        "in",
        "including",
        "into",
        "like",
        "of",
        "on",
        "or",
        "such",
        "than",
        "that",
        "the",
        "their",
        "to",
        "via",
        "which",
        "with",
    ]
)
"""Words after which no sentence ends."""

OPENERS = frozenset(
    [
        "a",
        "an",
        "as",
        "at",
        "both",
        "by",
        "each",
        "first",
        "finally",
        "for",
        "further",
        "however",
        "if",
        "in",
        "it",
        "its",
        "moreover",
        "most",
        "notably",
        "one",
        "our",
        "overall",
        "see",
        "similarly",
        "some",
        "such",
        "that",
        "the",
        "their",
        "then",
        "there",
        "these",
        "they",
        "this",
        "those",
        "thus",
        "to",
        "under",
        "unlike",
        "we",
        "when",
        "while",
        "with",
    ]
)
"""Words that begin a sentence, so that a capital at the head of a paragraph does not make it the rest of another."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Prose without marks: its pieces and parts as in `Sentence`, the offsets right before which references are cited."""

    text: str
    pieces: tuple[Piece, ...]
    parts: tuple[Span, ...]
    cited: tuple[int, ...]
    section: str | None
    page: str | None
    topic: str | None


def passages(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[Passage]:
    """Yield the passages of a document in order; captions, footnotes and lists of references are none."""
    kept = [p for p in paragraphs if not _is_furniture(p.span.of(text))]
    group: list[Paragraph] = []
    for paragraph in kept:
        if group and not continues(text, group[-1], paragraph):
            yield _passage(text, group)
            group = []
        group.append(paragraph)
    if group:
        yield _passage(text, group)


def continues(text: str, first: Paragraph, second: Paragraph) -> bool:
    """Return whether a sentence runs on from one paragraph to the next of the same section.

    It does where the first breaks off and the second begins with a small letter, or where the first ends with a word that
    wants another, or in the middle of a capitalised name.
    """
    if first.section != second.section or second.item:
        return False
    head, tail = first.span.of(text).rstrip(" *_"), second.span.of(text).lstrip(" *_")
    head = re.sub(r"(?:\s*\[\d[^\]]*\])+$", "", head)
    if not head or not tail or head[-1] in '.?!:;”"':
        return False
    if tail[0].islower():
        return True
    last = re.findall(r"[^\W_][\w-]*$", head)
    if not last or not tail[0].isupper():
        return False
    opener = re.match(r"\w+", tail)
    if last[0].casefold() in OPEN_ENDS:
        return True
    return last[0][0].isupper() and opener is not None and opener[0].casefold() not in OPENERS and len(head) > 60


def _is_furniture(text: str) -> bool:
    return bool((FOOTNOTE.match(text) and not text.startswith("*")) or REFERENCE.match(text) or CAPTION.match(text))


def _passage(text: str, group: Sequence[Paragraph]) -> Passage:
    """Return the passage that some paragraphs make together."""
    start, topic = group[0].span.start, None
    if number := ENUMERATOR.match(text, start, group[0].span.end):
        start = number.end()
    heading = TOPIC.match(text, start, group[0].span.end)
    if heading and (heading["inside"] or heading["outside"]):
        topic, start = " ".join(heading["topic"].split()), heading.end()
    writer = _Writer(text)
    for i, paragraph in enumerate(group):
        begin = start if i == 0 else paragraph.span.start
        if i:
            writer.join(group[i - 1].span.end)
        writer.write(Span(begin, paragraph.span.end))
    return Passage(
        "".join(writer.out), tuple(writer.pieces), tuple(writer.parts), tuple(writer.cited), group[0].section, group[0].page, topic
    )


class _Writer:
    """Copies runs of the document's text and notes where each comes from."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.out: list[str] = []
        self.pieces: list[Piece] = []
        self.parts: list[Span] = []
        self.cited: list[int] = []
        self.length = 0

    def copy(self, start: int, end: int, shown: str | None = None) -> None:
        words = self.text[start:end] if shown is None else shown
        if words:
            self.out.append(words)
            self.pieces.append(Piece(self.length, start, len(words)))
            self.length += len(words)

    def join(self, at: int) -> None:
        """Go over to the next paragraph: a blank stands between them, or nothing where a hyphen breaks a word."""
        if self.out and self.out[-1].endswith("-") and self.out[-1][-2:-1].isalpha():
            last = self.pieces.pop()
            word = self.out.pop()
            self.length -= len(word)
            self.copy(last.start, last.start + last.length - 1)
        elif self.out:
            self.copy(at - 1, at, " ")

    def write(self, span: Span) -> None:
        """Copy what is read of a part of the document."""
        self.parts.append(span)
        at = span.start
        for noise in NOISE.finditer(self.text, span.start, span.end):
            self.copy(at, noise.start())
            at = noise.end()
            if noise["cites"]:
                self.cited.append(self.length)
            elif noise["blank"] and self.out and not self.out[-1].endswith(" "):
                self.copy(noise.start(), noise.start() + 1, " ")
        self.copy(at, span.end)
