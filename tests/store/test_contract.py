"""One suite for every store: what one does, all do, byte for byte."""

from __future__ import annotations

import threading

import pytest
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Triple

from kg import sparql
from kg.errors import InputError, QueryError, StoreError
from kg.sparql import Ask, Bind, Compare, Construct, Filter, GraphPattern, Group, Optional, Order, Select, Values, Variable
from kg.store import OxigraphStore, Store, dump, fingerprint
from tests.store.quads import AWKWARD, LAYOUT, STRINGS, document, graph_of, iri, typed

S, P, V, G = (Variable(name) for name in "spvg")


def test_a_round_trip_changes_no_byte(store: Store) -> None:
    store.apply((), AWKWARD)
    written = dump(store)
    assert set(store.quads("all")) == set(AWKWARD)
    assert written == dump(OxigraphStore.memory(reversed(AWKWARD)))
    assert store.digest() == fingerprint(AWKWARD) == fingerprint([*AWKWARD, *AWKWARD])
    assert store.digest() not in {fingerprint(AWKWARD[:at] + AWKWARD[at + 1 :]) for at in range(len(AWKWARD))}
    store.apply(AWKWARD, AWKWARD)
    assert dump(store) == written
    other = OxigraphStore.memory(store.quads("all"))
    assert dump(other) == written
    store.apply(AWKWARD, ())
    assert dump(store) == b""


def test_a_change_takes_out_before_it_puts_in(store: Store) -> None:
    old, new = document("a", version=1), document("a", version=2)
    store.apply((), [LAYOUT, *old])
    store.apply(old, new)
    assert set(store.quads("all")) == {LAYOUT, *new}
    store.apply([*old, *new, *new], [])
    store.apply([], [])
    assert list(store.quads("all")) == [LAYOUT]


def test_quads_are_those_of_one_graph_or_of_all(store: Store) -> None:
    a, b = document("a"), document("b")
    store.apply((), [LAYOUT, *a, *b])
    assert set(store.quads()) == {quad for quad in (LAYOUT, *a, *b) if isinstance(quad.graph_name, DefaultGraph)}
    assert set(store.quads(iri("document/a"))) == set(graph_of("a", a))
    assert set(store.quads("all")) == {LAYOUT, *a, *b}
    assert list(store.quads(iri("document/c"))) == []


def test_literals_are_put_in_canonical_form(store: Store) -> None:
    given = [Quad(iri("s"), iri("p"), literal) for literal in (typed("26.0", "decimal"), typed("007", "int"), Literal("a", language="EN"))]
    store.apply((), (LAYOUT, *given))
    kept = {quad.object for quad in store.quads() if quad != LAYOUT}
    assert kept == {typed("26", "decimal"), typed("7", "integer"), Literal("a", language="en")}
    assert store.digest() == fingerprint((LAYOUT, *given))
    store.apply(given, ())
    assert list(store.quads("all")) == [LAYOUT]


def test_a_select_gives_its_columns_and_rows_in_order(store: Store) -> None:
    store.apply((), [LAYOUT, *document("a", 5)])
    value = sparql.Triple(S, iri("value"), V)
    found = store.select(Select((S, V), value, order=(Order(V, descending=True),), limit=2))
    assert found.variables == ("s", "v")
    assert found.rows == tuple((iri(f"document/a/result/{n}"), typed(f"{n}.5", "decimal")) for n in (4, 3))
    anything = Group(
        (sparql.Triple(S, P, Variable("any")), Values((S,), ((iri("document/a"),), (iri("document/a/result/1"),))), Optional(value))
    )
    assert store.select(Select((S, V), anything, distinct=True, order=(Order(S),))).rows == (
        (iri("document/a"), None),
        (iri("document/a/result/1"), typed("1.5", "decimal")),
    )
    assert store.select("SELECT (1 + 1 AS ?two) {}").rows == ((Literal(2),),)
    count = Select((Bind(sparql.Aggregate("COUNT", V), Variable("n")), Bind(sparql.Aggregate("MAX", V), Variable("most"))), value)
    assert store.select(count).rows == ((Literal(5), typed("4.5", "decimal")),)


def test_hostile_strings_are_found_again_by_equality(store: Store) -> None:
    store.apply((), AWKWARD)
    for string in STRINGS:
        assert store.ask(Ask(sparql.Triple(iri("s"), iri("p"), Literal(string))))
        assert store.ask(Ask(Group((sparql.Triple(S, iri("p"), V), Filter(Compare(V, "=", Literal(string)))))))
        assert not store.ask(Ask(sparql.Triple(iri("s"), iri("p"), Literal(string + "!"))))


def test_edges_with_their_evidence_are_found_alike_whatever_the_default_graph_is(store: Store) -> None:
    store.apply((), [LAYOUT, *document("a", 3), *document("b", 3)])
    evidence = GraphPattern(G, sparql.Triple(S, iri("quote"), Variable("quote")))
    found = store.select(Select((S, V, G), Group((sparql.Triple(S, iri("value"), V), evidence)), order=(Order(S),)))
    assert [row[2] for row in found.rows] == [iri("document/a")] * 3 + [iri("document/b")] * 3


def test_a_construct_gives_each_triple_once_and_sorted(store: Store) -> None:
    store.apply((), [LAYOUT, *document("a", 3)])
    value = sparql.Triple(S, iri("value"), V)
    template = (sparql.Triple(S, iri("has"), Literal("value")), sparql.Triple(iri("x"), iri("has"), Literal("value")))
    made = store.construct(Construct(template, value))
    subjects = [iri(f"document/a/result/{n}") for n in range(3)] + [iri("x")]
    assert made == tuple(Triple(subject, iri("has"), Literal("value")) for subject in subjects)
    assert store.construct(Construct((value,), Group((value, Filter(sparql.Or(())))))) == ()
    assert store.construct("CONSTRUCT { ?s <urn:p> 1 } WHERE { ?s <urn:nothing> ?o }") == ()


def test_what_has_no_name_is_refused_and_nothing_is_changed(store: Store) -> None:
    store.apply((), [LAYOUT])
    good = Quad(iri("s"), iri("p"), Literal("good"))
    nameless = (
        Quad(BlankNode(), iri("p"), Literal("a")),
        Quad(iri("s"), iri("p"), BlankNode()),
        Quad(iri("s"), iri("p"), Literal("a"), BlankNode()),
        Quad(iri("s"), iri("p"), Triple(iri("s"), iri("p"), iri("o"))),
    )
    for quad in nameless:
        with pytest.raises(StoreError, match="cannot be stored"):
            store.apply((), [good, quad])
        with pytest.raises(StoreError, match="cannot be stored"):
            store.apply([LAYOUT, quad], [])
    with pytest.raises(InputError, match="duration"):
        store.apply((), [good, Quad(iri("s"), iri("p"), typed("P1D", "duration"))])
    assert list(store.quads("all")) == [LAYOUT]


def test_a_query_that_is_not_well_formed_or_of_another_form_is_an_error(store: Store) -> None:
    with pytest.raises(QueryError, match="not well-formed"):
        store.select("SELECT ?x WHERE { ?x ?y }")
    with pytest.raises((QueryError, StoreError)):
        store.ask("ASK { ?s nowhere:p ?o }")
    with pytest.raises(QueryError, match=r"not an? SELECT"):
        store.select("ASK {}")
    with pytest.raises(QueryError, match=r"not an? ASK"):
        store.ask("SELECT * {}")
    for update in ("DROP ALL", "INSERT DATA { <urn:a> <urn:b> <urn:c> }"):
        with pytest.raises((QueryError, StoreError)):
            store.select(update)


def test_a_closed_store_says_so(store: Store) -> None:
    store.close()
    store.close()
    for use in (lambda: store.select("SELECT * {}"), lambda: list(store.quads()), lambda: store.apply((), [LAYOUT]), store.digest):
        with pytest.raises(StoreError, match="closed"):
            use()


def test_threads_share_one_writer(store: Store) -> None:
    """Each thread replaces the same document many times, reading what is there first: at the end one version is left, whole."""
    store.apply((), [LAYOUT])
    graph = NamedNode(iri("document/shared").value)

    def replace(worker: int) -> None:
        for turn in range(5):
            with store.writing():
                old = list(store.quads(graph))
                new = graph_of("shared", document("shared", 10, 100 * worker + turn))
                store.apply(old, [*new, Quad(iri("turn"), iri("p"), Literal(100 * worker + turn))])

    threads = [threading.Thread(target=replace, args=(worker,)) for worker in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    quads = list(store.quads(graph))
    assert len(quads) == 10
    assert len({str(quad.object.value).rpartition(" ")[2] for quad in quads}) == 1  # type: ignore[union-attr]
    assert len(store.select(Select((V,), sparql.Triple(iri("turn"), iri("p"), V))).rows) == 20
