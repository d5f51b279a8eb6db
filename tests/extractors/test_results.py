"""Measurements: figure, protocol, error, who measured it, and what is dropped."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.extractors.invented import read, table
from tests.extractors.pipeline import short


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("54.3", "54.3"),
        ("**54.3**", "54.3"),
        ("__54.3__", "54.3"),
        ("54.30", "54.30"),
        ("54.3 %", "54.3"),
        ("54.3†", "54.3"),
        ("54.3<sup>†</sup>", "54.3"),
        ("54.3<sup>a</sup>", "54.3"),
        ("54.3 ± 1.2", "54.3"),
        ("54.3 (±1.2)", "54.3"),
        ("54.3 (+3.8)", "54.3"),
        ("54.3 (↑3.8)", "54.3"),
        ("54.3 ↑", "54.3"),
        ("54.3&nbsp;%", "54.3"),
    ],
)
def test_a_figure_is_read_in_many_spellings_and_kept_as_printed_without_its_tags(cell: str, value: str) -> None:
    found = read(table("pass@1.", ("Model", "ZorkEval"), ("Wug 7B", cell)))
    (result,) = found.results
    assert result.value == Decimal(value)
    assert result.printed == (value if "<" in cell else cell.replace("**", ""))
    assert result.printed in result.evidence.quote.of(found.document.text)
    assert result.evidence.value.of(found.document.text) == result.printed


@pytest.mark.parametrize("cell", ["TBD", "55.0-57.2", "61.2 / 77.3", "OOM", "&lt;8.5", "54.3 (1.2)", "five"])
def test_a_cell_that_is_no_one_number_is_dropped_with_the_reason(cell: str) -> None:
    found = read(table("pass@1.", ("Model", "ZorkEval"), ("Wug 7B", "1.0"), ("Dax 9B", cell), ("Bork", "3.0")))
    assert len(found.results) == 2
    assert found.reasons == {"a cell among measurements that is no number": [cell]}


@pytest.mark.parametrize("cell", ["–", "-", "N/A", "", "×", "n.a."])
def test_an_absent_figure_is_neither_a_result_nor_a_loss(cell: str) -> None:
    found = read(table("pass@1.", ("Model", "ZorkEval", "Quuxbench"), ("Wug 7B", "1.0", cell), ("Dax 9B", "2.0", "3.0")))
    assert {r.printed for r in found.results} == {"1.0", "2.0", "3.0"}
    assert found.reasons == {}


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (0, 2, 1, 3), (0, 3, 2, 1), (2, 3, 0, 1)])
def test_an_error_beside_several_kinds_of_score_is_that_of_the_problems_solved(order: tuple[int, ...]) -> None:
    rows = (("Model", "pass1", "win_rate", "SE(A)"), ("wug-7b", "0.25", "0.75", "0.01"))
    found = read(table("ZorkEval.", *(tuple(row[i] for i in order) for row in rows)))
    assert found.result("0.25").standard_error == Decimal("0.01")
    assert found.result("0.75").standard_error is None


def test_a_row_too_long_to_be_quoted_is_dropped_with_the_reason() -> None:
    found = read(table("pass@1.", ("Model", "Plugh", "ZorkEval"), ("Wug 7B", "x" * 1000, "1.0"), ("Dax 9B", "y", "2.0")))
    assert found.scores == {("dax/9b", "zorkeval", "2.0")}
    assert found.reasons["the row is too long to be quoted"] == ["1.0"]


def test_clauses_of_a_caption_hold_for_what_they_name_and_else_for_all() -> None:
    caption = "pass@1 of models. ZorkEval is zero-shot; Quuxbench is 3-shot; greedy decoding at temperature 0.20."
    found = read(table(caption, ("Model", "ZorkEval", "Quuxbench"), ("Wug 7B", "1.0", "2.0")))
    assert found.settings("1.0") == {"k": "1", "shots": "0", "decoding": "greedy", "temperature": "0.2"}
    assert found.settings("2.0") == {"k": "1", "shots": "3", "decoding": "greedy", "temperature": "0.2"}


def test_a_header_says_the_protocol_before_the_caption() -> None:
    found = read(table("pass@1, zero-shot.", ("Model", "ZorkEval (3-shot)", "Quuxbench"), ("Wug 7B", "1.0", "2.0")))
    assert [found.settings(p)["shots"] for p in ("1.0", "2.0")] == ["3", "0"]


def test_a_caption_of_several_metrics_gives_none_of_them() -> None:
    found = read(table("pass@1 and pass@10 on ZorkEval.", ("Model", "ZorkEval"), ("Wug 7B", "1.0")))
    assert "k" not in found.settings("1.0")
    assert short(found.result("1.0").metric) == "pass-at-k"
    found = read(table("scores.", ("Model", "ZorkEval"), ("Wug 7B", "1.0")))
    assert short(found.result("1.0").metric) == "score"


def test_another_metric_in_the_header_has_no_k() -> None:
    found = read(table("pass@1.", ("Model", "Frob BLEU", "ZorkEval"), ("Wug 7B", "1.0", "2.0")))
    assert short(found.result("1.0").metric) == "bleu"
    assert found.settings("1.0") == {}
    assert found.settings("2.0") == {"k": "1"}


def test_an_error_is_standard_only_where_that_is_said() -> None:
    for caption, error in (
        ("pass@1 (± standard error)", Decimal("1.2")),
        ("pass@1 ± SE.", Decimal("1.2")),
        ("pass@1 ± std.", None),
        ("pass@1.", None),
    ):
        found = read(table(caption, ("Model", "ZorkEval"), ("Wug 7B", "54.3 ± 1.2")))
        assert found.results[0].standard_error == error, caption


def test_a_column_of_errors_belongs_to_the_measurements_left_of_it() -> None:
    found = read(table("pass@1.", ("Model", "ZorkEval", "SE", "Quuxbench", "SE"), ("Wug 7B", "1.0", "0.1", "2.0", "0.2")))
    assert found.result("1.0").standard_error == Decimal("0.1")
    assert found.result("2.0").standard_error == Decimal("0.2")
    found = read(table("pass@1.", ("Model", "SE", "ZorkEval"), ("Wug 7B", "0.1", "1.0")))
    assert found.result("1.0").standard_error == Decimal("0.1")


MARKED = table(
    "pass@1.", ("Model", "ZorkEval"), ("Wug 7B", "1.0 *"), ("Dax 9B", "2.0 †"), ("Bork", "3.0"), ("Zum 3B", "4.0 ‡"), ("Pim", "5.0 [12]")
)


@pytest.mark.parametrize(
    ("trust", "plain"), [("primary", "authors"), ("third_party", "authors"), ("secondary", "quoted"), ("unstated", None)]
)
def test_who_measured_is_told_by_marks_and_else_by_the_document(trust: str, plain: str | None) -> None:
    found = read(MARKED + "\nNote: * taken from the Dax paper. † our own experiment.\n", trust=trust)
    assert [found.result(p).measured_by for p in ("1.0 *", "2.0 †", "3.0", "4.0 ‡", "5.0 [12]")] == [
        "quoted",
        "authors",
        plain,
        None,
        "quoted",
    ]
    assert found.result("1.0 *").evidence.mark == "*"


def test_a_mark_means_what_its_own_table_says() -> None:
    first = table("pass@1.", ("Model", "ZorkEval"), ("Wug 7B", "1.0 *")) + "\nNote: * taken from the Dax paper.\n"
    second = table("pass@1.", ("Model", "ZorkEval"), ("Wug 7B", "2.0 *")).replace("Table 1", "Table 2") + "\nNote: * reproduced.\n"
    third = table("pass@1.", ("Model", "ZorkEval"), ("Wug 7B", "3.0 *")).replace("Table 1", "Table 3")
    found = read(f"{first}\n{second}\n{third}")
    assert [found.result(p).measured_by for p in ("1.0 *", "2.0 *", "3.0 *")] == ["quoted", "authors", "quoted"]


NAMES = st.text("bcdfgklmnprstvz", min_size=5, max_size=9).map(str.capitalize)
FIGURES = st.decimals(min_value=0, max_value=100, places=1).map(str)


@settings(max_examples=15, deadline=None)
@given(st.data())
def test_any_table_of_invented_names_gives_each_figure_once_whatever_the_order(data: st.DataObject) -> None:
    models = data.draw(st.lists(NAMES, min_size=1, max_size=4, unique_by=str.lower), "models")
    benchmarks = data.draw(st.lists(NAMES.filter(lambda n: n not in models), min_size=1, max_size=3, unique_by=str.lower), "benchmarks")
    cells = {(m, b): data.draw(FIGURES) for m in models for b in benchmarks}
    rows, columns = data.draw(st.permutations(models)), data.draw(st.permutations(benchmarks))
    header = ("Model", *(f"{b}bench" for b in columns))
    found = read(table("pass@1 of models.", header, *((f"{m} 7B", *(cells[m, b] for b in columns)) for m in rows)))
    assert found.scores == {(f"{m.lower()}/7b", f"{b.lower()}bench", figure) for (m, b), figure in cells.items()}
    assert len(found.results) == len(cells)
