"""Any sequence of changes leaves what the same changes leave in a plain set."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from kg.store import OxigraphStore, RdflibStore, Store, fingerprint
from tests.store.quads import XSD, iri

names = st.sampled_from([iri("a"), iri("b"), NamedNode("urn:c")])
objects = st.one_of(
    names,
    st.builds(Literal, st.text(st.characters(exclude_categories=["Cs"]), max_size=6)),
    st.builds(lambda value: Literal(value, datatype=NamedNode(XSD + "decimal")), st.sampled_from(["1", "1.0", "01", "-0", "x"])),
    st.builds(lambda tag: Literal("a", language=tag), st.sampled_from(["en", "EN", "en-GB"])),
)
quads = st.builds(Quad, names, names, objects, st.one_of(st.just(DefaultGraph()), names))
changes = st.lists(st.tuples(st.lists(quads, max_size=4), st.lists(quads, max_size=4)), max_size=6)


@given(changes)
def test_a_store_is_a_set_of_canonical_quads(steps: list[tuple[list[Quad], list[Quad]]]) -> None:
    stores: list[Store] = [OxigraphStore.memory(), RdflibStore()]
    canonical = OxigraphStore.memory()
    expected: set[Quad] = set()
    for removed, added in steps:
        for store in stores:
            store.apply(removed, added)
        for quad in removed:
            expected -= set(OxigraphStore.memory([quad]).quads("all"))
        for quad in added:
            expected |= set(OxigraphStore.memory([quad]).quads("all"))
    canonical.apply((), expected)
    for store in stores:
        assert set(store.quads("all")) == expected
        assert store.digest() == fingerprint(expected) == canonical.digest()
