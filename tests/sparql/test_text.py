"""Trees become readable SPARQL, and no string that a user gives can change what a query says."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, QueryBoolean, QuerySolutions, Store

from kg.sparql import (
    Aggregate,
    And,
    Ask,
    Bind,
    Bound,
    Call,
    Compare,
    Construct,
    DeleteData,
    Exists,
    Filter,
    GraphPattern,
    Group,
    In,
    InsertData,
    Modify,
    Not,
    Optional,
    Or,
    Order,
    Path,
    Query,
    Select,
    Triple,
    Union,
    Update,
    Values,
    Variable,
    text,
)

EX = "http://example.org/"
PREFIXES = {"ex": EX, "exi": EX + "id/", "xsd": "http://www.w3.org/2001/XMLSchema#", "unused": "http://unused.example/"}
A, B, G = NamedNode(EX + "a"), NamedNode(EX + "b"), NamedNode(EX + "g")
S, P, OBJ, N = (Variable(name) for name in "spon")
RDF_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")

hostile = st.text(
    st.one_of(st.sampled_from("\\\"'\n\r\t\b\f{}<>.;#?$@^u0U2\x00\x7f\x85\u2028\ufeff"), st.characters(exclude_categories=["Cs"])),
    max_size=30,
)
ATTACKS = [
    '\n"} ; DROP ALL #',
    '\\"',
    "\\u0022 } #",
    "\\\\u0022",
    "\\U00000022",
    "\x7fabcd",
    '"""',
    "\\",
    "a\\",
    "# comment",
    "\\u005C\\u0022",
]


def solutions(store: Store, query: Query) -> list[tuple[object, ...]]:
    found = store.query(text(query))
    assert isinstance(found, QuerySolutions)
    return [tuple(solution) for solution in found]


@given(st.lists(st.one_of(hostile, st.sampled_from(ATTACKS)), max_size=4))
@example(ATTACKS)
def test_hostile_literals_round_trip_through_a_store(strings: list[str]) -> None:
    literals = [Literal(string) for string in strings] + [Literal(string, language="en") for string in strings]
    literals += [Literal(string, datatype=NamedNode(EX + "type")) for string in strings]
    quads = tuple(Quad(A, B, literal, G) for literal in literals)
    store = Store()
    store.update(text(Update((InsertData(quads),))))
    assert set(store) == set(quads)
    rows = solutions(store, Select((OBJ,), Values((OBJ,), tuple((literal,) for literal in literals))))
    assert rows == [(literal,) for literal in literals]
    for literal in literals:
        assert store.query(text(Ask(GraphPattern(G, Triple(A, B, literal)))))
    store.update(text(Update((DeleteData(quads),))))
    assert not list(store)


@given(st.one_of(hostile, st.sampled_from(ATTACKS)))
@example("\\u0022 } #")
def test_a_store_that_expands_escapes_first_reads_the_same_string(string: str) -> None:
    parser = pytest.importorskip("rdflib.plugins.sparql.parser")
    query = text(Select((OBJ,), Values((OBJ,), ((Literal(string, language="en"),),))))
    assert str(parser.parseQuery(query)[1]["where"]["part"][0]["var"][0]) == "o"
    graph = pytest.importorskip("rdflib").Graph()
    assert [str(row[0]) for row in graph.query(query)] == [string]


def test_a_query_is_laid_out_to_be_read() -> None:
    where = Group(
        (
            Triple(S, RDF_TYPE, A),
            Triple(S, Path(B, "+"), OBJ),
            Optional(Group((Triple(S, B, N), Filter(Compare(N, ">=", Literal(7)))))),
            GraphPattern(Variable("g"), Triple(S, B, Literal(True))),
            Union((Triple(S, B, Literal("x", language="en")), Group((Triple(S, NamedNode(EX + "id/c"), OBJ), Triple(S, P, OBJ))))),
            Filter(Exists(Triple(S, B, A), negated=True)),
            Filter(
                And(
                    (
                        Or((Call("CONTAINS", (Call("STR", (OBJ,)), Literal("x"))), Not(Bound(N)))),
                        In(OBJ, (A, Literal("1.5", datatype=NamedNode(PREFIXES["xsd"] + "decimal"))), negated=True),
                        Exists(Group((Triple(S, P, A), Triple(S, P, B)))),
                    )
                )
            ),
            Values((OBJ, N), ((A, None), (B, Literal(1)))),
            Bind(Call("STRSTARTS", (Call("STR", (OBJ,)), Literal(""))), Variable("starts")),
        )
    )
    count = Bind(Aggregate("COUNT", N, distinct=True), Variable("count"))
    query = Select(
        (S, count), where, distinct=True, group_by=(S,), order=(Order(Variable("count"), descending=True), Order(S)), limit=10, offset=5
    )
    assert text(query, PREFIXES) == LAID_OUT
    assert text(query, PREFIXES) == text(query, dict(PREFIXES))
    assert solutions(Store(), query) == []


LAID_OUT = """\
PREFIX ex: <http://example.org/>
PREFIX exi: <http://example.org/id/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
SELECT DISTINCT ?s (COUNT(DISTINCT ?n) AS ?count)
WHERE {
  ?s a ex:a .
  ?s ex:b+ ?o .
  OPTIONAL {
    ?s ex:b ?n .
    FILTER (?n >= 7)
  }
  GRAPH ?g {
    ?s ex:b true .
  }
  {
    ?s ex:b "x"@en .
  }
  UNION
  {
    ?s exi:c ?o .
    ?s ?p ?o .
  }
  FILTER NOT EXISTS {
    ?s ex:b ex:a .
  }
  FILTER ((CONTAINS(STR(?o), "x") || !BOUND(?n)) && (?o NOT IN (ex:a, "1.5"^^xsd:decimal)) && (EXISTS { ?s ?p ex:a . ?s ?p ex:b . }))
  VALUES (?o ?n) {
    (ex:a UNDEF)
    (ex:b 1)
  }
  BIND (STRSTARTS(STR(?o), "") AS ?starts)
}
GROUP BY ?s
ORDER BY DESC(?count) ?s
LIMIT 10
OFFSET 5"""


def test_every_form_of_request_runs() -> None:
    store = Store()
    store.update(text(Update((InsertData((Quad(A, B, Literal(1)), Quad(A, B, Literal(2), G))),)), PREFIXES))
    assert isinstance(store.query(text(Ask(Triple(S, P, OBJ)))), QueryBoolean)
    built = store.query(text(Construct((Triple(OBJ, P, S),), Group((Triple(S, P, A), Filter(Or(())))))))
    assert list(built) == []  # type: ignore[arg-type]
    inner = Select((S, Bind(Aggregate("MAX", OBJ), N)), GraphPattern(G, Triple(S, P, OBJ)), group_by=(S,))
    assert solutions(store, Select((N,), Group((inner, Filter(And(())))))) == [(Literal(2),)]
    assert solutions(store, Select((), Triple(A, B, OBJ), order=(Order(Call("STR", (OBJ,))),))) == [(Literal(1),)]
    assert solutions(store, Select((Bind(Aggregate("COUNT"), N),), Triple(S, Path(B, "*"), OBJ)))
    change = Modify((Triple(S, P, OBJ),), (GraphPattern(G, Triple(S, P, Literal(3))),), Triple(S, P, OBJ))
    store.update(text(Update((change, DeleteData((Quad(A, B, Literal(2), G),))))))
    assert list(store) == [Quad(A, B, Literal(3), G)]


def test_names_with_marks_in_them_are_written_in_full() -> None:
    for name in ("a.b", "a/b", "7b", "a%20b", "", "a-"):
        assert text(Triple(S, NamedNode(EX + name), OBJ), PREFIXES) == f"?s <{EX}{name}> ?o ."


@pytest.mark.parametrize(
    "make",
    [
        lambda: Variable("a b"),
        lambda: Variable("a\n"),
        lambda: Compare(S, "= ?x || ", OBJ),
        lambda: Call("REGEX", (S,)),
        lambda: Aggregate("GROUP_CONCAT", S),
        lambda: Aggregate("MIN"),
        lambda: Path(A, "/"),
        lambda: Values((S,), ((A, B),)),
        lambda: Union(()),
    ],
)
def test_what_is_not_a_term_of_the_tree_is_refused(make: object) -> None:
    with pytest.raises(ValueError):
        make()  # type: ignore[operator]
