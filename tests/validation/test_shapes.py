"""Every condition of every shape lets a good node pass and finds a bad one, here and in pySHACL alike."""

from __future__ import annotations

import time
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg import resources, taxonomy
from kg.errors import InputError
from kg.validation import validate
from kg.validation.shapes import load
from kg.vocab import KG, KGI, OA, RDF, SH, XSD
from tests.validation.world import DOCUMENT, FOCUS, RESULT, Broken, Triple, broken, good, n, text, typed

GRAPH = ox.NamedNode(DOCUMENT)
BROKEN = broken()


def quads(triples: Iterable[Triple]) -> list[ox.Quad]:
    return [ox.Quad(n(s), n(p), o, GRAPH if s.startswith(KGI + "evidence") else ox.DefaultGraph()) for s, p, o in triples]


@pytest.fixture(scope="module")
def findings() -> dict[str, set[tuple[str, str, str]]]:
    """All broken nodes at once: what is found at each."""
    found: dict[str, set[tuple[str, str, str]]] = {}
    for finding in validate(quads([*good(), *(t for case in BROKEN for t in case.triples)])):
        found.setdefault(finding.focus, set()).add((finding.shape.rsplit("#", 1)[-1], finding.path, finding.constraint))
    return found


def test_the_good_graph_conforms() -> None:
    assert validate(quads(good())) == ()


def test_every_shape_is_about_a_node_of_the_good_graph() -> None:
    assert {shape.iri.rsplit("#", 1)[-1] for shape in load()} == set(FOCUS)


@pytest.mark.parametrize("case", BROKEN, ids=lambda c: f"{c.shape}-{c.path.rsplit('#', 1)[-1].rsplit('/', 1)[-1]}-{c.component}")
def test_a_condition_finds_what_breaks_it(case: Broken, findings: dict[str, set[tuple[str, str, str]]]) -> None:
    assert (case.shape, case.path, case.component) in findings.get(case.focus, set())


def pyshacl_findings(data: Iterable[Triple], shapes: Path) -> set[tuple[str, str, str]]:
    """What pySHACL finds: focus node, path, component."""
    import pyshacl
    from rdflib import Graph, URIRef
    from rdflib.util import from_n3

    graph = Graph()
    for triple in taxonomy.triples():
        graph.add(tuple(from_n3(str(term)) for term in triple))  # type: ignore[arg-type]
    for s, p, o in data:
        graph.add((URIRef(s), URIRef(p), from_n3(str(o))))  # type: ignore[arg-type]
    _, report, _ = pyshacl.validate(graph, shacl_graph=Graph().parse(str(shapes)), advanced=False)
    assert isinstance(report, Graph)
    found = set()
    for result in report.subjects(URIRef(RDF.type), URIRef(SH.ValidationResult)):
        focus, path = report.value(result, URIRef(SH.focusNode)), report.value(result, URIRef(SH.resultPath))
        component = str(report.value(result, URIRef(SH.sourceConstraintComponent))).rsplit("#", 1)[-1].removesuffix("ConstraintComponent")
        found.add((str(focus), str(path or ""), component[0].lower() + component[1:]))
    return found


def test_pyshacl_finds_the_same() -> None:
    data = [*good(), *(t for case in BROKEN for t in case.triples)]
    ours = {(f.focus, f.path, f.constraint) for f in validate(quads(data))}
    assert pyshacl_findings(data, resources.ontology() / "shapes.ttl") == ours


def test_every_rule_has_a_message() -> None:
    for shape in load():
        rules = [shape] if shape.constraints else []
        for rule in (*rules, *shape.properties):
            assert rule.message.endswith("."), f"{shape.iri} {rule.path}"
            assert rule.message[0].isupper()
            assert len(rule.message) > 15


def test_a_message_tells_where_what_was_expected_and_what_was_found() -> None:
    triples = [t for t in good() if not (t[0] == RESULT and t[1] == KG.benchmark)]
    (finding,) = validate(quads(triples))
    rule = "A result is on one benchmark; name it in the column's header, in the caption or in the front matter."
    assert str(finding) == f"{RESULT} {KG.benchmark}: {rule} Found none."


def test_findings_are_sorted_and_the_same_in_any_order() -> None:
    data = quads([*good(), *(t for case in BROKEN[:40] for t in case.triples)])
    found = validate(data)
    assert list(found) == sorted(found)
    assert validate(reversed(data)) == found


def test_a_blank_node_is_found_wherever_it_stands() -> None:
    subject = ox.Quad(ox.BlankNode("b"), n(RDF.type), n(KG.Quantity))
    value = ox.Quad(n(RESULT), n(KG.model), ox.BlankNode("b"))
    for quad in (subject, value):
        assert any("blank node" in f.message for f in validate([quad]))


def test_a_node_that_must_be_an_iri_and_is_not_is_found() -> None:
    found = validate([ox.Quad(ox.BlankNode("b"), n(RDF.type), n(KG.Model))])
    assert any(f.constraint == "nodeKind" and f.shape.endswith("#Model") for f in found)


def test_a_thing_of_a_class_below_counts_as_one_of_the_class_above() -> None:
    triples = [t for t in good() if t[1:] != (RDF.type, n(KG.Document))]
    assert not [f for f in validate(quads(triples)) if f.path == KG.readFrom]


def test_a_long_value_is_cut_in_a_finding() -> None:
    found = validate(quads([*good(), (RESULT, KG.unit, text("x" * 5000))]))
    assert found
    assert all(len(f.found) < 300 for f in found)


def test_a_value_with_the_right_datatype_and_a_wrong_form_is_found() -> None:
    triples = [t for t in good() if not (t[0] == RESULT and t[1] == KG.value)]
    found = validate(quads([*triples, (RESULT, KG.value, typed("many", XSD.decimal))]))
    assert [f.constraint for f in found] == ["datatype"]


def test_a_shapes_file_that_asks_for_more_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "shapes.ttl"
    path.write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> . <urn:s> a sh:NodeShape ; sh:targetClass <urn:c> ; sh:closed true .", "utf-8"
    )
    with pytest.raises(InputError, match="sh:closed"):
        load(path)


def test_two_hundred_thousand_quads_take_seconds() -> None:
    data = []
    for i in range(20_000):
        result, quote = f"{DOCUMENT}/table/1/r{i}c1", f"{KGI}selector/{i:x}"
        data += [(result, p, o) for s, p, o in good() if s == RESULT]
        data += [(quote, RDF.type, n(OA.TextQuoteSelector)), (quote, OA.exact, text(f"row {i}"))] if i % 10 == 0 else []
    start = time.process_time()
    assert len(data) > 200_000
    assert validate(quads([*good(), *data])) == ()
    assert time.process_time() - start < 30
