"""A query that would never end is stopped and harms nobody; simple ones are quick; the server starts and stops cleanly."""

from __future__ import annotations

import json
import os
import signal
import socket
import statistics
import subprocess
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest

from kg import build
from kg.store import Home
from tests.build.invented import write
from tests.endpoint.asking import Response, get, post
from tests.endpoint.conftest import Served, stopped

ENDLESS = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
GROWS = "SELECT (STRLEN(?s40) AS ?n) WHERE { BIND('aaaaaaaaaaaaaaaa' AS ?s0) " + " ".join(
    f"BIND(CONCAT(?s{n}, ?s{n}) AS ?s{n + 1})" for n in range(40)
) + " }"  # fmt: skip
Start = Callable[..., Served]


@pytest.mark.parametrize("query", [ENDLESS, GROWS])
def test_a_query_that_needs_too_much_is_503_and_the_next_is_answered(endpoint: str, query: str) -> None:
    begun = time.monotonic()
    found = get(endpoint, query)
    assert (found.status, "retry-after" in found.headers) == (503, True), found.text
    assert time.monotonic() - begun < 10
    assert get(endpoint, "ASK {}").status == 200


def test_the_time_of_one_query_does_not_count_for_the_next(endpoint: str) -> None:
    for _ in range(8):
        assert get(endpoint, "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?c }").status == 200


def test_many_ask_at_once_and_all_are_answered(endpoint: str) -> None:
    queries = [f"SELECT ?s ?p WHERE {{ ?s a kg:Model ; ?p ?o }} ORDER BY ?s ?p OFFSET {n} LIMIT 1" for n in range(40)]
    with ThreadPoolExecutor(16) as threads:
        found: list[Response] = list(threads.map(lambda query: post(endpoint, query), queries))
    assert {response.status for response in found} == {200}
    assert [response.body for response in found] == [post(endpoint, query).body for query in queries]


def test_a_simple_query_does_not_wait_for_a_process_to_start(endpoint: str) -> None:
    times = []
    for _ in range(20):
        begun = time.monotonic()
        assert get(endpoint, "ASK { ?s a kg:Model }").status == 200
        times.append(time.monotonic() - begun)
    assert statistics.median(times) < 0.1


def test_a_client_that_goes_away_takes_its_query_along(start: Start) -> None:
    served = start("--timeout", "60")
    address = urlsplit(served.url)
    lines = []
    for _ in range(8):
        line = socket.create_connection(("127.0.0.1", address.port or 0))
        line.sendall(f"GET /sparql?query={quote(ENDLESS)} HTTP/1.1\r\nHost: {address.netloc}\r\n\r\n".encode())
        lines.append(line)
    time.sleep(0.5)
    for line in lines:
        line.close()
    begun = time.monotonic()
    assert get(served.url, "ASK {}").status == 200
    assert time.monotonic() - begun < 10


def test_a_slow_request_is_408(monkeypatch: pytest.MonkeyPatch) -> None:
    import asyncio

    from starlette.requests import Request

    from kg.endpoint import application
    from kg.endpoint.protocol import Refusal

    monkeypatch.setattr(application, "SLOWEST", 0.05)

    async def receive() -> dict[str, object]:
        await asyncio.sleep(0.02)
        return {"type": "http.request", "body": b"a", "more_body": True}

    scope = {"type": "http", "method": "POST", "path": "/", "query_string": b"", "headers": [], "server": ("a", 1), "scheme": "http"}
    with pytest.raises(Refusal) as caught:
        asyncio.run(application._read(Request(scope, receive)))
    assert caught.value.status == 408


def children(process: int) -> list[int]:
    listed = subprocess.run(["ps", "-o", "pid=", "--ppid", str(process)], capture_output=True, text=True, check=False).stdout
    return [int(line) for line in listed.split()]


def test_an_interrupt_ends_it_cleanly_and_no_process_is_left(start: Start) -> None:
    served = start()

    told: list[Response] = []

    asking = threading.Thread(target=lambda: told.append(get(served.url, ENDLESS)))
    asking.start()
    time.sleep(0.3)
    workers = children(served.process.pid)
    begun = time.monotonic()
    code, words = stopped(served)
    asking.join()
    assert (code, words) == (0, "Ctrl-C stops it\nstopped\n")
    assert time.monotonic() - begun < 10
    assert [(response.status, response.text) for response in told] == [(503, "the endpoint is being stopped\n")]
    assert workers
    assert [worker for worker in workers if Path(f"/proc/{worker}").exists()] == []


def test_workers_end_when_the_server_is_killed(start: Start) -> None:
    served = start()
    workers = children(served.process.pid)
    served.process.kill()
    served.process.wait()
    end = time.monotonic() + 5
    while any(Path(f"/proc/{worker}").exists() for worker in workers) and time.monotonic() < end:
        time.sleep(0.05)
    assert [worker for worker in workers if Path(f"/proc/{worker}").exists()] == []


def test_a_worker_that_is_killed_is_replaced(start: Start) -> None:
    served = start()
    for worker in children(served.process.pid):
        os.kill(worker, signal.SIGKILL)
    for _ in range(20):
        if get(served.url, "ASK {}").status == 200:
            break
        time.sleep(0.1)
    assert [get(served.url, "ASK {}").status for _ in range(8)] == [200] * 8


def test_a_port_that_is_taken_and_a_store_that_is_an_endpoint_are_told(start: Start, endpoint: str) -> None:
    port = urlsplit(endpoint).port
    with pytest.raises(AssertionError, match=f"the port {port} cannot be had"):
        start("--port", str(port))
    with pytest.raises(AssertionError, match="is not the origin of a page"):
        start("--allow-origin", "*")
    with pytest.raises(AssertionError, match="this store is an endpoint already"):
        start("--store", endpoint)


def test_what_is_ingested_is_served_from_then_on(start: Start, tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    build.ingest(home, [write(tmp_path, "suite")])
    served = start("--store", str(home.root))
    query = "SELECT ?d WHERE { ?d a kg:Document }"
    assert len(json.loads(get(served.url, query).body)["results"]["bindings"]) == 1
    build.ingest(home, [write(tmp_path, "labels")])
    assert len(json.loads(get(served.url, query).body)["results"]["bindings"]) == 2
