"""What a reviewer decides is obeyed by every build, kept in a file, and undone."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg import browse, build, decisions
from kg.decisions import BESIDE, Decision
from kg.errors import MetadataError, UnknownNameError
from kg.store import Home, check, dump, open_store
from tests.build.invented import write

LABEL = "Quillcoder-70B 70B"
MADE = Decision("scores", LABEL, "Quillcoder 70B")


@pytest.fixture
def home(tmp_path: Path) -> Home:
    made = Home(tmp_path / "home")
    build.ingest(made, [write(tmp_path / "files", name) for name in ("scores", "paper")])
    return made


def dumped(home: Home) -> bytes:
    with open_store(home.root) as store:
        return dump(store)


def undecided(home: Home) -> list[str]:
    with open_store(home.root) as store:
        return [item.label for item in browse.review(store).undecided]


def test_an_undecided_label_is_listed_with_what_speaks_for_each_candidate(home: Home) -> None:
    with open_store(home.root) as store:
        (item,) = browse.review(store).undecided
    assert (item.label, item.document, len(item.results)) == (LABEL, "scores", 1)
    assert [candidate.model for candidate in item.candidates] == ["Quillcoder 70B", "Quillcoder - Verse 70B"]
    assert all(candidate.documents == ("paper",) for candidate in item.candidates)
    assert [a.elsewhere for candidate in item.candidates for a in candidate.agreements] == ["52.0 %", "55.3 %"]
    assert "| Quillcoder-70B | 70B |" in item.places[0].quote


def test_a_decision_gives_the_results_to_the_model_and_is_undone_to_the_byte(home: Home) -> None:
    before = dumped(home)
    report = build.decide(home, MADE)
    assert [document.status for document in report.documents] == ["same", "redone"]
    assert undecided(home) == []
    with open_store(home.root) as store:
        assert "0.4 %" in [score.printed for score in browse.thing(store, "Quillcoder 70B").scores]
        assert [(d.label, d.denotes, d.here) for d in browse.review(store).decided] == [(LABEL, "Quillcoder 70B", True)]
    assert [finding for finding in check(home) if not finding.note] == []
    build.decide(home, Decision("scores", "quillcoder 70b 70B", ""), undo=True)
    assert dumped(home) == before
    assert undecided(home) == [LABEL]


def test_a_decision_outlives_what_is_done_after_it_and_makes_the_bytes_of_a_fresh_build(home: Home, tmp_path: Path) -> None:
    build.decide(home, MADE)
    build.ingest(home, [write(tmp_path / "files", "labels")])
    build.remove(home, ["scores"])
    build.ingest(home, [write(tmp_path / "files", "scores")])
    fresh = Home(tmp_path / "fresh")
    fresh.create()
    fresh.decisions.write_bytes(home.decisions.read_bytes())
    build.ingest(fresh, [tmp_path / "files"])
    assert undecided(home) == []
    assert dumped(home) == dumped(fresh)


def test_decisions_beside_the_sources_count_until_they_are_taken_out_there(tmp_path: Path) -> None:
    home, files = Home(tmp_path / "home"), tmp_path / "files"
    for name in ("scores", "paper"):
        write(files, name)
    (files / decisions.NAME).write_bytes(decisions.write([MADE]))
    build.ingest(home, [files])
    assert undecided(home) == []
    assert [d.by for d in decisions.read(home.decisions)] == [BESIDE]
    (files / decisions.NAME).unlink()
    build.ingest(home, [files / "paper.md"])
    assert undecided(home) == []
    build.ingest(home, [files / "scores.md"])
    assert undecided(home) == [LABEL]


@pytest.mark.parametrize(
    ("decision", "undo", "found"),
    [
        (Decision("score", LABEL, "Quillcoder 70B"), False, "no document here has the id 'score'"),
        (Decision("scores", "Quilcoder-70B", "Quillcoder 70B"), False, "scores prints no label 'Quilcoder-70B'"),
        (Decision("scores", LABEL, "Quillcoder 71B"), False, "no model here is called 'Quillcoder 71B'"),
        (MADE, True, "nothing is decided of"),
    ],
)
def test_what_a_decision_names_must_be_there(home: Home, decision: Decision, undo: bool, found: str) -> None:
    before = dumped(home)
    with pytest.raises(UnknownNameError, match=found):
        build.decide(home, decision, undo=undo)
    assert dumped(home) == before
    assert not home.decisions.exists()


@pytest.mark.parametrize("text", ["- a", "other: 1", "decisions:\n  - label: a", "decisions: [1]", "a: [", "decisions:\n  - *a"])
def test_a_file_that_holds_something_else_is_an_error_with_the_line(tmp_path: Path, text: str) -> None:
    path = tmp_path / decisions.NAME
    path.write_text(text)
    with pytest.raises(MetadataError, match=r"line [12]"):
        decisions.read(path)


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    odd = (Decision("a", 'x "y" # : \\ \u00e9', "Zork's 7B"), Decision("b", "null", "true", BESIDE))
    path = tmp_path / decisions.NAME
    path.write_bytes(decisions.write(odd))
    assert decisions.read(path) == odd
    path.write_bytes(decisions.write(()))
    assert decisions.read(path) == ()
