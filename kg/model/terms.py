"""RDF terms as plain records, so that extractors need no RDF library."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import NewType

Iri = NewType("Iri", str)


@dataclass(frozen=True, slots=True, order=True)
class Literal:
    """A literal in canonical lexical form; `datatype` is an absolute IRI, absent for a plain string."""

    value: str
    datatype: Iri | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount that is more than one number: `12.4 TB`, `1B tokens`, `~240 per problem`.

    `number` is in units of `unit` as printed (12.4, not 12.4e12); `scale` multiplies it to the base unit
    (bytes, parameters, tokens, problems), so that amounts of one kind can be ordered.
    """

    number: Decimal | None
    unit: str | None
    scale: Decimal
    approximate: bool
    printed: str

    @property
    def amount(self) -> Decimal | None:
        """Return the number in the base unit; None where no number is printed."""
        return None if self.number is None else self.number * self.scale


Term = Iri | Literal | Quantity
