"""Files that are whole or not there."""

from __future__ import annotations

import os
from pathlib import Path

NEW = ".new"
"""The end of the name of a file or folder that is not finished: what bears it was left by a process that was killed."""


def write_whole(path: Path, content: bytes) -> None:
    """Write a file such that whoever looks sees the old one or the new one, also after the power failed."""
    new = path.with_name(path.name + NEW)
    with new.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Bring the names in a folder to the disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
