"""The server that endpoint tests start is the one of the stores' tests."""

from __future__ import annotations

from tests.store.conftest import serve

__all__ = ["serve"]
