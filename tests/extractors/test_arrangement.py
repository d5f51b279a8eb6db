"""Tables that are printed the other way round, or with a header in two lines."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.vocab import KG
from tests.extractors.invented import CONTEXT, read, table
from tests.extractors.pipeline import short

EXPECTED = {
    ("wug/7b", "zorkeval", "54.3"),
    ("wug/7b", "quuxbench", "4.3"),
    ("bork", "zorkeval", "12.0"),
    ("bork", "quuxbench", "15.0"),
}


@pytest.mark.parametrize("corner", ["Benchmark", "Dataset", "", "Task", "Benchmarks"])
def test_a_model_in_each_column_is_read_like_a_model_in_each_row(corner: str) -> None:
    turned = read(table("pass@1 of models.", (corner, "Wug 7B", "Bork"), ("ZorkEval", "54.3", "12.0"), ("Quuxbench", "4.3", "15.0")))
    upright = read(table("pass@1 of models.", ("Model", "ZorkEval", "Quuxbench"), ("Wug 7B", "54.3", "4.3"), ("Bork", "12.0", "15.0")))
    assert turned.scores == upright.scores == EXPECTED
    assert turned.named(KG.Model) == {"Wug 7B", "Bork"}
    assert [r.unit for r in turned.results] == ["percent"] * 4


def test_the_quote_of_a_turned_table_goes_from_the_headers_to_the_row() -> None:
    found = read(table("pass@1.", ("Benchmark", "Wug 7B", "Bork"), ("ZorkEval", "54.3", "12.0"), ("Quuxbench", "4.3", "15.0")))
    quote = found.result("54.3").evidence.quote.of(found.document.text)
    assert quote.startswith("Benchmark | Wug 7B | Bork")
    assert quote.endswith("| ZorkEval | 54.3 | 12.0 |")
    assert "Quuxbench" in found.result("15.0").evidence.quote.of(found.document.text)
    place = found.result("12.0").evidence.locator
    assert (place.row, place.column) == ("ZorkEval", "Bork")


def test_a_row_of_a_turned_table_that_is_far_from_its_headers_is_quoted_by_itself() -> None:
    far = [(f"Frob{n}", f"{n}.5", f"{n}.25") for n in range(80)]
    found = read(table("pass@1.", ("Benchmark", "Wug 7B", "Bork"), *far))
    assert len(found.results) == 160
    quotes = {r.label: r.evidence.quote.of(found.document.text) for r in found.results if r.printed in ("79.5", "79.25")}
    assert set(quotes) == {"Wug 7B", "Bork"}
    assert all("Frob79" in quote and "Frob78" not in quote for quote in quotes.values())


def test_languages_and_metrics_can_be_the_rows() -> None:
    languages = read(table("pass@1 on ZorkEval.", ("Language", "Wug 7B", "Dax 9B"), ("Python", "54.3", "58.1"), ("C++", "4.3", "8.1")))
    assert ("wug/7b", "zorkeval Python", "54.3") in languages.scores
    assert len(languages.scores) == 4
    metrics = read(table("results on ZorkEval.", ("Metric", "Wug 7B", "Dax 9B"), ("pass@1", "54.3", "58.1"), ("pass@10", "4.3", "8.1")))
    assert {metrics.settings(p)["k"] for p in ("54.3", "58.1")} == {"1"}
    assert {metrics.settings(p)["k"] for p in ("4.3", "8.1")} == {"10"}


def test_unheard_models_in_columns_are_told_by_a_caption_that_speaks_of_scores() -> None:
    found = read(table("pass@1 scores.", ("Benchmark", "Wug", "Dax"), ("Frob", "54.3", "58.1"), ("Grault", "4.3", "–")))
    assert found.scores == {("wug", "frob", "54.3"), ("dax", "frob", "58.1"), ("wug", "grault", "4.3")}
    silent = read(table("the benchmarks.", ("Benchmark", "Plugh", "Xyzzy"), ("Frob", "54.3", "58.1"), ("Grault", "4.3", "1")))
    assert not silent.results
    assert silent.named(KG.Benchmark) == {"Frob", "Grault"}


def test_properties_can_be_the_rows() -> None:
    rows = ("Layers", "32", "40"), ("Context length", "4K", "16,384"), ("Licence", "MIT", "Apache-2.0")
    found = read(table("architecture.", ("", "Wug 7B", "Wug 13B"), *rows))
    assert {
        ("model/wug/7b", "contextLength", "4K"),
        ("model/wug/13b", "contextLength", "16,384"),
        ("model/wug/7b", "licence", "mit"),
    } <= found.edges
    assert not found.results


def test_shares_of_a_training_mix_are_no_scores() -> None:
    found = read(table("training mix.", ("Dataset", "Wug 7B", "Wug 13B"), ("The Heap", "54.3 %", "58.1 %"), ("Forum", "4.3 %", "3%")))
    assert not found.results
    assert found.named(KG.Benchmark) == set()


def test_averages_and_differences_beside_models_are_no_models() -> None:
    found = read(table("pass@1.", ("Benchmark", "Wug 7B", "Dax 9B", "Δ", "Average"), ("ZorkEval", "1.0", "2.0", "1.0", "1.5")))
    assert found.named(KG.Model) == {"Wug 7B", "Dax 9B"}


def test_a_first_row_of_words_above_numbers_is_a_second_header() -> None:
    rows = ("", "", "pass@1", "pass@10", "pass@1"), ("Wug", "7B", "54.3", "60.1", "3.2")
    spread = read(table("scores.", ("Model", "Size", "ZorkEval", "ZorkEval", "Quuxbench"), *rows))
    merged = read(table("scores.", ("Model", "Size", "ZorkEval", "", "Quuxbench"), *rows))
    joined = read(table("scores.", ("Model", "Size", "ZorkEval / pass@1", "ZorkEval / pass@10", "Quuxbench / pass@1"), rows[1]))
    expected = {("wug/7b", "zorkeval", "54.3"), ("wug/7b", "zorkeval", "60.1"), ("wug/7b", "quuxbench", "3.2")}
    assert spread.scores == merged.scores == joined.scores == expected
    assert spread.settings("60.1") == merged.settings("60.1") == joined.settings("60.1") == {"k": "10"}


FIGURES = st.decimals(min_value=0, max_value=100, places=1).map(str)


@settings(max_examples=12, deadline=None)
@given(st.lists(st.lists(FIGURES, min_size=3, max_size=3), min_size=1, max_size=4))
def test_turning_a_table_changes_no_score(figures: list[list[str]]) -> None:
    benchmarks = [f"Frob{'abcd'[i]}" for i in range(len(figures))]
    models = ["Wug 7B", "Dax 9B", "Bork"]
    turned = read(
        table("pass@1 of models.", ("Benchmark", *models), *((name, *row) for name, row in zip(benchmarks, figures, strict=True)))
    )
    upright = read(table("pass@1 of models.", ("Model", *benchmarks), *((m, *(row[i] for row in figures)) for i, m in enumerate(models))))
    assert len(turned.results) == 3 * len(figures)
    assert turned.scores == upright.scores


def test_rows_of_sizes_below_families_give_each_model_its_figure() -> None:
    context = CONTEXT + "\nTable 10: pass@1.\n\n| Model | Size | ZorkEval |\n| --- | --- | --- |\n| Wug | 7B | 1.5 |\n"
    body = table("ZorkEval pass@1 (%, greedy) before and after.", ("Size", "Bork", "Wug"), ("3B", "31.7", "27.4"), ("7B", "35.4", "–"))
    found = read(body, context=context)
    assert found.scores == {("bork/3b", "zorkeval", "31.7"), ("wug/3b", "zorkeval", "27.4"), ("bork/7b", "zorkeval", "35.4")}
    assert {(short(r.metric), r.unit) for r in found.results} == {("pass-at-k", "percent")}
    assert all(r.printed in r.evidence.quote.of(found.document.text) for r in found.results)
    tokens = read(body.replace("| Size |", "| Tokens |"), context=context)
    assert "bork/3b" not in {model for model, _, _ in tokens.scores}
