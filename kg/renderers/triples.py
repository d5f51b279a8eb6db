"""The triples that a query made, in the syntaxes of RDF."""

from __future__ import annotations

import re
from typing import Final

from pyoxigraph import RdfFormat, Triple, serialize

from kg.browse.records import Node, QueryResult
from kg.errors import QueryError
from kg.renderers.solutions import oxigraph
from kg.vocab import PREFIXES

_WITH_PREFIXES: Final = ("turtle", "trig")
_SYNTAXES: Final = {
    "turtle": RdfFormat.TURTLE,
    "trig": RdfFormat.TRIG,
    "ntriples": RdfFormat.N_TRIPLES,
    "nquads": RdfFormat.N_QUADS,
    "json-ld": RdfFormat.JSON_LD,
    "rdf-xml": RdfFormat.RDF_XML,
}
_HEAD: Final = "@prefix "
_ROOT: Final = re.compile(r"<rdf:RDF( [^>]*)>")
_PREFIXED: Final = re.compile(r"(?<![\w:/#.-])([a-z]+):")


def triples(result: QueryResult, syntax: str) -> str:
    """Return triples in one of the syntaxes (turtle, trig, ntriples, nquads, json-ld, rdf-xml); they stand in the default graph.

    Raises QueryError for triples that the syntax cannot hold: RDF/XML has no way to write some predicates.
    """
    made = [Triple(*(oxigraph(term) for term in row if isinstance(term, Node))) for row in result.rows]  # type: ignore[arg-type]
    prefixes = dict(PREFIXES) if syntax in (*_WITH_PREFIXES, "rdf-xml") else None
    try:
        content = serialize(made, format=_SYNTAXES[syntax], prefixes=prefixes) or b""
    except (OSError, ValueError) as error:
        raise QueryError(f"the result has a triple that {syntax} cannot hold ({error})", hint="ask for turtle") from error
    text = content.decode()
    if syntax in _WITH_PREFIXES:
        return _sorted_prefixes(text)
    return _ROOT.sub(_sorted_namespaces, text, count=1) if syntax == "rdf-xml" else text


def _sorted_prefixes(text: str) -> str:
    """Return Turtle with the prefixes that it uses, in their order; the writer gives all of them, in any."""
    lines = text.splitlines(keepends=True)
    body = "".join(line for line in lines if not line.startswith(_HEAD))
    used = set(_PREFIXED.findall(body))
    head = "".join(f"@prefix {prefix}: <{space}> .\n" for prefix, space in PREFIXES if prefix in used)
    return f"{head}\n{body}" if head and body else head + body


def _sorted_namespaces(root: re.Match[str]) -> str:
    return f"<rdf:RDF {' '.join(sorted(root[1].split()))}>"
