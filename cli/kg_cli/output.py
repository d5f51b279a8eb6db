"""Where a result goes: to stdout, or whole into a file."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from kg.errors import KgError
from kg.renderers.visible import visible_lines

STDOUT = "-"
HANGUP = 141
"""The exit code of a program whose reader went away: 128 + SIGPIPE."""


def write(result: str, output: str | None = None, *, data: bool = False, inked: bool = False) -> None:
    """Write a result to the file `output`, or to stdout if that is None or `-`; it ends with one newline.

    Characters that a terminal would obey are shown instead. `data` is a result that a program reads: its characters are
    kept, except on a terminal. `inked` is one whose renderer has seen to them itself and put colour in. Raises `KgError` if
    the place cannot be written; the file then stays as it was.
    """
    if result and not result.endswith("\n"):
        result += "\n"
    if output is not None and output != STDOUT:
        _replace(Path(output), (result if data or inked else visible_lines(result)).encode("utf-8", "backslashreplace"))
        return
    try:
        sys.stdout.write(result if inked or (data and not sys.stdout.isatty()) else visible_lines(result))
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader (`| head`) has what it wanted. Python would flush once more at exit and complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(HANGUP)
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise KgError(f"the result cannot be written ({error.strerror})", where="standard output") from error


def write_bytes(result: bytes, output: str | None = None) -> None:
    """Write a result that is no text as it is: to the file `output`, whole or not at all, or to stdout if that is None or `-`."""
    if output is not None and output != STDOUT:
        _replace(Path(output), result)
        return
    sys.stdout.buffer.write(result)
    sys.stdout.flush()


def _replace(path: Path, content: bytes) -> None:
    import tempfile

    try:
        target = path.resolve()
        if target.exists() and not target.is_file():  # a device or a pipe is written to, never replaced
            target.write_bytes(content)
            return
        mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
        descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        new = Path(name)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            new.chmod(mode)
            new.replace(target)
        except BaseException:
            new.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise KgError(
            f"the file cannot be written ({error.strerror})",
            where=str(path),
            expected="a file in a folder that exists and that you may write to",
            hint="give another place with --output, or - for standard output",
        ) from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
