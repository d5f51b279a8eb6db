"""Show an answer in the form that a person or a program wants; a renderer adds nothing to it and asks nobody.

`RENDERERS` has the forms that are text. Beside them: `chart` draws in a terminal, `svg` and `figure` (matplotlib, the extra
`plot`) draw for a page or a paper, `notebook` and its `frame` (pandas) serve notebooks. `render` shows what browsing returns.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from kg.browse.records import CitedTable
    from kg.model.answer import Answer

__all__ = ["CONTEXTUAL", "FORMS", "RENDERERS", "Renderer", "in_context", "render"]

Renderer = Callable[["Answer"], str]

FORMS: Final = ("text", "json", "jsonl", "markdown", "csv", "latex", "html")
"""The names of the forms; each is a module here, and the function of that name in it."""


def _render(form: str, answer: Answer) -> str:
    """Return an answer in one form, whose module is loaded when it is first wanted: every command starts without them."""
    render: Renderer = getattr(import_module(f"kg.renderers.{form}"), form)
    return render(answer)


RENDERERS: Final[dict[str, Renderer]] = {form: partial(_render, form) for form in FORMS}
"""The renderer of each form; each returns text that ends with one newline."""


CONTEXTUAL: Final = ("text", "markdown", "html")
"""The forms that can show the tables in which cited cells stand."""


def in_context(answer: Answer, form: str, tables: Sequence[CitedTable]) -> str:
    """Return an answer in one of the forms of `CONTEXTUAL`, with the tables in which its cited cells stand."""
    render: Callable[[Answer, Sequence[CitedTable]], str] = getattr(import_module(f"kg.renderers.{form}"), form)
    return render(answer, tables)


def render(record: object, form: str, *, width: int = 80, colour: bool = False) -> str:
    """Return a record that browsing returned, or a tuple of them, as `text` or as `json`; width and colour are the terminal's."""
    if form == "json":
        from kg.renderers.record import record_json

        return record_json(record)
    from kg.renderers.browsing import text

    return text(record, width=width, colour=colour)
