"""What stands at the places of a pattern: pyoxigraph's terms, variables, and the repetition of one property."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

Term = NamedNode | Literal
"""A constant. The project's graph has no blank nodes."""

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*\Z")


@dataclass(frozen=True, slots=True, order=True)
class Variable:
    """A variable; its name is made of ASCII letters, digits and `_`, and does not begin with a digit.

    Raises ValueError for any other name, so that a name can be written into a query as it is.
    """

    name: str

    def __post_init__(self) -> None:
        if not _NAME.match(self.name):
            raise ValueError(f"not the name of a variable: {self.name!r}")


@dataclass(frozen=True, slots=True)
class Path:
    """One property walked `+` (once or more) or `*` (any number of times).

    Such a walk binds no edge on its way, so it narrows a search and is never what an answer cites.
    """

    property: NamedNode
    repeat: str

    def __post_init__(self) -> None:
        if self.repeat not in ("+", "*"):
            raise ValueError(f"a path is repeated by + or *, not by {self.repeat!r}")
