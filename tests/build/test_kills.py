"""Kills at any moment of an ingest lose no document that was in, and leave no half of one."""

from __future__ import annotations

import multiprocessing
import random
import time
from multiprocessing.synchronize import Event
from pathlib import Path

from pyoxigraph import NamedNode, Quad

from kg import build
from kg.store import Home, check, dump, open_store
from kg.vocab import KGI
from tests.build.invented import write

KILLS = 20
LASTING = ("scores", "suite")
VERSIONS = 3
ROUNDS = 3
"""Changes within which every other kill comes, in the time that one takes here."""
WRITING = 0.05
"""Seconds within which the others come once something is being written."""


def change_for_ever(home: str, folder: str, begun: Event) -> None:
    """Put a document in, in one version after another, and take it out again."""
    begun.set()
    while True:
        for version in range(VERSIONS):
            build.ingest(Home(Path(home)), [Path(folder, str(version), "paper.md")])
        build.remove(Home(Path(home)), ["paper"])


def wait_for(path: Path) -> None:
    end = time.monotonic() + 60
    while not path.exists() and time.monotonic() < end:
        time.sleep(0.001)


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
    started = time.monotonic()
    build.ingest(home, [papers[0]])
    took = time.monotonic() - started
    chance, context = random.Random(7), multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["kg.build"])
    seen = set()
    for turn in range(KILLS):
        begun = context.Event()
        process = context.Process(target=change_for_ever, args=(str(home.root), str(tmp_path / "papers"), begun))
        process.start()
        assert begun.wait(60)
        if turn % 2:
            time.sleep(chance.uniform(0, ROUNDS * took))
        else:
            wait_for(home.unpublished)
            time.sleep(chance.uniform(0, WRITING))
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
