"""The syntaxes of RDF, read back by rdflib and pyoxigraph."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.compare import isomorphic

from kg import browse
from kg.browse.exchange import Dataset
from kg.exporters import rdf
from kg.store import Store, dump
from kg.vocab import KG, RDF
from tests.exporters.conftest import Exported

SYNTAXES = {"turtle": "turtle", "ntriples": "nt", "rdf-xml": "xml", "json-ld": "json-ld"}


def triples(exported: Exported, what: str, name: str) -> rdflib.Graph:
    return rdflib.Graph().parse(data=exported(what, name), format=SYNTAXES[name])


@pytest.mark.parametrize("what", ["taxonomy", "ontology"])
@pytest.mark.parametrize("name", ["turtle", "rdf-xml", "json-ld"])
def test_a_vocabulary_is_the_same_in_every_syntax(exported: Exported, what: str, name: str) -> None:
    plain = triples(exported, what, "ntriples")
    assert len(plain) > 1000
    assert isomorphic(triples(exported, what, name), plain)


def test_the_ontology_and_the_taxonomy_are_the_files_that_ship(exported: Exported) -> None:
    from kg import taxonomy

    parts = [{str(t) for t in ox.parse(exported(what, "ntriples"), format=ox.RdfFormat.N_TRIPLES)} for what in ("taxonomy", "ontology")]
    assert not parts[0] & parts[1]
    assert {str(t).rstrip(" .") for t in taxonomy.triples()} == {line.removesuffix(" .").rstrip(" .") for part in parts for line in part}


@pytest.mark.parametrize("name", ["trig", "json-ld"])
def test_a_dataset_is_the_same_in_every_syntax(exported: Exported, name: str) -> None:
    plain = rdflib.Dataset()
    plain.parse(data=exported("graph", "nquads"), format="nquads")
    other = rdflib.Dataset()
    other.parse(data=exported("graph", name), format=name)
    assert len(plain) > 1000
    assert set(other.quads()) == set(plain.quads())


def test_the_quads_are_those_of_the_store_sorted_by_their_bytes(exported: Exported, opened: Store) -> None:
    assert exported("graph", "nquads") == dump(opened)


@pytest.mark.parametrize("name", ["turtle", "ntriples", "rdf-xml"])
def test_a_syntax_of_triples_holds_what_is_said(exported: Exported, opened: Store, name: str) -> None:
    said = {str(quad.triple) for quad in opened.quads(None)}
    formats = {"turtle": ox.RdfFormat.TURTLE, "ntriples": ox.RdfFormat.N_TRIPLES, "rdf-xml": ox.RdfFormat.RDF_XML}
    read = {str(quad.triple) for quad in ox.parse(exported("graph", name), format=formats[name])}
    if name == "rdf-xml":  # XML has no way to write a control character
        said = {line.replace("\\u0007", "␇") for line in said}
    assert read == said


def test_a_triple_term_says_what_three_edges_say(opened: Store) -> None:
    content = browse.dataset(opened)
    reified = browse.reified(content)
    edges = {RDF.subject, RDF.predicate, RDF.object}
    statements = {quad.subject for quad in content.quads if quad.predicate.value == RDF.subject}
    terms = [quad for quad in reified.quads if quad.predicate.value == RDF.reifies]
    assert {quad.subject for quad in terms} == statements
    assert not [quad for quad in reified.quads if quad.predicate.value in edges]
    for name, syntax in (("trig", ox.RdfFormat.TRIG), ("nquads", ox.RdfFormat.N_QUADS)):
        out = BytesIO()
        getattr(rdf, name)(reified, out)
        assert {str(quad) for quad in ox.parse(out.getvalue(), format=syntax)} == {str(quad) for quad in reified.quads}


def test_no_order_of_quads_changes_a_byte(opened: Store) -> None:
    quads = list(opened.quads("all"))
    one, other = (browse.datasets.ordered(some) for some in (quads, reversed(quads)))
    assert one == other


@pytest.mark.parametrize("name", ["rdf_xml", "turtle", "ntriples", "json_ld"])
def test_a_hostile_text_is_read_back_as_it_is_or_is_shown(name: str) -> None:
    hostile = "".join(chr(c) for c in range(0x20)) + '"]]>&<b>\\"""\'\'\' \ufffe\u2028 {|}'
    quad = ox.Quad(ox.NamedNode("urn:a"), ox.NamedNode(KG.note), ox.Literal(hostile))
    out = BytesIO()
    getattr(rdf, name)(Dataset((quad,)), out)
    syntax = {"rdf_xml": "xml", "json_ld": "json-ld", "ntriples": "nt"}.get(name, name)
    (value,) = rdflib.Graph().parse(data=out.getvalue(), format=syntax).objects()
    if name == "rdf_xml":
        assert "␇" in str(value)
        assert str(value).endswith(hostile[0x20:].replace("\ufffe", "\\ufffe"))
    else:
        assert str(value) == hostile


def test_files_of_nothing_are_well_formed(files: Callable[..., object]) -> None:
    for name, syntax in (("turtle", "turtle"), ("rdf_xml", "xml"), ("json_ld", "json-ld")):
        out = BytesIO()
        getattr(rdf, name)(Dataset(()), out)
        assert len(rdflib.Graph().parse(data=out.getvalue(), format=syntax)) == 0
