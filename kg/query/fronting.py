"""Prepositions at the head of a question that belong to its verb: "on which data was Zork trained" asks what Zork is trained on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.lexicon.keys import match_key
from kg.lexicon.mentions import Mention
from kg.model.document import Span
from kg.query.names import Names
from kg.vocab import KG, OWL

FRONTED = re.compile(
    r"^\W*(?:(?:and|so|then)\s+)?(?:\w+ing\s+)?(?P<preposition>on|from|with|by|in|under|for|upon|off)\s+"
    r"(?P<asked>which|what|whose|whom|how\s+(?:many|much))\b(?P<noun>[^?]*?)\b(?:was|were|is|are|did|does|do|has|have|had)\s+",
    re.I,
)
"""A preposition before what is asked for, up to the auxiliary verb."""

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def fronted(text: str, mentions: Sequence[Mention], names: Names) -> tuple[Mention, ...]:
    """Return the mentions, with the verb of a question whose preposition stands at its head as the property that both name.

    Where an amount is asked for by its own name ("on how many tokens"), that is what is asked.
    """
    opened = FRONTED.match(text)
    if opened is None:
        return tuple(mentions)
    noun = Span(opened.start("noun"), opened.end("noun"))
    if opened["asked"].lower().startswith("how") and any(_property(m) and m.span.overlaps(noun) for m in mentions):
        return tuple(mentions)
    for found in WORD.finditer(text, opened.end()):
        span = Span(found.start(), found.end())
        key = match_key(f"{found[0]} {opened['preposition']}")
        entries = tuple(e for e in names.lookup([key]).get(key, ()) if set(e.types) & {OWL.ObjectProperty, OWL.DatatypeProperty})
        over = [m for m in mentions if m.span.overlaps(span)]
        if entries and not any(m.of(KG.Model, KG.Benchmark, KG.Corpus) for m in over):
            kept = [m for m in mentions if m not in over]
            return tuple(sorted((*kept, Mention(span, found[0], entries)), key=lambda m: m.span))
    return tuple(mentions)


def _property(mention: Mention) -> bool:
    return bool(mention.of(OWL.ObjectProperty, OWL.DatatypeProperty))
