"""Training configurations that a question names beside a model ("with long-context fine-tuning", "+ CoT", "without SI").

A configuration is a run without a name of its own: its result is never that of the released model, and is shown only where
the question names what it is called by.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.lexicon.keys import match_key
from kg.lexicon.mentions import windows, words
from kg.model.document import Span
from kg.model.logical_form import Subject
from kg.query.names import Member, Names
from kg.query.reading import Reading

SMALL = frozenset(("in", "the", "of", "a", "an", "on", "and"))
"""Words that leave no letter in an abbreviation."""
LONGEST = 6
NEAR = 12
"""How many characters may stand between a configuration's key and its value."""
EFFECT = re.compile(
    r"\b(?:help|improv|benefit|boost|hurt|harm|degrad|rais|lower|increas|decreas|better|worse|matter|effect|affect|impact|do to)", re.I
)
"""Wordings that ask what something does to a score."""


@dataclass(frozen=True, slots=True)
class Configured:
    """A model with those of its configurations that the question names, by which keys, and the words that name them."""

    subject: Subject
    members: tuple[Member, ...] = ()
    keys: frozenset[str] = frozenset()
    spans: tuple[Span, ...] = ()
    exact: bool = False
    denied: bool = False
    """True where the question asks for the model without what the words name ("Zork without CoT")."""

    def lacks(self, member: Member) -> bool:
        """Return whether a configuration is one without what the question names."""
        return any(part in (f"{key}=no" for key in self.keys) for part in member.name.configuration)


def configured(reading: Reading, subject: Subject, names: Names) -> Configured:
    """Return the configurations of a model that a question names, by their key or by the words that it abbreviates."""
    model = subject.model
    if model is None or model.configuration:
        return Configured(subject)
    own = [
        m
        for m in names.members(model.family)
        if m.name.configuration and sorted(m.name.variant) == sorted(model.variant) and model.size in (None, m.name.size)
    ]
    spans = []
    asked = set()
    keys = {part.split("=", 1)[0] for m in own for part in m.name.configuration}
    for span, named in _named(reading, keys) if keys else ():
        asked.add(named)
        spans.append(span)
    members = tuple(m for m in own if any(part.split("=", 1)[0] in asked for part in m.name.configuration))
    valued = _of_value(reading, members, asked, spans)
    beside = _beside(subject.span, spans, [m.span for m in reading.models])
    denied = any(WITHOUT.search(reading.text[: s.start]) and not BOTH.search(reading.text[: s.start]) for s in beside)
    having = [m for m in members if not any(f"{key}=no" in m.name.configuration for key in asked)]
    wanted = (
        bool(having) and len(reading.models) > 1 and len(beside) < len(spans) and any(WITH.search(reading.text[: s.start]) for s in beside)
    )
    if wanted and not denied:
        return Configured(subject, tuple(having), frozenset(asked), tuple(spans), exact=True)
    return Configured(subject, valued or members, frozenset(asked), tuple(spans), bool(valued), denied)


def _beside(own: Span, spans: Sequence[Span], models: Sequence[Span]) -> Sequence[Span]:
    """Return the places behind a model and before the next one, all places where none is there."""
    following = min((m.start for m in models if m.start >= own.end), default=None)
    return [s for s in spans if s.start >= own.end and (following is None or s.end <= following)] or spans


WITH = re.compile(r"\b(?:with|using|plus)\s+(?:the\s+)?$", re.I)
WITHOUT = re.compile(r"\b(?:without|no|not\s+using|excluding)\s+(?:the\s+|any\s+)?$", re.I)
BOTH = re.compile(r"\bwith\s*(?:and|or|/|vs\.?|versus)\s*(?:without|no)\s+$", re.I)
"""What stands before a word where a model is asked for without it, and with it too."""


def _of_value(reading: Reading, members: Sequence[Member], asked: set[str], spans: Sequence[Span]) -> tuple[Member, ...]:
    """Return the configurations with the value that stands beside the key ("high reasoning effort"); none if no value does."""
    near = " ".join(reading.text[max(0, s.start - NEAR) : s.end + NEAR].casefold() for s in spans)
    beside = set(re.findall(r"[^\W_]+", near))
    valued = {part for m in members for part in m.name.configuration if part.split("=", 1)[0] in asked and "=" in part}
    wanted = {part for part in valued if part.split("=", 1)[1] in beside - {"yes", "no"}}
    return tuple(m for m in members if wanted & set(m.name.configuration))


def with_members(found: Configured) -> Subject:
    """Return the subject as standing for its configurations too; for them alone where a value of one is named."""
    if found.denied:
        lacking = tuple(m.iri for m in found.members if found.lacks(m))
        return replace(found.subject, iris=lacking or found.subject.iris)
    own = () if found.exact else found.subject.iris
    return replace(found.subject, iris=tuple(dict.fromkeys((*own, *(m.iri for m in found.members)))))


def _named(reading: Reading, keys: set[str]) -> Iterator[tuple[Span, str]]:
    """Yield the places that name one of some keys, with the key; longer places first."""
    pieces = words(reading.text)
    for at, _, span, key in windows(reading.text, pieces, longest=LONGEST):
        if key in keys:
            yield span, key
            continue
        parts = [p.of(reading.text).casefold() for p in pieces[at:] if p.end <= span.end]
        for initials in {"".join(p[0] for p in parts if p not in SMALL), "".join(p[0] for p in parts)} & keys:
            if len(parts) > 1 and parts[0] not in SMALL and (len(initials) > 2 or " " not in span.of(reading.text)):
                yield span, initials
    for mention in reading.mentions:
        for entry in mention.entries:
            key = match_key(entry.label)
            if key in keys:
                yield mention.span, key


def with_and_without(reading: Reading, found: Sequence[Configured]) -> tuple[Subject, ...]:
    """Return one model with and without what the question asks the effect of, as two subjects; none where it asks for no effect."""
    if len(found) != 1 or not found[0].members or found[0].denied or not EFFECT.search(reading.text):
        return ()
    subject, members = found[0].subject, found[0].members
    lacking = [m for m in members if found[0].lacks(m)]
    having = [m for m in members if m not in lacking]
    if not having or (lacking and len(members) > 2):
        return ()
    word = found[0].spans[0].of(reading.text)
    one = replace(subject, label=f"{subject.label} with {word}", iris=tuple(m.iri for m in having), model=None)
    other = (
        replace(subject, label=f"{subject.label} without {word}", iris=tuple(m.iri for m in lacking), model=None) if lacking else subject
    )
    return (one, other)
