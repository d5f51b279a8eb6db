"""What sentences say helps against a problem that the text names: "Frob et al. use judges to mitigate stale caches", "… is eased by …"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.extractors import english
from kg.extractors.told_problems import EASE, NOBODY
from kg.model.document import Span
from kg.model.terms import Iri

_WAY = (
    r"(?:us|appl|employ|propos|suggest|adopt|introduc|add|present|explor|try|tri|tried|leverag|utili[sz]|recommend|advocat|advis)"
    r"(?:e|es|ed|s|y|ies|ied|ing)?"
)
_DONE_BY = re.compile(
    rf"\s+(?:is|are|was|were|can\s+be|could\s+be|may\s+be|might\s+be)\s+(?:\w+\s+){{0,2}}?{EASE}(?:ed|d|t|ied)?(?:\s+with)?\s+"
    r"(?:by|with|through|via|using)\s+(?P<remedy>[^.;:]+)",
    re.IGNORECASE,
)
"""Behind a problem: what it is eased by."""

_TO_HELP = re.compile(
    rf",?\s+(?:in\s+order\s+)?(?:to|which|that|and\s+so|and\s+thereby)\s+(?:\w+ly\s+)?{EASE}\w*(?:\s+with)?\s+(?:the\s+)?$", re.IGNORECASE
)
_HELPS = re.compile(
    rf"(?<!\s)\s+(?:\w+ly\s+|can\s+|may\s+|could\s+|helps?\s+(?:to\s+)?)*{EASE}(?:e?s|ed|ies|e)?(?:\s+with)?\s+(?:the\s+)?$", re.IGNORECASE
)
_AGAINST = re.compile(
    r"(?<!\s)\s+(?:as\s+an?\s+|is\s+an?\s+)?(?:remedy|remedies|solution|mitigation|fix|defen[cs]e|countermeasure)\s+(?:for|to|against|of)\s+(?:the\s+)?$",
    re.I,
)
"""Before a problem: that what stands before helps against it."""

_WHO = re.compile(
    rf"(?:[A-Z][\w’'-]+(?:(?:,|\s+and|\s+&)\s+[A-Z][\w’'-]+)*(?:\s+et\s+al\.?)?\s*(?:[(\[][^()\[\]]*[)\]])?|We|They|It|[^,;:.]{{2,60}}?)\s+(?:{_WAY})\s+",
    re.IGNORECASE,
)
_AUTHORS = re.compile(
    r"[A-Z][\w’'-]+(?:(?:,|\s+and|\s+&)\s+[A-Z][\w’'-]+)*(?:\s+et\s+al\.?\s*(?:[(\[][^()\[\]]*[)\]])?|\s*[(\[][^()\[\]]*\d[^()\[\]]*[)\]])\s+"
)
"""Who does something, with the verb of it where that says no more than that it is done."""

MOST_WORDS = 14
"""The most words of a remedy."""


@dataclass(frozen=True, slots=True)
class Remedy:
    """A problem with the words that say what helps against it, and the authors who say so where the sentence begins with them."""

    problem: Iri
    words: Span
    who: Span | None = None


def told_remedies(text: str, sentence: Span, problems: Mapping[str, Iri]) -> Iterator[Remedy]:
    """Yield what a sentence says helps against problems that are known by their labels.

    >>> words = "Frob et al. (2031) use human judges to mitigate the stale cache problem."
    >>> [r.words.of(words) for r in told_remedies(words, Span(0, len(words)), {"stale cache problem": Iri("urn:p")})]
    ['human judges']
    """
    if NOBODY.search(text, sentence.start, sentence.end):
        return
    for label, problem in problems.items():
        named = re.compile(rf"\b[*_]*{re.escape(label)}[*_]*\b", re.IGNORECASE).search(text, sentence.start, sentence.end)
        if named is None:
            continue
        behind = _DONE_BY.match(text, named.end(), sentence.end)
        words = Span(*behind.span("remedy")) if behind is not None else _before(text, Span(sentence.start, named.start()))
        if words is not None and 0 < len(words.of(text).split()) <= MOST_WORDS and words.of(text).split()[0].casefold() not in VAGUE:
            authors = _AUTHORS.match(text, sentence.start, sentence.end)
            yield Remedy(
                problem, words, _trimmed(text, Span(*authors.span())) if authors is not None and authors.end() <= words.start else None
            )


VAGUE = english.PRONOUNS | {"this", "that", "these", "those", "such"}
"""Words by which a remedy cannot be understood alone."""


def _before(text: str, span: Span) -> Span | None:
    """Return what stands before a problem and helps against it, without who does it."""
    head = text[span.start : span.end]
    link = _TO_HELP.search(head) or _AGAINST.search(head)
    if link is not None:
        done = _WHO.match(head, 0, link.start()) or _AUTHORS.match(head, 0, link.start())
        start = done.end() if done is not None else 0
        return _trimmed(text, Span(span.start + start, span.start + link.start()))
    helps = _HELPS.search(head)
    return _trimmed(text, Span(span.start, span.start + helps.start())) if helps is not None and not _AUTHORS.match(head) else None


def _trimmed(text: str, span: Span) -> Span | None:
    """Return a place without blanks around it, None where nothing is left."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip())) if words.strip() else None


__all__ = ["Remedy", "told_remedies"]
