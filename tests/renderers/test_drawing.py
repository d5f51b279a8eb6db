"""Drawings show the numbers that were asked for, from zero, and nothing that only looks like a number."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given

from kg.errors import InputError
from kg.model.answer import Answer, Value
from kg.renderers.chart import chart
from kg.renderers.figure import figure
from kg.renderers.measure import columns
from kg.renderers.notebook import frame, shown
from kg.renderers.series import MOST_BARS, series
from kg.renderers.svg import svg
from tests.renderers.invented import COMPARISON, HOSTILE, NO_EVIDENCE, RANKING, row
from tests.renderers.strategies import FEW, answers


def table(headings: Sequence[str], *rows: Sequence[Value]) -> Answer:
    return replace(COMPARISON, columns=tuple(headings), rows=tuple(row((1,), *values) for values in rows))


def titles(answer: Answer) -> list[str]:
    return [panel.title for panel in series(answer).panels]


def test_scores_are_drawn_and_sizes_years_and_ranks_are_not() -> None:
    answer = table(("Model", "Rank", "Size", "Year", "Score"), ("A", 1, "7B", 2023, "33.5 %"), ("B", 2, "13B", 2024, "40.1 %"))
    assert titles(answer) == ["Score"]


def test_sizes_are_drawn_where_they_are_all_that_was_asked_for() -> None:
    assert titles(table(("Model", "Size"), ("A", "7B"), ("B", "13B"))) == ["Size"]


@pytest.mark.parametrize("values", [("7B", "350M"), ("33.5 %", "0.41"), ("GPT-4", "3"), ("3", None), (None, None), ("NaN", "–")])
def test_what_has_no_one_scale_is_not_drawn(values: tuple[Value, Value]) -> None:
    assert titles(table(("Model", "Score"), ("A", values[0]), ("B", values[1]))) == []


def test_bars_begin_at_zero_and_are_as_long_as_their_numbers() -> None:
    panel = series(table(("Model", "Score"), ("A", "20 %"), ("B", "40 %"), ("C", "–"))).panels[0]
    assert [None if bar.value is None else panel.share(bar.value) for bar in panel.bars] == [Decimal("0.5"), Decimal(1), None]
    assert panel.share(Decimal(0)) == 0


def test_columns_of_one_unit_have_one_scale() -> None:
    panels = series(table(("Model", "One", "Two", "Three"), ("A", "20 %", "60 %", 3), ("B", "40 %", "80 %", 4))).panels
    assert [panel.high for panel in panels] == [80, 80, 4]


def test_columns_of_like_numbers_have_one_scale() -> None:
    columns = ("0.26", "0.229", "-3.1", 812), ("0.389", "0.398", "0.9", 950)
    panels = series(table(("Size", "One", "Two", "Difference", "Problems"), ("7B", *columns[0]), ("70B", *columns[1]))).panels
    assert [str(panel.high) for panel in panels] == ["0.398", "0.398", "0.9", "950"]


def test_rows_of_one_name_are_told_apart() -> None:
    labels = [bar.label for bar in series(COMPARISON).panels[0].bars]
    assert len(set(labels)) == len(labels)


def test_what_is_not_drawn_is_said() -> None:
    answer = table(("Model", "Score"), *((f"M{i}", i + 50) for i in range(MOST_BARS + 1)))
    assert "Not drawn: 1 more row." in chart(answer)
    assert "Not drawn: 1 more row." in svg(answer)


def test_nothing_is_drawn_of_nothing() -> None:
    assert (chart(NO_EVIDENCE), svg(NO_EVIDENCE)) == ("", "")
    with pytest.raises(InputError, match="no numbers to draw"):
        figure(NO_EVIDENCE)


@FEW
@given(answers())
def test_a_chart_fits_the_window(answer: Answer) -> None:
    for width in (40, 80, 200):
        assert all(columns(line) <= width for line in chart(answer, width=width).split("\n"))


def test_a_longer_bar_is_a_larger_number() -> None:
    lengths = [len(re.findall("[▏▎▍▌▋▊▉█]", line)) for line in chart(RANKING, width=100).split("\n\n")[0].split("\n")[1:]]
    assert lengths == sorted(lengths, reverse=True)
    assert lengths[0] > lengths[-1]


def test_a_number_below_zero_is_drawn_to_the_left() -> None:
    lines = chart(table(("Model", "Change"), ("A", Decimal(-5)), ("B", Decimal(5)))).split("\n")
    assert lines[1].index("█") < lines[2].index("█")
    assert lines[1].rindex("█") < lines[2].index("█") + 1


@pytest.mark.parametrize("form", ["png", "svg"])
def test_a_figure_is_the_same_bytes_each_time(form: Any) -> None:
    pytest.importorskip("matplotlib", reason="needs the extra plot")
    made = figure(HOSTILE, form)
    assert made == figure(HOSTILE, form)
    assert made.startswith(b"\x89PNG" if form == "png" else b"<?xml")
    assert form == "png" or b"<script" not in made


def test_a_library_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib.figure", None)
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(InputError, match=r"matplotlib is not installed.*\n.*pip install 'codellm-kg\[plot\]'"):
        figure(RANKING)
    with pytest.raises(InputError, match="pandas is not installed"):
        frame(RANKING)


def test_a_frame_has_the_rows_and_their_citations(monkeypatch: pytest.MonkeyPatch) -> None:
    class DataFrame:
        def __init__(self, rows: list[list[Any]], columns: list[str]) -> None:
            self.rows, self.columns = rows, columns
            self.attrs: dict[str, Any] = {}

    monkeypatch.setitem(sys.modules, "pandas", SimpleNamespace(DataFrame=DataFrame))
    made = frame(COMPARISON)
    assert made.columns == [*COMPARISON.columns, "cites"]
    assert made.rows[0] == ["Quokka - Java", "3B", "40.2 %", 6.7, "authors", (1,)]
    assert made.attrs["citations"][5].endswith("TestEval leaderboard")


def test_a_frame_is_a_pandas_frame() -> None:
    pandas = pytest.importorskip("pandas", reason="needs pandas")
    made = frame(RANKING)
    assert isinstance(made, pandas.DataFrame)
    assert made["TestEval / pass@1"].max() == 61.5


def test_fractions_beside_percentages_are_drawn_on_one_scale_where_their_unit_is_said() -> None:
    answer = table(
        ("Model", "Score", "unit", "Gap"), ("A", "0.25", "fraction", Decimal("-25.0")), ("B", "50.0", "percent", Decimal("25.0"))
    )
    panels = series(answer).panels
    assert [panel.title for panel in panels] == ["Score, drawn in per cent", "Gap"]
    assert [(str(bar.value), bar.printed) for bar in panels[0].bars] == [("25.00", "0.25"), ("50.0", "50.0")]
    assert [str(bar.value) for bar in panels[1].bars] == ["-25.0", "25.0"]


def test_sizes_are_never_drawn_in_the_place_of_scores_that_have_no_one_scale() -> None:
    assert titles(table(("Model", "Size", "Score"), ("A", "7B", "33.5 %"), ("A", "13B", "0.41"))) == []


def test_bars_are_named_by_no_more_columns_than_it_takes() -> None:
    answer = table(
        ("Model", "Size", "Way", "Where", "Score"), ("A", "7B", "x", "one", 10), ("A", "7B", "x", "two", 20), ("A", "9B", "y", "one", 30)
    )
    assert [bar.label for bar in series(answer).panels[0].bars] == ["A 7B one", "A 7B two", "A 9B one"]


def test_an_answer_that_shows_itself_is_the_same_answer() -> None:
    one = shown(COMPARISON)
    assert one == COMPARISON
    assert hash(one) == hash(shown(COMPARISON))
    assert one != shown(RANKING)
    assert "kg-answer" in one._repr_html_()
    assert one._repr_markdown_().startswith("> ")
    assert str(one).count("\n") > 3


def test_an_answer_that_shows_itself_gives_its_rows_to_pandas() -> None:
    pytest.importorskip("pandas")
    made = shown(COMPARISON).to_frame()
    assert len(made) == len(COMPARISON.rows)
    assert made.columns[-1] == "cites"
