"""Leaderboards of many makers' shapes: which benchmark, metric, day and protocol each score has. All names are invented."""

from __future__ import annotations

import json

import pytest

from kg.model.statement import Statement
from kg.model.terms import Quantity
from kg.vocab import KG
from tests.extractors.invented import Read, read
from tests.extractors.pipeline import one, short


def page(name: str, text: str) -> Read:
    document, items = one(text, name)
    return Read(document, tuple(items))


def told(found: Read) -> set[tuple[str, str, str]]:
    """What each figure is: benchmark with its part, metric, and figure."""
    return {
        (" ".join(filter(None, (short(r.benchmark).removeprefix("benchmark/"), r.subset))), short(r.metric), r.printed)
        for r in found.results
    }


EDITING = """# Zorkedit polyglot leaderboard

The model edits source files to complete 225 exercises.

## Polyglot leaderboard

| Model | Percent correct | Cost | Command | Correct edit format | Edit Format |
|---|---|---|---|---|---|
| wug-5 (high) | 88.0% | $29.08 | `zork --model openai/wug-5` | 91.6% | diff |
| bork-coder-33b | 12.3% |  | `zork --model bork` | 70.1% | whole |
"""


def test_a_board_of_edits_gives_what_is_solved_what_it_costs_and_what_keeps_the_format_under_metrics_of_their_own() -> None:
    found = page("board.md", EDITING)
    assert told(found) == {
        ("zorkeditpolyglot", "pass-at-k", "88.0%"),
        ("zorkeditpolyglot", "cost", "$29.08"),
        ("zorkeditpolyglot", "format-correctness", "91.6%"),
        ("zorkeditpolyglot", "pass-at-k", "12.3%"),
        ("zorkeditpolyglot", "format-correctness", "70.1%"),
    }
    assert found.settings("88.0%") == {"promptStyle": "concept/promptstyle/diff"}
    assert found.settings("12.3%") == {"promptStyle": "concept/promptstyle/whole"}
    assert found.named(KG.PromptStyle) == {"diff", "whole"}
    assert found.result("$29.08").unit is None
    assert found.reasons == {"column not understood: no property or measurement is known by the header 'Command'": ["Command"]}


RUNS = """- dirname: 2024-12-21-18-41-18--wug-mini
  test_cases: 225
  model: wug-4o-mini
  edit_format: whole
  pass_rate_1: 0.9
  pass_rate_2: 3.6
  pass_num_1: 2
  percent_cases_well_formed: 100.0
  error_outputs: 36
  total_tests: 225
  command: zork --model wug-4o-mini
  date: 2024-12-21
  seconds_per_case: 17.3
  total_cost: 0.3236
"""


def test_the_record_of_a_run_tells_first_and_second_attempts_apart_and_is_dated() -> None:
    found = page("polyglot_board.yml", RUNS)
    assert told(found) == {
        ("polyglot", "pass-at-k", "0.9"),
        ("polyglot", "pass-at-k", "3.6"),
        ("polyglot", "format-correctness", "100.0"),
        ("polyglot", "cost", "0.3236"),
    }
    assert [found.settings(p)["setting"] for p in ("0.9", "3.6")] == ["first-attempt", "second-attempt"]
    assert found.settings("0.9")["measuredOn"] == "2024-12-21"
    assert not [e for e in found.edges if e[1] == "releaseDate"]


ENTRIES = [
    {
        "name": "Plugh Agent + Wug 4 Sonnet",
        "folder": "20250522_plugh",
        "resolved": 72.4,
        "date": "2025-05-22",
        "logs": True,
        "trajs": True,
        "site": "https://example.org/plugh",
        "verified": True,
        "oss": False,
        "tags": ["Model: wug-4-sonnet"],
        "cost": 0.37,
    },
    {"name": "mini-zork + Dax 2.5 Pro", "folder": "20250601_mini", "resolved": 53.6, "date": "2025-06-01", "logs": True, "verified": False},
]


def test_lists_of_submissions_are_parts_of_the_benchmark_that_the_file_is_named_after() -> None:
    lists = {"leaderboards": [{"name": "Verified", "results": ENTRIES}, {"name": "Lite", "results": ENTRIES[1:]}]}
    found = page("issuefix_leaderboards.json", json.dumps(lists, indent=1))
    assert told(found) == {
        ("issuefix Verified", "pass-at-k", "72.4"),
        ("issuefix Verified", "cost", "0.37"),
        ("issuefix Verified", "pass-at-k", "53.6"),
        ("issuefix Lite", "pass-at-k", "53.6"),
    }
    assert found.result("72.4").unit == "percent"
    assert found.settings("72.4") == {"measuredOn": "2025-05-22"}
    dropped = [text for texts in found.reasons.values() for text in texts]
    assert {"logs", "folder", "tags"} <= set(dropped)
    assert {"verified", "oss"} <= found.named(KG.Attribute)


def test_a_page_of_submissions_names_the_benchmark_in_its_title_and_the_part_in_a_heading() -> None:
    rows = "| Plugh Agent (20250522) | 72.40 | Plugh | 2025-05-22 | ✓ | ✓ |\n| Dax 2.5 Pro | 53.60 | Dax AI | 2025-06-01 | - | |\n"
    head = "| Model | % Resolved | Org | Date | Logs | Verified |\n|---|---|---|---|---|---|\n"
    found = page("board.md", f"# Issuefix leaderboard\n\n## Issuefix Verified\n\n{head}{rows}")
    assert told(found) == {("issuefix Verified", "pass-at-k", "72.40"), ("issuefix Verified", "pass-at-k", "53.60")}
    assert ("model/dax2.5/pro", "developedBy", "agent/daxai") in found.edges
    assert found.settings("53.60") == {"measuredOn": "2025-06-01"}


def test_a_date_beside_nothing_of_a_run_is_that_of_the_release() -> None:
    found = page("board.md", "# Frobbench leaderboard\n\n| Model | Pass@1 | Date |\n|---|---|---|\n| Dax 7B | 53.60 | 2025-06-01 |\n")
    assert ("model/dax/7b", "releaseDate", "2025-06-01") in found.edges
    assert found.settings("53.60") == {"k": "1"}


def test_parts_by_difficulty_stand_beside_the_whole() -> None:
    head = "| Rank | Model | Pass@1 | Easy-Pass@1 | Hard-Pass@1 |\n|---|---|---|---|---|\n"
    found = page("board.md", f"# ContestBench leaderboard\n\n{head}| 1 | Wug-Mini (High) | 80.2 | 99.1 | 63.5 |\n")
    assert told(found) == {
        ("contestbench", "pass-at-k", "80.2"),
        ("contestbench easy", "pass-at-k", "99.1"),
        ("contestbench hard", "pass-at-k", "63.5"),
    }


def test_figures_of_single_problems_are_no_scores_of_a_benchmark() -> None:
    records = [{"question_id": f"18_{i}", "model": "Wug 7B", "difficulty": "easy", "pass@1": 10.0 * i} for i in range(3)]
    found = page("contest_performances.json", json.dumps({"performances": records}))
    assert not found.results
    assert found.reasons["column not understood: figures of single problems"] == ["pass@1"]


def test_languages_beside_a_benchmark_with_a_language_are_its_parts_and_costs_of_inference_no_benchmarks() -> None:
    rows = (
        "T,Models,Size (B),Win Rate,Throughput (tokens/s),Throughput (tokens/s) bs=50,#Languages,zorkeval-python,java,cpp,Average score",
        "x,[Wug-34B-v2](https://example.org/wug),34.0,37.42,15.1,1.0,83,71.95,54.06,59.59,62.74",
        "y,Bork-33b-base,33.0,35.83,25.2,2.0,90,52.45,43.77,51.22,49.68",
    )
    found = page("multilingual_board.csv", "\n".join(rows) + "\n")
    assert ("zorkeval Python", "score", "71.95") in told(found)
    assert ("zorkeval Java", "score", "54.06") in told(found)
    assert ("zorkeval C++", "score", "51.22") in told(found)
    assert ("multilingual", "win-rate", "37.42") in told(found)
    assert not [n for n in found.named(KG.Benchmark) if "=" in n or "bs" in n]
    assert ("model/bork/33b", "parameters", "33.0") in found.edges


def test_a_rating_with_votes_and_an_interval() -> None:
    rows = "Rank,Model,Arena Score,95% CI,Votes,Organization,License\n1,Wug-5-chat,1442,+6/-5,8120,Plugh Labs,Proprietary\n"
    found = page("codearena.csv", rows)
    assert told(found) == {("codearena", "elo", "1442")}
    assert ("model/wug5/chat", "developedBy", "agent/plughlabs") in found.edges


def nested(name: str, base: float, plus: float) -> dict[str, object]:
    return {
        "model": {"name": name, "org": "Plugh"},
        "scores": {"zorkeval": {"base": base, "plus": plus}, "frobbench": {"base": base + 1, "plus": plus + 1}},
        "greedy": base > 70,
    }


def test_nested_scores_of_parts_that_come_again_under_each_benchmark_are_its_parts() -> None:
    entries = [nested("Wug-Coder-7B", 81.5, 77.5), nested("Bork-33B", 61.5, 57.5)]
    found = page("evals.json", json.dumps({"meta": {"date": "2025-03-01"}, "results": entries}))
    assert ("zorkeval base", "score", "81.5") in told(found)
    assert ("frobbench plus", "score", "58.5") in told(found)
    assert found.settings("81.5") == {"decoding": "greedy"}
    assert found.settings("61.5") == {}
    assert ("model/wugcoder/7b", "developedBy", "agent/plugh") in found.edges


def test_models_under_each_benchmark_are_read_like_benchmarks_under_each_model() -> None:
    matrix = {"ZorkEval": {"Wug-Coder-7B": 81.7, "Bork-33B": 61.7}, "FrobBench": {"Wug-Coder-7B": 71.7, "Bork-33B": 51.7}}
    found = page("matrix.json", json.dumps(matrix))
    assert ("wugcoder/7b", "zorkeval", "81.7") in found.scores
    assert ("bork/33b", "frobbench", "51.7") in found.scores


@pytest.mark.parametrize(
    ("title", "benchmark"),
    [
        ("Big Frob Leaderboard", "bigfrob"),
        ("The FrobBench Leaderboard of LLMs", "frobbench"),
        ("Leaderboard", None),
        ("Notes on Frob", None),
    ],
)
def test_a_title_names_the_benchmark_only_if_it_is_that_of_a_board(title: str, benchmark: str | None) -> None:
    found = page("page.md", f"# {title}\n\n| Model | Pass@1 |\n|---|---|\n| Wug 7B | 12.5 |\n")
    assert {b for b, _, _ in told(found)} == ({benchmark} if benchmark else set())


def test_a_share_of_something_unknown_is_a_metric_of_its_own() -> None:
    found = page("b.md", "# Frobbench leaderboard\n\n| Model | % Resolved | Patch apply rate |\n|---|---|---|\n| Wug 7B | 12.5 | 80.5 |\n")
    assert told(found) == {("frobbench", "pass-at-k", "12.5"), ("frobbench", "concept/metric/patchapplyrate", "80.5")}
    assert found.named(KG.Metric) == {"Patch apply rate"}


def test_a_cost_beside_scores_of_several_benchmarks_is_of_none_of_them() -> None:
    body = "Table 1: pass@1.\n\n| Model | ZorkEval | Quuxbench | Cost |\n|---|---|---|---|\n| Wug 7B | 1.0 | 2.0 | $3.50 |\n"
    found = read(body)
    assert {r.printed for r in found.results} == {"1.0", "2.0"}
    assert {(short(s.predicate), s.object.printed) for s in found.of(Statement) if isinstance(s.object, Quantity)} == {
        ("attribute/cost", "$3.50")
    }


def test_lists_of_a_file_that_names_no_benchmark_are_benchmarks_unless_a_sidecar_names_one() -> None:
    lists = json.dumps({"leaderboards": [{"name": "Hard", "results": ENTRIES[1:]}, {"name": "Lite", "results": ENTRIES[1:]}]})
    assert {b for b, _, _ in told(page("leaderboards.json", lists))} == {"hard", "lite"}
    document, items = one(lists, "leaderboards.json", "title: Issuefix leaderboards\nkind: leaderboard\ntrust: third_party\n")
    assert {b for b, _, _ in told(Read(document, tuple(items)))} == {"issuefix Hard", "issuefix Lite"}


def test_a_paragraph_before_a_table_without_a_caption_names_the_known_benchmark() -> None:
    body = "Scores on ZorkEval are as follows.\n\n| Model | Pass rate |\n|---|---|\n| Wug 7B | 12.5 |\n"
    assert told(read(body)) == {("zorkeval", "pass-at-k", "12.5")}
    assert not read(body.replace("ZorkEval", "ZorkEval and Quuxbench")).results


def test_whole_numbers_of_what_passed_or_failed_are_counts_and_no_benchmarks() -> None:
    head = "| Model | Pass | Test Failure | Runs per task | Accuracy |\n|---|---|---|---|---|\n"
    found = page("b.md", f"# Frobbench leaderboard\n\n{head}| Wug 7B | 44 | 48 | 10 | 11.83% |\n| Dax 9B | 15 | 21 | 10 | 4.03% |\n")
    assert told(found) == {("frobbench", "accuracy", "11.83%"), ("frobbench", "accuracy", "4.03%")}


def test_results_of_ones_own_and_reported_ones_stand_in_two_columns_and_metrics_in_one() -> None:
    head = "| Benchmark | Model | Metric/Score | Our Results | Reported Results |\n|---|---|---|---|---|\n"
    rows = "| ZorkEval | Wug 7B | win_rate | 24.04 | 22.57 |\n| | | standard_error | 1.27 | 1.26 |\n"
    rows += "| Quuxbench | Dax 9B | pass@1 | 30.1 | 30.5 |\n"
    found = page("r.md", f"# Reproduction\n\n{head}{rows}")
    assert told(found) == {
        ("zorkeval", "win-rate", "24.04"),
        ("zorkeval", "win-rate", "22.57"),
        ("quuxbench", "pass-at-k", "30.1"),
        ("quuxbench", "pass-at-k", "30.5"),
    }
    assert [found.result(p).measured_by for p in ("30.1", "30.5")] == ["authors", "quoted"]
    assert found.reasons["an error of the figure in another row"] == ["1.27", "1.26"]


def test_scores_of_numbered_problems_are_those_of_no_benchmark_and_no_outline() -> None:
    rows = "| ZorkEval/0 | 100% | 90% | Check it |\n| ZorkEval/1 | 0% | 80% | Mend it |\n"
    found = page("r.md", f"# Results\n\n| Task | Wug 7B | Dax 9B | Description |\n|---|---|---|---|\n{rows}")
    assert not found.results
    assert not found.named(KG.Task)
    assert "column not understood: figures of single problems" in found.reasons


def test_a_part_in_brackets_behind_a_new_name_is_no_part_of_the_name() -> None:
    found = read("Table 1: scores.\n\n| Model | Frob (strict) | Frob (partial) |\n|---|---|---|\n| Wug 7B | 1.0 | 2.0 |\n")
    assert found.scores == {("wug/7b", "frob strict", "1.0"), ("wug/7b", "frob partial", "2.0")}
    found = read("Table 1: scores.\n\n| Model | Frob (strict/partial) |\n|---|---|\n| Wug 7B | 1.0 / 2.0 |\n")
    assert found.scores == {("wug/7b", "frob strict", "1.0"), ("wug/7b", "frob partial", "2.0")}


TRANSLATING = """# Zork-8B

Zork-8B is a model for code.

## Evaluation

WeaveBench has 940 functions with tests in both languages.

| Model | Java→Python | C→Rust | Avg. |
|---|---|---|---|
| Zork-8B | 81.3 | 52.4 | 66.9 |
| Bork-9B | 70.4 | 33.8 | 52.1 |

General code generation (pass@1, %, zero-shot):

| Model | HumanEval | Avg. |
|---|---|---|
| Zork-8B | 54.9 | 53.0 |
"""


def test_the_paragraph_above_a_table_names_its_benchmark_of_which_the_average_is_a_part() -> None:
    found = told(page("README.md", TRANSLATING))
    assert found >= {
        ("weavebench Java Python", "score", "81.3"),
        ("weavebench C Rust", "score", "52.4"),
        ("weavebench Avg", "score", "66.9"),
    }
    assert ("humaneval", "pass-at-k", "54.9") in found
    assert not any(benchmark.startswith("weavebench") for benchmark, _, figure in found if figure == "53.0")


BY_LANGUAGE = """# ZorkEval 1.2 -- functional correctness by language, 150 problems per language
# greedy decoding, zero-shot, prompts in English; run 2031-07-28 by Frob Labs
model,params_b,language,n,pass@1,compile_rate
Wug-20B,20,Python,150,0.547,0.987
Wug-20B,20,Borkish,150,0.507,0.933
Dax-8B,8,Python,150,0.447,0.887
"""


def test_rows_for_each_language_give_parts_of_the_benchmark_that_a_comment_names() -> None:
    found = page("runs_by_language.csv", BY_LANGUAGE)
    assert {short(r.model) for r in found.results} == {"model/wug/20b", "model/dax/8b"}
    assert {(benchmark, figure) for benchmark, metric, figure in told(found) if metric.endswith("pass-at-k")} == {
        ("zorkeval1.2 Python", "0.547"),
        ("zorkeval1.2 Borkish", "0.507"),
        ("zorkeval1.2 Python", "0.447"),
    }
    settings = found.settings("0.507")
    assert (settings["decoding"], settings["shots"]) == ("greedy", "0")
    assert "samples" not in settings


def test_samples_are_samples_where_the_caption_counts_other_problems() -> None:
    found = page("runs.csv", BY_LANGUAGE.replace("150 problems", "90 problems"))
    assert found.settings("0.507")["samples"] == "150"


def test_a_language_of_each_model_is_no_part_of_the_benchmark() -> None:
    rows = "model,language,pass@1\nWug-20B,Python,0.5\nDax-8B,Lua,0.4\n"
    assert {r.subset for r in page("ZorkEval results.csv", rows).results} == {None}
