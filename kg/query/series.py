"""Series of models: those whose names begin with one word, whatever families they are of ("the GPT models": GPT-4, GPT 4o)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.lexicon.keys import match_key
from kg.lexicon.mentions import Mention
from kg.model.document import Span
from kg.model.logical_form import Subject
from kg.model.names import ModelName
from kg.model.terms import Iri
from kg.query.names import Names
from kg.vocab import KG

SHORTEST = 3
"""The fewest letters of a word that models are called by."""
CALLED = re.compile(r"\b(?P<word>[A-Z][A-Za-z]{2,})(?=[\s-]+(?:\w+\s+)?(?:models?|LLMs?|family|series|checkpoints?)\b)")
"""A word in capitals before the noun for models."""


def series(word: str, names: Names) -> tuple[Iri, ...]:
    """Return the models whose names begin with a word; with a number right behind it only where nothing is called by the word alone."""
    if not word.isalpha() or len(word) < SHORTEST:
        return ()
    key = match_key(word)
    entries = {e.iri: e for held in names.lookup(names.beginning(key)).values() for e in held if KG.Model in e.types}
    apart = re.compile(rf"{re.escape(word)}(?:[\s-]|$)" if names.members(key) else rf"{re.escape(word)}(?![^\W\d_])", re.I)
    found = [(e, names.bearer(e)) for e in entries.values() if apart.match(e.label)]
    families = {m.name.family for _, m in found if m is not None}
    members = [m for family in sorted(families) for m in names.members(family) if not m.name.configuration]
    return tuple(dict.fromkeys((*(e.iri for e, m in found if m is None), *(m.iri for m in members))))


def called(text: str, mentions: Sequence[Mention], models: Sequence[Subject], names: Names) -> Iterator[Subject]:
    """Yield the words before "models" by which several families are called and none alone, as the name of a family.

    A document may be called so too: its models are meant, and not the document.
    """
    taken = [*(m.span for m in mentions if any(KG.Document not in e.types for e in m.entries)), *(m.span for m in models)]
    for match in CALLED.finditer(text):
        word, span = match["word"], Span(*match.span("word"))
        if any(span.overlaps(s) for s in taken) or names.ordinary(word.lower()):
            continue
        found = series(word, names)
        if len(found) > 1:
            yield Subject(word, span, word, found[0], (KG.Model,), (), ModelName(match_key(word)))
