"""Words that share their noun with another: in "neither fine-tuned nor base models" both adjectives name a kind of model."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.lexicon.keys import match_key
from kg.lexicon.mentions import Entry, Mention
from kg.model.document import REACH, Span
from kg.query.names import Names
from kg.vocab import OWL, SKOS

JOIN = r"(?:\s*,\s*(?:and|or|nor)?|\s+(?:and|or|nor|but))\s+(?:(?:not|neither|nor)\s+)?(?:an?\s+|the\s+)?"
AFTER = re.compile(rf"{JOIN}([^\W\d_][\w-]*\w)(?!\w)", re.I)
BEFORE = re.compile(rf"(?<![\w-])([^\W\d_][\w-]*\w){JOIN}$", re.I)


def shared(text: str, mentions: Sequence[Mention], names: Names) -> tuple[Mention, ...]:
    """Return the mentions with those of words that a conjunction joins to a concept and that name one before its noun too."""
    made: list[Mention] = []
    nouns = {m.text for m in mentions if m.of(OWL.Class)}
    for mention in mentions:
        made += _properties(text, mention, (*mentions, *made), names)
        concepts = mention.of(SKOS.Concept)
        if not concepts or mention.of(OWL.Class):
            continue
        heads = sorted({e.label.split()[-1] for e in concepts if " " in e.label} | nouns)
        for word in _joined(text, mention.span):
            if any(m.span.overlaps(word) for m in (*mentions, *made)):
                continue
            keys = [match_key(f"{word.of(text)} {head}") for head in heads]
            known = names.lookup(keys)
            entries = next((found for key in keys if (found := _concepts(known.get(key, ())))), ())
            if entries:
                made.append(Mention(word, word.of(text), entries))
    return tuple(sorted((*mentions, *made), key=lambda m: m.span))


COUNTED = re.compile(r"(?:^|\s)(?P<word>[^\W\d_][\w-]*\w)\s+(?:and|or)\s+(?:how\s+many\s+|the\s+(?:number\s+of\s+)?)?$", re.I)
"""A word that shares the noun of the property behind it ("programming and natural languages", "total and active parameters")."""


def _properties(text: str, mention: Mention, taken: Sequence[Mention], names: Names) -> list[Mention]:
    """Return the property that a word before a conjunction names with the noun of the property behind it."""
    words = mention.text.split()
    found = COUNTED.search(text, max(0, mention.span.start - REACH), mention.span.start)
    if found is None or len(words) < 2 or not mention.of(OWL.ObjectProperty, OWL.DatatypeProperty):
        return []
    span = Span(found.start("word"), found.end("word"))
    if any(m.span.overlaps(span) for m in taken):
        return []
    own = words.index(next((w for w in words if w.lower() not in ("how", "many", "number", "of")), words[0]))
    keys = [match_key(" ".join([*words[:own], found["word"], *words[own + 1 :]])), match_key(f"{found['word']} {words[-1]}")]
    known = names.lookup(keys)
    entries = tuple(e for key in keys for e in known.get(key, ()) if OWL.ObjectProperty in e.types or OWL.DatatypeProperty in e.types)
    return [Mention(span, span.of(text), entries)] if entries else []


def _concepts(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    return tuple(e for e in entries if SKOS.Concept in e.types)


def _joined(text: str, span: Span) -> list[Span]:
    """Return the words that a conjunction joins to a place."""
    after = AFTER.match(text, span.end)
    before = BEFORE.search(text, max(0, span.start - REACH), span.start)
    return [Span(m.start(1), m.end(1)) for m in (after, before) if m is not None]
