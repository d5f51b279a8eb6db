from __future__ import annotations

import pytest

from kg.errors import LimitError, MetadataError
from kg.model.document import Declaration, Document, Identifier
from kg.readers import read_bytes

WHOLE = """---
id: widget-paper
kind: paper
title: "Widgets: \\"<script>\\" & \\x07 co"
authors: [Ann Roe, Bo Lin]
year: 2023
identifiers: {arxiv: 2308.12950, doi: "https://doi.org/10.1/x"}
trust: primary
work: widget
provenance: {digest: true, source: "arXiv:2308.12950", version: v3, read: "twice", grade: B, licence: MIT, retrieved: 2026-11-21}
denotes:
  - {label: Widget-7B, model: Widget - Python 7B, source: "README", table: 1}
---
# Widgets
"""


def read(text: str) -> Document:
    return read_bytes("a.md", text.encode())


def test_a_front_matter_states_what_its_keys_say() -> None:
    document = read(WHOLE)
    assert document.id == "widget-paper"
    assert document.title == 'Widgets: "<script>" & \x07 co'
    assert document.authors == ("Ann Roe", "Bo Lin")
    assert document.year == 2023
    assert document.identifiers == (Identifier("arxiv", "2308.12950"), Identifier("doi", "10.1/x"))
    assert document.declarations == (Declaration("Widget-7B", "Widget - Python 7B", "README", "1"),)
    assert document.provenance.digest
    assert document.provenance.retrieved == "2026-11-21"
    assert document.work == "widget"


def test_windows_line_ends_read_alike() -> None:
    document = read(WHOLE.replace("\n", "\r\n"))
    assert document.id == "widget-paper"
    assert document.sections[0].heading == "Widgets"


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("kind: paper\n", "kind: papr\n", 3, "did you mean `paper`"),
        ("kind: paper\n", "", 2, "the key `kind` is missing"),
        ("authors: [", "autors: [", 5, "did you mean `authors`"),
        ("year: 2023", "year: soon", 6, "a whole number"),
        ("year: 2023", "year: 3023", 6, "at most 2100"),
        ("id: widget-paper", "id: ../widget", 2, "`id` is `../widget`"),
        ("id: widget-paper", "id: widget-paper\nid: other", 3, "the key `id` stands twice"),
        ("authors: [Ann Roe, Bo Lin]", "authors: Ann Roe", 5, "expected a list"),
        ("grade: B", "grade: D", 10, "one of A, B, C"),
        ("digest: true", "digest: maybe", 10, "true or false"),
        ("arxiv: 2308.12950", "isbn: 1", 7, "the key `identifiers.isbn` is unknown"),
        (', source: "README"', "", 12, "`denotes.1.source` is missing"),
        ("work: widget", "work: &a widget\nmore: *a", 10, "an alias"),
        ("work: widget", "work: !!python/object/apply:os.system [ls]", 9, "a value of the type"),
        ("work: widget", "work: [", 11, "this is no YAML"),
        ("work: widget", "caption: x", 9, "the key `caption` is unknown"),
        ("trust: primary", "trust:", 8, "is empty"),
        ("work: widget", 'work: "\\ud800"', 9, "surrogate"),
    ],
)
def test_a_wrong_front_matter_is_named_with_line_key_and_what_was_expected(old: str, new: str, line: int, said: str) -> None:
    with pytest.raises(MetadataError) as error:
        read(WHOLE.replace(old, new, 1))
    assert said in str(error.value)
    assert f"a.md, line {line}:" in str(error.value)


def test_an_open_or_too_deep_front_matter_is_refused() -> None:
    with pytest.raises(MetadataError, match="not closed"):
        read("---\nid: a\n# Title\n")
    with pytest.raises(LimitError):
        read("---\nid: " + "[" * 10_000 + "\n---\n")
    with pytest.raises(MetadataError, match="no mapping"):
        read("---\n- a\n---\n")


def test_another_programs_front_matter_gives_its_title_and_is_noted() -> None:
    document = read("---\ntitle: A Card\npipeline_tag: text-generation\ntags: [code]\n---\n# Other\n")
    assert (document.title, document.kind, document.id) == ("A Card", "model_card", "a")
    assert "pipeline_tag, tags" in document.notes[0]


def test_a_sidecar_is_checked_alike() -> None:
    with pytest.raises(MetadataError, match=r"a\.csv\.meta\.yaml, line 2: `kind`"):
        read_bytes("a.csv", b"a,b\n1,2\n", b"title: x\nkind: papre\n")
