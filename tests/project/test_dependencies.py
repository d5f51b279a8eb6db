"""What the project stands on: permissive licences, and pins that say nothing of where they were fetched from."""

from __future__ import annotations

import re
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement

pytestmark = pytest.mark.checkout

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"] if (ROOT / "pyproject.toml").exists() else {}
CORE = [Requirement(line) for line in PROJECT.get("dependencies", ())]
PERMISSIVE = re.compile(r"\b(MIT|BSD|Apache)\b", re.IGNORECASE)
RESTRICTIVE = re.compile(r"\b(A?GPL|LGPL)", re.IGNORECASE)


def licence(name: str) -> str:
    fields = metadata.metadata(name)
    classifiers = [line for line in fields.get_all("Classifier") or () if line.startswith("License")]
    return " ".join(
        [*(fields.get_all("License-Expression") or ()), *(line[:200] for line in fields.get_all("License") or ()), *classifiers]
    )


@pytest.mark.parametrize("requirement", CORE, ids=lambda requirement: requirement.name)
def test_a_dependency_is_permissively_licensed(requirement: Requirement) -> None:
    assert PERMISSIVE.search(licence(requirement.name)), licence(requirement.name)
    assert not RESTRICTIVE.search(licence(requirement.name))


@pytest.mark.parametrize("requirement", CORE, ids=lambda requirement: requirement.name)
def test_a_dependency_has_a_lowest_and_a_highest_version(requirement: Requirement) -> None:
    operators = {specifier.operator for specifier in requirement.specifier}
    assert operators == {">=", "<"}


def test_dependencies_are_sorted() -> None:
    for names in ([requirement.name for requirement in CORE], *PROJECT["optional-dependencies"].values()):
        bare = [Requirement(name).name.lower() for name in names]
        assert bare == sorted(bare)


def test_constraints_are_names_and_versions_and_nothing_else(checkout: Path) -> None:
    lines = [line for line in (checkout / "constraints.txt").read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert [line for line in lines if not re.fullmatch(r"[A-Za-z0-9._-]+==[0-9][A-Za-z0-9.]*", line)] == []


def test_constraints_pin_every_dependency_within_its_range(checkout: Path) -> None:
    text = (checkout / "constraints.txt").read_text(encoding="utf-8")
    pins = {name.lower(): version for name, version in re.findall(r"^([\w.-]+)==(\S+)$", text, re.MULTILINE)}
    development = [Requirement(line) for line in PROJECT["optional-dependencies"]["dev"]]
    for requirement in (*CORE, *development):
        assert requirement.specifier.contains(pins[requirement.name.lower()]), requirement
