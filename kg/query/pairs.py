"""Two words that one name joins and a question means apart: "A and B" corpora hold both, "the tokens A and B" are two kinds."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.lexicon.keys import match_key
from kg.lexicon.mentions import Mention
from kg.model.document import Span
from kg.model.terms import Iri
from kg.query.names import Names
from kg.query.reading import Reading
from kg.query.vocabulary import Vocabulary
from kg.vocab import OWL, SKOS

PAIR = re.compile(r"\s*(?:\band\b|&)\s*", re.I)


def parted(reading: Reading, names: Names, vocabulary: Vocabulary) -> Reading:
    """Return a reading in which two words joined by "and" are two concepts, where the things spoken of have these and not the whole.

    One name may join two words ("A and B" corpora), which name concepts of other things each ("the tokens A and B").
    """
    made = list(reading.mentions)
    for mention in reading.mentions:
        halves = PAIR.split(mention.text)
        whole = vocabulary.holder([t for e in mention.of(SKOS.Concept) for t in e.types]) if len(halves) == 2 else None
        about = _spoken_of(mention, reading, vocabulary) if whole is not None else frozenset()
        if not about or whole in about:
            continue
        keys = [match_key(half) for half in halves]
        known = names.lookup(keys)
        held = [[e for e in known.get(key, ()) if SKOS.Concept in e.types and vocabulary.holder(e.types) in about] for key in keys]
        common = set.intersection(*({t for e in entries for t in e.types} for entries in held)) - {SKOS.Concept}
        if common:
            starts = (mention.span.start, mention.span.end - len(halves[1]))
            spans = [Span(start, start + len(half)) for start, half in zip(starts, halves, strict=True)]
            kept = [tuple(e for e in entries if common & set(e.types)) for entries in held]
            at = made.index(mention)
            made[at : at + 1] = [Mention(s, s.of(reading.text), e) for s, e in zip(spans, kept, strict=True)]
    return replace(reading, mentions=tuple(made))


def _spoken_of(mention: Mention, reading: Reading, vocabulary: Vocabulary) -> frozenset[Iri]:
    """Return the classes of things that the rest of a question is about: those named, and those of which its concepts are said."""
    others = [m for m in reading.mentions if m is not mention]
    held = (vocabulary.holder([t for e in m.of(SKOS.Concept) for t in e.types]) for m in others if m.of(SKOS.Concept))
    return frozenset({e.iri for m in others for e in m.of(OWL.Class)} | {h for h in held if h is not None})
