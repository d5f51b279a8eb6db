"""Every error ends as a message on stderr and an exit code."""

from __future__ import annotations

import os
import subprocess
import sys

import click
import pytest

from kg.errors import KgError, QueryError
from kg_cli.border import call
from kg_cli.options import Options, common


def failing(error: BaseException) -> click.Command:
    @click.command("fail")
    @common("text", "json")
    def command(options: Options) -> None:
        raise error

    return command


def test_an_error_of_ours_is_its_message_and_its_exit_code(capsys: pytest.CaptureFixture[str]) -> None:
    error = QueryError("this is not a query", where="line 3", expected="SELECT", hint="see the manual")
    assert call(failing(error), []) == 2
    out, err = capsys.readouterr()
    assert (out, err) == ("", "kg: line 3: this is not a query; expected SELECT\n  see the manual\n")


def test_any_other_error_is_a_defect_of_ours_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert call(failing(ValueError("odd\nmore")), []) == 3
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert err.startswith("kg: a defect of kg, not of your input (ValueError: odd); please report it")


def test_debug_shows_the_trace(capsys: pytest.CaptureFixture[str]) -> None:
    assert call(failing(ValueError("odd")), ["--debug"]) == 3
    assert "Traceback (most recent call last)" in capsys.readouterr().err


@pytest.mark.parametrize("error", [KgError("bad"), ValueError("bad")])
def test_without_debug_no_trace_is_shown(error: Exception, capsys: pytest.CaptureFixture[str]) -> None:
    call(failing(error), [])
    assert "Traceback" not in capsys.readouterr().err


def test_an_interrupt_is_clean(capsys: pytest.CaptureFixture[str]) -> None:
    assert call(failing(KeyboardInterrupt()), []) == 130
    assert capsys.readouterr().err.strip().startswith("interrupted")


def test_a_wrong_option_is_wrong_input_with_the_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert call(failing(KgError("never raised")), ["--formt", "text"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "--format" in err
    assert "Usage: kg [OPTIONS]" in err


def test_a_control_character_in_a_message_does_not_reach_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    call(failing(KgError("\x1b]0;title\x07")), [])
    assert capsys.readouterr().err == "kg: ␛]0;title␇\n"


@pytest.mark.parametrize("arguments", [["--help"], ["list", "--help"]])
def test_a_reader_that_goes_away_is_no_error(arguments: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    program = [sys.executable, "-c", "from kg_cli.main import main; main()", *arguments]
    run = subprocess.run(program, stdout=writing, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writing)
    assert run.stderr == ""
