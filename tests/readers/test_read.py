from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from kg.errors import KgError, LimitError, ReadError
from kg.readers import READERS, read, read_bytes
from kg.readers.source_file import MAX_BYTES, MAX_LINES

SAMPLES = {
    "notes.md": b"# On Widgets\n\nWe test.\n",
    "notes.txt": b"On Widgets\n\nAbstract\n\nWe test.\n",
    "scores.csv": b"model,pass1\nA,0.50\n",
    "scores.tsv": b"model\tpass1\nA\t0.50\n",
    "scores.json": b'{"A": {"size": 7.0}}',
}


def test_the_text_of_a_page_is_what_it_shows_and_its_hash_is_that_of_the_text(tmp_path: Path) -> None:
    page = b"\xef\xbb\xbf<!doctype html><title>T</title><p>On&nbsp;<i>Widgets</i> &amp; more"
    (tmp_path / "page.html").write_bytes(page)
    document = read(tmp_path / "page.html")
    assert document == read_bytes("page.html", page)
    assert document.text == "Title: T\n\nOn *Widgets* & more"
    assert document.sha256 == hashlib.sha256(document.text.encode()).hexdigest()
    assert (document.path, document.media_type) == ("page.html", "text/markdown")


@pytest.mark.parametrize("name", SAMPLES)
def test_a_file_and_its_stored_bytes_give_the_same_document(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(SAMPLES[name])
    document = read(tmp_path / name)
    assert document == read_bytes(name, SAMPLES[name])
    assert document.text.encode() == SAMPLES[name]
    assert document.path == name


def test_a_sidecar_describes_the_file_beside_it_and_leaves_its_text_alone(tmp_path: Path) -> None:
    (tmp_path / "scores.csv").write_bytes(SAMPLES["scores.csv"])
    sidecar = b"id: widget-board\nkind: paper\ntitle: The Board\ntrust: third_party\ncaption: pass@1 on Bench, zero-shot\n"
    (tmp_path / "scores.csv.meta.yaml").write_bytes(sidecar)
    document = read(tmp_path / "scores.csv")
    assert (document.id, document.kind, document.title, document.trust) == ("widget-board", "paper", "The Board", "third_party")
    assert document.tables[0].caption == "pass@1 on Bench, zero-shot"
    assert document.text.encode() == SAMPLES["scores.csv"]
    assert document.sidecar == sidecar.decode()
    assert document == read_bytes("scores.csv", SAMPLES["scores.csv"], sidecar)


def test_a_byte_order_mark_is_no_part_of_text_and_offsets() -> None:
    document = read_bytes("scores.csv", b"\xef\xbb\xbf" + SAMPLES["scores.csv"])
    assert document.text == SAMPLES["scores.csv"].decode()
    assert document.tables[0].columns[0].label == "model"


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.pdf", b"%PDF-1.7", "kg new digest a.pdf"),
        ("a.docx", b"PK", "one of .csv, .htm, .html, .json, .markdown, .md, .tsv, .txt, .xhtml"),
        ("README", b"text", "no suffix"),
        ("a.txt", b"%PDF-1.7 ...", "the content is a PDF"),
        ("a.md", b"<!DOCTYPE html><html></html>", "the content is HTML"),
        ("a.csv", b"PK\x03\x04", "a zip archive"),
        ("a.txt", b"", "empty"),
        ("a.txt", b" \r\n\t ", "empty"),
        ("a.md", b"\xef\xbb\xbf", "empty"),
        ("a.txt", b"abc\x00def", "NUL byte at byte 3"),
        ("a.txt", b"caf\xe9 au lait", "byte 0xe9 at byte 3 is not UTF-8"),
        ("a.txt", "ab".encode("utf-16"), "UTF-16"),
        ("a.txt", "Some words".encode("utf-16-le"), "UTF-16"),
        ("a.md", "Some words".encode("utf-16-be"), "UTF-16"),
        ("a.txt", b"\x00\x01\x00\x00\x00" * 9, "NUL byte at byte 0"),
        ("a.md", b'{"model": {"pass@1": 1}}', "the content is JSON"),
        ("a.csv", b"[1, 2]", "the content is JSON"),
        ("a.md", b"<?xml version='1.0'?><a/>", "the content is XML"),
    ],
)
def test_what_is_no_readable_text_is_refused_with_the_reason(name: str, data: bytes, said: str) -> None:
    with pytest.raises(ReadError) as error:
        read_bytes(name, data)
    assert said in str(error.value)
    assert name in str(error.value)


def test_missing_files_folders_pipes_and_odd_names_are_refused(tmp_path: Path) -> None:
    (tmp_path / "folder.md").mkdir()
    os.mkfifo(tmp_path / "pipe.md")
    for name in ("missing.md", "folder.md", "pipe.md", "nul\0.md", "x" * 300 + ".md"):
        with pytest.raises(ReadError):
            read(tmp_path / name)


def test_too_large_a_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    with (tmp_path / "large.md").open("wb") as file:
        file.truncate(100_000_000)
    with pytest.raises(LimitError):
        read(tmp_path / "large.md")
    with pytest.raises(LimitError):
        read_bytes("large.txt", b"x" * (MAX_BYTES + 1))
    with pytest.raises(LimitError):
        read_bytes("long.txt", b"x\n" * (MAX_LINES + 1))


def test_a_name_that_is_no_utf8_is_shown_in_whole_characters() -> None:
    document = read_bytes("caf\udce9.md", b"# Title")
    assert document.path.encode()
    assert document.id.isascii()


def test_names_that_differ_in_signs_give_different_ids() -> None:
    ids = {read_bytes(name, SAMPLES["scores.csv"]).id for name in ("bench.csv", "bench+.csv", "bench#.csv", "b\u00e9nch.csv")}
    assert len(ids) == 4


NONSENSE = (b"{", b"[", b'"', b"---\n", b"---\na: [\n---\n", b"|", b"|\n|-|\n", b"\t", b",", b"#", b"\xff", b"\x0c", b"\x1b]0;x\x07")


def test_every_reader_raises_nothing_but_its_own_errors_on_nonsense() -> None:
    for suffix in READERS:
        for data in NONSENSE:
            try:
                read_bytes(f"a{suffix}", data)
            except KgError:
                continue
