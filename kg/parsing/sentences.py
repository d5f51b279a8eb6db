"""Tokens and sentences of a passage, by spaCy's English tokeniser and a list of abbreviations; no model is loaded."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

import spacy
from spacy.language import Language

from kg.model.document import Span
from kg.model.parsed import Token
from kg.parsing.abbreviations import ABBREVIATIONS, ENDING
from kg.parsing.passages import OPENERS

LONGEST_RUN = 1000
"""The most characters without a blank that spaCy is given at once: it is quadratic on such runs."""

LONGEST_CHUNK = 50_000
"""The most characters that spaCy is given at once."""

END = frozenset(".?!…")
CLOSERS = frozenset("\"'”’)]")


@lru_cache(maxsize=1)
def english() -> Language:
    """Return spaCy's English without any model: a tokeniser."""
    return spacy.blank("en")


def chunks(text: str) -> Iterator[Span]:
    """Yield pieces of a text that are safe to tokenise and together make it up: cut at blanks, and inside runs that have none."""
    at = 0
    for run in re.finditer(r"\S+\s*|\s+", text):
        if run.end() - at > LONGEST_CHUNK or run.end() - run.start() > LONGEST_RUN:
            if at < run.start():
                yield Span(at, run.start())
            at = run.start()
            while run.end() - at > LONGEST_RUN:
                yield Span(at, at + LONGEST_RUN)
                at += LONGEST_RUN
    if at < len(text):
        yield Span(at, len(text))


def tokenise(text: str) -> tuple[Token, ...]:
    """Return the tokens of a text; spans count its code points.

    >>> [t.text for t in tokenise("CodeT5 isn't new.")]
    ['CodeT5', 'is', "n't", 'new', '.']
    """
    found = []
    for chunk in chunks(text):
        for token in english().tokenizer(chunk.of(text)):
            if not token.is_space:
                start = chunk.start + token.idx
                found.append(Token(Span(start, start + len(token.text)), token.text))
    return tuple(found)


def sentences(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Yield the sentences of a passage as half-open intervals of its tokens.

    >>> text = "We follow Li et al. (Sec. 2). It works, e.g. on C."
    >>> [text[(t := tokenise(text))[a].span.start : t[b - 1].span.end] for a, b in sentences(tokenise(text))]
    ['We follow Li et al. (Sec. 2).', 'It works, e.g. on C.']
    """
    start = at = 0
    while at < len(tokens):
        if _ends(tokens, at):
            while at + 1 < len(tokens) and tokens[at + 1].text in CLOSERS and tokens[at + 1].span.start == tokens[at].span.end:
                at += 1
            if at + 1 == len(tokens) or (tokens[at + 1].span.start > tokens[at].span.end and _begins(tokens, at)):
                yield start, at + 1
                start = at + 1
        at += 1
    if start < len(tokens):
        yield start, len(tokens)


def _ends(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a token may end a sentence: a full stop that belongs to no abbreviation or initial."""
    word = tokens[at].text
    if word[-1] not in END:
        return False
    if word in ("?", "!", "…") or word[-1] != ".":
        return True
    if word == "." and at and tokens[at - 1].span.end == tokens[at].span.start:
        word = tokens[at - 1].text + "."
    elif word == ".":
        return True
    bare = word[:-1].casefold()
    following = tokens[at + 1].text if at + 1 < len(tokens) else ""
    if re.fullmatch(r"[A-Z]", word[:-1]):
        return following.casefold() in OPENERS and following[:1].isupper()  # "in C. It is", not "J. Roe"
    if bare in ENDING:
        return following[:1].isupper() and bare != "no" and (bare != "al" or following not in ("In", "For"))
    return bare not in ABBREVIATIONS and not re.fullmatch(r"(?:[a-z]\.)+[a-z]", word[:-1])


def _begins(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether the token after a full stop may begin a sentence: plain words in small letters do not."""
    following = tokens[at + 1].text
    return not (following.isalpha() and following.islower() and tokens[at].text.endswith("."))
