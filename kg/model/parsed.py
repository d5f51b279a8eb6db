"""What the parser makes of a document: sentences as they are matched, each tied to the characters that it stands for.

A sentence's own text is what a reader hears: citation marks, emphasis, footnote signs and line breaks are left out, a word that a
line or page breaks is whole, and a sentence that a table or a footnote interrupts is one. Its spans count code points of that
text; `place` and `quote` lead back to `Document.text`.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from kg.model.document import Document, Span
from kg.model.mention import Mention

LONGEST_QUOTE = 1000
"""The most characters of a quote."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of characters that a matched text shares with the document: `length` of them, from `at` there and `start` here."""

    at: int
    start: int
    length: int


@dataclass(frozen=True, slots=True)
class Token:
    """A word or sign; its span is in the sentence's text."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence.

    `topic` is the run-in heading of its paragraph ("Encoders:"), which is no part of `text`; `parts` are the pieces of the document
    that it stands in, one unless something interrupts it; `cited` are the offsets in `text` right before which references were
    printed; `passage` numbers the paragraph, so that a pronoun finds its antecedent in the same one.
    """

    text: str
    tokens: tuple[Token, ...]
    mentions: tuple[Mention, ...]
    pieces: tuple[Piece, ...]
    parts: tuple[Span, ...]
    cited: tuple[int, ...] = ()
    passage: int = 0
    section: str | None = None
    page: str | None = None
    topic: str | None = None

    def place(self, span: Span) -> Span:
        """Return where a piece of the sentence's text stands in the document."""
        last = max(span.start, span.end - 1)
        return Span(self._at(span.start), self._at(last) + 1)

    def quote(self, value: Span) -> Span:
        """Return the words of the document that show a piece of the sentence: the whole sentence where it is not too long to quote.

        A sentence that something long interrupts is quoted by the part that holds the value.
        """
        whole = Span(self.parts[0].start, self.parts[-1].end)
        if whole.end - whole.start <= LONGEST_QUOTE:
            return whole
        at = self.place(value)
        part = next((p for p in self.parts if p.start <= at.start and at.end <= p.end), at)
        if part.end - part.start <= LONGEST_QUOTE:
            return part
        start = max(part.start, min(at.start, at.end - LONGEST_QUOTE // 2))
        return Span(start, max(at.end, min(part.end, start + LONGEST_QUOTE)))

    def _at(self, offset: int) -> int:
        piece = self.pieces[max(0, bisect_right(self.pieces, offset, key=lambda p: p.at) - 1)]
        return piece.start + min(offset - piece.at, piece.length - 1)


@dataclass(frozen=True, slots=True)
class ParsedDocument:
    """A document with the sentences of its prose, in order."""

    document: Document
    sentences: tuple[Sentence, ...]
