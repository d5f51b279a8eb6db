"""What a text says of all its scores at once: "All results below are pass@1, greedy, zero-shot".

Such a sentence holds for what stands in its section and the sections in that, from its paragraph on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from kg.extractors.sentences import sentences
from kg.extractors.table_reading import ColumnReading, Role, TableReading
from kg.lexicon import facets
from kg.lexicon.facets import PROTOCOL, Facet, Value
from kg.lexicon.lexicon import Lexicon
from kg.lexicon.markup import plain
from kg.model.document import Document, Paragraph, Span
from kg.model.terms import Iri
from kg.vocab import KG

SCORES = r"(?:results?|scores?|numbers?|figures?|values?|evaluations?|measurements?|metrics?|pass rates?|accurac(?:y|ies))"

OF_ALL = re.compile(
    r"\s*(?:(?:unless|except where) (?:\w+ ){1,3}\w+, )?"
    rf"(?:all (?:of )?(?:the |our |these |reported )*|the |our |these |reported )(?:\w+ ){{0,2}}?{SCORES}"
    r"(?: (?:that )?(?:we )?(?:below|above|here|shown|given|reported|listed|report|in (?:this|the|our) [\w-]+(?: [\w-]+)?))*"
    r" (?:are|were|is|was|use|used|have been|report|denote)\b(?! (?:not|lower|higher|better|worse|similar|comparable)\b)",
    re.IGNORECASE,
)
"""How a sentence about all scores begins."""

HEDGED = re.compile(r"\b(?:perhaps|possibly|probably|likely|may|might|could|should|would|unless|unlike)\b", re.I)
"""Words of a clause that does not say how it was."""

BY_DEFAULT = re.compile(
    r"\s+(?:unless|except where)\s+(?:otherwise\s+)?(?:stated|noted|specified|mentioned|indicated|said|marked|given)(?:\s+otherwise)?", re.I
)
"""Behind a setting, what says that it holds where a row says no other."""

FRAGMENT = re.compile(
    r"(?:(?:[\w@+-]+\s+){0,1}?|(?:[\w+-]+\s+){1,4}\()(?:pass@|accuracy|exact match|[\w-]+ rate\b)(?:[^.;:]|\.(?=\d)){0,80}[.:]?",
    re.IGNORECASE,
)
FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|can|may|will|we|it|they|this|these|shows?|reports?|gives?|rises?|falls?|increases?|drops?|improves?)\b",
    re.I,
)
"""A sentence without a verb that says what the numbers below it are ("pass@1 (%), greedy decoding.", "Weaving (pass@1, zero-shot):"), and
words that it has not."""

EXCEPTION = re.compile(
    r",?\s+(?:except(?:ing)?(?: for| on| that of| that)?|other than|apart from|excluding|but not(?: for)?|with the exception of)\s+"
    r"(?P<names>[^;()]+?)(?:,?\s+(?:which|where|for which)\s+(?:we )?(?:is|are|was|were|uses?|used|reports?|gives?)\s+(?P<told>[^;]+?)"
    r"|\s+\((?P<bracketed>[^()]+)\))?[.\s]*\Z",
    re.IGNORECASE,
)
"""At the end of such a sentence, what it is not said of, and what is said of that instead ("except FigEval, which is accuracy")."""

DENIED = re.compile(r"\b(?:no|not|never|without|neither|nor|instead of|rather than)\s+(?:\w+\s+){0,2}\Z", re.I)
"""Before a setting, what says that it was not so."""

SAMPLING = (KG.decoding, KG.temperature, KG.topP, KG.samples)
"""The settings that belong together: another one of them is another protocol."""

ASIDE = re.compile(r"\s*\([^()]*:[^()]*\)")
"""What is said in brackets of one thing alone ("(PlumBench: the official harness)")."""

BELOW = re.compile(r"\b(?:below|following)\b", re.I)

EMPHASIS = re.compile(r"[*`]+|(?<!\w)_+|_+(?!\w)")


def said_of_all(document: Document, at: int) -> tuple[str, ...]:
    """Return the sentences that tell how the scores were measured that stand at a place of a document."""
    return tuple(words for scope, words in _found(document) if scope.start <= at < scope.end)


def told_of_all(document: Document, at: int, lexicon: Lexicon, benchmark: Iri | None = None) -> tuple[Facet, ...]:
    """Return the metric and the protocol that such sentences give to a score at a place; one that names benchmarks tells of these alone."""
    found: list[Facet] = []
    for words in said_of_all(document, at):
        told = facets.read(words, lexicon)
        left_out = _left_out(words, told)
        named = {f.value for f in told if f.property == KG.benchmark} - left_out
        if not HEDGED.search(words) and (benchmark in named or not named) and benchmark not in left_out:
            kept = (f for f in told if f.property in (KG.metric, KG.k, *PROTOCOL) and not DENIED.search(words, 0, f.span.start))
            found += kept
    values = {prop: {f.value for f in found if f.property == prop} for prop in {f.property for f in found}}
    return tuple(f for f in found if len(values[f.property]) == 1)


def with_metric_of_all(reading: TableReading, document: Document, lexicon: Lexicon) -> TableReading:
    """Return a table with the metric that such sentences give to its scores in its caption, where that names none.

    Where they leave out a benchmark, each column that names one has the metric that they give to that.
    """
    at = reading.table.span.start
    said = said_of_all(document, at)
    if _metrics(reading.caption) or not said:
        return reading
    if any(_left_out(words, facets.read(words, lexicon)) for words in said):
        return replace(reading, columns=tuple(_metered(c, document, at, lexicon) for c in reading.columns))
    return replace(reading, caption=(*reading.caption, *_metrics(told_of_all(document, at, lexicon))))


def _metered(column: ColumnReading, document: Document, at: int, lexicon: Lexicon) -> ColumnReading:
    """Return a column of measurements with the metric that is said of the benchmark that it names."""
    own = next((f for f in column.facets if f.property == KG.benchmark), None)
    if own is None or column.role is not Role.RESULT or any(_metrics(column.facets)):
        return column
    return replace(column, facets=(*column.facets, *_metrics(told_of_all(document, at, lexicon, Iri(str(own.value))))))


def _metrics(told: Iterable[Facet]) -> tuple[Facet, ...]:
    return tuple(f for f in told if f.property in (KG.metric, KG.k))


def _left_out(words: str, told: Iterable[Facet]) -> frozenset[Value]:
    """Return the benchmarks that a sentence about all scores says that it is not said of."""
    but = EXCEPTION.search(words)
    return frozenset(f.value for f in told if but is not None and f.property == KG.benchmark and f.span.start >= but.start("names"))


def completed(own: Iterable[Facet], general: Iterable[Facet]) -> dict[Iri, Facet]:
    """Return the facets of a score by property: its own, and what is said of all where nothing of its own speaks against it."""
    told = {f.property: f for f in reversed(tuple(own))}
    measured, sampled = KG.metric in told, any(prop in told for prop in SAMPLING)
    for facet in general:
        if not (measured and facet.property in (KG.metric, KG.k)) and not (sampled and facet.property in SAMPLING):
            told.setdefault(facet.property, facet)
    return told


@lru_cache(maxsize=4)
def _found(document: Document) -> tuple[tuple[Span, str], ...]:
    """Return the sentences of a document about all scores, each with the part of the text that it holds for."""
    found = []
    for paragraph in document.paragraphs:
        for span in sentences(document.text, paragraph.span):
            words = " ".join(EMPHASIS.sub("", plain(span.of(document.text))).split())
            words = BY_DEFAULT.sub("", words)
            if OF_ALL.match(words) or (_heads_table(document, paragraph) and FRAGMENT.fullmatch(words) and not FINITE.search(words)):
                sections = [s.span for s in document.sections if s.span.start <= span.start < s.span.end]
                end = min((s.end for s in sections), default=len(document.text))
                start = span.start if BELOW.search(words) else paragraph.span.start
                found += [(Span(start, end), ASIDE.sub("", piece)) for piece in _pieces(words)]
    return tuple(found)


def _pieces(words: str) -> Iterator[str]:
    """Yield what a sentence says of all scores, and what it says of those that it leaves out.

    >>> list(_pieces("All scores are pass@1 except FigEval, which is accuracy."))
    ['All scores are pass@1 except FigEval', 'FigEval: accuracy']
    """
    but = EXCEPTION.search(words)
    told = but["told"] or but["bracketed"] if but is not None else None
    yield words[: but.end("names")] if but is not None else words
    if but is not None and told:
        yield f"{but['names']}: {told}"


def _heads_table(document: Document, paragraph: Paragraph) -> bool:
    """Tell whether a table follows a paragraph, with nothing but blanks between them."""
    return any(
        t.section == paragraph.section and not document.text[paragraph.span.end : t.span.start].strip()
        for t in document.tables
        if t.span.start >= paragraph.span.end
    )
