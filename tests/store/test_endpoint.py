"""What only an endpoint can do wrong."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Generator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from pyoxigraph import Literal, Quad

from kg.errors import LimitError, NotAStoreError, StoreError
from kg.sparql import Group, Select
from kg.store import EndpointStore, open_store
from tests.store.quads import LAYOUT, document, iri

FOREIGN = Quad(iri("s"), iri("p"), Literal("foreign"))


@pytest.fixture
def answering() -> Generator[Callable[[int, dict[str, str], bytes], str]]:
    """Return a function that starts a server which gives every request the same answer, and returns its URL."""
    servers: list[HTTPServer] = []

    def start(status: int, headers: dict[str, str], body: bytes) -> str:
        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                self.rfile.read(int(self.headers["Content-Length"]))
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                pass

        server = HTTPServer(("127.0.0.1", 0), Handler)
        servers.append(server)
        threading.Thread(target=server.serve_forever, args=(0.01,)).start()
        return f"http://127.0.0.1:{server.server_port}"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.mark.parametrize("union", [False, True])
def test_an_endpoint_that_does_not_describe_itself_is_refused_unless_it_is_empty(serve: Callable[..., str], union: bool) -> None:
    url = serve(union=union)
    with pytest.raises(NotAStoreError, match="does not describe itself"):
        open_store(url)
    with open_store(url, write=True) as writer:
        with pytest.raises(StoreError, match="does not describe the graph"):
            writer.apply((), [FOREIGN])
        writer.apply((), [LAYOUT, FOREIGN])
        writer.apply([FOREIGN], document("a"))
    for path in ("", "/", "/query", "/query/"):
        with open_store(url + path) as reader:
            assert set(reader.quads("all")) == {LAYOUT, *document("a")}
            with pytest.raises(StoreError, match="opened to be read"):
                reader.apply((), [FOREIGN])
    EndpointStore(f"{url}/query", f"{url}/update", write=True)._send(f"{url}/update", "DROP ALL", "application/sparql-update", "*/*")
    EndpointStore(f"{url}/query", f"{url}/update", write=True)._send(
        f"{url}/update", f"INSERT DATA {{ GRAPH <urn:g> {{ {FOREIGN.triple} }} }}", "application/sparql-update", "*/*"
    )
    for write in (False, True):
        with pytest.raises(NotAStoreError) as caught:
            open_store(url, write=write)
        assert caught.value.hint


def test_an_update_that_fails_changes_nothing(serve: Callable[..., str]) -> None:
    with open_store(serve(), write=True) as store:
        assert isinstance(store, EndpointStore)
        store.apply((), [LAYOUT])
        with pytest.raises(StoreError, match="400"):
            store._send(store._update_url, "INSERT DATA { <urn:a> <urn:b> 1 } ; NONSENSE", "application/sparql-update", "*/*")
        assert list(store.quads("all")) == [LAYOUT]


def test_a_server_that_is_not_there_says_which(answering: Callable[[int, dict[str, str], bytes], str]) -> None:
    with pytest.raises(StoreError, match=r"http://127\.0\.0\.1:1/query: the endpoint does not answer"):
        open_store("http://127.0.0.1:1")
    with pytest.raises(StoreError, match="404"):
        open_store(answering(404, {}, b"nothing here"))


@pytest.mark.parametrize(
    ("status", "headers", "body"),
    [
        (200, {"Content-Type": "text/html"}, b"<html>hello</html>"),
        (200, {}, b'{"head": {"vars": ["s"]}, "results": {"bindings": [{"s": {"type": "uri", "value": "not an IRI"}}]}}'),
        (200, {}, b""),
        (200, {"Content-Length": "100"}, b"{"),
        (302, {"Location": "http://127.0.0.1:1/"}, b""),
        (307, {"Location": "file:///etc/passwd"}, b""),
        (500, {}, b"\xff\xfe trouble"),
    ],
)
def test_strange_answers_are_errors(
    answering: Callable[[int, dict[str, str], bytes], str], status: int, headers: dict[str, str], body: bytes
) -> None:
    with pytest.raises(StoreError) as caught:
        open_store(answering(status, headers, body))
    assert "127.0.0.1" in str(caught.value)
    with pytest.raises(StoreError):
        EndpointStore(url := answering(status, headers, body), url, write=False).select(Select((), Group(())))


def test_an_answer_that_drips_is_not_waited_for_beyond_its_time() -> None:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.send_response(200)
            self.end_headers()
            with suppress(OSError):
                for _ in range(100):
                    self.wfile.write(b" ")
                    self.wfile.flush()
                    time.sleep(0.05)

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    serving = threading.Thread(target=server.serve_forever, args=(0.01,))
    serving.start()
    url = f"http://127.0.0.1:{server.server_port}"
    begun = time.monotonic()
    with pytest.raises(LimitError, match=r"took more than 0\.3 s"):
        EndpointStore(url, url, write=False).answer("ASK {}", 0.3)
    assert time.monotonic() - begun < 3
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("url", ["http://", "http://[", "http://user:secret@example.org/", "http://example.org:x/", "https://:80/"])
def test_what_is_no_url_of_an_endpoint_is_refused_without_showing_a_password(url: str) -> None:
    with pytest.raises(StoreError, match="not the URL") as caught:
        open_store(url)
    assert "secret" not in str(caught.value)
