"""Any SPARQL 1.1 endpoint, by its URL.

Source: SPARQL 1.1 Protocol, sections 2.1.3 and 2.2.2 (direct POST); SPARQL 1.1 Query Results JSON Format.
"""

from __future__ import annotations

import http.client
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit, urlunsplit

from pyoxigraph import (
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    QueryResultsFormat,
    RdfFormat,
    Triple,
    parse,
    parse_query_results,
)

from kg import sparql
from kg.errors import LimitError, NotAStoreError, QueryError, StoreError
from kg.sparql.fault import fault
from kg.store.change import change
from kg.store.contract import Graph, Solutions
from kg.store.dump import digest_of
from kg.store.oxigraph import read_whole
from kg.vocab import KG

TIMEOUT = 60.0
"""Seconds that an endpoint may be silent."""
LIMIT = 1 << 30
"""Most bytes of one answer."""
_PIECE = 1 << 20
_DESCRIPTION_LIMIT = 1 << 22
_NAME = "codellm-kg"
_JSON = "application/sparql-results+json"
_TRIPLES = "application/n-triples"
_S, _P, _O, _G = (sparql.Variable(name) for name in "spog")
_ANY = sparql.Triple(_S, _P, _O)
_NAMED = sparql.GraphPattern(_G, _ANY)
_DESCRIPTION = sparql.Triple(_S, NamedNode(KG.layoutVersion), _O)


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """Follows nothing: a query is sent where the user said, and to no other place."""

    def redirect_request(self, *_: object) -> None:
        """Return no new request, so that the redirection is an error."""


class EndpointStore:
    """A store behind a SPARQL endpoint.

    An update is one request, which SPARQL 1.1 asks an endpoint to carry out wholly or not at all.
    """

    def __init__(self, query_url: str, update_url: str, *, write: bool, timeout: float = TIMEOUT) -> None:
        self._query_url = query_url
        self._update_url = update_url
        self._write = write
        self._timeout = timeout
        self._lock = threading.RLock()
        self._opener = urllib.request.build_opener(_NoRedirect)
        self._closed = False
        self._described = False

    @classmethod
    def open(cls, url: str, *, write: bool = False, timeout: float = TIMEOUT) -> Self:
        """Open the endpoint at a URL.

        The URL is that of queries (`…/query` or `…/sparql`, beside which updates go to `…/update`), that of a server alone
        (`http://localhost:7878`), or one that takes both. Raises NotAStoreError when the graph there does not describe
        itself as ours; an empty one may be written to.
        """
        store = cls(*_urls(url), write=write, timeout=timeout)
        store._described = store.ask(sparql.Ask(sparql.Union((_DESCRIPTION, sparql.GraphPattern(_G, _DESCRIPTION)))))
        if not store._described and (not write or store.ask(sparql.Ask(sparql.Union((_ANY, _NAMED))))):
            raise NotAStoreError(
                "the graph at this endpoint does not describe itself",
                where=store._query_url,
                expected="a graph that kg wrote" + (", or an empty one" if write else ""),
                hint="give --store another URL, or write into an empty endpoint with kg build",
            )
        return store

    @staticmethod
    def address(url: str) -> str:
        """Return the URL of queries for the URL of an endpoint, as `open` finds it."""
        return _urls(url)[0]

    @property
    def query_url(self) -> str:
        """Return the URL to which queries go."""
        return self._query_url

    def select(self, query: sparql.Select | str) -> Solutions:
        """Return the solutions of a select."""
        result = self._results(query)
        if not isinstance(result, Solutions):
            raise self._other_form(query, "a SELECT")
        return result

    def ask(self, query: sparql.Ask | str) -> bool:
        """Return whether there is a solution."""
        result = self._results(query)
        if not isinstance(result, bool):
            raise self._other_form(query, "an ASK")
        return result

    def construct(self, query: sparql.Construct | str) -> tuple[Triple, ...]:
        """Return the triples that a construct makes, each once, sorted."""
        return self._triples(self._ask(query, _TRIPLES))

    def quads(self, graph: Graph = None) -> Iterator[Quad]:
        """Return the quads of one graph, or of all, in no order.

        Where the endpoint shows all graphs as its default graph, a triple of the default graph that stands in a named graph
        too cannot be told from one that does not, and is left out; in the project's graph there is none.
        """
        if graph == "all":
            yield from self._found(_NAMED, None)
        elif graph is not None:
            yield from self._found(sparql.GraphPattern(graph, _ANY), graph)
        if graph is None or graph == "all":
            hidden = sparql.Filter(sparql.Exists(_NAMED, negated=True))
            yield from self._found(sparql.Group((_ANY, hidden)) if self.unites() else _ANY, DefaultGraph())

    def unites(self) -> bool:
        """Return whether the endpoint shows all graphs as its default graph, as far as what it holds can tell."""
        return not self.ask(sparql.Ask(sparql.Group((_NAMED, sparql.Filter(sparql.Exists(_ANY, negated=True))))))

    def apply(self, removed: Iterable[Quad], added: Iterable[Quad]) -> None:
        """Take quads out, then put quads in, by one update."""
        wanted = change(removed, added)
        with self._lock:
            if not self._write:
                raise StoreError("the store was opened to be read", where=self._query_url, hint="open it for writing")
            described = any(quad.predicate == _DESCRIPTION.predicate for quad in wanted.added)
            if wanted.added and not (self._described or described):
                raise StoreError(
                    "what is to be written first does not describe the graph",
                    where=self._update_url,
                    expected=f"a triple with {KG.layoutVersion}",
                    hint="without it the endpoint would not be known again",
                )
            if wanted.added or wanted.removed:
                self._send(self._update_url, wanted.text(), "application/sparql-update", "*/*")
                self._described = self._described or described

    def answer(self, query: str, seconds: float) -> Solutions | bool | tuple[Triple, ...]:
        """Return what the endpoint answers to a query in any form.

        Raises LimitError if the answer is not whole after `seconds`.
        """
        content = self._send(self._query_url, query, "application/sparql-query", f"{_JSON}, {_TRIPLES};q=0.9", seconds)
        return self._result(content) if content.lstrip().startswith(b"{") else self._triples(content)

    def writing(self) -> AbstractContextManager[object]:
        """Return a lock that keeps other threads from writing; other clients of the endpoint are not kept from it."""
        return self._lock

    def digest(self) -> str:
        """Return the fingerprint of all quads: as the endpoint's description tells it, if it is one of ours, else worked out."""
        return self._told() or digest_of(self.quads("all"))

    def _told(self) -> str:
        """Return the digest that the service description tells; empty if there is none, as at other people's endpoints."""
        request = urllib.request.Request(self._query_url, headers={"Accept": _TRIPLES, "User-Agent": _NAME})  # noqa: S310 - see _send
        if self._closed:
            raise StoreError("the store is closed", where=self._query_url)
        try:
            with self._opener.open(request, timeout=self._timeout) as response:
                content = response.read(_DESCRIPTION_LIMIT)
            told = [quad.object for quad in parse(content, RdfFormat.N_TRIPLES) if quad.predicate.value == KG.graphDigest]
        except (OSError, http.client.HTTPException, SyntaxError, ValueError):
            return ""
        return next((str(term.value) for term in told if isinstance(term, Literal)), "")

    def close(self) -> None:
        """Send nothing more; closing twice does no harm."""
        self._closed = True

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _found(self, pattern: sparql.Pattern, graph: NamedNode | DefaultGraph | None) -> Iterator[Quad]:
        """Return what a pattern finds as quads: in the graph given, else in the one found."""
        columns = (_S, _P, _O) if graph is not None else (_S, _P, _O, _G)
        for row in self.select(sparql.Select(columns, pattern)).rows:
            subject, predicate, term, *found = row
            yield Quad(subject, predicate, term, found[0] if graph is None else graph)  # type: ignore[arg-type]

    def _results(self, query: sparql.Select | sparql.Ask | str) -> Solutions | bool | tuple[Triple, ...]:
        return self._result(self._ask(query, _JSON))

    def _result(self, content: bytes) -> Solutions | bool | tuple[Triple, ...]:
        try:
            return read_whole(parse_query_results(content, QueryResultsFormat.JSON))
        except (SyntaxError, ValueError) as error:
            raise self._strange(error) from error

    def _triples(self, content: bytes) -> tuple[Triple, ...]:
        try:
            return tuple(sorted({quad.triple for quad in parse(content, RdfFormat.N_TRIPLES)}, key=str))
        except (SyntaxError, ValueError) as error:
            raise self._strange(error) from error

    def _ask(self, query: sparql.Query | str, accept: str) -> bytes:
        written = query if isinstance(query, str) else sparql.text(query)
        return self._send(self._query_url, written, "application/sparql-query", accept)

    def _send(self, url: str, body: str, kind: str, accept: str, seconds: float | None = None) -> bytes:
        if self._closed:
            raise StoreError("the store is closed", where=url)
        headers = {"Content-Type": f"{kind}; charset=utf-8", "Accept": accept, "User-Agent": _NAME}
        end = time.monotonic() + seconds if seconds else None
        request = urllib.request.Request(url, body.encode(), headers, method="POST")  # noqa: S310 - the scheme is checked in _urls
        try:
            with self._opener.open(request, timeout=seconds or self._timeout) as response:
                return self._read(response, url, end)
        except urllib.error.HTTPError as error:
            with error:
                said = error.read(2000).decode("utf-8", "replace").strip()
            if error.code == 400 and kind == "application/sparql-query":
                raise fault(said, body) from error
            raise StoreError(f"the endpoint says {error.code} {error.reason}: {said[:500]}", where=url) from error
        except (OSError, http.client.HTTPException, ValueError) as error:
            reason = error.reason if isinstance(error, urllib.error.URLError) else error
            if seconds and isinstance(reason, TimeoutError):
                raise LimitError(f"the endpoint took more than {seconds:g} s", where=url, hint="give it a longer --timeout") from error
            raise StoreError(
                f"the endpoint does not answer ({reason})", where=url, hint="is the server running, and is the URL right?"
            ) from error

    @staticmethod
    def _read(response: http.client.HTTPResponse, url: str, end: float | None) -> bytes:
        """Return the whole body; raise TimeoutError if it is not there at the end of the time, however steadily it drips."""
        pieces, length = [], 0
        while piece := response.read1(_PIECE):
            pieces.append(piece)
            length += len(piece)
            if length > LIMIT:
                raise LimitError(f"the answer is longer than {LIMIT} bytes", where=url, hint="ask for less, with LIMIT")
            if end is not None and time.monotonic() > end:
                raise TimeoutError
        if response.length:
            raise http.client.IncompleteRead(b"", response.length)
        return b"".join(pieces)

    def _other_form(self, query: object, form: str) -> QueryError | StoreError:
        """Return the error for an answer of another form: the user's, if the query is his own text, else the endpoint's."""
        if isinstance(query, str):
            return QueryError(f"this is not {form} query", where=self._query_url)
        return self._strange(f"it is no answer to {form} query")

    def _strange(self, error: Exception | str) -> StoreError:
        return StoreError(f"the endpoint's answer cannot be read ({error})", where=self._query_url, expected="a SPARQL 1.1 endpoint")


def _urls(url: str) -> tuple[str, str]:
    """Return the URLs of queries and of updates."""
    try:
        parts = urlsplit(url)
        sound = bool(parts.hostname) and parts.port != 0 and parts.username is None
    except ValueError:
        parts, sound = urlsplit(""), False
    if not sound or parts.scheme not in ("http", "https"):
        expected = "http://host:port/path, without a user's name"
        raise StoreError("this is not the URL of an endpoint", where=url.rpartition("@")[2], expected=expected)
    path = parts.path.rstrip("/")
    if not path:
        paths = ("/query", "/update")
    elif path.endswith(("/query", "/sparql")):
        paths = (path, path.rpartition("/")[0] + "/update")
    else:
        paths = (parts.path, parts.path)
    query, update = (urlunsplit((parts.scheme, parts.netloc, path, parts.query, "")) for path in paths)
    return query, update
