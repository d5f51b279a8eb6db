"""The bytes of a file as text, or an error that says why they are none."""

from __future__ import annotations

import codecs
import hashlib
import json
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from kg.errors import LimitError, ReadError
from kg.model.document import Document

MAX_BYTES = 20_000_000
"""The largest file that is read, in bytes."""

MAX_LINES = 1_000_000
"""The most lines that a file may have."""

_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive (docx, xlsx, epub …)"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x7fELF", "a program"),
    (b"\xd0\xcf\x11\xe0", "an Office document"),
    (b"SQLite format 3", "a SQLite database"),
    (b"{\\rtf", "an RTF document"),
)
_WIDE_MARKS = ((b"\xff\xfe", "UTF-16"), (b"\xfe\xff", "UTF-16"), (b"\x00\x00\xfe\xff", "UTF-32"))
_MARKUP = re.compile(r"\s{0,1000}<(?:!doctype (html)|(html)|\?(xml))\b", re.IGNORECASE)
_PAGES = (".html", ".htm", ".xhtml")
_SUFFIXES = {"HTML": ".html", "JSON": ".json"}
_DECLARED = re.compile(rb"<meta\s[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,30})", re.IGNORECASE)
_DECLARED_WITHIN = 1024
_WESTERN = frozenset(("ascii", "iso8859-1"))
_JSON = re.compile(r"\s{0,1000}[\[{]")
_LINE_END = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file that was decoded: its name without folders, its text, its bytes' SHA-256, and the text of its sidecar."""

    name: str
    text: str
    sha256: str
    sidecar: str | None = None

    @property
    def stem(self) -> str:
        """Return the name without its last suffix.

        >>> SourceFile("model_table_mbpp+.csv", "", "").stem
        'model_table_mbpp+'
        """
        head, _, _ = self.name.rpartition(".")
        return head or self.name


Reader = Callable[[SourceFile], Document]
"""What reads one format."""


def decode(name: str, data: bytes, sidecar: bytes | None = None) -> SourceFile:
    r"""Decode the bytes of the file `name`; a byte order mark is left out of the text and so out of all offsets.

    A page may be in another encoding that it declares.

    Raises `ReadError` for bytes that are no UTF-8 text, `LimitError` above `MAX_BYTES` bytes or `MAX_LINES` lines.

    >>> decode("a.txt", b"\xef\xbb\xbfone").text
    'one'
    """
    text = _text(name, data)
    if not text.strip():
        raise ReadError("the file is empty", where=name, expected="text")
    if other := _other_format(name, text):
        hint = f"give the file the suffix {_SUFFIXES[other]}" if other in _SUFFIXES else f"kg new digest {name}"
        raise ReadError(f"the content is {other}", where=name, expected="what the file's suffix says", hint=hint)
    return SourceFile(name, text, hashlib.sha256(data).hexdigest(), None if sidecar is None else _text(f"{name}.meta.yaml", sidecar))


def _other_format(name: str, text: str) -> str:
    """Return the format that a text is whole and plainly in though its name says something else; empty if there is none."""
    if not name.lower().endswith(_PAGES) and (markup := _MARKUP.match(text)):
        return (markup[1] or markup[2] or markup[3]).upper()
    if _JSON.match(text) and not name.lower().endswith(".json"):
        with suppress(ValueError, RecursionError):
            json.loads(text)
            return "JSON"
    return ""


def _text(name: str, data: bytes) -> str:
    if len(data) > MAX_BYTES:
        raise LimitError(f"the file has {len(data):,} bytes", where=name, expected=f"at most {MAX_BYTES:,}")
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise ReadError(f"the content is {kind}", where=name, expected="what the file's suffix says", hint=f"kg new digest {name}")
    for mark, encoding in _WIDE_MARKS:
        if data.startswith(mark):
            raise ReadError(f"the text is in {encoding}", where=name, expected="UTF-8", hint="save the file as UTF-8")
    even, odd = data[:1000:2], data[1:1000:2]
    if any(some.count(0) * 2 > len(some) and others.count(0) * 4 < len(others) for some, others in ((even, odd), (odd, even))):
        raise ReadError("the text is in UTF-16", where=name, expected="UTF-8", hint="save the file as UTF-8")
    zero = data.find(b"\0")
    if zero >= 0:
        raise ReadError(f"binary content: a NUL byte at byte {zero}", where=name, expected="UTF-8 text")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        if name.lower().endswith(_PAGES) and (declared := _as_declared(data)) is not None:
            return declared
        found = f"byte 0x{data[error.start]:02x} at byte {error.start} is not UTF-8"
        raise ReadError(found, where=name, expected="UTF-8 text", hint="save the file as UTF-8") from None
    if sum(1 for _ in _LINE_END.finditer(text)) > MAX_LINES:
        raise LimitError(f"the file has more than {MAX_LINES:,} lines", where=name, expected=f"at most {MAX_LINES:,}")
    return text.removeprefix("\ufeff")


def _as_declared(data: bytes) -> str | None:
    """Return a page decoded as it declares near its beginning, None where it declares nothing that its bytes are.

    Source: Encoding Standard, section 4.2 (what declares Latin-1 or ASCII is in windows-1252).
    """
    found = _DECLARED.search(data, 0, _DECLARED_WITHIN)
    with suppress(LookupError, ValueError):
        name = codecs.lookup(found[1].decode()).name if found else "utf-8"
        text = data.decode("cp1252" if name in _WESTERN else name)
        return text.removeprefix("\ufeff") if "\0" not in text else None
    return None
