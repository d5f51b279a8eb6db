"""Titles that stand in a question as they are printed: which works they name, and where nothing else is to be read in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from kg.lexicon.identifiers import normal_identifier
from kg.lexicon.keys import match_key
from kg.lexicon.mentions import Entry, Mention, words
from kg.model.document import Span
from kg.model.logical_form import Subject
from kg.query.catalogue import LEAST_WORDS, Work
from kg.query.names import Names
from kg.vocab import KG

OF_A_WORK = re.compile(
    r"\b(?:who|whom|whose|authors?|written|wrote|when|years?|dates?|dated|publi\w+|appear\w*|c[oa]me out|identifiers?|doi|arxiv"
    r"|cit(?:e|es|ed|ing)|titled|entitled|called|papers?|articles?|reports?|surveys?|documents?|leaderboards?|model cards?|readme"
    r"|journals?|conferences?|venues?|proceedings|workshops?)\b",
    re.I,
)
"""Words that ask of a work, or say that one is named."""

WITHIN = re.compile(r"\b(?:in|within|from|per|according\s+to)\s+(?:the\s+)?[\"'“”‘«]?$", re.I)
"""What stands before the title of a document that is to answer: it restricts the question and is not asked about."""

SPEAKS = re.compile(r"[\"'”’»]?\s+(?:report|give|print|show|say|state|list|claim)s?\s+(?:for|on|of|as|that)\b", re.I)
"""A verb behind a title by which it is the document that is to answer."""

QUOTES = ('"', "“", "”", "‘", "’", "'", "«", "»")
LEAST_WHOLE = 5
"""The fewest words of a title that is known without quotation marks."""


def standing(text: str, names: Names) -> tuple[Span, ...]:
    """Return the places where a whole title stands in a question about its work: the names and verbs in it are part of the title.

    A question that is a title and nothing else is a question; a document in which the answer is to be found is no subject.
    """
    if len(words(text)) <= LEAST_WORDS or not OF_A_WORK.search(text):
        return ()
    found = []
    for work in quoted(text, names.titles()):
        if WITHIN.search(text[: work.span.start]) or SPEAKS.match(text, work.span.end):
            continue
        whole = len(words(work.label)) == len(words(work.text))
        marked = text[: work.span.start].rstrip().endswith(QUOTES) and text[work.span.end :].lstrip(" ?.!,").startswith(QUOTES)
        outside = f"{text[: work.span.start]} {text[work.span.end :]}"
        if whole and (marked or len(words(work.text)) >= LEAST_WHOLE) and OF_A_WORK.search(outside):
            found.append(work.span)
    return tuple(found)


ABOUT_IT = re.compile(
    r"\b(?:(?:which|what)\s+(?:is\s+the\s+)?(?:papers?|documents?|works?|articles?|sources?|references?|entr(?:y|ies)|digest)|identifiers?|cit(?:e|es|ed|ing)"
    r"|bears?|referred|references?|bibliograph\w+|listed\s+as|number\s+of)\b",
    re.I,
)
"""Words by which an identifier is what is asked about, and not where the answer is to be found."""
REGISTRY = re.compile(r"(?:\b(?:arxiv|doi)(?:\s+(?:id|number|paper|preprint))?[\s:]*|https?://\S*)$", re.I)


def sources(text: str, names: Names, taken: Sequence[Span]) -> tuple[Mention, ...]:
    """Return the documents in which a question wants its answer found, by whole title or by identifier; `taken` titles are asked about.

    A question that begins with the title of a report is that report's question.
    """
    found = []
    for work in quoted(text, names.documents_by_title()):
        whole = len(words(work.label)) == len(words(work.text))
        free = not any(work.span.overlaps(s) for s in taken)
        asks = ASKS.match(work.label) and not text[: work.span.start].rstrip().endswith(QUOTES)
        key = match_key(work.label)
        if any(KG.Document not in e.types for e in names.lookup([key]).get(key, ())):
            continue  # A card that is titled by its model's name and nothing else.
        if whole and free and not asks and len(words(text)) > len(words(work.text)) + 1:
            found.append(Mention(work.span, work.text, (Entry(work.iri, (KG.Document,), work.label),)))
    if not ABOUT_IT.search(text):
        found += _identified(text, names)
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda m: (m.span, m.entries)):
        same = next((m for m in kept if m.span == mention.span), None)
        if same is not None:
            kept[kept.index(same)] = Mention(same.span, same.text, (*same.entries, *mention.entries))
        elif not any(m.span.overlaps(mention.span) for m in kept):
            kept.append(mention)
    return tuple(kept)


ASKS = re.compile(r"(?:how|what|which|why|who|when|where|do|does|is|are|can)\b", re.I)
"""How a title begins that is a question."""


def _identified(text: str, names: Names) -> Iterator[Mention]:
    """Yield the documents that a question names by identifier: a number of arXiv, a DOI, a repository (`owner/name`)."""
    for token in re.finditer(r"\S+", text):
        word = token[0].strip("?!.,;:()[]<>\"“”'‘’")
        if not ("/" in word or any(c.isdigit() for c in word)):
            continue
        start = token.start() + token[0].index(word)
        key = normal_identifier(word)
        held = [d for d in names.documents() if key in d.identifiers]
        asked_of = "/" in word and not word.startswith(("10.", "http")) and not WITHIN.search(text[: token.start()])
        if held and not asked_of:
            led = REGISTRY.search(text[:start])
            span = Span(led.start() if led else start, start + len(word))
            yield Mention(span, span.of(text), tuple(Entry(d.iri, (KG.Document,), d.title) for d in held))


def quoted(text: str, index: Mapping[str, tuple[Work, ...]]) -> tuple[Subject, ...]:
    """Return the works whose titles stand in a text, whole or up to their colon, the longest first where two overlap."""
    pieces = words(text)
    found: list[tuple[int, Subject]] = []
    for at in range(len(pieces) - LEAST_WORDS + 1):
        key = match_key(text[pieces[at].start : pieces[at + LEAST_WORDS - 1].end])
        for work in index.get(key, ()):
            length = _length(text, pieces[at:], work.title)
            if length:
                span = Span(pieces[at].start, pieces[at + length - 1].end)
                found.append((length, Subject(span.of(text), span, work.title, work.iri, (work.cls,), (work.iri,))))
    whole = {s.span for n, s in found if n == len(words(s.label))}
    found = [(n, s) for n, s in found if s.span not in whole or n == len(words(s.label))]
    kept: list[Subject] = []
    for _, subject in sorted(found, key=lambda f: (-f[0], f[1].span, f[1].iri)):
        if all(s.span == subject.span or s.span.end <= subject.span.start or subject.span.end <= s.span.start for s in kept):
            kept.append(subject)
    return tuple(sorted(kept, key=lambda s: (s.span, s.iri)))


def _length(text: str, pieces: Sequence[Span], title: str) -> int:
    """Return how many words of a text are a title's: all of the title, its head before the colon, or five of its words; else 0."""
    own = [match_key(s.of(title)) for s in words(title)]
    head = len(words(re.split(r"[:：]", title)[0]))
    same = 0
    for mine, piece in zip(own, pieces, strict=False):
        if mine != match_key(piece.of(text)):
            break
        same += 1
    return same if same == len(own) or same >= max(head, LEAST_WORDS) or same >= 5 else 0
