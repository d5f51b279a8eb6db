"""`kg render` and `kg ask --viz`: the form follows the file, and a file is whole or stays as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.test_browsing import Said, run

__all__ = ["run"]


@pytest.mark.parametrize(
    ("arguments", "title"),
    [
        ((), "Code LLM taxonomy"),
        (("types of corpus",), "Types of corpus"),
        (("Quillcoder",), "Around Quillcoder"),
        (("--around", "Stackbench", "--hops", "2"), "Around Stackbench"),
        (("--path", "Quillcoder - Verse", "Inkling 2"), "From "),
        (("--lineage",), "The lineage of models"),
        (("Quillcoder", "--lineage"), "The lineage of Quillcoder"),
    ],
)
def test_a_picture_goes_to_its_file(run: Said, tmp_path: Path, arguments: tuple[str, ...], title: str) -> None:
    code, out, _ = run("render", *arguments, "-o", str(tmp_path / "out.html"))
    assert (code, out) == (0, "")
    assert f"<title>{title}" in (tmp_path / "out.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(("ending", "start"), [("html", b"<!doctype html>"), ("svg", b"<svg "), ("png", b"\x89PNG")])
def test_the_form_follows_the_ending_of_the_file(run: Said, tmp_path: Path, ending: str, start: bytes) -> None:
    file = tmp_path / f"out.{ending}"
    assert run("render", "--lineage", "-o", str(file))[0] == 0
    assert file.read_bytes().startswith(start)


def test_a_form_that_is_asked_for_goes_before_the_ending(run: Said, tmp_path: Path) -> None:
    assert run("render", "--lineage", "-f", "svg", "-o", str(tmp_path / "out.html"))[0] == 0
    assert (tmp_path / "out.html").read_text().startswith("<svg ")


def test_without_a_file_the_picture_goes_to_standard_output(run: Said) -> None:
    code, out, _ = run("render", "--lineage")
    assert code == 0
    assert out.startswith("<!doctype html>")


def test_a_terminal_gets_a_file_named_after_the_picture(run: Said, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    code, out, said = run("render", "Quillcoder", "--lineage")
    assert (code, out) == (0, "")
    assert "the-lineage-of-quillcoder.html" in said
    assert (tmp_path / "the-lineage-of-quillcoder.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_what_cannot_be_drawn_leaves_the_file_as_it_was(run: Said, tmp_path: Path) -> None:
    file = tmp_path / "out.html"
    file.write_text("old")
    code, _, said = run("render", "Zorkcoder", "-o", str(file))
    assert code == 2
    assert "Zorkcoder" in said
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["out.html"]
    assert file.read_text() == "old"


@pytest.mark.parametrize("arguments", [("tasks", "--around", "Quillcoder"), ("--lineage", "--around", "Quillcoder")])
def test_two_pictures_at_once_are_wrong_input(run: Said, arguments: tuple[str, ...]) -> None:
    code, _, said = run("render", *arguments)
    assert code == 2
    assert "give one of" in said


@pytest.mark.parametrize(("ending", "start"), [("html", b"<!doctype html>"), ("svg", b"<svg "), ("png", b"\x89PNG")])
def test_the_evidence_of_an_answer_is_drawn_beside_it(run: Said, tmp_path: Path, ending: str, start: bytes) -> None:
    file = tmp_path / f"out.{ending}"
    code, out, _ = run("ask", "Which models score best on Stackbench?", "--viz", str(file))
    assert code == 0
    assert "55.3" in out
    assert file.read_bytes().startswith(start)


def test_an_answer_without_numbers_has_no_figure_and_is_still_told(run: Said, tmp_path: Path) -> None:
    code, out, said = run("ask", "What is Quillcoder initialised from?", "--viz", str(tmp_path / "out.svg"))
    assert code == 2
    assert "Inkling 2" in out
    assert "no numbers to draw" in said
    assert not (tmp_path / "out.svg").exists()
