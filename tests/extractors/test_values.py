"""Cells of properties: things, amounts, dates, and what none of these can be."""

from __future__ import annotations

import pytest

from kg.model.statement import Named, Statement
from kg.vocab import KG
from tests.extractors.invented import read, table


def edges_of(header: str, cell: str) -> set[tuple[str, str]]:
    found = read(table("models.", ("Model", header), ("Wug 7B", cell)))
    return {(p, o) for s, p, o in found.edges if s == "model/wug/7b"}


@pytest.mark.parametrize(
    ("header", "cell", "expected"),
    [
        ("Licence", "MIT", {("licence", "mit")}),
        ("Released", "Nov 2023", {("releaseDate", "Nov 2023")}),
        ("Open source?", "Yes", {("openness", "open")}),
        ("Weights", "open", {("openness", "open-weights")}),
        ("Weights", "closed", {("openness", "closed")}),
        ("Weights", "13.2 GB", {("attribute/weights", "13.2 GB")}),
        ("Params", "7B", {("parameters", "7B")}),
        ("Context length", "16,384", {("contextLength", "16,384")}),
        ("Trained on", "The Heap", {("trainedOn", "corpus/theheap")}),
        ("Trained on", "The Heap & Forum", {("trainedOn", "corpus/theheap"), ("trainedOn", "corpus/forum")}),
        ("Base model", "Dax 3B", {("basedOn", "model/dax/3b")}),
        ("Developer", "Plugh Lab", {("developedBy", "agent/plughlab")}),
        ("Licence", "–", set()),
    ],
)
def test_a_cell_gives_what_its_property_takes(header: str, cell: str, expected: set[tuple[str, str]]) -> None:
    assert edges_of(header, cell) == expected


def test_a_thing_that_a_cell_names_is_of_the_propertys_class() -> None:
    found = read(table("models.", ("Model", "Trained on", "Developer"), ("Wug 7B", "The Heap", "Plugh Lab")))
    assert found.named(KG.Corpus) == {"The Heap"}
    assert {n.label for n in found.of(Named) if "/agent/" in n.iri} == {"Plugh Lab"}


def test_an_amount_is_no_corpus_and_is_dropped_with_the_reason() -> None:
    found = read(table("models.", ("Model", "Trained on"), ("Wug 7B", "1T tokens")))
    assert found.named(KG.Corpus) == set()
    assert found.reasons["a value that the column's property cannot have"] == ["1T tokens"]


def test_what_a_table_cites_makes_no_reference() -> None:
    found = read(table("models.", ("Model", "Reference", "Licence"), ("Wug 7B", "Plugh et al., 2021", "MIT")))
    assert not [n for n in found.of(Named) if n.cls == KG.Reference]


def test_the_quote_of_a_property_is_the_row_and_the_value_its_cell() -> None:
    found = read(table("models.", ("Model", "Licence"), ("Wug 7B", "MIT"), ("Dax 9B", "Apache-2.0")))
    (shown,) = (s.evidence for s in found.of(Statement) if s.predicate == KG.licence and "wug" in s.subject)
    assert shown.quote.of(found.document.text) == "| Wug 7B | MIT |"
    assert shown.value.of(found.document.text) == "MIT"
    assert (shown.locator.table, shown.locator.row, shown.locator.column) == ("1", "Wug 7B", "Licence")


def test_a_blank_cell_under_a_filled_first_column_has_the_value_above() -> None:
    rows = ("Encoder-only", "Wug 7B"), ("", "Dax 9B")
    found = read(table("models.", ("Architecture", "Model"), *rows))
    architectures = {(s, o) for s, p, o in found.edges if p == "architecture"}
    assert len(architectures) == 2
    assert len({o for _, o in architectures}) == 1
    (shown,) = (s.evidence for s in found.of(Statement) if s.predicate == KG.architecture and "dax" in s.subject)
    assert shown.quote.of(found.document.text) == "| Encoder-only | Wug 7B |\n|  | Dax 9B |"


def test_a_property_may_stand_to_the_left_of_the_name() -> None:
    found = read(table("models.", ("Architecture", "Model", "Size"), ("Encoder-only", "Wug", "7B"), ("Decoder-only", "Dax", "9B")))
    assert {("model/wug/7b", "architecture", "encoder-only"), ("model/dax/9b", "architecture", "decoder-only")} <= found.edges


def test_a_caption_says_the_architecture_of_every_row_unless_a_column_does() -> None:
    found = read(table("encoder-only models.", ("Model", "Licence"), ("Wug 7B", "MIT"), ("Dax 9B", "MIT")))
    assert len({s for s, p, _ in found.edges if p == "architecture"}) == 2
    (shown, _) = (s.evidence for s in found.of(Statement) if s.predicate == KG.architecture)
    assert shown.value.of(found.document.text).startswith("encoder-only")
    assert "Wug 7B" in shown.quote.of(found.document.text)
    found = read(table("encoder-only models.", ("Model", "Architecture"), ("Wug 7B", "Decoder-only")))
    assert [o for _, p, o in found.edges if p == "architecture"] == ["decoder-only"]
