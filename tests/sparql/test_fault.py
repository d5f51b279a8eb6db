"""A query that is not well formed is told with the token that does not fit, in the user's own text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Store

from kg.sparql.fault import fault

FAULTS = (
    ("SELECT ?s WHERE { ?s a 'é𝒳' ; }^}", "} does not fit here"),
    ("SELECT ?s\nWHERE { ?s a 'é𝒳' . ?s ?p ^}", "} does not fit here"),
    ("SELECT ?s WHERE { ?s ?p ?o ^FILTR(?o > 1) }", "FILTR does not fit here"),
    ("SELECT ?s WHERE { ?s ?p ?o . FILTER(?o > ^) }", ") does not fit here"),
    ("^SELEC ?s WHERE { ?s ?p ?o }", "SELEC does not fit here"),
    ("SELECT * WHERE { ?s ?p ?o } LIMIT ^x", "x does not fit here"),
    ("SELECT ?s WHERE { ?s ?p ?o } ORDER ^?s", "?s does not fit here"),
    ("SELECT ^COUNT(?s) WHERE { ?s ?p ?o }", "COUNT does not fit here"),
    ("SELECT ?s { ?s ?p ^'a\\q' }", "'a\\q' does not fit here"),
    ("SELECT ?s WHERE { ?s ^skso:bar 1 }", "the prefix skso: is not known\n  did you mean skos:?"),
    ("SELECT ?s WHERE { ?s a ^<rel> }", "<rel> is no absolute IRI"),
    ('SELECT ?x { ?x a ^"abc }', "a quote is not closed"),
    ("SELECT ?s WHERE ^{ ?s ?p ?o ", "the text ends too early; expected an end of this {"),
    ("# a comment\nDESCRIBE^  ", "the text ends too early"),
)


@pytest.mark.parametrize(("marked", "words"), FAULTS)
def test_the_place_is_that_of_the_token(marked: str, words: str) -> None:
    position = marked.index("^")
    query = marked.replace("^", "")
    with pytest.raises(SyntaxError) as caught:
        Store().query(query, prefixes={"kg": "urn:kg:"})
    error = fault(str(caught.value), query, lambda text: Store().query(text, prefixes={"kg": "urn:kg:"}))
    assert error.position == position
    assert words in str(error)


def test_what_is_wrong_with_the_whole_is_told_in_words_and_without_a_place() -> None:
    query = "SELECT ?y WHERE { ?x ?p ?y } GROUP BY ?x"
    with pytest.raises(SyntaxError) as caught:
        Store().query(query)
    error = fault(str(caught.value), query, Store().query)
    assert (error.position, "a variable that is unbound" in str(error)) == (None, True)


def test_a_message_from_elsewhere_is_kept_with_the_place_that_it_tells() -> None:
    error = fault("error at 2:3: expected something", "SELECT\n* x", None)
    assert (error.position, str(error)) == (9, "not well-formed SPARQL: expected something")


PIECES = (
    "SELECT", "ASK", "WHERE", "{", "}", "(", ")", "?s", "?p", "a", "kg:a", "nope:a", "<urn:a>",
    "<rel>", "'text'", '"', "1", ".", ";", ",", "FILTER", "=", "OPTIONAL",
    "# comment\n", "\n", "é𝒳", "ORDER BY", "LIMIT", "BIND", "AS", "UNION", "GRAPH", "VALUES",
    "\\", "@en", "^^", "[", "]", "*", "PREFIX x:",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=20).map(" ".join))
def test_the_place_of_any_fault_lies_in_the_text(query: str) -> None:
    def parse(text: str) -> object:
        return Store().query(text, prefixes={"kg": "urn:kg:"})

    try:
        parse(query)
    except SyntaxError as caught:
        error = fault(str(caught), query, parse)
        assert error.found
        assert error.position is None or 0 <= error.position <= len(query)
