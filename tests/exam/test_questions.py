"""The exam's own form: what a question may hold, that ids are whole, and that a hash and nobody else chose what is held out."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest

from tests.exam.score import expected_pairs, read_exam

HERE = Path(__file__).parent
FILES = {"open": HERE / "open.jsonl", "held-out": HERE / "held_out.jsonl"}
QUESTIONS = [(split, question) for split, path in FILES.items() for question in read_exam(path)]
KINDS = {
    "agreement",
    "challenge",
    "comparison",
    "count",
    "coverage",
    "document",
    "hostile",
    "list",
    "lookup",
    "multi",
    "noise",
    "path",
    "premise",
    "ranking",
    "reference",
    "refusal",
    "relation",
    "report",
    "taxonomy",
    "trend",
}
STATUSES = {"answered", "partial", "no_evidence", "not_understood"}
VERDICTS = {"yes", "no", "mixed", None}
LABELS = {"labels", "says", "first", "not_first", "missing", "not_missing"}
KEYS = LABELS | {"id", "kind", "split", "q", "status", "verdict", "numbers", "pairs", "computed", "top", "max_rows", "why"}

each_question = pytest.mark.parametrize(("split", "question"), QUESTIONS, ids=[question["id"] for _, question in QUESTIONS])


def test_the_exam_has_at_least_240_questions_with_ids_that_are_unique_and_whole() -> None:
    ids = sorted(question["id"] for _, question in QUESTIONS)
    assert len(ids) >= 240
    assert ids == [f"q{number:03d}" for number in range(1, len(ids) + 1)]


def test_no_question_is_asked_twice() -> None:
    asked = [question["q"].casefold() for _, question in QUESTIONS]
    assert len(asked) == len(set(asked))


def test_every_kind_is_asked_in_both_parts_unless_it_is_rare() -> None:
    kinds = {split: [question["kind"] for part, question in QUESTIONS if part == split] for split in FILES}
    assert set(kinds["open"]) | set(kinds["held-out"]) == KINDS
    assert {kind for kind in KINDS if kinds["open"].count(kind) + kinds["held-out"].count(kind) >= 10} <= set(kinds["held-out"])


@each_question
def test_a_hash_of_the_id_chose_the_part(split: str, question: dict[str, Any]) -> None:
    held_out = int(hashlib.sha256(question["id"].encode()).hexdigest(), 16) % 3 == 0
    assert split == question["split"] == ("held-out" if held_out else "open")


@each_question
def test_a_question_has_the_form_that_the_scorer_reads(split: str, question: dict[str, Any]) -> None:
    assert set(question) <= KEYS
    assert question["kind"] in KINDS
    assert question["why"].strip()
    assert question["q"].strip()
    assert len(question["q"].splitlines()) == 1
    assert question["status"]
    assert set(question["status"]) <= STATUSES
    verdict = question.get("verdict")
    assert set(verdict if isinstance(verdict, list) else [verdict]) <= VERDICTS
    assert all(isinstance(label, str) and label for key in LABELS for label in question.get(key, []))
    numbers = [*(number for number, _, _ in expected_pairs(question)), *question.get("computed", [])]
    assert all(isinstance(number, int | float) for number in numbers)
    assert isinstance(question.get("max_rows", 60), int)


@each_question
def test_a_question_that_may_only_be_refused_expects_no_rows(split: str, question: dict[str, Any]) -> None:
    if not {"answered", "partial"} & set(question["status"]):
        assert not {"numbers", "pairs", "computed", "labels", "top", "first"} & set(question)
    if question["status"] == ["partial"]:
        assert question["missing"]


OTHERS = sorted((*HERE.glob("second/*.jsonl"), *HERE.glob("third/*.jsonl")))


@pytest.mark.parametrize("path", OTHERS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_the_later_exams_are_split_by_the_same_hash_and_hold_what_a_scorer_reads(path: Path) -> None:
    questions = read_exam(path)
    assert questions
    for question in questions:
        held = int(hashlib.sha256(question["id"].encode()).hexdigest(), 16) % 3 == 0
        assert held == path.stem.endswith("held_out"), question["id"]
        assert question["q"].strip()
        assert set(question) <= KEYS, question["id"]
        statuses = question["status"] if isinstance(question["status"], list) else [question["status"]]
        assert set(statuses) <= STATUSES, question["id"]


def test_no_id_is_given_twice() -> None:
    ids = [question["id"] for path in OTHERS for question in read_exam(path)] + [question["id"] for _, question in QUESTIONS]
    assert len(ids) == len(set(ids))
