"""Who may ask: programs of this machine, and pages of the origins that were named."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest

from kg.endpoint.guards import is_origin
from tests.endpoint.asking import FORM, send

ASK = "?query=ASK%7B%7D"


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "localhost:1", "127.0.0.1.evil.example:80", ""])
def test_another_host_is_not_here(endpoint: str, host: str) -> None:
    for method in ("GET", "POST", "OPTIONS"):
        found = send(endpoint, method, ASK, headers={"Host": host})
        assert (found.status, "access-control-allow-origin" in found.headers) == (421, False)


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "LOCALHOST", "[::1]"])
def test_the_names_of_this_machine_are_here(endpoint: str, name: str) -> None:
    assert send(endpoint, "GET", ASK, headers={"Host": f"{name}:{urlsplit(endpoint).port}"}).status == 200


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "http://localhost:3001", "https://localhost:3000", "http://localhost:3000.evil.example"]
)
def test_a_page_of_another_origin_is_refused_and_not_told_more(endpoint: str, origin: str) -> None:
    for method, body in (("GET", None), ("POST", "query=ASK%7B%7D"), ("OPTIONS", None)):
        found = send(endpoint, method, ASK if body is None else "", body, {"Origin": origin} | (FORM if body else {}))
        assert (found.status, "access-control-allow-origin" in found.headers) == (403, False)


def test_a_page_of_an_allowed_origin_reads_results_and_errors(endpoint: str) -> None:
    origin = "http://localhost:3000"
    for path, status in ((ASK, 200), ("?query=no", 400), ("", 200)):
        found = send(endpoint, "GET", path, headers={"Origin": origin})
        assert (found.status, found.headers["access-control-allow-origin"]) == (status, origin)
        assert "Origin" in found.headers["vary"]
    asked = {"Origin": origin, "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type"}
    found = send(endpoint, "OPTIONS", headers=asked)
    assert (found.status, found.headers["access-control-allow-origin"], found.body) == (204, origin, b"")
    assert "POST" in found.headers["access-control-allow-methods"]
    assert "Content-Type" in found.headers["access-control-allow-headers"]


def test_our_own_page_and_a_program_need_no_leave(endpoint: str) -> None:
    own = f"http://{urlsplit(endpoint).netloc}"
    assert send(endpoint, "GET", ASK, headers={"Origin": own}).status == 200
    found = send(endpoint, "OPTIONS")
    assert (found.status, found.headers["allow"]) == (204, "GET, HEAD, POST, OPTIONS")
    assert "access-control-allow-origin" not in found.headers


@pytest.mark.parametrize(
    "text", ["*", "null", "localhost:3000", "http://a/", "http://a/b", "ftp://a", "http://u@a", "http://a:x", "http://", "HTTP://a"]
)
def test_what_is_no_origin_is_told_so(text: str) -> None:
    assert not is_origin(text)


@pytest.mark.parametrize("text", ["http://localhost:3000", "https://example.org", "http://[::1]:8080"])
def test_an_origin_is_scheme_host_and_port(text: str) -> None:
    assert is_origin(text)
