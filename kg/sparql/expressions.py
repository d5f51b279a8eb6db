"""What a filter or a column computes.

User strings are compared with `Compare` or a function of `FUNCTIONS`; there is no REGEX here, on purpose.
Source: SPARQL 1.1 Query Language, sections 11 and 17.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from kg.sparql.terms import Term, Variable

if TYPE_CHECKING:
    from kg.sparql.patterns import Pattern

OPERATORS = ("=", "!=", "<", "<=", ">", ">=")
FUNCTIONS = (
    "ABS", "COALESCE", "CONTAINS", "DATATYPE", "IF", "LANG", "LCASE", "STR", "STRAFTER", "STRBEFORE", "STRENDS", "STRLEN",
    "STRSTARTS", "SUBSTR", "UCASE", "isIRI", "isLiteral", "isNumeric", "sameTerm",
)  # fmt: skip
AGGREGATES = ("COUNT", "MAX", "MIN")


@dataclass(frozen=True, slots=True)
class Compare:
    """A comparison of two values by one of `OPERATORS`."""

    left: Expression
    operator: str
    right: Expression

    def __post_init__(self) -> None:
        if self.operator not in OPERATORS:
            raise ValueError(f"not a comparison: {self.operator!r}")


@dataclass(frozen=True, slots=True)
class And:
    """True when every condition is; without conditions it is true."""

    conditions: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """True when a condition is; without conditions it is false."""

    conditions: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """True when the condition is false."""

    condition: Expression


@dataclass(frozen=True, slots=True)
class In:
    """True when the value equals one of the options (none of them, if `negated`)."""

    value: Expression
    options: tuple[Expression, ...]
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Exists:
    """True when the pattern matches under the bindings of the solution (does not match, if `negated`)."""

    pattern: Pattern
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Bound:
    """True when the variable has a value."""

    variable: Variable


@dataclass(frozen=True, slots=True)
class Call:
    """A function applied to arguments: one of `FUNCTIONS`, or a cast named by the IRI of a datatype."""

    function: str | NamedNode
    arguments: tuple[Expression, ...]

    def __post_init__(self) -> None:
        if isinstance(self.function, str) and self.function not in FUNCTIONS:
            raise ValueError(f"not a function that queries here use: {self.function!r}")


@dataclass(frozen=True, slots=True)
class Aggregate:
    """One value for a group of solutions, by one of `AGGREGATES`; COUNT without an expression counts solutions."""

    function: str
    expression: Expression | None = None
    distinct: bool = False

    def __post_init__(self) -> None:
        if self.function not in AGGREGATES:
            raise ValueError(f"not an aggregate that queries here use: {self.function!r}")
        if self.expression is None and self.function != "COUNT":
            raise ValueError(f"{self.function} needs an expression")


Expression = Variable | Term | Compare | And | Or | Not | In | Exists | Bound | Call | Aggregate
