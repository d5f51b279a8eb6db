"""The command, and what holds for every format: same bytes, whole files, all of a folder or nothing of it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import pytest

from kg import browse
from kg.exporters import FORMATS, formats
from kg.store import Home, Store, dump, open_store
from kg_cli.border import call
from kg_cli.commands.export import FILTERED, STORELESS
from kg_cli.main import kg as program
from tests.store.conftest import serve

__all__ = ["serve"]

ALL = [(what, name) for what, known in FORMATS.items() for name in known]
DIGESTS = """
import hashlib, io, json, sys
from kg import browse
from kg.exporters import FORMATS
from kg.store import open_store
storeless, filtered = (set(names.split()) for names in sys.argv[2:])
found = {}
with open_store(sys.argv[1]) as store:
    for what, known in FORMATS.items():
        for name, form in known.items():
            gather = getattr(browse, form.gathered)
            content = gather() if form.gathered in storeless else gather(store, None) if form.gathered in filtered else gather(store)
            for file, write in form.writers(content).items():
                out = io.BytesIO()
                write(out)
                found[f"{what} {name} {file}"] = hashlib.sha256(out.getvalue()).hexdigest()
print(json.dumps(found))
"""


@pytest.fixture
def run(
    capsysbinary: pytest.CaptureFixture[bytes], exchanged: Home, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., tuple[int, bytes, str]]:
    """Return a function that runs the command and returns its code, its result and its words."""
    monkeypatch.setenv("KG_HOME", str(exchanged.root))
    monkeypatch.setattr("kg.default_store.shipped", lambda: ())

    def called(*arguments: str) -> tuple[int, bytes, str]:
        code = call(program, ["export", *arguments])
        out, words = capsysbinary.readouterr()
        return code, out, words.decode()

    return called


def test_no_hash_seed_locale_or_time_zone_changes_a_byte(exchanged: Home) -> None:
    found = []
    for seed, zone, locale in (("1", "UTC", "C"), ("4242", "Asia/Tokyo", "C.UTF-8")):
        command = [sys.executable, "-c", DIGESTS, str(exchanged.root), " ".join(STORELESS), " ".join(FILTERED)]
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale}
        found.append(json.loads(subprocess.run(command, env=environment, capture_output=True, check=True).stdout))
    assert len(found[0]) >= len(ALL)
    assert {name for name in found[0] if found[0][name] != found[1][name]} == set()


def test_without_a_name_the_graph_is_written_in_the_first_of_its_formats(run: Callable[..., tuple[int, bytes, str]], opened: Store) -> None:
    code, out, words = run()
    assert (code, words) == (0, "")
    assert out == dump(opened)
    assert run("results")[1].startswith(b"result,model,")
    assert run("documents")[1].startswith(b"@")
    assert b"<<(" in run("-f", "trig", "--rdf12")[1]
    assert run("-f", "mermaid") == run("taxonomy", "-f", "mermaid")
    assert run("-f", "bibtex") == run("documents")
    code, _, words = run("-f", "latex")
    assert code == 2
    assert "latex is a format of taxonomy, results, documents and statements: name the one to export" in words


@pytest.mark.parametrize(("what", "name"), ALL, ids=str)
def test_a_format_is_written_to_a_file_or_a_folder(
    what: str, name: str, run: Callable[..., tuple[int, bytes, str]], files: Callable[[str, str], dict[str, bytes]], tmp_path: Path
) -> None:
    place = tmp_path / "out"
    assert run(what, "-f", name, "-o", str(place)) == (0, b"", "")
    made = {path.name: path.read_bytes() for path in place.iterdir()} if place.is_dir() else {"": place.read_bytes()}
    assert made == files(what, name)
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_format_is_known_by_one_name_wherever_it_is_offered() -> None:
    assert set(formats()) == {name for _, name in ALL}
    for what, name in ALL:
        assert FORMATS[what][name].gathered in dir(browse)


@pytest.mark.parametrize("name", ["gephi", "trig"])
def test_what_fails_half_way_leaves_the_old_file_and_no_half(
    name: str, run: Callable[..., tuple[int, bytes, str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "out"
    if name == "gephi":
        place.mkdir()
        (place / "nodes.csv").write_text("old")
    else:
        place.write_text("old")

    def broken(content: object, out: BinaryIO) -> None:
        out.write(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("kg.exporters.gephi.edges", broken)
    monkeypatch.setattr("kg.exporters.rdf.trig", broken)
    code, _, words = run("graph", "-f", name, "-o", str(place))
    assert code == 2
    assert "No space left on device" in words
    assert (place / "nodes.csv" if name == "gephi" else place).read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_result_that_a_terminal_would_obey_is_shown_on_one(
    exchanged: Home, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KG_HOME", str(exchanged.root))
    monkeypatch.setattr("kg.default_store.shipped", lambda: ())
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    assert call(program, ["export", "statements", "-f", "csv"]) == 0
    out = capsys.readouterr().out
    assert "\u202e" not in out
    assert "\x07" not in out


def test_an_endpoint_gives_what_a_folder_gives(opened: Store, serve: Callable[..., str]) -> None:
    url = serve()
    with open_store(url, write=True) as there:
        there.apply((), opened.quads("all"))
    with open_store(url) as there:
        for gather in (browse.dataset, browse.network, browse.measured, browse.said, browse.bibliography):
            assert gather(there) == gather(opened), gather.__name__


@pytest.mark.parametrize("what", ["results", "documents", "statements"])
def test_a_markdown_table_has_a_row_for_each_and_as_many_cells_as_columns(what: str, files: Callable[[str, str], dict[str, bytes]]) -> None:
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark", {"html": False}).enable("table").parse(files(what, "markdown")[""].decode())
    rows = [at for at, token in enumerate(tokens) if token.type == "tr_open"][1:]
    assert len(rows) == len(files(what, "jsonl")[""].splitlines())
    assert {token.type for token in tokens if token.type.endswith("_open")} == {
        "table_open",
        "thead_open",
        "tbody_open",
        "tr_open",
        "th_open",
        "td_open",
    }
    columns = sum(token.type == "th_open" for token in tokens)
    assert sum(token.type == "td_open" for token in tokens) == columns * len(rows)


def test_parquet_without_pyarrow_says_what_to_install_and_leaves_no_file(
    run: Callable[..., tuple[int, bytes, str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    code, _, words = run("results", "-f", "parquet", "-o", str(tmp_path / "out"))
    assert code == 2
    assert "pip install 'codellm-kg[parquet]'" in words
    assert list(tmp_path.iterdir()) == []
