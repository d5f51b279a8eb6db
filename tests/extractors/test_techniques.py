"""Columns of techniques that no ontology names: marks under their names, and their names in cells."""

from __future__ import annotations

from kg.vocab import KG
from tests.extractors.invented import Read, read, table


def used(found: Read) -> set[tuple[str, str, str]]:
    return {(s.removeprefix("model/"), p, o) for s, p, o in found.edges if p.startswith("uses")}


def test_marks_under_an_unknown_name_beside_known_ones_are_of_the_same_kind() -> None:
    header = "Model", "MLM", "FIM", "Zibble Prediction"
    found = read(table("what each model learns.", header, ("Wug 7B", "✓", "×", "✓"), ("Dax 9B", "×", "✓", "×")))
    assert ("wug/7b", "uses", "concept/objective/zibbleprediction") in used(found)
    assert ("dax/9b", "usesNot", "concept/objective/zibbleprediction") in used(found)
    assert found.named(KG.Objective) == {"Zibble Prediction"}
    assert found.evidence("Zibble Prediction").value.of(found.document.text) == "Zibble Prediction"
    assert found.reasons == {}


def test_a_header_above_marks_tells_the_kind_of_all_names_below() -> None:
    header = "Model", "Masked tokens / Zibbles", "Masked tokens / Plonks"
    found = read(table("encoders.", header, ("Wug 7B", "✓", "×"), ("Dax 9B", "×", "✓")))
    assert used(found) == {
        ("wug/7b", "uses", "concept/maskedtoken/zibbles"),
        ("wug/7b", "usesNot", "concept/maskedtoken/plonks"),
        ("dax/9b", "usesNot", "concept/maskedtoken/zibbles"),
        ("dax/9b", "uses", "concept/maskedtoken/plonks"),
    }
    assert found.named(KG.MaskedToken) == {"Zibbles", "Plonks"}


def test_a_caption_may_tell_the_kind() -> None:
    found = read(table("Architectural components of models.", ("Model", "Zibble gates"), ("Wug 7B", "✓"), ("Dax 9B", "✗")))
    assert used(found) == {("wug/7b", "uses", "concept/component/zibblegates"), ("dax/9b", "usesNot", "concept/component/zibblegates")}


def test_marks_whose_kind_nothing_tells_are_attributes() -> None:
    header = "Model", "FIM", "Plugh", "Xyzzy"
    found = read(table("models.", header, ("Wug 7B", "✓", "✓", "×"), ("Dax 9B", "✓", "×", "×")))
    assert used(found) == {("wug/7b", "uses", "fill-in-the-middle"), ("dax/9b", "uses", "fill-in-the-middle")}
    assert found.named(KG.Attribute) == {"Plugh", "Xyzzy"}


def test_marks_about_openness_are_no_techniques() -> None:
    header = "Model", "FIM", "Open weights?"
    found = read(table("models.", header, ("Wug 7B", "✓", "✓"), ("Dax 9B", "✓", "×")))
    assert {o for _, _, o in used(found)} == {"fill-in-the-middle"}


def test_unknown_names_in_a_column_of_known_techniques_are_of_their_kind() -> None:
    rows = ("Wug 7B", "RoPE", "SwiGLU"), ("Dax 9B", "ALiBi", "Zibble units"), ("Bork 3B", "Plonk waves", "GELU")
    found = read(table("models.", ("Model", "Pos.", "Activation"), *rows))
    assert ("bork/3b", "uses", "concept/component/plonkwaves") in used(found)
    assert ("dax/9b", "uses", "concept/component/zibbleunits") in used(found)
    assert ("wug/7b", "uses", "rotary-positional-embeddings") in used(found)
    assert found.named(KG.Component) == {"Plonk waves", "Zibble units"}


def test_words_of_which_few_are_techniques_are_values_of_an_attribute() -> None:
    rows = ("Wug 7B", "RoPE"), ("Dax 9B", "one thing"), ("Bork 3B", "another thing")
    found = read(table("models.", ("Model", "Plugh"), *rows))
    assert used(found) == set()
    assert found.named(KG.Attribute) == {"Plugh"}
