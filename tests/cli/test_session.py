"""`kg ask --interactive`: through a pipe and at a terminal."""

from __future__ import annotations

import io
import json
import os
import pty
import select
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from kg.answering import Graph
from kg.answering.dialogue import Dialogue
from kg.build import Source, construct, whole
from kg.store import OxigraphStore
from kg_cli import session
from kg_cli.answers import Wanted
from kg_cli.border import call
from kg_cli.main import kg as program
from kg_cli.options import Options
from kg_cli.session import Session
from tests.answering.conftest import BOARD, PAPER

ASKED = "What is the QuuxEval score of Zorba 7B in its own paper?"


@pytest.fixture(scope="module")
def graph() -> Graph:
    return Graph(
        OxigraphStore.memory(whole(construct([Source("zorba-paper.md", PAPER.encode()), Source("quux-board.md", BOARD.encode())])))
    )


def _piped(graph: Graph, monkeypatch: pytest.MonkeyPatch, lines: str, form: str = "text", first: str | None = None) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(lines.encode())))
    assert Session(Dialogue(graph), Options(None, form, None, False, False), Wanted()).run(first) == 0


def test_a_pipe_is_answered_line_by_line_without_a_prompt(
    graph: Graph, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _piped(graph, monkeypatch, f"{ASKED}\n\nand at 34B?\n")
    out = capsys.readouterr().out
    assert out.startswith("Zorba 7B scores 30.0 %")
    assert "→ What is the QuuxEval score of Zorba 34B in its own paper?\nZorba 34B scores 48.0 %" in out
    assert session.PROMPT not in out


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_programs_get_a_record_for_every_line(
    graph: Graph, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    _piped(graph, monkeypatch, f"{ASKED}\nand at 34B?\n\n:quit\n", form)
    records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [r["status"] for r in records] == ["answered", "answered", "not_understood", "not_understood"]
    assert records[1]["question"] == "What is the QuuxEval score of Zorba 34B in its own paper?"


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("explain", "Logical form"),
        (":explain", "kind        lookup"),
        (":sparql", "SELECT ?result"),
        (":json", '"schema": "kg-answer/1"'),
        ("who says so?", "Zorba: models that do not exist"),
        (":sources", "   1  Zorba: models that do not exist"),
        (":help", ":context"),
        (":examples", "QuuxEval"),
    ],
)
def test_a_command_shows_more_of_the_last_answer(
    graph: Graph, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], said: str, shown: str
) -> None:
    _piped(graph, monkeypatch, f"{said}\n", first=ASKED)
    assert shown in capsys.readouterr().out.split("\n\n\n")[-1]


def test_a_command_before_any_answer_or_that_is_none_says_so(
    graph: Graph, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _piped(graph, monkeypatch, ":sources\n:nonsense\n:quit\nwhat comes after\n")
    out, err = capsys.readouterr()
    assert (out, "nothing was asked yet" in err, "no command :nonsense" in err) == ("", True, True)


def test_an_interrupt_stops_an_answer_and_not_the_session(
    graph: Graph, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    dialogue = Dialogue(graph)
    ask = dialogue.ask
    monkeypatch.setattr(dialogue, "ask", lambda text: _stop() if text == "slow" else ask(text))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(f"slow\n{ASKED}\n".encode())))
    assert Session(dialogue, Options(None, "text", None, False, False), Wanted()).run() == 0
    out, err = capsys.readouterr()
    assert "stopped" in err
    assert "30.0 %" in out


def _stop() -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize("arguments", [["-i", "--from", "-"], ["-i", "-o", "x"], ["q", "--context", "-f", "csv"]])
def test_options_that_exclude_each_other_are_wrong_input(arguments: list[str]) -> None:
    assert call(program, ["ask", *arguments]) == 2


class Terminal:
    """A session in a terminal of 100 columns, in a process of its own."""

    def __init__(self, folder: Path) -> None:
        self.history = folder / "state" / "codellm-kg" / "history"
        self._shown = ""
        self._end, inner = pty.openpty()
        variables = {**os.environ, "XDG_STATE_HOME": str(folder / "state"), "TERM": "xterm", "NO_COLOR": "1", "COLUMNS": "100"}
        # As a shell in a terminal does: a run of the tests in the background ignores interrupts, and what it starts would too.
        code = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); from kg_cli.main import main; main()"
        program = [sys.executable, "-c", code, "ask", "-i", "--store", str(folder / "graph")]
        self.process = subprocess.Popen(program, stdin=inner, stdout=inner, stderr=inner, env=variables, start_new_session=True)
        os.close(inner)

    def type(self, keys: str) -> None:
        os.write(self._end, keys.encode())

    def until(self, wanted: str, seconds: float = 60) -> str:
        """Return what is shown up to some words, which must come; what follows them is kept for the next call."""
        deadline = time.monotonic() + seconds
        while wanted not in self._shown and time.monotonic() < deadline:
            if select.select([self._end], [], [], 0.1)[0]:
                with suppress(OSError):
                    self._shown += os.read(self._end, 65536).decode("utf-8", "replace")
        before, found, self._shown = self._shown.partition(wanted)
        assert found, before
        return before + found

    def ready(self, quiet: float = 0.5) -> None:
        """Wait for the prompt, and until nothing more is shown: what is typed while a terminal's mode changes is thrown away."""
        self.until(session.PROMPT)
        while select.select([self._end], [], [], quiet)[0]:
            os.read(self._end, 65536)
        self._shown = ""

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self._end)


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    (tmp_path / "zorba-paper.md").write_text(PAPER)
    assert call(program, ["ingest", "--quiet", "--store", str(tmp_path / "graph"), str(tmp_path / "zorba-paper.md")]) == 0
    made = Terminal(tmp_path)
    yield made
    made.close()


def test_a_terminal_has_prompt_completion_follow_ups_and_a_history_that_nobody_else_reads(terminal: Terminal) -> None:
    terminal.until("Ctrl-D to leave")
    terminal.ready()
    terminal.type("What is the Quux\t")
    terminal.until("QuuxEval")  # what is typed before the completion is there would call it off
    terminal.type(" score of Zorba 7B?\r")
    terminal.until("30.0 %")
    terminal.ready()
    terminal.type("half a line")
    terminal.until("half a line")
    terminal.process.send_signal(signal.SIGINT)
    terminal.ready()
    terminal.type("and at 34B?\r")
    terminal.until("48.0 %")
    terminal.ready()
    terminal.type("\x04")
    assert terminal.process.wait(30) == 0
    assert terminal.history.read_text().splitlines()[-2:] == ["What is the QuuxEval score of Zorba 7B?", "and at 34B?"]
    assert stat.S_IMODE(terminal.history.stat().st_mode) == 0o600


def test_a_pipe_leaves_no_history(graph: Graph, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    _piped(graph, monkeypatch, f"{ASKED}\n")
    assert list(tmp_path.iterdir()) == []
