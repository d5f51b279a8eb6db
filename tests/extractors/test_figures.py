"""Scores that sentences state; no model, benchmark or figure here is of this world."""

from __future__ import annotations

import pytest

from kg.model.statement import Dropped, Result
from tests.extractors.pipeline import one, short

HEAD = """---
id: widgets
kind: paper
title: "Widgets"
trust: primary
---
# Widgets

Models such as Zorkel, Blimp and Quandary are new. Benchmarks such as PlumBench and FigEval are old.

"""

Score = tuple[str, str, str, str | None]


def scores(text: str) -> set[Score]:
    """Return model, benchmark with its part, figure as printed, and k or the metric where it is none of pass@k."""
    document, items = one(HEAD + text + "\n")
    found = [i for i in items if isinstance(i, Result)]
    for result in found:
        quote = result.evidence.quote.of(document.text)
        assert result.printed in quote
        assert result.label in quote
    return {
        (
            short(r.model).removeprefix("model/"),
            " ".join(filter(None, (short(r.benchmark).removeprefix("benchmark/"), r.subset))),
            r.printed,
            next((str(getattr(v, "value", v)) for p, v in r.settings if short(p) == "k"), None),
        )
        for r in found
    }


SENTENCES: dict[str, set[Score]] = {
    "Zorkel achieves 67.8% pass@1 on PlumBench.": {("zorkel", "plumbench", "67.8%", "1")},
    "Zorkel scores 41.3 on PlumBench and 67.8 on FigEval.": {("zorkel", "plumbench", "41.3", None), ("zorkel", "figeval", "67.8", None)},
    "On PlumBench, Zorkel reaches a pass@1 of 67.8%, compared with 54.1% for Blimp.": {
        ("zorkel", "plumbench", "67.8%", "1"), ("blimp", "plumbench", "54.1%", "1")},
    "Zorkel obtains 43.1% and 55.0% on PlumBench and FigEval, respectively.": {
        ("zorkel", "plumbench", "43.1%", None), ("zorkel", "figeval", "55.0%", None)},
    "Zorkel and Blimp achieve 43.1% and 55.0% on PlumBench, respectively.": {
        ("zorkel", "plumbench", "43.1%", None), ("blimp", "plumbench", "55.0%", None)},
    "Zorkel is a 7B model. It achieves 41.3% pass@1 on PlumBench.": {("zorkel", "plumbench", "41.3%", "1")},
    "Zorkel, a 34B model that reaches 52.0% on PlumBench, outperforms Blimp by 6 points.": {("zorkel", "plumbench", "52.0%", None)},
    "Zorkel achieves a PlumBench pass@10 of 71.2.": {("zorkel", "plumbench", "71.2", "10")},
    "Zorkel reaches 52.0% on PlumBench, surpassing Blimp (47.3%) and Quandary (45.1%).": {
        ("zorkel", "plumbench", "52.0%", None), ("blimp", "plumbench", "47.3", None), ("quandary", "plumbench", "45.1", None)},
    "Zorkel-Instruct 7B attains a score of 61.2 on the Python subset of FigEval.": {
        ("zorkel/instruct/7b", "figeval Python", "61.2", None)},
    "Zorkel-7B v1.2 scores 68.3 on PlumBench and 68.5 on FigEval.": {
        ("zorkel/7b/v-v1.2", "plumbench", "68.3", None), ("zorkel/7b/v-v1.2", "figeval", "68.5", None)},
    "Zorkel v2 scores 64.6 on PlumBench.": {("zorkel/v-v2", "plumbench", "64.6", None)},
    "On LoomBench, our own set of 88 weaving tasks, Zorkel solves 36.4%, against 19.3% for Blimp.": {
        ("zorkel", "loombench", "36.4%", None), ("blimp", "loombench", "19.3%", None)},
    "Zorkel scores 57.1% pass@1 on PlumBench and Blimp scores 49.3%.": {
        ("zorkel", "plumbench", "57.1%", "1"), ("blimp", "plumbench", "49.3%", "1")},
    "Zorkel scores 57.1% pass@1 on PlumBench. In the same harness Blimp scores 41.8% and Quandary scores 34.6%.": {
        ("zorkel", "plumbench", "57.1%", "1"), ("blimp", "plumbench", "41.8%", "1"), ("quandary", "plumbench", "34.6%", "1")},
    "For Zorkel we measured a pass@1 of 51.8% on PlumBench.": {("zorkel", "plumbench", "51.8%", "1")},
    "For Blimp-7B, we obtain 33.0% on FigEval.": {("blimp/7b", "figeval", "33.0%", None)},
    "Zorkel has 7B parameters and scores 12.3% on FigEval.": {("zorkel", "figeval", "12.3%", None)},
}  # fmt: skip


@pytest.mark.parametrize("text", SENTENCES)
def test_a_sentence_states_a_score(text: str) -> None:
    assert {(m, b, p.rstrip("%"), k) for m, b, p, k in scores(text)} == {(m, b, p.rstrip("%"), k) for m, b, p, k in SENTENCES[text]}


TESTED = "## 2 Scores\n\nWe test on PlumBench, 320 functions for Java to Rust and 320 for C++ to Go. It is new.\n\n"


def test_parts_of_the_benchmark_that_a_section_is_tested_on_are_named_alone_and_then_left_out() -> None:
    said = "Zorkel-7B 1.2 gets 71.3% on Java to Rust and 48.1% on C++ to Go. Blimp gets 76.9% and 55.6%."
    assert scores(TESTED + said) == {
        ("zorkel/7b/v-v1.2", "plumbench Java to Rust", "71.3%", None),
        ("zorkel/7b/v-v1.2", "plumbench C++ to Go", "48.1%", None),
        ("blimp", "plumbench Java to Rust", "76.9%", None),
        ("blimp", "plumbench C++ to Go", "55.6%", None),
    }


@pytest.mark.parametrize(
    "text",
    [
        "Zorkel gets 71.3% on Java to Rust.",
        TESTED + "Blimp gets 76.9% and 55.6%.",
        TESTED + "Zorkel gets 71.3% on Java to Rust, 5.0% on Go and 48.1%.",
        TESTED + "## 3 Cost\n\nZorkel gets 71.3% on Java to Rust.",
    ],
)
def test_a_part_without_its_benchmark_and_a_figure_without_its_part_are_no_scores(text: str) -> None:
    assert scores(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Zorkel outperforms Blimp on PlumBench by 5.3%.",
        "Zorkel improves from 34.1% to 41.0% on PlumBench.",
        "Zorkel may achieve 70% on PlumBench.",
        "Zorkel does not achieve 70% on PlumBench.",
        "Zorkel reaches 50.0% on PlumBench and FigEval.",
        "The authors of Zorkel achieve 50.0% on PlumBench.",
        "Zorkel achieves over 50% on PlumBench.",
        "Zorkel achieves 5.2 points on PlumBench.",
        "Zorkel reaches a gain of 3.1 points over Blimp on FigEval.",
        "If Zorkel reached 50.0% on PlumBench, it would be best.",
        "For Zorkel we refer to PlumBench, of which 51.8% are short.",
    ],
)
def test_a_difference_a_bound_or_a_doubt_is_no_score(text: str) -> None:
    assert scores(text) == set()


@pytest.mark.parametrize("text", ["Blimp scores 41.8% there.", "\n\nIn the same harness Blimp scores 41.8%."])
def test_a_score_without_a_benchmark_goes_on_with_the_one_before_only_where_it_says_so(text: str) -> None:
    assert scores("Zorkel scores 57.1% on PlumBench. " + text) == {("zorkel", "plumbench", "57.1%", None)}


def test_what_the_authors_of_a_survey_ran_themselves_is_not_quoted() -> None:
    said = "In our own re-run, Zorkel reaches 44.7% on PlumBench.\n\nBlimp reaches 40.1% on PlumBench.\n"
    _, items = one(HEAD.replace("kind: paper", "kind: survey").replace("primary", "secondary") + said)
    assert {i.printed: i.measured_by for i in items if isinstance(i, Result)} == {"44.7%": "authors", "40.1%": "quoted"}


def test_a_zero_shot_fraction_keeps_its_protocol_and_unit() -> None:
    _, items = one(HEAD + "Zorkel achieves a zero-shot pass@1 of 0.43 on PlumBench.\n")
    result = next(i for i in items if isinstance(i, Result))
    assert result.unit == "fraction"
    assert {(short(p), str(getattr(v, "value", v))) for p, v in result.settings} == {("k", "1"), ("shots", "0")}


def test_a_figure_that_a_table_of_the_document_gives_is_not_given_again() -> None:
    table = "Table 1: pass@1 on PlumBench.\n\n| Model | PlumBench |\n| --- | --- |\n| Zorkel | 67.8 |\n| Blimp | 54.1 |\n"
    _, items = one(f"{HEAD}{table}\nZorkel achieves 67.8% pass@1 on PlumBench. Blimp achieves 54.9% on PlumBench.\n")
    found = [i for i in items if isinstance(i, Result)]
    assert sorted(i.printed for i in found) == ["54.1", "54.9%", "67.8"]
    assert [i.text for i in items if isinstance(i, Dropped) and "gives already" in i.reason] == ["67.8%"]


PAGE = """---
id: news
kind: web_page
title: "Zorkel 1.2 is here"
trust: primary
---
# Zorkel 1.2 is here

Today we release Zorkel 1.2. Models such as Zorkel and Blimp are known. PlumBench and FigEval are benchmarks.

"""

NEWS: dict[str, set[Score]] = {
    "PlumBench pass@1 is now 49.4, up from 44.5 in Zorkel 1.1 and 39.0 in Zorkel 1.0.": {
        ("zorkel1.2", "plumbench", "49.4", "1"), ("zorkel1.1", "plumbench", "44.5", "1"), ("zorkel1.0", "plumbench", "39.0", "1")},
    "The same happened on FigEval, where we went from 34.1 (1.0) over 40.2 (v1.1) to 43.9 (version 1.2).": {
        ("zorkel1.0", "figeval", "34.1", None), ("zorkel1.1", "figeval", "40.2", None), ("zorkel1.2", "figeval", "43.9", None)},
    "On FigEval, Zorkel 1.2 scores 52.1, a bit less than the 53.4 of Zorkel 1.1.": {
        ("zorkel1.2", "figeval", "52.1", None), ("zorkel1.1", "figeval", "53.4", None)},
    "Zorkel 1.2 scores 49.4% on PlumBench, up from 44.5% in 1.1.": {
        ("zorkel1.2", "plumbench", "49.4%", None), ("zorkel1.1", "plumbench", "44.5%", None)},
    "PlumBench rose from 44.5 (1.1) to 49.4 (1.2) and FigEval fell from 53.4 (1.1) to 52.1 (1.2).": {
        ("zorkel1.1", "plumbench", "44.5", None), ("zorkel1.2", "plumbench", "49.4", None),
        ("zorkel1.1", "figeval", "53.4", None), ("zorkel1.2", "figeval", "52.1", None)},
    "Compared to the 41.2 of Blimp on PlumBench, the new version is far ahead.": {("blimp", "plumbench", "41.2", None)},
    "The news: PlumBench now stands at 49.4.": {("zorkel1.2", "plumbench", "49.4", None)},
    "On PlumBench this is a gain of 5.3 for Blimp.": set(),
    "PlumBench was run at a temperature of 0.2 for Blimp.": set(),
    "We did not measure FigEval for 1.0.": set(),
    "On FigEval Blimp gains by 5.3 in 1.1.": set(),
}  # fmt: skip


@pytest.mark.parametrize("text", NEWS)
def test_news_of_a_version_give_the_scores_of_each(text: str) -> None:
    document, items = one(PAGE + text + "\n")
    found = [i for i in items if isinstance(i, Result)]
    assert all(r.printed in r.evidence.quote.of(document.text) and r.label in r.evidence.quote.of(document.text) for r in found)
    assert {(_model(r), short(r.benchmark).removeprefix("benchmark/"), r.printed, _k(r)) for r in found} == NEWS[text]


def _model(result: Result) -> str:
    return short(result.model).removeprefix("model/")


def _k(result: Result) -> str | None:
    return next((str(getattr(v, "value", v)) for p, v in result.settings if short(p) == "k"), None)
