"""The graph of invented documents is the one of the tests of browsing."""

from __future__ import annotations

from tests.browse.conftest import invented, store
from tests.store.conftest import serve

__all__ = ["invented", "serve", "store"]
