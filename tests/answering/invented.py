"""Documents that a test invents, built into a graph and asked; every answer is held to the contract of answers."""

from __future__ import annotations

from functools import cache

from kg.answering import Graph, answer
from kg.build import Source, construct, whole
from kg.model.answer import Answer
from kg.store import OxigraphStore

TRUST = {"paper": "primary", "repository": "primary", "model_card": "primary", "leaderboard": "third_party", "survey": "secondary"}
"""Kind of document → whose word it is."""


def document(name: str, kind: str, title: str, body: str, year: int = 2031) -> tuple[str, str]:
    """Return the file name and the text of a document with its front matter and heading."""
    told = (f"id: {name}", f"kind: {kind}", f'title: "{title}"', "authors: [A. Nobody]", f"year: {year}", f"trust: {TRUST[kind]}")
    head = "\n".join((*told, "provenance: {digest: false}"))
    return f"{name}.md", f"---\n{head}\n---\n# {title}\n\n{body.strip()}\n"


@cache
def graph(documents: tuple[tuple[str, str], ...]) -> Graph:
    """Return documents as an open graph."""
    return Graph(OxigraphStore.memory(whole(construct([Source(name, text.encode()) for name, text in documents]))))


def ask(question: str, documents: tuple[tuple[str, str], ...]) -> Answer:
    """Return the answer to a question from documents: every row is cited, and what is answered lacks nothing."""
    found = answer(question, graph(documents))
    known = {c.n for c in found.citations}
    for row in found.rows:
        assert row.cites, f"an uncited row: {row}"
        assert set(row.cites) <= known
        assert len(row.values) == len(found.columns)
    assert (found.status == "answered") == (bool(found.rows) and not found.missing)
    assert all(c.cites for c in found.computed)
    return found


def firsts(found: Answer) -> list[str]:
    """Return the first column, each thing once, in order."""
    return list(dict.fromkeys(str(row.values[0]) for row in found.rows))


def column(found: Answer, name: str) -> list[str]:
    """Return a column by its head."""
    at = found.columns.index(name)
    return [str(row.values[at]) for row in found.rows]
