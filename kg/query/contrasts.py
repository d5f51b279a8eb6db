"""What a part of a training configuration does to a model: its runs with it beside those without it, all else equal."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.model.document import Span
from kg.model.logical_form import Subject
from kg.model.names import SizeMention
from kg.query.configurations import Configured, keys_of, named_keys
from kg.query.names import Member, Names
from kg.query.reading import Reading
from kg.query.subjects import in_sizes
from kg.vocab import KG

EFFECTS = ("effect", "better", "worse")
"""The operators by which a question asks what something does to a score."""
WITH_AND_WITHOUT = re.compile(
    r"\bwith\b[^?;]{0,80}?\b(?:vs\.?|versus|and|or|than|against|compared\s+(?:to|with))\s+(?:[^?;,]{0,30}\s)?without\b"
    r"|\bwithout\b[^?;]{0,80}?\b(?:vs\.?|versus|and|or|than|against|compared\s+(?:to|with))\s+(?:[^?;,]{0,30}\s)?with\b",
    re.I,
)
"""Wordings that put what has something beside what has it not."""
LESS = re.compile(r"\b(?:better|worse|higher|lower|stronger|weaker|drop|suffer|lose)\w*\b", re.I)
"""Comparatives: of a model without something with the same one that has it."""
BEFORE = re.compile(r"\b(?:(?P<no>without|no|lacking)|with|using|having)\s+(?:the\s+|any\s+)?$", re.I)
BEHIND = re.compile(
    r"\s*(?:\([^()]*\)\s*)?(?:is\s+|being\s+|held\s+|kept\s+|turned\s+|switched\s+|left\s+)?"
    r"(?:(?P<no>absent|off|disabled|missing|out|unused)|on|enabled|present|used)"
    r"(?=\s*[,;.)]|\s+(?:on|in|for|at)\s+(?:both|either|each|all)\b|\s+(?:throughout|everywhere)\b)",
    re.I,
)
"""What says of a part of the configuration that it is the same on both sides."""


@dataclass(frozen=True, slots=True)
class Contrast:
    """The same models as two subjects that differ in the keys of a configuration alone, and the words that name them."""

    subjects: tuple[Subject, Subject]
    keys: tuple[str, ...]
    spans: tuple[Span, ...]


def contrasted(reading: Reading, found: Sequence[Configured], sizes: Sequence[SizeMention]) -> Contrast | None:
    """Return the one model of a question with and without what the question asks the effect of; None where it asks for no effect."""
    if len(found) != 1 or not found[0].members:
        return None
    subject = found[0].subject
    members = found[0].members
    if subject.model is not None and subject.model.size is None and sizes:
        members = tuple(m for m in members if in_sizes(m.name, sizes)) or members
    return _apart(reading, subject, members, found[0].named)


def of_any_model(reading: Reading, names: Names) -> Contrast | None:
    """Return the models that stand in runs with and without what a question that names no model asks the effect of."""
    if not reading.has(*EFFECTS):
        return None
    runs = names.runs()
    named = tuple(named_keys(reading, keys_of(runs), names))
    keys = {key for _, key in named}
    members = tuple(m for m in runs if keys & keys_of([m]))
    if not members:
        return None
    subject = Subject(named[0][0].of(reading.text), named[0][0], "a model", members[0].iri, (KG.Model,), ())
    return _apart(reading, subject, members, named)


def _apart(reading: Reading, subject: Subject, members: Sequence[Member], named: Sequence[tuple[Span, str]]) -> Contrast | None:
    """Return what has the one part of a configuration that is not the same on both sides, and what has it not."""
    denied = {key: all(_denied(reading.text, span) for span, other in named if other == key) for _, key in named}
    held = _held(reading.text, named)
    keys = sorted(set(denied) - set(held))
    if len(keys) != 1:
        return None
    key, both = keys[0], WITH_AND_WITHOUT.search(reading.text) is not None
    asked = LESS.search(reading.text) if denied[key] else reading.has(*EFFECTS)
    if not (asked or both):
        return None
    kept = [m for m in members if key in keys_of([m]) and all(_is(m, other, value) for other, value in held.items())]
    lacking = [m for m in kept if f"{key}=no" in m.name.configuration]
    having = [m for m in kept if m not in lacking]
    if not having or not (lacking or subject.iris):
        return None
    spans = tuple(span for span, other in named if other == key)
    word = spans[0].of(reading.text)
    single = "one" if not subject.iris else subject.label
    one = replace(subject, label=f"{subject.label} with {word}", iris=tuple(m.iri for m in having))
    other = replace(subject, label=f"{single} without {word}", iris=tuple(m.iri for m in lacking) or subject.iris)
    if denied[key] and not both:
        one, other = replace(other, label=f"{subject.label} without {word}"), replace(one, label=f"{single} with {word}")
    return Contrast((one, other), (key,), tuple(span for span, _ in named))


def _held(text: str, named: Sequence[tuple[Span, str]]) -> dict[str, bool]:
    """Return the parts of a configuration that are the same on both sides, with whether they are there.

    Of several that are named it is those that are said to be so, else those with "with" or "without" before them where another has none.
    """
    if len({key for _, key in named}) < 2:
        return {}
    told = {key: not found["no"] for span, key in named if (found := BEHIND.match(text, span.end))}
    if len({key for _, key in named} - set(told)) < 2:
        return told
    marked = {key: not found["no"] for span, key in named if (found := BEFORE.search(text[: span.start]))}
    return {**marked, **told}


def _denied(text: str, span: Span) -> bool:
    found = BEFORE.search(text[: span.start])
    return found is not None and bool(found["no"])


def _is(member: Member, key: str, value: bool) -> bool:
    """Return whether a run has a part of a configuration, or has it not."""
    has = key in member.name.configuration or (key in keys_of([member]) and f"{key}=no" not in member.name.configuration)
    return has == value
