"""What the tests of readers share: the rules that every document keeps."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model.document import Document, Span

Check = Callable[[Document], None]


def _check(document: Document) -> None:
    text = document.text
    whole = Span(0, len(text))

    def inside(inner: Span, outer: Span) -> bool:
        return outer.start <= inner.start <= inner.end <= outer.end

    for table in document.tables:
        assert inside(table.span, whole)
        if table.caption_span is not None:
            assert table.caption == table.caption_span.of(text)
        for column in table.columns:
            assert column.header
            assert all(cell.text == cell.span.of(text) for cell in column.header)
        for row in table.rows:
            assert len(row.cells) == len(table.columns)
            assert inside(row.span, table.span)
            for cell in row.cells:
                assert cell.text == cell.span.of(text)
                assert inside(cell.span, row.span)
        assert all(inside(note, whole) for note in table.notes)
    for paragraph in document.paragraphs:
        assert inside(paragraph.span, whole)
        assert paragraph.span.of(text).strip() == paragraph.span.of(text) != ""
    for field in document.fields:
        assert inside(field.label, field.span)
        assert inside(field.value, field.span)
        assert field.label.of(text).strip()
    labels = {f"{one.number} {one.heading}".strip() if one.number else one.heading for one in document.sections}
    for section in document.sections:
        assert inside(section.span, whole)
    sections = {one.section for one in document.tables}
    sections |= {one.section for one in document.paragraphs} | {one.section for one in document.fields}
    assert sections <= labels | {None}
    assert [one.span.start for one in document.paragraphs] == sorted(one.span.start for one in document.paragraphs)


@pytest.fixture(scope="session")
def check() -> Check:
    """Return the test that every offset points at what it says."""
    return _check
