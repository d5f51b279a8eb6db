"""Programs of other people ask the endpoint, and get what the store holds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
import rdflib
from pyoxigraph import NamedNode, RdfFormat, parse
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, GET, JSON, JSONLD, N3, POST, POSTDIRECTLY, RDFXML, TSV, TURTLE, URLENCODED, XML, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed

from kg import browse, build, iris
from kg.answering import answer
from kg.errors import QueryError
from kg.renderers import RENDERERS
from kg.store import Home, dump, open_store
from kg.updates import update
from kg.vocab import KG, KGI, RDF, SKOS
from tests.build.invented import write
from tests.endpoint.conftest import Served

LABELS = "SELECT ?m ?l WHERE { ?m a kg:ModelFamily ; skos:prefLabel ?l } ORDER BY ?l"
BENCHMARKS = f"SELECT ?b WHERE {{ ?b a <{KG.Benchmark}> }} ORDER BY ?b"
SECONDS = 20.0
PAPER = KGI + "document/paper"


def converted(client: SPARQLWrapper) -> Any:
    return client.queryAndConvert()


def labels(home: Home) -> list[str]:
    query = f"SELECT ?l WHERE {{ ?m a <{KG.ModelFamily}> ; <{SKOS.prefLabel}> ?l }} ORDER BY ?l"
    with open_store(home.root) as store:
        return [row[0].value for row in store.select(query).bound()]


@pytest.mark.parametrize(("method", "way"), [(GET, URLENCODED), (POST, URLENCODED), (POST, POSTDIRECTLY)])
def test_sparqlwrapper_reads_all_forms_by_all_ways(endpoint: str, invented: Home, method: str, way: str) -> None:
    client = SPARQLWrapper(endpoint)
    client.setMethod(method)
    client.setRequestMethod(way)
    client.setQuery(LABELS)
    client.setReturnFormat(JSON)
    assert [row["l"]["value"] for row in converted(client)["results"]["bindings"]] == labels(invented)
    client.setReturnFormat(XML)
    assert len(converted(client).getElementsByTagName("result")) == len(labels(invented))
    for form in (CSV, TSV):
        client.setReturnFormat(form)
        assert len(converted(client).decode().split()) > len(labels(invented))
    client.setQuery("ASK { ?m a kg:Model }")
    client.setReturnFormat(JSON)
    assert converted(client)["boolean"] is True
    client.setQuery("CONSTRUCT WHERE { ?m a kg:Benchmark }")
    sizes = set()
    for form, syntax in ((TURTLE, RdfFormat.TURTLE), (N3, RdfFormat.N3), (RDFXML, RdfFormat.RDF_XML), (JSONLD, RdfFormat.JSON_LD)):
        client.setReturnFormat(form)
        sizes.add(len(set(parse(client.query().response.read(), syntax))))
    assert len(sizes) == 1
    client.setReturnFormat(JSON)
    client.setQuery("SELECT nothing")
    with pytest.raises(QueryBadFormed):
        client.query()


def test_sparqlwrapper_confines_a_query_to_a_graph(endpoint: str, invented: Home) -> None:
    client = SPARQLWrapper(endpoint, returnFormat=JSON)
    client.addDefaultGraph(PAPER)
    client.setQuery("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }")
    with open_store(invented.root) as store:
        expected = sum(1 for _ in store.quads(NamedNode(PAPER)))
    assert int(converted(client)["results"]["bindings"][0]["n"]["value"]) == expected


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_the_store_of_rdflib_is_a_graph_over_it(endpoint: str, invented: Home, method: str) -> None:
    graph = rdflib.Graph(SPARQLStore(endpoint, method=method))
    assert [str(label) for _, label in graph.query(LABELS)] == labels(invented)  # type: ignore[misc]
    family = rdflib.URIRef(KG.ModelFamily)
    with open_store(invented.root) as store:
        ending = f"<{RDF.type}> <{KG.ModelFamily}>"
        expected = {quad.subject.value for quad in store.quads() if str(quad).endswith(ending)}  # type: ignore[union-attr]
    assert {str(subject) for subject in graph.subjects(rdflib.RDF.type, family)} == expected
    assert graph.query("ASK { ?m a kg:Model }").askAnswer is True
    assert len(graph.query("CONSTRUCT WHERE { ?m a kg:Benchmark }").graph or ()) > 0


def test_kg_itself_reads_the_same_graph_and_gives_the_same_answers(
    start: Callable[..., Served], invented: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    url = start().url
    questions = (
        "Which models are best on Stackbench?",
        "What is the score of Quillcoder 70B on Stackbench?",
        "How many documents are there?",
        "What is nothing?",
    )
    with open_store(invented.root) as here:
        local = [RENDERERS["json"](answer(question, here)) for question in questions]
        for address in (url.removesuffix("/sparql"), url.replace("/sparql", "/query")):
            with open_store(address) as there:
                assert there.select(BENCHMARKS).rows == here.select(BENCHMARKS).rows
        with open_store(url) as there:
            assert dump(there) == dump(here)
            assert [RENDERERS["json"](answer(question, there)) for question in questions] == local


def test_a_service_that_is_allowed_is_asked_and_a_document_that_is_allowed_is_loaded(endpoint: str, invented: Home, tmp_path: Path) -> None:
    query = f"SELECT ?b WHERE {{ SERVICE <{endpoint}> {{ ?b a <{KG.Benchmark}> }} }} ORDER BY ?b"
    with open_store(invented.root) as store:
        assert browse.sparql(store, query, services=(endpoint,)).rows == browse.sparql(store, BENCHMARKS).rows
        with pytest.raises(QueryError, match="SERVICE asks another endpoint"):
            browse.sparql(store, query, services=(endpoint.replace("/sparql", "/query"),))
    home = Home(tmp_path / "home")
    build.ingest(home, [write(tmp_path, "suite")])
    document = f"{endpoint}?{urlencode({'query': f'CONSTRUCT {{ ?b <urn:is> 1 }} WHERE {{ ?b a <{KG.Benchmark}> }}'})}"
    load = f"LOAD <{document}> INTO GRAPH my:loaded"
    with pytest.raises(QueryError, match="LOAD fetches a document"):
        update(home, load, seconds=SECONDS)
    with open_store(invented.root) as store:
        benchmarks = len(browse.sparql(store, BENCHMARKS).rows)
    assert update(home, load, seconds=SECONDS, services=(document,)) == ((iris.USER + "loaded", benchmarks, 0),)
