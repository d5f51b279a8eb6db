"""What a build says it did: read, dropped, undecided, new; and what of this the graph itself knows."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg import browse, build
from kg.answering import Graph, answer
from kg.errors import InputError, ReadError, UnknownNameError
from kg.renderers.report import REPORTS
from kg.store import Home, check, open_store
from tests.build.invented import write


def test_a_report_tells_what_was_read_dropped_undecided_and_new(tmp_path: Path) -> None:
    report = build.ingest(Home(tmp_path / "home"), [write(tmp_path, "scores")])
    (document,) = report.documents
    assert (document.id, document.status) == ("scores", "new")
    assert dict(document.counts)["Result"] == 3
    assert document.dropped == (("table not understood: no column names things of a known class", 1),)
    assert document.undecided == ("Quillcoder-70B 70B",)
    assert "Inkling 2 3B" in document.new_names
    text = REPORTS["text"](report)
    assert text.startswith("new  scores  Quill leaderboard\n  read: ")
    for words in ("3 results", "dropped: 1 table not understood", "undecided (kg review): Quillcoder-70B 70B", "new: "):
        assert words in text
    assert max(map(len, text.splitlines())) <= 80


def test_what_is_there_already_is_not_new(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    build.ingest(home, [write(tmp_path, "paper")])
    again = build.ingest(home, [write(tmp_path, "paper"), write(tmp_path, "scores")])
    assert [(d.id, d.status) for d in again.documents] == [("paper", "same"), ("scores", "new")]
    assert not any("7B" in name for name in again.documents[1].new_names)
    assert REPORTS["text"](again).splitlines()[-2] == "1 unchanged"


def test_the_graph_knows_what_was_dropped(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    build.ingest(home, [write(tmp_path, "scores"), write(tmp_path, "separated")])
    with open_store(home.root) as store:
        stats = browse.stats(store)
    assert [(d.document, d.number, d.reason) for d in stats.dropped] == [
        ("scores", 1, "table not understood: no column names things of a known class")
    ]
    assert {c.what: c.number for c in stats.totals}["dropped"] == 1


def test_sidecars_are_kept_and_count_as_part_of_their_document(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    path = write(tmp_path, "separated")
    build.ingest(home, [path])
    assert check(home) == ()
    path.with_name(path.name + ".meta.yaml").write_text("id: separated\ntitle: Other\nkind: leaderboard\ncaption: pass@1 on Stackbench\n")
    (document,) = build.ingest(home, [path]).documents
    assert (document.status, document.title) == ("changed", "Other")


def test_the_text_of_a_page_is_kept_beside_its_bytes_and_holds_its_quotes(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    path = write(tmp_path, "page")
    build.ingest(home, [path])
    (entry,) = home.documents().values()
    assert (home.text(entry.source), entry.text != entry.source, check(home)) == (path.read_bytes(), True, ())
    with open_store(home.root) as store:
        told = answer("What does Quillcoder 7B score on Stackbench?", Graph(store))
    assert told.citations
    for citation in told.citations:
        assert citation.text.sha256 == entry.text
        assert home.text(citation.text.sha256).decode()[citation.text.start : citation.text.end] == citation.quote
        assert "<" not in citation.quote
    (home.texts / entry.text).unlink()
    assert [(finding.where, finding.note) for finding in check(home)] == [(entry.document, False)]
    build.remove(home, ["page"])
    assert build.ingest(home, [path]).documents[0].status == "new"
    assert check(home) == ()


@pytest.mark.parametrize("content", [b"", b"\x00\x01", b"---\nid: a\n---\n# x", b"<html></html>", "é".encode("utf-16")])
def test_bad_input_leaves_the_graph_as_it_was(tmp_path: Path, content: bytes) -> None:
    home = Home(tmp_path / "home")
    build.ingest(home, [write(tmp_path, "paper")])
    with open_store(home.root) as store:
        before = store.digest()
    (tmp_path / "bad.md").write_bytes(content)
    with pytest.raises(ReadError):
        build.ingest(home, [tmp_path / "bad.md", write(tmp_path, "suite")])
    with pytest.raises(InputError):
        build.ingest(home, [tmp_path / "missing.md"])
    with pytest.raises(UnknownNameError, match="did you mean paper"):
        build.remove(home, ["papr"])
    with open_store(home.root) as store:
        assert store.digest() == before
