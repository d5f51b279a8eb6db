"""The wheel: it builds, it holds the data, and it exposes only names that begin with `kg`."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from email.parser import Parser
from pathlib import Path

import pytest

pytestmark = pytest.mark.checkout


@pytest.fixture(scope="module")
def wheel(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(command, cwd=checkout, check=True, capture_output=True)
    (path,) = folder.iterdir()
    return zipfile.ZipFile(path)


def test_exposes_only_import_names_that_begin_with_kg(wheel: zipfile.ZipFile) -> None:
    tops = {name.split("/")[0] for name in wheel.namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"kg", "kg_cli"}


@pytest.mark.parametrize("folder", ["ontology", "corpora"])
def test_holds_every_file_of_the_data(wheel: zipfile.ZipFile, checkout: Path, folder: str) -> None:
    there = {str(path.relative_to(checkout)) for path in (checkout / folder).rglob("*") if path.is_file()}
    assert {f"kg/_data/{path}" for path in there} <= set(wheel.namelist())


def test_holds_every_part_of_the_page_of_a_picture(wheel: zipfile.ZipFile, checkout: Path) -> None:
    parts = {str(path.relative_to(checkout)) for path in (checkout / "kg/renderers/page").iterdir()}
    assert parts
    assert parts <= set(wheel.namelist())


def test_holds_every_module_and_no_test(wheel: zipfile.ZipFile, checkout: Path) -> None:
    modules = {str(path.relative_to(root)) for root in (checkout, checkout / "cli") for path in (root / root_package(root)).rglob("*.py")}
    assert modules <= set(wheel.namelist())
    assert not [name for name in wheel.namelist() if "test" in Path(name).name]


def root_package(root: Path) -> str:
    return "kg_cli" if root.name == "cli" else "kg"


def test_declares_the_command_the_python_and_both_licences(wheel: zipfile.ZipFile) -> None:
    info = next(name.split("/")[0] for name in wheel.namelist() if ".dist-info/" in name)
    metadata = Parser().parsestr(wheel.read(f"{info}/METADATA").decode())
    assert metadata["Name"] == "codellm-kg"
    assert metadata["Requires-Python"] == ">=3.11"
    assert metadata["License-Expression"] == "MIT AND CC-BY-4.0"
    assert metadata.get_all("License-File") == ["LICENSE", "corpora/LICENSE"]
    assert "kg = kg_cli.main:main" in wheel.read(f"{info}/entry_points.txt").decode()
