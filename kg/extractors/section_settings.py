"""What the prose above a table, in its own section, says of how scores like those in it are measured.

"We sample 20 completions per problem with temperature 0.2 for pass@1", "PlumBench is evaluated 3-shot": sentences whose verb says that
something is measured, and that name a metric, a benchmark or all problems. Sentences about training tell nothing of scores.
"""

from __future__ import annotations

import re
from functools import lru_cache

from kg.extractors.sentences import sentences
from kg.lexicon.markup import plain
from kg.model.document import Document, Span

WE = re.compile(
    r"(?:(?:For|On|In|Unless|Following) [^,.;]{3,60}, )?[Ww]e (?:then |also |always |again )?"
    r"(?:sample|generate|draw|decode|evaluate|use|report|run|prompt|compute|estimate|measure|test|score)\b"
)
PASSIVE = re.compile(
    r"(?:(?:All|Both|The) )?(?:(?:other )?(?:models|benchmarks|scores|results)|[A-Z][\w+-]*(?:(?:,|,? and) [A-Z][\w+-]*)*)"
    r" (?:is|are|was|were) (?:all |always )?(?:evaluated|run|tested|measured|prompted|scored|sampled|decoded)\b"
)
MEASURED = re.compile(
    r"\bpass(?:@|[ -]at[ -]|\^)\d+|\b(?:\d+|zero|one|few|two|three|five)-shot\b"
    r"|\b(?:per|each|every|all) (?:problems?|tasks?|benchmarks?)\b",
    re.IGNORECASE,
)
OTHERWISE = re.compile(
    r"\b(?:train|fine-?tun|pre-?train|synthe|distil|filter|corpus|dataset)\w*\b|\b(?:instead of|rather than|unlike)\b", re.IGNORECASE
)
"""Words of a sentence about how data or models were made, or that sets something against something else."""


def said_in_section(document: Document, at: int) -> tuple[str, ...]:
    """Return such sentences above a place of a document, in the innermost section around it."""
    around = [section.span for section in document.sections if section.span.start <= at < section.span.end]
    inner = min(around, key=lambda span: span.end - span.start, default=None)
    if inner is None:
        return ()
    return tuple(words for start, words in _found(document) if inner.start <= start < at)


@lru_cache(maxsize=4)
def _found(document: Document) -> tuple[tuple[int, str], ...]:
    """Return all such sentences of a document with where they begin."""
    found = []
    for paragraph in document.paragraphs:
        for span in sentences(document.text, Span(paragraph.span.start, paragraph.span.end)):
            words = " ".join(plain(span.of(document.text)).split())
            if (WE.match(words) or PASSIVE.match(words)) and MEASURED.search(words) and not OTHERWISE.search(words):
                found.append((span.start, words))
    return tuple(found)
