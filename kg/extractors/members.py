"""A sentence as the extractor of prose matches it: its units, the names over them, and the phrases that they make."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from kg.model.document import Span
from kg.model.mention import Entry, Mention
from kg.model.names import ModelName
from kg.model.parsed import Sentence
from kg.model.terms import Iri, Literal, Quantity


@dataclass(frozen=True, slots=True)
class Unit:
    """A word or sign as it is matched; words joined by hyphens are one."""

    text: str
    lower: str
    stem: str
    span: Span


@dataclass(frozen=True, slots=True)
class Member:
    """One thing of a list: what it is called, by a known name (`mention`) or another (`name`), or only described.

    `start` and `end` are units; `span` is in the sentence's text. `size` is a model's size in brackets or beside it, `amount` and
    `examples` what else brackets hold, `modifiers` the names before the head, `tail` a word after the name that makes it doubtful;
    `head` is the unit where the name begins.
    """

    start: int
    end: int
    span: Span
    mention: Mention | None = None
    name: str | None = None
    size: str | None = None
    amount: Span | None = None
    examples: Phrase | None = None
    modifiers: tuple[Mention, ...] = ()
    described: bool = False
    tail: bool = False
    cited: bool = False
    head: int = 0


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase or a list of them: units from `start` to `end`, its members, and the kind of things that they are examples of."""

    start: int
    end: int
    members: tuple[Member, ...]
    kind: Member | None = None
    determiner: str = ""
    joined: bool = False
    plural: bool = False
    last: int = 0
    opening: str = ""


@dataclass(slots=True)
class Words:
    """A sentence as units with the names over them, and its phrases."""

    sentence: Sentence
    units: tuple[Unit, ...]
    names: dict[int, tuple[Mention, int]]
    verbs: frozenset[str]
    exact: Callable[[str], tuple[Entry, ...]]
    phrases: list[Phrase] = field(default_factory=list)
    starting: dict[int, Phrase] = field(default_factory=dict)
    ending: dict[int, Phrase] = field(default_factory=dict)

    def lower(self, at: int) -> str:
        """Return a unit in lower case, or nothing outside the sentence."""
        return self.units[at].lower if 0 <= at < len(self.units) else ""

    def span(self, start: int, end: int) -> Span:
        """Return the place of some units in the sentence's text."""
        return Span(self.units[start].span.start, self.units[end - 1].span.end)

    def text(self, start: int, end: int) -> str:
        """Return the words of some units as they stand."""
        return self.span(start, end).of(self.sentence.text)


@dataclass(frozen=True, slots=True)
class Filler:
    """A thing in a place: its term, the words that name it, and what is to be recorded of the name."""

    term: Iri | Literal | Quantity
    span: Span
    cls: Iri | None = None
    label: str = ""
    model: ModelName | None = None
