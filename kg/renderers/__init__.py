"""Show an answer in the form that a person or a program wants; a renderer adds nothing to it and asks nobody.

`RENDERERS` has the forms that are text. Beside them: `chart` draws in a terminal, `svg` and `figure` (matplotlib, the extra
`plot`) draw for a page or a paper, `notebook` and its `frame` (pandas) serve notebooks.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from kg.model.answer import Answer
from kg.renderers import csv, html, json, jsonl, latex, markdown, text

__all__ = ["RENDERERS", "Renderer"]

Renderer = Callable[[Answer], str]

RENDERERS: Final[dict[str, Renderer]] = {
    "text": text.text,
    "json": json.json,
    "jsonl": jsonl.jsonl,
    "markdown": markdown.markdown,
    "csv": csv.csv,
    "latex": latex.latex,
    "html": html.html,
}
"""The renderer of each form, the default first; each returns text that ends with one newline."""
