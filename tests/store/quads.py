"""Quads for the tests of stores."""

from __future__ import annotations

from functools import cache

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from kg.vocab import KG, KGI

XSD = "http://www.w3.org/2001/XMLSchema#"
LAYOUT = Quad(NamedNode(KGI + "graph"), NamedNode(KG.layoutVersion), Literal(1))


def iri(name: str) -> NamedNode:
    return NamedNode(KGI + name)


def typed(value: str, datatype: str) -> Literal:
    return Literal(value, datatype=NamedNode(XSD + datatype))


@cache
def document(name: str, size: int = 20, version: int = 0) -> tuple[Quad, ...]:
    """Return what a document adds: edges in the default graph, and their evidence in its own graph."""
    graph = iri(f"document/{name}")
    quads = [Quad(graph, iri("version"), Literal(version))]
    for number in range(size):
        result = iri(f"document/{name}/result/{number}")
        quads.append(Quad(result, iri("value"), typed(f"{number + version}.5", "decimal")))
        quads.append(Quad(result, iri("quote"), Literal(f'{name} "{number}"\n\\ {version}'), graph))
    return tuple(quads)


def graph_of(name: str, quads: tuple[Quad, ...]) -> list[Quad]:
    return [quad for quad in quads if quad.graph_name == iri(f"document/{name}")]


STRINGS = ("", " a ", '"', "\\", "\n\r\t", '\n"} ; DROP ALL #', "\\u0022 } #", "\x00\x7f\x85\u2028\ufeff", "é e\u0301 ﬁ", "𝒳🙂", "a" * 2000)
AWKWARD = (
    *(Quad(iri("s"), iri("p"), Literal(string)) for string in STRINGS),
    *(Quad(iri("s"), iri("q"), Literal(string, language="en-gb"), iri("document/a")) for string in STRINGS),
    *(Quad(iri("s"), iri("r"), typed(value, "decimal")) for value in ("26", "0.5", "-1.25", "12345678901234567890.000000000000000001")),
    *(Quad(iri("s"), iri("r"), typed(value, kind)) for value, kind in (("7", "integer"), ("true", "boolean"), ("100", "double"))),
    *(
        Quad(iri("s"), iri("r"), typed(value, kind))
        for value, kind in (("2024-02-29", "date"), ("2024", "gYear"), ("not a number", "integer"))
    ),
    Quad(iri("é/%C3%A9?a=b&c=(d)#e"), iri("p"), NamedNode("mailto:a@example.org"), DefaultGraph()),
    LAYOUT,
)
