"""Reading a request of the SPARQL 1.1 Protocol.

Source: SPARQL 1.1 Protocol, sections 2.1 (query operation) and 2.2 (update operation).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from email.message import Message
from typing import Final
from urllib.parse import parse_qsl

MOST: Final = 4_000_000
"""The most bytes of a request's body."""
QUERY: Final = "application/sparql-query"
FORM: Final = "application/x-www-form-urlencoded"
UPDATE: Final = "application/sparql-update"
_FIELDS: Final = 1_000


class Refusal(Exception):  # noqa: N818 (it is what the client gets, as a status and words)
    """A request that is not answered: the status, the words and the headers that the client gets instead."""

    def __init__(self, status: int, words: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(words)
        self.status = status
        self.words = words
        self.headers = dict(headers or {})


@dataclass(frozen=True, slots=True)
class Asked:
    """A query with the dataset that the request names; `query` is None for a request that asks what the service is."""

    query: str | None
    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()

    @property
    def dataset(self) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
        """Return the graphs of the default graph and the named ones; None if the request leaves that to the query."""
        return (self.default, self.named) if self.default or self.named else None


def read_get(parameters: str) -> Asked:
    """Return what a GET asks by the query part of its URL; without a query it asks for the service description."""
    found = _pairs(parameters)
    if "update" in dict(found):
        raise _no_update()
    return _asked(found, required=False)


def read_post(parameters: str, content_type: str, body: bytes) -> Asked:
    """Return what a POST asks, by a form or by a query as it is; raise Refusal for an update or another kind of content."""
    message = Message()
    message["Content-Type"] = content_type
    kind = message.get_content_type() if content_type else ""
    if kind == UPDATE:
        raise _no_update()
    if kind not in (QUERY, FORM):
        raise Refusal(
            415,
            f"the request has the content type {content_type or 'none'}; expected {QUERY} or {FORM}",
            {"Accept-Post": f"{QUERY}, {FORM}"},
        )
    charset = str(message.get_param("charset") or "utf-8").lower()
    if charset not in ("utf-8", "utf8", "us-ascii"):
        raise Refusal(415, f"the request is in {charset[:40]}; expected UTF-8")
    try:
        text = body.decode()
    except UnicodeDecodeError as error:
        raise Refusal(400, "the request is not UTF-8") from error
    if kind == QUERY:
        found = _pairs(parameters)
        if {"query", "update"} & dict(found).keys():
            raise Refusal(400, "the request has a query in its body and another in its URL; expected one")
        return _asked([*found, ("query", text)], required=True)
    found = _pairs(text)
    if "update" in dict(found):
        raise _no_update()
    return _asked(found, required=True)


def _pairs(text: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(text, keep_blank_values=True, max_num_fields=_FIELDS, errors="strict")
    except ValueError as error:
        raise Refusal(400, f"the parameters cannot be read ({error}); expected at most {_FIELDS}, percent-encoded in UTF-8") from error


def _asked(found: Sequence[tuple[str, str]], *, required: bool) -> Asked:
    queries, default, named = ([value for key, value in found if key == name] for name in ("query", "default-graph-uri", "named-graph-uri"))
    if len(queries) > 1:
        raise Refusal(400, f"the request has {len(queries)} queries; expected one")
    if required and not queries:
        raise Refusal(400, "the request has no query; expected the parameter query")
    return Asked(queries[0] if queries else None, tuple(default), tuple(named))


def _no_update() -> Refusal:
    return Refusal(403, "this endpoint is read-only; kg ingest, kg remove and kg sparql --update change a graph")
