"""The canonical form of literals is the one that Oxigraph gives back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, Store

from kg.errors import InputError
from kg.sparql import canonical

XSD = "http://www.w3.org/2001/XMLSchema#"
SUBJECT, PREDICATE = NamedNode("urn:s"), NamedNode("urn:p")

whole = st.from_regex(r"[+-]?[0-9]{1,25}", fullmatch=True)
decimals = st.from_regex(r"[+-]?([0-9]{1,24}\.?[0-9]{0,22}|\.[0-9]{1,22})", fullmatch=True)
floats = st.from_regex(r"[+-]?([0-9]{1,12}\.?[0-9]{0,12}|\.[0-9]{1,5})([eE][+-]?[0-9]{1,3})?|NaN|[+-]?INF", fullmatch=True)
dates = st.from_regex(r"[12][0-9]{3}-(0[1-9]|1[012])-([012][0-9]|3[01])", fullmatch=True)
clocks = st.from_regex(r"(([01][0-9]|2[0-3]):[0-5][0-9]:[0-6][0-9]|24:00:00)(\.[0-9]{1,20})?", fullmatch=True)
zones = st.from_regex(r"|Z|[+-](0[0-9]|1[0-5]):[0-6][0-9]|[+-]00:00", fullmatch=True)
typed = st.one_of(
    st.tuples(whole, st.sampled_from(["integer", "int", "long", "byte", "positiveInteger", "unsignedShort", "decimal", "double"])),
    st.tuples(decimals, st.sampled_from(["decimal", "double", "float", "integer"])),
    st.tuples(floats, st.sampled_from(["double", "float", "decimal"])),
    st.tuples(st.sampled_from(["true", "false", "1", "0", "True", ""]), st.just("boolean")),
    st.tuples(st.builds(str.__add__, dates, zones), st.sampled_from(["date", "time", "dateTime"])),
    st.tuples(st.builds(str.__add__, clocks, zones), st.sampled_from(["time", "date"])),
    st.tuples(st.builds("{}T{}{}".format, dates, clocks, zones), st.sampled_from(["dateTime", "dateTimeStamp", "date"])),
    st.tuples(
        st.text(st.characters(exclude_categories=["Cs"]), max_size=8), st.sampled_from(["string", "integer", "decimal", "date", "anyURI"])
    ),
)


def kept(literal: Literal) -> Literal:
    """Return a literal as Oxigraph gives it back."""
    store = Store()
    store.add(Quad(SUBJECT, PREDICATE, literal))
    (quad,) = store
    assert isinstance(quad.object, Literal)
    return quad.object


@given(typed)
def test_a_literal_has_the_form_that_oxigraph_gives_back(pair: tuple[str, str]) -> None:
    literal = Literal(pair[0], datatype=NamedNode(XSD + pair[1]))
    assert canonical(literal) == kept(literal)
    assert canonical(canonical(literal)) == canonical(literal)


@pytest.mark.parametrize(
    ("value", "datatype", "form"),
    [("26.0", "decimal", "26"), ("007", "integer", "7"), ("1E2", "double", "100"), (".50", "decimal", "0.5"), ("-0.0", "decimal", "0")],
)
def test_numbers_have_their_shortest_form(value: str, datatype: str, form: str) -> None:
    assert canonical(Literal(value, datatype=NamedNode(XSD + datatype))).value == form


def test_strings_and_literals_of_other_types_stay() -> None:
    for literal in (Literal("26.0"), Literal("26.0", language="en-GB"), Literal("26.0", datatype=NamedNode("urn:type"))):
        assert canonical(literal) == literal


def test_a_duration_is_refused() -> None:
    with pytest.raises(InputError, match="duration"):
        canonical(Literal("P12M", datatype=NamedNode(XSD + "duration")))
