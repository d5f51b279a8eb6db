"""The documents that ship, and the list of them."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from kg import resources
from kg.readers import read

FOLDER = resources.corpora()
LISTED = yaml.safe_load((FOLDER / "manifest.yaml").read_text("utf-8"))["documents"]


def test_the_manifest_lists_every_document_once_in_order() -> None:
    assert [item["file"] for item in LISTED] == sorted(path.name for path in FOLDER.glob("*.md"))


@pytest.mark.parametrize("item", LISTED, ids=lambda item: item["id"])
def test_the_manifest_agrees_with_the_front_matter(item: dict[str, str]) -> None:
    document = read(Path(FOLDER, item["file"]))
    made = document.provenance
    assert (item["id"], item["title"], item["source"], item["licence"]) == (document.id, document.title, made.source, made.licence)
    assert item["grade"] == made.grade


@pytest.mark.parametrize("item", LISTED, ids=lambda item: item["id"])
def test_a_digest_says_how_its_source_was_read(item: dict[str, str]) -> None:
    document = read(Path(FOLDER, item["file"]))
    assert document.provenance.digest
    assert document.provenance.read
    assert document.provenance.grade in ("A", "B", "C")
    assert not document.notes
