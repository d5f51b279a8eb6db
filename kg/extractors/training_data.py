"""Corpora that a text names twice: as what something is trained on, and as what holds, covers or was collected from something.

Neither is enough by itself: models are trained on machines too, and much else holds or covers things.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extractors.recording import EXTRACTOR
from kg.lexicon.lexicon import Lexicon, thing_iri
from kg.model.document import Span
from kg.model.parsed import Sentence
from kg.model.statement import Evidence, Locator, Named
from kg.vocab import KG

TRAINED_ON = re.compile(
    r"\b(?:train|tun)(?:ed|es|s|ing)?\b(?:\s+[\w-]+){0,3}?\s+(?:on|with|using)\s+(?:the\s+)?"
    r"(?P<name>[A-Z][a-z0-9]+(?:[A-Z][a-z0-9]*)+(?:-[\w.]*\w)?)(?![\w-])"
)
"""A name of two capitals or more, written as one word, that something is trained on."""

HOLDS = (
    r"(?:\A|[.;]\s+)(?:The\s+)?{name}\s+(?:(?:dataset|data set|corpus)\s+)?(?:holds|contains|comprises|consists\s+of|covers|includes|spans"
    r"|has\s+(?:a\s+size\s+of|\d)|(?:is|was|were)\s+(?:\w+ly\s+)?(?:collected|built|crawled|curated|filtered|generated|gathered|assembled|drawn"
    r"|deduplicated|scraped))\b"
)


def training_data(sentences: Sequence[Sentence], lexicon: Lexicon) -> Iterator[Named]:
    """Yield the corpora that the sentences of a document name so, each once, where it is first trained on."""
    seen: set[str] = set()
    for sentence in sentences:
        if "train" not in sentence.text and "tun" not in sentence.text:
            continue
        for match in TRAINED_ON.finditer(sentence.text):
            name = match["name"]
            if name in seen or any(KG.Corpus not in entry.types for entry in lexicon.exact(name)):
                continue
            seen.add(name)
            held = re.compile(HOLDS.format(name=re.escape(name)))
            if any(name in other.text and held.search(other.text) for other in sentences):
                at = Span(*match.span("name"))
                shown = Evidence(sentence.quote(at), sentence.place(at), Locator(sentence.section, sentence.page), EXTRACTOR)
                yield Named(thing_iri("corpus", name), KG.Corpus, name, shown)
