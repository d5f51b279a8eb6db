"""Parsing: from a document to the sentences of its prose, with the names that they mention."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from kg import iris
from kg.lexicon.lexicon import Lexicon
from kg.lexicon.mentions import Entry, Mention, find
from kg.model.document import Document, Paragraph, Span
from kg.model.parsed import ParsedDocument, Piece, Sentence, Token
from kg.parsing.passages import Passage, passages
from kg.parsing.sentences import sentences, tokenise
from kg.vocab import KG, RDF

OWNED = iris.document("")
"""How the IRIs begin of what one document owns."""


def parse(document: Document, lexicon: Lexicon) -> ParsedDocument:
    """Return a document's sentences with what they mention; names are found on characters and end where words end.

    Properties are no mentions: their labels are verbs and headers, not names of things. Neither are things that one document
    describes and owns, for they have no names, nor the words of variants, which are parts of names ("instruction-tuned version").
    """
    return ParsedDocument(document, _mentioning(document.text, document.paragraphs, lexicon))


@lru_cache(maxsize=2)
def _mentioning(text: str, paragraphs: tuple[Paragraph, ...], lexicon: Lexicon) -> tuple[Sentence, ...]:
    """Return the sentences of a text with mentions; several extractors ask for those of one document with one lexicon."""
    names = _Names(lexicon)
    return tuple(
        Sentence(
            bare.text, bare.tokens, names.find(bare), bare.pieces, bare.parts, bare.cited, bare.passage, bare.section, bare.page, bare.topic
        )
        for bare in _sentences(text, paragraphs)
    )


@lru_cache(maxsize=64)
def _sentences(text: str, paragraphs: tuple[Paragraph, ...]) -> tuple[Sentence, ...]:
    """Return the sentences of a text without mentions; a build reads each document twice."""
    found: list[Sentence] = []
    for number, passage in enumerate(passages(text, paragraphs)):
        tokens = tokenise(passage.text)
        found += (_sentence(passage, tokens[a:b], number) for a, b in sentences(tokens))
    return tuple(found)


def _sentence(passage: Passage, tokens: tuple[Token, ...], number: int) -> Sentence:
    start, end = tokens[0].span.start, tokens[-1].span.end
    pieces = []
    for piece in passage.pieces:
        first, last = max(piece.at, start), min(piece.at + piece.length, end)
        if first < last:
            pieces.append(Piece(first - start, piece.start + first - piece.at, last - first))
    shifted = tuple(Token(Span(t.span.start - start, t.span.end - start), t.text) for t in tokens)
    begin, close = pieces[0].start, pieces[-1].start + pieces[-1].length
    parts = tuple(Span(max(p.start, begin), min(p.end, close)) for p in passage.parts if p.start < close and begin < p.end)
    cited = tuple(c - start for c in passage.cited if start < c <= end)
    return Sentence(passage.text[start:end], shifted, (), tuple(pieces), parts, cited, number, passage.section, passage.page, passage.topic)


class _Names:
    """Looks up names in sentences."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.known: dict[str, tuple[Entry, ...]] = {}

    def lookup(self, keys: Collection[str]) -> dict[str, tuple[Entry, ...]]:
        found = {}
        for key, entries in self.lexicon.lookup(keys).items():
            if key not in self.known:
                self.known[key] = tuple(
                    e for e in entries if e.types != (RDF.Property,) and not e.iri.startswith(OWNED) and KG.VariantMarker not in e.types
                )
            if self.known[key]:
                found[key] = self.known[key]
        return found

    def find(self, sentence: Sentence) -> tuple[Mention, ...]:
        """Return the mentions in a sentence that begin where a token begins."""
        starts = {t.span.start for t in sentence.tokens}
        return tuple(m for m in find(sentence.text, self.lookup) if m.span.start in starts)


__all__ = ["parse"]
