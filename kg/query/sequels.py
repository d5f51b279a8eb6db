"""Follow-ups with a wording of their own: how many, which is the largest, who says what, is that significant, drop one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kg.model.document import Span
from kg.model.logical_form import LogicalForm, Subject
from kg.query.bounds import AMOUNT
from kg.query.reading import Reading
from kg.query.restating import CLASS, COUNTED, PRONOUN, called, listed
from kg.query.subjects import LIST_GAP

OPENED = r"^(?:(?:and|but|so|ok|okay|now|then)\b[\s,]*)*"
HOW_MANY = re.compile(
    rf"{OPENED}how\s+many(?:\s+(?:are\s+there|of\s+(?:them|these|those)(?:\s+are\s+there)?|in\s+(?:all|total)))?\W*$", re.I
)
WHICH_ONE = re.compile(rf"{OPENED}which(?:\s+(?:one|of\s+(?:them|these|those)))?\s+(?P<rest>(?:is|has|was)\s+the\s+[\w-]+.*?)\W*$", re.I)
AGREE = re.compile(
    rf"{OPENED}(?:who\s+says\s+what|do\s+(?:the\s+)?(?:sources|documents|papers|they)(?:\s+all)?\s+agree(?:\s+on\s+(?:that|it|this))?)\W*$",
    re.I,
)
SIGNIFICANT = re.compile(
    rf"{OPENED}is\s+(?:(?:the|that|this)\s+)?(?:difference|gap|it|that|this)\s+(?:statistically\s+)?"
    r"(?:significant|noise|real|meaningful|chance|by\s+chance|just\s+noise|larger\s+than\s+(?:chance|noise))\W*$",
    re.I,
)
TOLD = re.compile(
    rf"{OPENED}(?:where\s+does\s+it\s+(?:break|stop|drop|fall)|is\s+(?:it|that)\s+monotonic|by\s+how\s+much|how\s+much\s+(?:better|worse|is\s+that))\W*$",
    re.I,
)
"""What the answer before tells already: where a series breaks, how large a difference is."""
DROPPED = re.compile(rf"{OPENED}(?:drop|remove|leave\s+out|forget|without|ignore|skip)\s+(?P<what>.+?)\W*$", re.I)
NTH = re.compile(
    rf"{OPENED}(?:the\s+)?(?P<nth>second|third)(?:[\s-]+(?:best|largest|biggest|smallest|longest|highest|worst|one))?\W*$", re.I
)
SUPERLATIVE = re.compile(
    r"\b(?:second\s+|third\s+)?(?P<word>best|largest|biggest|smallest|longest|shortest|highest|lowest|worst|newest|oldest)\b", re.I
)
LISTS = ("list", "count", "ranking", "beyond", "extreme", "sources", "count_scores")


def sequels(previous: LogicalForm, text: str, reading: Reading) -> Iterator[str]:
    """Yield the whole questions that such a follow-up asks; nothing for any other text."""
    base = previous.question.rstrip("?. ")
    if HOW_MANY.match(text) and previous.kind in LISTS and COUNTED.match(base):
        yield f"{COUNTED.sub('How many', base)}?"
    one, kind = WHICH_ONE.match(text), CLASS.search(base)
    if one and kind and previous.kind in LISTS:
        yield f"Which {_singular(kind[0])} {one['rest']}?"
    on = " and ".join(b.text for b in previous.measured.benchmarks)
    models = [called(s) for s in previous.subjects if s.model is not None]
    if AGREE.match(text) and models and on and previous.kind not in ("property", "check", "description"):
        yield f"Do the sources agree on the {on} score of {models[0]}?"
    if SIGNIFICANT.match(text) and len(models) > 1 and on:
        first, second = models[:2]
        yield f"Is the difference between {first} and {second} on {on} significant?"
    if TOLD.match(text) and previous.kind in ("trend", "comparison"):
        yield f"{base}?"
    nth, held = NTH.match(text), SUPERLATIVE.search(base)
    if nth and held and previous.order:
        yield f"{base[: held.start()]}{nth['nth'].lower()} {held['word']}{base[held.end() :]}?"
    dropped = DROPPED.match(text)
    if dropped and len(reading.models) == 1:
        yield from _without(previous, reading.models[0])
    yield from _amounts(previous, text)


def of_documents(previous: LogicalForm, text: str) -> Iterator[str]:
    """Yield a text with its pronoun replaced by the documents that the question before was about, where it was about no other thing."""
    named = previous.scope.text.split(", ")[0]
    if previous.subjects or not named or not (previous.scope.documents or previous.scope.kinds):
        return
    document = named if re.match(r"(?:the|this|that|its|“)", named, re.I) else f"the {named}"
    made = PRONOUN.sub(lambda match: f"{document}'s" if match["own"] else document, text, count=1)
    yield made[0].upper() + made[1:]


def _without(previous: LogicalForm, model: Subject) -> Iterator[str]:
    """Yield the question before without one of the models of its list."""
    held = sorted((s for s in previous.subjects if s.model is not None), key=lambda s: s.span)
    gone = [
        s for s in held if s.model and model.model and s.model.family == model.model.family and model.model.size in (None, s.model.size)
    ]
    text = previous.question
    near = all(LIST_GAP.fullmatch(text[a.span.end : b.span.start]) for a, b in pairwise(held))
    left = [s for s in held if s not in gone]
    if gone and left and near:
        span = Span(held[0].span.start, held[-1].span.end)
        yield text[: span.start] + listed([called(s) for s in left]) + text[span.end :]


def _amounts(previous: LogicalForm, text: str) -> Iterator[str]:
    """Yield the question before with another amount of the same unit in its bound."""
    asked, held = AMOUNT.search(text), AMOUNT.search(previous.question)
    if asked and held and len(text.split()) <= 5:
        yield previous.question[: held.start()] + asked[0] + previous.question[held.end() :]


def _singular(word: str) -> str:
    """Return the word for one thing of a class.

    >>> _singular("models"), _singular("corpora"), _singular("Corpus")
    ('model', 'corpus', 'corpus')
    """
    lower = word.lower()
    return "corpus" if lower == "corpora" else lower if lower.endswith("us") else lower.removesuffix("s")
