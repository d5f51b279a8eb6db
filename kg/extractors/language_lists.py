"""The languages that a benchmark's problems are said to be in, listed behind their number: "in 9 languages: Ada, Zig and Fox"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extractors.fillers import Namer
from kg.extractors.members import Filler, Words
from kg.lexicon.facets import COUNT_WORDS
from kg.lexicon.schema import Schema
from kg.model.document import Span
from kg.model.mention import Mention
from kg.model.terms import Iri
from kg.vocab import KG

LISTED = re.compile(
    r"\b(?:in|across|from|over|covering|covers|spanning|spans|for)\s+(?:\d+|" + "|".join(COUNT_WORDS) + r")\s+(?:\w+\s+)?languages"
    r"\s*(?:[:(–—]|,(?:\s+namely)?)\s*(?P<list>[^.;()]+)",
    re.IGNORECASE,
)
BETWEEN = re.compile(r"\s*,\s*(?:and\s+)?|\s+(?:and|&)\s+|\s*/\s*")
PROBLEMS = re.compile(
    r"(?:The|All|Its|These|Our)\s+(?:[\d,.]+\s+)?(?:[\w-]+\s+)?(?:tasks|problems|instances|samples|examples|questions|bugs|issues)\b"
)
"""How a sentence begins that is about the problems of the benchmark that its section is about."""


def language_lists(words: Words, namer: Namer, schema: Schema) -> Iterator[tuple[Filler, Iri, Filler]]:
    """Yield the benchmark, the property and each language of such a list."""
    text = words.sentence.text
    found = LISTED.search(text)
    prop = schema.by_iri.get(KG.programmingLanguage)
    if found is None or prop is None:
        return
    thing = _benchmark(words, namer, found.start())
    listed = list(languages(text, Span(*found.span("list")), schema, prop.value_scheme))
    if thing is not None and len(listed) > 1:
        yield from ((thing, prop.iri, language) for language in listed)


def _benchmark(words: Words, namer: Namer, before: int) -> Filler | None:
    """Return the one benchmark that a sentence names before a place, else that of its section where it speaks of its problems."""
    sentence = words.sentence
    named = [m for m in sentence.mentions if m.of(KG.Benchmark) and m.span.end <= before]
    if not named and PROBLEMS.match(sentence.text) and sentence.section:
        named = list(namer.lexicon.find(sentence.section))
    found: dict[Iri, Mention] = {e.iri: m for m in named for e in m.of(KG.Benchmark) if "/id/" in e.iri}
    if len(found) != 1:
        return None
    iri, mention = next(iter(found.items()))
    return Filler(Iri(iri), mention.span, None, mention.text)


def languages(text: str, listed: Span, schema: Schema, scheme: Iri | None) -> Iterator[Filler]:
    """Yield the languages that a list begins with."""
    at = listed.start
    for match in (*BETWEEN.finditer(text, listed.start, listed.end), None):
        end = match.start() if match is not None else listed.end
        name = text[at:end].strip()
        language = schema.concept(name, (scheme,)) if scheme is not None and name else None
        if language is None:
            return
        start = at + text[at:end].index(name)
        yield Filler(language, Span(start, start + len(name)))
        at = match.end() if match is not None else end


__all__ = ["language_lists", "languages"]
