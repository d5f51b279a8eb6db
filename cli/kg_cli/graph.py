"""The graph that a command reads."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kg_cli.options import Options
from kg_cli.progress import progress
from kg_cli.terminal import say

if TYPE_CHECKING:
    from kg.store import Store


@contextmanager
def reading(options: Options) -> Iterator[Store]:
    """Open the store that is meant, to be read; the default one is given the documents that ship first.

    Raises `kg.errors.StoreError` if `--store` names a place where none is.
    """
    from kg.default_store import open_to_read

    with progress(options) as advance:
        store = open_to_read(options.store, progress=advance, tell=(lambda _: None) if options.quiet else say)
    with store:
        yield store
