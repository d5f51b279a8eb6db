"""`kg endpoint` itself, as a process of its own, on the graph of invented documents."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Generator
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

import pytest

from kg.store import Home
from tests.browse.conftest import invented

__all__ = ["invented"]


class Served(NamedTuple):
    """An endpoint that runs: the URL for queries, and its process."""

    url: str
    process: subprocess.Popen[str]


def started(home: Path, *options: str) -> Served:
    command = [sys.executable, "-c", "from kg_cli.main import main; main()", "endpoint", "--port", "0", "--store", str(home), *options]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=os.environ, start_new_session=True)
    assert process.stdout is not None
    url = process.stdout.readline().strip()
    if not url:
        raise AssertionError(process.communicate()[1])
    return Served(url, process)


def stopped(served: Served) -> tuple[int, str]:
    """Interrupt an endpoint as Ctrl-C does; return its exit code and what it said."""
    served.process.send_signal(signal.SIGINT)
    _, words = served.process.communicate(timeout=20)
    return served.process.returncode, words


@pytest.fixture(scope="session")
def endpoint(invented: Home) -> Generator[str]:
    """Return the URL of an endpoint that all tests share; a query may take two seconds."""
    served = started(invented.root, "--timeout", "2", "--allow-origin", "http://localhost:3000")
    yield served.url
    stopped(served)


@pytest.fixture
def start(invented: Home) -> Generator[Callable[..., Served]]:
    """Return a function that starts an endpoint of one test's own."""
    with ExitStack() as running:

        def run(*options: str, home: Path = invented.root) -> Served:
            served = started(home, *options)
            running.callback(served.process.communicate)
            running.callback(served.process.kill)
            return served

        yield run
