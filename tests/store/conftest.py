"""Every kind of store, each made empty for one test."""

from __future__ import annotations

import socket
import subprocess
import time
import urllib.request
from collections.abc import Callable, Generator
from contextlib import ExitStack, suppress
from pathlib import Path

import pytest

from kg.store import EndpointStore, Home, HomeWriter, OxigraphStore, RdflibStore, Store

Serve = Callable[..., str]


@pytest.fixture
def serve(needs_program: Callable[[str], str]) -> Generator[Serve]:
    """Return a function that starts the `oxigraph` server on a free port of this machine and returns its URL."""
    with ExitStack() as running:

        def start(*, union: bool = False) -> str:
            program = needs_program("oxigraph")
            with socket.socket() as free:
                free.bind(("127.0.0.1", 0))
                address = f"127.0.0.1:{free.getsockname()[1]}"
            options = ["--union-default-graph"] if union else []
            server = subprocess.Popen([program, "serve", "--bind", address, *options], stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
            running.callback(server.wait)
            running.callback(server.terminate)
            for _ in range(200):
                with suppress(OSError), urllib.request.urlopen(f"http://{address}/", timeout=5):
                    return f"http://{address}"
                time.sleep(0.02)
            raise AssertionError("the oxigraph server did not start")

        yield start


KINDS = ("memory", "memory, union", "disk", "rdflib", "rdflib, union", "endpoint", "endpoint, union")


@pytest.fixture(params=KINDS)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Generator[Store]:
    """Return an empty store of each kind, open for writing, with union of all graphs as default graph and without."""
    kind, _, union = request.param.partition(", ")
    made: Store
    if kind == "memory":
        made = OxigraphStore.memory(union=bool(union))
    elif kind == "disk":
        made = HomeWriter.open(Home(tmp_path / "home"))
    elif kind == "rdflib":
        made = RdflibStore(union=bool(union))
    else:
        made = EndpointStore.open(request.getfixturevalue("serve")(union=bool(union)), write=True)
    with made:
        yield made


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """Return a home in a folder that is not there yet."""
    return Home(tmp_path / "home")
