"""Kills at any moment of an ingest lose no document that was in, and leave no half of one."""

from __future__ import annotations

import multiprocessing
import random
import time
from pathlib import Path

from pyoxigraph import NamedNode, Quad

from kg import build
from kg.store import Home, check, dump, open_store
from kg.vocab import KGI
from tests.build.invented import write

KILLS = 20
LASTING = ("scores", "suite")
VERSIONS = 3
ROUND = 0.9
"""Seconds within which each kill comes; an ingest of these documents takes some tenths."""


def change_for_ever(home: str, folder: str) -> None:
    """Put a document in, in one version after another, and take it out again."""
    while True:
        for version in range(VERSIONS):
            build.ingest(Home(Path(home)), [Path(folder, str(version), "paper.md")])
        build.remove(Home(Path(home)), ["paper"])


def graphs(quads: list[Quad]) -> dict[str, frozenset[Quad]]:
    """Return the graph of each document."""
    found: dict[str, set[Quad]] = {}
    for quad in quads:
        if isinstance(quad.graph_name, NamedNode) and quad.graph_name.value.startswith(KGI + "document/"):
            found.setdefault(quad.graph_name.value.rsplit("/", 1)[-1], set()).add(quad)
    return {name: frozenset(held) for name, held in found.items()}


def held(home: Home) -> list[Quad]:
    with open_store(home.root) as store:
        return list(store.quads("all"))


def paper_of(home: Home) -> str:
    """Return which version of the paper is in: the hash of its bytes, empty if there is none."""
    return "".join(entry.source for iri, entry in home.documents().items() if iri.endswith("/paper"))


def test_twenty_kills_lose_no_document_and_leave_no_half(tmp_path: Path) -> None:
    lasting = [write(tmp_path / "lasting", name) for name in LASTING]
    papers = [write(tmp_path / "papers" / str(version), "paper", version) for version in range(VERSIONS)]
    whole: dict[str, set[frozenset[Quad]]] = {}
    fresh: dict[tuple[frozenset[str], str], bytes] = {}
    for version, more in ((None, []), *((version, [paper]) for version, paper in enumerate(papers))):
        home = Home(tmp_path / f"fresh {version}")
        build.ingest(home, [*lasting, *more])
        for name, graph in graphs(held(home)).items():
            whole.setdefault(name, set()).add(graph)
        with open_store(home.root) as store:
            fresh[frozenset(graphs(held(home))), paper_of(home)] = dump(store)
    home = Home(tmp_path / "home")
    build.ingest(home, lasting)
    chance, context = random.Random(7), multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["kg.build"])
    seen = set()
    for _ in range(KILLS):
        process = context.Process(target=change_for_ever, args=(str(home.root), str(tmp_path / "papers")))
        process.start()
        time.sleep(chance.uniform(0.05, ROUND))
        process.kill()
        process.join()
        process.close()
        seen |= {path.name for path in (home.journal, home.unpublished) if path.exists()}
        now = graphs(held(home))
        assert set(LASTING) <= now.keys()
        assert now.keys() == {iri.rsplit("/", 1)[-1] for iri in home.documents()}
        assert [name for name, graph in now.items() if graph not in whole[name]] == []
    build.refresh(home)
    expected = fresh[frozenset(iri.rsplit("/", 1)[-1] for iri in home.documents()), paper_of(home)]
    with open_store(home.root) as store:
        assert set(dump(store).splitlines()) ^ set(expected.splitlines()) == set()
        assert dump(store) == expected
    assert [finding for finding in check(home) if not finding.note] == []
    assert "unpublished" in seen, "no kill came at a moment that matters"
