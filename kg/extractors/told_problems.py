"""Problems of a field that sentences name below the heading of a section of problems, without marks of a list.

"Three difficulties come up. Stale caches … . Wide loops … ." counts its problems, "First, … Second, …" and "The first is …: …" number
them, and "it is open whether …" asks a question. Other prose of such a section names none for sure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
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
HEADING = re.compile(rf"(?:[\w-]+\s+){{0,2}}{_PROBLEMS}(?:\s+(?:and|of|in|with)\s+.*)?", re.IGNORECASE)
"""A heading of problems, whatever word it has for them."""

COUNTED = re.compile(
    r"(?:[^.;:]{0,60}?\b)?(?P<count>"
    + "|".join(w for w, n in COUNT_WORDS.items() if 1 < n < 10)
    + rf")\s+(?:[\w-]+\s+){{0,2}}?{_PROBLEMS}\b",
    re.IGNORECASE,
)
"""A sentence that says how many problems the next ones tell."""

OPEN_ONES = re.compile(r"\b(?:open|unsolved|unanswered)\s+(?:problems|questions|issues|challenges)\b", re.IGNORECASE)
"""Words of such a sentence by which its problems are open ones."""

NUMBERED = re.compile(
    r"(?:(?:First|Second|Third|Fourth|Fifth|Sixth|Last|Final|Another)(?:ly)?,\s+|(?:The\s+)?\w+\s+is\s+that\s+|And\s+)", re.IGNORECASE
)
ENUMERATED = re.compile(r"(?:First|Second|Third|Fourth|Fifth|Sixth|Last|Final)(?:ly)?,\s+")

NAMED = re.compile(
    r"(?:The\s+|A\s+)?(?:first|second|third|fourth|fifth|sixth|last|final|other)(?:\s+(?:one|of\s+(?:them|these)|"
    + _PROBLEMS
    + r"))?\s+(?:is|concerns)\s+(?:called\s+)?(?!that\b|how\b|whether\b)(?:the\s+|an?\s+)?"
    r"(?P<mark>\*{0,2})(?P<label>[^\s*:,;.–—][^*:,;.–—]{1,78}?[^\s*:,;.–—])(?P=mark)\s*(?=[:,;.–—])",
    re.IGNORECASE,
)
"""A sentence that gives a problem its number and its name."""

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

RUN_IN = re.compile(r"\d{1,2}(?:\.\d{1,2})+\.?\s+(?P<label>[A-Z][^.:;*_\n]{2,80}?)[.:]\s+(?=[A-Z])")
"""A numbered heading that the text below it goes on behind ("5.1 Stale caches. They …")."""

_REMEDIES = r"(?:remed(?:y|ies)|solutions?|mitigations?|counter-?measures?|workarounds?|fixes)"
_OFTEN = (
    r"(?:\w+ly\s+)?(?:suggested|proposed|possible|potential|usual|common|known|typical|standard|simple|recommended|partial|main|obvious)"
)
EASE = (
    r"(?:mitigat|reduc|alleviat|address|counter|lessen|eas|limit|tackl|prevent|solv|resolv|soften|remed|curb|avoid|remov|overcom|combat"
    r"|handl|eliminat|detect|deal)"
)
"""Stems of verbs for what helps against a problem."""
_AT_HAND = rf"(?:it|this|that|they|them|these|(?:the|this|that|such)\s+(?:{_PROBLEMS}|costs?|effects?))"
REMEDIES = re.compile(
    rf"(?:The\s+|Some\s+|One\s+|Another\s+|An?\s+)?(?:{_OFTEN}\s+)?{_REMEDIES}\s+(?:(?:is|are)(?:\s+to)?|includes?)\s+(?P<list>[^.;:]+)"
    rf"|{_AT_HAND}\s+(?:is|are|can\s+be|may\s+be|could\s+be)\s+(?:\w+ly\s+)?{EASE}\w*d\s+(?:by|with|through)\s+(?P<by>[^.;:]+)",
    re.IGNORECASE,
)
IS_REMEDY = re.compile(
    rf"(?P<one>[^,.;:]*?[^\s,.;:])\s+(?:(?:is|are)\s+(?:(?:the|an?|one)\s*)?(?:{_OFTEN}\s+)?|(?:has|have)\s+been\s+{_OFTEN}\s+as\s+(?:the\s+|an?\s+)?)"
    rf"{_REMEDIES}(?=[\s.,;]|\Z)",
    re.IGNORECASE,
)
HELPS = re.compile(
    rf"(?P<list>[^.;:]*?[^\s.;:])\s+(?:(?:can|may|could|often|partly|usually|help|helps|to)\s+)*(?:{EASE}\w*|help\w*\s+against)\s+{_AT_HAND}(?=[\s.,;]|\Z)",
    re.IGNORECASE,
)
"""Sentences that call something a remedy for the problem at hand."""

EXAMPLE = re.compile(r"(?:as|such as|like|e\.g\.|for example|for instance|which|where)\b", re.IGNORECASE)

NOBODY = re.compile(r"\b(?:no|none|nobody|neither|not|never|cannot|nothing)\b|n['’]t\b", re.IGNORECASE)
"""Words of a sentence by which what it says does not help."""

VAGUE = english.PRONOUNS - {"we", "you", "one", "i"}
"""Words by which a question cannot be understood alone."""

MOST_LABEL_WORDS = 14
MOST_CLAUSE_WORDS = 16
WORD = re.compile(r"[^\W_][\w’'-]*|[,;:.\[]")


@dataclass(frozen=True, slots=True)
class Told:
    """One problem: the words that name it, the sentence that tells it, and what of it says what the problem is."""

    label: Span
    sentence: Span
    meaning: Span


EMPHASISED = re.compile(r"(?:(?:The|An?)\s+)?(?P<mark>\*{1,3}|_{1,2})(?P<label>[^*_\n]{2,80}?)(?P=mark)(?=[\s,(])")
MENTIONED = re.compile(
    r"(?:(?:The|An?)\s+)?(?P<label>[^\s.,;:()][^.,;:()]{1,78}?[^\s.,;:()])(?:,[^.;]*?,|\s*\([^()]*\))?\s+(?:is|are|was|were)\s+(?:also\s+|\w+ly\s+)?"
    r"(?:discussed|reported|mentioned|named|raised|noted|cited|listed|described|addressed|identified|brought\s+up)\s+(?:in|by)\b"
)
"""Sentences that begin with the name of a problem: in emphasis, or before a verb of mentioning."""


def told_problems(text: str, paragraph: Span, *, questions: bool) -> Iterator[Told]:
    """Yield the problems that a paragraph of a section of problems tells; `questions` are told in sections of open problems alone."""
    spans = list(sentences(text, paragraph))
    counted = COUNTED.match(text, spans[0].start, spans[0].end) if spans else None
    if questions and counted is None:
        for span in spans:
            found = OPEN.match(text, span.start, span.end) or REMAINS.match(text, span.start, span.end)
            label = _short(text, Span(*found.span("label"))) if found is not None else None
            if label is not None and VAGUE.isdisjoint(WORD.findall(label.of(text).casefold())):
                yield Told(label, span, span)
        return
    if counted is None:
        return
    count = COUNT_WORDS[counted["count"].casefold()]
    named = [(found, span) for span in spans[1:] if (found := NAMED.match(text, span.start, span.end)) is not None]
    if len(named) == count:
        yield from (Told(Span(*found.span("label")), span, _meaning(text, found.end(), span)) for found, span in named)
        return
    numbered = [span for span in spans[1:] if ENUMERATED.match(text, span.start, span.end)]
    alone = len(spans) == count + 1
    chosen = (
        numbered
        if len(numbered) == count
        else []
        if numbered
        else [s for s in spans[1:] if alone or not GOES_ON.match(text, s.start, s.end)][:count]
    )
    made = [Told(label, span, _meaning(text, label.end, span)) for span in chosen if (label := _label(text, span)) is not None]
    if len(made) == count:
        yield from made


def grouped(text: str, told: Sequence[Span]) -> tuple[Told, ...]:
    """Return the problems that sentences behind the name of a group tell, one each; nothing where one goes on with another.

    >>> words = "Looms tear the cloth. Most threads are short."
    >>> [one.label.of(words) for one in grouped(words, tuple(sentences(words, Span(0, len(words)))))]
    ['Looms tear the cloth', 'Most threads are short']
    """
    labels = [_label(text, span) for span in told if not GOES_ON.match(text, span.start, span.end)]
    made = tuple(Told(label, span, span) for label, span in zip(labels, told, strict=False) if label is not None)
    return made if 1 < len(made) == len(told) else ()


def are_open(text: str, paragraph: Span) -> bool:
    """Tell whether the problems that a paragraph counts are open ones, whatever its heading calls them."""
    first = next(iter(sentences(text, paragraph)), None)
    found = COUNTED.match(text, first.start, first.end) if first is not None else None
    return found is not None and OPEN_ONES.search(found[0]) is not None


def behind(text: str, paragraph: Span, told: Sequence[Told]) -> Iterator[tuple[Told, tuple[Span, ...]]]:
    """Yield each problem that a paragraph tells with the sentences behind it that may tell its remedies."""
    spans = list(sentences(text, paragraph))
    stops = [*(one.sentence.start for one in told[1:]), paragraph.end]
    for one, stop in zip(told, stops, strict=False):
        yield one, tuple(span for span in spans if one.sentence.start < span.start < stop)


def remedies(text: str, sentence: Span) -> Iterator[Span]:
    """Yield what a sentence calls remedies for the problem that its paragraph is about.

    >>> words = "Suggested remedies are more thread, as in Zork, and asking a judge."
    >>> [span.of(words) for span in remedies(words, Span(0, len(words)))]
    ['more thread', 'asking a judge']
    """
    found = REMEDIES.match(text, sentence.start, sentence.end)
    if found is None:
        one = IS_REMEDY.match(text, sentence.start, sentence.end)
        if one is not None and VAGUE.isdisjoint(WORD.findall(one["one"].casefold())):
            yield Span(*one.span("one"))
            return
        found = HELPS.match(text, sentence.start, sentence.end) if not NOBODY.search(text, sentence.start, sentence.end) else None
        if found is None or len(found["list"].split()) > MOST_LABEL_WORDS or not VAGUE.isdisjoint(WORD.findall(found["list"].casefold())):
            return
    group = "by" if found.re is REMEDIES and found["by"] else "list"
    listed, start = found[group], found.start(group)
    between = re.compile(r",\s+(?:and\s+|or\s+)?" if "," in listed else r"\s+and\s+")
    ends = [(m.start(), m.end()) for m in between.finditer(listed)]
    at = 0
    for end, after in (*ends, (len(listed), len(listed))):
        part = Span(start + at, start + len(listed[:end].rstrip()))
        at = after
        if part.start < part.end and not EXAMPLE.match(part.of(text)):
            yield part


def _meaning(text: str, named: int, sentence: Span) -> Span:
    """Return what stands behind the colon or dash after a name, else the whole sentence."""
    found = re.compile(r"\s*[:–—]\s+(?=\w+\s+\w+\s+\w)").match(text, named, sentence.end)
    return Span(found.end(), sentence.end) if found is not None else sentence


def _short(text: str, label: Span) -> Span:
    """Return a question without what stands behind a comma, where it is long for a label."""
    if len(label.of(text).split()) > MOST_LABEL_WORDS:
        cut = text.find(",", label.start, label.end)
        label = Span(label.start, cut if cut > 0 else label.end)
    return Span(label.start, label.start + len(label.of(text).rstrip()))


def _label(text: str, sentence: Span) -> Span | None:
    """Return the name of a problem that a sentence begins with, else its first clause, else the phrase before its verb.

    A clause names a problem better than its subject alone.
    """
    for pattern in (EMPHASISED, MENTIONED):
        if (named := pattern.match(text, sentence.start, sentence.end)) is not None:
            return Span(*named.span("label"))
    lead = NUMBERED.match(text, sentence.start, sentence.end)
    start = lead.end() if lead is not None else sentence.start
    words = list(WORD.finditer(text, start, sentence.end))
    clause = list(takewhile(lambda word: word[0] not in ",;:.[", words))
    enumerated = lead is not None and ENUMERATED.match(text, sentence.start, sentence.end) is not None
    if (1 if enumerated else 2) <= len(clause) <= MOST_CLAUSE_WORDS:
        return Span(clause[0].start(), clause[-1].end())
    for at, word in enumerate(clause[2:], start=2):
        lower, after = word[0].casefold(), clause[at + 1][0].casefold() if at + 1 < len(clause) else ""
        if lower in english.AUXILIARIES or (after in english.DETERMINERS and not english.is_function_word(lower)):
            return Span(clause[0].start(), clause[at - 1].end())
    return None
