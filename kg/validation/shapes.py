"""Reading SHACL shapes: the part of SHACL Core that `ontology/shapes.ttl` uses, as records.

Source: https://www.w3.org/TR/shacl/ sections 2 and 4. A shape that uses more is refused, never passed over.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kg import resources
from kg.errors import InputError
from kg.vocab import RDF, SH

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


@dataclass(frozen=True, slots=True)
class Constraint:
    """One condition: its component (`minCount`, `class` …) and its parameters."""

    component: str
    values: tuple[Term, ...] = ()
    shapes: tuple[Shape, ...] = ()


@dataclass(frozen=True, slots=True)
class Shape:
    """A node shape (`path` is absent) or a property shape, with the shapes that it holds its nodes to."""

    iri: str
    path: str | None
    message: str
    constraints: tuple[Constraint, ...]
    properties: tuple[Shape, ...]
    target_classes: tuple[str, ...] = ()
    target_subjects_of: tuple[str, ...] = ()


COMPONENTS = frozenset(
    (
        *("class", "datatype", "nodeKind", "minCount", "maxCount", "minExclusive", "minInclusive", "maxInclusive", "maxExclusive"),
        *("minLength", "maxLength", "pattern", "lessThan", "lessThanOrEquals", "in", "or", "xone", "hasValue"),
    )
)
"""The constraint components that are known."""
LISTS = frozenset(("in", "or", "xone"))
OTHER = frozenset(("path", "property", "message", "targetClass", "targetSubjectsOf", "name", "description", "order", "severity"))


def load(path: Path | None = None) -> tuple[Shape, ...]:
    """Return the shapes that have targets, in order of IRIs; the file that ships unless another is given."""
    file = path or resources.ontology() / "shapes.ttl"
    try:
        triples = [quad.triple for quad in ox.parse(path=str(file), format=ox.RdfFormat.TURTLE)]
    except SyntaxError as error:
        raise InputError(f"this is not well-formed Turtle: {error.msg}", where=f"{file}:{error.lineno}:{error.offset}") from error
    except OSError as error:
        raise InputError(f"the shapes cannot be read: {error}", where=str(file)) from error
    reader = _Reader(triples, str(file))
    found = {t.subject for t in triples if t.predicate.value in (SH.targetClass, SH.targetSubjectsOf)}
    return tuple(reader.shape(node) for node in sorted(found, key=str))


class _Reader:
    """Turns nodes of a shapes graph into records."""

    def __init__(self, triples: Iterable[ox.Triple], where: str) -> None:
        self.where = where
        self._of: defaultdict[Term, defaultdict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
        for triple in triples:
            self._of[triple.subject][triple.predicate.value].append(triple.object)

    def shape(self, node: Term) -> Shape:
        """Return the shape that a node describes, with those it refers to."""
        of: Mapping[str, list[Term]] = self._of[node]
        paths = of.get(SH.path, [])
        if len(paths) > 1 or any(not isinstance(path, ox.NamedNode) for path in paths):
            raise self._refused(node, "a path that is not one property")
        messages = [m.value for m in of.get(SH.message, []) if isinstance(m, ox.Literal)]
        return Shape(
            node.value if isinstance(node, ox.NamedNode) else "",
            paths[0].value if paths and isinstance(paths[0], ox.NamedNode) else None,
            messages[0] if messages else "",
            tuple(self._constraints(node, of)),
            tuple(sorted((self.shape(inner) for inner in of.get(SH.property, [])), key=lambda s: (s.path or "", s.message))),
            tuple(sorted(c.value for c in of.get(SH.targetClass, []) if isinstance(c, ox.NamedNode))),
            tuple(sorted(p.value for p in of.get(SH.targetSubjectsOf, []) if isinstance(p, ox.NamedNode))),
        )

    def _constraints(self, node: Term, of: Mapping[str, list[Term]]) -> Iterable[Constraint]:
        for predicate in sorted(of):
            if not predicate.startswith(SH.NAMESPACE):
                continue
            component = predicate.removeprefix(SH.NAMESPACE)
            if component in OTHER:
                continue
            if component not in COMPONENTS:
                raise self._refused(node, f"sh:{component}")
            for value in of[predicate]:
                members = tuple(self._members(value)) if component in LISTS else (value,)
                if component in ("or", "xone"):
                    yield Constraint(component, shapes=tuple(self.shape(member) for member in members))
                else:
                    if component == "pattern" and isinstance(value, ox.Literal):
                        re.compile(value.value)
                    yield Constraint(component, members)

    def _members(self, head: Term) -> Iterable[Term]:
        while isinstance(head, ox.BlankNode):
            of = self._of[head]
            yield of[RDF.first][0]
            head = of[RDF.rest][0]

    def _refused(self, node: Term, what: str) -> InputError:
        known = ", ".join(f"sh:{name}" for name in sorted(COMPONENTS))
        return InputError(f"the shape {node} uses {what}", where=self.where, expected=known)
