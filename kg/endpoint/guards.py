"""Who may ask: programs of this machine, and pages of the origins that were named.

A page elsewhere can make its reader's browser send requests here, under a name of its own that it has made to point to this machine. Such
a request carries that name as its Host, and the page's address as its Origin.
"""

from __future__ import annotations

from collections.abc import Collection
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

METHODS = "GET, HEAD, POST, OPTIONS"
_AGE = "600"


class Guards:
    """Lets a request through to the application if its Host is ours and its Origin, if it has one, is ours or allowed."""

    def __init__(self, application: ASGIApp, hosts: Collection[str], origins: Collection[str]) -> None:
        self._application = application
        self._hosts = frozenset(hosts)
        self._origins = frozenset(origins)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or let the application do so."""
        if scope["type"] != "http":
            await self._application(scope, receive, send)
            return
        headers = Headers(scope=scope)
        host = headers.get("host", "").lower()
        origin = headers.get("origin")
        if host not in self._hosts:
            await PlainTextResponse(f"there is no {host[:100]!r} here\n", 421)(scope, receive, send)
            return
        allowed = origin in self._origins
        if origin is not None and not allowed and origin != f"{scope['scheme']}://{host}":
            words = "pages of this origin may not ask here; kg endpoint --allow-origin allows one\n"
            await PlainTextResponse(words, 403, {"Vary": "Origin"})(scope, receive, send)
            return
        if scope["method"] == "OPTIONS":
            await self._preflight(origin if allowed else None)(scope, receive, send)
            return

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = MutableHeaders(scope=message)
                given["X-Content-Type-Options"] = "nosniff"
                if self._origins:
                    given.add_vary_header("Origin")
                if origin is not None and allowed:
                    given["Access-Control-Allow-Origin"] = origin
            await send(message)

        await self._application(scope, receive, answer)

    def _preflight(self, origin: str | None) -> Response:
        """Return the answer to the question what may be asked, by an origin that is allowed."""
        headers = {"Allow": METHODS, "Vary": "Origin, Access-Control-Request-Method, Access-Control-Request-Headers"}
        if origin is not None:
            headers |= {
                "Access-Control-Allow-Origin": origin,
                "Access-Control-Allow-Methods": METHODS,
                "Access-Control-Allow-Headers": "Accept, Content-Type, User-Agent",
                "Access-Control-Max-Age": _AGE,
            }
        return Response(status_code=204, headers=headers)


def hosts(port: int) -> frozenset[str]:
    """Return the values of Host by which a server on a port of this machine is meant."""
    names = ("127.0.0.1", "localhost", "[::1]")
    return frozenset((*(f"{name}:{port}" for name in names), *(names if port == 80 else ())))


def is_origin(text: str) -> bool:
    """Say whether a text is the origin of a page: scheme, host and port, and nothing else.

    >>> is_origin("http://localhost:3000"), is_origin("http://localhost:3000/"), is_origin("*")
    (True, False, False)
    """
    try:
        parts = urlsplit(text)
        sound = bool(parts.hostname) and parts.port != 0 and parts.username is None
    except ValueError:
        return False
    return sound and parts.scheme in ("http", "https") and text == f"{parts.scheme}://{parts.netloc}"
