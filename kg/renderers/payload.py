"""What the page of a picture is given: plain objects and arrays, each document, place and word once."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any, Final

from kg.browse.catalogue import Listed
from kg.pictures.records import Cell, Picture, Place, Said
from kg.renderers.grid import is_numeric
from kg.renderers.kind_styles import STYLES
from kg.renderers.mindmap import GAP, SPREAD, STEM
from kg.renderers.network import network
from kg.renderers.number import magnitude
from kg.renderers.place import address
from kg.renderers.place import place as where
from kg.renderers.placed import LETTER, LONGEST, ROW, Placed
from kg.renderers.visible import visible, visible_lines
from kg.vocab import KG

SAFE: Final = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}
"""What could end the element that holds the data, or begin another, as JSON writes it otherwise."""


FRACTION: Final = "fraction"
PERCENT: Final = "percent"


def payload(drawn: Placed) -> str:
    """Return a picture as the JSON text that stands in its page; `<`, `>` and `&` are escaped. Equal pictures give equal text."""
    picture = drawn.picture
    nodes, edges = network(drawn)
    number = {node.iri: at for at, node in enumerate(picture.nodes)}
    places = _Places(picture.documents)
    names = _relations(picture)
    relation = {iri: at for at, iri in enumerate(names)}
    data: dict[str, Any] = {
        "title": visible(picture.title),
        "about": visible(picture.about),
        "shape": picture.shape,
        "notes": [visible(note) for note in picture.notes],
        "graph": picture.graph,
        "cites": dict(picture.cites),
        "row": ROW,
        "longest": LONGEST,
        "letter": LETTER,
        "gap": GAP,
        "stem": STEM,
        "spread": SPREAD,
        "joined": drawn.joined,
        "marked": [number[iri] for iri in picture.marked if iri in number],
        "styles": {name: {"light": s.light, "dark": s.dark, "shape": s.shape, "words": s.words} for name, s in STYLES.items()},
        "relations": [visible(name) for name in names.values()],
        "network": {"nodes": nodes, "edges": edges},
        "nodes": [
            {
                "iri": node.iri,
                "label": visible(node.label),
                "kind": node.kind,
                "parent": None if node.parent is None else number[node.parent],
                "side": drawn.spots[node.iri].side,
                "open": node.open,
                "definition": visible(node.definition),
                "names": [visible(name) for name in node.names],
                "counts": node.counts,
                "said": places.said(node.said),
            }
            for node in picture.nodes
        ],
        "edges": [
            {
                "relation": relation[edge.relation],
                "label": visible(edge.label),
                "spine": edge.spine,
                "denied": edge.relation == KG.usesNot,
                "said": places.said(edge.said),
            }
            for edge in picture.edges
        ],
        "matrix": _matrix(picture.cells, number, places),
        "table": _table(picture),
    }
    data["documents"], data["places"] = places.documents, places.rows
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(SAFE)


def _relations(picture: Picture) -> dict[str, str]:
    """Return the relations by IRI with their names, those with the most edges first."""
    counts: dict[str, int] = {}
    names: dict[str, str] = {}
    for edge in picture.edges:
        counts[edge.relation] = counts.get(edge.relation, 0) + 1
        names.setdefault(edge.relation, edge.relation_label)
    return {iri: names[iri] for iri in sorted(counts, key=lambda iri: (-counts[iri], iri))}


class _Places:
    """The documents and places of a picture, each told once and referred to by its number."""

    def __init__(self, documents: Iterable[Listed]) -> None:
        listed = list(documents)
        self.documents = [
            {
                "title": visible(info.title),
                "kind": info.kind.replace("_", " "),
                "trust": "trust unstated" if info.trust == "unstated" else info.trust.replace("_", " "),
                "digest": info.digest,
                "authors": visible(info.authors or ""),
                "year": info.year,
                "link": address(info.identifier) or address(info.source),
            }
            for info in listed
        ]
        self._documents = {info.id: at for at, info in enumerate(listed)}
        self._numbers: dict[tuple[int, str, str, str], int] = {}

    @property
    def rows(self) -> list[tuple[int, str, str, str]]:
        """Return the places in the order of their numbers: document, place in it, quote, remark."""
        return list(self._numbers)

    def number(self, place: Place) -> int:
        """Return the number of a place."""
        weak = [f"marked {place.mark}" if place.mark else "", f"hedged “{place.hedge}”" if place.hedge else ""]
        remark = visible(", ".join(part for part in weak if part))
        key = self._documents[place.document], visible(where(place.locator)), visible_lines(place.quote), remark
        return self._numbers.setdefault(key, len(self._numbers))

    def said(self, statements: Sequence[Said]) -> list[list[Any]]:
        """Return statements as text, note, and the numbers of the places."""
        return [[visible(one.text), visible(one.note or ""), list(dict.fromkeys(map(self.number, one.places)))] for one in statements]


def _matrix(cells: Sequence[Cell], number: dict[str, int], places: _Places) -> dict[str, Any] | None:
    """Return the scores by model and benchmark; rows and columns with the most scores first."""
    if not cells:
        return None
    models, benchmarks = _ranked([c.model for c in cells]), _ranked([c.benchmark for c in cells])
    metrics = _ranked([c.metric for c in cells])
    labels = {c.model: c.model_label for c in cells} | {c.benchmark: c.benchmark_label for c in cells}
    rows = {iri: at for at, iri in enumerate(models)}
    columns = {iri: at for at, iri in enumerate(benchmarks)}
    made = []
    for c in cells:
        size = magnitude(c.printed)
        value = None if size is None else float(size.value * (100 if c.unit == FRACTION else 1))
        bare = c.unit and not (c.unit == PERCENT and "%" in c.printed)
        shown = visible(f"{c.printed} ({c.unit})" if bare else c.printed)
        found = list(dict.fromkeys(map(places.number, c.places)))
        head = [rows[c.model], columns[c.benchmark], metrics.index(c.metric), visible(c.subset), value]
        made.append([*head, shown, visible(c.label), visible(c.protocol), found])
    return {
        "models": [{"label": visible(labels[iri]), "node": number.get(iri)} for iri in models],
        "benchmarks": [{"label": visible(labels[iri]), "node": number.get(iri)} for iri in benchmarks],
        "metrics": [visible(metric) for metric in metrics],
        "cells": made,
    }


def _ranked(values: Sequence[str]) -> list[str]:
    counts: dict[str, int] = {}
    for value in values:
        counts[value] = counts.get(value, 0) + 1
    return sorted(counts, key=lambda value: (-counts[value], value))


def _table(picture: Picture) -> dict[str, Any] | None:
    """Return the rows of a query with what is a number in them, to be drawn as bars."""
    if picture.table is None:
        return None
    columns, rows = picture.table.columns, picture.table.rows
    numeric = [is_numeric([row[i] for row in rows]) for i in range(len(columns))]
    sizes = [[magnitude(row[i]) if numeric[i] else None for i in range(len(columns))] for row in rows]
    return {
        "columns": [visible(column) for column in columns],
        "rows": [[visible(cell) for cell in row] for row in rows],
        "numbers": [[None if size is None else float(size.value) for size in row] for row in sizes],
    }
