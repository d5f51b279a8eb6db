"""The documents that ship, extracted once for all tests."""

from __future__ import annotations

import pytest

from kg import build
from tests.extractors.pipeline import Found, extracted, sources


@pytest.fixture(scope="session")
def shipped() -> Found:
    return extracted(sources(*build.shipped()))
