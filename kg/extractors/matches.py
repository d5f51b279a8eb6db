"""A wording found in a sentence, and what fills its places."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extractors.agreement import Subject
from kg.extractors.members import Filler, Member, Words
from kg.extractors.wordings import Wording


@dataclass(frozen=True, slots=True)
class Place:
    """One filled place: its members (or an amount or date already read), and the units from `start` to `end` that fill it."""

    members: tuple[Member, ...]
    start: int
    end: int
    words: Words
    fillers: tuple[Filler, ...] = ()
    kind: Member | None = None
    left: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """A wording found in a sentence: its pairs of subject and object, the units that it spans, and whether it is denied."""

    wording: Wording
    subjects: tuple[Filler, ...]
    things: tuple[Filler, ...]
    pairs: tuple[tuple[Filler, Filler], ...]
    start: int
    at: int
    end: int
    negated: bool
    subject: Subject
