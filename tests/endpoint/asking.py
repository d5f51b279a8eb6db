"""Requests as they are sent, without a library that knows better."""

from __future__ import annotations

from collections.abc import Mapping
from http.client import HTTPConnection
from typing import NamedTuple
from urllib.parse import urlencode, urlsplit

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
QUERY = {"Content-Type": "application/sparql-query"}


class Response(NamedTuple):
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def kind(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0]


def send(url: str, method: str, path: str = "", body: bytes | str | None = None, headers: Mapping[str, str] | None = None) -> Response:
    """Send one request to the path of a URL, with `path` behind it, and return what comes."""
    parts = urlsplit(url)
    connection = HTTPConnection(parts.netloc, timeout=30)
    try:
        connection.request(method, (parts.path + path) if not path.startswith("/") else path, body, dict(headers or {}))
        response = connection.getresponse()
        return Response(response.status, {name.lower(): value for name, value in response.getheaders()}, response.read())
    finally:
        connection.close()


def get(url: str, query: str, accept: str = "", **more: str) -> Response:
    """Ask a query by GET."""
    return send(url, "GET", "?" + urlencode({"query": query, **more}), headers={"Accept": accept} if accept else {})


def post(url: str, query: str, accept: str = "") -> Response:
    """Ask a query by POST, as it is."""
    return send(url, "POST", "", query.encode(), QUERY | ({"Accept": accept} if accept else {}))
