"""The licence of the models that a page is about, told of their weights: "Weights of all six models are under …", "Code and weights: …"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extractors.recording import EXTRACTOR
from kg.lexicon.lexicon import model_iri
from kg.lexicon.model_names import display
from kg.model.names import Label
from kg.model.parsed import Sentence
from kg.model.statement import Evidence, Extracted, Locator, Named, Statement
from kg.vocab import KG

_PART = r"(?:(?:model|source|training)\s+)?(?:weights?|models?|checkpoints?|code|data)"
_MODELS = re.compile(r"\b(?:weights?|models?|checkpoints?)\b", re.IGNORECASE)
UNDER = re.compile(
    rf"(?:(?:the|all|our|its|both)\s+)*(?P<what>{_PART}(?:(?:,|,?\s+and|\s*&|\s*/)\s+(?:the\s+)?{_PART}){{0,2}})"
    r"(?:\s+(?:of|for)\s+(?:all|every|both|the)\s+(?:[\w-]+\s+){0,2}(?:models?|sizes|checkpoints|variants))?"
    r"\s*(?::|(?:(?:is|are|come|comes|fall|falls)\s+)?(?:(?:all|both)\s+)?"
    r"(?:(?:released|licen[sc]ed|available|distributed|published|provided|made\s+available|shared)\s+)?under)\s+(?:the\s+|an?\s+)?",
    re.IGNORECASE,
)
"""Words about the weights of a page's models, before the name of their licence."""


def licensed(sentence: Sentence, model: Label | None) -> Iterator[Extracted]:
    """Yield the licence that a sentence gives to the weights of the model that its page is about."""
    found = UNDER.match(sentence.text) if model is not None else None
    if model is None or found is None or not _MODELS.search(found["what"]):
        return
    for mention in sentence.mentions:
        known = {entry.iri for entry in mention.of(KG.Licence)}
        if mention.span.start == found.end() and len(known) == 1:
            place = Locator(sentence.section, sentence.page)
            shown = Evidence(sentence.quote(mention.span), sentence.place(mention.span), place, EXTRACTOR)
            iri = model_iri(model.name)
            yield Named(iri, KG.Model, display(model), shown, model.name)
            yield Statement(iri, KG.licence, known.pop(), shown)


__all__ = ["licensed"]
