"""Where a result goes: to stdout, or whole into a file."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from kg.errors import InputError, KgError
from kg.renderers.visible import visible_lines

STDOUT = "-"
HANGUP = 141
"""The exit code of a program whose reader went away: 128 + SIGPIPE."""

Write = Callable[[BinaryIO], object]
"""Writes a result to a binary stream, piece by piece."""


def write(result: str, output: str | None = None, *, data: bool = False, inked: bool = False) -> None:
    """Write a result to the file `output`, or to stdout if that is None or `-`; it ends with one newline.

    Characters that a terminal would obey are shown instead. `data` is a result that a program reads: its characters are
    kept, except on a terminal. `inked` is one whose renderer has seen to them itself and put colour in. Raises `KgError` if
    the place cannot be written; the file then stays as it was.
    """
    if result and not result.endswith("\n"):
        result += "\n"
    if output is not None and output != STDOUT:
        content = (result if data or inked else visible_lines(result)).encode("utf-8", "backslashreplace")
        _replace(Path(output), lambda out: out.write(content))
        return
    _to_stdout(lambda: sys.stdout.write(result if inked or (data and not sys.stdout.isatty()) else visible_lines(result)))


def stream(made: Write, output: str | None = None) -> None:
    """Write a result that is made piece by piece to the file `output`, or to stdout; on a terminal it is shown, not obeyed.

    Raises `KgError` if the place cannot be written; the file then stays as it was, as it does if `made` raises.
    """
    if output is not None and output != STDOUT:
        _replace(Path(output), made)
    elif sys.stdout.isatty():
        whole = BytesIO()
        made(whole)
        write(whole.getvalue().decode("utf-8", "replace"))
    else:
        _to_stdout(lambda: _pour(made))


def folder(files: Mapping[str, Write], output: str | None, *, marker: str | None = None) -> None:
    """Write files, by their paths, into the folder `output`, all of them or none.

    A folder that is there gets them in place of files of their names; with `marker` it is replaced as a whole, if it is empty or has
    a file of that name. Raises `KgError` if there is no such place, or it cannot be written.
    """
    import tempfile

    if output is None or output == STDOUT:
        raise InputError("the result is several files", expected="a folder with --output", hint=f"they are {', '.join(files)}")
    place = Path(output)
    if place.exists() and not place.is_dir():
        raise InputError("the result is several files and this is one", where=output, expected="a folder, there or not")
    if marker and place.exists() and any(place.iterdir()) and not (place / marker).is_file():
        raise InputError("the folder holds something else", where=output, expected=f"an empty folder, or one with {marker}")
    try:
        place.parent.resolve(strict=True)
        with tempfile.TemporaryDirectory(dir=place.parent, prefix=f".{place.name}.") as made:
            new = Path(made, "new")
            new.mkdir()
            for name, one in files.items():
                (new / name).parent.mkdir(parents=True, exist_ok=True)
                _replace(new / name, one)
            if not place.exists():
                new.replace(place)
            elif marker:
                place.replace(Path(made, "old"))
                new.replace(place)
            else:
                for name in files:
                    (place / name).parent.mkdir(parents=True, exist_ok=True)
                    (new / name).replace(place / name)
    except OSError as error:
        raise _unwritable(error, output) from error


def _pour(made: Write) -> None:
    sys.stdout.flush()
    made(sys.stdout.buffer)


def _to_stdout(put: Callable[[], object]) -> None:
    try:
        put()
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
        _replace(Path(output), lambda out: out.write(result))
    else:
        _to_stdout(lambda: _pour(lambda out: out.write(result)))


def _replace(path: Path, made: Write) -> None:
    import tempfile

    try:
        target = path.resolve()
        if target.exists() and not target.is_file():  # a device or a pipe is written to, never replaced
            with target.open("wb") as device:
                made(device)
            return
        mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
        descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        new = Path(name)
        try:
            with os.fdopen(descriptor, "wb") as file:
                made(file)
                file.flush()
                os.fsync(file.fileno())
            new.chmod(mode)
            new.replace(target)
        except BaseException:
            new.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise _unwritable(error, str(path)) from error


def _unwritable(error: OSError, where: str) -> KgError:
    return KgError(
        f"the file cannot be written ({error.strerror})",
        where=where,
        expected="a file in a folder that exists and that you may write to",
        hint="give another place with --output, or - for standard output",
    )


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
