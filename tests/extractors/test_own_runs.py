"""Tables of runs of one model that the words above them name, means over parts of a benchmark, and what a page says of all its weights."""

from __future__ import annotations

import pytest

from kg.model.statement import Result
from kg.vocab import KG
from tests.extractors.pipeline import edges, one, short

PAGE = """# Zork: Small Code Models

Zork is a family of code models.

| Model | ZorkEval | QuuxBench |
| --- | --- | --- |
| Zork-4B | 31.0 | 40.1 |
| Zork-4B-Chat | 41.0 | 44.1 |

## Quantization

Zork-4B-Chat on one card, batch size 1:

| Precision | VRAM (GB) | Tokens/s | ZorkEval |
| --- | --- | --- | --- |
| bf16 | 8.6 | 71 | 41.0 |
| int4 (AWQ) | 3.1 | 118 | 38.5 |

## Ablations

Table 5: Ablations at 4B and 300B tokens.

| Configuration | ZorkEval pass@1 |
| --- | --- |
| Full recipe | 34.8 |
| w/o stitching (shuffled) | 34.1 |
| w/o knots | 31.1 |
| 8 epochs of thread | 34.6 |
"""


def scores(text: str, name: str = "zork_README.md") -> dict[tuple[str, str], str]:
    _, items = one(text, name)
    found = [item for item in items if isinstance(item, Result)]
    return {(short(r.model).removeprefix("model/"), short(r.benchmark).removeprefix("benchmark/")): r.printed for r in found}


def test_rows_below_a_header_of_precisions_are_runs_of_the_model_right_above() -> None:
    found = scores(PAGE)
    assert found["zork/chat/4b/c-bf16", "zorkeval"] == "41.0"
    assert found["zork/chat/4b/c-awq/c-int4", "zorkeval"] == "38.5"
    assert not any(benchmark.startswith(("vram", "tokens")) for _, benchmark in found)


def test_memory_and_speed_are_amounts_of_the_run_and_no_training_tokens() -> None:
    _, items = one(PAGE, "zork_README.md")
    assert ("model/zork/chat/4b/c-bf16", "memory", "8.6") in edges(items)
    assert edges(items, KG.trainingTokens) == set()


def test_rows_of_an_ablation_are_runs_of_the_documents_own_model_at_the_captions_size() -> None:
    found = scores(PAGE)
    assert found["zork/4b/c-fullrecipe", "zorkeval"] == "34.8"
    assert found["zork/4b/c-stitchingno", "zorkeval"] == "34.1"
    assert found["zork/4b/c-knotsno", "zorkeval"] == "31.1"
    assert found["zork/4b/c-8epochsofthread", "zorkeval"] == "34.6"
    assert found["zork/4b", "zorkeval"] == "31.0"


def test_an_ablation_of_nobody_is_not_read_as_a_models() -> None:
    text = PAGE.replace("# Zork: Small Code Models", "# Notes on weaving").replace("Ablations at 4B", "Ablations")
    assert not [model for model, _ in scores(text) if "knots" in model and "zork" in model]


def test_the_mean_over_the_parts_of_a_benchmark_is_a_part_of_it_and_a_date_is_no_benchmark() -> None:
    text = "model,quux_python,quux_go,quux_avg,cost_usd\nZork-4B,31.0,33.0,32.0,1.20\nZork-4B-Chat,41.0,43.0,42.0,1.10\n"
    _, items = one(text, "quux_leaderboard_2031-03.csv")
    told = {(short(r.benchmark), r.subset, r.printed) for r in items if isinstance(r, Result) and short(r.model) == "model/zork/4b"}
    assert ("benchmark/quux", "avg", "32.0") in told
    assert {benchmark for benchmark, _, _ in told} == {"benchmark/quux"}


@pytest.mark.parametrize(
    ("words", "metric"),
    [
        ("pass@1 (%), greedy decoding, harness v0.3.1. Rows with a sign are copied.", "pass-at-k"),
        ("All numbers are pass@1 in percent, zero-shot unless stated, run by us.", "pass-at-k"),
        ("We report how often the models pass@1 the tests and it is high.", "score"),
    ],
)
def test_a_fragment_right_above_a_table_says_what_its_numbers_are(words: str, metric: str) -> None:
    table = "| Model | ZorkEval | QuuxBench |\n| --- | --- | --- |\n| Zork-4B | 31.0 | 40.1 |\n| Zork-4B-Chat | 41.0 | 44.1 |\n"
    _, items = one(f"# Zork: Models\n\n## Results\n\n{words}\n\n{table}", "zork_README.md")
    assert {short(r.metric) for r in items if isinstance(r, Result)} == {metric}


@pytest.mark.parametrize(
    "words",
    [
        "Weights of all six models are under Apache-2.0.",
        "Code and weights: [Apache-2.0](LICENSE). Made in Bergen.",
        "All model weights are released under the Apache-2.0 license.",
    ],
)
def test_the_licence_of_a_pages_weights_is_that_of_its_models(words: str) -> None:
    _, items = one(f"{PAGE}\n## License\n\n{words}\n", "zork_README.md")
    assert ("model/zork", "licence", "apache-2") in edges(items, KG.licence)


def test_a_licence_of_the_code_alone_is_none_of_the_models() -> None:
    _, items = one(f"{PAGE}\n## License\n\nCode: Apache-2.0. The data is under MIT.\n", "zork_README.md")
    assert edges(items, KG.licence) == set()
