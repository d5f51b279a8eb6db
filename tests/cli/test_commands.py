"""The table of commands and the commands themselves say the same."""

from __future__ import annotations

import pkgutil
import re
import subprocess
import sys
from importlib import import_module

import click
import pytest
from click.testing import CliRunner

import kg_cli.commands
from kg_cli.commands import TABLE, Entry
from kg_cli.main import kg

SHARED = {"--store", "--format", "--output", "--quiet", "--debug"}


def leaves(command: click.Command) -> list[click.Command]:
    """Return the commands that do something: those of a group, or the command itself."""
    return list(command.commands.values()) if isinstance(command, click.Group) else [command]


def test_the_table_names_every_module_once() -> None:
    modules = {f"kg_cli.commands.{module.name}" for module in pkgutil.iter_modules(kg_cli.commands.__path__)}
    assert sorted(entry.module for entry in TABLE) == sorted(modules)


@pytest.mark.parametrize("entry", TABLE, ids=lambda entry: entry.name)
def test_an_entry_equals_its_command(entry: Entry) -> None:
    command = import_module(entry.module).command
    assert command.name == entry.name
    assert (command.help or "").splitlines()[0] == entry.help


@pytest.mark.parametrize("entry", TABLE, ids=lambda entry: entry.name)
def test_a_command_takes_the_shared_options_and_explains_all_with_an_example(entry: Entry) -> None:
    for command in leaves(import_module(entry.module).command):
        options = [parameter for parameter in command.params if isinstance(parameter, click.Option)]
        assert {name for option in options for name in option.opts} >= SHARED
        assert not [option.name for option in options if "e.g. " not in (option.help or "")]
        assert "Examples:" in (command.help or "")


def test_help_fits_eighty_columns_and_cuts_nothing() -> None:
    names = [[entry.name, "--help"] for entry in TABLE]
    for arguments in (["--help"], *names, ["new"], ["new", "digest", "--help"]):
        text = CliRunner().invoke(kg, arguments, terminal_width=80).output
        assert "..." not in re.sub(r"(\]|FILES|DOCUMENTS)\.\.\.", "", text), text
        assert max(map(len, text.splitlines())) <= 80, text


def test_help_of_kg_imports_click_and_the_table_only() -> None:
    probe = (
        "import sys\nfrom kg_cli.main import kg\nkg(['--help'], standalone_mode=False)\n"
        "ours = {'kg', 'kg_cli', 'spacy', 'rdflib', 'pyoxigraph'}\n"
        "print(sorted(name for name in sys.modules if name.split('.')[0] in ours), file=sys.stderr)"
    )
    run = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert run.stderr.strip() == str(["kg_cli", "kg_cli.border", "kg_cli.commands", "kg_cli.main", "kg_cli.options", "kg_cli.terminal"])


def test_a_mistyped_command_is_wrong_input_that_names_the_nearest() -> None:
    run = subprocess.run(
        [sys.executable, "-c", "from kg_cli.main import main; main()", "serch"], capture_output=True, text=True, check=False
    )
    assert run.returncode == 2
    assert run.stdout == ""
    assert "search" in run.stderr
