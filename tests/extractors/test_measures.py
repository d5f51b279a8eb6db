"""What a column of measurements measures: benchmark, part and unit."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.build import Source, construct
from kg.vocab import KG
from tests.extractors.invented import read, table
from tests.extractors.pipeline import short


def test_a_benchmark_in_the_caption_has_the_columns_as_its_parts() -> None:
    found = read(table("pass@1 on ZorkEval by language.", ("Model", "Python", "C++", "Avg."), ("Wug 7B", "1.0", "2.0", "1.5")))
    assert found.scores == {("wug/7b", "zorkeval Python", "1.0"), ("wug/7b", "zorkeval C++", "2.0"), ("wug/7b", "zorkeval Avg", "1.5")}


def test_the_header_names_the_benchmark_before_the_caption_does() -> None:
    found = read(table("pass@1 on ZorkEval.", ("Model", "ZorkEval", "Quuxbench Python"), ("Wug 7B", "1.0", "2.0")))
    assert found.scores == {("wug/7b", "zorkeval", "1.0"), ("wug/7b", "quuxbench Python", "2.0")}


def test_a_benchmark_that_no_document_names_is_taken_from_on_or_results() -> None:
    for caption in ("pass@1 on Frobmark.", "Frobmark results in pass@1.", "pass@1 for the Frobmark, zero-shot."):
        found = read(table(caption, ("Model", "pass@1"), ("Wug 7B", "1.0")))
        assert found.scores == {("wug/7b", "frobmark", "1.0")}, caption
        assert found.named(KG.Benchmark) == {"Frobmark"}


def test_a_name_in_the_caption_is_evidence_where_it_stands() -> None:
    found = read(table("pass@1 on Frobmark.", ("Model", "pass@1"), ("Wug 7B", "1.0")))
    shown = found.evidence("Frobmark")
    assert shown.value.of(found.document.text) == "Frobmark"
    assert shown.quote.of(found.document.text).startswith("pass@1 on")


def test_a_part_behind_the_name_in_the_caption_is_the_subset() -> None:
    found = read(table("pass@1 on ZorkEval-Hard.", ("Model", "pass@1"), ("Wug 7B", "1.0")))
    assert found.scores == {("wug/7b", "zorkeval Hard", "1.0")}


def test_a_caption_of_two_benchmarks_names_neither_for_a_column() -> None:
    found = read(table("pass@1 on ZorkEval and Quuxbench.", ("Model", "pass@1"), ("Wug 7B", "1.0")))
    assert not found.results
    assert found.reasons["column not understood: neither the column nor the caption names the benchmark"] == ["pass@1"]


def test_a_name_in_brackets_or_in_a_later_sentence_does_not_compete() -> None:
    found = read(table("pass@1 on ZorkEval (like Quuxbench). Quuxbench is older.", ("Model", "pass@1"), ("Wug 7B", "1.0")))
    assert found.scores == {("wug/7b", "zorkeval", "1.0")}


def test_languages_without_a_benchmark_are_dropped_and_their_average_is_of_this_table_alone() -> None:
    found = read(table("pass@1.", ("Model", "Python", "Java", "Average"), ("Wug 7B", "1.0", "2.0", "1.5")))
    assert found.scores == {("wug/7b", "document/doc/table/1/average", "1.5")}
    assert found.named(KG.Benchmark) == {"Average (table 1)"}


def test_a_caption_may_say_what_a_column_is() -> None:
    caption = "pass@1 on Quuxbench by language. The column Python is ZorkEval itself."
    found = read(table(caption, ("Model", "Python", "Java"), ("Wug 7B", "1.0", "2.0")))
    assert ("wug/7b", "zorkeval", "1.0") in found.scores


def test_an_unknown_header_is_a_new_benchmark_with_its_header_as_evidence() -> None:
    found = read(table("pass@1.", ("Model", "Frob / pass@1"), ("Wug 7B", "1.0")))
    assert found.scores == {("wug/7b", "frob", "1.0")}
    shown = found.evidence("Frob")
    assert shown.quote.of(found.document.text) == "Frob / pass@1"
    assert shown.locator.column == "Frob / pass@1"


@pytest.mark.parametrize(
    ("caption", "header", "cells", "unit"),
    [
        ("scores.", "Frob", ("12 %", "13"), "percent"),
        ("scores in per cent.", "Frob", ("12", "13"), "percent"),
        ("scores.", "Frob (%)", ("12", "13"), "percent"),
        ("pass@1.", "Frob", ("12", "13"), "percent"),
        ("pass@1.", "Frob", ("0.12", ".13"), "fraction"),
        ("scores.", "Frob", ("0.12", "1"), "fraction"),
        ("scores.", "Frob", ("12", "13"), None),
        ("pass@1.", "Frob BLEU", ("12", "13"), None),
        ("pass@1.", "ZorkEval / latency", ("12", "130"), None),
    ],
)
def test_the_unit_is_told_by_cells_header_caption_or_metric(caption: str, header: str, cells: tuple[str, str], unit: str | None) -> None:
    found = read(table(caption, ("Model", header), ("Wug 7B", cells[0]), ("Dax 9B", cells[1])))
    assert {r.unit for r in found.results if not r.printed.endswith("%")} == {unit}
    assert len(found.results) == 2


def test_figures_beyond_a_hundred_are_no_pass_rate() -> None:
    found = read(table("pass@1.", ("Model", "ZorkEval", "Grault"), ("Wug 7B", "54.3", "1,134"), ("Dax 9B", "58.1", "1033")))
    assert {s[1] for s in found.scores} == {"zorkeval"}
    assert found.reasons["column not understood: numbers beyond 0 to 100 are no pass rate"] == ["Grault"]


def test_a_header_that_names_a_task_says_what_its_benchmark_is_for() -> None:
    found = read(table("F1 of models.", ("Model", "Clone detection Frob F1"), ("Wug 7B", "1.0")))
    assert ("benchmark/frob", "forTask", "clone-detection") in found.edges


@pytest.mark.parametrize(
    ("name", "benchmark", "part"),
    [("board_model_table_Zork7.csv", "Zork7", None), ("zork_results-hard.csv", "zork", "hard"), ("zork+_scores.csv", "zork+", None)],
)
def test_a_file_without_a_caption_measures_what_it_is_named_after(name: str, benchmark: str, part: str | None) -> None:
    graph = construct([Source(name, b"model,pass1\nWibble-7b,0.25\nWug-7b,0.5\n")])
    (made,), (summary,) = graph.contributions.values(), graph.summaries.values()
    subsets = {q.object.value for q in made.shared if q.predicate.value == KG.subset and isinstance(q.object, ox.Literal)}
    assert {n.label for n in summary.names if n.cls == KG.Benchmark} == {benchmark}, summary.dropped
    assert subsets == ({part} if part else set())


@pytest.mark.parametrize("caption", ["ZorkEval, pass@1 (%), one completion per problem.", "Correct fixes on ZorkEval, in per cent."])
def test_columns_under_a_kind_of_parts_are_parts_of_what_the_caption_names(caption: str) -> None:
    heads = ("Model", "Build system / Make", "Build system / Cargo", "Build system / All")
    found = read(table(caption, heads, ("Wug-7B", "1.5", "2.5", "2.0"), ("Dax-9B", "3.5", "4.5", "4.0")))
    assert {(short(r.benchmark), r.subset, r.printed) for r in found.results if r.printed in ("1.5", "4.5", "2.0")} == {
        ("benchmark/zorkeval", "Make", "1.5"),
        ("benchmark/zorkeval", "Cargo", "4.5"),
        ("benchmark/zorkeval", None, "2.0"),
    }


def test_columns_under_a_name_are_parts_of_that_name() -> None:
    heads = ("Model", "QuuxBench / Make", "QuuxBench / Cargo")
    found = read(table("ZorkEval, pass@1 (%).", heads, ("Wug-7B", "1.5", "2.5"), ("Dax-9B", "3.5", "4.5")))
    assert "benchmark/zorkeval" not in {short(r.benchmark) for r in found.results}
