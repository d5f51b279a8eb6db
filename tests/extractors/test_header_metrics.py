"""Metrics that only their place in a header tells: a word of capitals behind all names, a cell under "Metric". All names are invented."""

from __future__ import annotations

from kg.model.statement import Named, Statement
from kg.vocab import KG
from tests.extractors.invented import Read, read
from tests.extractors.pipeline import edges, short


def measured(found: Read) -> set[tuple[str, str | None, str, str | None]]:
    return {(short(r.benchmark), short(r.metric), r.printed, r.unit) for r in found.results}


SPELT = """Table 1: quick match rate (QMR) in per cent, lower is better, and full-load factor (FLF) on one core.

| Model | Zork lang QMR | Quuxbench QMR | FLF |
| --- | --- | --- | --- |
| Wug 7B | 12.3 | 45.6 | 1.45 |
| Wug 13B | 10.1 | 40.2 | 0.92 |
"""


def test_letters_behind_the_names_are_a_metric_where_the_caption_spells_them_out() -> None:
    found = read(SPELT)
    assert measured(found) == {
        ("benchmark/zorklang", "concept/metric/qmr", "12.3", "percent"),
        ("benchmark/zorklang", "concept/metric/qmr", "10.1", "percent"),
        ("benchmark/quuxbench", "concept/metric/qmr", "45.6", "percent"),
        ("benchmark/quuxbench", "concept/metric/qmr", "40.2", "percent"),
    }
    assert {n.label for n in found.of(Named) if n.cls == KG.Metric} == {"QMR", "quick match rate"}


def test_a_figure_under_its_spelt_out_letters_alone_is_of_the_model_and_of_no_benchmark() -> None:
    found = read(SPELT)
    assert {(s, o) for s, p, o in edges(list(found.items)) if p == "attribute/flf"} == {("model/wug/7b", "1.45"), ("model/wug/13b", "0.92")}
    assert {n.label for n in found.of(Named) if n.cls == KG.Attribute} == {"FLF", "full-load factor"}


def test_letters_behind_the_names_of_all_of_three_benchmarks_are_their_metric() -> None:
    found = read("Table 1: results.\n\n| Model | Zork-Dev QX | Quux QX | Frob QX |\n|---|---|---|---|\n| Wug 7B | 1.5 | 2.5 | 3.5 |\n")
    assert {(b, m) for b, m, _, _ in measured(found)} == {
        (f"benchmark/{name}", "concept/metric/qx") for name in ("zorkdev", "quux", "frob")
    }


def test_letters_behind_two_names_that_nothing_spells_out_stay_part_of_the_names() -> None:
    found = read("Table 1: results.\n\n| Model | Zork QX | Quux QX |\n|---|---|---|\n| Wug 7B | 1.5 | 2.5 |\n")
    assert {b for b, _, _, _ in measured(found)} == {"benchmark/zorkqx", "benchmark/quuxqx"}


def test_spelt_out_letters_that_are_no_measure_stay_part_of_the_names() -> None:
    caption = "Table 1: pass@1 with quite extended suites (QES)."
    found = read(f"{caption}\n\n| Model | Zork | Zork QES |\n|---|---|---|\n| Wug 7B | 1.5 | 2.5 |\n")
    assert {short(r.metric) for r in found.results} == {"pass-at-k"}


def test_an_unheard_metric_under_its_own_header_is_no_part_of_the_benchmark() -> None:
    body = (
        "| Benchmark | Metric | Wug-7B | Blip-7B |\n|---|---|---|---|\n"
        "| ZorkEval | pass@1 | 1.5 | 2.5 |\n| Quuxbench | neat@1 | 3.5 | 4.5 |\n"
    )
    found = read(body)
    assert {(short(r.benchmark), short(r.metric), r.subset) for r in found.results} == {
        ("benchmark/zorkeval", "pass-at-k", None),
        ("benchmark/quuxbench", "concept/metric/neat1", None),
    }
    assert not [s for s in found.of(Statement) if s.predicate == KG.uses]


def test_less_of_a_metric_is_better_where_the_caption_or_an_arrow_says_so() -> None:
    assert {(s, o) for s, p, o in edges(list(read(SPELT).items)) if p == "higherIsBetter"} == {("concept/metric/qmr", "false")}
    upward = read(SPELT.replace(", lower is better", ""))
    assert not [s for s in upward.of(Statement) if s.predicate == KG.higherIsBetter]
    errors = read(SPELT.replace("quick match rate (QMR)", "quick mistake error rate (QMR)").replace(", lower is better", ""))
    assert not [s for s in errors.of(Statement) if s.predicate == KG.higherIsBetter]
    named = read(SPELT.replace("quick match rate (QMR)", "quilt error rate (QER)").replace("QMR", "QER").replace(", lower is better", ""))
    assert [s.object for s in named.of(Statement) if s.predicate == KG.higherIsBetter]


def test_letters_are_a_metric_where_the_text_says_what_they_stand_for() -> None:
    table = "| Model | Zork EX | Zork FM | Quux EX |\n|---|---|---|---|\n| Wug 7B | 1.5 | 2.5 | 3.5 |\n"
    body = f"EX = exact frobbing match, FM = free match, both in %.\n\n{table}"
    assert measured(read(body)) == {
        ("benchmark/zork", "concept/metric/ex", "1.5", None),
        ("benchmark/zork", "concept/metric/fm", "2.5", None),
        ("benchmark/quux", "concept/metric/ex", "3.5", None),
    }


IN_PROSE = """We report execution accuracy (EX), quick match (QM) and the neat wording score (NWS), all in per cent.

Table 1: Results on ZorkEval (dev) and Quuxbench.

| Model | Size | ZorkEval (dev) | | Quuxbench | |
|---|---|---|---|---|---|
| | | EX | QM | EX | NWS |
| Wug | 7B | 12.3 | <u>45.6</u> | 27.5 | **<b>29.8</b>** |
| Blip | 7B | 10.1 | 40.2 | <u>20.5</u><sup>†</sup> | 21.0 |
"""


def test_letters_below_a_benchmark_are_the_metric_that_the_prose_spells_out() -> None:
    found = {(short(r.benchmark), short(r.metric), r.subset) for r in read(IN_PROSE).results}
    assert found == {
        ("benchmark/zorkeval", "pass-at-k", "dev"),
        ("benchmark/zorkeval", "concept/metric/qm", "dev"),
        ("benchmark/quuxbench", "pass-at-k", None),
        ("benchmark/quuxbench", "concept/metric/nws", None),
    }


def test_tags_are_no_part_of_a_printed_figure() -> None:
    found = read(IN_PROSE)
    assert {r.printed for r in found.results} == {"12.3", "45.6", "27.5", "29.8", "10.1", "40.2", "20.5", "21.0"}
    assert all(r.evidence.value.of(found.document.text) == r.printed for r in found.results)


def test_letters_that_the_prose_spells_out_as_no_metric_stay_what_they_are() -> None:
    found = read(IN_PROSE.replace("neat wording score (NWS)", "neat wording suite (NWS)"))
    assert "concept/metric/nws" not in {short(r.metric) for r in found.results}


EXPLAINED = """PlumBench has 620 cells. Run rate is the share of cells that run; quick match is the share whose output is right.
A good name is the best.

| Model | Run rate | Quick match | Good name |
|---|---|---|---|
| Wug 7B | 12.3 | 45.6 | 1.5 |
| Blip 7B | 10.1 | 40.2 | 2.5 |

TABLE V: Results on PlumBench, in per cent.
"""


def test_columns_below_a_caption_that_names_the_benchmark_are_the_metrics_that_the_prose_explains() -> None:
    found = read(
        EXPLAINED.replace(" | Good name", "").replace(" | 1.5", "").replace(" | 2.5", "").replace("|---|---|---|---|", "|---|---|---|")
    )
    assert measured(found) == {
        ("benchmark/plumbench", "concept/metric/runrate", "12.3", "percent"),
        ("benchmark/plumbench", "concept/metric/runrate", "10.1", "percent"),
        ("benchmark/plumbench", "concept/metric/quickmatch", "45.6", "percent"),
        ("benchmark/plumbench", "concept/metric/quickmatch", "40.2", "percent"),
    }


def test_a_column_that_no_prose_explains_is_no_metric() -> None:
    assert "concept/metric/goodname" not in {short(r.metric) for r in read(EXPLAINED).results}


def test_letters_alone_are_metrics_of_the_benchmark_that_the_caption_names() -> None:
    caption = "Table 1: Results on PlumBench. QMR = quick match rate; FLF = full-load factor."
    body = f"{caption}\n\n| Model | QMR | FLF |\n|---|---|---|\n| Wug 7B | 12.3 | 1.45 |\n"
    assert {(b, m) for b, m, _, _ in measured(read(body))} == {
        ("benchmark/plumbench", "concept/metric/qmr"),
        ("benchmark/plumbench", "concept/metric/flf"),
    }
