"""Models of a kind among those with scores: by what a table ticks, and by how they were run."""

from __future__ import annotations

import pytest

from tests.answering.invented import ask, document, firsts

BOARD = document(
    "fell-board",
    "leaderboard",
    "Fell Leaderboard",
    """
Table (fell.csv): pass@1 on FellEval in per cent. prompted is true for a chat setting.

| Model | open-data | prompted | size | pass@1 / FellEval |
| --- | --- | --- | --- | --- |
| Cairn-7B-Instruct | None | true | 7 | 71.0 |
| Cairn-7B | None | false | 7 | 52.0 |
| Tarn-13B | Full | false | 13 | 61.5 |
| Tarn-13B-Chat | Full | true | 13 | 66.0 |
| Scree-3B | Partial | false | 3 | 31.0 |
| Beck-70B | None | true | 70 | 82.0 |
""",
)
SURVEY = document(
    "fell-survey",
    "survey",
    "Fells: A Survey",
    """
Table I: What the models are.

| Model | Type | Open Source? |
| --- | --- | --- |
| Beck | Foundational [Base] | No |
| Pike | Foundational [Code] | Weights |
| Crag | Foundational [Code] | Weights & Data |

Tor is an open model.
""",
)
SHELF = (BOARD, SURVEY)


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Which models on FellEval have open data?", ["Tarn-13B-Chat", "Tarn-13B"]),
        ("Which models with open data score above 62 on FellEval?", ["Tarn-13B-Chat"]),
        ("Which models on FellEval have both open data and more than 10B parameters?", ["Tarn-13B-Chat", "Tarn-13B"]),
        ("Which models without open data score above 70 on FellEval?", ["Beck-70B", "Cairn-7B-Instruct"]),
    ],
)
def test_a_property_that_models_have_is_one_that_their_table_ticks(question: str, names: list[str]) -> None:
    assert firsts(ask(question, SHELF)) == names


@pytest.mark.parametrize("question", ["Which base model leads FellEval?", "Which base models score above 60 on FellEval?"])
def test_base_models_of_a_board_are_those_run_without_a_chat_setting_where_it_tells_no_kinds(question: str) -> None:
    got = ask(question, SHELF)
    assert firsts(got)[0] == "Tarn-13B"
    assert "Beck-70B" not in firsts(got)
    assert any("without a chat setting" in caveat for caveat in got.caveats)


def test_a_wider_word_denies_none_of_the_narrower() -> None:
    assert firsts(ask("Which models in the survey are neither closed nor fully open?", SHELF)) == ["Pike"]


RUNS = document(
    "ghyll-board",
    "leaderboard",
    "Ghyll Leaderboard",
    """
Table (ghyll.csv): pass@1 on GhyllEval in per cent. Greedy decoding.

| Model | pass@1 / GhyllEval |
| --- | --- |
| m7-2033-04-05 (temperature=1, musing=low) | 61.0 |
| m7-2033-04-05 (temperature=1, musing=high) | 64.5 |
| m7-2033-04-05 (temperature=1, musing=medium) | 70.0 |
| Sike-2-Mini-Beta (temperature=1, musing=low) | 41.0 |
| Sike-2-Mini-Beta (temperature=1, musing=high) | 39.5 |
| Gimmer-32B (w/ Musing) | 55.0 |
| Gimmer-32B-Preview | 44.0 |
| Hogg-7B | 81.0 |
""",
)


def test_two_settings_of_one_model_are_compared_and_never_a_third_with_itself() -> None:
    got = ask("Did m7 with high musing beat m7 with low musing on GhyllEval?", (RUNS,))
    assert got.verdict == "yes"
    assert {"64.5", "61.0"} <= {str(v) for row in got.rows for v in row.values}
    assert "70.0" not in got.answer


@pytest.mark.parametrize("question", ["m7 high on GhyllEval", "m7-high GhyllEval", "What does m7 score on GhyllEval with high musing?"])
def test_the_value_of_a_setting_tells_which_run_is_asked_for(question: str) -> None:
    got = ask(question, (RUNS,))
    assert [row.values[1] for row in got.rows] == ["64.5"]


def test_a_label_with_a_setting_is_found_by_its_bare_name() -> None:
    assert "55.0" in ask("Gimmer-32B GhyllEval", (RUNS,)).answer
    assert "44.0" not in ask("Gimmer-32B GhyllEval", (RUNS,)).answer
    got = ask("Sike-2-Mini-Beta on GhyllEval", (RUNS,))
    assert {row.values[1] for row in got.rows} == {"41.0", "39.5"}


def test_models_run_with_a_setting_are_those_whose_rows_name_it() -> None:
    got = ask("Which models were evaluated with musing enabled on GhyllEval?", (RUNS,))
    assert got.status == "answered"
    assert {row.values[1] for row in got.rows} == {"61.0", "64.5", "70.0", "41.0", "39.5", "55.0"}
    assert {row.values[1] for row in ask("Which models ran with musing=high on GhyllEval?", (RUNS,)).rows} == {"64.5", "39.5"}


LEVEL = document(
    "sward-board",
    "leaderboard",
    "Sward Leaderboard",
    """
Table (sward.csv): pass@1 on SwardEval in per cent.

| Model | date | pass@1 / SwardEval |
| --- | --- | --- |
| Holm-1B | 2033-01-02 | 61.0 |
| Garth-1B | 2033-01-02 | 55.5 |
| Thwaite-1B | 2033-01-02 | 50.0 |
| Keld-1B | 2033-01-02 | 50.0 |
| Slack-1B | 2033-01-02 | 50.0 |
| Wath-1B | 2033-01-02 | 41.0 |
| Bield-1B | 2034-02-03 | 40.0 |
""",
)


def test_what_is_level_with_the_last_that_is_asked_for_is_shown_too() -> None:
    got = ask("Top 3 models on SwardEval", (LEVEL,))
    assert [row.values[1] for row in got.rows] == ["61.0", "55.5", "50.0", "50.0", "50.0"]
    assert any("several" in caveat for caveat in got.caveats)
    assert len(ask("Top 2 models on SwardEval", (LEVEL,)).rows) == 2


def test_all_that_are_first_are_shown_however_many() -> None:
    assert len(firsts(ask("Which are the oldest models on the Sward Leaderboard?", (LEVEL,)))) == 6


def test_a_word_cut_short_names_the_one_variant_that_begins_so() -> None:
    board = document(
        "cut-board",
        "leaderboard",
        "Cut Board",
        "| Model | pass@1 / CutEval |\n| --- | --- |\n| Tarn-Python-7B | 31.0 |\n| Tarn-7B | 21.0 |",
    )
    assert "31.0" in ask("tarn py 7b CutEval", (board,)).answer
    assert "21.0" not in ask("tarn py 7b CutEval", (board,)).answer
    assert "21.0" in ask("Tarn 7B on CutEval", (board,)).answer
