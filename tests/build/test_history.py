"""The graph is a function of its documents: whatever was done before, wherever, in whatever order, the bytes are those of a fresh build."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kg import build
from kg.store import Home, OxigraphStore, RdflibStore, check, dump, open_store
from tests.build.invented import DOCUMENTS, write

ROOT = Path(__file__).resolve().parents[2]
Step = tuple[str, str, int]

STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("ingest"), st.sampled_from(sorted(DOCUMENTS)), st.integers(0, 2)),
        st.tuples(st.just("remove"), st.sampled_from(sorted(DOCUMENTS)), st.just(0)),
    ),
    min_size=2,
    max_size=5,
)


def dumped(home: Home) -> bytes:
    with open_store(home.root) as store:
        return dump(store)


def fresh(folder: Path, held: dict[str, int]) -> bytes:
    """Return the bytes of a store into which some versions of documents went all at once."""
    home = Home(folder / "fresh")
    build.ingest(home, [write(folder / "files", name, version) for name, version in held.items()])
    return dumped(home)


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(STEPS)
@example([("ingest", "suite", 0), ("ingest", "paper", 0), ("ingest", "scores", 0), ("ingest", "paper", 1), ("remove", "paper", 0)])
@example([("ingest", "scores", 1), ("remove", "scores", 0), ("ingest", "separated", 0)])
def test_any_history_ends_in_the_bytes_of_a_fresh_build(steps: Sequence[Step]) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        home, held = Home(folder / "home"), dict[str, int]()
        for what, document, version in steps:
            if what == "ingest":
                build.ingest(home, [write(folder / "given", document, version)])
                held[document] = version
            elif document in held:
                build.remove(home, [document])
                del held[document]
        if not held:
            build.ingest(home, [write(folder / "given", "paper")])
            held["paper"] = 0
        assert dumped(home) == fresh(folder, held)
        assert [finding for finding in check(home) if not finding.note] == []


def test_the_bytes_are_the_same_in_another_folder_locale_time_zone_and_order_with_another_hash_seed(tmp_path: Path) -> None:
    program = (
        "import sys\nfrom pathlib import Path\nfrom kg import build\nfrom kg.store import Home, dump, open_store\n"
        "home, *paths = map(Path, sys.argv[1:])\nbuild.build(Home(home), paths)\n"
        "with open_store(home) as store: sys.stdout.buffer.write(dump(store))\n"
    )
    worlds = (
        ("one", sorted(DOCUMENTS), {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "Asia/Tokyo"}),
        ("another folder", sorted(DOCUMENTS, reverse=True), {"PYTHONHASHSEED": "4242", "LC_ALL": "de_DE.UTF-8", "TZ": "America/Lima"}),
    )
    results = []
    for folder, names, changed in worlds:
        paths = [write(tmp_path / folder / "given", name) for name in names]
        arguments = [sys.executable, "-c", program, str(tmp_path / folder / "home"), *map(str, paths)]
        run = subprocess.run(arguments, env={**os.environ, **changed, "PYTHONPATH": str(ROOT)}, cwd=ROOT, capture_output=True, check=True)
        results.append(run.stdout)
    assert results[0] == results[1]
    assert len(results[0]) > 100_000
    assert str(tmp_path).encode() not in results[0]


def test_a_round_trip_through_each_kind_of_store_changes_no_byte(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    build.ingest(home, [write(tmp_path, name) for name in DOCUMENTS])
    with open_store(home.root) as store:
        whole, digest, quads = dump(store), store.digest(), list(store.quads("all"))
    for other in (OxigraphStore.memory(quads), RdflibStore(quads)):
        with other:
            assert dump(other) == whole
            assert other.digest() == digest


def test_an_interrupted_change_is_finished_by_the_next(tmp_path: Path) -> None:
    """A document whose graph is right and whose line in the ledger is old, as a kill between two documents leaves it, is put right."""
    home = Home(tmp_path / "home")
    build.ingest(home, [write(tmp_path, "paper")])
    report = build.ingest(home, [write(tmp_path, "suite")])
    assert [(document.id, document.status) for document in report.documents] == [("paper", "redone"), ("suite", "new")]
    paper = next(entry for iri, entry in home.documents().items() if iri.endswith("/paper"))
    home.ledger.write_bytes(home.ledger.read_bytes().replace(paper.digest.encode(), b"0" * 64))
    assert any("the ledger" in finding.found for finding in check(home))
    build.refresh(home)
    assert [finding for finding in check(home) if not finding.note] == []
