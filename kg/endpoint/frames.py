"""What the server and a worker say to each other: frames of a head (JSON) and a body (bytes), each with its length before it."""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from typing import Any, Final

LENGTHS: Final = struct.Struct(">II")


def frame(head: Mapping[str, Any], body: bytes = b"") -> bytes:
    r"""Return a frame.

    >>> frame({"a": 1}, b"b")
    b'\x00\x00\x00\x08\x00\x00\x00\x01{"a": 1}b'
    """
    written = json.dumps(head).encode()
    return LENGTHS.pack(len(written), len(body)) + written + body
