"""The scorer finds what is wrong with an answer, and nothing wrong with a right one."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.exam.score import faults, main

Answer = dict[str, Any]

QUESTION: dict[str, Any] = {
    "id": "x1",
    "kind": "comparison",
    "q": "Is Alpha 7B better than Beta at Sums?",
    "status": ["answered"],
    "verdict": "yes",
    "pairs": [[54.3, ["alpha", "7b"], ["beta"]], [38.0, ["beta"]]],
    "computed": [16.3],
    "says": ["alpha"],
    "top": "Alpha",
    "first": ["Beta"],
    "not_first": ["Bet"],
    "not_missing": ["Sums"],
}


def right_answer() -> Answer:
    def citation(n: int, quote: str) -> Answer:
        return {"n": n, "document": {"title": "A paper"}, "locator": {"table": "2", "page": None}, "quote": quote}

    return {
        "question": QUESTION["q"],
        "status": "answered",
        "verdict": "yes",
        "answer": "Yes: Alpha 7B has 54.3 and Beta 38.0 [1][2], 16.3 more.",
        "columns": ["Model", "Size", "Sums"],
        "rows": [
            {"Model": "Alpha", "Size": "7 B", "Sums": 0.543, "cites": [1]},
            {"Model": "Beta", "Size": None, "Sums": "38.0 %", "cites": [2]},
            {"Model": "difference", "Size": None, "Sums": 16.3, "cites": [1, 2]},
        ],
        "computed": [{"value": 16.3, "how": "difference", "cites": [1, 2]}],
        "citations": [citation(1, "| Alpha | 7 B | 0.543 |"), citation(2, "| Beta | – | 38.0 % |")],
        "missing": [],
    }


def test_a_right_answer_has_no_fault() -> None:
    assert faults(QUESTION, right_answer()) == []


def put(*path: str | int, value: object) -> Callable[[Answer], None]:
    def change(answer: Answer) -> None:
        place: Any = answer
        for key in path[:-1]:
            place = place[key]
        place[path[-1]] = value

    return change


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (put("status", value="partial"), "status 'partial', expected"),
        (put("verdict", value="no"), "verdict 'no', expected"),
        (put("rows", 0, "Sums", value=0.544), "54.3 with alpha/7b in no row"),
        (put("rows", 0, "Size", value="13 B"), "54.3 with alpha/7b in no row"),
        (put("rows", 0, "Model", value="Alpha-Beta"), "54.3 with alpha/7b in no row"),
        (put("citations", 0, "quote", value="| Alpha | 7 B | 0.544 |"), "54.3 not in a quote that its row cites"),
        (put("answer", value="Yes: Alpha 7B has 54.3 [1], 16.3 more."), "38.0 not in the answer's sentence"),
        (put("computed", value=[]), "16.3 not declared in `computed`"),
        (put("computed", 0, "cites", value=[9]), "16.3 not declared in `computed`"),
        (put("answer", value="Yes: 54.3 and 38.0 [1][2], 16.3 more."), "'alpha' not in the answer's sentence"),
        (put("rows", 0, "Model", value="GraphAlpha"), "'Alpha' is not the first row"),
        (put("rows", 1, "Model", value="Beta-XL"), "'Beta' not in the first column"),
        (put("rows", 2, "Model", value="Bet"), "'Bet' must not be in the first column"),
        (put("missing", value=[{"term": "Sums"}]), "'Sums' named as missing"),
        (put("missing", value=[{"term": "Gamma"}]), "status 'answered' beside 1 missing"),
        (put("missing", value=[{"term": "x" * 81}]), "`missing` is not a short list"),
        (put("rows", 1, "cites", value=[]), "a row without a citation"),
        (put("rows", 1, "cites", value=[7]), "a row without a citation"),
        (put("citations", 1, "locator", value={"page": None}), "a citation without document, place"),
        (put("citations", 1, "document", value={}), "a citation without document, place"),
        (put("citations", 1, "quote", value="38.0 " * 300), "a citation without document, place"),
        (put("answer", value="Yes: Alpha 7B has 54.3 and Beta 38.0, 16.3 more."), "has no [n] that resolves"),
        (put("answer", value="Yes: Alpha 7B has 54.3 and Beta 38.0 [3], 16.3 more."), "has no [n] that resolves"),
        (put("answer", value="Yes: Alpha 7B has 54.3 and Beta 38.0 [1], 16.3 more, of 99.9."), "stand nowhere else: [99.9]"),
        (put("status", value="no_evidence"), "rows beside a refusal"),
        (put("rows", value=[]), "answered without rows"),
    ],
)
def test_a_wrong_answer_is_told_what_is_wrong(change: Callable[[Answer], None], fault: str) -> None:
    answer = right_answer()
    change(answer)
    assert any(fault in found for found in faults(QUESTION, answer))


def test_a_refusal_names_what_is_missing() -> None:
    question = {"id": "x2", "q": "Gamma on Sums?", "status": ["no_evidence"], "missing": ["gamma"], "verdict": None}
    refusal = {"status": "no_evidence", "answer": "No document here reports Gamma.", "missing": [{"term": "Gamma"}]}
    assert faults(question, refusal) == []
    assert faults(question, {**refusal, "missing": []}) == ["'gamma' not named as missing"]


def test_many_rows_bury_an_answer() -> None:
    answer = right_answer()
    answer["rows"] = answer["rows"] * 30
    assert faults(QUESTION, answer) == ["90 rows: the answer is buried"]


def test_the_command_line_counts_by_kind(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    exam, answers = tmp_path / "exam.jsonl", tmp_path / "answers.jsonl"
    exam.write_text(f"{json.dumps(QUESTION)}\n{json.dumps({**QUESTION, 'id': 'x2', 'kind': 'trend'})}\n", encoding="utf-8")
    answers.write_text(f"{json.dumps(right_answer())}\n{json.dumps({'status': 'not_understood'})}\n", encoding="utf-8")
    assert main([str(exam), str(answers), "--kind", "comparison"]) == 0
    assert main([str(exam), str(answers)]) == 1
    assert "trend        0 of 1\n1 of 2 right (50.0 %)" in capsys.readouterr().out
    answers.write_text("", encoding="utf-8")
    assert main([str(exam), str(answers)]) == 2
