"""Read a file as a `Document`: Markdown, plain text, HTML pages, tables of separated values, JSON and YAML records.

`READERS` says by suffix who reads what. Nothing in a file is run, fetched or believed; what cannot be read is a `KgError`
that says where.
"""

from __future__ import annotations

from pathlib import Path

from kg.errors import LimitError, ReadError
from kg.model.document import Document
from kg.readers.csv import read_csv
from kg.readers.html import read_html
from kg.readers.json import read_json, read_yaml
from kg.readers.markdown import read_markdown
from kg.readers.source_file import MAX_BYTES, Reader, decode
from kg.readers.text import read_text

__all__ = ["FOLDER_READERS", "READERS", "SIDECAR", "Reader", "read", "read_bytes"]

READERS: dict[str, Reader] = {
    ".csv": read_csv,
    ".htm": read_html,
    ".html": read_html,
    ".json": read_json,
    ".markdown": read_markdown,
    ".md": read_markdown,
    ".tsv": read_csv,
    ".txt": read_text,
    ".xhtml": read_html,
    ".yaml": read_yaml,
    ".yml": read_yaml,
}
"""The reader of each suffix."""

FOLDER_READERS = frozenset(READERS) - {".yaml", ".yml"}
"""The suffixes that are read where a folder is given: most YAML files are settings, and are read when named."""

SIDECAR = ".meta.yaml"
"""What is added to a file's name to name the file that describes it."""


def read(path: Path) -> Document:
    """Read a file, and the sidecar beside it if there is one.

    Raises `ReadError` for what is missing, no file, no text or of another format; `LimitError` for what is too large.
    """
    return read_bytes(path.name, *load(path))


def load(path: Path) -> tuple[bytes, bytes | None]:
    """Return the bytes of a file, and those of the sidecar beside it if there is one; refused as `read` refuses it."""
    _reader(path.name)
    beside = path.with_name(path.name + SIDECAR)
    return _load(path), _load(beside) if beside.is_file() else None


def read_bytes(name: str, data: bytes, sidecar: bytes | None = None) -> Document:
    r"""Read the bytes of a file called `name`: the same bytes and name give the same document as `read`.

    >>> read_bytes("scores.csv", b"model,pass1\nA,0.5\n").tables[0].rows[0].cells[1].text
    '0.5'
    """
    return _reader(name)(decode(_shown(name), data, sidecar))


def _reader(name: str) -> Reader:
    suffix = Path(name).suffix.lower()
    if suffix in READERS:
        return READERS[suffix]
    found = f"files of the kind `{suffix}` are not read" if suffix else "the file's name has no suffix"
    hint = f"make a digest of it: `kg new digest {_shown(name)}` writes the skeleton"
    raise ReadError(found, where=_shown(name), expected=f"one of {', '.join(READERS)}", hint=hint)


def _load(path: Path) -> bytes:
    where = _shown(str(path))
    try:
        if path.is_dir():
            raise ReadError("this is a folder", where=where, expected="a file")
        if path.exists() and not path.is_file():
            raise ReadError("this is no regular file", where=where, expected="a file")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise ReadError("there is no such file", where=where) from None
    except (OSError, ValueError) as error:
        raise ReadError(f"the file cannot be opened: {getattr(error, 'strerror', None) or error}", where=where) from None
    if len(data) > MAX_BYTES:
        raise LimitError(f"the file has more than {MAX_BYTES:,} bytes", where=where, expected=f"at most {MAX_BYTES:,}")
    return data


def _shown(name: str) -> str:
    """Return a name in whole characters, whatever bytes the file system has."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
