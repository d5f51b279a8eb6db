"""Sentences about all scores of a text; no model, benchmark or figure here is of this world."""

from __future__ import annotations

import pytest

from kg.model.statement import Result
from tests.extractors.pipeline import one, short

HEAD = """---
id: widgets
kind: model_card
title: "Widgets"
trust: primary
---
# Widgets

Models such as Zorkel and Blimp are new. Benchmarks such as PlumBench and FigEval are old.

"""
TABLE = """

| Benchmark | Zorkel | Blimp |
|---|---|---|
| PlumBench | 41.5 | 58.5 |
| FigEval | 36.6 | 52.4 |
"""
GREEDY = {"k": "1", "decoding": "greedy", "shots": "0"}


def measured(text: str) -> set[tuple[str, str, str, tuple[tuple[str, str], ...]]]:
    """Return model, figure, metric and settings of all results of a text."""
    found = [i for i in one(HEAD + text + "\n")[1] if isinstance(i, Result)]
    return {
        (short(r.model), r.printed, short(r.metric), tuple((short(p), short(getattr(v, "value", v))) for p, v in r.settings)) for r in found
    }


@pytest.mark.parametrize(
    "said",
    [
        "All results are pass@1 with greedy decoding, zero-shot.",
        "**All scores below** are pass@1, greedy, zero-shot, measured by us (FigEval: the official harness).",
        "The reported numbers were obtained in June and are pass@1, zero-shot and greedy.",
    ],
)
def test_what_is_said_of_all_scores_holds_for_tables_and_sentences_below(said: str) -> None:
    for text in (f"{said}{TABLE}", f"{said}\n\nZorkel scores 41.5 on PlumBench."):
        for _, _, metric, settings in measured(text):
            assert (metric, dict(settings)) == ("pass-at-k", GREEDY)
        assert measured(text)


@pytest.mark.parametrize(
    "said",
    [
        "All results may be pass@1, greedy, zero-shot.",
        "The scores of Blimp are pass@1, greedy, zero-shot.",
        "The results are lower than with greedy decoding.",
        "Our team is fond of greedy decoding.",
    ],
)
def test_other_sentences_say_nothing_of_all_scores(said: str) -> None:
    assert all(metric == "score" and not settings for _, _, metric, settings in measured(f"{said}\n\nZorkel scores 41.5 on PlumBench."))


def test_it_holds_in_its_section_only() -> None:
    text = "## One\n\nAll results are zero-shot.\n\nZorkel scores 41.5 on PlumBench.\n\n## Two\n\nZorkel scores 36.6 on FigEval."
    assert measured(text) == {("model/zorkel", "41.5", "score", (("shots", "0"),)), ("model/zorkel", "36.6", "score", ())}


def test_what_a_score_says_of_itself_comes_first_and_sampling_goes_together() -> None:
    text = "All results are pass@1, greedy, zero-shot.\n\nZorkel reaches a pass@10 of 41.5 on PlumBench at temperature 0.8."
    assert measured(text) == {("model/zorkel", "41.5", "pass-at-k", (("k", "10"), ("shots", "0"), ("temperature", "0.8")))}


def test_a_figure_that_somebody_else_measured_is_quoted_and_bears_no_settings_of_this_text() -> None:
    text = "All results are zero-shot.\n\nFor comparison, Blimp scores 59.8 on FigEval according to its README."
    found = [i for i in one(HEAD + text + "\n")[1] if isinstance(i, Result)]
    assert [(r.printed, r.settings, r.measured_by) for r in found] == [("59.8", (), "quoted")]


def test_we_of_a_text_that_a_machine_put_together_is_not_that_text() -> None:
    said = "We present Zorkel, a 7B model."
    introduced = {
        t: [i for i in one(HEAD.replace("primary", t) + said + "\n")[1] if "introduces" in str(getattr(i, "predicate", ""))]
        for t in ("primary", "machine_generated")
    }
    assert introduced["primary"]
    assert not introduced["machine_generated"]


@pytest.mark.parametrize(
    ("said", "metric"),
    [
        ("All numbers are pass@1 (greedy decoding, zero-shot) except FigEval, which is accuracy.", "accuracy"),
        ("All scores are zero-shot, greedy pass@1, except for FigEval (exact match).", "exact-match"),
        ("The reported results are greedy, zero-shot pass@1 with the exception of FigEval, where we report accuracy.", "accuracy"),
        ("All results are pass@1, greedy and zero-shot, apart from FigEval.", "score"),
    ],
)
def test_what_is_said_of_all_scores_but_one_holds_not_for_that_one(said: str, metric: str) -> None:
    for text in (f"{said}{TABLE}", f"{said}\n\nZorkel scores 41.5 on PlumBench and 36.6 on FigEval."):
        found = {r[1]: (r[2], dict(r[3])) for r in measured(text)}
        assert found["41.5"] == ("pass-at-k", GREEDY)
        assert found["36.6"] == (metric, {})
