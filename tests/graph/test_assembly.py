"""From records to quads: every statement has a place, and the same records give the same quads."""

from __future__ import annotations

import random
from dataclasses import replace
from decimal import Decimal

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import iris
from kg.assembly import DEFAULT, assemble, node, number, quantity_iri, statement_iri
from kg.model.document import Document, Identifier, Provenance, Span
from kg.model.statement import Claim, Dropped, Evidence, Extracted, Locator, Named, PairedTest, Reference, Result, Statement, TrainingStep
from kg.model.terms import Iri, Literal, Quantity
from kg.vocab import DCTERMS, KG, OA, RDF, SKOS
from kg.works import work_iri

TEXT = "# T\n\n| Model | Zork |\n| --- | --- |\n| Wug 7B | 54.30 * |\n"
ROW = Span(TEXT.index("| Wug"), len(TEXT) - 1)
CELL = Span(TEXT.index("54.30"), TEXT.index("54.30") + 7)
DOCUMENT = Document(
    "doc",
    "paper",
    "Of T",
    ("A. Author", "B. Author"),
    2031,
    (Identifier("arxiv", "3101.1"),),
    "primary",
    Provenance(),
    TEXT,
    "ab" * 32,
    "text/markdown",
    "doc.md",
)
SHOWN = Evidence(ROW, CELL, Locator("1 T", "6", "2", "Wug 7B", "Zork"), "tables/1", "*", "likely")
WUG, ZORK = iris.thing("model", "wug", "7b"), iris.thing("benchmark", "zork")
RESULT = Result(
    iris.owned(iris.document("doc"), "table", "1", "r1c2"), WUG, "Wug 7B", ZORK, Iri("urn:pass"), "Hard",
    ((KG.shots, Literal("3")),), "54.30 *", Decimal("54.30"), "percent", "quoted", SHOWN, (WUG,), Decimal("1.20"),
)  # fmt: skip


def value(term: object) -> str:
    return str(getattr(term, "value", term))


def triples(items: list[Extracted]) -> set[tuple[str, str, str]]:
    """Return the triples of the default graph, IRIs and literals as text."""
    return {(value(q.subject), q.predicate.value, value(q.object)) for q in assemble(DOCUMENT, items).quads if q.graph_name == DEFAULT}


def test_an_edge_has_a_statement_in_the_documents_graph_with_its_place() -> None:
    quads = assemble(DOCUMENT, [Statement(WUG, KG.licence, Iri("urn:mit"), SHOWN)]).quads
    statement = node(statement_iri(WUG, KG.licence, node("urn:mit")))
    assert ox.Quad(node(WUG), node(KG.licence), node("urn:mit"), DEFAULT) in quads
    mine = {q for q in quads if q.graph_name == node(iris.document("doc"))}
    of = {(q.predicate.value, q.object) for q in mine if q.subject == statement}
    assert {(RDF.subject, node(WUG)), (RDF.predicate, node(KG.licence)), (RDF.object, node("urn:mit"))} <= of
    (evidence,) = (q.object for q in mine if q.subject == statement and q.predicate.value == KG.evidence)
    said = {q.predicate.value: value(q.object) for q in mine if q.subject == evidence}
    assert [said[p] for p in (KG.section, KG.page, KG.table, KG.row, KG.column, KG.mark, KG.hedge)] == [
        "1 T",
        "6",
        "2",
        "Wug 7B",
        "Zork",
        "*",
        "likely",
    ]
    selector = {q.predicate.value: value(q.object) for q in mine if value(q.subject) == said[OA.hasSelector]}
    assert selector[OA.exact] == "| Wug 7B | 54.30 * |" == TEXT[int(selector[OA.start]) : int(selector[OA.end])]
    inner = {q.predicate.value: value(q.object) for q in mine if value(q.subject) == said[OA.refinedBy]}
    assert selector[OA.exact][int(inner[OA.start]) : int(inner[OA.end])] == "54.30 *"


def test_a_name_is_a_class_and_a_spelling_each_with_evidence() -> None:
    part = assemble(DOCUMENT, [Named(WUG, KG.Model, "Wug 7B", SHOWN)])
    assert {(WUG, RDF.type, KG.Model), (WUG, SKOS.altLabel, "Wug 7B")} <= triples([Named(WUG, KG.Model, "Wug 7B", SHOWN)])
    assert sum(q.predicate.value == KG.evidence for q in part.quads) == 2
    assert [n.label for n in part.summary.names] == ["Wug 7B"]


def test_a_result_keeps_what_was_printed_and_its_number_in_canonical_form() -> None:
    said = {(p, o) for s, p, o in triples([RESULT]) if s == RESULT.iri}
    assert {(KG.printed, "54.30 *"), (KG.value, "54.3"), (KG.subset, "Hard"), (KG.unit, "percent"), (KG.measuredBy, "quoted")} <= said
    assert {(KG.model, WUG), (KG.benchmark, ZORK), (KG.label, "Wug 7B"), (KG.shots, "3"), (KG.standardError, "1.2")} <= said
    assert (WUG, KG.candidate, WUG) in triples([RESULT])
    bare = replace(RESULT, subset=None, unit=None, measured_by=None, standard_error=None, settings=(), candidates=())
    assert not {p for s, p, _ in triples([bare]) if s == RESULT.iri} & {KG.subset, KG.unit, KG.measuredBy, KG.standardError, KG.shots}


def test_a_quantity_is_a_node_of_its_own_with_number_scale_and_printed_form() -> None:
    amount = Quantity(Decimal("12.40"), "TB", Decimal(10**12), True, "~12.40 TB")
    said = {(p, o) for s, p, o in triples([Statement(WUG, KG.corpusSize, amount, SHOWN)]) if s == quantity_iri(amount)}
    assert said == {
        (RDF.type, KG.Quantity),
        (KG.printed, "~12.40 TB"),
        (KG.approximate, "true"),
        (KG.number, "12.4"),
        (KG.scale, "1000000000000"),
        (KG.unit, "TB"),
    }
    vague = Quantity(None, None, Decimal(1), True, "Varies")
    said = {(p, o) for s, p, o in triples([Statement(WUG, KG.corpusSize, vague, SHOWN)]) if s == quantity_iri(vague)}
    assert said == {(RDF.type, KG.Quantity), (KG.printed, "Varies"), (KG.approximate, "true")}


def test_every_kind_of_record_says_what_it_holds() -> None:
    owner = iris.document("doc")
    test = PairedTest(iris.owned(owner, "test", "1"), WUG, WUG, ZORK, 164, "0.5", "0.6", None, "0.04", SHOWN)
    claim = Claim(iris.owned(owner, "claim", "1"), "Wug wins.", "comparative", (WUG,), False, Decimal("0.50"), SHOWN)
    reference = Reference(iris.owned(owner, "reference", "3"), "3", "A. B.", "On Wugs", 2030, "doi:10.1/x", SHOWN)
    step = TrainingStep(iris.owned(owner, "step", "1"), WUG, ((KG.initialisedFrom, ZORK),), SHOWN)
    said = triples([test, claim, reference, step, Dropped("why", "what", ROW)])
    assert {(test.iri, KG.problemCount, "164"), (test.iri, KG.pPrinted, "0.04"), (test.iri, KG.second, WUG)} <= said
    assert not [o for s, p, o in said if (s, p) == (test.iri, KG.errorPrinted)]
    assert {(claim.iri, KG.verified, "false"), (claim.iri, KG.confidence, "0.5"), (claim.iri, KG.about, WUG)} <= said
    assert {(reference.iri, DCTERMS.title, "On Wugs"), (reference.iri, KG.year, "2030"), (reference.iri, KG.label, "3")} <= said
    assert {(step.iri, KG.initialisedFrom, ZORK), (step.iri, KG.model, WUG)} <= said
    for item in (test, claim, reference, step):
        assert (item.iri, KG.readFrom, owner) in said
        assert [q for q in assemble(DOCUMENT, [item]).quads if value(q.subject) == item.iri and q.predicate.value == KG.evidence]


def test_what_was_found_and_dropped_is_counted() -> None:
    part = assemble(DOCUMENT, [RESULT, Dropped("why", "what", ROW), Dropped("why", "else", ROW)])
    assert part.summary.counts == (("Dropped", 2), ("Result", 1))
    assert sum(number for _, number in part.summary.dropped) == 2


def test_a_document_is_described_and_belongs_to_a_work() -> None:
    said = {(p, o) for s, p, o in triples([]) if s == iris.document("doc")}
    expected = {
        (DCTERMS.title, "Of T"),
        (KG.kind, "paper"),
        (RDF.type, KG.Paper),
        (KG.year, "2031"),
        (KG.authors, "A. Author; B. Author"),
        (KG.identifier, "arxiv:3101.1"),
    }
    assert expected <= said
    assert (KG.digest, "false") in said


def test_texts_of_one_work_share_it_by_declaration_or_strongest_identifier() -> None:
    other = replace(DOCUMENT, id="other", title="Another", authors=())
    assert work_iri(DOCUMENT) == work_iri(other)
    doi = replace(other, identifiers=(Identifier("url", "https://x.example"), Identifier("doi", "10.1/X")))
    assert work_iri(doi) == work_iri(replace(doi, identifiers=(Identifier("doi", "10.1/x"),))) != work_iri(other)
    assert work_iri(replace(doi, work="w")) == work_iri(replace(other, work="w"))
    nameless = replace(DOCUMENT, identifiers=())
    assert work_iri(nameless) == work_iri(replace(nameless, id="x", title="OF T"))
    assert work_iri(nameless) != work_iri(replace(nameless, authors=()))


RECORDS: list[Extracted] = [
    RESULT,
    Named(WUG, KG.Model, "Wug 7B", SHOWN),
    Named(WUG, KG.Model, "WUG 7B", SHOWN),
    Statement(WUG, KG.licence, Iri("urn:mit"), SHOWN),
]


@given(st.randoms(use_true_random=False))
def test_the_order_and_the_number_of_records_do_not_matter(randomly: random.Random) -> None:
    shuffled = [*RECORDS, *randomly.choices(RECORDS, k=3)]
    randomly.shuffle(shuffled)
    assert assemble(DOCUMENT, shuffled).quads == assemble(DOCUMENT, RECORDS).quads


def test_there_are_no_blank_nodes_and_two_graphs_only() -> None:
    quads = assemble(DOCUMENT, RECORDS).quads
    assert {q.graph_name for q in quads} == {DEFAULT, node(iris.document("doc"))}
    assert not [q for q in quads if isinstance(q.subject, ox.BlankNode) or isinstance(q.object, ox.BlankNode)]
    plain = {(q.subject, q.predicate, q.object) for q in quads if q.graph_name == DEFAULT}
    assert not plain & {(q.subject, q.predicate, q.object) for q in quads if q.graph_name != DEFAULT}


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12))
def test_numbers_are_written_as_the_store_keeps_them(value: Decimal) -> None:
    written = number(value)
    assert Decimal(written.value) == value
    assert "E" not in written.value.upper()
    store = ox.Store()
    store.add(ox.Quad(node("urn:s"), node("urn:p"), written))
    assert next(iter(store)).object == written


@pytest.mark.parametrize(("value", "text"), [("26.0", "26"), ("1E+3", "1000"), ("0.50", "0.5"), ("-0.0", "0")])
def test_numbers_have_one_form(value: str, text: str) -> None:
    assert number(Decimal(value)).value == text
