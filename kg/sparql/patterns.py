"""What a query looks for.

Source: SPARQL 1.1 Query Language, sections 5 to 10 and 13.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from pyoxigraph import NamedNode

from kg.sparql.terms import Path, Term, Variable

if TYPE_CHECKING:
    from kg.sparql.expressions import Expression
    from kg.sparql.queries import Select


@dataclass(frozen=True, slots=True)
class Triple:
    """One edge to be matched, or to be made by the template of a construct or update."""

    subject: Variable | NamedNode
    predicate: Variable | NamedNode | Path
    object: Variable | Term


@dataclass(frozen=True, slots=True)
class Group:
    """Patterns that must all match together; an empty group matches once."""

    patterns: tuple[Pattern, ...]


@dataclass(frozen=True, slots=True)
class Optional:
    """A pattern that adds its bindings where it matches, and takes nothing away where it does not."""

    pattern: Pattern


@dataclass(frozen=True, slots=True)
class Union:
    """Patterns of which each adds its own solutions."""

    branches: tuple[Pattern, ...]

    def __post_init__(self) -> None:
        if not self.branches:
            raise ValueError("a union needs a branch")


@dataclass(frozen=True, slots=True)
class Filter:
    """A condition on the solutions of the group in which it stands."""

    condition: Expression


@dataclass(frozen=True, slots=True)
class Values:
    """Solutions written out: a row holds one term, or None for no binding, for each variable."""

    variables: tuple[Variable, ...]
    rows: tuple[tuple[Term | None, ...], ...]

    def __post_init__(self) -> None:
        if any(len(row) != len(self.variables) for row in self.rows):
            raise ValueError("a row of values has another length than the list of variables")


@dataclass(frozen=True, slots=True)
class Bind:
    """The value of an expression, bound to a variable: in a pattern, or as a column of a select."""

    expression: Expression
    variable: Variable


@dataclass(frozen=True, slots=True)
class GraphPattern:
    """A pattern that is matched inside one named graph, or in each, bound to a variable."""

    name: Variable | NamedNode
    pattern: Pattern


Pattern: TypeAlias = "Triple | Group | Optional | Union | Filter | Values | Bind | GraphPattern | Select"
