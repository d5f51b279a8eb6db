"""Whole requests: the three forms of query, and updates.

Source: SPARQL 1.1 Query Language, sections 11, 15 and 16; SPARQL 1.1 Update, section 3.1.
"""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import Quad

from kg.sparql.expressions import Expression
from kg.sparql.patterns import Bind, GraphPattern, Pattern, Triple
from kg.sparql.terms import Variable


@dataclass(frozen=True, slots=True)
class Order:
    """One key of the order of solutions."""

    key: Expression
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Select:
    """A table of solutions. An empty projection takes every variable. Inside a pattern it is a subquery.

    The order of solutions is the store's own, and differs between stores, where `order` does not decide.
    """

    projection: tuple[Variable | Bind, ...]
    where: Pattern
    distinct: bool = False
    group_by: tuple[Variable, ...] = ()
    order: tuple[Order, ...] = ()
    limit: int | None = None
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Ask:
    """Whether there is a solution."""

    where: Pattern


@dataclass(frozen=True, slots=True)
class Construct:
    """The triples that the template makes of each solution."""

    template: tuple[Triple, ...]
    where: Pattern


@dataclass(frozen=True, slots=True)
class DeleteData:
    """Quads to take out; those that do not stand in the store are passed over."""

    quads: tuple[Quad, ...]


@dataclass(frozen=True, slots=True)
class InsertData:
    """Quads to put in."""

    quads: tuple[Quad, ...]


@dataclass(frozen=True, slots=True)
class Modify:
    """What is taken out and what is put in for each solution; a template in another graph stands in a `GraphPattern`."""

    delete: tuple[Triple | GraphPattern, ...]
    insert: tuple[Triple | GraphPattern, ...]
    where: Pattern


Operation = DeleteData | InsertData | Modify


@dataclass(frozen=True, slots=True)
class Update:
    """Operations that run one after the other, all or none."""

    operations: tuple[Operation, ...]


Query = Select | Ask | Construct
