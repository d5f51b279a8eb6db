"""How a survey says that it divides something: "we divide X into three kinds", "X comes in two kinds: …", "there are three kinds of X"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.lexicon.facets import COUNT_WORDS
from kg.model.document import Span

DIVIDE = r"(?:(?:sub)?divid|categori[sz]|classif|group|split|sort|organi[sz]|separat|arrang)\w*"
_KINDS = (
    r"(?P<noun>approaches|kinds|types|categories|groups|classes|families|paradigms|strategies|lines(?: of work)?|directions|schools|styles"
    r"|methods|forms|branches)"
)
_COUNT = r"(?:(?P<count>" + "|".join(COUNT_WORDS) + r"|\d)|several|the following)"
_FIELD = r"[^,.;:()]{3,60}?"
_BY = r"(?:by|based on|according to|along|depending on) [^,;:.]{3,60}?"
_SURVEY = r"(?:[Ww]e|[Tt]h(?:is|e) (?:survey|paper|article|review|study|literature))"
_IS_DIVIDED = rf"(?:(?:is|are|can be|may be) (?:\w+ly |further |in turn )*{DIVIDE}(?: further)?|(?:further )?(?:falls?|comes?|splits?))"
_NUMBERED = rf"{_COUNT} (?:[\w-]+ ){{0,2}}?{_KINDS}"
_END = r"(?:[.:]?\Z|\s?[:,–—](?: namely,?)?\s+(?P<list>\S.*)\Z)"

WORDINGS = tuple(
    map(
        re.compile,
        (
            rf"\b{_SURVEY} (?:\w+ly )?{DIVIDE} (?:(?:the|existing|current|all|these) )*(?P<whole>{_FIELD})(?: {_BY})?"
            rf" into {_NUMBERED}{_END}",
            rf"\A(?:(?:The|Existing|Current) )?(?P<whole>{_FIELD}) {_IS_DIVIDED}(?: {_BY})? in(?:to)? {_NUMBERED}{_END}",
            rf"(?:\A[Tt]here are|\b{_SURVEY} (?:\w+ly )?(?:distinguish|identif|recogni[sz]|discern)\w*)(?: between)? {_NUMBERED}"
            rf" of (?P<whole>{_FIELD}){_END}",
            rf"\A(?P<whole>{_FIELD}) {_IS_DIVIDED} into (?P<list>.+?)[.]?\Z",
            rf"\A(?P<whole>{_FIELD}) {_IS_DIVIDED} {_BY}: (?P<list>.+?)[.]?\Z",
        ),
    )
)
"""Sentences that say that something is divided: with the number of its parts, their list, or both."""

COMPRISES = re.compile(
    r"(?:;\s+(?:they|these|it|this)\s+(?:comprises?|includes?|consists?\s+of|are|covers?|contains?)|,\s+(?:comprising|including|namely)"
    r"|(?:,?\s+and|\A(?:[\w-]+\s+){1,3}?)\s*(?<=\s)(?:comprises?|consists?\s+of|encompass(?:es)?))\s+"
    r"(?P<list>[^.;:]{5,240}?)[.]?\Z"
)
"""What a sentence about one part says behind it: of which parts that one consists."""

SAYS_WHAT = (
    r"(?:is|are|means)\s+(?:an?|when|where|to|the\s+(?!most\b|least\b|best\b|only\b|same\b|\w+(?:est|st|nd|rd|th)\b)[a-z]+\s+(?:of|by|that|in\s+which))\b"
    r"|(?!(?:is|are|was|were|has|have|had|can|may|must|will|remains?|and|or|in|on|of)\b)[a-z]+\b"
)
"""What stands behind a name where a sentence says what it is or does, and not how often it is used."""

NOUNS = re.compile(_KINDS)
"""Nouns for parts of any kind."""

WORK_ON = re.compile(
    r"(?:(?:the|existing|current|recent|prior|most|all|such) )*(?:work|research|literature|studies|papers|efforts) (?:on|in|about) ", re.I
)
"""Words before the field that a survey's works are of."""


@dataclass(frozen=True, slots=True)
class Division:
    """That something is divided: what, what its parts are called together, how many they are, and where their list stands."""

    whole: Span
    noun: Span | None = None
    count: int | None = None
    listed: Span | None = None


def division(text: str) -> Division | None:
    """Return the division that a sentence tells, None where it tells none.

    >>> told = division("Work on sorting socks can be divided into two families: wet sorting and dry sorting.")
    >>> text = "Work on sorting socks can be divided into two families: wet sorting and dry sorting."
    >>> told.whole.of(text), told.noun.of(text), told.count, told.listed.of(text)
    ('sorting socks', 'families', 2, 'wet sorting and dry sorting.')
    """
    match = next((found for wording in WORDINGS if (found := wording.search(text)) is not None), None)
    if match is None:
        return None
    groups = match.groupdict()
    lead = WORK_ON.match(match["whole"])
    whole = Span(match.start("whole") + (lead.end() if lead is not None else 0), match.end("whole"))
    noun = Span(*match.span("noun")) if groups.get("noun") else None
    count = groups.get("count")
    number = int(count) if count and count.isdigit() else COUNT_WORDS.get(count or "")
    return Division(whole, noun, number, Span(*match.span("list")) if groups.get("list") else None)
