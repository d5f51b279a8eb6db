"""What the columns of a table are to it."""

from __future__ import annotations

import pytest

from kg.model.statement import Statement
from kg.model.terms import Quantity
from kg.vocab import KG
from tests.extractors.invented import read, table


def test_a_header_that_names_a_property_is_a_property_and_a_benchmark_is_measured() -> None:
    found = read(table("pass@1.", ("Model", "Params", "Licence", "ZorkEval"), ("Wug", "7B", "MIT", "54.3")))
    assert found.scores == {("wug/7b", "zorkeval", "54.3")}
    assert {("model/wug/7b", "parameters", "7B"), ("model/wug/7b", "licence", "mit")} <= found.edges


def test_a_unit_in_a_header_is_that_of_its_bare_numbers() -> None:
    rows = ("Wug 7B", "16", "2.5"), ("Dax 9B", "128K", "3T")
    found = read(table("pass@1.", ("Model", "Context length (K)", "Training tokens [T]"), *rows))
    amounts = {s.object.printed: s.object for s in found.of(Statement) if isinstance(s.object, Quantity)}
    assert amounts["16"].scale == 1000
    assert amounts["2.5"].scale == 10**12
    assert amounts["128K"].scale == 1000
    assert amounts["128K"].number == 128


def test_a_column_of_years_says_when_the_models_came_out_and_other_numbers_in_it_nothing() -> None:
    found = read(table("scores.", ("Model", "ZorkEval", "Year"), ("Wug 7B", "54.3", "2023"), ("Dax 9B", "58.1", "210")))
    assert {edge for edge in found.edges if edge[1] == "releaseDate"} == {("model/wug/7b", "releaseDate", "2023")}
    assert found.named(KG.Benchmark) == {"ZorkEval"}


@pytest.mark.parametrize(
    "header", ["Latency (ms)", "Epochs", "Peak learning rate", "Weight decay", "# samples", "Δ", "Improvement", "Cost", "ZorkEval / Δ"]
)
def test_a_number_that_no_benchmark_gives_is_no_benchmark(header: str) -> None:
    found = read(table("scores.", ("Model", "ZorkEval", header), ("Wug 7B", "54.3", "120"), ("Dax 9B", "58.1", "210")))
    assert {(s[1], s[2]) for s in found.scores} == {("zorkeval", "54.3"), ("zorkeval", "58.1")}
    assert found.named(KG.Benchmark) == {"ZorkEval"}
    dropped = any(header in texts for reason, texts in found.reasons.items() if reason.startswith("column not understood"))
    assert dropped != bool(found.named(KG.Attribute))


@pytest.mark.parametrize("header", ["Rank", "#", "No."])
def test_a_column_that_counts_the_rows_is_no_measurement(header: str) -> None:
    found = read(table("pass@1.", (header, "Model", "ZorkEval"), ("1", "Wug 7B", "54.3"), ("2", "Dax 9B", "8")))
    assert found.scores == {("wug/7b", "zorkeval", "54.3"), ("dax/9b", "zorkeval", "8")}


@pytest.mark.parametrize(
    "header",
    [
        "ZorkEval",
        "ZorkEval ↑",
        "ZorkEval (%)",
        "<b>ZorkEval</b>",
        "**ZorkEval**",
        "Zork&shy;Eval",
        "ZorkEval [12]",
        "Zork-Eval",
        "ZorkEval<br>pass@1",
    ],
)
def test_markup_units_arrows_and_references_in_a_header_are_no_part_of_the_name(header: str) -> None:
    found = read(table("pass@1.", ("Model", header), ("Wug 7B", "54.3")))
    assert found.scores == {("wug/7b", "zorkeval", "54.3")}


def test_columns_that_name_their_metric_leave_vague_ones_aside_but_not_known_benchmarks() -> None:
    found = read(table("scores.", ("Model", "Frob pass@1", "Grault", "ZorkEval"), ("Wug 7B", "1.5", "2.5", "3.5")))
    assert {s[1:] for s in found.scores} == {("frob", "1.5"), ("zorkeval", "3.5")}
    assert found.reasons["column not understood: other columns name the metric, this one does not"] == ["Grault"]


def test_an_empty_column_and_an_unknown_one_are_dropped_with_the_reason() -> None:
    prose = "words " * 30
    found = read(table("pass@1.", ("Model", "Plugh", "Xyzzy", "ZorkEval"), ("Wug 7B", prose, "", "3.5")))
    assert found.reasons["column not understood: the column is empty"] == ["Xyzzy"]
    assert found.reasons["column not understood: no property or measurement is known by the header 'Plugh'"] == ["Plugh"]


def test_a_header_of_two_alternatives_names_the_property_of_either() -> None:
    found = read(table("pass@1.", ("Model", "Size/Checkpoint", "ZorkEval"), ("Wug", "7B", "3.5")))
    assert found.scores == {("wug/7b", "zorkeval", "3.5")}


def test_marks_under_a_property_say_that_a_model_uses_something_or_does_not() -> None:
    header = "Model", "Objectives / masked language modelling", "Objectives / FIM"
    found = read(table("Objectives.", header, ("Wug 7B", "✓", "×"), ("Dax 9B", "–", "✓")))
    assert {
        ("model/wug/7b", "uses", "masked-language-modelling"),
        ("model/wug/7b", "usesNot", "fill-in-the-middle"),
        ("model/dax/9b", "uses", "fill-in-the-middle"),
    } == {e for e in found.edges if e[1].startswith("uses")}


def test_a_mark_under_the_name_of_an_amount_is_none() -> None:
    found = read(table("Inputs.", ("Model", "Input / Tokens", "Input / Plugh"), ("Wug 7B", "✓", "×"), ("Dax 9B", "✓", "✓")))
    assert not [e for e in found.edges if e[1] == "trainingTokens"]


def test_marks_that_alone_tell_rows_apart_make_other_models_than_the_released_one() -> None:
    rows = ("Wug", "7B", "✓", "1.0"), ("Wug", "7B", "✗", "2.0")
    found = read(table("pass@1 on ZorkEval.", ("Model", "Size", "FIM", "ZorkEval"), *rows))
    assert found.scores == {("wug/7b/c-fimyes", "zorkeval", "1.0"), ("wug/7b/c-fimno", "zorkeval", "2.0")}
    assert "FIM ✓" in found.result("1.0").label
    assert not [e for e in found.edges if e[1].startswith("uses")]


def test_marks_that_name_nothing_are_an_attribute_where_rows_are_told_apart_without_them() -> None:
    found = read(table("pass@1.", ("Model", "Plugh", "ZorkEval"), ("Wug 7B", "✓", "1.0"), ("Dax 9B", "✗", "2.0")))
    assert found.scores == {("wug/7b", "zorkeval", "1.0"), ("dax/9b", "zorkeval", "2.0")}
    assert found.named(KG.Attribute) == {"Plugh"}


def test_a_table_of_marks_alone_gives_each_row_an_attribute_by_each_header() -> None:
    found = read(table("What each uses.", ("System", "Plugh", "Xyzzy gate"), ("Wug", "✓", "×"), ("Dax", "×", "✓")))
    assert found.named(KG.Attribute) == {"Plugh", "Xyzzy gate"}
    assert {e for e in found.edges if "attribute/" in e[1]} == {
        ("model/wug", "attribute/plugh", "✓"),
        ("model/wug", "attribute/xyzzygate", "×"),
        ("model/dax", "attribute/plugh", "×"),
        ("model/dax", "attribute/xyzzygate", "✓"),
    }


def test_variant_words_in_a_column_of_their_own_belong_to_the_name() -> None:
    rows = ("Wug", "Base", "7B", "1.0"), ("Wug", "Instruct", "7B", "2.0")
    found = read(table("pass@1.", ("Model", "Variant", "Size", "ZorkEval"), *rows))
    assert found.scores == {("wug/7b", "zorkeval", "1.0"), ("wug/instruct/7b", "zorkeval", "2.0")}


def test_bare_numbers_tell_sizes_of_one_name_apart_and_nothing_else() -> None:
    rows = ("Wug", "7", "1.0"), ("Wug", "13", "2.0"), ("Dax", "9", "3.0")
    found = read(table("pass@1.", ("Model", "Size (B)", "ZorkEval"), *rows))
    assert found.scores == {("wug/7b", "zorkeval", "1.0"), ("wug/13b", "zorkeval", "2.0"), ("dax", "zorkeval", "3.0")}


def test_sizes_that_head_columns_are_no_benchmarks() -> None:
    found = read(table("pass@1 on ZorkEval.", ("Model", "7B", "13B"), ("Wug", "1.0", "2.0")))
    assert not found.results
    assert found.reasons["column not understood: models of one size, which the rows do not name"] == ["7B", "13B"]


@pytest.mark.parametrize("header", ["Model", "Models", "LLM", "System", "Model name", "Method", "Approach", "Name", "", "Model \\ Dataset"])
def test_a_column_of_models_may_be_headed_by_many_words(header: str) -> None:
    found = read(table("pass@1 of models.", (header, "ZorkEval", "Quuxbench"), ("Wug 7B", "1.0", "2.0"), ("Dax", "3.0", "4.0")))
    assert {("wug/7b", "zorkeval", "1.0"), ("dax", "quuxbench", "4.0")} <= found.scores
    assert len(found.scores) == 4


def test_rows_of_techniques_are_no_models() -> None:
    found = read(table("pass@1 on ZorkEval.", ("Method", "ZorkEval"), ("LoRA", "1.0"), ("Chain of thought", "3.0")))
    assert not found.results
    assert found.named(KG.Model) == set()
    assert "table not understood: no column names things of a known class" in found.reasons


def test_rows_about_benchmarks_have_properties_and_no_results() -> None:
    rows = ("Frob", "164", "Python", "3"), ("Grault", "974", "Python, Java", "4")
    found = read(table("benchmarks.", ("Benchmark", "Problems", "Language", "Plugh"), *rows))
    assert not found.results
    assert {("benchmark/frob", "problems", "164"), ("benchmark/grault", "programmingLanguage", "java")} <= found.edges
    assert found.named(KG.Benchmark) == {"Frob", "Grault"}


def test_a_table_without_numbers_and_known_headers_is_dropped_whole() -> None:
    found = read(table("plugh.", ("Foo", "Bar"), ("one", "two")))
    assert list(found.reasons) == ["table not understood: no column names things of a known class"]


def test_one_column_that_names_its_metric_leaves_the_scores_beside_it_what_they_are() -> None:
    found = read(table("ZorkEval.", ("Model", "Python", "Java", "C++", "Win rate"), ("Wug 7B", "50.8", "41.5", "45.8", "9.5")))
    assert {("wug/7b", "zorkeval Python", "50.8"), ("wug/7b", "zorkeval Java", "41.5"), ("wug/7b", "zorkeval", "9.5")} <= found.scores


@pytest.mark.parametrize("header", ["test_cases", "error_outputs", "total_cost", "total_tests", "syntax_errors", "seconds_per_case"])
def test_counts_and_costs_of_a_run_are_no_benchmarks(header: str) -> None:
    found = read(table("scores.", ("Model", "ZorkEval", header), ("Wug 7B", "54.3", "12.5"), ("Dax 9B", "58.1", "21.5")))
    assert {(s[1], s[2]) for s in found.scores} == {("zorkeval", "54.3"), ("zorkeval", "58.1")}


def test_a_number_that_is_no_date_is_no_date_of_release() -> None:
    found = read(table("pass@1.", ("Model", "Release date", "ZorkEval"), ("Wug 7B", "1720224000000", "54.3"), ("Dax 9B", "May 2024", "8")))
    assert {e for e in found.edges if e[1] == "releaseDate"} == {("model/dax/9b", "releaseDate", "May 2024")}


def test_the_sources_of_a_training_mixture_are_corpora_and_its_model_is_no_benchmark() -> None:
    rows = ("WugPile", "41.2", "62.4"), ("Bork (SQL subset)", "17.6", "37.6")
    found = read(table("Pretraining mixture of Wug-7B.", ("Source", "Tokens (B)", "Share (%)"), *rows))
    assert found.scores == set()
    assert {("corpus/wugpile", "corpusSize", "41.2"), ("corpus/wugpile", "attribute/share", "62.4")} <= found.edges
