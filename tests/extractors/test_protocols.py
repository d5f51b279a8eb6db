"""The protocol of a measurement: which clause of a caption or note holds for which cells."""

from __future__ import annotations

import pytest

from tests.extractors.invented import read, table
from tests.extractors.pipeline import short

GREEDY = {"decoding": "greedy"}
SAMPLED = {"samples": "5", "temperature": "0.8", "topP": "0.95"}


def sampled(*captions: str, header: tuple[str, ...] = ("Model", "Greedy Decoding", "Random Sampling / Pass@1")) -> list[dict[str, str]]:
    """Return what is told beside k and prompt of the two cells of a table whose caption and notes are given."""
    caption, *notes = captions
    body = table(caption, header, ("Wug 7B", "0.1", "0.2"), ("Dax 9B", "0.3", "0.4"))
    found = read(body + "".join(f"\nNote: {note}\n" for note in notes))
    return [{p: v for p, v in found.settings(cell).items() if p not in ("k", "promptStyle")} for cell in ("0.1", "0.2")]


@pytest.mark.parametrize(
    "caption",
    [
        "pass@1 on ZorkEval. The columns Greedy Decoding are pass@1; those of Random Sampling use 5 samples, temperature 0.8, top-p 0.95.",
        "pass@1 on ZorkEval. Random Sampling uses 5 samples at temperature 0.8 and top-p of 0.95.",
        "pass@1 on ZorkEval. 5 samples at temperature 0.8 with top-p = 0.95 for the random sampling columns.",
        "pass@1 on ZorkEval. Random sampling with 5 samples at temperature 0.8 and top_p=0.95.",
    ],
)
def test_a_clause_about_some_columns_holds_for_no_others(caption: str) -> None:
    greedy, random = sampled(caption)
    assert greedy == GREEDY
    assert random == {"decoding": "random-sampling", **SAMPLED}


def test_what_no_greedy_decoding_can_have_is_not_said_of_a_greedy_column() -> None:
    assert sampled("pass@1 on ZorkEval, 5 samples at temperature 0.8, top-p = 0.95.")[0] == GREEDY


def test_a_clause_gives_the_metric_of_columns_that_name_none() -> None:
    header = ("Model", "Base", "Greedy / Plus", "Sampled / pass@5")
    found = read(table("pass@1 and pass@5 on ZorkEval. The columns Greedy are pass@1.", header, ("Wug 7B", "0.1", "0.2", "0.3")))
    assert [found.settings(cell).get("k") for cell in ("0.1", "0.2", "0.3")] == [None, "1", "5"]


def test_greedy_decoding_is_not_said_of_more_than_one_sample() -> None:
    header = ("Model", "ZorkEval / pass@1", "ZorkEval / pass@10")
    found = read(table("Greedy decoding.", header, ("Wug 7B", "0.1", "0.2")))
    assert found.settings("0.1")["decoding"] == "greedy"
    assert "decoding" not in found.settings("0.2")


@pytest.mark.parametrize(
    "caption",
    [
        "ZorkEval: pass@1 with greedy decoding and pass@10 at temperature 0.8.",
        "ZorkEval, pass@1 (greedy), pass@10 (T = 0.8).",
        "ZorkEval: greedy decoding for pass@1 and temperature 0.8 for pass@10.",
    ],
)
def test_two_metrics_in_one_clause_have_each_its_own_settings(caption: str) -> None:
    found = read(table(caption, ("Model", "pass@1", "pass@10"), ("Wug 7B", "0.1", "0.2")))
    assert found.settings("0.1") == {"k": "1", "decoding": "greedy"}
    assert found.settings("0.2") == {"k": "10", "temperature": "0.8"}


ROWS = ("Wug 7B", "1.0"), ("Wug 7B + CoT", "2.0"), ("Dax 9B", "3.0"), ("Bork 3B", "4.0")


def thoughtful(caption: str, *rows: tuple[str, str]) -> list[str]:
    """Return the figures of those rows that are said to be prompted with a chain of thought."""
    found = read(table(caption, ("Model", "ZorkEval"), *(rows or ROWS)))
    return sorted(r.printed for r in found.results if "chain-of-thought" in {v.rsplit("/", 1)[-1] for _, v in map(_pair, r.settings)})


def _pair(setting: tuple[object, object]) -> tuple[str, str]:
    return str(setting[0]), str(setting[1]).replace("#", "/").rsplit("/terms/", 1)[-1]


@pytest.mark.parametrize(
    ("caption", "figures"),
    [
        ("pass@1. Rows with + CoT are run with chain of thought.", ["2.0"]),
        ("pass@1. Rows labelled “CoT” use chain of thought.", ["2.0"]),
        ("pass@1. Models ending in CoT use chain of thought.", ["2.0"]),
        ("pass@1. Dax 9B is evaluated with chain of thought.", ["3.0"]),
        ("pass@1. Dax 9B and Bork 3B are run with chain of thought.", ["3.0", "4.0"]),
        ("pass@1. Chain of thought is used for Dax 9B and Bork 3B.", ["3.0", "4.0"]),
        ("pass@1. All models except Dax 9B use chain of thought.", ["1.0", "2.0", "4.0"]),
        ("pass@1. All but Dax 9B and Bork 3B use chain of thought.", ["1.0", "2.0"]),
        ("pass@1 with chain of thought.", ["1.0", "2.0", "3.0", "4.0"]),
        ("pass@1 of Dax 9B and others with chain of thought.", ["1.0", "2.0", "3.0", "4.0"]),
        ("pass@1 without chain of thought.", []),
        ("pass@1. Some may have used chain of thought.", []),
    ],
)
def test_a_clause_that_names_rows_holds_for_them(caption: str, figures: list[str]) -> None:
    assert thoughtful(caption) == figures


@pytest.mark.parametrize(
    ("note", "row", "figures"),
    [
        ("† with chain of thought.", ("Dax 9B", "3.0 †"), ["3.0 †"]),
        ("† denotes chain of thought.", ("Dax 9B †", "3.0"), ["3.0"]),
        ("Results marked with † use chain of thought.", ("Dax 9B", "3.0†"), ["3.0†"]),
        ("Scores with a dagger use chain of thought.", ("Dax 9B", "3.0†"), ["3.0†"]),
        ("* new here. † with chain of thought; ‡ greedy.", ("Dax 9B", "3.0†"), ["3.0†"]),
        ("* with chain of thought.", ("Dax 9B", "3.0†"), []),
    ],
)
def test_the_note_of_a_mark_holds_for_what_bears_it(note: str, row: tuple[str, str], figures: list[str]) -> None:
    assert thoughtful(f"pass@1. {note}", ("Wug 7B", "1.0"), row) == figures
    body = table("pass@1.", ("Model", "ZorkEval"), ("Wug 7B", "1.0"), row)
    for written in (f"Note: {note}", note if note.startswith("†") else f"Note: {note}"):
        found = read(f"{body}\n{written}\n")
        assert sorted(r.printed for r in found.results if len(r.settings) == 2) == figures, written


def test_a_mark_at_a_header_is_borne_by_its_column() -> None:
    found = read(table("pass@1. † 3-shot.", ("Model", "ZorkEval†", "Quuxbench"), ("Wug 7B", "1.0", "2.0")))
    assert found.settings("1.0") == {"k": "1", "shots": "3"}
    assert found.settings("2.0") == {"k": "1"}
    assert found.scores == {("wug/7b", "zorkeval", "1.0"), ("wug/7b", "quuxbench", "2.0")}


def test_a_figure_from_elsewhere_has_not_the_protocol_of_the_caption() -> None:
    rows = ("Wug 7B", "1.0"), ("Dax 9B", "2.0*"), ("Bork 3B*", "3.0")
    found = read(table("pass@1, greedy decoding, zero-shot. * quoted from elsewhere.", ("Model", "ZorkEval"), *rows))
    assert found.settings("1.0") == {"k": "1", "decoding": "greedy", "shots": "0"}
    assert found.settings("2.0*") == found.settings("3.0") == {"k": "1"}
    assert [found.result(p).measured_by for p in ("1.0", "2.0*", "3.0")] == ["authors", "quoted", "quoted"]


def test_a_mark_that_is_explained_otherwise_leaves_who_measured_to_the_document() -> None:
    found = read(table("pass@1. † 3-shot.", ("Model", "ZorkEval"), ("Wug 7B", "1.0†"), ("Dax 9B", "2.0‡")))
    assert found.result("1.0†").measured_by == "authors"
    assert found.result("2.0‡").measured_by is None


def test_a_note_may_limit_what_the_caption_says() -> None:
    body = table("pass@1, estimated from 20 samples.", ("Model", "ZorkEval"), ("Wug 7B", "1.0"), ("Dax 9B", "2.0"), ("Bork 3B", "3.0"))
    found = read(body + "\nNote: the 20 samples are those of Wug 7B and of Bork 3B.\n")
    assert [found.settings(p).get("samples") for p in ("1.0", "2.0", "3.0")] == ["20", None, "20"]


def test_a_note_is_read_like_the_caption() -> None:
    found = read(table("pass@1.", ("Model", "ZorkEval"), ("Wug 7B", "1.0")) + "\nNote: greedy decoding; 3-shot.\n")
    assert found.settings("1.0") == {"k": "1", "decoding": "greedy", "shots": "3"}


def test_the_more_special_clause_wins() -> None:
    caption = "pass@1 with nucleus sampling at temperature 0.2. Dax 9B uses greedy decoding. ZorkEval is 3-shot. Zero-shot."
    found = read(table(caption, ("Model", "ZorkEval"), ("Wug 7B", "1.0"), ("Dax 9B", "2.0")))
    assert found.settings("1.0") == {"k": "1", "shots": "3", "decoding": "nucleus-sampling", "temperature": "0.2"}
    assert found.settings("2.0") == {"k": "1", "shots": "3", "decoding": "greedy"}


def test_a_clause_about_two_benchmarks_holds_for_either_under_its_metric() -> None:
    header = ("Model", "ZorkEval / pass@1", "ZorkEval / pass@10", "Quuxbench / pass@10")
    found = read(table("pass@10 on ZorkEval and Quuxbench at temperature 0.8.", header, ("Wug 7B", "1.0", "2.0", "3.0")))
    assert [found.settings(p).get("temperature") for p in ("1.0", "2.0", "3.0")] == [None, "0.8", "0.8"]


def test_a_settings_line_under_a_table_of_models_in_columns_is_theirs() -> None:
    body = table("pass@1. Dax 9B is 3-shot.", ("Benchmark", "Wug 7B", "Dax 9B"), ("ZorkEval", "1.0", "2.0"), ("Quuxbench", "3.0", "4.0"))
    found = read(body)
    assert [found.settings(p).get("shots") for p in ("1.0", "2.0", "3.0", "4.0")] == [None, "3", None, "3"]


def test_what_an_abbreviation_stands_for_holds_for_what_bears_it() -> None:
    header = ("Model", "ZorkEval", "Quuxbench (FS)")
    for caption in ('pass@1. "FS" = few-shot (3 examples).', "pass@1. FS: few-shot.", "pass@1. FS denotes few-shot prompting."):
        found = read(table(caption, header, ("Wug 7B", "1.0", "2.0")))
        assert [found.settings(p).get("shots") for p in ("1.0", "2.0")] == [None, "few"], caption
    found = read(table('pass@1. "FS" = few-shot.', ("Model", "ZorkEval"), ("Wug 7B", "1.0")))
    assert "shots" not in found.settings("1.0")


def test_by_language_says_nothing_of_which_part_the_protocol_is_for() -> None:
    found = read(table("ZorkEval by programming language (pass@1, n=20, T=0.2).", ("Model", "Python", "Java"), ("Wug 7B", "1.0", "2.0")))
    assert [found.settings(p) for p in ("1.0", "2.0")] == [{"k": "1", "samples": "20", "temperature": "0.2"}] * 2


def test_the_task_of_completion_is_no_style_of_prompts() -> None:
    header = ("Model", "ZorkEval")
    assert read(table("Line-level completion on ZorkEval.", header, ("Wug 7B", "1.0"))).settings("1.0") == {}
    found = read(table("pass@1 on ZorkEval, completion prompts.", header, ("Wug 7B", "1.0")))
    assert found.settings("1.0") == {"k": "1", "promptStyle": "completion"}


def test_each_benchmark_has_the_metric_that_the_caption_gives_it() -> None:
    caption = "ZorkEval is pass@1 by difficulty; Quuxbench is exact match of the next line. Zero-shot."
    found = read(table(caption, ("Model", "ZorkEval", "Quuxbench"), ("Wug 7B", "12.3", "45.6")))
    assert short(found.result("12.3").metric) == "pass-at-k"
    assert short(found.result("45.6").metric) == "exact-match"
    assert found.settings("12.3") == {"k": "1", "shots": "0"}
    assert found.settings("45.6") == {"shots": "0"}
