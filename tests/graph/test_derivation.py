"""What follows from what documents say."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import build, iris, taxonomy
from kg.assembly import DEFAULT, assemble, node, statement_iri
from kg.derivation import DERIVED, LEXICON, NamedBy, contribution, initials, ontology_keys, ordinary, preferred, short_titles, spelled
from kg.lexicon.keys import match_key
from kg.lexicon.lexicon import model_iri
from kg.lexicon.model_names import parse_label
from kg.lexicon.schema import Schema
from kg.model.document import Span
from kg.model.statement import Evidence, Locator, Named, Statement
from kg.model.terms import Iri
from kg.readers import read_bytes
from kg.vocab import KG, RDF, SKOS
from tests.extractors.invented import FRONT, table
from tests.extractors.pipeline import source

TEXT = (
    FRONT.format(id="doc", trust="primary", more='identifiers: {repository: "https://github.com/plughlab/wug-bench"}\n')
    + "Wugs are measured by code and by code.\n"
)
DOCUMENT = read_bytes("doc.md", TEXT.encode())
SHOWN = Evidence(Span(0, 9), Span(0, 3), Locator(), "tables/1")


def named(label: str, iri: Iri | None = None, cls: Iri = KG.Model) -> Named:
    name = parse_label(label).name if cls == KG.Model and iri is None else None
    return Named(iri or model_iri(parse_label(label).name), cls, label, SHOWN, name)


@pytest.fixture(scope="module")
def schema() -> Schema:
    return Schema(taxonomy.load())


def derived(schema: Schema, *items: Named | Statement) -> set[tuple[str, str, str, str]]:
    quads = contribution("primary", assemble(DOCUMENT, items), schema)
    graphs = {DEFAULT: "", DERIVED: "derived", LEXICON: "lexicon"}
    return {(q.subject.value, q.predicate.value, q.object.value, graphs[q.graph_name]) for q in quads}  # type: ignore[union-attr]


def test_a_checkpoint_has_a_variant_and_a_family_above_it(schema: Schema) -> None:
    one, two, three = (iris.thing("model", *path) for path in (("wug", "python", "7b"), ("wug", "python"), ("wug",)))
    made = derived(schema, named("Wug Python 7B"))
    assert {(one, KG.checkpointOf, two, ""), (two, KG.variantOf, three, "")} <= made
    assert {(one, RDF.type, KG.ModelCheckpoint, ""), (two, RDF.type, KG.ModelVariant, ""), (three, RDF.type, KG.ModelFamily, "")} <= made
    assert {(one, KG.sizeKey, "7b", ""), (two, KG.variantKey, "python", ""), (three, KG.familyKey, "wug", "")} <= made
    premise = statement_iri(one, RDF.type, node(KG.Model))
    statement = statement_iri(two, KG.variantOf, node(three))
    assert (statement, KG.premise, premise, "derived") in made
    assert (statement, RDF.type, KG.Statement, "derived") in made


def test_a_checkpoint_of_a_base_model_is_of_its_family(schema: Schema) -> None:
    made = derived(schema, named("Wug 7B"))
    assert (iris.thing("model", "wug", "7b"), KG.checkpointOf, iris.thing("model", "wug"), "") in made
    assert not [1 for _, p, _, _ in made if p == KG.variantOf]


def test_a_label_that_is_undecided_has_no_level(schema: Schema) -> None:
    made = derived(schema, named("Wug", iris.owned(iris.document("doc"), "label", "wug")))
    assert not [1 for _, p, _, _ in made if p in (KG.checkpointOf, KG.familyKey)]


def test_an_edge_has_its_inverse_with_the_premise_and_literals_and_evidence_have_none(schema: Schema) -> None:
    wug, dax = iris.thing("model", "wug"), iris.thing("model", "dax")
    made = derived(schema, Statement(wug, KG.outperforms, dax, SHOWN), Statement(wug, KG.licence, Iri("urn:mit"), SHOWN))
    assert (dax, KG.underperforms, wug, "") in made
    assert (statement_iri(dax, KG.underperforms, node(wug)), KG.premise, statement_iri(wug, KG.outperforms, node(dax)), "derived") in made
    assert {p for s, p, _, g in made if g == "" and s in (wug, dax)} == {KG.underperforms}


def keys(made: set[tuple[str, str, str, str]], iri: str) -> set[str]:
    return {o for s, p, o, g in made if s == iri and p == KG.key and g == "lexicon"}


def test_a_thing_is_found_by_its_spellings_and_a_benchmark_by_its_initials(schema: Schema) -> None:
    bench = iris.thing("benchmark", "bigzorkbench+")
    made = derived(schema, named("BigZorkBench+", bench, KG.Benchmark), named("BigWugCoder 7B"))
    assert keys(made, bench) == {"bigzorkbench+", "bzb+"}
    assert keys(made, iris.thing("model", "bigwugcoder", "7b")) == {"bigwugcoder7b"}
    assert keys(made, iris.thing("model", "bigwugcoder")) == {"bigwugcoder"}


def test_a_document_is_found_by_id_title_short_forms_and_accounts(schema: Schema) -> None:
    made = derived(schema)
    assert keys(made, iris.document("doc")) >= {"doc", "ofdoc", "plughlab", match_key("wug-bench")}
    assert (iris.document("doc"), SKOS.prefLabel, "Of doc", "") in made


@pytest.mark.parametrize(
    ("label", "short"),
    [
        ("HumanEval+", "HE+"),
        ("BigCodeBench", "BCB"),
        ("MBPP", ""),
        ("Zork", ""),
        ("", ""),
        ("Big Zork Bench", ""),
        ("zorkBench", ""),
        ("GPQaBench", "QB"),
    ],
)
def test_initials_are_of_one_word_with_several_capitals(label: str, short: str) -> None:
    assert initials(label) == short


@pytest.mark.parametrize(
    ("identifier", "title", "expected"),
    [
        ("wug-paper", "Wug: Open Models", {"Wug", "Wug: Open Models", "wug"}),
        ("zork-leaderboard", "Zork Leaderboard", {"Zork", "zork"}),
        ("x", "The Leaderboard of Zork", {"The Leaderboard of Zork", "x"}),
        ("wug-model-card", "Wug Model Card", {"Wug", "wug"}),
    ],
)
def test_short_titles_lack_subtitle_and_kind(identifier: str, title: str, expected: set[str]) -> None:
    assert set(short_titles(identifier, title)) == expected


def label_of(*by: tuple[str, str]) -> str:
    votes = spelled(NamedBy(trust, named(label).naming) for trust, label in by)
    iri = model_iri(parse_label(by[0][1]).name)
    return preferred(iri, votes[iri]).object.value  # type: ignore[union-attr]


def test_the_preferred_label_is_of_the_most_trusted_then_most_frequent_then_first_spelling() -> None:
    assert label_of(("third_party", "wug-7b"), ("third_party", "wug-7b"), ("primary", "Wug 7B")) == "Wug 7B"
    assert label_of(("primary", "wug-7b"), ("primary", "Wug 7B"), ("primary", "wug-7b")) == "wug-7b"
    assert label_of(("primary", "wug-7b"), ("primary", "Wug 7B")) == "Wug 7B"
    assert label_of(("machine_generated", "WUG 7B"), ("unstated", "wug 7b")) == "wug 7b"


def test_a_name_of_its_own_goes_before_one_that_follows_from_others() -> None:
    by = [NamedBy("primary", named("WUG 7B").naming), NamedBy("primary", named("WUG 9B").naming), NamedBy("secondary", named("Wug").naming)]
    family = iris.thing("model", "wug")
    assert preferred(family, spelled(by)[family]).object.value == "Wug"  # type: ignore[union-attr]
    assert preferred(family, spelled(by[:2])[family]).object.value == "WUG"  # type: ignore[union-attr]


@given(
    st.lists(
        st.tuples(st.sampled_from(["primary", "secondary", "unstated"]), st.sampled_from(["Wug 7B", "wug-7b", "WUG 7b"])),
        min_size=1,
        max_size=6,
    ),
    st.randoms(use_true_random=False),
)
def test_the_preferred_label_does_not_depend_on_order(by: list[tuple[str, str]], randomly: random.Random) -> None:
    shuffled = list(by)
    randomly.shuffle(shuffled)
    assert label_of(*by) == label_of(*shuffled)
    assert label_of(*by) in {label for _, label in by}


def test_ordinary_words_are_those_of_running_text_that_name_nothing_or_stand_there_often() -> None:
    often = read_bytes(
        "doc.md", (FRONT.format(id="doc", trust="primary", more="") + "We wrote code and wug. " + "Some code. " * 6 + "A Plugh.\n").encode()
    )
    words = ordinary([often], ["Code", "Wug"])
    assert {"wrote", "code", "and"} <= set(words)
    assert not {"wug", "plugh", "we"} & set(words)
    assert words == sorted(words)


def test_ontology_terms_are_found_by_their_labels_and_concepts_are_of_all_classes_above(schema: Schema) -> None:
    quads = ontology_keys(schema)
    python = schema.concept("Python", [KG.ProgrammingLanguage])
    assert python is not None
    found = {(q.predicate.value, q.object.value) for q in quads if q.subject == node(python)}  # type: ignore[union-attr]
    assert {(KG.key, "python"), (RDF.type, KG.Language), (RDF.type, KG.ProgrammingLanguage)} <= found
    assert not [o for p, o in found if p == RDF.type and not o.startswith(KG.NAMESPACE)]


BODIES = {
    "a": table("pass@1.", ("Model", "ZorkEval"), ("Wug 7B", "1.0")),
    "b": table("pass@1 on ZorkEval.", ("Model", "Python", "Java"), ("wug-7b", "2.0", "3.0")),
    "c": table("models.", ("Model", "Licence"), ("Wug", "MIT")),
}


def test_the_graph_is_the_same_in_whatever_order_documents_are_given() -> None:
    given_ = [source(FRONT.format(id=name, trust="primary", more="") + body, f"{name}.md") for name, body in BODIES.items()]
    one, two = build.construct(given_), build.construct(given_[::-1])
    assert list(one.contributions) == list(two.contributions) == ["a", "b", "c"]
    assert one.contributions == two.contributions
    assert one.about() == two.about()


def test_a_name_that_one_document_introduces_is_known_in_the_others() -> None:
    def scores(*names: str) -> set[str]:
        graph = build.construct([source(FRONT.format(id=n, trust="primary", more="") + BODIES[n], f"{n}.md") for n in names])
        return {q.object.value for q in graph.contributions["b"].shared if q.predicate.value == KG.benchmark}  # type: ignore[union-attr]

    assert scores("a", "b") == {iris.thing("benchmark", "zorkeval")} == scores("b")
