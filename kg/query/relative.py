"""Models that a question names by their relation to another: "its base model", "WizardCoder's teacher", "the parent of …"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.lexicon.mentions import Mention
from kg.model.document import Span
from kg.model.logical_form import Subject
from kg.model.terms import Iri
from kg.query.reading import Reading
from kg.query.vocabulary import Vocabulary
from kg.vocab import KG

OWNED = re.compile(r"(?:\b(?:its|their)|['’]s?)\s+(?:own\s+)?$", re.I)
WAS = re.compile(r"\s+(?:(?:was|is|were|has\s+been|had\s+been)\s+)?", re.I)
THAT_ONE = re.compile(r"\bmodel\b(?:\s+\w+){0,3}\s+(?:that|which)\s+(?:the\s+)?$", re.I)
"""What stands before a model whose origin is meant ("the model that Zork was fine-tuned from")."""
OF = re.compile(r"\s+(?:of|behind|under)\s+(?:the\s+)?$", re.I)


def relations(reading: Reading, vocabulary: Vocabulary) -> tuple[Mention, ...]:
    """Return the mentions that stand for a model by its relation to the one before or after, where the question asks more of it.

    "What is Zork's base model" asks for the relation itself; "what does Zork's base model score" asks something of what it leads to.
    """
    found = [m for m in reading.mentions if _property(m, vocabulary) is not None and _owner(m, reading) is not None]
    more = any(m.of(KG.Benchmark) for m in reading.mentions)
    more = more or any(_of_models(m, vocabulary) for m in reading.mentions if m not in found and not _beside(m, found, reading))
    return tuple(found) if more else ()


BESIDE = re.compile(r"\s*(?:,|&|,?\s*and)\s+", re.I)


def _beside(mention: Mention, found: Sequence[Mention], reading: Reading) -> bool:
    """Return whether a mention is listed right beside a relation: asked of the same owner ("Zork's base model and licence")."""
    ends = [(min(m.span, mention.span).end, max(m.span, mention.span).start) for m in found if not m.span.overlaps(mention.span)]
    return any(BESIDE.fullmatch(reading.text, end, start) for end, start in ends)


def related(reading: Reading, models: Sequence[Subject], found: Sequence[Mention], vocabulary: Vocabulary) -> tuple[Subject, ...]:
    """Return the models with those that relations stand for, in place of an owner that is named for no other reason."""
    kept = list(models)
    for mention in found:
        owner = _owner(mention, reading)
        prop = _property(mention, vocabulary)
        if owner is None or prop is None:
            continue
        at = next((i for i, m in enumerate(kept) if m.span == owner.span and m.through is None), None)
        base = kept[at] if at is not None else owner
        label = f"{base.label}'s {mention.text}"
        made = replace(base, text=mention.text, span=mention.span, label=label, through=prop)
        pronoun = re.search(r"\b(?:its|their)\s+(?:own\s+)?$", reading.text[: mention.span.start], re.I)
        if at is not None and not pronoun:
            kept[at] = made
        else:
            kept.append(made)
    return tuple(kept)


def _of_models(mention: Mention, vocabulary: Vocabulary) -> bool:
    """Return whether a mention names a property of models."""
    return any(KG.Model in vocabulary.terms[p].domains for p in vocabulary.is_property(mention))


def _property(mention: Mention, vocabulary: Vocabulary) -> Iri | None:
    """Return the property between models that a mention names, if it does."""
    return next((p for p in vocabulary.is_property(mention) if KG.Model in vocabulary.terms[p].ranges), None)


def _owner(mention: Mention, reading: Reading) -> Subject | None:
    """Return the model whose relation a mention names: the one before "its" or a possessive, or after "of"."""
    before = reading.text[: mention.span.start]
    named = next((m for m in reversed(reading.models) if WAS.fullmatch(reading.text[m.span.end : mention.span.start])), None)
    if named is not None and THAT_ONE.search(reading.text[: named.span.start]):
        return named
    if OWNED.search(before):
        return next((m for m in reversed(reading.models) if m.span.end <= mention.span.start), None)
    following = next((m for m in reading.models if m.span.start >= mention.span.end), None)
    if following is not None and OF.fullmatch(reading.text[mention.span.end : following.span.start]):
        return following
    return None


def spans(found: Sequence[Mention]) -> tuple[Span, ...]:
    """Return the places of relations."""
    return tuple(m.span for m in found)
