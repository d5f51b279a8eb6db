"""The errors of `kg`, and the one form of their messages.

    KgError                     everything that `kg` raises on purpose
    ├── InputError              what the user gave cannot be used (exit code 2)
    │   ├── ReadError           a file cannot be read as a document
    │   │   └── MetadataError   its front matter or sidecar does not describe a document
    │   ├── QueryError          a SPARQL query or a question is not well formed; knows the position
    │   └── UnknownNameError    a name that nothing in the graph bears; knows the nearest names
    ├── StoreError              a store cannot be opened, read or written (exit code 2)
    │   ├── NotAStoreError      the folder or endpoint holds something else
    │   └── StoreBusyError      another process is writing
    └── LimitError              a time, memory or size limit was reached (exit code 2)

Foreign exceptions are mapped at one border each: files and YAML in `readers`, Oxigraph and HTTP in `store`, RDF syntax in
`taxonomy`, and whatever is left in `cli`, as a defect of ours (exit code 3).
"""

from __future__ import annotations


class KgError(Exception):
    """An error that says what was found, where, what was expected and what to do; each part is one plain sentence or clause."""

    exit_code = 2

    def __init__(self, found: str, *, where: str | None = None, expected: str | None = None, hint: str | None = None) -> None:
        super().__init__(found)
        self.found = found
        self.where = where
        self.expected = expected
        self.hint = hint

    def __str__(self) -> str:
        """Return the message: `where: found; expected …` and, on a line of its own, what to do."""
        message = f"{self.where}: {self.found}" if self.where else self.found
        if self.expected:
            message += f"; expected {self.expected}"
        if self.hint:
            message += f"\n  {self.hint}"
        return message


class InputError(KgError):
    """What the user gave cannot be used."""


class ReadError(InputError):
    """A file cannot be read as a document."""


class MetadataError(ReadError):
    """A front matter or sidecar does not describe a document."""


class QueryError(InputError):
    """A query is not well formed; `position` is the code-point offset of the fault, where known."""

    def __init__(
        self,
        found: str,
        *,
        position: int | None = None,
        where: str | None = None,
        expected: str | None = None,
        hint: str | None = None,
    ) -> None:
        super().__init__(found, where=where, expected=expected, hint=hint)
        self.position = position


class UnknownNameError(InputError):
    """A name that nothing in the graph bears; `nearest` are names that do exist."""

    def __init__(self, found: str, *, nearest: tuple[str, ...] = (), where: str | None = None, expected: str | None = None) -> None:
        hint = f"did you mean {', '.join(nearest)}?" if nearest else None
        super().__init__(found, where=where, expected=expected, hint=hint)
        self.nearest = nearest


class StoreError(KgError):
    """A store cannot be opened, read or written."""


class NotAStoreError(StoreError):
    """The folder or endpoint holds something that `kg` did not write."""


class StoreBusyError(StoreError):
    """Another process is writing to the store."""


class LimitError(KgError):
    """A time, memory or size limit was reached."""
