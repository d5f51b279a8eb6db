"""How many of what a benchmark or a corpus holds: "how many classes does Zork contain" asks for its size, whatever its parts are called."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.lexicon.keys import match_key
from kg.lexicon.mentions import Mention
from kg.model.document import Span
from kg.model.terms import Iri
from kg.query.names import Names
from kg.vocab import KG, OWL, SKOS

HOW_MANY = re.compile(r"\bhow\s+many\s+(?P<what>(?:[\w+#-]+\s+){0,3}?[a-z][a-z-]+s)\s+(?:does|do|did)\s+(?:the\s+)?$", re.I)
INSIDE = re.compile(
    r"\bhow\s+many\s+(?P<what>(?:[\w+#-]+\s+){0,3}?[a-z][a-z-]+s)\s+(?:are|were|is)\s+(?:there\s+)?(?:in|inside|within|part\s+of)\s+(?:the\s+)?$",
    re.I,
)
HOLDS = re.compile(
    r"\s+(?:(?:benchmark|corpus|data\s?set|test\s+set|suite)\s+)?(?:have|contain|hold|comprise|include|consist\s+of|offer|provide|encompass)\b",
    re.I,
)
ASKED = {KG.Benchmark: "how many problems", KG.Corpus: "how much data"}
"""The words that ask for the size of things of a class."""
SIZE_OF_OTHERS = {KG.Benchmark: KG.corpusSize, KG.Corpus: KG.problems}
"""The size of what holds the same things and is of the other class: commits are counted in corpora, and in benchmarks of edits."""


def held(text: str, mentions: Sequence[Mention], names: Names) -> tuple[Mention, ...]:
    """Return the mentions, with "how many classes" as the size of the one thing that is asked to hold them.

    Where the noun means something else already it is left alone. What holds them in one language ("Java classes") is no part of a
    benchmark: then the language is passed over, and the sentence that tells the number answers.
    """
    for thing in mentions:
        cls = next((c for c in ASKED if thing.of(c)), None)
        if cls is None or thing.of(OWL.Class):
            continue
        before = text[: thing.span.start]
        asked = INSIDE.search(before) or (HOW_MANY.search(before) if HOLDS.match(text, thing.span.end) else None)
        if asked is None:
            continue
        what = Span(*asked.span("what"))
        inside = [m for m in mentions if m.span.overlaps(what)]
        if any(_means_more(m, what, cls) for m in inside):
            continue
        left = tuple(m for m in mentions if m not in inside)
        entries = names.lookup([match_key(ASKED[cls])]).get(match_key(ASKED[cls]), ())
        if any(m.of(KG.ProgrammingLanguage) for m in inside) or not entries:
            return left
        span = Span(asked.start(), what.end)
        return tuple(sorted((*left, Mention(span, span.of(text), entries)), key=lambda m: m.span))
    return tuple(mentions)


def _means_more(mention: Mention, what: Span, cls: Iri) -> bool:
    """Return whether a mention says more of what is counted than an adjective does, or the size of things of another class."""
    if {entry.iri for entry in mention.entries} == {SIZE_OF_OTHERS[cls]}:
        return False
    return mention.span.end == what.end or not mention.of(SKOS.Concept) or bool(mention.of(KG.Subset, KG.Difficulty))


__all__ = ["held"]
