"""Metrics that nobody has named before, told by where they stand in a header: a word that ends all of them, a cell under "Metric".

"Zork QX", "Quux QX", "Frob QX" are three benchmarks measured in QX; "quick exactness (QX)" in the caption says what the letters are.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from kg.lexicon.facets import Facet, rest
from kg.lexicon.lexicon import Lexicon, thing_iri
from kg.lexicon.markup import plain
from kg.model.cells import CellValue
from kg.model.document import Document, Span, Table
from kg.vocab import KG

LETTERS = re.compile(r"[A-Z][A-Z0-9]{1,5}(?:@\d+)?")
"""A word of capitals, which abbreviates something."""

MEASURED = re.compile(
    r"(?:rate|ratio|factor|score|accuracy|error|precision|recall|distance|similarity|match(?:es)?|loss|gain|index|correlation|coefficient"
    r"|share|percentage|time|latency|speed|exactness|correctness|consistency|coverage)s?",
    re.IGNORECASE,
)
"""The last word of the name of a metric."""

ENOUGH = 3
"""How many headers that end alike say by themselves that the word is their metric."""

LESS = re.compile(r"\b(?:lower|less|smaller|fewer)(?: \w+)? (?:is|are) better\b", re.IGNORECASE)
"""What a caption says of a metric of errors."""

OF_ERRORS = re.compile(r"\b(?:error(?: rate)?|errors|loss|distance|latency|perplexity)s?\Z", re.IGNORECASE)
"""How the name of a metric ends of which less is better."""

ATTEMPTS = re.compile(r"\s+(?:at|with|in) \w+(?: \w+)?\s*\Z")
"""How the words before an abbreviation of a metric say how many attempts it counts ("at one attempt")."""

SMALL = frozenset(("of", "the", "to", "per", "in", "for", "and"))
"""Words of a name that its abbreviation may leave out."""

EQUALS = r"\s*(?:=|:=|(?:stands|is short) for|denotes|means)\s*(?:the\s+)?(?P<words>[^\W\d_][\w -]{2,50}?)(?=\s*(?:[,;.()]|\band\b|\Z))"
GLOSS = re.compile(rf"(?<![\w-])[A-Z][A-Z0-9]{{1,5}}{EQUALS}")
"""An abbreviation and the words that a text says it stands for."""

BEHIND_WORDS = re.compile(r"\(\s*(?P<letters>[A-Z][A-Z0-9]{1,5}(?:@\d+)?)\s*\)")
"""An abbreviation in brackets, as a text introduces it behind the words that it stands for."""

SHARE_OF = (
    r"(?:share|percentage|per ?cent|fraction|proportion|portion|ratio|rate|probability|average|mean|median|accuracy|similarity|distance)"
)
DEFINING = rf"(?:is|are|means|measures|denotes|counts|gives|reports) (?:here )?(?:the|what) (?:\w+ )?{SHARE_OF}\b"
DEFINED = re.compile(rf"(?<![\w-])(?P<name>[A-Za-z][\w-]*(?: [\w-]+){{0,3}}) {DEFINING}")
"""The name of a metric and how a text begins to say what it is ("Quick match is the share of …")."""

Words = dict[int, str]


@lru_cache(maxsize=4)
def glosses(document: Document) -> str:
    """Return the abbreviations that the prose of a document spells out, and the names of metrics that it explains, as it does it.

    Words before an abbreviation in brackets are kept where they name a metric.
    """
    texts = [p.span.of(document.text) for p in document.paragraphs]
    found = [match[0] for text in texts for match in GLOSS.finditer(text)]
    found += [metric for text in texts for metric in _spelt_before(text)]
    found += [match[0] for text in texts for match in DEFINED.finditer(text)]
    return ", ".join(dict.fromkeys(found))


def _spelt_before(text: str) -> Iterator[str]:
    """Yield the names of metrics that a text has before their abbreviations, with these ("quick match (QM)")."""
    for match in BEHIND_WORDS.finditer(text):
        words = expansion(match["letters"], text[: match.end()])
        if words is not None and MEASURED.fullmatch(words.of(text).split()[-1]):
            yield f"{' '.join(words.of(text).split())} ({match['letters']})"


def expansion(letters: str, text: str) -> Span | None:
    """Return where a text spells out an abbreviation that stands in brackets behind it, None where it does not.

    Behind an abbreviation and an equals sign it is spelt out with other letters too ("QX = quick exactness").

    >>> caption = "quick match of words (QMW) in per cent, XM = exact match"
    >>> expansion("QMW", caption).of(caption), expansion("MW", caption), expansion("XM", caption).of(caption)
    ('quick match of words', None, 'exact match')

    Two letters or more may begin one word of the two or three ("execution accuracy (EX)"), and what is said of attempts has no letter.

    >>> expansion("EX", "the execution accuracy (EX)"), expansion("QM@1", "quick match at one attempt (QM@1)")
    (Span(start=4, end=22), Span(start=0, end=11))
    """
    told = re.search(rf"(?<![\w-]){re.escape(letters)}{EQUALS}", text)
    if told is not None:
        return Span(*told.span("words"))
    for found in re.finditer(rf"\(\s*{re.escape(letters)}s?\s*\)", text):
        named = ATTEMPTS.sub("", text[: found.start()]) if "@" in letters else text[: found.start()]
        words = list(re.finditer(r"[A-Za-z]+", named))
        wanted = [c for c in reversed(letters.casefold()) if c.isalpha()]
        for word in reversed(words):
            if wanted and word[0][0].casefold() == wanted[0]:
                wanted.pop(0)
                if not wanted:
                    return Span(word.start(), len(named.rstrip()))
            elif word[0].casefold() not in SMALL:
                break
        begun = next((w for w in words[-2:-4:-1] if w[0].casefold().startswith(letters.casefold())), None)
        if begun is not None and not re.search(r"[^\w\s-]", named[begun.start() :]):
            return Span(begun.start(), len(named.rstrip()))
    return None


def is_metric(letters: str, caption: str) -> bool:
    """Tell whether a caption spells out an abbreviation as the name of a metric."""
    found = expansion(letters, caption)
    return found is not None and MEASURED.fullmatch(found.of(caption).split()[-1]) is not None


def is_defined(name: str, told: str) -> bool:
    """Tell whether a text says what a metric of a name is.

    >>> is_defined("Quick match", "quick match is the share of answers that match"), is_defined("match", "no quick match is the best")
    (True, False)
    """
    return bool(name) and re.search(rf"(?<![\w-]){re.escape(name)}(?: \([^()]*\))? {DEFINING}", told, re.IGNORECASE) is not None


def less_is_better(letters: str, caption: str) -> Span | None:
    """Return where a caption says that less of a metric is better: in so many words behind it, or by the name that it spells out.

    >>> caption = "word error rate (WER), and quick match (QM), of which less is better"
    >>> less_is_better("WER", caption).of(caption), less_is_better("QM", caption).of(caption), less_is_better("X", caption)
    ('word error rate', 'less is better', None)
    """
    spelt = expansion(letters, caption)
    said = LESS.search(caption)
    own = max((m.end() for m in re.finditer(rf"(?<!\w){re.escape(letters)}(?!\w)", caption[: said.start()])), default=0) if said else 0
    if said and own and not any(m.start() > own for m in re.finditer(r"\([A-Z][A-Z0-9@]+\)", caption[: said.start()])):
        return Span(said.start(), said.end())
    return spelt if spelt and OF_ERRORS.search(spelt.of(caption)) else None


def ending_alike(table: Table, values: Sequence[Sequence[CellValue]], lexicon: Lexicon, told: str) -> Words:
    """Return the abbreviation that each header of numbers ends with, where it is a metric: `told` says so, or all end with it."""
    numeric = [
        i
        for i in range(len(table.columns))
        if 2 * sum(row[i].kind == "number" for row in values) > sum(row[i].kind != "absent" for row in values)
    ]
    labels = {i: plain(table.columns[i].label).split() for i in numeric}
    ends: defaultdict[str, list[int]] = defaultdict(list)
    for i, words in labels.items():
        if words and LETTERS.fullmatch(words[-1]) and all(KG.Metric in entry.types for entry in lexicon.exact(words[-1])):
            ends[words[-1]].append(i)
    found: Words = {}
    for letters, at in ends.items():
        heads = {tuple(labels[i][:-1]) for i in at}
        named = [i for i in at if len(labels[i]) > 1]
        if is_metric(letters, told) or (len(named) == len(at) == len(heads) and len(at) >= ENOUGH):
            found.update(dict.fromkeys(at, letters))
    return found


def new_metric(label: str, words: str, lexicon: Lexicon, caption: str) -> Facet:
    """Return the metric that ends a header: the one that its name is known for, else a new concept under the name that is printed."""
    start = max(label.rfind(words), 0)
    spelt = expansion(words, caption)
    known = lexicon.exact(spelt.of(caption), KG.Metric) if spelt else ()
    iri = known[0].iri if known else thing_iri("concept", "metric", words)
    return Facet(Span(start, start + len(words)), KG.metric, iri, words)


def under_metric(cells: Sequence[Span], texts: Sequence[str], metrics: Collection[Span]) -> str:
    """Return the words of a header's level that was printed in a column of metrics, an empty string where none was."""
    return next((rest(plain(text), ()) for span, text in zip(cells, texts, strict=True) if span in metrics), "")


__all__ = ["ending_alike", "expansion", "glosses", "is_defined", "is_metric", "less_is_better", "new_metric", "under_metric"]
