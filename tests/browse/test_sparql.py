"""A query that a user wrote answers, or is refused, or is stopped; it harms nobody."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from kg import browse
from kg.browse.records import Node
from kg.errors import KgError, LimitError, QueryError
from kg.sparql.gate import DEEPEST, LONGEST, Leave, gate
from kg.store import OxigraphStore, RdflibStore, Store, open_store

ONE = "SELECT ?d WHERE { ?d a kg:Document } ORDER BY ?d LIMIT 1"
GRAPH = "https://w3id.org/codellm-kg/id/document/paper"


def test_prefixes_are_known_and_all_forms_answer(store: Store) -> None:
    assert browse.sparql(store, ONE).rows == ((Node("iri", "https://w3id.org/codellm-kg/id/document/labels"),),)
    assert browse.sparql(store, "ASK { ?s a kg:Model }").truth is True
    made = browse.sparql(store, "CONSTRUCT { ?m skos:prefLabel ?l } WHERE { ?m a kg:ModelFamily ; skos:prefLabel ?l }")
    assert (made.form, made.columns) == ("triples", ("subject", "predicate", "object"))
    assert made.rows
    assert browse.sparql(store, f"DESCRIBE <{GRAPH}>").form == "triples"
    optional = browse.sparql(store, "SELECT ?d ?y WHERE { ?d a kg:Document OPTIONAL { ?d kg:year ?y } } ORDER BY ?d")
    assert optional.rows[0][1] is None
    assert Node("literal", "2024", "http://www.w3.org/2001/XMLSchema#integer") in [year for _, year in optional.rows]


def test_all_columns_stand_in_the_order_in_which_the_query_names_them(store: Store) -> None:
    found = browse.sparql(
        store, "select distinct * where { ?s ?p ?o . ?s a kg:Benchmark . OPTIONAL { ?s kg:a ?b } } order by ?p ?s ?o", rows=3
    )
    assert found.columns == ("s", "p", "o", "b")
    assert [term.kind if term else None for term in found.rows[0]][:2] == ["iri", "iri"]
    assert found.rows[0][3] is None
    inner = browse.sparql(store, "SELECT ?o { { SELECT * { ?s ?p ?o } LIMIT 1 } }")
    assert inner.columns == ("o",)


def test_a_cut_result_says_so(store: Store) -> None:
    cut = browse.sparql(store, "SELECT ?s WHERE { ?s ?p ?o }", rows=3)
    assert (len(cut.rows), cut.truncated) == (3, True)
    assert not browse.sparql(store, ONE, rows=1).truncated


def test_what_is_not_well_formed_has_its_position(store: Store) -> None:
    query = "SELECT ?s\nWHERE { ?s a ? }"
    with pytest.raises(QueryError) as caught:
        browse.sparql(store, query)
    assert caught.value.position is not None
    assert 20 <= caught.value.position <= len(query)


def test_an_endpoint_tells_the_position_in_the_users_own_text(store: Store, serve: Callable[..., str]) -> None:
    url = serve()
    with open_store(url, write=True) as there:
        there.apply((), store.quads("all"))
        with pytest.raises(QueryError) as caught:
            browse.sparql(there, "SELECT ?s WHERE { ?s a kg:Model ")
        assert caught.value.position == 16
        assert browse.sparql(there, "ASK { ?s a kg:Model }").truth is True
        assert len(browse.sparql(there, "SELECT ?s { ?s ?p ?o }", rows=5).rows) == 5
        assert browse.sparql(there, "CONSTRUCT { ?m a kg:Model } WHERE { ?m a kg:Model }").rows
        with pytest.raises(QueryError, match="SERVICE"):
            browse.sparql(there, "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }")


@pytest.mark.parametrize("kind", [OxigraphStore.memory, RdflibStore])
def test_other_stores_answer_too(store: Store, kind: Callable[..., Store]) -> None:
    with kind(store.quads("all")) as other:
        assert browse.sparql(other, ONE) == browse.sparql(store, ONE)


HUNGRY = (
    "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }",
    "SELECT ?x WHERE { ?a ?p ?b . ?b ?q ?c FILTER(STRLEN(?x) > 0) ?d ?r ?e . ?f ?s ?g } ORDER BY ?a",
    "SELECT (STRLEN(GROUP_CONCAT(CONCAT(STR(?a), STR(?c), STR(?d), STR(?f)))) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
)


@pytest.mark.parametrize("query", HUNGRY)
def test_a_query_that_would_never_end_is_stopped(store: Store, query: str) -> None:
    start = time.monotonic()
    with pytest.raises(LimitError):
        browse.sparql(store, query, seconds=0.5)
    assert time.monotonic() - start < 10


def test_memory_is_limited(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.store.guard.MEMORY", 400 << 20)
    lines = "".join(f"BIND(CONCAT(?s{n}, ?s{n}, ?s{n}, ?s{n}) AS ?s{n + 1}) " for n in range(20))
    with pytest.raises(LimitError, match=r"memory|process"):
        browse.sparql(store, f"SELECT (STRLEN(?s20) AS ?n) WHERE {{ BIND('aaaaaaaaaaaaaaaa' AS ?s0) {lines} }}", seconds=20)


REFUSED = (
    "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "SELECT * { service silent ?x { ?s ?p ?o } }",
    "SELECT * { \\u0053ERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "SELECT * { SERV\\U00000049CE <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "SELECT * { ?s ?p '\\u0027 . SERVICE <http://127.0.0.1:1/> {} #' }",
    "SELECT * { FILTER(?a<'x>' ) SERVICE <http://127.0.0.1:1/> {} FILTER(?b='y') }",
    "SELECT * { ?s <http://a'> SERVICE <http://b'> {} }",
    "SELECT * { ?s ?p ?o } # \n SERVICE",
    "SELECT * # \\u000A { SERVICE <http://127.0.0.1:1/> {} }",
    "SELECT * FROM <http://127.0.0.1:1/x> { ?s ?p ?o }",
    "SELECT * FROM NAMED <file:///etc/passwd> { GRAPH ?g { ?s ?p ?o } }",
    "PREFIX x: <http://127.0.0.1/> SELECT * FROM x:y { ?s ?p ?o }",
    "LOAD <http://127.0.0.1:1/x>",
    "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
    "DELETE WHERE { ?s ?p ?o }",
    "DROP ALL",
    "CLEAR DEFAULT",
    "",
    "SELECT",
    "(" * (DEEPEST + 1),
    "SELECT * { " + "{" * 5000 + "}" * 5000 + " }",
    "SELECT * { ?s ?p '" + "a" * LONGEST + "' }",
    "\x00",
    "\udcff",
)


@pytest.mark.parametrize("query", REFUSED, ids=lambda query: ascii(query[:40]))
def test_what_reaches_out_changes_or_breaks_is_refused(store: Store, query: str) -> None:
    digest = store.digest()
    with pytest.raises(KgError) as caught:
        browse.sparql(store, query)
    assert isinstance(caught.value, QueryError | LimitError)
    assert store.digest() == digest


ALLOWED = (
    "SELECT ?service ?load WHERE { ?service <urn:insert> ?load }",
    "SELECT * WHERE { ?s kg:title 'SERVICE <http://x/> {}' } # LOAD and DROP",
    'SELECT * WHERE { ?s ?p """it\'s a "SERVICE" in\nlines""" }',
    "SELECT * WHERE { ?s ?p 'a \\' SERVICE \\\\' }",
    "SELECT * WHERE { ?s ?p ?o FILTER(?a<?b && ?c>?d) }",
    "SELECT * WHERE { ?s ?p ?o FILTER(?o < 3) } ORDER BY ?o",
    f"SELECT * FROM <{GRAPH}> WHERE {{ ?s ?p ?o }}",
    "SELECT * FROM NAMED kg:derived WHERE { GRAPH ?g { ?s ?p ?o } }",
    "PREFIX service: <urn:x> SELECT * WHERE { ?s service:load ?o ; a service:SERVICE }",
    "SELECT * WHERE { ?s ?p '\\u00e9' }",
    "SELECT * WHERE { ?s ?p ?o MINUS { ?s a kg:Model } VALUES ?s { kg:a } }",
)


@pytest.mark.parametrize("query", ALLOWED)
def test_words_that_only_look_so_are_let_through(store: Store, query: str) -> None:
    gate(query, Leave({GRAPH, "https://w3id.org/codellm-kg/ontology#derived"}, {"kg": "https://w3id.org/codellm-kg/ontology#"}))
    assert browse.sparql(store, query, rows=2).form == "select"


HERE = "http://127.0.0.1:9/sparql"
CALLS = (
    f"SELECT * {{ SERVICE <{HERE}> {{ ?s ?p ?o }} }}",
    f"SELECT * {{ service silent <{HERE}> {{ ?s ?p ?o }} }}",
    "PREFIX x: <http://127.0.0.1:9/> SELECT * { SERVICE x:sparql { ?s ?p ?o } }",
)


@pytest.mark.parametrize("query", CALLS)
def test_a_service_that_is_allowed_passes_the_gate_and_no_other_does(query: str) -> None:
    gate(query, Leave(services={HERE}))
    with pytest.raises(QueryError, match="SERVICE asks another endpoint") as caught:
        gate(query, Leave(services={"http://127.0.0.1:9/"}))
    assert f"--allow-service {HERE}" in str(caught.value)


@pytest.mark.parametrize(
    "query", ["SELECT * { SERVICE ?s { ?s ?p ?o } }", f"SELECT * {{ SERVICE <{HERE}/> {{}} }}", "ASK { SERVICE", f"LOAD <{HERE}>"]
)
def test_a_list_of_services_allows_what_it_names_and_no_more(query: str) -> None:
    with pytest.raises(QueryError, match=r"asks another endpoint|fetches a document"):
        gate(query, Leave(services={HERE}))


def test_the_bytes_of_blank_nodes_and_triples_are_stable(store: Store) -> None:
    query = "CONSTRUCT { ?d kg:note [ rdf:value ?l ] } WHERE { ?d a kg:Document ; dcterms:title ?l }"
    assert browse.sparql(store, query) == browse.sparql(store, query)
    assert browse.sparql(store, query).rows[0][0] in {Node("blank", "b0"), Node("blank", "b1")}
