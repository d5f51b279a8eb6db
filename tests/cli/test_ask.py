"""`kg ask`: exit codes, a record for each line, and what is no question."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import kg.answering
from kg.model.answer import Answer
from kg_cli.border import call
from kg_cli.commands import ask
from kg_cli.main import kg as program
from kg_cli.options import Options

STATUSES = {"yes": "answered", "half": "partial", "no": "no_evidence", "what": "not_understood"}


@pytest.fixture(autouse=True)
def stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """Answer by the question's word alone, so that these tests need no graph."""

    @contextmanager
    def reading(options: Options) -> Iterator[None]:
        yield None

    def answer(question: str, store: object, scope: object) -> Answer:
        if question == "defect":
            raise ValueError("odd")
        return Answer(question, "lookup", STATUSES.get(question, "not_understood"), None, "…")

    monkeypatch.setattr(ask, "reading", reading)
    monkeypatch.setattr(kg.answering, "answer", answer)


@pytest.mark.parametrize(("question", "code"), [("yes", 0), ("half", 0), ("no", 1), ("what", 2), ("defect", 3)])
def test_the_exit_code_tells_the_status(question: str, code: int) -> None:
    assert call(program, ["ask", question]) == code


def test_a_question_is_answered_in_the_form_that_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert call(program, ["ask", "yes", "-f", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["status"] == "answered"


@pytest.mark.parametrize("ending", [b"", b"\n"])
def test_every_line_gets_a_record_on_a_line(ending: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "questions").write_bytes(b"\xef\xbb\xbfyes\r\nno\n\n\xe2\x80\xa8" + ending)
    assert call(program, ["ask", "--from", str(tmp_path / "questions")]) == 0
    records = [json.loads(line) for line in capsys.readouterr().out.split("\n")[:-1]]
    assert [record["question"] for record in records] == ["yes", "no", "", "\u2028"]


def test_every_line_has_a_record_and_one_that_fails_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "questions").write_bytes(b"yes\n\xff\ndefect\nno\n")
    assert call(program, ["ask", "--from", str(tmp_path / "questions")]) == 3
    out, err = capsys.readouterr()
    records = [json.loads(line) for line in out.splitlines()]
    assert [record["question"] for record in records] == ["yes", "\N{REPLACEMENT CHARACTER}", "defect", "no"]
    assert [record["status"] for record in records[1:3]] == ["no_evidence", "no_evidence"]
    assert all(record["missing"] and not record["rows"] for record in records[1:3])
    assert "kg: line 2: the line is not UTF-8" in err
    assert "kg: line 3: a defect of kg" in err


def test_records_go_whole_into_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "questions").write_text("yes\nno\n")
    assert call(program, ["ask", "--from", str(tmp_path / "questions"), "-o", str(tmp_path / "answers")]) == 0
    assert len((tmp_path / "answers").read_text().splitlines()) == 2
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("arguments", [["--from", "no-such-file"], ["yes", "--from", "-"], ["--from", "."]])
def test_what_cannot_be_read_is_wrong_input(arguments: list[str]) -> None:
    assert call(program, ["ask", *arguments]) == 2
