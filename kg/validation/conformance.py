"""Holding a graph to shapes."""

from __future__ import annotations

import operator
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache

import pyoxigraph as ox

from kg import iris, taxonomy
from kg.validation import shapes as shapes_
from kg.validation.shapes import Constraint, Shape, Term
from kg.vocab import RDF, RDFS, SH, XSD

LONGEST_VALUE = 80
"""The most characters of a wrong value that a finding shows."""


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One node that does not keep to a shape: the node, the property (empty for the node itself), the rule, and what was found.

    `shape` is the IRI of the node shape; `constraint` the SHACL component that failed, such as `minCount`.
    """

    focus: str
    path: str
    message: str
    found: str
    shape: str
    constraint: str

    def __str__(self) -> str:
        """Return the finding as one line: where, the rule, what was found."""
        where = f"{self.focus} {self.path}".strip()
        return f"{where}: {self.message} Found {self.found}."


def validate(data: Iterable[ox.Quad], shapes: Sequence[Shape] | None = None, *, ontology: bool = True) -> tuple[Finding, ...]:
    """Return every place where the quads do not keep to the shapes, sorted; all graphs are taken together, but for those of the user's own.

    The ontology's triples count as part of the data unless `ontology` is false, since they say which class is below which. A blank
    node is a finding wherever it stands.

    >>> from pyoxigraph import NamedNode, Quad
    >>> from kg.vocab import KG, RDF
    >>> [f.constraint for f in validate([Quad(NamedNode("urn:x"), NamedNode(RDF.type), NamedNode(KG.Work))])]
    ['pattern']
    """
    graph = _Graph()
    found = [_blank(quad) for quad in graph.add(quad for quad in data if not _users(quad))]
    if ontology:
        graph.add_triples(taxonomy.triples())
    for shape in shapes_.load() if shapes is None else shapes:
        for focus in graph.targets(shape):
            found += _findings(graph, focus, shape, shape.iri)
    return tuple(sorted(set(found)))


def _users(quad: ox.Quad) -> bool:
    """Say whether a quad stands in a graph of the user's own, where he may say what he likes."""
    return isinstance(quad.graph_name, ox.NamedNode) and iris.is_users(quad.graph_name.value)


class _Graph:
    """Triples indexed by subject and predicate, with the classes below each class."""

    def __init__(self) -> None:
        self._of: defaultdict[Term, dict[str, list[Term]]] = defaultdict(dict)
        self._members: defaultdict[str, set[Term]] = defaultdict(set)
        self._below: defaultdict[str, set[str]] = defaultdict(set)
        self._subjects: defaultdict[str, set[Term]] = defaultdict(set)

    def add(self, quads: Iterable[ox.Quad]) -> list[ox.Quad]:
        """Add quads and return those with a blank node."""
        blank = []
        for quad in quads:
            self._add(quad.subject, quad.predicate.value, quad.object)
            if isinstance(quad.subject, ox.BlankNode) or isinstance(quad.object, ox.BlankNode) or isinstance(quad.graph_name, ox.BlankNode):
                blank.append(quad)
        return blank

    def add_triples(self, triples: Iterable[ox.Triple]) -> None:
        """Add triples, each that is there already left as it is."""
        for triple in triples:
            self._add(triple.subject, triple.predicate.value, triple.object)

    def _add(self, subject: Term, predicate: str, value: Term) -> None:
        values = self._of[subject].setdefault(predicate, [])
        if value in values:
            return
        values.append(value)
        self._subjects[predicate].add(subject)
        if isinstance(value, ox.NamedNode):
            if predicate == RDF.type:
                self._members[value.value].add(subject)
            elif predicate == RDFS.subClassOf and isinstance(subject, ox.NamedNode):
                self._below[value.value].add(subject.value)

    def values(self, node: Term, predicate: str) -> Sequence[Term]:
        """Return the values of a property."""
        return self._of[node].get(predicate, ()) if node in self._of else ()

    def at_or_below(self, cls: str) -> set[str]:
        """Return a class and every class below it."""
        found: set[str] = set()
        queue = [cls]
        while queue:
            at = queue.pop()
            if at not in found:
                found.add(at)
                queue += self._below.get(at, ())
        return found

    def members(self, cls: str) -> set[Term]:
        """Return the things of a class or one below it."""
        return {node for below in self.at_or_below(cls) for node in self._members.get(below, ())}

    def is_a(self, node: Term, cls: str) -> bool:
        """Return whether a thing is of a class or one below it."""
        return any(node in self._members.get(below, ()) for below in self.at_or_below(cls))

    def targets(self, shape: Shape) -> list[Term]:
        """Return the nodes that a shape is about, in order."""
        found: set[Term] = set()
        for cls in shape.target_classes:
            found |= self.members(cls)
        for predicate in shape.target_subjects_of:
            found |= self._subjects[predicate]
        return sorted(found, key=str)


def _findings(graph: _Graph, focus: Term, shape: Shape, owner: str) -> Iterator[Finding]:
    """Yield where a node does not keep to a shape or to the property shapes in it."""
    values = (focus,) if shape.path is None else graph.values(focus, shape.path)
    for constraint in shape.constraints:
        for wrong in CHECKS[constraint.component](graph, focus, values, constraint):
            yield Finding(_text(focus), shape.path or "", shape.message, wrong, owner, constraint.component)
    for value in values:
        for inner in shape.properties:
            yield from _findings(graph, value, inner, owner)


def _conforms(graph: _Graph, focus: Term, shape: Shape) -> bool:
    return next(_findings(graph, focus, shape, ""), None) is None


def _blank(quad: ox.Quad) -> Finding:
    message = "Nothing in the graph is a blank node: whatever can be spoken of has an IRI."
    return Finding(_text(quad.subject), quad.predicate.value, message, _text(quad.object), "", "nodeKind")


Check = Callable[[_Graph, Term, Sequence[Term], Constraint], Iterable[str]]
"""A constraint component: given graph, focus node, value nodes and parameters, what is wrong, in words."""


def _each(holds: Callable[[Term, Term], bool]) -> Check:
    """Return the check that every value has the property that the parameter asks for."""

    def check(graph: _Graph, focus: Term, values: Sequence[Term], constraint: Constraint) -> Iterable[str]:  # noqa: ARG001
        return [_text(value) for value in values if not holds(value, constraint.values[0])]

    return check


def _count(compare: Callable[[int, int], bool]) -> Check:
    def check(graph: _Graph, focus: Term, values: Sequence[Term], constraint: Constraint) -> Iterable[str]:  # noqa: ARG001
        if compare(len(values), _integer(constraint.values[0])):
            return ()
        shown = ", ".join(sorted(_text(value) for value in values)[:3])
        return (f"{len(values)} ({shown})" if values else "none",)

    return check


def _class(graph: _Graph, focus: Term, values: Sequence[Term], constraint: Constraint) -> Iterable[str]:  # noqa: ARG001
    cls = constraint.values[0]
    return [_text(value) for value in values if not (isinstance(cls, ox.NamedNode) and graph.is_a(value, cls.value))]


def _in(graph: _Graph, focus: Term, values: Sequence[Term], constraint: Constraint) -> Iterable[str]:  # noqa: ARG001
    return [_text(value) for value in values if value not in constraint.values]


def _has_value(graph: _Graph, focus: Term, values: Sequence[Term], constraint: Constraint) -> Iterable[str]:  # noqa: ARG001
    return () if constraint.values[0] in values else (", ".join(sorted(map(_text, values))) or "none",)


def _pair(compare: Callable[[Decimal, Decimal], bool]) -> Check:
    """Return the check that every value stands so to every value of another property of the same node."""

    def check(graph: _Graph, focus: Term, values: Sequence[Term], constraint: Constraint) -> Iterable[str]:
        others = graph.values(focus, constraint.values[0].value) if isinstance(constraint.values[0], ox.NamedNode) else ()
        return [f"{_text(one)} beside {_text(other)}" for one in values for other in others if not _compared(compare, one, other)]

    return check


def _alternatives(enough: Callable[[int], bool]) -> Check:
    """Return the check that every value keeps to enough of the shapes."""

    def check(graph: _Graph, focus: Term, values: Sequence[Term], constraint: Constraint) -> Iterable[str]:  # noqa: ARG001
        kept = {value: sum(_conforms(graph, value, shape) for shape in constraint.shapes) for value in values}
        return [f"{n} of {len(constraint.shapes)} alternatives" for n in kept.values() if not enough(n)]

    return check


def _kind(value: Term, kind: Term) -> bool:
    kinds = {ox.NamedNode: "IRI", ox.BlankNode: "BlankNode", ox.Literal: "Literal"}
    allowed = kind.value.removeprefix(SH.NAMESPACE).split("Or") if isinstance(kind, ox.NamedNode) else []
    return kinds.get(type(value)) in allowed


LEXICAL = {
    XSD.integer: r"[+-]?\d+",
    XSD.decimal: r"[+-]?(\d+(\.\d*)?|\.\d+)",
    XSD.boolean: r"true|false|1|0",
    XSD.date: r"-?\d{4,}-\d\d-\d\d(Z|[+-]\d\d:\d\d)?",
    XSD.anyURI: r"\S*",
}
"""The lexical forms of the datatypes that shapes ask for; others are not looked into."""


def _datatype(value: Term, datatype: Term) -> bool:
    if not isinstance(value, ox.Literal) or not isinstance(datatype, ox.NamedNode) or value.datatype != datatype:
        return False
    form = LEXICAL.get(datatype.value)  # type: ignore[call-overload]
    return form is None or re.fullmatch(form, value.value) is not None


def _matches(value: Term, pattern: Term) -> bool:
    if isinstance(value, ox.BlankNode | ox.Triple) or not isinstance(pattern, ox.Literal):
        return False
    return _compiled(pattern.value).search(value.value) is not None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _length(compare: Callable[[int, int], bool]) -> Check:
    return _each(lambda value, length: not isinstance(value, ox.BlankNode | ox.Triple) and compare(len(value.value), _integer(length)))


def _bound(compare: Callable[[Decimal, Decimal], bool]) -> Check:
    return _each(lambda value, bound: _compared(compare, value, bound))


def _compared(compare: Callable[[Decimal, Decimal], bool], one: Term, other: Term) -> bool:
    """Return whether two numbers stand so to each other; what is not a number stands so to nothing."""
    if not isinstance(one, ox.Literal) or not isinstance(other, ox.Literal):
        return False
    try:
        return compare(Decimal(one.value), Decimal(other.value))
    except InvalidOperation:
        return False


def _integer(term: Term) -> int:
    return int(term.value) if isinstance(term, ox.Literal) else 0


CHECKS: dict[str, Check] = {
    "class": _class,
    "datatype": _each(_datatype),
    "nodeKind": _each(_kind),
    "minCount": _count(operator.ge),
    "maxCount": _count(operator.le),
    "minExclusive": _bound(operator.gt),
    "minInclusive": _bound(operator.ge),
    "maxExclusive": _bound(operator.lt),
    "maxInclusive": _bound(operator.le),
    "minLength": _length(operator.ge),
    "maxLength": _length(operator.le),
    "pattern": _each(_matches),
    "lessThan": _pair(operator.lt),
    "lessThanOrEquals": _pair(operator.le),
    "in": _in,
    "hasValue": _has_value,
    "or": _alternatives(lambda n: n > 0),
    "xone": _alternatives(lambda n: n == 1),
}


def _text(term: Term) -> str:
    """Return a term as a finding shows it: an IRI as it is, a literal's text in quotes and cut, with its datatype unless a string."""
    if isinstance(term, ox.Literal):
        text = term.value if len(term.value) <= LONGEST_VALUE else term.value[: LONGEST_VALUE - 1] + "…"
        kind = "" if term.datatype.value == XSD.string or term.language else f" ({term.datatype.value.rsplit('#', 1)[-1]})"
        return f'"{text}"{kind}'
    return term.value if isinstance(term, ox.NamedNode) else str(term)
