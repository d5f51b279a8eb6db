"""What a question sets aside: things that it leaves out, clauses that only say what is not meant, and what documents deny."""

from __future__ import annotations

from functools import cache

import pytest

from kg.answering import Graph, answer
from kg.build import Source, construct, whole
from kg.model.answer import Answer
from kg.store import OxigraphStore

PAPER = """---
id: wader-paper
kind: paper
title: "Wader: Models That Do Not Exist"
authors: [A. Nobody]
year: 2034
trust: primary
provenance: {digest: false}
---
# Wader

Table 1 (p. 3): pass@1 on MudEval and MudEval+ in per cent.

| Model | Size | MudEval / pass@1 | MudEval+ / pass@1 |
| --- | --- | --- | --- |
| Wader | 3B | 31.0 | 27.0 |
| Wader | 7B | 42.0 | 39.0 |
| Wader | 34B | 61.0 | 55.0 |
| Wader - Lua | 7B | 48.0 | 41.0 |
| Wader - Lua | 34B | 66.0 | 57.5 |
| Stilt-2 | 40B | 71.0 | 65.0 |
| Stilt-3-Max | 90B | 83.0 | 80.5 |
| Plover | 13B | 64.5 | 60.0 |

Table 2 (p. 4): pass@1 on PoolBench by language, in per cent.

| Model | Size | PoolBench / C++ | PoolBench / Java | PoolBench / Bash |
| --- | --- | --- | --- | --- |
| Wader | 7B | 30.5 | 33.5 | 12.5 |
| Plover | 13B | 41.0 | 44.5 | 20.0 |

Table 3 (p. 5): which models are trained with infilling. ✓ means with infilling, × without.

| Model | Infilling |
| --- | --- |
| Wader 3B | ✓ |
| Wader 7B | ✓ |
| Wader - Lua 7B | × |
| Wader - Lua 34B | × |

Table 4 (p. 6): who made the models.

| Model | Organisation |
| --- | --- |
| Stilt | Mire Labs |
| Sanderling | Mire Labs |

Plover is fine-tuned from Stilt-2 without LoRA. Sanderling is fine-tuned from Stilt-2 with LoRA. Sanderling outperforms Plover. Wader is
fine-tuned on the Mud Heap. Plover is based on Stilt-2. Sanderling uses LoRA. Plover does not use
LoRA.
"""

SURVEY = """---
id: wader-survey
kind: survey
title: "Waders: A Survey"
authors: [B. Noone]
year: 2035
trust: secondary
provenance: {digest: false}
---
# Waders: A Survey

Table I: Corpora for waders.

| Type | Name | Size | Source |
| --- | --- | --- | --- |
| NL | Mud Crawl | 3 TB | Web |
| PL | Reed Heap | 2 TB | Github |
| PL | Shell Pile | 1.5 TB | Github & Kaggle |

Table II: Encoders and which types of tokens they mask. ✓ means that the type is masked, × that it is not masked.

| Model | Type of Masked Tokens / NL | Type of Masked Tokens / PL | Type of Masked Tokens / AST |
| --- | --- | --- | --- |
| Ruff | ✓ | ✓ | × |
| Knot | ✓ | ✓ | ✓ |
| Curlew | × | ✓ | × |

Ruff is an encoder-only model. Knot is an encoder-only model. Curlew is an encoder-only model. Whimbrel is an encoder-only model.
Tide tables are printed by netter.

Table III: Scores of encoders. × means that no score is reported.

| Model | Search / MudQA / MRR | Clone Det. / TwinWing / F1 |
| --- | --- | --- |
| Ruff | 0.58 | 0.94 |
| Knot | × | 0.96 |
| Curlew | 0.70 | × |

Table (Calls): the calls of waders.

| Concept | Broader | Definition |
| --- | --- | --- |
| wader calls | tasks | What waders say. |
| piping calls | wader calls | High calls. |
| trilling calls | wader calls | Long calls. |
| alarm calls | wader calls | Loud calls. |

Table V: Benchmarks for code generation, with their programming languages (PL).

| Benchmark | PL |
| --- | --- |
| MudEval | Python |
| MudEval+ | Python |
| PoolBench | 12 PLs |
"""


@cache
def graph() -> Graph:
    """Return the graph of the documents; it is built once."""
    named = (("wader-paper.md", PAPER), ("wader-survey.md", SURVEY))
    return Graph(OxigraphStore.memory(whole(construct([Source(name, text.encode()) for name, text in named]))))


def ask(question: str) -> Answer:
    """Return the answer to a question."""
    return answer(question, graph())


def firsts(got: Answer) -> list[str]:
    """Return what stands in the first column, each once, in the order of the rows."""
    return list(dict.fromkeys(str(row.values[0]) for row in got.rows))


@pytest.mark.parametrize(
    "question",
    [
        "All Wader sizes except 7B on MudEval",
        "MudEval scores of Wader without the 7B",
        "How does Wader do on MudEval, leaving out the 7B model?",
        "Wader models other than 7B on MudEval",
    ],
)
def test_a_size_that_is_left_out_is_not_the_one_that_is_answered(question: str) -> None:
    shown = {str(value) for row in ask(question).rows for value in row.values}
    assert {"31.0", "61.0"} <= shown
    assert "42.0" not in shown


@pytest.mark.parametrize(
    "question",
    [
        "Apart from Stilt models, which ones exceed 60 on MudEval?",
        "Which models except Stilt score above 60 on MudEval?",
        "Excluding the Stilt models, which models score over 60 on MudEval?",
        "Which models score above 60 on MudEval, not counting Stilt-2 and Stilt-3-Max?",
    ],
)
def test_a_series_that_is_left_out_goes_with_all_its_generations_and_is_named(question: str) -> None:
    got = ask(question)
    assert not any("Stilt" in name for name in firsts(got))
    assert "Plover 13B" in firsts(got)
    assert any("Stilt-3-Max" in caveat and "Left out" in caveat for caveat in got.caveats)


def test_a_variant_that_is_left_out_takes_no_part() -> None:
    got = ask("Which Wader models score above 40 on MudEval, not counting Lua variants?")
    assert sorted(firsts(got)) == ["Wader 34B", "Wader 7B"]
    ranked = ask("Rank the Wader models on MudEval without the Lua variants")
    assert "Wader 34B" in firsts(ranked)
    assert not any("Lua" in name for name in firsts(ranked))


def test_a_benchmark_or_part_that_is_left_out_is_not_shown() -> None:
    assert "MudEval" not in {row.values[3] for row in ask("How does Wader 7B do on all benchmarks except MudEval?").rows}
    got = ask("Wader 7B on PoolBench in all languages but Java")
    assert {str(row.values[got.columns.index("subset")]) for row in got.rows} == {"C++", "Bash"}


def test_things_of_the_class_asked_for_are_left_out_and_deny_nothing_else() -> None:
    assert firsts(ask("Which benchmarks other than MudEval are for Python?")) == ["MudEval+"]
    assert firsts(ask("Which corpora other than Reed Heap are from GitHub?")) == ["Shell Pile"]


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Which encoders other than Knot mask NL tokens?", ["Ruff"]),
        ("Which encoders besides Ruff mask PL tokens?", ["Curlew", "Knot"]),
        ("What encoders except Ruff use NL tokens?", ["Knot"]),
        ("Apart from Ruff and Knot, which encoders mask PL tokens?", ["Curlew"]),
        ("Which encoders that are not Ruff mask PL tokens?", ["Curlew", "Knot"]),
        ("Which encoders other than Ruff do not mask AST tokens?", ["Curlew"]),
        ("Which models other than Plover use LoRA?", ["Sanderling"]),
    ],
)
def test_what_is_left_out_before_the_verb_denies_nothing_of_the_others(question: str, names: list[str]) -> None:
    assert firsts(ask(question)) == names


def test_where_nothing_is_left_the_answer_says_besides_what() -> None:
    got = ask("Which models besides Sanderling use LoRA?")
    assert got.status == "no_evidence"
    assert got.answer == "No document here names a model for LoRA besides Sanderling."


def test_a_sentence_about_what_is_left_out_is_no_answer() -> None:
    assert "netter" in ask("Which tools print tide tables?").answer
    assert "by netter" not in ask("Which tools besides netter print tide tables?").answer


def test_those_of_a_series_are_left_out_too() -> None:
    got = ask("Which models score above 60 on MudEval except those of the Stilt family?")
    assert "Plover 13B" in firsts(got)
    assert not any("Stilt" in name for name in firsts(got))


def test_every_kind_of_a_heading_is_asked_for_and_not_one_of_them() -> None:
    assert firsts(ask("Which encoders mask every type of token?")) == ["Knot"]
    assert firsts(ask("Which encoder masks all token types?")) == ["Knot"]
    assert ask("Does Knot mask every token type?").verdict == "yes"
    assert ask("Does Ruff mask every token type?").verdict == "no"
    told = {str(value) for row in ask("Which token types does Ruff mask?").rows for value in row.values}
    assert {"natural language tokens", "programming language tokens"} <= told
    assert "AST tokens" not in told


def test_a_kind_that_is_left_out_is_not_the_concept_that_is_described() -> None:
    got = ask("Besides alarm calls, what other sorts of wader calls are there?")
    assert firsts(got) == ["piping calls", "trilling calls"]
    assert "alarm calls" not in got.answer


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("How many models in the Wader paper score above 60 on MudEval itself, not on MudEval+?", 5),
        ("How many models in the Wader paper score above 60 on MudEval (not MudEval+)?", 5),
    ],
)
def test_a_benchmark_that_only_sets_another_apart_is_not_asked_about(question: str, number: int) -> None:
    assert [c.value for c in ask(question).computed] == [number]


@pytest.mark.parametrize(
    "question",
    [
        "Wader 34B on MudEval, not the Lua variant",
        "What does the 34B Wader (not the 7B one) score on MudEval?",
        "What does Wader 34B score on MudEval, though not on MudEval+, whose column is longer?",
        "What does Wader 34B score on MudEval, as opposed to what third parties measured?",
        "What does Wader 34B (not Lua) score on MudEval?",
    ],
)
def test_a_clause_that_says_what_is_not_meant_changes_nothing(question: str) -> None:
    got = ask(question)
    assert "61.0" in got.answer
    assert "66.0" not in got.answer
    assert "55.0" not in got.answer


def test_one_language_and_no_other_is_that_language() -> None:
    got = ask("By how many points does Plover 13B exceed Wader 7B on PoolBench in Java, and in no other language?")
    assert 11 in {c.value for c in got.computed}
    assert not any("C++" in str(value) for row in got.rows for value in row.values)


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Isn't Plover based on Stilt-2?", "yes"),
        ("Isnt Plover 13B better than Wader 34B on MudEval?", "yes"),
        ("Doesn't Sanderling use LoRA?", "yes"),
        ("Doesn't Plover use LoRA?", "no"),
    ],
)
def test_a_question_that_expects_a_yes_asks_whether_it_is_so(question: str, verdict: str) -> None:
    assert ask(question).verdict == verdict


def test_what_is_denied_is_listed_and_what_nothing_is_said_of_is_told_apart() -> None:
    got = ask("Which Wader models were trained without infilling?")
    assert firsts(got) == ["Wader - Lua 34B", "Wader - Lua 7B"]
    assert any("Wader 34B" in caveat and "no document here says" in caveat for caveat in got.caveats)
    assert firsts(ask("Encoders that don't mask natural language tokens")) == ["Curlew"]
    assert firsts(
        ask("Which models of the Wader family were trained without infilling, leaving aside those of which nothing is said?")
    ) == [
        "Wader - Lua 34B",
        "Wader - Lua 7B",
    ]


def test_what_is_fine_tuned_without_something_need_not_be_called_so_by_a_table() -> None:
    assert "Plover" in firsts(ask("Which models were fine-tuned without LoRA?"))
    assert "Sanderling" not in firsts(ask("Which models were finetuned without LoRA?"))


def test_what_no_document_denies_is_said_so() -> None:
    got = ask("Which encoders do not use quantization?")
    assert got.answer.startswith("No document here denies quantization")


def test_another_value_in_the_column_of_a_table_tells_what_is_not_so() -> None:
    got = ask("Which corpora are not from the web?")
    assert firsts(got) == ["Reed Heap", "Shell Pile"]
    assert got.rows[0].values[1] == "GitHub"


def test_what_is_not_limited_to_one_value_has_others_or_a_count_of_them() -> None:
    assert firsts(ask("Which benchmarks aren't limited to Python?")) == ["PoolBench"]
    assert set(firsts(ask("Which benchmarks are limited to Python?"))) >= {"MudEval", "MudEval+"}
    got = ask("Which benchmarks do not cover Python?")
    assert got.status == "no_evidence"
    assert "without Python" in got.answer


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Which encoder was not evaluated on clone detection?", ["Curlew"]),
        ("Which encoders have never been tested on code search?", ["Knot"]),
        ("Which encoders report no MRR on MudQA?", ["Knot"]),
        ("Which encoders don't report a MudQA score?", ["Knot"]),
        ("Which encoders do not have an MRR on MudQA?", ["Knot"]),
        ("Which encoders lack a clone detection score?", ["Curlew"]),
    ],
)
def test_what_is_not_evaluated_on_a_task_has_no_score_on_its_benchmarks(question: str, names: list[str]) -> None:
    assert firsts(ask(question)) == names


def test_two_words_that_one_name_joins_are_two_where_the_things_asked_for_have_these() -> None:
    assert firsts(ask("encoder models which mask NL and PL but neither AST nor CFG")) == ["Ruff"]
    assert firsts(ask("Which encoders mask NL and PL but not AST?")) == ["Ruff"]
    assert firsts(ask("Which encoders mask both NL and PL tokens?")) == ["Knot", "Ruff"]


def test_a_premise_that_is_denied_is_said_first() -> None:
    got = ask("Given that Sanderling was fine-tuned from Stilt-2 without LoRA, why does it do better than Plover?")
    assert got.verdict == "no"
    assert got.rows[0].values[2] == "LoRA"
