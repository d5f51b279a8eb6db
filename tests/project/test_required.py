"""KG_REQUIRE=all makes a skip a failure, and material that cannot ship is left out without being skipped."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

TESTS = """
import pytest
def test_passes(): pass
def test_needs_a_program(needs_program): needs_program("no-such-program")
def test_finds_python(needs_program): assert needs_program("python")
@pytest.mark.xfail(strict=True)
def test_is_expected_to_fail(): assert False
def test_needs_material(material): assert material.is_dir()
"""


def run(folder: Path, **variables: str) -> str:
    shutil.copy(Path(__file__).parents[1] / "conftest.py", folder)
    (folder / "test_it.py").write_text(TESTS)
    environment = {name: value for name, value in os.environ.items() if name not in {"KG_REQUIRE", "KG_MATERIAL"}} | variables
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-rsf", "--rootdir", str(folder), str(folder)]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False).stdout


def test_a_missing_program_skips_the_test_with_its_name(tmp_path: Path) -> None:
    out = run(tmp_path)
    assert "2 passed, 1 skipped, 1 deselected, 1 xfailed" in out
    assert "needs the program no-such-program" in out


def test_if_all_is_required_a_skip_is_a_failure_and_an_expected_failure_is_not(tmp_path: Path) -> None:
    out = run(tmp_path, KG_REQUIRE="all")
    assert "1 failed, 2 passed, 1 deselected, 1 xfailed" in out
    assert "KG_REQUIRE=all: Skipped: needs the program no-such-program" in out


def test_a_module_that_skips_itself_is_a_failure_too(tmp_path: Path) -> None:
    (tmp_path / "test_other.py").write_text("import pytest\npytest.importorskip('no_such_module')\n")
    assert "1 error" in run(tmp_path, KG_REQUIRE="all")


@pytest.mark.parametrize("given", [True, False])
def test_material_is_used_where_it_is_given(given: bool, tmp_path: Path) -> None:
    out = run(tmp_path, **({"KG_MATERIAL": str(tmp_path)} if given else {}))
    assert ("3 passed" in out) == given
