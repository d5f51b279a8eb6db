"""Turn papers, leaderboards and literature reports about Code LLMs into a cited knowledge graph, and answer questions from it.

The data goes one natural way, and every arrow is a plain function whose signature is the arrow:

    file ─read→ Document ─parse→ ParsedDocument ─extract→ Statements, Results, Claims (each with Evidence)
         ─assemble→ quads ─add→ Store
    question ─parse→ LogicalForm ─compile→ SPARQL ─run→ solutions + support ─→ Answer ─render→ text, JSON, HTML, …

A *reader* (`kg.readers`) turns the bytes of a file into a `Document`: its text, and where the sections, tables and
paragraphs stand in it. An *extractor* (`kg.extractors`) says what the document says, each time with the place that shows
it. `kg.assembly` lays that out as RDF by the vocabulary of `kg.vocab`, and a *store* (`kg.store`) keeps it, one
transaction for each document. A question is parsed (`kg.query`) against the labels that the graph itself holds, compiled
into SPARQL (`kg.sparql`), and answered (`kg.answering`) with the edges that were used, each cited. A *renderer*
(`kg.renderers`) shows the answer and adds nothing to it; an *exporter* (`kg.exporters`) writes what was gathered from the
graph for another program. What crosses an arrow is a frozen record from `kg.model`.

Two names are enough to begin with:

    kg.ask("…")      answers a question from the default store (a `kg.model.answer.Answer` that shows itself in a notebook)
    kg.build         the module that builds, ingests and removes

Importing `kg` loads none of the libraries behind them; the first use does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import ModuleType

    from kg.renderers.notebook import Shown

__all__ = ["__version__", "ask", "build"]

__version__ = "0.1.0"


def ask(
    question: str,
    *,
    store: str | None = None,
    source: str | Sequence[str] = (),
    exclude_kinds: Sequence[str] = (),
    min_trust: str | None = None,
) -> Shown:
    """Answer a question from a store: a folder, the URL of a SPARQL endpoint, or the default store.

    The answer rests on the documents that `source` names (by id, words of the title, or IRI; all, if none), whose kind is not
    among `exclude_kinds` and whose trust is `min_trust` or better (`primary`, `third_party`, `secondary`, `unstated`,
    `machine_generated`, the best first). In a notebook the answer shows itself; `to_frame()` gives its rows to pandas.

    Raises `kg.errors.StoreError` if the store cannot be opened, and `kg.errors.UnknownNameError` for a document, kind or
    level that is none; a question that is not understood is an answer too.
    """
    from kg.answering import Graph, answer
    from kg.answering.permission import scope_of
    from kg.default_store import open_to_read
    from kg.renderers.notebook import shown

    with open_to_read(store) as opened:
        graph = Graph(opened)
        named = (source,) if isinstance(source, str) else source
        scope = scope_of(graph, source=named, exclude_kinds=exclude_kinds, min_trust=min_trust)
        return shown(answer(question, graph, scope))


def __getattr__(name: str) -> ModuleType:
    if name == "build":
        from importlib import import_module

        return import_module("kg.build")
    raise AttributeError(f"module 'kg' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
