"""The table around a cited cell: the right cell is marked, by its citation, in every form that shows it."""

from __future__ import annotations

import html as escaping

import pytest

from kg.answering import answer
from kg.browse import contexts
from kg.browse.records import CitedTable
from kg.model.answer import Answer
from kg.renderers import CONTEXTUAL, in_context
from kg.renderers.text import text
from kg.store import Store

QUESTIONS = (
    "What is the Stackbench score of Quillcoder 70B?",
    "How does Quillcoder scale with size on Stackbench?",
    "What is the context length of Quillcoder 7B?",
    "How big is Vellum?",
    "How many problems does Stackbench have?",
)


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_marked_cell_prints_what_its_citation_says(store: Store, question: str) -> None:
    found = answer(question, store)
    tables = contexts(store, found.citations)
    marked = {n: shown.table.rows[cell.row][cell.column] for shown in tables for cell in shown.cells for n in cell.cites}
    assert set(marked) == {c.n for c in found.citations if c.locator.table}
    assert marked
    for citation in found.citations:
        if citation.n in marked:
            assert citation.edge.endswith(marked[citation.n])
            assert marked[citation.n] in citation.quote


def test_what_is_cited_from_prose_has_no_table(store: Store) -> None:
    found = answer("What is Quillcoder initialised from?", store)
    assert found.rows
    assert [c.locator.table for c in found.citations] == [None]
    assert contexts(store, found.citations) == ()


def _shown(store: Store) -> tuple[Answer, tuple[CitedTable, ...]]:
    found = answer(QUESTIONS[0], store)
    return found, contexts(store, found.citations)


def test_each_form_marks_the_cell_in_its_table(store: Store) -> None:
    found, tables = _shown(store)
    printed = {"text": "▸52.0 %◂ [", "markdown": "**52.0 %** [", "html": "<mark>52.0 %</mark> <a href="}
    for form in CONTEXTUAL:
        made = in_context(found, form, tables)
        assert printed[form] in made
        assert "Quillcoder - Verse" in escaping.unescape(made)
        assert "pass@1 on Stackbench and Stackbench+ in per cent" in escaping.unescape(made)


@pytest.mark.parametrize("width", [40, 80, 200])
def test_a_table_keeps_to_the_width(store: Store, width: int) -> None:
    assert all(len(line) <= width for line in text(*_shown(store), width=width).splitlines())
