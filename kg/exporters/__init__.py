"""Write what was gathered from a graph in the formats of other programs; an exporter opens no store and writes to a binary stream.

`FORMATS` has, for each thing that can be exported, its formats by name, the one for want of another first. A format knows what
`kg.browse` gathers for it and which function writes it; most are one file, some (for Gephi and Neo4j) are a folder of several.
Same content, same bytes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import BinaryIO, Final, cast

__all__ = ["FORMATS", "Format", "formats"]

Write = Callable[[BinaryIO], None]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: the function of `kg.browse` that gathers for it, and its files with the functions that write them (`module.function`).

    The name of a format's only file is empty: it goes where the user says. `table` is the function of `tables` that makes rows of
    what was gathered, where it is rows that are written.
    """

    gathered: str
    files: tuple[tuple[str, str], ...]
    table: str | None = None

    @property
    def folder(self) -> bool:
        """Return whether the format is several files in a folder."""
        return len(self.files) > 1

    def writers(self, content: object) -> dict[str, Write]:
        """Return the function that writes each file, by its name; the modules are loaded when they are first wanted."""
        rows = content if self.table is None else getattr(import_module("kg.exporters.tables"), self.table)(content)
        return {name: self._writer(function, rows) for name, function in self.files}

    def _writer(self, function: str, content: object) -> Write:
        module, _, name = function.partition(".")
        write = cast("Callable[[object, BinaryIO], None]", getattr(import_module(f"kg.exporters.{module}"), name))
        return lambda out: write(content, out)


def _one(gathered: str, function: str, table: str | None = None) -> Format:
    return Format(gathered, (("", function),), table)


def _rows(gathered: str, table: str, *left_out: str) -> dict[str, Format]:
    """Return the formats that are rows."""
    functions = {
        "csv": "csv.csv",
        "parquet": "parquet.parquet",
        "jsonl": "json.jsonl",
        "markdown": "markdown.table",
        "latex": "latex.latex",
    }
    return {name: _one(gathered, function, table) for name, function in functions.items() if name not in left_out}


def _drawn(gathered: str) -> dict[str, Format]:
    """Return the formats that are nodes and edges."""
    return {
        "graphml": _one(gathered, "graphml.graphml"),
        "gexf": _one(gathered, "gexf.gexf"),
        "cytoscape": _one(gathered, "cytoscape.cytoscape"),
        "dot": _one(gathered, "dot.dot"),
        "gephi": Format(gathered, (("nodes.csv", "gephi.nodes"), ("edges.csv", "gephi.edges"))),
        "neo4j": Format(gathered, (("nodes.csv", "neo4j.nodes"), ("relationships.csv", "neo4j.relationships"))),
    }


def _triples(gathered: str) -> dict[str, Format]:
    functions = {"turtle": "rdf.turtle", "ntriples": "rdf.ntriples", "rdf-xml": "rdf.rdf_xml", "json-ld": "rdf.json_ld"}
    return {name: _one(gathered, function) for name, function in functions.items()}


FORMATS: Final[dict[str, dict[str, Format]]] = {
    "graph": {
        "nquads": _one("dataset", "rdf.nquads"),
        "trig": _one("dataset", "rdf.trig"),
        **_triples("dataset"),
        **_drawn("network"),
        **_rows("network", "edges", "markdown", "latex"),
    },
    "taxonomy": {
        **_triples("concepts"),
        **_rows("topics", "concepts", "markdown"),
        "markdown": _one("topics", "outline.outline"),
        "mermaid": _one("taxonomy_network", "mermaid.mermaid"),
        **_drawn("taxonomy_network"),
    },
    "ontology": _triples("ontology"),
    "results": {
        **_rows("measured", "results"),
        "data-cube": _one("measured", "cube.cube"),
        "pwc": _one("measured", "papers_with_code.papers_with_code"),
        "model-index": _one("measured", "model_index.model_index"),
        "eee": _one("measured", "every_eval.every_eval"),
        "nanopub": _one("measured", "nanopub.results"),
    },
    "documents": {
        "bibtex": _one("bibliography", "bibtex.bibtex"),
        "csl-json": _one("bibliography", "csl.csl"),
        **_rows("bibliography", "works"),
    },
    "statements": {**_rows("said", "statements"), "nanopub": _one("said", "nanopub.statements")},
}
"""The formats of everything that can be exported, by name."""


def formats() -> tuple[str, ...]:
    """Return the names of all formats, sorted."""
    return tuple(sorted({name for known in FORMATS.values() for name in known}))
