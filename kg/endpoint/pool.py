"""Processes that stand ready to run queries, so that no query waits for one to start."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Mapping
from typing import Any, Final

from kg.endpoint.frames import LENGTHS, frame
from kg.errors import StoreBusyError
from kg.store.guard import ended, environment, failed, too_long

WAIT: Final = 30.0
"""Most seconds for which a query waits for a worker."""
_GRACE: Final = 1.0
"""Seconds beyond its own limit after which a worker is killed."""


class Pool:
    """A number of workers. One that a query brought down, or that took too long, is replaced."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._idle: asyncio.Queue[Process] = asyncio.Queue()
        self._all: set[Process] = set()
        self._starting: set[asyncio.Task[None]] = set()
        self._closed = False

    async def start(self) -> None:
        """Start the workers; when this returns they are on their way."""
        for _ in range(self._size):
            await self._add()

    async def run(self, task: Mapping[str, object], seconds: float) -> tuple[dict[str, Any], bytes]:
        """Return what a worker makes of a task: the head, and the result in its form.

        Raises StoreBusyError if no worker is free for `WAIT` seconds, LimitError for a query that needs more than it may
        have, QueryError for one that is not well formed, StoreError for a store that fails. If the caller is cancelled, so is the query.
        """
        try:
            async with asyncio.timeout(WAIT):
                worker = await self._idle.get()
        except TimeoutError:
            raise StoreBusyError("all workers are busy", hint="ask again later") from None
        whole = False
        try:
            async with asyncio.timeout(seconds + _GRACE):
                head, body = await _talk(worker, frame(task))
            whole = not head.pop("last")
        except TimeoutError:
            raise too_long(seconds) from None
        except (asyncio.IncompleteReadError, ConnectionError):
            if self._closed:
                raise StoreBusyError("the endpoint is being stopped") from None
            raise ended(await worker.wait(), b"", seconds) from None
        finally:
            if whole:
                self._idle.put_nowait(worker)
            else:
                self._replace(worker)
        if "error" in head:
            raise failed(head)
        return head, body

    def stop(self) -> None:
        """Let no worker start any more, and end those that are there with the queries that they run."""
        self._closed = True
        for starting in self._starting:
            starting.cancel()
        for worker in self._all:
            _end(worker)

    async def close(self) -> None:
        """End all workers; when this returns they are gone."""
        self.stop()
        await asyncio.gather(*(worker.wait() for worker in self._all))

    async def _add(self) -> None:
        worker = await asyncio.create_subprocess_exec(
            sys.executable, "-P", "-m", "kg.endpoint.worker",
            stdin=PIPE, stdout=PIPE, stderr=DEVNULL, env=environment(), start_new_session=True,
        )  # fmt: skip
        self._all.add(worker)
        if self._closed:
            _end(worker)
            return
        self._idle.put_nowait(worker)

    def _replace(self, worker: Process) -> None:
        """End a worker and start another, without waiting for either."""
        _end(worker)
        self._all.discard(worker)
        if not self._closed:
            starting = asyncio.ensure_future(self._follow(worker))
            self._starting.add(starting)
            starting.add_done_callback(self._starting.discard)

    async def _follow(self, worker: Process) -> None:
        await worker.wait()
        await self._add()


async def _talk(worker: Process, task: bytes) -> tuple[dict[str, Any], bytes]:
    """Send a task and return the answer."""
    sending, receiving = worker.stdin, worker.stdout
    if sending is None or receiving is None:
        raise ConnectionError("the worker has no pipes")
    sending.write(task)
    await sending.drain()
    head, body = LENGTHS.unpack(await receiving.readexactly(LENGTHS.size))
    return json.loads(await receiving.readexactly(head)), await receiving.readexactly(body)


def _end(worker: Process) -> None:
    """Kill a worker that is not known to have ended.

    The signal is sent past asyncio: its own `kill` first asks whether the process has ended and so may take the exit status away from the
    loop's watcher, which then complains of an unknown child on the standard error.
    """
    if worker.returncode is None:
        with contextlib.suppress(ProcessLookupError):
            os.kill(worker.pid, signal.SIGKILL)
