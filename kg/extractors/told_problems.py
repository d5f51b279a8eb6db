"""Problems of a field that sentences name below the heading of a section of problems, without marks of a list.

"Three difficulties come up. Stale caches … . Wide loops … ." counts its problems, "First, … Second, …" numbers them, and "it is open
whether …" asks a question. Other prose of such a section names none for sure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from kg.extractors import english
from kg.extractors.sentences import sentences
from kg.lexicon.facets import COUNT_WORDS
from kg.model.document import Span

_PROBLEMS = (
    r"(?:difficult(?:y|ies)|challenges?|problems?|issues?|obstacles?|pitfalls?|limitations?|weaknesses|weakness|threats?|shortcomings?|risks?"
    r"|concerns?|questions?|gaps?|drawbacks?|barriers?|hurdles?)"
)
COUNTED = re.compile(
    r"(?:[^.;:]{0,60}?\b)?(?P<count>"
    + "|".join(w for w, n in COUNT_WORDS.items() if 1 < n < 10)
    + rf")\s+(?:[\w-]+\s+){{0,2}}?{_PROBLEMS}\b",
    re.IGNORECASE,
)
"""A sentence that says how many problems the next ones tell."""

NUMBERED = re.compile(
    r"(?:(?:First|Second|Third|Fourth|Fifth|Sixth|Last|Final|Another)(?:ly)?,\s+|(?:The\s+)?\w+\s+is\s+that\s+)", re.IGNORECASE
)
ENUMERATED = re.compile(r"(?:First|Second|Third|Fourth|Fifth|Sixth|Last|Final)(?:ly)?,\s+")

GOES_ON = re.compile(
    r"(?:This|That|These|Those|It|Its|They|Their|Such|Both|He|She|We|Here|There|However|Moreover|Furthermore|Thus|Hence|Therefore"
    r"|For example|For instance|In addition|As a result|Consequently|Instead|Also|But|And|Yet|Still)\b"
)
"""Words by which a sentence goes on with the problem of the one before."""

_QUESTION = r"(?:how|whether|what|which|why|when|who|where)\b[^.?!]+"
OPEN = re.compile(
    r"(?:It\s+(?:is|remains)\s+(?:also\s+|still\s+|further\s+|thus\s+|largely\s+)*(?:an?\s+)?"
    r"(?:open|unclear|unknown|unresolved|unsettled|open\s+(?:question|problem|issue)|not\s+(?:yet\s+)?(?:known|clear|settled|understood))"
    r"|(?:An?|One|Another|The)\s+(?:\w+\s+)?(?:open|unsolved|unanswered)\s+(?:question|problem|issue)\s+is"
    r"|(?:We|Nobody|No\s+one)\s+(?:(?:still\s+)?do(?:es)?\s+not(?:\s+yet)?\s+know|knows))\s+"
    rf"(?P<label>{_QUESTION})",
    re.IGNORECASE,
)
REMAINS = re.compile(
    rf"(?P<label>{_QUESTION}?|[A-Z][^.,;:?!]{{2,80}}?)\s+(?:is|are|remains?)\s+(?:also\s+|still\s+|largely\s+|an?\s+)*"
    r"(?:open|unclear|unknown|unresolved|unsolved|unanswered|open\s+(?:question|problem|issue|challenge)s?)(?=\s*[.,;])"
)
"""Sentences that call a question or a task open."""

VAGUE = english.PRONOUNS - {"we", "you", "one", "i"}
"""Words by which a question cannot be understood alone."""

MOST_LABEL_WORDS = 14
MOST_CLAUSE_WORDS = 16
WORD = re.compile(r"[^\W_][\w’'-]*|[,;:.]")


@dataclass(frozen=True, slots=True)
class Told:
    """One problem: the words that name it, and the sentence that tells it."""

    label: Span
    sentence: Span


def told_problems(text: str, paragraph: Span, *, questions: bool) -> Iterator[Told]:
    """Yield the problems that a paragraph of a section of problems tells; `questions` are told in sections of open problems alone."""
    spans = list(sentences(text, paragraph))
    if questions:
        for span in spans:
            found = OPEN.match(text, span.start, span.end) or REMAINS.match(text, span.start, span.end)
            label = _short(text, Span(*found.span("label"))) if found is not None else None
            if label is not None and VAGUE.isdisjoint(WORD.findall(label.of(text).casefold())):
                yield Told(label, span)
        return
    counted = COUNTED.match(text, spans[0].start, spans[0].end) if spans else None
    if counted is None:
        return
    count = COUNT_WORDS[counted["count"].casefold()]
    numbered = [span for span in spans[1:] if ENUMERATED.match(text, span.start, span.end)]
    chosen = (
        numbered
        if len(numbered) == count
        else []
        if numbered
        else [s for s in spans[1:] if not GOES_ON.match(text, s.start, s.end)][:count]
    )
    made = [Told(label, span) for span in chosen if (label := _label(text, span)) is not None]
    if len(made) == count:
        yield from made


def _short(text: str, label: Span) -> Span:
    """Return a question without what stands behind a comma, where it is long for a label."""
    if len(label.of(text).split()) > MOST_LABEL_WORDS:
        cut = text.find(",", label.start, label.end)
        label = Span(label.start, cut if cut > 0 else label.end)
    return Span(label.start, label.start + len(label.of(text).rstrip()))


def _label(text: str, sentence: Span) -> Span | None:
    """Return the first clause of a sentence, which names a problem better than its subject alone; else the phrase before its verb."""
    lead = NUMBERED.match(text, sentence.start, sentence.end)
    start = lead.end() if lead is not None else sentence.start
    words = list(WORD.finditer(text, start, sentence.end))
    clause = list(takewhile(lambda word: word[0] not in ",;:.", words))
    if 1 < len(clause) <= MOST_CLAUSE_WORDS:
        return Span(clause[0].start(), clause[-1].end())
    for at, word in enumerate(clause[2:], start=2):
        lower, after = word[0].casefold(), clause[at + 1][0].casefold() if at + 1 < len(clause) else ""
        if lower in english.AUXILIARIES or (after in english.DETERMINERS and not english.is_function_word(lower)):
            return Span(clause[0].start(), clause[at - 1].end())
    return None
