"""One writer at a time: an flock that the system lets go of when the process that holds it dies."""

from __future__ import annotations

import fcntl
import os
import time
from pathlib import Path

from kg.errors import StoreBusyError

_PAUSE = 0.05


class Lock:
    """The lock of one home, held from `acquire` to `release`. Readers take none of it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._descriptor: int | None = None

    def acquire(self, wait: float) -> None:
        """Take the lock; raise StoreBusyError, with the holder's process number, when that takes longer than `wait` seconds."""
        descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        end = time.monotonic() + wait
        while True:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() < end:
                    time.sleep(_PAUSE)
                    continue
                holder = os.pread(descriptor, 20, 0).decode("ascii", "replace").strip() or "unknown"
                os.close(descriptor)
                raise StoreBusyError(
                    f"process {holder} is writing", where=str(self._path.parent), hint="wait until it is done, or end it, and try again"
                ) from None
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, b"%d\n" % os.getpid(), 0)
        self._descriptor = descriptor

    def release(self) -> None:
        """Give the lock back."""
        if self._descriptor is not None:
            os.ftruncate(self._descriptor, 0)
            os.close(self._descriptor)
            self._descriptor = None
