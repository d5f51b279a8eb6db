"""What is said elsewhere of how a table was measured: settings in a line above it, "all models in Table 2", "same setting as Table 1"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model.document import Document, Table

VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|do|does|did|can|could|may|might|will|would|should|must|we|it|they|this|these|that|which)\b",
    re.IGNORECASE,
)
"""Words of a sentence; a line of settings has none of them."""

LONGEST = 200
"""The most characters of a line of settings."""

ALL_OF = re.compile(
    r"\b(?:all|every|each)(?: of)?(?: the)?(?: [\w-]+){1,3} (?:in|of) Table (?P<number>\w+(?:\.\d+)*)\b[^.;:]*[^.]*", re.IGNORECASE
)
"""A sentence about everything in one table."""

AS_IN = re.compile(
    r"\b(?:same|identical) (?:settings?|set-?up|protocol|configuration) as (?:in |for |that of )?Table (?P<number>\w+)", re.IGNORECASE
)
"""What a caption says that was measured like another table."""


def said_elsewhere(table: Table, document: Document) -> Iterator[str]:
    """Yield the line of settings above a table without a caption, sentences about all that it holds, and the caption of one like it."""
    if table.caption_span is None and table.section and (line := _line_above(table, document)):
        yield line
    if table.number and f"Table {table.number}" in document.text:
        for paragraph in document.paragraphs:
            found = ALL_OF.finditer(document.text, paragraph.span.start, paragraph.span.end)
            yield from (match[0] for match in found if match["number"] == table.number)
    if (like := AS_IN.search(table.caption)) is not None:
        yield from (other.caption for other in document.tables if other.number == like["number"] and other != table)


def _line_above(table: Table, document: Document) -> str:
    """Return the paragraph between a table and its heading, where it is alone there and lists settings in less than a sentence."""
    heads = [section.span.start for section in document.sections if section.span.start < table.span.start]
    other = [t.span.end for t in document.tables if t.span.end <= table.span.start]
    after = max([*heads, *other], default=0)
    between = [p.span for p in document.paragraphs if after < p.span.start < table.span.start]
    if len(between) != 1:
        return ""
    line = between[0].of(document.text)
    return line if len(line) <= LONGEST and not VERB.search(line) else ""
