"""One graph of invented documents, built once and only read."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

import pytest

from kg import build
from kg.store import Home, Store, open_store
from tests.build.invented import DOCUMENTS, write
from tests.store.conftest import serve

__all__ = ["serve"]


@pytest.fixture(scope="session")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """Return the home of a graph of all invented documents."""
    folder = tmp_path_factory.mktemp("invented")
    build.ingest(Home(folder / "home"), [write(folder, name) for name in DOCUMENTS])
    return Home(folder / "home")


@pytest.fixture
def store(invented: Home) -> Generator[Store]:
    """Return that graph, open to be read."""
    with open_store(invented.root) as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder for the documents of one test."""
    return tmp_path / "files"
