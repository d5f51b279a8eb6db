"""A document is read again when what it was made from changes, and otherwise not; in doubt all are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import Literal, Quad

from kg import build, edition, extractors, traces
from kg.decisions import Decision
from kg.lexicon.lexicon import Lexicon
from kg.lexicon.schema import Schema
from kg.model.document import Document
from kg.store import Home, HomeWriter, check, dump, open_store
from tests.build.invented import DOCUMENTS, write
from tests.store.quads import iri

APART = """---
id: apart
kind: paper
title: "Of Flumes"
trust: primary
---

# Of Flumes

Table 1: pass@1 on Flumebench in per cent.

| Model | Size | Flumebench / pass@1 |
| --- | --- | --- |
| Flumer | 9B | {0}.5 % |
"""


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list of the documents that are read in full from here on."""
    seen: list[str] = []

    def noted(document: Document, lexicon: Lexicon, schema: Schema) -> object:
        seen.append(document.id)
        return extractors.extract(document, lexicon, schema)

    monkeypatch.setattr(build, "extract", noted)
    return seen


@pytest.fixture
def home(tmp_path: Path) -> Home:
    made = Home(tmp_path / "home")
    build.ingest(made, [write(tmp_path / "files", name) for name in DOCUMENTS])
    return made


def apart(folder: Path, version: int = 1) -> Path:
    path = folder / "apart.md"
    path.write_text(APART.format(version))
    return path


def dumped(home: Home) -> bytes:
    with open_store(home.root) as store:
        return dump(store)


def fresh(folder: Path, *paths: Path) -> bytes:
    home = Home(folder / "fresh")
    build.ingest(home, paths)
    return dumped(home)


def test_only_what_is_new_is_read(home: Home, tmp_path: Path, read: list[str]) -> None:
    build.ingest(home, [apart(tmp_path)])
    assert read == ["apart"]
    build.ingest(home, [apart(tmp_path, 2)])
    assert read == ["apart", "apart"]
    assert dumped(home) == fresh(tmp_path, tmp_path / "files", apart(tmp_path, 2))
    del read[:]
    build.remove(home, ["apart"])
    build.ingest(home, [tmp_path / "files"])
    build.refresh(home)
    assert read == []
    assert [finding for finding in check(home) if not finding.note] == []


def test_what_a_new_name_occurs_in_is_read_again_though_the_name_was_none_before(tmp_path: Path, read: list[str]) -> None:
    home = Home(tmp_path / "home")
    build.ingest(home, [write(tmp_path / "files", "paper"), apart(tmp_path / "files")])
    del read[:]
    report = build.ingest(home, [write(tmp_path / "files", "suite")])
    assert sorted(read) == ["paper", "suite"]
    assert [(d.id, d.status) for d in report.documents] == [("apart", "same"), ("paper", "redone"), ("suite", "new")]
    assert dumped(home) == fresh(tmp_path, tmp_path / "files")
    build.remove(home, ["suite"])
    (tmp_path / "files" / "suite.md").unlink()
    assert dumped(home) == fresh(tmp_path / "again", tmp_path / "files")


def test_a_decision_reads_the_document_that_it_is_about(home: Home, read: list[str]) -> None:
    before = dumped(home)
    decision = Decision("scores", "Quillcoder-70B 70B", "Quillcoder 70B")
    build.decide(home, decision)
    assert read == ["scores"]
    build.decide(home, decision, undo=True)
    assert read == ["scores", "scores"]
    assert dumped(home) == before


def damage_trace(home: Home) -> None:
    path = max(home.traces.iterdir(), key=lambda p: p.stat().st_size)
    path.write_bytes(path.read_bytes()[:-1])


def damage_marker(home: Home) -> None:
    (home.traces / "sound.json").write_text("[")


def lose_traces(home: Home) -> None:
    for path in home.traces.iterdir():
        path.unlink()


def write_past_them(home: Home) -> None:
    with HomeWriter.open(home) as writer:
        writer.apply((), [Quad(iri("s"), iri("p"), Literal("forged"))])


def write_the_ledger(home: Home) -> None:
    home.ledger.write_bytes(home.ledger.read_bytes().replace(b'"quads": ', b'"quads": 1', 1))


@pytest.mark.parametrize("harm", [damage_trace, damage_marker, lose_traces, write_past_them, write_the_ledger])
def test_in_doubt_all_are_read_and_the_graph_is_put_right(
    home: Home, tmp_path: Path, read: list[str], harm: Callable[[Home], None]
) -> None:
    before = dumped(home)
    harm(home)
    build.ingest(home, [apart(tmp_path)])
    assert sorted(read) == sorted([*DOCUMENTS, "apart"])
    build.remove(home, ["apart"])
    assert dumped(home) == before


def test_another_program_reads_all(home: Home, tmp_path: Path, read: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def current() -> edition.Edition:
        return edition.Edition("0", "another ontology", ("tables/0",))

    monkeypatch.setattr(edition, "stamp", lambda: {"files": "others", "of": ""})
    monkeypatch.setattr(edition, "current", current)
    build.ingest(home, [apart(tmp_path)])
    assert sorted(read) == sorted([*DOCUMENTS, "apart"])
    with open_store(home.root) as store:
        assert edition.of(store) == current()
    assert dumped(home) == fresh(tmp_path, tmp_path / "files", apart(tmp_path))


def test_an_interrupted_change_leaves_nothing_to_be_believed(home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(HomeWriter, "commit", interrupted)
        with pytest.raises(KeyboardInterrupt):
            build.ingest(home, [apart(tmp_path)])
    assert not traces.of(home).sound
    build.refresh(home)
    assert traces.of(home).sound
