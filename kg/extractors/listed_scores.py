"""Scores without a verb or subject of their own: "PlumBench: 31.1" and "PlumBench goes up to 33.7" below a heading that says whose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.lexicon import facets
from kg.lexicon.lexicon import Lexicon
from kg.model.document import Document, Span
from kg.model.parsed import LONGEST_QUOTE, Sentence
from kg.model.statement import Evidence
from kg.vocab import KG

NUMBER = r"(?P<number>\d{1,3}\.\d+|\d{1,3}(?=\s?%))\s?%?"

PAIR = re.compile(
    rf"(?P<name>[^\W\d_][^:;=]*?)\s*(?:[:=]|\s[–—-])\s*{NUMBER}(?:\s*\([^()]*\))?\s*(?=[.;,]?\s*\Z|[;,]\s)[.;,]?\s*",
)
"""A name, a colon and a figure, alone in a sentence or in a list."""

MOVES = (
    r"(?:goes|went|rises|rose|climbs|climbed|increases|increased|improves|improved|grows|grew|jumps|jumped|moves|moved|drops|dropped"
    r"|falls|fell|declines|declined|decreases|decreased)(?:\s+(?:up|down|slightly|further|again))*"
    r"(?:\s+from\s+\d[\d.]*\s?%?)?\s+to"
)
STANDS = r"(?:(?:is|are)\s+(?:now|currently)(?:\s+(?:at|up\s+(?:at|to)|down\s+(?:at|to)))?|(?:stands|sits)\s+(?:now\s+)?at)"
MOVED = re.compile(
    r"(?:[^\W\d_][^:;.]{0,40}:\s+)?(?:our |the )?(?P<name>[^\W\d_][\w+@. -]*?)\s+(?:now\s+)?"
    rf"(?:{MOVES}|{STANDS})\s+{NUMBER}(?=[.,;]|\s|\Z)(?!\s+(?:points?|tokens?|times|percentage))",
    re.IGNORECASE,
)
"""A name and the figure that it goes up or down to, or now stands at."""

EVALUATING = re.compile(r"\b(?:results?|evaluations?|performance|scores?|benchmarks?|benchmarking)\b", re.IGNORECASE)
"""Words of headings below which scores stand."""


ALONE = re.compile(rf"{NUMBER}\.?\s*")
"""A figure that a run-in heading names the benchmark of ("**PlumBench:** 31.1")."""


def bare_scores(sentence: Sentence, lexicon: Lexicon) -> Iterator[tuple[str, Span | None, Span]]:
    """Yield name and figure of each score that a sentence gives so, where the name is one of a benchmark and no more, with their places.

    The name has no place in the sentence where it is the run-in heading.
    """
    text, at = sentence.text, 0
    if sentence.topic and (alone := ALONE.fullmatch(text)) is not None and _is_benchmark(sentence.topic, lexicon):
        yield sentence.topic, None, Span(*alone.span("number"))
        return
    found: list[re.Match[str]] = []
    while at < len(text) and (match := PAIR.match(text, at)) is not None:
        found.append(match)
        at = match.end()
    if at < len(text):
        moved = MOVED.match(text)
        found = [moved] if moved is not None else []
    for match in found:
        if float(match["number"]) <= 100 and _is_benchmark(match["name"], lexicon):
            yield match["name"], Span(*match.span("name")), Span(*match.span("number"))


def _is_benchmark(name: str, lexicon: Lexicon) -> bool:
    """Tell whether words name a benchmark, with its metric, part or protocol or without, and nothing else."""
    told = facets.read(name, lexicon)
    return sum(f.property == KG.benchmark for f in told) == 1 and not re.search(r"\w", facets.rest(name, [f.span for f in told]))


def with_heading(shown: Evidence, label: str, document: Document) -> Evidence | None:
    """Return evidence whose quote shows a label: from the heading on that does, where the sentence does not; None where none is near."""
    if label in shown.quote.of(document.text):
        return shown
    for section in sorted(document.sections, key=lambda s: s.span.start, reverse=True):
        start, end = section.span.start, shown.quote.end
        if start < shown.quote.start < section.span.end and label in document.text[start : start + len(section.heading) + 8]:
            return replace(shown, quote=Span(start, end)) if end - start <= LONGEST_QUOTE else None
    return None
