"""The answer in a notebook: as HTML, and as a pandas frame."""

from __future__ import annotations

from decimal import Decimal
from importlib import import_module
from typing import TYPE_CHECKING, Any

from kg.errors import InputError
from kg.renderers.grid import CITES, keys
from kg.renderers.html import fragment

if TYPE_CHECKING:
    from kg.model.answer import Answer, Value


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
