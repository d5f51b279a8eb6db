"""The graph of what ships, which all exams ask and none changes."""

from __future__ import annotations

import pytest

from kg.build import build
from kg.store import Home


@pytest.fixture(scope="package")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = Home(tmp_path_factory.mktemp("exam") / "home")
    build(home)
    return home
