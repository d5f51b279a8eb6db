r"""SPARQL as a tree: every query and update of `kg` is built from these records and written by `text`, never by pasting.

>>> from pyoxigraph import Literal, NamedNode
>>> paper = Variable("paper")
>>> query = Select((paper,), Triple(paper, NamedNode("http://purl.org/dc/terms/title"), Literal('a "title"')))
>>> print(text(query, {"dcterms": "http://purl.org/dc/terms/"}))
PREFIX dcterms: <http://purl.org/dc/terms/>
SELECT ?paper
WHERE {
  ?paper dcterms:title "a \"title\"" .
}
"""

from __future__ import annotations

from kg.sparql.expressions import Aggregate, And, Bound, Call, Compare, Exists, Expression, In, Not, Or
from kg.sparql.literals import canonical
from kg.sparql.patterns import Bind, Filter, GraphPattern, Group, Optional, Pattern, Triple, Union, Values
from kg.sparql.queries import (
    Ask,
    Construct,
    DeleteData,
    InsertData,
    Modify,
    Operation,
    Order,
    Query,
    Select,
    Update,
)
from kg.sparql.terms import Path, Term, Variable
from kg.sparql.text import text

__all__ = [
    "Aggregate",
    "And",
    "Ask",
    "Bind",
    "Bound",
    "Call",
    "Compare",
    "Construct",
    "DeleteData",
    "Exists",
    "Expression",
    "Filter",
    "GraphPattern",
    "Group",
    "In",
    "InsertData",
    "Modify",
    "Not",
    "Operation",
    "Optional",
    "Or",
    "Order",
    "Path",
    "Pattern",
    "Query",
    "Select",
    "Term",
    "Triple",
    "Union",
    "Update",
    "Values",
    "Variable",
    "canonical",
    "text",
]
