"""The SPARQL 1.1 Protocol, request by request, with the status codes that it asks for."""

from __future__ import annotations

import json
from urllib.parse import urlencode

import pyoxigraph as ox
import pytest

from kg.store import Home, open_store
from kg.vocab import KG, KGI, SD
from tests.endpoint.asking import FORM, QUERY, get, post, send

ONE = "SELECT ?d WHERE { ?d a kg:Document } ORDER BY ?d LIMIT 1"
PAPER = KGI + "document/paper"
LABELS = KGI + "document/labels"
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
IN_GRAPHS = "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }"


def number(body: bytes) -> int:
    return int(json.loads(body)["results"]["bindings"][0]["n"]["value"])


def size(home: Home, graph: str | None) -> int:
    with open_store(home.root) as store:
        return sum(1 for _ in store.quads(ox.NamedNode(graph) if graph else None))


def test_get_and_both_forms_of_post_give_the_same(endpoint: str) -> None:
    one = get(endpoint, ONE)
    assert (one.status, one.kind) == (200, "application/sparql-results+json")
    assert json.loads(one.body)["results"]["bindings"] == [{"d": {"type": "uri", "value": LABELS}}]
    assert post(endpoint, ONE).body == one.body
    assert send(endpoint, "POST", "", urlencode({"query": ONE}), FORM).body == one.body
    assert send(endpoint, "POST", "", ONE.encode(), {"Content-Type": "application/SPARQL-query; Charset=UTF-8"}).body == one.body
    assert send(endpoint, "GET", "/query?" + urlencode({"query": ONE})).body == one.body


def test_head_is_get_without_the_body(endpoint: str) -> None:
    found, head = get(endpoint, ONE), send(endpoint, "HEAD", "?" + urlencode({"query": ONE}))
    assert (head.status, head.body) == (200, b"")
    assert (head.headers["content-length"], head.headers["content-type"]) == (str(len(found.body)), found.headers["content-type"])


ACCEPTS = (
    (ONE, "", "application/sparql-results+json"),
    (ONE, "*/*", "application/sparql-results+json"),
    (ONE, "application/sparql-results+xml", "application/sparql-results+xml"),
    (ONE, "text/*", "text/xml"),
    (ONE, "text/csv;q=0.9, application/sparql-results+json;q=0.1", "text/csv"),
    (ONE, "application/sparql-results+json;q=0, */*;q=0.1", "application/json"),
    (ONE, "text/tab-separated-values, text/turtle", "text/tab-separated-values"),
    (ONE, "application/json", "application/json"),
    ("ASK {}", "text/csv, application/sparql-results+xml;q=0.1", "application/sparql-results+xml"),
    ("CONSTRUCT WHERE { ?s a kg:Benchmark }", "", "text/turtle"),
    ("CONSTRUCT WHERE { ?s a kg:Benchmark }", "application/ld+json", "application/ld+json"),
    ("CONSTRUCT WHERE { ?s a kg:Benchmark }", "application/rdf+xml, text/turtle;q=0.5", "application/rdf+xml"),
    ("DESCRIBE kg:Model", "application/n-triples", "application/n-triples"),
    ("DESCRIBE kg:Model", "application/trig;q=0.2, application/n-quads;q=0.3", "application/n-quads"),
)


@pytest.mark.parametrize(("query", "accept", "kind"), ACCEPTS)
def test_the_form_is_the_one_that_is_wanted_most(endpoint: str, query: str, accept: str, kind: str) -> None:
    found = get(endpoint, query, accept)
    assert (found.status, found.kind, found.headers["vary"].split(", ")[0]) == (200, kind, "Accept")
    assert found.body


@pytest.mark.parametrize(
    ("query", "accept"), [(ONE, "text/turtle"), (ONE, "image/png, text/html"), ("ASK {}", "text/csv"), (ONE, "*/*;q=0")]
)
def test_a_form_that_there_is_not_is_406_with_those_that_there_are(endpoint: str, query: str, accept: str) -> None:
    found = get(endpoint, query, accept)
    assert found.status == 406
    assert "application/sparql-results+json" in found.text


@pytest.mark.parametrize(
    ("status", "method", "path", "body", "headers"),
    [
        (400, "GET", "?query=SELECT", None, {}),
        (400, "GET", "?query=", None, {}),
        (400, "GET", "?query=ASK%7B%7D&query=ASK%7B%7D", None, {}),
        (400, "GET", "?query=%FF", None, {}),
        (400, "GET", "?" + urlencode({"query": "DROP ALL"}), None, {}),
        (400, "GET", "?" + urlencode({"query": "ASK { SERVICE <http://127.0.0.1:1/> {} }"}), None, {}),
        (400, "GET", "?" + urlencode({"query": "ASK FROM <http://127.0.0.1:1/> {}"}), None, {}),
        (400, "GET", "?" + urlencode({"query": "ASK { \\u0053ERVICE <http://127.0.0.1:1/> {} }"}), None, {}),
        (400, "GET", "?" + urlencode({"query": "ASK {}", "default-graph-uri": "http://127.0.0.1:1/"}), None, {}),
        (403, "GET", "?update=DROP%20ALL", None, {}),
        (403, "POST", "", "DROP ALL", {"Content-Type": "application/sparql-update"}),
        (403, "POST", "", "update=DROP%20ALL", FORM),
        (403, "POST", "/update", "DROP ALL", {"Content-Type": "application/sparql-update"}),
        (400, "POST", "", "a=b", FORM),
        (400, "POST", "", "", FORM),
        (400, "POST", "", b"ASK { ?s ?p '\xff' }", QUERY),
        (400, "POST", "?query=ASK%7B%7D", "ASK {}", QUERY),
        (400, "POST", "", "&".join(["a=b"] * 2000), FORM),
        (415, "POST", "", "ASK {}", {"Content-Type": "text/plain"}),
        (415, "POST", "", "ASK {}", {"Content-Type": ""}),
        (415, "POST", "", "ASK {}".encode("utf-16"), {"Content-Type": "application/sparql-query; charset=utf-16"}),
        (413, "POST", "", b"#" * 1_100_000, QUERY),
        (413, "POST", "", b"#" * 4_100_000, QUERY),
        (404, "GET", "/elsewhere", None, {}),
        (405, "PUT", "", "ASK {}", QUERY),
        (405, "DELETE", "", None, {}),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_request_is_told_by_its_status(
    endpoint: str, status: int, method: str, path: str, body: bytes | str | None, headers: dict[str, str]
) -> None:
    found = send(endpoint, method, path, body, headers)
    assert found.status == status, found.text
    assert found.kind == "text/plain"
    assert found.text.strip()
    if status == 405:
        assert "GET" in found.headers["allow"]


def test_a_fault_is_shown_in_the_query_with_a_caret(endpoint: str) -> None:
    found = get(endpoint, "SELECT ?s\nWHERE { ?s a }")
    assert found.text == "not well-formed SPARQL: } does not fit here\nline 2, column 14\nWHERE { ?s a }\n             ^\n"


def test_the_dataset_of_the_request_goes_before_that_of_the_query(endpoint: str, invented: Home) -> None:
    whole, paper = size(invented, None), size(invented, PAPER)
    assert number(get(endpoint, COUNT).body) == whole
    assert number(get(endpoint, COUNT, **{"default-graph-uri": PAPER}).body) == paper
    assert number(get(endpoint, IN_GRAPHS, **{"default-graph-uri": PAPER}).body) == 0
    assert number(get(endpoint, IN_GRAPHS, **{"named-graph-uri": PAPER}).body) == paper
    assert number(get(endpoint, COUNT, **{"named-graph-uri": PAPER}).body) == 0
    both = send(endpoint, "GET", "?" + urlencode([("query", COUNT), ("default-graph-uri", PAPER), ("default-graph-uri", LABELS)]))
    assert number(both.body) == paper + size(invented, LABELS)
    named = COUNT.replace("WHERE", f"FROM <{LABELS}> WHERE")
    assert number(get(endpoint, named).body) == size(invented, LABELS)
    assert number(get(endpoint, named, **{"default-graph-uri": PAPER}).body) == paper
    form = urlencode([("query", COUNT), ("default-graph-uri", PAPER)])
    assert number(send(endpoint, "POST", "", form, FORM).body) == paper
    assert number(send(endpoint, "POST", "?" + urlencode({"default-graph-uri": PAPER}), COUNT, QUERY).body) == paper


@pytest.mark.parametrize("accept", ["", "application/n-triples", "application/ld+json", "application/rdf+xml"])
def test_a_get_without_a_query_describes_the_service(endpoint: str, invented: Home, accept: str) -> None:
    found = send(endpoint, "GET", headers={"Accept": accept} if accept else {})
    assert found.status == 200
    syntax = ox.RdfFormat.from_media_type(found.kind)
    assert syntax is not None
    triples = {quad.triple for quad in ox.parse(found.body, syntax)}
    service = ox.NamedNode(endpoint)
    assert ox.Triple(service, ox.NamedNode(SD.endpoint), service) in triples
    assert ox.Triple(service, ox.NamedNode(SD.supportedLanguage), ox.NamedNode(SD.SPARQL11Query)) in triples
    assert ox.NamedNode(PAPER) in {triple.object for triple in triples if triple.predicate.value == SD.name}
    with open_store(invented.root) as store:
        assert ox.Literal(store.digest()) in {triple.object for triple in triples if triple.predicate.value == KG.graphDigest}
    assert not [triple for triple in triples if isinstance(triple.subject, ox.BlankNode) or isinstance(triple.object, ox.BlankNode)]


def test_the_root_says_where_to_ask(endpoint: str) -> None:
    assert endpoint in send(endpoint, "GET", "/").text
