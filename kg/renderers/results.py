"""The forms in which the result of a query leaves the program, by the names that `--format` and HTTP have for them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from kg.browse.records import QueryResult
from kg.errors import QueryError
from kg.renderers import solutions
from kg.renderers.csv import harmless
from kg.renderers.triples import triples

_W3C: Final = "http://www.w3.org/ns/formats/"
_ANSWERS: Final = ("select", "ask")
_TABLES: Final = ("select",)
_TRIPLES: Final = ("triples",)
_WORDS: Final = {
    "select": "the solutions of a SELECT",
    "ask": "the yes or no of an ASK",
    "triples": "the triples of a CONSTRUCT or DESCRIBE",
}


@dataclass(frozen=True, slots=True)
class Format:
    """A form of results: its media types, the first of them its own; its IRI; which forms of query it holds; and what writes it."""

    name: str
    iri: str
    media_types: tuple[str, ...]
    holds: tuple[str, ...]
    write: Callable[[QueryResult], str]


FORMATS: Final = {
    one.name: one
    for one in (
        Format(
            "sparql-json",
            _W3C + "SPARQL_Results_JSON",
            ("application/sparql-results+json", "application/json"),
            _ANSWERS,
            solutions.sparql_json,
        ),
        Format(
            "xml",
            _W3C + "SPARQL_Results_XML",
            ("application/sparql-results+xml", "application/xml", "text/xml"),
            _ANSWERS,
            solutions.sparql_xml,
        ),
        Format("csv", _W3C + "SPARQL_Results_CSV", ("text/csv",), _TABLES, solutions.sparql_csv),
        Format("tsv", _W3C + "SPARQL_Results_TSV", ("text/tab-separated-values",), _TABLES, solutions.sparql_tsv),
        Format("turtle", _W3C + "Turtle", ("text/turtle", "application/x-turtle"), _TRIPLES, partial(triples, syntax="turtle")),
        Format("ntriples", _W3C + "N-Triples", ("application/n-triples", "text/plain"), _TRIPLES, partial(triples, syntax="ntriples")),
        Format("trig", _W3C + "TriG", ("application/trig",), _TRIPLES, partial(triples, syntax="trig")),
        Format("nquads", _W3C + "N-Quads", ("application/n-quads",), _TRIPLES, partial(triples, syntax="nquads")),
        Format("json-ld", _W3C + "JSON-LD", ("application/ld+json",), _TRIPLES, partial(triples, syntax="json-ld")),
        Format("rdf-xml", _W3C + "RDF_XML", ("application/rdf+xml",), _TRIPLES, partial(triples, syntax="rdf-xml")),
    )
}
"""Every form, the preferred one for each kind of query first."""


def fitting(form: str) -> tuple[Format, ...]:
    """Return the forms that hold the result of a form of query (`select`, `ask`, `triples`), the preferred one first."""
    return tuple(one for one in FORMATS.values() if form in one.holds)


def check(form: str, name: str) -> None:
    """Raise QueryError if a form of results cannot hold the result of a form of query."""
    if form not in FORMATS[name].holds:
        can = ", ".join(one.name for one in fitting(form))
        raise QueryError(f"{name} cannot hold {_WORDS[form]}", expected=f"one of {can}", hint=f"-f {fitting(form)[0].name} holds it")


def written(result: QueryResult, name: str) -> str:
    """Return a result in one of `FORMATS`, as a file for a person; raise QueryError if that form cannot hold it.

    Cells of CSV that a spreadsheet would run begin with an apostrophe; TSV and JSON have them as they are.
    """
    check(result.form, name)
    if name == "csv":
        result = replace(
            result, rows=tuple(tuple(term and replace(term, value=harmless(term.value)) for term in row) for row in result.rows)
        )
    return FORMATS[name].write(result)
