"""The text of a tree: the same tree gives the same text, laid out to be read.

Every constant is escaped by pyoxigraph's own `str`, tried on thousands of hostile strings; see `_literal` for the one
thing that is added to it. Variables, operators and function names are checked when their records are made.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from kg.sparql.expressions import Aggregate, And, Bound, Call, Compare, Exists, Expression, In, Not, Or
from kg.sparql.patterns import Bind, Filter, GraphPattern, Group, Optional, Pattern, Triple, Union, Values
from kg.sparql.queries import Ask, Construct, DeleteData, InsertData, Modify, Operation, Order, Query, Select, Update
from kg.sparql.terms import Path, Variable

_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_STRING = "http://www.w3.org/2001/XMLSchema#string"
_LOCAL = re.compile(r"[A-Za-z_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?\Z")
_NEVER = re.compile(r"(?!)")
_PLAIN = {
    "http://www.w3.org/2001/XMLSchema#integer": re.compile(r"[0-9]{1,18}\Z"),
    "http://www.w3.org/2001/XMLSchema#boolean": re.compile(r"(?:true|false)\Z"),
}
_ESCAPE = re.compile(r"\\(?:u([0-9A-F]{4})|\\([uU])|.)", re.DOTALL)
_NO_PREFIXES: Mapping[str, str] = MappingProxyType({})


def text(node: Query | Update | Pattern | Expression, prefixes: Mapping[str, str] = _NO_PREFIXES) -> str:
    """Return the SPARQL text of a tree.

    `prefixes` maps each prefix to its namespace; those that the text uses stand in its header, in the order of the
    table. A pattern or an expression by itself has no header. Data to insert or delete is written without prefixes.

    >>> from pyoxigraph import Literal
    >>> text(Compare(Variable("size"), ">", Literal(7)))
    '?size > 7'
    """
    writer = _Writer(prefixes)
    match node:
        case Select() | Ask() | Construct():
            body = "\n".join(writer.query(node))
        case Update(operations):
            body = " ;\n".join("\n".join(writer.operation(operation)) for operation in operations)
        case Triple() | Group() | Optional() | Union() | Filter() | Values() | Bind() | GraphPattern():
            return "\n".join(writer.pattern(node))
        case _:
            return writer.expression(node)
    header = "".join(f"PREFIX {prefix}: {NamedNode(prefixes[prefix])}\n" for prefix in prefixes if prefix in writer.used)
    return header + body


def data(quads: Iterable[Quad]) -> str:
    """Return quads as the inside of a data block: the default graph first, then each graph by itself, as they came."""
    graphs: dict[str, list[str]] = {"": []}
    names: dict[object, str] = {}
    for quad in quads:
        graph = quad.graph_name
        name = names.get(graph)
        if name is None:
            name = names[graph] = "" if isinstance(graph, DefaultGraph) else str(graph)
        term = quad.object
        written = _literal(term) if isinstance(term, Literal) else str(term)
        graphs.setdefault(name, []).append(f"{quad.subject} {quad.predicate} {written} .")
    blocks = ["\n".join(graphs.pop(""))]
    blocks += [f"GRAPH {name} {{\n{chr(10).join(lines)}\n}}" for name, lines in graphs.items()]
    return "\n".join(block for block in blocks if block)


def _literal(literal: Literal) -> str:
    r"""Return a literal's text, safe also where `\u` escapes are expanded before the query is read.

    rdflib expands them first, as section 19.2 of SPARQL 1.1 allows, and takes four digits for eight where more follow:
    there the two characters `\"` of the string `\u0022` would close it. So an escape is written with eight digits,
    and the letter after a backslash that the string itself holds becomes an escape of its own.
    """
    written = str(literal)
    if "\\u" in written or "\\U" in written:
        return _ESCAPE.sub(_expanded, written)
    return written


def _expanded(escape: re.Match[str]) -> str:
    if escape[1]:
        return rf"\U0000{escape[1]}"
    if escape[2]:
        return rf"\\\U000000{ord(escape[2]):02X}"
    return escape[0]


class _Writer:
    """Writes the parts of one text, and remembers which prefixes it used."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self.used: set[str] = set()
        self._spaces = sorted(((space, prefix) for prefix, space in prefixes.items()), key=lambda pair: (-len(pair[0]), pair))

    def query(self, query: Query) -> list[str]:
        match query:
            case Ask(where):
                return self._block("ASK {", where)
            case Construct(template, where):
                return ["CONSTRUCT {", *_indented(self._many(template)), "}", *self._block("WHERE {", where)]
            case Select():
                return self._select(query)

    def operation(self, operation: Operation) -> list[str]:
        match operation:
            case DeleteData(quads):
                return ["DELETE DATA {", data(quads), "}"]
            case InsertData(quads):
                return ["INSERT DATA {", data(quads), "}"]
            case Modify(delete, insert, where):
                lines = ["DELETE {", *_indented(self._many(delete)), "}"] if delete else []
                lines += ["INSERT {", *_indented(self._many(insert)), "}"] if insert or not delete else []
                return [*lines, *self._block("WHERE {", where)]

    def pattern(self, pattern: Pattern) -> list[str]:
        match pattern:
            case Triple(subject, predicate, object):
                return [f"{self._term(subject)} {self._predicate(predicate)} {self._term(object)} ."]
            case Group():
                return self._block("{", pattern)
            case Optional(inner):
                return self._block("OPTIONAL {", inner)
            case GraphPattern(name, inner):
                return self._block(f"GRAPH {self._term(name)} {{", inner)
            case Union(branches):
                lines = self._block("{", branches[0])
                for branch in branches[1:]:
                    lines += ["UNION", *self._block("{", branch)]
                return lines
            case Filter(Exists(inner, negated)):
                return self._block("FILTER NOT EXISTS {" if negated else "FILTER EXISTS {", inner)
            case Filter(condition):
                return [f"FILTER ({self.expression(condition)})"]
            case Bind(expression, variable):
                return [f"BIND ({self.expression(expression)} AS {self._term(variable)})"]
            case Values(variables, rows):
                written = [" ".join("UNDEF" if term is None else self._term(term) for term in row) for row in rows]
                head = " ".join(self._term(variable) for variable in variables)
                return [f"VALUES ({head}) {{", *_indented(f"({row})" for row in written), "}"]
            case Select():
                return ["{", *_indented(self._select(pattern)), "}"]

    def expression(self, expression: Expression) -> str:
        match expression:
            case Compare(left, operator, right):
                return f"{self._operand(left)} {operator} {self._operand(right)}"
            case And(conditions):
                return " && ".join(map(self._operand, conditions)) or "true"
            case Or(conditions):
                return " || ".join(map(self._operand, conditions)) or "!true"  # rdflib drops FILTER (false)
            case Not(condition):
                return f"!{self._operand(condition)}"
            case In(value, options, negated):
                return f"{self._operand(value)} {'NOT IN' if negated else 'IN'} ({self._list(options)})"
            case Exists(pattern, negated):
                inside = " ".join(self._inside(pattern))
                return f"{'NOT EXISTS' if negated else 'EXISTS'} {{ {inside} }}"
            case Bound(variable):
                return f"BOUND({self._term(variable)})"
            case Call(function, arguments):
                name = function if isinstance(function, str) else self._iri(function)
                return f"{name}({self._list(arguments)})"
            case Aggregate(function, inner, distinct):
                counted = "*" if inner is None else self.expression(inner)
                return f"{function}({'DISTINCT ' if distinct else ''}{counted})"
            case _:
                return self._term(expression)

    def _select(self, query: Select) -> list[str]:
        columns = [
            f"({self.expression(column.expression)} AS {self._term(column.variable)})" if isinstance(column, Bind) else self._term(column)
            for column in query.projection
        ]
        lines = [f"SELECT {'DISTINCT ' if query.distinct else ''}{' '.join(columns) or '*'}", *self._block("WHERE {", query.where)]
        if query.group_by:
            lines.append(f"GROUP BY {' '.join(map(self._term, query.group_by))}")
        if query.order:
            lines.append(f"ORDER BY {' '.join(map(self._order, query.order))}")
        if query.limit is not None:
            lines.append(f"LIMIT {query.limit:d}")
        if query.offset:
            lines.append(f"OFFSET {query.offset:d}")
        return lines

    def _order(self, order: Order) -> str:
        key = self.expression(order.key)
        if order.descending:
            return f"DESC({key})"
        return key if isinstance(order.key, Variable) else f"ASC({key})"

    def _block(self, head: str, pattern: Pattern) -> list[str]:
        return [head, *_indented(self._inside(pattern)), "}"]

    def _inside(self, pattern: Pattern) -> list[str]:
        return self._many(pattern.patterns) if isinstance(pattern, Group) else self.pattern(pattern)

    def _many(self, patterns: Iterable[Pattern]) -> list[str]:
        return [line for pattern in patterns for line in self.pattern(pattern)]

    def _list(self, expressions: tuple[Expression, ...]) -> str:
        return ", ".join(map(self.expression, expressions))

    def _operand(self, expression: Expression) -> str:
        written = self.expression(expression)
        return f"({written})" if isinstance(expression, Compare | And | Or | In | Exists) else written

    def _predicate(self, predicate: Variable | NamedNode | Path) -> str:
        if isinstance(predicate, Path):
            return self._iri(predicate.property) + predicate.repeat
        if isinstance(predicate, NamedNode) and predicate.value == _TYPE:
            return "a"
        return self._term(predicate)

    def _term(self, term: Variable | NamedNode | Literal) -> str:
        if isinstance(term, Variable):
            return f"?{term.name}"
        if isinstance(term, NamedNode):
            return self._iri(term)
        if term.language or term.datatype.value == _STRING:
            return _literal(term)
        if _PLAIN.get(term.datatype.value, _NEVER).match(term.value):
            return term.value
        return f"{_literal(Literal(term.value))}^^{self._iri(term.datatype)}"

    def _iri(self, iri: NamedNode) -> str:
        value = iri.value
        for space, prefix in self._spaces:
            if value.startswith(space) and _LOCAL.match(value[len(space) :]):
                self.used.add(prefix)
                return f"{prefix}:{value[len(space) :]}"
        return str(iri)


def _indented(lines: Iterable[str]) -> list[str]:
    return [f"  {line}" for line in lines]
