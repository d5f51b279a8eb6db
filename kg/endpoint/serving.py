"""Running the endpoint until it is stopped."""

from __future__ import annotations

import asyncio
import os
import socket
from collections.abc import Callable, Collection
from typing import Final

import uvicorn

from kg.endpoint.application import PATHS, Endpoint, application
from kg.endpoint.guards import hosts, is_origin
from kg.endpoint.pool import Pool
from kg.endpoint.source import Source
from kg.errors import InputError, StoreError
from kg.store import Home

HOST: Final = "127.0.0.1"
_BACKLOG: Final = 128
_CLIENTS: Final = 100
"""Most requests that are under way; more get the status 503."""
_PATIENCE: Final = 2
"""Seconds that queries have to end when the server is stopped."""


class _Server(uvicorn.Server):
    """A server that, when it is stopped, gives queries a while to end and then ends them, each with an answer to its client."""

    def __init__(self, config: uvicorn.Config, pool: Pool) -> None:
        super().__init__(config)
        self._pool = pool

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Take no more requests, and wait for those that are under way."""
        asyncio.get_running_loop().call_later(_PATIENCE, self._pool.stop)
        await super().shutdown(sockets)


def serve(home: Home, *, port: int, seconds: float, origins: Collection[str], ready: Callable[[str], None]) -> None:
    """Serve the graph of a home on a port of this machine, 0 for a free one, until the process is interrupted.

    `ready` is called with the URL for queries when they are answered. Raises InputError for a port that is taken and for what is not the
    origin of a page, StoreError if no worker can be started.
    """
    for origin in origins:
        if not is_origin(origin):
            raise InputError(f"{origin!r} is not the origin of a page", expected="scheme, host and port, such as http://localhost:3000")
    with _listening(port) as listening:
        at = listening.getsockname()[1]
        pool = Pool(max(2, min(8, os.cpu_count() or 2)))
        served = application(
            Endpoint(Source(home), pool, seconds),
            hosts=hosts(at),
            origins=origins,
            ready=lambda: ready(f"http://{HOST}:{at}{PATHS[0]}"),
        )
        config = uvicorn.Config(
            served,
            http="h11",
            ws="none",
            lifespan="on",
            log_config=None,
            access_log=False,
            proxy_headers=False,
            server_header=False,
            limit_concurrency=_CLIENTS,
            timeout_graceful_shutdown=2 * _PATIENCE,
        )
        server = _Server(config, pool)
        try:
            asyncio.run(server.serve(sockets=[listening]))
        except KeyboardInterrupt:
            return
        if not server.started:
            raise StoreError("the workers cannot be started", where=str(home.root), hint="kg doctor names what is wrong with a store")


def _listening(port: int) -> socket.socket:
    """Return a socket that listens on a port of this machine."""
    made = socket.socket()
    try:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((HOST, port))
        made.listen(_BACKLOG)
    except OSError as error:
        made.close()
        raise InputError(
            f"the port {port} cannot be had ({error.strerror})", where=HOST, hint="give another --port; 0 takes a free one"
        ) from error
    return made
