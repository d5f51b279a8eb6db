"""The graph of invented documents is the one of the tests of browsing."""

from __future__ import annotations

from tests.browse.conftest import invented
from tests.store.conftest import serve

__all__ = ["invented", "serve"]
