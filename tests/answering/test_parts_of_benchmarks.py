"""Parts of benchmarks: means that a table prints, names that go on, languages that a benchmark is not in, cells that stand empty."""

from __future__ import annotations

import pytest

from kg.model.answer import Answer
from tests.answering import invented
from tests.answering.invented import column, document, firsts

PAPER = document(
    "zork-paper",
    "paper",
    "Zork: Models That Nobody Made",
    """
Table 1 (p. 4): pass@1 on Frob by language, in per cent, zero-shot.

| Model | Size | C++ | PHP | Avg |
| --- | --- | --- | --- | --- |
| Zork | 7B | 30.0 | 20.0 | 26.5 |
| Zork | 13B | 36.0 | – | 33.5 |
| Grolt | 7B | 28.0 | 24.0 | 27.5 |
| Snark | 7B | 22.0 | – | 21.5 |

Table 2 (p. 5): pass@1 on Quibble, in per cent, zero-shot.

| Model | Size | Quibble |
| --- | --- | --- |
| Zork | 7B | 41.5 |
| Zork | 13B | 47.0 |
| Grolt | 7B | 38.0 |

Table 3 (p. 6): the benchmarks.

| Benchmark | Problems | Programming language |
| --- | --- | --- |
| Quibble | 120 | Python |
""",
)

BOARD = document(
    "frob-board",
    "leaderboard",
    "Frob Leaderboard",
    """
Table (board.csv): pass@1 on Frob by language, in per cent. Board Avg Score is the mean over all languages of the board.

| Model | C++ | PHP | Board Avg Score |
| --- | --- | --- | --- |
| Zork 7B | 31.0 | 21.0 | 17.0 |
| Grolt 7B | 29.0 | 25.0 | 19.5 |
""",
)


def ask(question: str) -> Answer:
    return invented.ask(question, (PAPER, BOARD))


@pytest.mark.parametrize(
    ("question", "part", "score"),
    [
        ("What is the Frob Avg of Zork 7B?", "Avg", "26.5"),
        ("Zork 7B on Frob Avg", "Avg", "26.5"),
        ("Frob (Avg) of Grolt 7B", "Avg", "27.5"),
        ("Zork 7B: Avg in Frob?", "Avg", "26.5"),
        ("What does Zork 7B get in the Avg part of Frob?", "Avg", "26.5"),
        ("What is the Board Avg Score of Zork 7B on Frob?", "Board Avg", "17.0"),
        ("Zork 7B on Frob Board Avg", "Board Avg", "17.0"),
    ],
)
def test_a_printed_mean_is_looked_up_and_not_worked_out(question: str, part: str, score: str) -> None:
    got = ask(question)
    assert (column(got, "subset"), column(got, "score")) == ([part], [score]), got.answer
    assert not got.computed


@pytest.mark.parametrize(
    ("question", "models"),
    [
        ("Which model is best in the Avg part of Frob?", ["Zork 13B", "Grolt 7B", "Zork 7B", "Snark 7B"]),
        ("Who has the highest Avg in Frob?", ["Zork 13B", "Grolt 7B", "Zork 7B", "Snark 7B"]),
        ("Which model has the highest Board Avg Score on Frob?", ["Grolt 7B", "Zork 7B"]),
    ],
)
def test_models_are_ranked_by_a_printed_mean_alone(question: str, models: list[str]) -> None:
    got = ask(question)
    assert firsts(got) == models
    assert len(set(column(got, "subset"))) == 1


@pytest.mark.parametrize(
    ("question", "mean"),
    [
        ("What is the average of all models on Quibble?", "42.17"),
        ("What is the average of all models on Frob C++ in the Zork paper?", "29"),
        ("What is the average of all models on Frob C++ in the Frob leaderboard?", "30"),
        ("What is the Frob average of all models in the Zork paper?", "27.25"),
    ],
)
def test_a_mean_over_models_is_worked_out_and_not_looked_up(question: str, mean: str) -> None:
    got = ask(question)
    assert [str(c.value) for c in got.computed] == [mean], got.answer


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Zork 7B on Quibble-X", "Quibble-X"),
        ("What does Zork 7B score on Quibble-sanitised?", "Quibble-sanitised"),
        ("Best model on Quibble-sanitised", "Quibble-sanitised"),
    ],
)
def test_a_name_that_goes_on_is_another_benchmark_and_the_only_thing_missing(question: str, name: str) -> None:
    got = ask(question)
    assert got.status == "no_evidence"
    assert [m.term for m in got.missing] == [name]


def test_a_word_that_is_no_name_does_not_go_on_with_one() -> None:
    assert column(ask("What does Zork 7B score on Quibble-style problems?"), "score") == ["41.5"]


@pytest.mark.parametrize("question", ["What does Zork 7B score on the Java part of Quibble?", "Zork 7B on Quibble Java"])
def test_a_part_in_a_language_that_a_benchmark_is_not_in_has_no_score(question: str) -> None:
    got = ask(question)
    assert got.status == "no_evidence"
    assert "Java" in [m.term for m in got.missing]
    assert "Zork 7B on Quibble Java" in got.answer


def test_a_part_in_the_language_that_a_benchmark_is_in_is_the_whole_of_it() -> None:
    assert column(ask("What does Zork 7B score on the Python part of Quibble?"), "score") == ["41.5"]


def test_that_a_part_is_not_reported_does_not_say_so_of_the_benchmark() -> None:
    got = ask("What does Zork 7B score on Frob Java?")
    assert got.status == "no_evidence"
    assert "Zork 7B on Frob Java" in got.answer


@pytest.mark.parametrize(
    "question",
    [
        "Which models have no score on Frob PHP?",
        "Which models have no result on the PHP part of Frob?",
        "Which models have an empty cell for Frob PHP?",
    ],
)
def test_empty_cells_are_those_of_the_part_that_is_named(question: str) -> None:
    got = ask(question)
    assert firsts(got) == ["Zork 13B", "Snark 7B"]
    assert set(column(got, "benchmark")) == {"Frob PHP"}


def test_empty_cells_of_a_part_are_counted() -> None:
    assert [c.value for c in ask("How many models have no result on the PHP part of Frob?").computed] == [2]
    assert firsts(ask("Which models have no score on Quibble?")) == ["Snark 7B"]


@pytest.mark.parametrize(
    "question",
    ["Which models have empty cells for C++ on Frob?", "Which models have no result on Frob C++ in the Zork paper?"],
)
def test_a_part_without_an_empty_cell_is_said_to_be_full_and_no_other_models_are_listed(question: str) -> None:
    got = ask(question)
    assert got.status == "answered"
    assert got.answer.startswith("None"), got.answer
    assert set(column(got, "subset")) == {"C++"}


BY_LIBRARY = (
    document(
        "zork-paper",
        "paper",
        "Zork: parts by library",
        """
Table 1 (p. 3): pass@1 in per cent on FooEval.

| Model | FooEval / NumPy | FooEval / Pandas | FooEval / Avg |
| --- | --- | --- | --- |
| Zork 7B | 41.0 | 30.0 | 35.5 |
""",
    ),
)


@pytest.mark.parametrize("question", ["Which libraries does FooEval cover?", "Python libraries covered by FooEval"])
def test_libraries_that_no_sentence_states_are_those_that_results_are_reported_for(question: str) -> None:
    got = invented.ask(question, BY_LIBRARY)
    assert set(firsts(got)) == {"NumPy", "Pandas"}
    assert any("not said" in c for c in got.caveats)


def test_a_document_in_brackets_behind_a_number_is_named() -> None:
    got = invented.ask("fooeval avg top 1 (zork paper)", BY_LIBRARY)
    assert firsts(got) == ["Zork 7B"]


VERSIONS = document(
    "ghyll-repository",
    "repository",
    "Ghyll",
    """
Table 1: size of the benchmarks.

| Benchmark | Version | Problems |
| --- | --- | --- |
| GhyllEval | Full | 1140 |
| GhyllEval | Hard | 148 |
| BeckEval | – | 164 |

Table 2: pass@1 in per cent.

| Model | GhyllEval / Full | GhyllEval / Hard | BeckEval |
| --- | --- | --- | --- |
| Tarn 7B | 30.0 | 20.0 | 40.0 |
""",
)


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Is GhyllEval-Hard bigger than BeckEval?", "no"),
        ("Is GhyllEval Hard smaller than BeckEval?", "yes"),
        ("Is GhyllEval bigger than BeckEval?", "yes"),
        ("Does BeckEval have more problems than GhyllEval-Hard?", "yes"),
    ],
)
def test_the_size_of_a_part_is_compared_and_not_that_of_the_whole(question: str, verdict: str) -> None:
    got = invented.ask(question, (VERSIONS,))
    assert got.verdict == verdict
    assert "Hard" not in question or "148" in got.answer
    assert "Hard" not in question or "1140" not in got.answer
