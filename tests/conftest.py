"""What all tests share: the programs and the material that some need, and the rule that nothing is skipped unnoticed."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Generator
from pathlib import Path

import pytest

REQUIRE_ALL = os.environ.get("KG_REQUIRE") == "all"
MATERIAL = os.environ.get("KG_MATERIAL")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "checkout: needs the project's source tree, which a wheel does not hold")


def pytest_report_header() -> str:
    material = MATERIAL or "not given (set KG_MATERIAL to its folder); tests of it are deselected"
    return f"material: {material}\nskips: {'are failures (KG_REQUIRE=all)' if REQUIRE_ALL else 'allowed'}"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the tests of material that is not given: it cannot ship, so nobody can be required to have it."""
    if MATERIAL:
        return
    apart = [item for item in items if "material" in getattr(item, "fixturenames", ())]
    if apart:
        config.hook.pytest_deselected(items=apart)
        items[:] = [item for item in items if item not in apart]


def forbid_skip(report: pytest.TestReport | pytest.CollectReport) -> None:
    """Turn a skip into a failure that says why, if all is required; an expected failure is no skip."""
    if REQUIRE_ALL and report.outcome == "skipped" and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        report.outcome = "failed"
        report.longrepr = f"KG_REQUIRE=all: {reason}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    forbid_skip(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    forbid_skip(report)
    return report


@pytest.fixture
def needs_program() -> Callable[[str], str]:
    """Return a function from a program's name to its path, which skips the test with that name where it is absent."""

    def find(name: str) -> str:
        beside_python = Path(sys.executable).parent
        path = shutil.which(name, path=os.pathsep.join([str(beside_python), os.environ.get("PATH", os.defpath)]))
        if path is None:
            pytest.skip(f"needs the program {name}")
        return path

    return find


@pytest.fixture
def material() -> Path:
    """Return the folder of documents that cannot ship with the project; a test that asks for it is left out without."""
    return Path(MATERIAL or "")


@pytest.fixture(scope="session")
def checkout() -> Path:
    """Return the root of the source tree; a test that asks for it is marked `checkout`."""
    return Path(__file__).resolve().parent.parent
