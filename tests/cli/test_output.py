"""A result reaches stdout or a file whole, and obeys nobody on the way."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from kg.errors import KgError
from kg_cli.output import write
from kg_cli.terminal import say


def test_a_result_ends_with_one_newline(capsys: pytest.CaptureFixture[str]) -> None:
    write("one")
    write("two\n")
    write("")
    assert capsys.readouterr().out == "one\ntwo\n"


def test_text_is_made_harmless_and_data_is_kept(capsys: pytest.CaptureFixture[str]) -> None:
    write("a\x1bb")
    write("a\x1bb", data=True)
    assert capsys.readouterr().out == "a␛b\na\x1bb\n"


def test_a_file_is_replaced_as_a_whole_and_keeps_its_mode(tmp_path: Path) -> None:
    target = tmp_path / "result.txt"
    target.write_text("old")
    target.chmod(0o640)
    write("new", str(target))
    assert target.read_text() == "new\n"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert [path.name for path in tmp_path.iterdir()] == ["result.txt"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "target").write_text("old")
    (tmp_path / "link").symlink_to("target")
    write("new", str(tmp_path / "link"))
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "target").read_text() == "new\n"


def test_a_device_is_written_to_and_not_replaced() -> None:
    write("gone", os.devnull)
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)


@pytest.mark.parametrize("place", ["no/such/folder/result.txt", ""])
def test_a_place_that_cannot_be_written_is_an_error_of_ours(place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(KgError, match="the file cannot be written"):
        write("text", place)
    assert list(tmp_path.iterdir()) == []


def test_colour_needs_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    say("words", style="error")
    assert capsys.readouterr().err == "words\n"


def test_no_color_is_respected_on_a_terminal(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    say("words", style="error")
    monkeypatch.setenv("NO_COLOR", "1")
    say("words", style="error")
    assert capsys.readouterr().err == "\x1b[1;31mwords\x1b[0m\nwords\n"


def test_a_reader_that_goes_away_ends_the_program_without_a_word() -> None:
    program = "from kg_cli.output import write\nfor _ in range(100_000): write('line')"
    run = subprocess.run(f'"{sys.executable}" -c "{program}" | head -n 1', shell=True, capture_output=True, text=True, check=False)
    assert (run.stdout, run.stderr) == ("line\n", "")


def test_a_full_disk_is_an_error_of_ours() -> None:
    program = "from kg_cli.output import write\nfrom kg.errors import KgError\n"
    program += "try: write('line')\nexcept KgError as error: raise SystemExit(str(error))"
    with Path("/dev/full").open("w") as full:
        run = subprocess.run([sys.executable, "-c", program], stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert run.stderr == "standard output: the result cannot be written (No space left on device)\n"


def test_results_are_utf8_in_every_locale() -> None:
    program = "from kg_cli.terminal import use_utf8\nfrom kg_cli.output import write\nuse_utf8()\nwrite('\\u00d7 \\u2013')"
    environment = os.environ | {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0", "PYTHONIOENCODING": "latin-1"}
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, env=environment, check=True)
    assert run.stdout == "× –\n".encode()
