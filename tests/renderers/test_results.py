"""Results of queries in every form, read back by other people's readers."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from xml.dom.minidom import parseString

import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import QueryResultsFormat, QuerySolutions, RdfFormat, parse, parse_query_results
from rdflib.query import Result

from kg.browse.records import Node, QueryResult
from kg.errors import QueryError
from kg.renderers.results import FORMATS, check, fitting, written
from kg.renderers.solutions import oxigraph
from kg.vocab import KG, RDF, XSD

HOSTILE = ('a "quoted"\\\n\tline\r', "</literal><script>", "=1+1", "é𝒳\u2028", "", "'; DROP", "]]>", "&amp;", "\\u0041")
SOLUTIONS = QueryResult(
    "select",
    ("thing", "word"),
    (
        *((Node("iri", "urn:a"), Node("literal", word, XSD.string)) for word in HOSTILE),
        (Node("blank", "b0"), Node("literal", "Wörter", RDF.langString, "de-ch")),
        (None, Node("literal", "26.5", XSD.decimal)),
        (None, Node("literal", "7", XSD.integer)),
        (None, Node("literal", "not a number", XSD.integer)),
        (Node("iri", "urn:a"), None),
    ),
)
TRIPLES = QueryResult(
    "triples",
    ("subject", "predicate", "object"),
    (
        *((Node("iri", "urn:a"), Node("iri", KG.label), Node("literal", word, XSD.string)) for word in HOSTILE),
        (Node("blank", "b0"), Node("iri", RDF.type), Node("iri", KG.Model)),
        (Node("iri", "urn:a"), Node("iri", KG.value), Node("literal", "26.5", XSD.decimal)),
    ),
)
RESULTS = {"sparql-json": QueryResultsFormat.JSON, "xml": QueryResultsFormat.XML, "tsv": QueryResultsFormat.TSV}
SYNTAXES = {
    "turtle": RdfFormat.TURTLE, "trig": RdfFormat.TRIG, "ntriples": RdfFormat.N_TRIPLES, "nquads": RdfFormat.N_QUADS,
    "json-ld": RdfFormat.JSON_LD, "rdf-xml": RdfFormat.RDF_XML,
}  # fmt: skip


def read_back(name: str, text: str) -> list[list[object]]:
    read = parse_query_results(text.encode(), RESULTS[name])
    assert isinstance(read, QuerySolutions)
    return [list(row) for row in read]


@pytest.mark.parametrize("name", RESULTS)
def test_solutions_are_read_back_as_they_were(name: str) -> None:
    expected = [[None if term is None else oxigraph(term) for term in row] for row in SOLUTIONS.rows]
    assert read_back(name, written(SOLUTIONS, name)) == expected


@pytest.mark.parametrize("name", ["sparql-json", "xml"])
def test_rdflib_reads_the_same(name: str) -> None:
    kind = {"sparql-json": "json", "xml": "xml"}[name]
    rows = list(Result.parse(io.BytesIO(written(SOLUTIONS, name).encode()), format=kind))
    assert [str(row[1]) for row in rows[: len(HOSTILE)]] == list(HOSTILE)  # type: ignore[index]
    truth = Result.parse(io.BytesIO(written(QueryResult("ask", (), (), truth=True), name).encode()), format=kind)
    assert truth.askAnswer is True


@given(st.lists(st.text(st.characters(codec="utf-8")), max_size=5))
def test_any_text_survives_json_and_tsv_and_what_xml_can_hold_survives_xml(words: list[str]) -> None:
    result = QueryResult("select", ("w",), tuple((Node("literal", word, XSD.string),) for word in words))
    for name in ("sparql-json", "tsv"):
        assert [row[0].value for row in read_back(name, written(result, name))] == words  # type: ignore[attr-defined]
    literals = parseString(written(result, "xml")).getElementsByTagName("literal")
    for word, literal in zip(words, literals, strict=True):
        back = "".join(str(getattr(node, "data", "")) for node in literal.childNodes)
        assert back == word or "\ufffd" in back


def test_csv_has_the_values_and_nothing_that_a_spreadsheet_runs() -> None:
    rows = list(csv.reader(io.StringIO(written(SOLUTIONS, "csv"), newline="")))
    assert rows[0] == ["thing", "word"]
    assert [row[1] for row in rows[1 : len(HOSTILE) + 1]] == ["'=1+1" if word == "=1+1" else word for word in HOSTILE]
    assert list(csv.reader(io.StringIO(FORMATS["csv"].write(SOLUTIONS), newline="")))[3][1] == "=1+1"
    assert rows[len(HOSTILE) + 1] == ["_:b0", "Wörter"]
    minus = QueryResult("select", ("n",), ((Node("literal", "-3.5", XSD.decimal),),))
    assert written(minus, "csv") == "n\r\n-3.5\r\n"


@pytest.mark.parametrize("name", SYNTAXES)
def test_triples_are_read_back_as_they_were(name: str) -> None:
    text = written(TRIPLES, name)
    read = {str(quad.triple) for quad in parse(text.encode(), SYNTAXES[name], rename_blank_nodes=False)}
    assert read == {str(quad.triple) for quad in parse(written(TRIPLES, "ntriples").encode(), RdfFormat.N_TRIPLES)}
    assert len(read) == len(TRIPLES.rows)


def test_turtle_names_the_prefixes_that_it_uses_and_rdflib_reads_it() -> None:
    text = written(TRIPLES, "turtle")
    assert [line.split()[1] for line in text.splitlines() if line.startswith("@prefix")] == ["kg:"]
    assert len(rdflib.Graph().parse(data=text, format="turtle")) == len(TRIPLES.rows)


@pytest.mark.parametrize("form", ["select", "ask", "triples"])
def test_what_a_form_cannot_hold_is_an_error_that_names_those_that_can(form: str) -> None:
    able = {one.name for one in fitting(form)}
    for name in FORMATS:
        if name in able:
            check(form, name)
        else:
            with pytest.raises(QueryError, match=f"{name} cannot hold .*; expected one of {fitting(form)[0].name}"):
                check(form, name)


def test_an_ask_is_true_or_false() -> None:
    yes = QueryResult("ask", (), (), truth=True)
    assert json.loads(written(yes, "sparql-json")) == {"head": {}, "boolean": True}
    assert "<boolean>true</boolean>" in written(yes, "xml")


def test_the_bytes_do_not_depend_on_the_hash_seed() -> None:
    program = """if True:
        from tests.renderers.test_results import SOLUTIONS, TRIPLES, FORMATS
        for one in FORMATS.values():
            print(one.write(SOLUTIONS if "select" in one.holds else TRIPLES))
    """
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program], capture_output=True, check=True, env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)}
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(outputs) == 1
