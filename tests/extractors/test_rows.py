"""What the rows of a table are about."""

from __future__ import annotations

import pytest

from kg.vocab import KG
from tests.extractors.invented import read, table
from tests.extractors.pipeline import short


def model_of(label: str) -> str:
    found = read(table("pass@1.", ("Model", "ZorkEval"), (label, "54.3")))
    return short(found.result("54.3").model).removeprefix("model/")


@pytest.mark.parametrize(
    "label",
    [
        "Wug 7B",
        "wug-7b",
        "**Wug 7B**",
        "`Wug 7B`",
        "<b>Wug</b> 7B",
        "Wug&nbsp;7B",
        "Wug 7B [12]",
        "Wug 7B†",
        "Wug 7B<sup>1</sup>",
        "[Wug](https://w.example/) 7B",
    ],
)
def test_one_model_has_many_spellings(label: str) -> None:
    assert model_of(label) == "wug/7b"


def test_names_in_other_scripts_are_models_of_their_own() -> None:
    labels = ["文心 7B", "通义 7B", "Λάμδα 7B", "Зум 7B", "Wug-β 7B", "Wug-α 7B"]
    assert len({model_of(label) for label in labels}) == len(labels)
    found = read(table("pass@1.", ("Model", "ZorkEval"), ("文心 7B", "54.3")))
    assert found.named(KG.Model) == {"文心 7B"}
    assert found.result("54.3").label == "文心 7B"


def test_the_label_of_a_result_is_printed_in_its_quote() -> None:
    found = read(table("pass@1.", ("Model", "Size", "ZorkEval"), ("A&amp;B", "7B", "54.3")))
    result = found.result("54.3")
    assert result.label == "A&amp;B 7B"
    assert all(word in result.evidence.quote.of(found.document.text) for word in result.label.split())
    assert found.named(KG.Model) == {"A&B 7B"}


def test_a_row_across_the_table_heads_the_rows_below_and_names_nothing() -> None:
    rows = ("*Open models*", ""), ("Wug 7B", "1.0"), ("Closed models", "Closed models"), ("Dax 9B", "2.0")
    found = read(table("pass@1.", ("Model", "ZorkEval"), *rows))
    assert found.named(KG.Model) == {"Wug 7B", "Dax 9B"}
    assert found.reasons["a row that heads the rows below it"] == ["*Open models*", "Closed models"]


def test_a_heading_of_protocol_or_benchmark_holds_until_the_next_one() -> None:
    rows = ("0-shot", ""), ("Wug 7B", "1.0"), ("**3-shot**", ""), ("Wug 7B", "2.0"), ("Instruct models", ""), ("Dax 9B", "3.0")
    found = read(table("pass@1.", ("Model", "ZorkEval"), *rows))
    assert [found.settings(p).get("shots") for p in ("1.0", "2.0", "3.0")] == ["0", "3", None]
    assert "promptStyle" not in found.settings("3.0")
    wide = ("ZorkEval", "", ""), ("Wug 7B", "1.0", "2.0"), ("Quuxbench", "", ""), ("Wug 7B", "3.0", "4.0")
    found = read(table("results.", ("Model", "pass@1", "pass@10"), *wide))
    assert {s[1:] for s in found.scores} == {("zorkeval", "1.0"), ("zorkeval", "2.0"), ("quuxbench", "3.0"), ("quuxbench", "4.0")}


def test_a_list_of_names_alone_has_no_headings() -> None:
    found = read("Table 1: models.\n\n| Model |\n| --- |\n| Wug 7B |\n| Dax 9B |\n")
    assert found.named(KG.Model) == {"Wug 7B", "Dax 9B"}


@pytest.mark.parametrize("label", ["Average", "Mean", "**Avg.**", "Overall", "Δ", "Improvement"])
def test_a_row_that_sums_up_others_is_no_model(label: str) -> None:
    found = read(table("pass@1.", ("Model", "ZorkEval"), ("Wug 7B", "1.0"), (label, "3.0")))
    assert found.named(KG.Model) == {"Wug 7B"}
    assert len(found.reasons["a row that sums up other rows"]) == 1


def test_a_row_without_a_name_is_dropped_with_the_reason() -> None:
    found = read(
        table("pass@1.", ("Model", "ZorkEval", "Quuxbench"), ("Wug 7B", "1.0", "2.0"), ("–", "3.0", "4.0"), ("Dax 9B", "5.0", "6.0"))
    )
    assert len(found.results) == 4
    assert found.reasons["a row without a name"] == ["| – | 3.0 | 4.0 |"]


def test_a_cell_of_several_sizes_leaves_the_model_undecided_between_them() -> None:
    found = read(table("pass@1.", ("Model", "Size", "ZorkEval"), ("Wug", "7B/13B", "1.0"), ("Dax", "9B, 27B", "2.0")))
    result = found.result("1.0")
    assert short(result.model) == "document/doc/label/wug7b13b"
    assert [short(c) for c in result.candidates] == ["model/wug/7b", "model/wug/13b"]
    assert result.label == "Wug 7B/13B"
    assert len(found.result("2.0").candidates) == 2


def test_several_sizes_without_scores_are_properties_of_the_family() -> None:
    found = read(table("models.", ("Model", "Size", "Licence"), ("Wug", "7B/13B", "MIT"), ("Dax", "1.5–9B", "MIT")))
    sizes = {edge for edge in found.edges if edge[1] == "parameters"}
    assert sizes == {("model/wug", "parameters", "7B"), ("model/wug", "parameters", "13B"), ("model/dax", "parameters", "1.5–9B")}
    assert ("model/wug", "licence", "mit") in found.edges


DECLARES = """denotes:
  - {label: Wug-P, model: Wug Python 7B, source: "section 2"}
  - {label: Dax, candidates: [Dax 9B, Dax 27B], source: "not said", table: "1"}
"""


def test_a_declaration_decides_what_a_label_denotes_or_that_it_cannot_be_decided() -> None:
    found = read(table("pass@1.", ("Model", "ZorkEval"), ("Wug-P", "1.0"), ("Dax", "2.0")), more=DECLARES)
    assert short(found.result("1.0").model) == "model/wug/python/7b"
    assert not found.result("1.0").candidates
    undecided = found.result("2.0")
    assert short(undecided.model) == "document/doc/label/dax"
    assert [short(c) for c in undecided.candidates] == ["model/dax/9b", "model/dax/27b"]
    assert "" not in found.named(KG.Model)


def test_a_declaration_for_another_table_does_not_hold() -> None:
    body = table("pass@1.", ("Model", "ZorkEval"), ("Dax", "2.0")).replace("Table 1", "Table 2")
    assert short(read(body, more=DECLARES).result("2.0").model) == "model/dax"


def test_a_row_that_prints_only_a_size_is_of_the_family_of_the_caption() -> None:
    found = read(table("pass@1 of Bork.", ("Size", "ZorkEval"), ("7B", "1.0"), ("13B", "2.0")))
    assert found.scores == {("bork/7b", "zorkeval", "1.0"), ("bork/13b", "zorkeval", "2.0")}


def test_a_column_of_benchmarks_says_where_each_row_was_measured() -> None:
    rows = ("Wug 7B", "ZorkEval", "pass@1", "12.5"), ("Wug 7B", "Frob", "pass@10", "13.5"), ("Wug 7B", "–", "pass@1", "14.5")
    found = read(table("results.", ("Model", "Benchmark", "Metric", "Score"), *rows))
    assert found.scores == {("wug/7b", "zorkeval", "12.5"), ("wug/7b", "frob", "13.5")}
    assert found.settings("13.5") == {"k": "10"}
    assert found.named(KG.Benchmark) == {"ZorkEval", "Frob"}
    assert found.reasons["a measurement whose row names no benchmark"] == ["14.5"]


def test_a_column_of_settings_is_the_protocol_of_its_rows() -> None:
    rows = ("Wug 7B", "0.2", "0", "1.0"), ("Wug 7B", "0.80", "3", "2.0")
    found = read(table("pass@1.", ("Model", "Temperature", "# shots", "ZorkEval"), *rows))
    assert found.settings("1.0") == {"k": "1", "shots": "0", "temperature": "0.2"}
    assert found.settings("2.0") == {"k": "1", "shots": "3", "temperature": "0.8"}


def test_runs_told_apart_by_their_training_data_are_configurations_of_the_captions_model() -> None:
    found = read(table("Bork 3B by tokens seen, pass@1.", ("Heap tokens", "ZorkEval"), ("10B", "12.3"), ("85B", "45.6")))
    assert {short(r.model) for r in found.results} == {"model/bork/3b/c-heaptokens10b", "model/bork/3b/c-heaptokens85b"}


def test_sizes_of_the_captions_model_are_models_as_before() -> None:
    found = read(table("Bork by size, pass@1.", ("Size", "ZorkEval"), ("10B", "12.3"), ("85B", "45.6")))
    assert {short(r.model) for r in found.results} == {"model/bork/10b", "model/bork/85b"}


def test_rows_that_only_say_what_is_left_out_are_runs_of_the_model_in_the_caption() -> None:
    rows = (("full recipe", "35.2"), ("without file order", "28.9"), ("without FIM", "33.7"))
    found = read(table("ablation of Bork 3B, in per cent.", ("Configuration", "ZorkEval"), *rows))
    assert {(short(r.model), r.printed) for r in found.results} == {
        ("model/bork/3b/c-fullrecipe", "35.2"),
        ("model/bork/3b/c-fileorderno", "28.9"),
        ("model/bork/3b/c-fimno", "33.7"),
    }


def test_a_full_model_among_other_names_is_no_run_of_the_captions_model() -> None:
    found = read(table("Bork 3B and others, pass@1.", ("Model", "ZorkEval"), ("Wug 7B", "1.2"), ("full model", "3.4")))
    assert not any("bork" in r.model for r in found.results)


def test_a_heading_across_a_table_says_of_what_kind_the_models_below_it_are() -> None:
    rows = (("*Open-source models*", "", ""), ("Wug 7B", "1.5", "2.5"), ("*Instruction-tuned models*", "", ""), ("Bork 3B", "3.5", "4.5"))
    found = read(table("pass@1 of models.", ("Model", "ZorkEval", "FrobEval"), *rows))
    assert {("model/wug/7b", "openness", "open"), ("model/bork/3b", "modelType", "fine-tuned")} <= found.edges
    assert not any(subject == "model/bork/3b" and predicate == "openness" for subject, predicate, _ in found.edges)
