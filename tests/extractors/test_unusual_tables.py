"""Tables of unusual designs: blocks with one name, two figures in a cell, sizes in a second header, methods beside models."""

from __future__ import annotations

import pytest

from kg.vocab import KG
from tests.extractors.invented import Read, read, table


def figures(found: Read) -> set[tuple[str, str, str, str]]:
    """Model, benchmark with its part, k, and figure."""
    scores = {(r.printed, m, b) for r in found.results for m, b, p in found.scores if p == r.printed}
    return {(m, b, found.settings(p).get("k", ""), p) for p, m, b in scores}


def test_a_name_that_is_printed_once_is_that_of_all_rows_of_its_block() -> None:
    rows = ("Wug", "7B", "1.5", "2.5"), ("", "13B", "3.5", "4.5"), ("Dax", "9B", "5.5", "6.5")
    found = read(table("pass@1.", ("Model", "Size", "ZorkEval", "Quuxbench"), *rows))
    assert ("wug/13b", "quuxbench", "4.5") in found.scores
    assert len(found.scores) == 6
    result = found.result("3.5")
    assert result.evidence.quote.of(found.document.text) == "| Wug | 7B | 1.5 | 2.5 |\n|  | 13B | 3.5 | 4.5 |"
    assert result.evidence.value.of(found.document.text) == "3.5"


def test_settings_tell_the_rows_of_a_block_apart_and_what_stands_between_is_that_of_the_first_row() -> None:
    rows = ("Wug", "7B", "0-shot", "1.5"), ("", "", "3-shot", "2.5"), ("", "13B", "0-shot", "3.5")
    found = read(table("pass@1 on ZorkEval.", ("Model", "Size", "Prompt", "ZorkEval"), *rows))
    assert found.scores == {("wug/7b", "zorkeval", "1.5"), ("wug/7b", "zorkeval", "2.5"), ("wug/13b", "zorkeval", "3.5")}
    assert [found.settings(p)["shots"] for p in ("1.5", "2.5", "3.5")] == ["0", "3", "0"]


def test_a_blank_name_that_nothing_tells_from_the_row_above_is_no_row_of_its_block() -> None:
    found = read(table("pass@1.", ("Model", "Size", "ZorkEval"), ("Wug", "7B", "1.5"), ("", "", "2.5"), ("", "7B", "3.5")))
    assert found.scores == {("wug/7b", "zorkeval", "1.5")}
    assert len(found.reasons["a row without a name"]) == 2


@pytest.mark.parametrize(
    ("caption", "header"),
    [
        ("results.", "ZorkEval pass@1/pass@10"),
        ("results.", "ZorkEval (pass@1 / pass@10)"),
        ("results; pass@1/pass@10 in each cell.", "ZorkEval"),
    ],
)
def test_two_figures_of_a_cell_are_what_header_or_caption_say_in_their_order(caption: str, header: str) -> None:
    found = read(table(caption, ("Model", header), ("Wug 7B", "45.1/60.2"), ("Dax 9B", "46.1 / **61.2**"), ("Bork 3B", "–")))
    assert figures(found) == {
        ("wug/7b", "zorkeval", "1", "45.1"),
        ("wug/7b", "zorkeval", "10", "60.2"),
        ("dax/9b", "zorkeval", "1", "46.1"),
        ("dax/9b", "zorkeval", "10", "**61.2**"),
    }
    shown = found.result("60.2").evidence
    assert shown.value.of(found.document.text) == "60.2"
    assert len({r.iri for r in found.results}) == 4


def test_two_benchmarks_between_slashes_have_each_its_figure() -> None:
    found = read(table("pass@1.", ("Model", "ZorkEval/Quuxbench", "Frob"), ("Wug 7B", "1.5/2.5", "3.5")))
    assert found.scores == {("wug/7b", "zorkeval", "1.5"), ("wug/7b", "quuxbench", "2.5"), ("wug/7b", "frob", "3.5")}
    assert [r.iri.rsplit("/", 1)[-1] for r in sorted(found.results, key=lambda r: r.printed)] == ["r1c2", "r1c2b", "r1c3"]


def test_a_figure_in_brackets_is_what_the_brackets_of_the_header_say() -> None:
    found = read(table("pass@1.", ("Model", "ZorkEval (+)"), ("Wug 7B", "60.4 (55.5)")))
    assert {r.printed for r in found.results} == {"60.4", "55.5"}
    assert found.named(KG.Benchmark) == {"ZorkEval", "ZorkEval+"}
    found = read(table("ZorkEval.", ("Model", "pass@1 (pass@10)"), ("Wug 7B", "60.4 (75.5)")))
    assert figures(found) == {("wug/7b", "zorkeval", "1", "60.4"), ("wug/7b", "zorkeval", "10", "75.5")}


def test_two_figures_of_a_cell_that_nothing_explains_are_dropped() -> None:
    found = read(table("pass@1.", ("Model", "ZorkEval", "Quuxbench"), ("Wug 7B", "1.5/2.5", "3.5")))
    assert found.scores == {("wug/7b", "quuxbench", "3.5")}
    assert found.reasons["column not understood: no property or measurement is known by the header 'ZorkEval'"] == ["ZorkEval"]


def test_a_second_header_of_sizes_belongs_to_the_models_above() -> None:
    rows = ("", "7B", "13B", "9B", "30B"), ("pass@1", "11.5", "12.5", "13.5", "14.5"), ("pass@10", "21.5", "22.5", "23.5", "24.5")
    found = read(table("pass@k on ZorkEval.", ("", "Bork", "", "Dax", ""), *rows))
    assert {("bork/13b", "zorkeval", "12.5"), ("dax/30b", "zorkeval", "24.5")} <= found.scores
    assert len(found.results) == 8
    assert found.settings("24.5")["k"] == "10"


def test_a_header_that_gives_k_alone_is_a_pass_rate() -> None:
    found = read(table("ZorkEval results.", ("Model", "k=1", "k=10", "@100"), ("Wug 7B", "1.5", "2.5", "3.5")))
    assert figures(found) == {("wug/7b", "zorkeval", k, p) for k, p in (("1", "1.5"), ("10", "2.5"), ("100", "3.5"))}
    assert {str(r.metric).rsplit("#", 1)[-1] for r in found.results} == {"pass-at-k"}


def test_methods_beside_the_model_that_they_are_used_with_make_other_things_of_it() -> None:
    rows = ("Direct", "Wug 7B", "1.5"), ("Plugh-Repair", "Wug 7B", "2.5"), ("Direct", "Dax 9B", "3.5"), ("Plugh-Repair", "Dax 9B", "4.5")
    found = read(table("pass@1 on ZorkEval.", ("Method", "Backbone", "ZorkEval"), *rows))
    assert found.scores == {
        ("wug/7b", "zorkeval", "1.5"),
        ("wug/7b/c-plughrepair", "zorkeval", "2.5"),
        ("dax/9b", "zorkeval", "3.5"),
        ("dax/9b/c-plughrepair", "zorkeval", "4.5"),
    }
    assert found.result("2.5").label == "Wug 7B Plugh-Repair"


def test_a_column_of_signed_figures_is_of_differences() -> None:
    found = read(
        table("pass@1.", ("Model", "ZorkEval", "vs. Wug"), ("Wug 7B", "1.5", "-"), ("Dax 9B", "2.5", "+1.0"), ("Bork", "1.0", "-0.5"))
    )
    assert {b for _, b, _ in found.scores} == {"zorkeval"}
    assert found.reasons["column not understood: differences of other figures"] == ["vs. Wug"]


def test_whose_a_model_is_is_no_part_of_its_name() -> None:
    found = read(table("pass@1.", ("Model", "ZorkEval"), ("Wug 7B (ours)", "1.5"), ("Dax [Our model]", "2.5")))
    assert {m for m, _, _ in found.scores} == {"wug/7b", "dax"}


def test_a_figure_that_two_tables_print_otherwise_is_kept_twice() -> None:
    first = table("pass@1.", ("Model", "ZorkEval"), ("Wug 7B", "1.5"))
    found = read(first + "\n" + first.replace("Table 1", "Table 2").replace("1.5", "1.7"))
    assert {r.printed for r in found.results} == {"1.5", "1.7"}


def test_rows_that_say_only_what_is_changed_are_of_the_model_above() -> None:
    rows = ("Wug 7B", "5.5"), ("w/o FIM", "4.5"), ("- Zibbling", "3.5"), ("+ more data", "6.5"), ("Dax 9B w/o FIM", "7.5")
    found = read(table("pass@1.", ("Model", "ZorkEval"), *rows))
    assert {(m, p) for m, _, p in found.scores} == {
        ("wug/7b", "5.5"),
        ("wug/7b/c-fimno", "4.5"),
        ("wug/7b/c-zibblingno", "3.5"),
        ("wug/7b/c-moredata", "6.5"),
        ("dax/9b/c-fimno", "7.5"),
    }
    assert found.result("4.5").label == "w/o FIM"


def test_a_change_without_a_model_above_is_of_the_one_that_the_caption_names() -> None:
    found = read(table("Ablations of Bork 3B, pass@1.", ("Variant", "ZorkEval"), ("w/o FIM", "4.5"), ("w/o Zibbling", "3.5")))
    assert {(m, p) for m, _, p in found.scores} == {("bork/3b/c-fimno", "4.5"), ("bork/3b/c-zibblingno", "3.5")}


def test_a_cross_under_openness_says_that_it_is_closed_and_bytes_are_no_tokens() -> None:
    rows = ("Wug 7B", "✓", "600 GB"), ("Dax 9B", "✗", "2T tokens")
    found = read(table("models.", ("Model", "Open?", "Data size"), *rows))
    assert {(o, s) for s, p, o in found.edges if p == "openness"} == {("open", "model/wug/7b"), ("closed", "model/dax/9b")}
    assert {o for _, p, o in found.edges if p == "trainingTokens"} == {"2T tokens"}
    assert found.reasons == {"a value that the column's property cannot have": ["600 GB"]}


def test_shots_and_metrics_that_a_row_prints_beside_its_benchmark_are_those_of_the_models_in_columns() -> None:
    caption = "Results of chat models. Numbers are pass@1 with T = 0 unless noted. * T = 0.2."
    rows = ("ZorkEval (Pass@1)", "0", "1.5", "2.5*"), ("FrobQA (EM)", "3", "3.5", "4.5"), ("Contest (Percentile)", "-", "5.5", "6.5")
    found = read(table(caption, ("Benchmark (Metric)", "# Shots", "Wug-Chat 8B", "Dax-Chat 70B"), *rows))
    assert found.settings("1.5") == {"k": "1", "shots": "0", "temperature": "0"}
    assert found.settings("2.5*") == {"k": "1", "shots": "0", "temperature": "0.2"}
    assert found.settings("3.5") == {"shots": "3"}
    assert ("wug/chat/8b", "contest", "5.5") in found.scores
    assert found.named(KG.Metric) == {"Percentile"}


@pytest.mark.parametrize("header", ["Best of 5", "maj@8", "Win", "Tie"])
def test_ways_of_counting_are_no_benchmarks(header: str) -> None:
    found = read(table("scores.", ("Model", "ZorkEval", header), ("Wug 7B", "1.5", "2.5"), ("Dax 9B", "3.5", "4.5")))
    assert {b for _, b, _ in found.scores} == {"zorkeval"}


def test_settings_of_runs_that_repeat_in_small_letters_are_no_models() -> None:
    rows = (("random", "0.0", "17.9"), ("random", "0.5", "17.4"), ("import order", "0.0", "18.2"), ("import order", "0.5", "18.0"))
    found = read(table("Effect of file order, pass@1 (%).", ("File order", "Rate", "ZorkEval"), *rows))
    assert not found.scores
    assert "table not understood: no column names things of a known class" in found.reasons
