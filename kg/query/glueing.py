"""Names that a question writes as one word with something unknown: read whole, so that no part of a longer name is taken for it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from kg.lexicon.keys import match_key
from kg.lexicon.mentions import Entry, Mention, words
from kg.model.document import Span
from kg.query.names import Names
from kg.vocab import KG, SKOS

TOKEN = re.compile(r"[^\s,;:?!()\"“”]+")
ENDING = re.compile(r"(?:['’]s?|[.…])+$")
NAMED = (KG.Model, KG.Benchmark, KG.Corpus)
PARTS = (KG.Subset, KG.Difficulty, KG.ProgrammingLanguage, KG.Library, KG.PromptStyle)
LEAST = 4
"""The fewest letters of a word that can make a name another."""
LONGEST = 80
"""The most letters of a word that runs two names together."""


def whole(text: str, mentions: Sequence[Mention], names: Names) -> tuple[Mention, ...]:
    """Return the mentions, but where an unknown word is joined to one of them: then the name that both misspell together.

    A word before a name that nothing known is near leaves no name: `zork-llama` is not `llama`. What comes after one is left to
    the reading of variants and versions.
    """
    kept = list(mentions)
    pieces = words(text)
    for token in TOKEN.finditer(text):
        span = Span(token.start(), token.start() + len(ENDING.sub("", token[0])))
        inside = [m for m in kept if m.span.overlaps(span) and m.of(*NAMED)]
        if not inside:
            continue
        span = Span(min(span.start, inside[0].span.start), max(span.end, inside[-1].span.end))
        strange = [p for p in pieces if span.start <= p.start < span.end and _strange(p, text, kept, names)]
        before = _word_before(text, span, pieces)
        if not strange and before is not None and len(before.of(text)) > LEAST + 1 and _strange(before, text, kept, names):
            strange, span = [before], Span(before.start, span.end)
        if not strange:
            continue
        entries = _respelled(span.of(text), names)
        leads = strange[0].start < inside[0].span.start and strange[0] != before
        if entries or leads:
            kept = [m for m in kept if m.span.end <= span.start or m.span.start >= span.end]
        if entries:
            kept.append(Mention(span, span.of(text), entries))
    return tuple(sorted(kept, key=lambda m: m.span))


def apart(text: str, mentions: Sequence[Mention], names: Names) -> tuple[Mention, ...]:
    """Return the mentions with those of words that run a benchmark's name and a part of it together ("zorkevalhard")."""
    made = list(mentions)
    for piece in words(text):
        if not 2 * LEAST <= piece.end - piece.start <= LONGEST or any(piece.overlaps(m.span) for m in mentions):
            continue
        cuts = [Span(piece.start, at) for at in range(piece.end - 3, piece.start + LEAST, -1)]
        keys = {cut: (match_key(cut.of(text)), match_key(text[cut.end : piece.end])) for cut in cuts}
        known = names.lookup({key for pair in keys.values() for key in pair if key})
        for cut, (whole_key, part_key) in keys.items():
            named = tuple(e for e in known.get(whole_key, ()) if KG.Benchmark in e.types)
            parts = tuple(e for e in known.get(part_key, ()) if any(t in e.types for t in PARTS))
            if named and parts:
                rest = Span(cut.end, piece.end)
                made += [Mention(cut, cut.of(text), named), Mention(rest, rest.of(text), parts)]
                break
    return tuple(sorted(made, key=lambda m: m.span))


DOES = re.compile(r"\b(?:do|does|did|can|could|will|would)\s+(?:the\s+)?$", re.I)
SCORES = re.compile(r"(?P<name>\S.*?)\s+scores?", re.I)
"""A name that ends as the verb does which stands behind it."""


def verbal(text: str, mentions: Sequence[Mention], names: Names) -> tuple[Mention, ...]:
    """Return the mentions without the verb that one takes for part of its name: "what does Zork score" asks nothing of ZorkScore."""
    made = []
    for mention in mentions:
        found = SCORES.fullmatch(mention.text)
        if found is None or not DOES.search(text[: mention.span.start]):
            made.append(mention)
            continue
        span = Span(mention.span.start, mention.span.start + found.end("name"))
        key = match_key(found["name"])
        if entries := names.lookup([key]).get(key, ()):
            made.append(Mention(span, span.of(text), entries))
    return tuple(made)


TOPIC = re.compile(
    r"[\s,]+(?:(?:of|in|from|by|listed\s+by|named\s+by)\s+the\s+(?:survey|paper|report)\s+)?(?:(?:are|is|that|which|do|does|specifically|mainly|only|directly)\s+)*"
    r"(?:about|concern\w*|regard\w*|relat\w+\s+to|on|of|with|for|around|address\w*|affect\w*|touch\w*(?:\s+on)?)\s+(?:the\s+)?",
    re.I,
)
"""What stands between a kind of thing and what it is about ("open problems that concern …")."""


def topical(text: str, mentions: Sequence[Mention], names: Names) -> tuple[Mention, ...]:
    """Return the mentions, two that a topic joins as the one concept that both name together: "problems that concern boards"."""
    made = list(mentions)
    for first, second in pairwise([m for m in mentions if m.of(SKOS.Concept)]):
        if not TOPIC.fullmatch(text[first.span.end : second.span.start]):
            continue
        keys = [match_key(f"{first.text} {word} {second.text}") for word in ("about", "of", "regarding")]
        known = names.lookup(keys)
        entries = tuple(dict.fromkeys(e for key in keys for e in known.get(key, ()) if SKOS.Concept in e.types))
        if entries and {e.iri for e in entries}.isdisjoint(e.iri for e in (*first.entries, *second.entries)):
            span = Span(first.span.start, second.span.end)
            made = [m for m in made if not m.span.overlaps(span)] + [Mention(span, span.of(text), entries)]
    return tuple(sorted(made, key=lambda m: m.span))


def _strange(piece: Span, text: str, mentions: Sequence[Mention], names: Names) -> bool:
    """Return whether a word is part of no mention and is no word of the documents."""
    word = piece.of(text)
    if len(word) < LEAST or not word.isalpha() or names.ordinary(word.lower()):
        return False
    return not any(piece.overlaps(m.span) for m in mentions)


def _word_before(text: str, span: Span, pieces: Sequence[Span]) -> Span | None:
    """Return the word right before a place, with nothing but one space between."""
    return next((p for p in pieces if p.end + 1 == span.start and text[p.end] == " "), None)


def _respelled(text: str, names: Names) -> tuple[Entry, ...]:
    """Return the named things that a text misspells."""
    entries = tuple(e for key in names.respelled(text) for e in names.lookup([key]).get(key, ()))
    return tuple(e for e in entries if any(t in e.types for t in NAMED))
