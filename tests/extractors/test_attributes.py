"""Headers that the ontology has no property for: the document introduces an attribute, and its values are kept."""

from __future__ import annotations

import pytest

from kg.extractors.attributes import attribute
from kg.lexicon.cells import parse_cell
from kg.model.statement import Named, Statement
from kg.model.terms import Iri, Literal, Quantity, Term
from kg.vocab import KG, RDFS, SCHEMA
from tests.extractors.pipeline import one

FLEET = """# Weaver robots

Table 1: what each robot weaves with.

| Model | loomFormat | total_yarn_kb | Shuttle | Rank | Docs |
| --- | --- | --- | --- | --- | --- |
| Arachne-7B | dobby | 3.20 | wooden | 1 | [a](https://a.example) |
| Ariadne-13B | jacquard | 11.5 | – | 2 | [b](https://b.example) |

Table 2: boards of knots.

| Benchmark | Knots | Yarn |
| --- | --- | --- |
| KnotEval | 1,200 | wool |
| HitchBench | 75 | silk |
"""


@pytest.fixture(scope="module")
def said() -> set[tuple[str, str, str]]:
    _, items = one(FLEET)
    statements = [i for i in items if isinstance(i, Statement) and "/attribute/" in i.predicate]
    return {(i.subject.rsplit("/id/", 1)[-1], i.predicate.rsplit("/", 1)[-1], _printed(i.object)) for i in statements}


def _printed(term: Term) -> str:
    return term.printed if isinstance(term, Quantity) else term.value if isinstance(term, Literal) else term


def test_words_and_amounts_under_unknown_headers_are_kept_and_absent_ones_are_not(said: set[tuple[str, str, str]]) -> None:
    assert said == {
        ("model/arachne/7b", "loomformat", "dobby"),
        ("model/ariadne/13b", "loomformat", "jacquard"),
        ("model/arachne/7b", "totalyarn", "3.20"),
        ("model/ariadne/13b", "totalyarn", "11.5"),
        ("model/arachne/7b", "shuttle", "wooden"),
        ("benchmark/knoteval", "knots", "1,200"),
        ("benchmark/hitchbench", "knots", "75"),
        ("benchmark/knoteval", "yarn", "wool"),
        ("benchmark/hitchbench", "yarn", "silk"),
    }


def test_an_attribute_says_of_what_it_is_said_and_whether_its_values_are_amounts() -> None:
    _, items = one(FLEET)
    knots, loom = (Iri(f"https://w3id.org/codellm-kg/id/attribute/{name}") for name in ("knots", "loomformat"))
    told = {(i.subject, i.predicate, i.object) for i in items if isinstance(i, Statement)}
    assert {(knots, SCHEMA.domainIncludes, KG.Benchmark), (knots, SCHEMA.rangeIncludes, KG.Quantity)} <= told
    assert {(loom, SCHEMA.domainIncludes, KG.Model), (loom, SCHEMA.rangeIncludes, RDFS.Literal)} <= told
    labels = {i.iri: i.label for i in items if isinstance(i, Named) and i.cls == KG.Attribute}
    assert labels[loom] == "loom format"


@pytest.mark.parametrize("header", ["Rank", "#", "Link", "Δ", "Improvement", "lr = 1e-4", "7", "a header of far too many words to be one"])
def test_what_is_no_label_of_an_attribute(header: str) -> None:
    assert attribute(header, [parse_cell("3.5"), parse_cell("4.5")]) is None


def test_addresses_and_prose_are_no_values() -> None:
    assert attribute("Page", [parse_cell("<https://a.example>")]) is None
    assert attribute("Story", [parse_cell("words " * 40)]) is None


def test_a_unit_behind_a_header_is_that_of_its_bare_numbers() -> None:
    made = attribute("price (EUR)", [parse_cell("2.5")])
    assert made is not None
    assert (made.label, made.unit, made.amounts) == ("price", "EUR", True)


def test_the_types_of_values_are_those_of_terms() -> None:
    _, items = one(FLEET)
    values = [i.object for i in items if isinstance(i, Statement) and "/attribute/" in i.predicate]
    assert values
    assert all(isinstance(v, Literal | Quantity) for v in values)
