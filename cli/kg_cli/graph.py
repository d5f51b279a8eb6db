"""The graph that a command reads: opened, and built before that if it is the default one and nobody has built it yet."""

from __future__ import annotations

import os
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
    """Open the store that is meant, to be read. The default one is built first if it is not there.

    Raises `kg.errors.StoreError` if `--store` names a place where none is.
    """
    from kg.store import open_store

    if options.store is None:
        _build_default(options)
    with open_store(options.store) as store:
        yield store


def _build_default(options: Options) -> None:
    from kg.store import Home, locate

    if os.environ.get("KG_HOME", "").startswith(("http://", "https://")):
        return
    home = Home(locate())
    if home.exists():
        return
    from kg.build import build

    if not options.quiet:
        say(f"building the graph in {home.root}; this is done once")
    with progress(options) as advance:
        build(home, progress=advance)
