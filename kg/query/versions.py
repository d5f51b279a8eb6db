"""Models below one that a question names: versions listed behind it ("Zork Pro 0514 and 002"), all of a family ("Zork models")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from kg.lexicon.model_names import parse_label
from kg.model.document import Span
from kg.model.logical_form import Subject
from kg.query.model_mentions import fits
from kg.query.names import Member, Names
from kg.query.reading import Reading
from kg.query.series import series
from kg.vocab import KG

TOKEN = re.compile(r"(?<![\w.@-])(?:[A-Za-z]+-){0,3}v?\d[\w.]*(?:-\d+)*(?![\w-])")
"""A word with a number at its end, as versions are written."""

MOST = 12
"""The most numbers behind a name that are tried as versions."""


def versions(reading: Reading, models: Sequence[Subject], names: Names) -> tuple[Subject, ...]:
    """Return the models, one of which versions are listed as a subject of its own for each that its family has."""
    made: list[Subject] = []
    for at, subject in enumerate(models):
        end = models[at + 1].span.start if at + 1 < len(models) else len(reading.text)
        listed = _listed(reading, subject, end, names)
        made += listed if len(listed) > 1 else [subject]
    return tuple(made)


def _listed(reading: Reading, subject: Subject, end: int, names: Names) -> list[Subject]:
    if subject.model is None or subject.model.size is not None:
        return []
    members = [m for m in names.members(subject.model.family) if m.name.version]
    known = {v for m in members for v in m.name.version}
    taken = [*(m.span for m in reading.mentions), *(f.span for f in reading.facets), *(s.span for s in reading.sizes)]
    found = [subject] if subject.model.version else []
    for token in islice(TOKEN.finditer(reading.text, subject.span.end, end), MOST) if known else ():
        span = Span(token.start(), token.end())
        if any(span.overlaps(s) for s in taken):
            continue
        member = _member(subject, token[0], members)
        if member is not None and member.name not in {s.model for s in found}:
            found.append(replace(subject, text=token[0], span=span, label=member.label, iri=member.iri, model=member.name))
    return found


def _member(subject: Subject, version: str, members: Sequence[Member]) -> Member | None:
    """Return the one model of the family that a version names: of the same variant, else of the only one that goes beyond it."""
    if subject.model is None:
        return None
    bare = replace(subject.model, version=())
    name = parse_label(f"{subject.label} {version}").name
    name = replace(name, version=name.version[-1:])
    exact = [m for m in fits(name, members) if m.name.version == name.version] if name.version else []
    wider = [m for m in members if m.name.version == name.version and set(m.name.variant) >= {*bare.variant, *name.variant}]
    wider = [m for m in wider if m.name.size == bare.size and not m.name.configuration]
    held = exact or wider
    return held[0] if name.family == bare.family and name.version and len(held) == 1 else None


def with_variants(subject: Subject, names: Names) -> Subject:
    """Return a model with all sizes and variants below it ("the Zork models"), runs without a name left out."""
    if subject.model is None:
        return subject
    members = [m for m in names.members(subject.model.family) if not m.name.configuration and m.name.level == "checkpoint"]
    variant, size = set(subject.model.variant), subject.model.size
    fitting = [m.iri for m in members if variant <= set(m.name.variant) and size in (None, m.name.size)]
    wider = series(subject.label, names) if subject.model.level == "family" and not subject.model.version else ()
    return replace(subject, iris=tuple(dict.fromkeys((*subject.iris, *fitting, *wider))))


def with_releases(subject: Subject, names: Names) -> Subject:
    """Return a model with those that are called by its name and a number ("the versions of Zork": Zork 1.0, Zork 1.2)."""
    name = subject.model
    if name is None or name.size or name.variant or name.version or not name.family.isalpha():
        return subject
    keys = [key for key in names.beginning(name.family) if NUMBERED.fullmatch(key, len(name.family))]
    found = sorted(e.iri for entries in names.lookup(keys).values() for e in entries if KG.Model in e.types)
    return replace(subject, iris=tuple(dict.fromkeys((*subject.iris, *found))))


NUMBERED = re.compile(r"v?\d{1,3}(?:\.\d{1,3})*")
"""What the name of a model goes on with in that of a version of it."""


VARIANT = r"(?:variants?|flavou?rs?|speciali[sz]ations?)\b"
VARIANTS_BEHIND = re.compile(rf"(?:\s+\d+(?:\.\d+)?[bB])?[\s-]+(?:family\s+)?(?:model\s+)?(?P<word>{VARIANT})", re.I)
VARIANTS_BEFORE = re.compile(rf"(?P<word>{VARIANT})\s+of\s+(?:the\s+)?(?:\d+(?:\.\d+)?[bB]\s+)?$", re.I)
"""What stands beside a model whose variants are meant, each on its own ("the Zork variants", "which variant of Zork")."""
ASKED_ONE = re.compile(
    r"\b(?:which|what|each|every|any|best|worst|top|strongest|weakest|all)\s+(?:(?:of|the|single|\d+(?:\.\d+)?[bB])\s+)*$", re.I
)
"""What stands before a variant that is asked for, and not named ("which Zork variant"; "the Lua variant of Zork" is named)."""


def of_variants(text: str, subject: Subject) -> bool:
    """Return whether a question speaks of the variants of a model, each on its own."""
    if subject.model is None or subject.model.variant:
        return False
    behind = VARIANTS_BEHIND.match(text, subject.span.end)
    before = VARIANTS_BEFORE.search(text[: subject.span.start])
    found = behind or before
    if found is None:
        return False
    start = subject.span.start if behind else found.start()
    return found["word"].lower().endswith("s") or ASKED_ONE.search(text[:start]) is not None


HELPS = re.compile(
    r"\b(?:help|gain|improv|benefit|boost|hurt|harm|degrad|lower|rais|increas|effect|impact|change|difference|add|bring|brought|buy|yield)\w*\b"
    r"|\b(?:compared?|compares|comparison|stack\s+up|fare)\s+(?:to|with|against)\s+(?:(?:its|their|the)\s+)?(?:own\s+)?(?:base|plain|general)\b",
    re.I,
)
"""Wordings that ask what a way of training does to a model."""
TUNING = re.compile(
    r"\b(?P<word>[a-z]{4,})(?:\s+(?:language|code))?[\s-]+(?:fine[\s-]?)?(?:tun\w+|train\w+|speciali[sz]\w+|variant|version)\b", re.I
)
"""A way of training after which a variant is called ("instruction tuning", "Python specialization")."""
SHARED = 5
"""How many letters at its beginning a variant shares with the word for the way in which it was trained."""


def tuned(reading: Reading, models: Sequence[Subject], names: Names) -> tuple[Subject, ...]:
    """Return the one model named beside its variant by a way of training, where it is asked what that does ("does X tuning help Zork")."""
    way = TUNING.search(reading.text)
    if way is None or not HELPS.search(reading.text):
        return tuple(models)
    if len(models) == 2 and not _called(models[0], way["word"]) and _called(models[1], way["word"]):
        return (models[1], models[0]) if not _variants(models[0]) else tuple(models)
    if len(models) != 1 or models[0].model is None or models[0].model.variant:
        return tuple(models)
    plain = models[0].model
    members = [m for m in names.members(plain.family) if not m.name.configuration and not m.name.version]
    fitting = [
        m
        for m in members
        if len(m.name.variant) == 1
        and m.name.variant[0][:SHARED] == way["word"].lower()[:SHARED]
        and m.name.size == plain.size
        and m.name.level == plain.level.replace("family", "variant")
    ]
    if len(fitting) != 1:
        return tuple(models)
    label = fitting[0].label
    other = replace(models[0], text=way[0], span=Span(way.start(), way.end()), label=label, iri=fitting[0].iri, model=fitting[0].name)
    return (other, models[0])


def _variants(subject: Subject) -> tuple[str, ...]:
    return subject.model.variant if subject.model is not None else ()


def _called(subject: Subject, word: str) -> bool:
    """Return whether a model's variant is called by a way of training."""
    return any(v[:SHARED] == word.lower()[:SHARED] for v in _variants(subject))
