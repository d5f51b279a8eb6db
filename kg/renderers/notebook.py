"""The answer in a notebook: as HTML, and as a pandas frame."""

from __future__ import annotations

from dataclasses import fields
from decimal import Decimal
from importlib import import_module
from typing import Any

from kg.errors import InputError
from kg.model.answer import Answer, Value
from kg.renderers.grid import CITES, keys
from kg.renderers.html import fragment


class Shown(Answer):
    """An answer that a notebook shows as a page, and that gives its rows as a pandas frame: what `kg.ask` returns.

    It is the same record: it has nothing of its own, and equals the answer that it was made of.
    """

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Answer) and all(getattr(self, f.name) == getattr(other, f.name) for f in fields(Answer))

    def __hash__(self) -> int:
        return hash(tuple(getattr(self, f.name) for f in fields(Answer)))

    def __str__(self) -> str:
        from kg.renderers.text import text

        return text(self)

    def _repr_html_(self) -> str:
        return notebook(self)

    def _repr_markdown_(self) -> str:
        from kg.renderers.markdown import markdown

        return markdown(self)

    def to_frame(self) -> Any:  # noqa: ANN401 (a pandas.DataFrame, which is typed only where it is installed)
        """Return the rows as a pandas DataFrame; raises `InputError` if pandas is not installed."""
        return frame(self)


def shown(answer: Answer) -> Shown:
    """Return an answer as one that shows itself."""
    return Shown(**{f.name: getattr(answer, f.name) for f in fields(Answer)})


def notebook(answer: Answer) -> str:
    """Return the HTML fragment that shows the answer in a notebook's cell."""
    return fragment(answer)


def frame(answer: Answer) -> Any:  # noqa: ANN401 (a pandas.DataFrame, which is typed only where it is installed)
    """Return the rows as a pandas DataFrame with the column `cites`; numbers are floats, for plotting and statistics.

    `frame.attrs["citations"]` has each citation as printed, by number. Raises `InputError` if pandas is not installed.
    """
    try:
        pandas = import_module("pandas")
    except ImportError as error:
        raise InputError("pandas is not installed", where="the frame", hint="pip install 'codellm-kg[notebook]'") from error
    names = keys(answer.columns)
    rows = [[*map(_native, row.values), row.cites] for row in answer.rows]
    made = pandas.DataFrame(rows, columns=[*names, CITES])
    made.attrs["citations"] = {citation.n: f"{citation.edge} — {citation.document.title}" for citation in answer.citations}
    return made


def _native(value: Value) -> str | int | float | None:
    return float(value) if isinstance(value, Decimal) else value
