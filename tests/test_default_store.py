"""The default store: filled by whoever reads it first, and left as the user made it after that."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kg import build, default_store, edition, iris
from kg.default_store import open_to_read, unseen
from kg.errors import StoreError
from kg.store import Home, HomeWriter, open_store
from kg.vocab import KG

DOCUMENT = """---
id: {id}
kind: paper
title: "{id}"
---

# {id}

Table 1: Scores on Stackbench, pass@1 in per cent.

| Model | Stackbench / pass@1 |
| --- | --- |
| Quillcoder 7B | {score} % |
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    """Let two invented documents ship, and let the default store be in a new folder."""
    shipped = []
    for name, score in (("first", "12.3"), ("second", "45.6")):
        shipped.append(tmp_path / f"{name}.md")
        shipped[-1].write_text(DOCUMENT.format(id=name, score=score), encoding="utf-8")
    monkeypatch.setattr(default_store, "shipped", lambda: tuple(shipped))
    monkeypatch.setenv("KG_HOME", str(tmp_path / "home"))
    return Home(tmp_path / "home")


def held(home: Home) -> list[str]:
    return [iri.rsplit("/", 1)[-1] for iri in home.documents()]


def test_the_first_reader_fills_it_and_the_next_has_nothing_to_do(home: Home) -> None:
    told: list[str] = []
    for _ in range(2):
        open_to_read(progress=lambda what, done, total: told.append(f"{what} {done}/{total}")).close()
        assert held(home) == ["first", "second"]
    assert told.count("reading 2/2") == 1


def test_what_an_interrupted_build_left_out_is_put_in(home: Home, tmp_path: Path) -> None:
    build.ingest(home, [tmp_path / "first.md"])
    open_to_read().close()
    assert held(home) == ["first", "second"]


def test_what_was_begun_and_holds_nothing_is_filled(home: Home) -> None:
    home.create()
    open_to_read().close()
    assert held(home) == ["first", "second"]


def test_what_the_user_removed_replaced_or_added_stays_so(home: Home, tmp_path: Path) -> None:
    open_to_read().close()
    build.remove(home, ["second"])
    for name in ("first", "mine"):
        (tmp_path / "new").mkdir(exist_ok=True)
        (tmp_path / "new" / f"{name}.md").write_text(DOCUMENT.format(id=name, score="78.9"), encoding="utf-8")
    build.ingest(home, [tmp_path / "new"])
    before = home.documents()
    assert unseen(home) == ()
    open_to_read().close()
    assert home.documents() == before
    assert held(home) == ["first", "mine"]


def test_a_graph_of_another_edition_is_rebuilt_with_a_word(home: Home, tmp_path: Path) -> None:
    named = Home(tmp_path / "named")
    build.ingest(named, [tmp_path / "first.md"])
    with open_store(named.root) as store:
        before = store.digest()
    me, layout = NamedNode(iris.thing("graph")), NamedNode(KG.layoutVersion)
    with HomeWriter.open(named) as writer:
        old = [quad for quad in writer.quads("all") if quad.predicate == layout]
        writer.apply([*old, *list(writer.quads())[:100]], [Quad(me, layout, Literal("0"), NamedNode(KG.derived))])
    told: list[str] = []
    for _ in range(2):
        with open_to_read(str(named.root), tell=told.append) as store:
            assert store.digest() == before
    assert len(told) == 1
    assert "another edition of kg (the layout of the graph changed)" in told[0]


def test_a_graph_that_cannot_be_rebuilt_is_read_as_it_is(home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    named = Home(tmp_path / "named")
    build.ingest(named, [tmp_path / "first.md"])
    monkeypatch.setattr(edition, "outdated", lambda *_: "the ontology")
    for text in named.texts.iterdir():
        text.unlink()
    told: list[str] = []
    with open_to_read(str(named.root), tell=told.append) as store:
        assert store.digest()
    assert "it is read as it is" in told[1]


def test_the_extractors_are_not_loaded_to_find_a_graph_up_to_date(home: Home, tmp_path: Path) -> None:
    build.ingest(Home(tmp_path / "named"), [tmp_path / "first.md"])
    program = (
        "import sys\nfrom kg.default_store import open_to_read\nopen_to_read(sys.argv[1]).close()\n"
        "print([name for name in ('kg.build', 'kg.extractors', 'spacy') if name in sys.modules])"
    )
    said = []
    for _ in range(2):
        command = [sys.executable, "-c", program, str(tmp_path / "named")]
        said.append(subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip())
    assert said[1] == "[]"


def test_a_store_that_is_named_holds_what_was_put_into_it_and_nothing_else(home: Home, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no store here"):
        open_to_read(str(tmp_path / "named"))
    build.ingest(Home(tmp_path / "named"), [tmp_path / "first.md"])
    open_to_read(str(tmp_path / "named")).close()
    assert held(Home(tmp_path / "named")) == ["first"]
    assert not home.exists()
