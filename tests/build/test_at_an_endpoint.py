"""Building at a SPARQL endpoint: the same quads as in a folder, the documents' bytes kept here."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from kg import build
from kg.errors import NotAStoreError, StoreError
from kg.store import EndpointStore, Home, check, dump, home_at, open_store
from kg.vocab import KG, KGI
from tests.build.invented import write

Serve = Callable[..., str]


@pytest.fixture(autouse=True)
def user_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the user's data folder be a new one."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path / "data"


def dumped(place: str | Path) -> bytes:
    with open_store(place) as store:
        return dump(store)


@pytest.mark.parametrize("union", [False, True])
def test_ingest_replace_and_remove_leave_the_bytes_of_a_folder(serve: Serve, tmp_path: Path, union: bool) -> None:
    url, home = serve(union=union), Home(tmp_path / "home")
    for place in (url, home):
        build.ingest(place, [write(tmp_path, name) for name in ("suite", "labels", "separated", "page")])
        build.ingest(place, [write(tmp_path, "paper", 1)])
        build.ingest(place, [write(tmp_path, "paper", 2)])
        build.remove(place, ["labels"])
    assert dumped(url) == dumped(home.root)
    assert [finding for finding in check(home_at(url)) if not finding.note] == []
    assert home_at(url).root.is_relative_to(tmp_path / "data")


def test_what_an_interruption_left_at_the_endpoint_is_brought_back(serve: Serve, tmp_path: Path) -> None:
    url = serve()
    build.ingest(url, [write(tmp_path, "suite")])
    before = dumped(url)
    with EndpointStore.open(url, write=True) as store:
        store.apply(list(store.quads())[:50], [Quad(NamedNode(KGI + "x"), NamedNode(KG.form), Literal("half"), DefaultGraph())])
    build.refresh(url)
    assert dumped(url) == before


def test_an_endpoint_that_was_emptied_begins_anew(serve: Serve, tmp_path: Path) -> None:
    url = serve()
    build.ingest(url, [write(tmp_path, "suite")])
    with EndpointStore.open(url, write=True) as store:
        store.apply(list(store.quads("all")), ())
    build.ingest(url, [write(tmp_path, "paper")])
    assert [iri.rsplit("/", 1)[-1] for iri in home_at(url).documents()] == ["paper"]


def test_a_graph_that_was_put_in_from_elsewhere_is_refused_and_can_be_built_anew(serve: Serve, tmp_path: Path, user_data: Path) -> None:
    url = serve()
    build.ingest(url, [write(tmp_path, "suite")])
    shutil.rmtree(user_data)
    before = dumped(url)
    with pytest.raises(StoreError, match=r"from elsewhere \(suite\)"):
        build.ingest(url, [write(tmp_path, "paper")])
    with pytest.raises(StoreError, match="from elsewhere"):
        build.remove(url, ["suite"])
    assert dumped(url) == before
    build.build(url, [write(tmp_path, "paper")])
    with open_store(url) as store:
        assert [str(quad.object) for quad in store.quads() if quad.predicate.value == KG.path] == ['"paper.md"']


def test_a_foreign_graph_is_refused_and_left_as_it_is(serve: Serve, tmp_path: Path) -> None:
    url = serve()
    foreign = Quad(NamedNode("urn:a"), NamedNode("urn:b"), Literal("c"), DefaultGraph())
    store = EndpointStore(f"{url}/query", f"{url}/update", write=True)
    store._described = True
    store.apply((), [foreign])
    for change in (build.build, build.ingest):
        with pytest.raises(NotAStoreError, match="does not describe itself"):
            change(url, [write(tmp_path, "paper")])
    assert list(store.quads("all")) == [foreign]
