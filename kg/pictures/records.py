"""What a picture holds before it has a form: things, the edges between them, what is said of both, and the scores behind a comparison."""

from __future__ import annotations

from dataclasses import dataclass

from kg.browse.catalogue import Listed
from kg.browse.records import Place


@dataclass(frozen=True, slots=True)
class Said:
    """One statement as people read it, with the places that show it; `note` tells by which rule it follows, or under which protocol."""

    text: str
    places: tuple[Place, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Node:
    """A thing that is drawn. `kind` is one of `kg.pictures.kinds.KINDS`; `level` numbers its size, 0 the largest.

    `parent` is the thing under which it stands where the picture is a tree; `open` says whether what stands under it shows at
    first. `counts` tells in words what the graph holds under it.
    """

    iri: str
    label: str
    kind: str
    level: int = 0
    definition: str = ""
    names: tuple[str, ...] = ()
    counts: str = ""
    said: tuple[Said, ...] = ()
    parent: str | None = None
    open: bool = True


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge that is drawn, from subject to object as stated; `spine` says that it holds the tree together.

    `relation_label` is the relation's name, `label` what is written at the edge: the same, or a score. In layers the source comes
    first if `onward`, else the target does.
    """

    source: str
    target: str
    relation: str
    relation_label: str
    label: str
    said: tuple[Said, ...] = ()
    spine: bool = False
    onward: bool = True


@dataclass(frozen=True, slots=True)
class Cell:
    """One reported score: of a model on a benchmark, under the label that the document prints, under a protocol, at a place."""

    model: str
    benchmark: str
    model_label: str
    benchmark_label: str
    metric: str
    subset: str
    printed: str
    unit: str
    label: str
    protocol: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table that a query gave."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything that one picture shows; a renderer adds nothing to it.

    `shape` is `tree` or `layers` (from what comes first to what came of it). `marked` are the things that the picture is about.
    `cites` pairs the citation marks in `about` and `notes` with the places of their edges in `edges`. `notes` say what was left out, and
    why. `graph` is the digest of the graph.
    """

    title: str
    about: str
    shape: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    marked: tuple[str, ...] = ()
    cells: tuple[Cell, ...] = ()
    documents: tuple[Listed, ...] = ()
    table: Table | None = None
    cites: tuple[tuple[int, int], ...] = ()
    notes: tuple[str, ...] = ()
    graph: str = ""


__all__ = ["Cell", "Edge", "Node", "Picture", "Place", "Said", "Table"]
