"""What a text says that it brings: in a list of contributions, and behind other things.

"We release Zork, tuned for looms, and Frob, a benchmark of 40 problems" brings Frob too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg import iris
from kg.extractors.recording import EXTRACTOR
from kg.model.document import Document
from kg.model.mention import Mention
from kg.model.parsed import Sentence
from kg.model.statement import Evidence, Locator, Statement
from kg.model.terms import Iri
from kg.vocab import KG

WE_BRING = re.compile(
    r"\b[Ww]e\s+(?:also\s+|further\s+|then\s+|here\s+|now\s+|additionally\s+)*(?:present|introduce|release|propose|contribute|publish|provide)\b"
)

APPOSED = re.compile(r"\s*(?:\([^()]*\))?\s*,\s+(?:an?|the\s+first|our|\d[\d.,]*)\s")
CONTRIBUTIONS = re.compile(r"\bcontributions?\b[^.;]*:\s*\Z", re.IGNORECASE)
"""What stands behind a name that says what it is, and how a paragraph ends whose list is of what the text brings."""


def contributed(document: Document, sentence: Sentence, listed: frozenset[int]) -> Iterator[Statement]:
    """Yield that a document introduces the things which a sentence names so; `listed` are the places where items of contributions begin."""
    for mention in _named(sentence, listed):
        things = {e.iri for e in mention.of(KG.Model, KG.Benchmark, KG.Corpus) if "/id/" in e.iri}
        if len(things) == 1:
            shown = Evidence(
                sentence.quote(mention.span), sentence.place(mention.span), Locator(sentence.section, sentence.page), EXTRACTOR
            )
            yield Statement(iris.document(document.id), KG.introduces, Iri(things.pop()), shown)


def _named(sentence: Sentence, listed: frozenset[int]) -> Iterator[Mention]:
    text = sentence.text
    bring = WE_BRING.search(text)
    for mention in sentence.mentions:
        behind = APPOSED.match(text, mention.span.end) is not None
        if (mention.span.start == 0 and sentence.parts[0].start in listed and behind) or (
            bring is not None and mention.span.start > bring.end() and behind and text[: mention.span.start].endswith(" and ")
        ):
            yield mention


def listed_contributions(document: Document) -> frozenset[int]:
    """Return where the sentences may begin that open the items of a list of what a document brings."""
    found, open_list = set[int](), False
    for paragraph in document.paragraphs:
        if not paragraph.item:
            open_list = CONTRIBUTIONS.search(paragraph.span.of(document.text)) is not None
        elif open_list:
            found.update(range(paragraph.span.start, min(paragraph.span.start + 8, paragraph.span.end)))
    return frozenset(found)


__all__ = ["contributed", "listed_contributions"]
