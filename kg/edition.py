"""Which edition of `kg` made a graph: the version of its layout, the ontology, the extractors. A graph of another edition is rebuilt."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad

from kg import iris, rdf, resources
from kg.errors import StoreError
from kg.store import Home, Store
from kg.store.files import write_whole
from kg.vocab import KG

LAYOUT = 4
"""The version of the graph's layout, and of what the store keeps of it."""


@dataclass(frozen=True, slots=True)
class Edition:
    """What makes a graph other than its documents: layout, hash of the ontology, names and versions of the extractors."""

    layout: str
    ontology: str
    extractors: tuple[str, ...]

    def quads(self) -> frozenset[Quad]:
        """Return what a graph of this edition says of itself."""
        me, graph = NamedNode(iris.thing("graph")), NamedNode(KG.derived)
        said = [(KG.layoutVersion, self.layout), (KG.ontologyHash, self.ontology), *((KG.extractors, name) for name in self.extractors)]
        return frozenset(Quad(me, NamedNode(predicate), Literal(value), graph) for predicate, value in said)

    def differs(self, other: Edition) -> str:
        """Return in words what another edition has different; empty if it is the same.

        >>> Edition("1", "a", ()).differs(Edition("1", "b", ()))
        'the ontology'
        """
        if self.layout != other.layout:
            return "the layout of the graph"
        if self.ontology != other.ontology:
            return "the ontology"
        return "" if self.extractors == other.extractors else "how documents are read"


def current() -> Edition:
    """Return the edition of this program."""
    from kg import taxonomy
    from kg.extractors import EXTRACTORS

    ontology = iris.digest(*(path.read_text("utf-8") for path in taxonomy.paths()))
    return Edition(str(LAYOUT), ontology, tuple(sorted(set(EXTRACTORS))))


def of(store: Store) -> Edition | None:
    """Return the edition of a graph; None for one that does not describe itself."""
    said: dict[str, list[str]] = {}
    for predicate, value in store.select(rdf.about_graph()).rows:
        if predicate is not None and value is not None:
            said.setdefault(predicate.value, []).append(value.value)
    if KG.layoutVersion not in said:
        return None
    first = {key: sorted(values)[0] for key, values in said.items()}
    return Edition(first[KG.layoutVersion], first.get(KG.ontologyHash, ""), tuple(sorted(said.get(KG.extractors, ()))))


def outdated(home: Home, store: Store) -> str:
    """Return in words what has changed since the graph of a home was made; empty if nothing has.

    The extractors are not loaded if the program's files are those that found the graph up to date before.
    """
    now = stamp()
    with suppress(OSError, ValueError):
        if json.loads(home.edition.read_bytes()) == now:
            return ""
    held = of(store)
    changed = "how a graph describes itself" if held is None else current().differs(held)
    if not changed:
        with suppress(OSError, StoreError):
            write_whole(home.edition, json.dumps(now).encode() + b"\n")
    return changed


def forget(home: Home) -> None:
    """Let the next reader look at the graph itself."""
    home.edition.unlink(missing_ok=True)


def stamp() -> dict[str, str]:
    """Return a fingerprint of the program's files: their names, sizes and times of change."""
    digest = hashlib.sha256()
    for folder, suffix in ((resources.PACKAGE, ".py"), (resources.ontology(), ".ttl")):
        for line in sorted(_files(folder, suffix)):
            digest.update(line.encode())
    return {"files": digest.hexdigest(), "of": str(resources.PACKAGE)}


def _files(folder: Path, suffix: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _files(Path(entry.path), suffix)
            elif entry.name.endswith(suffix):
                status = entry.stat()
                yield f"{entry.path}\x1f{status.st_size}\x1f{status.st_mtime_ns}\n"
