"""A thing that bears a name, and a place in a text that names it."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model.document import Span
from kg.model.names import ModelName
from kg.model.terms import Iri


@dataclass(frozen=True, slots=True)
class Entry:
    """A thing that bears a name: its IRI, the classes it belongs to, the label to show, and a model's identity."""

    iri: Iri
    types: tuple[Iri, ...]
    label: str
    model: ModelName | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in a text that names something; several entries where the name is ambiguous."""

    span: Span
    text: str
    entries: tuple[Entry, ...]

    def of(self, *types: Iri) -> tuple[Entry, ...]:
        """Return the entries that belong to one of the classes."""
        return tuple(e for e in self.entries if any(t in e.types for t in types))
