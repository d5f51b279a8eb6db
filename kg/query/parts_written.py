"""Questions for who wrote or made a part of something ("who wrote the tests of …"), which are not for the authors of a document."""

from __future__ import annotations

import re

from kg.model.document import Span
from kg.query.reading import Reading
from kg.vocab import KG, OWL

MAKING = r"(?:wrote|written|authored|generated|created|made|produced|designed|composed)"
PART = r"(?:the|its|their|these|those|all)\s+(?P<part{0}>(?:[a-z][\w-]*\s+){{0,2}}?[a-z][\w-]*)"
ASKED = re.compile(
    rf"\b(?:who|(?:what|which)\s+(?:model|LLM|tool|system|program)s?)\s+{MAKING}\s+{PART.format(1)}(?=\s+(?:in|of|for|behind|from|on)\b)"
    rf"|\bby\s+(?:whom|what|which\s+\w+)\s+(?:was|were|is|are)\s+{PART.format(2)}(?=\s+(?:(?:in|of|for|behind|from|on)\b[^?]*)?{MAKING}\b)",
    re.I,
)
"""Wordings that ask who made a part of something."""
DOCUMENT = re.compile(
    r"\b(?:paper|article|preprint|publication|report|work|book|post|card|readme|survey|page|blog|documents?|papers|reports|abstract|introduction|text)\b",
    re.I,
)


def part_written(reading: Reading) -> Span | None:
    """Return the words for the part of something whose writer or maker is asked for, None where that is a document or nothing.

    Who wrote a document is another question, and so is who made a thing that has a name.
    """
    found = ASKED.search(reading.text)
    if found is None:
        return None
    part = Span(*found.span("part1" if found["part1"] else "part2"))
    if DOCUMENT.search(part.of(reading.text)):
        return None
    if any(
        m.span.overlaps(part) and (m.of(KG.Document, KG.Model, KG.Corpus) or any(e.iri == KG.Model for e in m.of(OWL.Class)))
        for m in reading.mentions
    ):
        return None
    return part if part.of(reading.text)[0].islower() else None
