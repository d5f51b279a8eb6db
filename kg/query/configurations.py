"""Training configurations that a question names beside a model ("with long-context fine-tuning", "+ CoT", "without SI").

A configuration is a run without a name of its own: its result is never that of the released model, and is shown only where
the question names what it is called by.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from kg.lexicon.keys import match_key
from kg.lexicon.mentions import windows, words
from kg.model.document import Span
from kg.model.logical_form import Subject
from kg.query.names import Member, Names
from kg.query.reading import Reading
from kg.vocab import KG

SMALL = frozenset(("in", "the", "of", "a", "an", "on", "and"))
"""Words that leave no letter in an abbreviation."""
LONGEST = 6
NEAR = 12
"""How many characters may stand between a configuration's key and its value."""


@dataclass(frozen=True, slots=True)
class Configured:
    """A model with those of its configurations that the question names, and the words that name them, each with the key."""

    subject: Subject
    members: tuple[Member, ...] = ()
    named: tuple[tuple[Span, str], ...] = ()
    exact: bool = False
    denied: bool = False
    """True where the question asks for the model without what the words name ("Zork without CoT")."""

    @property
    def spans(self) -> tuple[Span, ...]:
        """Return the places of the words that name configurations."""
        return tuple(span for span, _ in self.named)

    def lacks(self, member: Member) -> bool:
        """Return whether a configuration is one without what the question names."""
        return any(f"{key}=no" in member.name.configuration for _, key in self.named)


def keys_of(members: Iterable[Member]) -> set[str]:
    """Return the keys of the configurations of some models: `lcft` of `lcft=yes`."""
    return {part.split("=", 1)[0] for m in members for part in m.name.configuration}


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
    others = [m.span for m in reading.models if m.span != subject.span]
    named = tuple(n for n in named_keys(reading, keys_of(own), names) if not any(n[0].overlaps(o) for o in others))
    if own and not named and (every := _every_run(reading)):
        return Configured(subject, tuple(own), every, exact=True)
    asked, spans = {key for _, key in named}, [span for span, _ in named]
    members = tuple(m for m in own if asked & keys_of([m]))
    valued = _of_value(reading, members, asked, spans)
    behind = _behind(subject.span, spans, [m.span for m in reading.models])
    beside = behind or spans
    denied = any(WITHOUT.search(reading.text[: s.start]) and not BOTH.search(reading.text[: s.start]) for s in beside)
    having = [m for m in members if not any(f"{key}=no" in m.name.configuration for key in asked)]
    again = any(m.model == model and m.span != subject.span for m in reading.models)
    if again and members:  # one model twice: what stands behind it tells which of both it is
        with_it = bool(behind) and not any(WITHOUT.search(reading.text[: s.start]) for s in behind)
        return Configured(subject, tuple(having), named, exact=True) if with_it else Configured(subject, members, named, denied=True)
    wanted = (
        bool(having) and len(reading.models) > 1 and len(beside) < len(spans) and any(WITH.search(reading.text[: s.start]) for s in beside)
    )
    if wanted and not denied:
        return Configured(subject, tuple(having), named, exact=True)
    return Configured(subject, valued or members, named, bool(valued), denied)


def _behind(own: Span, spans: Sequence[Span], models: Sequence[Span]) -> Sequence[Span]:
    """Return the places behind a model and before the next one."""
    following = min((m.start for m in models if m.start >= own.end), default=None)
    return [s for s in spans if s.start >= own.end and (following is None or s.end <= following)]


RUNS = re.compile(r"\b(?:configurations?|ablations?|ablated|ablation\s+(?:study|table|experiments?|runs?)|training\s+runs?)\b", re.I)
"""Words for all runs of a model that have no name of their own."""


def _every_run(reading: Reading) -> tuple[tuple[Span, str], ...]:
    """Return the places where a question about what is measured asks for runs of a model, whichever they are."""
    measured = any(m.of(KG.Benchmark, KG.Metric) for m in reading.mentions) or bool(reading.facets)
    return tuple((Span(*m.span()), "") for m in RUNS.finditer(reading.text)) if measured else ()


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


def named_keys(reading: Reading, keys: set[str], names: Names) -> Iterator[tuple[Span, str]]:
    """Yield the places that name one of some keys, with the key: itself, what it abbreviates, or what it is called in the graph.

    What it is called is a run's only where something is measured: which models support it is told by what is said of them.
    """
    pieces = words(reading.text) if keys else ()
    for at, _, span, key in windows(reading.text, pieces, longest=LONGEST):
        if key in keys:
            yield span, key
            continue
        parts = [p.of(reading.text).casefold() for p in pieces[at:] if p.end <= span.end]
        for initials in {"".join(p[0] for p in parts if p not in SMALL), "".join(p[0] for p in parts)} & keys:
            if len(parts) > 1 and parts[0] not in SMALL and (len(initials) > 2 or " " not in span.of(reading.text)):
                yield span, initials
    measured = bool(keys) and (any(m.of(KG.Benchmark, KG.Metric) for m in reading.mentions) or bool(reading.facets))
    called = {e.iri: key for key, entries in names.lookup(sorted(keys)).items() for e in entries if key in keys} if measured else {}
    for mention in reading.mentions if keys else ():
        for entry in mention.entries:
            key = match_key(entry.label)
            if key in keys or entry.iri in called:
                yield mention.span, key if key in keys else called[entry.iri]
                break
