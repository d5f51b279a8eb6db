"""The skeleton of a digest: read as a document, and never written over a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import InputError, ReadError
from kg.readers import read_bytes
from kg.skeleton import skeleton, write_skeleton


@pytest.mark.parametrize("name", ["My Paper (v2).pdf", 'a: "b" {c} #d.pdf', "代码.pdf", "-.pdf", "x" * 200 + ".pdf"])
def test_is_a_document_before_a_word_is_filled_in(name: str) -> None:
    document = read_bytes("digest.md", skeleton(name).encode())
    assert document.provenance.digest
    assert document.provenance.source == name
    assert document.title
    assert (document.tables, document.paragraphs) == ((), ())


def test_is_written_under_the_id_in_the_working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    source = tmp_path / "in" / "My Paper.pdf"
    source.parent.mkdir()
    source.touch()
    assert write_skeleton(source) == Path("my-paper.md")
    assert Path("my-paper.md").read_text(encoding="utf-8") == skeleton("My Paper.pdf")


def test_a_markdown_file_is_the_digest_itself(tmp_path: Path) -> None:
    assert write_skeleton(tmp_path / "mine.md") == tmp_path / "mine.md"


def test_nothing_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "mine.md").write_text("mine")
    with pytest.raises(InputError, match="the file is there already"):
        write_skeleton(tmp_path / "mine.md")
    assert (tmp_path / "mine.md").read_text() == "mine"


def test_a_source_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="there is no such file"):
        write_skeleton(tmp_path / "paper.pdf", tmp_path / "paper.md")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="the file cannot be written"):
        write_skeleton(tmp_path / "none" / "mine.md")
