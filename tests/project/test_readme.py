"""README says what the program does: its commands, and the lines that set it up."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg_cli.commands import TABLE

pytestmark = pytest.mark.checkout


@pytest.fixture
def readme(checkout: Path) -> str:
    return (checkout / "README.md").read_text(encoding="utf-8")


def test_the_table_of_commands_is_that_of_the_program(readme: str) -> None:
    assert re.findall(r"^\| `kg ([\w-]+)` \| (.+) \|$", readme, re.MULTILINE) == [(entry.name, entry.help) for entry in TABLE]


def test_one_line_runs_the_tests_and_it_is_the_one_that_ci_looks_for(readme: str, checkout: Path) -> None:
    pattern = "^python3 -m venv .* -m pytest -n auto --dist loadfile$"
    assert len(re.findall(pattern, readme, re.MULTILINE)) == 1
    assert f"'{pattern}' README.md" in (checkout / ".ci/run").read_text(encoding="utf-8")


def test_links_to_files_lead_somewhere(checkout: Path) -> None:
    for document in checkout.glob("*.md"):
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", document.read_text(encoding="utf-8")):
            assert (checkout / target).exists(), f"{document.name} links {target}"


def test_make_targets_that_are_named_exist(checkout: Path) -> None:
    targets = set(re.findall(r"^([\w-]+):", (checkout / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for document in checkout.glob("*.md"):
        assert set(re.findall(r"\bmake (check|bench|lock|wheel-test)\b", document.read_text(encoding="utf-8"))) <= targets
