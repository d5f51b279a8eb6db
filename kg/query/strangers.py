"""Names that nothing here bears: words of a question that look like a name and are no part of anything understood."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from kg.lexicon.mentions import singular, words
from kg.model.document import Span
from kg.model.logical_form import Absent, Subject
from kg.query.names import Names
from kg.query.operators import spoken
from kg.query.reading import Reading
from kg.query.subjects import LIST_GAP
from kg.query.unread import PLAIN as RESTRICTS_NOTHING
from kg.vocab import KG

JOINED = re.compile(r"(?:[-–][^\W_]+)+")
"""What goes on after a hyphen belongs to a name, also where it is a word of its own ("SWE-bench")."""

HYPHENED = re.compile(r"(?<![\w-])[\w+]+(?:[-.][\w+]+)+")
"""A word of several parts, as names of models are written."""
PLAIN_NUMBERS = re.compile(r"[\d.]+|\d+-\w+|\w+-of-\w+", re.I)


def _hyphened(match: re.Match[str], covered: Sequence[Span]) -> bool:
    """Return whether a word of several parts is a name: with digits and letters in it, and no part of it understood."""
    text = match[0]
    if PLAIN_NUMBERS.fullmatch(text) or not (any(c.isdigit() for c in text) and any(c.isalpha() for c in text)):
        return False
    return not any(match.start() < s.end and s.start < match.end() for s in covered)


SIZED = re.compile(r"(?P<head>[^\W\d_]{4,})-\d+(?:\.\d+)?[bB](?:-\w+)*")


def _sized_name(match: re.Match[str], covered: Sequence[Span], names: Names) -> bool:
    """Return whether a word that nothing knows has a size behind it: the name of a model ("Zork-7B")."""
    sized = SIZED.fullmatch(match[0])
    word = sized["head"].lower() if sized else ""
    free = not any(match.start() < s.end and s.start < match.end() for s in covered)
    return bool(word) and free and word not in spoken() and not any(names.ordinary(form) for form in (word, singular(word)))


NUMBERED = re.compile(r"\b[A-Z][\w-]*\s+\d+(?:\.\d+)?\s+$")
"""A capitalised word and a number before a name belong to it ("Zork 9" before "Sonnet")."""


def unknown(reading: Reading, covered: Sequence[Span], names: Names) -> tuple[Absent, ...]:
    """Return the words that look like a proper name and are no part of anything understood."""
    pieces = [p for p in words(reading.text) if not any(p.overlaps(s) for s in covered)]
    apart = [s for s in covered if s not in {size.span for size in reading.sizes}]
    runs = [Span(m.start(), m.end()) for m in HYPHENED.finditer(reading.text) if _hyphened(m, covered) or _sized_name(m, apart, names)]
    pieces = [p for p in pieces if not any(r.start <= p.start < r.end for r in runs)]
    for piece in pieces:
        text = piece.of(reading.text)
        if not _name_like(text, piece, reading) and not _opens_as_name(text, piece, reading, names):
            continue
        if runs and re.fullmatch(r"[\s\-–_./]{1,3}", reading.text[runs[-1].end : piece.start]):
            runs[-1] = Span(runs[-1].start, piece.end)
        else:
            runs.append(piece)
    found = []
    nearest = cache(names.nearest)
    for run in sorted(runs):
        joined = JOINED.match(reading.text, run.end)
        begun = NUMBERED.search(reading.text[: run.start])
        start = begun.start() if begun and not any(begun.start() < s.end and s.start < run.start for s in covered) else run.start
        start = _with_word_before(Span(start, run.end), reading, covered, names).start
        whole = Span(start, joined.end() if joined else run.end)
        text = whole.of(reading.text)
        found.append(Absent(text, whole, "name", f"no document here names {text}", nearest(text)))
    return tuple(found)


CODE = re.compile(r"[A-Za-z]{1,2}\d[\w.]*")
"""The second part of a name that says which of several it is ("k2")."""
WORD_BEFORE = re.compile(r"(?<![\w-])[A-Za-z]{3,}\s+$")


def _with_word_before(run: Span, reading: Reading, covered: Sequence[Span], names: Names) -> Span:
    """Return an unknown name of a letter and a number with the word before it, where no document uses that as a word ("zork k2")."""
    before = WORD_BEFORE.search(reading.text[: run.start])
    if before is None or not CODE.fullmatch(run.of(reading.text)) or any(before.start() < s.end and s.start < run.start for s in covered):
        return run
    word = before[0].strip().casefold()
    stops = {t.idx for t in reading.doc if t.is_stop}
    known = names.ordinary(word) or word in spoken() or word in RESTRICTS_NOTHING or before.start() in stops
    return run if known else Span(before.start(), run.end)


def unheard(reading: Reading, covered: Sequence[Span], models: Sequence[Subject], names: Names) -> tuple[Absent, ...]:
    """Return the lower-case words that stand in a list with models, and that no document uses as a word or a name."""
    found = []
    stops = {t.idx for t in reading.doc if t.is_stop}
    for piece in words(reading.text):
        text = piece.of(reading.text)
        if not text.islower() or len(text) < 4 or not text.isalpha() or text.endswith("ly") or piece.start in stops or names.ordinary(text):
            continue
        if text in RESTRICTS_NOTHING:
            continue
        if any(piece.overlaps(s) for s in covered):
            continue
        if any(_listed(reading.text, piece, m.span) for m in models):
            found.append(Absent(text, piece, "name", f"no document here names {text}", names.nearest(text)))
    return tuple(found)


def _listed(text: str, one: Span, other: Span) -> bool:
    first, second = sorted((one, other))
    gap = text[first.end : second.start]
    return bool(gap.strip()) and bool(LIST_GAP.fullmatch(gap))


def _opens_as_name(text: str, span: Span, reading: Reading, names: Names) -> bool:
    """Return whether a question begins with a word in capitals that no document uses as a word: a name, and no word of English."""
    if reading.text[: span.start].strip(" \"'“("):
        return False
    known = names.ordinary(text.casefold()) or text.casefold() in spoken() or text.casefold() in PLAIN_OPENERS
    measured = [m.span.start for m in reading.mentions if m.of(KG.Benchmark)]
    beside = any(re.fullmatch(r"\s+(?:on\s+)?", reading.text[span.end : start]) for start in measured if start > span.end)
    return beside and not reading.models and text[0].isupper() and len(text) > 3 and not known


PLAIN_OPENERS = frozenset(
    ("please", "hello", "could", "would", "should", "rank", "order", "sort", "tell", "summarise", "summarize", "quick")
)


NO_NAMES = frozenset(
    [
        "GB",
        "TB",
        "MB",
        "KB",
        "PB",
        "GPU",
        "GPUs",
        "CPU",
        "CPUs",
        "VRAM",
        "RAM",
        "LLM",
        "LLMs",
        "API",
        "APIs",
        "vs",
        "I",
        "II",
        "III",
        "IV",
        "V",
    ]
)
"""Words in capitals that are units, machines and numerals, and name nothing."""

INITIAL = re.compile(r"(?<![\w.])(?:[A-Z]\.\s?)+$")
"""The initials before a surname, whose full stop ends no sentence ("A. Nobody")."""


def _name_like(text: str, span: Span, reading: Reading) -> bool:
    """Return whether a word is written like a name: digits or capitals inside, or a capital that does not begin the sentence."""
    if text[1:].islower() and any(t.idx == span.start and t.is_stop for t in reading.doc):
        return False
    if text.isdigit() or len(text) < 2 or text in NO_NAMES:
        return False
    if any(c.isdigit() for c in text) and any(c.isalpha() for c in text):
        return True
    if sum(c.isupper() for c in text) >= 2:
        return True
    if text.lower() in ("table", "tables", "section", "sections", "figure", "sec", "fig", "appendix"):
        return False
    before = reading.text[: span.start].rstrip()
    first = before.strip(" \"'“(") == "" or (before.endswith((".", "?", "!", ":")) and not INITIAL.search(before))
    return text[0].isupper() and not first
