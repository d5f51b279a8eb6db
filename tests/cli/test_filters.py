"""`kg ask` with filters and context, from the command line to the record."""

from __future__ import annotations

import json

import pytest

from kg.store import Home
from kg_cli.border import call
from kg_cli.main import kg as program

ASKED = "What is the Stackbench score of Quillcoder 7B?"


def _record(invented: Home, capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, dict[str, object]]:
    code = call(program, ["ask", ASKED, "--store", str(invented.root), "-f", "json", *arguments])
    return code, json.loads(capsys.readouterr().out)


def _titles(record: dict[str, object]) -> set[str]:
    citations = record["citations"]
    assert isinstance(citations, list)
    return {citation["document"]["title"] for citation in citations}


@pytest.mark.parametrize(
    ("arguments", "titles"),
    [
        ((), {"Quill leaderboard", "Quillcoder: Models that Write", "Verse", "Separated", "Quillcoder at work"}),
        (("--source", "paper"), {"Quillcoder: Models that Write"}),
        (("--source", "quill leaderboard", "--source", "paper"), {"Quill leaderboard", "Quillcoder: Models that Write"}),
        (("--exclude-kind", "leaderboard"), {"Quillcoder: Models that Write", "Verse", "Quillcoder at work"}),
        (("--exclude-kind", "leaderboard", "--exclude-kind", "repository"), {"Quillcoder: Models that Write", "Quillcoder at work"}),
        (("--min-trust", "primary"), {"Quillcoder: Models that Write", "Verse"}),
    ],
)
def test_only_the_documents_that_are_left_are_cited(
    invented: Home, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], titles: set[str]
) -> None:
    code, record = _record(invented, capsys, *arguments)
    assert (code, _titles(record)) == (0, titles)
    assert bool(arguments) == any("Asked only of" in caveat for caveat in record["caveats"])  # type: ignore[attr-defined]


def test_a_filter_that_leaves_nothing_is_a_negative_result(invented: Home, capsys: pytest.CaptureFixture[str]) -> None:
    code, record = _record(invented, capsys, "--source", "suite")
    assert (code, record["status"], record["rows"]) == (1, "no_evidence", [])


@pytest.mark.parametrize("arguments", [("--source", "papre"), ("--exclude-kind", "blog"), ("--min-trust", "best")])
def test_a_filter_that_names_nothing_is_wrong_input(invented: Home, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]) -> None:
    assert call(program, ["ask", ASKED, "--store", str(invented.root), *arguments]) == 2
    out, err = capsys.readouterr()
    assert (out, "expected" in err) == ("", True)


def test_context_shows_the_cell_in_its_table(invented: Home, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(program, ["ask", ASKED, "--store", str(invented.root), "--context", "--source", "paper"]) == 0
    assert "▸30.5 %◂ [1]" in capsys.readouterr().out


def test_a_question_from_a_file_is_asked_under_the_filter_too(
    invented: Home, capsys: pytest.CaptureFixture[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    file = tmp_path_factory.mktemp("questions") / "questions.txt"
    file.write_text(f"{ASKED}\n")
    assert call(program, ["ask", "--from", str(file), "--store", str(invented.root), "--source", "paper"]) == 0
    assert _titles(json.loads(capsys.readouterr().out)) == {"Quillcoder: Models that Write"}
