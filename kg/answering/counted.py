"""Whether a sentence gives the amount or the date that a question asks for: a number right before what is counted, a share in per cent."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from kg.answering.stems import stem
from kg.lexicon.mentions import words
from kg.model.document import Span
from kg.model.logical_form import LogicalForm
from kg.query.reading import language
from kg.query.spelling import HEADS, LARGE
from kg.query.unread import PLAIN

SHARE = re.compile(r"\b(?:share|fraction|percentage|proportion|(?:what|how\s+many)\s+per\s?cent)\b", re.I)
AMOUNT = re.compile(r"\bhow\s+many\b|\bnumber\s+of\b", re.I)
PER_CENT = re.compile(r"\d[\d.]*\s?(?:%|per\s?cent\b)", re.I)
SOME = re.compile(
    r"\b(?:more\s+than\s+|less\s+than\s+|about\s+|over\s+)(?:half|a\s+(?:third|quarter|fifth|tenth)|two\s+thirds|three\s+quarters)\b", re.I
)
"""A share in words."""
ASKS_PERIOD = re.compile(
    r"\b(?:over|during|in|from|of|for|covers?|spans?)\s+(?:what|which)\s+(?:period|time\s*(?:span|frame)|months)\b"
    r"|\b(?:what|which)\s+(?:period|time\s*(?:span|frame))\b|\b(?:from|until|till|up\s+to|as\s+of|since)\s+when\b",
    re.I,
)
MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+(?:\d{1,2},?\s+)?(?:19|20)\d\d"
PERIOD = re.compile(rf"\b{MONTH}\s*(?:to|and|until|–|-)\s*{MONTH}|\b(?:as\s+of|until|up\s+to|through|since|before|after)\s+{MONTH}", re.I)
"""Wordings that ask from when until when, and that tell it."""
NUMBER = re.compile(
    r"(?<![\w.-])\d[\d,.]*(?:\s?(?:[KMT]\b|B(?=\s+(?:tokens|param\w+)\b)))?(?![\w%-])(?!\s?%)"
    r"|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|millions?|billions?)\b",
    re.I,
)
"""An amount that counts something: no share, and no size that a model's name ends in."""
WHEN = re.compile(
    r"^\W*(?:and\s+)?(?:since\s+|until\s+|till\s+)?when\b|\b(?:in|on|what|which)\s+(?:what\s+|which\s+)?(?:year|month|date|day)\b", re.I
)
HOW_LARGE = re.compile(r"\bhow\s+(?:large|big|long|small|short|old|fast|deep|wide|expensive|costly|much)\b", re.I)
"""Wordings that ask for a measure, which a sentence gives in figures."""
LASTS = re.compile(r"\bhow\s+long\b[^?]*\b(?:takes?|took|taken|lasts?|lasted|runs?|ran)\b", re.I)
DURATION = re.compile(r"\d\S*\s+(?:\w+\s+)?(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?)\b", re.I)
"""Wordings that ask for a time, and how a sentence gives one."""
DATE = re.compile(
    r"(?<![\w.])(?:19|20)\d\d(?![\w.]\d)|\b(?:January|February|March|April|June|July|August|September|October|November|December)\b"
)
"""A year or a month, one of which a sentence gives that says when something was."""
WITHIN = 4
"""How many words behind a number the thing stands that it counts, and how many behind "how many"."""
PARTITIVE = re.compile(r"^\s*(?:of\s+)?(?:(?:the|its|their|these|those|all)\s+)*", re.I)
"""What stands between "how many" and what is counted."""
APPOSED = re.compile(r"([^\W\d_]+)\s*[,:(]\s*$")
BREAK = re.compile(r"[^\w\s’'/-]|\d")
"""What ends the words that a number counts."""


def asks_share(form: LogicalForm) -> bool:
    """Return whether a question asks for a share of something."""
    return bool(SHARE.search(form.question))


def asks_date(form: LogicalForm) -> bool:
    """Return whether a question asks when something was."""
    return bool(WHEN.search(form.question))


def gives_date(texts: Iterable[str]) -> bool:
    """Return whether one of some texts tells a year or a month."""
    return any(DATE.search(text) for text in texts)


def asks_amount(form: LogicalForm) -> bool:
    """Return whether a question asks how many there are of something."""
    return bool(AMOUNT.search(form.question)) and not asks_share(form)


def period_words(form: LogicalForm) -> Span | None:
    """Return the words by which a question asks from when or until when something is."""
    found = ASKS_PERIOD.search(form.question)
    return Span(*found.span()) if found else None


def asks_period(form: LogicalForm) -> bool:
    """Return whether a question asks from when or until when something is, and not on which day."""
    return bool(ASKS_PERIOD.search(form.question))


def gives_period(text: str, form: LogicalForm) -> bool:
    """Return whether a sentence gives the dates that a question asks for; any does where it asks for none."""
    return not asks_period(form) or bool(PERIOD.search(text))


def gives_amount(text: str, form: LogicalForm, forms: Callable[[str], frozenset[str]], around: frozenset[str] = frozenset()) -> bool:
    """Return whether a sentence gives the amount or the date that a question asks for; any does where it asks for none.

    `forms` gives the stems that are forms of a stem. What is counted may stand `around` the sentence, before it in its paragraph.
    """
    if asks_date(form) and not DATE.search(text):
        return False
    if LASTS.search(form.question) and not (DURATION.search(text) or DATE.search(text)):
        return False
    if HOW_LARGE.search(form.question) and not NUMBER.search(text) and not PER_CENT.search(text):
        return False
    if asks_share(form) and SOME.search(text):
        return True
    if asks_share(form):
        meant = [forms(stem(w.of(form.question))) for w in words(form.question) if _carries(w.of(form.question).casefold())]
        return any(forms_ & _beside(text, m) for m in PER_CENT.finditer(text) for forms_ in meant)
    if not asks_amount(form):
        return True
    counted = _counted_by(form.question, forms)
    given = list(NUMBER.finditer(text))
    if not counted or any(noun & _beside(text, m) for m in given for noun in counted):
        return bool(given)
    own = {stem(w.of(text)) for w in words(text)}
    return bool(given) and any(noun & around and not noun & own for noun in counted)


HEADED = re.compile(rf"[\s-]+(?:{'|'.join(sorted(HEADS))})$", re.I)
SIZED = frozenset(map(stem, HEADS))
SIZING = SIZED | frozenset(map(stem, LARGE))
"""The stems of nouns for an amount, and with those of the adjectives that ask for one of what stands beside them."""


def measures(text: str, named: str) -> bool:
    """Return whether a sentence gives the amount of something right behind it, with no word for which amount that is.

    >>> measures("Zork has a gauge of 12 knots.", "gauge size"), measures("Zork has 12 gauges.", "gauge size")
    (True, False)
    """
    noun = (HEADED.sub("", named).split() or [""])[-1]
    return bool(noun) and re.search(rf"(?<!\w){re.escape(noun)}\s+(?:of|is|was)\s+(?:\w+\s+)?\d", text, re.I) is not None


def _counted_by(question: str, forms: Callable[[str], frozenset[str]]) -> list[frozenset[str]]:
    """Return the forms of the words behind "how many"; none where it is left out what is counted, or a unit of every number ("points")."""
    behind = PARTITIVE.sub("", AMOUNT.split(question, maxsplit=1)[-1])
    named = [w.of(behind).casefold() for w in words(behind)][:WITHIN]
    if not named or not _carries(named[0]):
        return []
    return [forms(stem(w)) for w in named if _carries(w)]


def _carries(word: str) -> bool:
    return word not in PLAIN and not language().vocab[word].is_stop


def _beside(text: str, number: re.Match[str]) -> set[str]:
    """Return the stems of the words right behind a number, and of those before it that it stands in apposition to ("tests, 7.7")."""
    before = APPOSED.search(text[: number.start()])
    behind = BREAK.split(text[number.end() :], maxsplit=1)[0]
    return {stem(w.of(behind)) for w in [*words(behind)][:WITHIN]} | ({stem(before[1])} if before else set())
