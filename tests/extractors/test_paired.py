"""Tables of pairs of models that were run on the same problems."""

from __future__ import annotations

from kg.vocab import KG
from tests.extractors.invented import read, table
from tests.extractors.pipeline import short

HEADER = ("Model A", "Model B", "acc A", "acc B", "SE(A-B)", "p-value")


def test_a_row_of_two_models_with_both_scores_is_a_paired_test() -> None:
    found = read(table("paired tests on ZorkEval.", HEADER, ("Wug 7B", "Dax 9B", "0.51", "0.53", "0.01", "0.04")))
    (test,) = found.tests
    assert (short(test.first), short(test.second), short(test.benchmark)) == ("model/wug/7b", "model/dax/9b", "benchmark/zorkeval")
    assert (test.first_printed, test.second_printed, test.error_printed, test.p_printed) == ("0.51", "0.53", "0.01", "0.04")
    assert test.problems is None
    assert test.evidence.quote.of(found.document.text) == "| Wug 7B | Dax 9B | 0.51 | 0.53 | 0.01 | 0.04 |"
    assert found.named(KG.Model) == {"Wug 7B", "Dax 9B"}
    assert not found.results


def test_each_model_of_a_pair_is_named_where_it_stands() -> None:
    found = read(table("paired tests on ZorkEval.", HEADER, ("Wug 7B", "Dax 9B", "0.51", "0.53", "0.01", "0.04")))
    for label in ("Wug 7B", "Dax 9B"):
        assert found.evidence(label).value.of(found.document.text) == label


def test_a_pair_that_lacks_a_model_or_a_score_is_dropped_and_shifts_no_other() -> None:
    rows = ("Wug 7B", "–", "0.51", "0.53", "", ""), ("–", "Dax 9B", "0.5", "0.6", "", ""), ("Wug 7B", "Dax 9B", "0.51", "N/A", "", "")
    found = read(table("paired tests on ZorkEval.", HEADER, *rows, ("Wug 7B", "Bork", "0.1", "0.2", "", "")))
    (test,) = found.tests
    assert short(test.second) == "model/bork"
    assert (test.error_printed, test.p_printed) == (None, None)
    assert len(found.reasons["a pair without two models, both scores and a benchmark"]) == 2


def test_the_benchmark_of_a_row_goes_before_that_of_the_caption_and_may_be_new() -> None:
    rows = ("Wug 7B", "Dax 9B", "Quuxbench", "0.1", "0.2", "164"), ("Wug 7B", "Dax 9B", "Frob", "0.3", "0.4", "1.5")
    found = read(table("paired tests on ZorkEval.", ("Model A", "Model B", "Benchmark", "acc A", "acc B", "total"), *rows))
    assert [(short(t.benchmark), t.problems) for t in found.tests] == [("benchmark/quuxbench", 164), ("benchmark/frob", None)]
    assert {"Quuxbench", "Frob"} <= found.named(KG.Benchmark)


def test_two_columns_of_models_without_both_scores_are_no_pairs() -> None:
    found = read(table("pass@1.", ("Model", "Baseline", "ZorkEval"), ("Wug 7B", "Dax 9B", "54.3")))
    assert not found.tests
    assert found.scores == {("wug/7b", "zorkeval", "54.3")}
    assert found.reasons["column not understood: a second column of names"] == ["Baseline"]
