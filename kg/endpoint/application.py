"""The endpoint as an application for a server that speaks ASGI."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Collection, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, Final

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from kg import iris
from kg.endpoint.description import description
from kg.endpoint.guards import Guards
from kg.endpoint.negotiation import choose
from kg.endpoint.pool import Pool
from kg.endpoint.protocol import MOST, Asked, Refusal, read_get, read_post
from kg.endpoint.source import Source
from kg.errors import KgError, LimitError, QueryError, StoreBusyError, StoreError
from kg.renderers.caret import caret
from kg.renderers.results import Format, fitting
from kg.sparql.gate import LONGEST, Leave, gate
from kg.sparql.tokens import form
from kg.store.guard import task_of

PATHS: Final = ("/sparql", "/query")
"""Where queries go; the second is where `kg --store` looks on a server of which it knows the address alone."""
ROWS: Final = 2_000_000
CHARACTERS: Final = 200_000_000
"""Most characters of the values of a result: one that is larger is refused, never cut."""
_DRAINED: Final = 4 * MOST
"""Most bytes of a request that are read: one that is too large is told so only where it has been read."""
SLOWEST: Final = 30.0
"""Seconds that a client may take to send its request."""
Made = tuple[dict[str, Any], bytes]
"""What a worker makes: a head that tells of the result, and the result in its form."""
_AGAIN: Final = "5"
_GONE: Final = 499
"""What the log of a server has for a client that did not wait; nobody gets it."""
_WORDS: Final = """This is a SPARQL 1.1 endpoint of kg. It reads only; queries go to {url}, for example:

  curl -H 'Accept: text/csv' --data-urlencode 'query=SELECT ?model {{ ?model a kg:ModelFamily }}' {url}
"""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A graph that is served: where its copies are, the workers that read them, and the seconds that a query may take."""

    source: Source
    pool: Pool
    seconds: float

    async def respond(self, request: Request) -> Response:
        """Return the answer to a request; what is wrong with it is told in words, with the status that says whose fault it is."""
        asked = Asked(None)
        try:
            asked = await _read(request)
            if asked.query is None:
                return await self._describe(request)
            return await self._answer(request, asked)
        except Refusal as refusal:
            return _plain(refusal.words, refusal.status, refusal.headers)
        except QueryError as error:
            where = caret(asked.query or "", error.position) + "\n" if error.position is not None else ""
            return _plain(f"{error}\n{where}", 400)
        except (LimitError, StoreBusyError) as error:
            return _plain(str(error), 503, {"Retry-After": _AGAIN})
        except KgError as error:
            return _plain(str(error), 500)
        except ClientDisconnect:
            return Response(status_code=_GONE)

    async def _answer(self, request: Request, asked: Asked) -> Response:
        query = asked.query or ""
        if len(query) > LONGEST:
            raise Refusal(413, f"the query has {len(query):,} characters; expected at most {LONGEST:,}")
        graphs: frozenset[str] = frozenset()
        if asked.dataset or "FROM" in query.upper():
            graphs = await asyncio.to_thread(self.source.graphs)
        _known(asked, graphs)
        try:
            gate(query, Leave(graphs, iris.prefixes()))
        except LimitError as error:
            raise Refusal(400, str(error)) from error
        chosen, media_type = _chosen(request, fitting(form(query) or "select"))
        task = task_of(query, iris.prefixes(), seconds=self.seconds, rows=ROWS, characters=CHARACTERS, dataset=asked.dataset)
        head, body = await _unless_gone(request, self._run(task | {"format": chosen.name}))
        if head.get("truncated"):
            raise LimitError(
                f"the result is larger than {CHARACTERS:,} characters or {ROWS:,} rows", hint="ask for parts of it by LIMIT and OFFSET"
            )
        return _content(body, media_type)

    async def _run(self, task: dict[str, object]) -> Made:
        """Return what a worker makes of a task on the latest copy; on a later one if that was cleared away before it was opened."""
        database = self.source.database()
        try:
            return await self.pool.run(task | {"database": database}, self.seconds)
        except StoreBusyError:
            raise
        except StoreError:
            latest = self.source.database()
            if latest == database:
                raise
            return await self.pool.run(task | {"database": latest}, self.seconds)

    async def _describe(self, request: Request) -> Response:
        chosen, media_type = _chosen(request, fitting("triples"))
        graphs = await asyncio.to_thread(self.source.graphs)
        told = description(str(request.url.replace(query=None)), graphs, self.source.digest())
        return _content(chosen.write(told).encode(), media_type)


def application(endpoint: Endpoint, *, origins: Collection[str], hosts: Collection[str], ready: Callable[[], None]) -> Starlette:
    """Return the application; the workers start and end with it, and `ready` is called when it can be asked."""

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        await endpoint.pool.start()
        try:
            ready()
            yield
        finally:
            await endpoint.pool.close()

    async def root(request: Request) -> Response:
        return _plain(_WORDS.format(url=request.url.replace(path=PATHS[0], query=None)), 200)

    async def no_update(_: Request) -> Response:
        return _plain("this endpoint is read-only", 403)

    routes = [
        *(Route(path, endpoint.respond, methods=["GET", "POST"]) for path in PATHS),
        Route("/update", no_update, methods=["POST"]),
        Route("/", root, methods=["GET"]),
    ]
    return Starlette(routes=routes, lifespan=lifespan, middleware=[Middleware(Guards, hosts=hosts, origins=origins)])


async def _read(request: Request) -> Asked:
    """Return what a request asks; raise Refusal for one that is too large or too slow."""
    parameters = request.url.query
    if request.method != "POST":
        return read_get(parameters)
    pieces, length = [], 0
    try:
        async with asyncio.timeout(SLOWEST):
            async for piece in request.stream():
                length += len(piece)
                if length > _DRAINED:
                    break
                if length <= MOST:
                    pieces.append(piece)
    except TimeoutError:
        raise Refusal(408, f"the request took more than {SLOWEST:g} s to come", {"Connection": "close"}) from None
    if length > MOST:
        raise Refusal(413, f"the request is too large; expected at most {MOST:,} bytes", {"Connection": "close"})
    body = b"".join(pieces)
    return read_post(parameters, request.headers.get("content-type", ""), body)


def _known(asked: Asked, graphs: Collection[str]) -> None:
    for graph in (*asked.default, *asked.named):
        if graph not in graphs:
            raise Refusal(400, f"there is no graph {graph[:200]!r} here; the service description names those that there are")


def _chosen(request: Request, offered: tuple[Format, ...]) -> tuple[Format, str]:
    accept = ", ".join(request.headers.getlist("accept"))
    found = choose(accept, offered)
    if found is None:
        raise Refusal(
            406, f"there is no result as {accept[:200]}; there are {', '.join(one.media_types[0] for one in offered)}", {"Vary": "Accept"}
        )
    return found


async def _unless_gone(request: Request, work: Coroutine[Any, Any, Made]) -> Made:
    """Return what the work makes; if the client goes away before, stop the work."""
    working = asyncio.ensure_future(work)
    watching = asyncio.ensure_future(_gone(request))
    try:
        await asyncio.wait((working, watching), return_when=asyncio.FIRST_COMPLETED)
        if working.done():
            return working.result()
        raise ClientDisconnect
    finally:
        working.cancel()
        watching.cancel()


async def _gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


def _content(body: bytes, media_type: str) -> Response:
    kind = f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type
    return Response(body, headers={"Content-Type": kind, "Vary": "Accept"})


def _plain(words: str, status: int, headers: dict[str, str] | None = None) -> Response:
    return PlainTextResponse(words.rstrip("\n") + "\n", status, headers)
