"""Quads in the syntaxes of RDF: Turtle, N-Triples, RDF/XML, TriG, N-Quads, JSON-LD.

A syntax of triples gets the default graph alone: what is said, without who says it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO, Final

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Triple, serialize

from kg.browse.exchange import Dataset
from kg.exporters.xml import storable
from kg.vocab import KGI, PREFIXES

Term = NamedNode | BlankNode | Literal | Triple
_READABLE: Final = tuple(pair for pair in PREFIXES if pair[1] != KGI)
"""The prefixes that make a file easier to read; the names of things have slashes, which would have to be escaped behind a prefix."""


def turtle(content: Dataset, out: BinaryIO) -> None:
    """Write the default graph in Turtle. Source: RDF 1.1 Turtle (RDF 1.2 Turtle where there are reifying triples)."""
    serialize(_triples(content.quads), out, RdfFormat.TURTLE, prefixes=_used(content.quads))


def ntriples(content: Dataset, out: BinaryIO) -> None:
    """Write the default graph in N-Triples, a line for each triple, sorted."""
    serialize(_triples(content.quads), out, RdfFormat.N_TRIPLES)


def rdf_xml(content: Dataset, out: BinaryIO) -> None:
    """Write the default graph in RDF/XML; a control character, which XML has no way to write, is shown as its picture (U+2400 and on)."""
    triples = (Triple(t.subject, t.predicate, _in_xml(t.object)) for t in _triples(content.quads))
    serialize(triples, out, RdfFormat.RDF_XML, prefixes=_used(content.quads))


def trig(content: Dataset, out: BinaryIO) -> None:
    """Write all graphs in TriG."""
    serialize(content.quads, out, RdfFormat.TRIG, prefixes=_used(content.quads))


def nquads(content: Dataset, out: BinaryIO) -> None:
    """Write all graphs in N-Quads, a line for each quad, sorted by its bytes: equal graphs give equal bytes."""
    lines = (serialize(content.quads, format=RdfFormat.N_QUADS) or b"").split(b"\n")
    out.writelines(line + b"\n" for line in sorted(lines) if line)


def json_ld(content: Dataset, out: BinaryIO) -> None:
    """Write all graphs in JSON-LD, expanded: it needs no context, so that nobody has to fetch one."""
    serialize(content.quads, out, RdfFormat.JSON_LD)
    out.write(b"\n")


def prefixes(*names: str) -> dict[str, str]:
    """Return the namespaces of some prefixes, in the order of the vocabulary."""
    return {prefix: space for prefix, space in _READABLE if prefix in names}


def _triples(quads: Iterable[Quad]) -> Iterator[Triple]:
    return (quad.triple for quad in quads if isinstance(quad.graph_name, DefaultGraph))


def _in_xml(term: Term) -> Term:
    if not isinstance(term, Literal):
        return term
    shown = storable(term.value)
    if shown == term.value:
        return term
    return Literal(shown, language=term.language) if term.language else Literal(shown, datatype=term.datatype)


def _used(quads: Iterable[Quad]) -> dict[str, str]:
    """Return the prefixes whose namespace something in the quads is in, in the order of the vocabulary."""
    left = dict(_READABLE)
    used: set[str] = set()
    for quad in quads:
        for term in (quad.subject, quad.predicate, quad.object, quad.graph_name):
            iri = term.value if isinstance(term, NamedNode) else term.datatype.value if isinstance(term, Literal) else ""
            found = next((prefix for prefix, space in left.items() if iri.startswith(space)), None)
            if found:
                used.add(found)
                del left[found]
        if not left:
            break
    return prefixes(*used)
