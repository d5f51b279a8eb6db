"""Tables of runs of one model that only the words above them name: ablations of a paper's own model, a model at several precisions."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.extractors.ablations import RUNS_BY, is_change, named_alone
from kg.lexicon.lexicon import Lexicon
from kg.lexicon.markup import plain
from kg.lexicon.sizes import find_sizes
from kg.model.document import Document, Table
from kg.vocab import KG

ABLATION = re.compile(r"\bablat", re.IGNORECASE)

MOST_WORDS = 40
"""The most words of a paragraph that introduces a table."""


def with_own_model(table: Table, document: Document, lexicon: Lexicon) -> Table:
    """Return a table of runs with the model that they are of behind its caption, where the caption names none.

    It is the one that the paragraph right above names, or, of an ablation, the one that the document is about, at the size that the
    caption gives.
    """
    header = plain(table.columns[0].label).strip() if table.columns else ""
    changes = sum(is_change(row.cells[0].text) for row in table.rows if row.cells)
    ablation = bool(ABLATION.search(table.caption) or 2 * changes > len(table.rows))
    if not (ablation or RUNS_BY.fullmatch(header)) or any(m.of(KG.Model) for m in lexicon.find(table.caption)):
        return table
    name = _introduced(table, document, lexicon) or (_own(table, document, lexicon) if ablation else "")
    return replace(table, caption=f"{table.caption} ({name})" if table.caption else name) if name else table


def _introduced(table: Table, document: Document, lexicon: Lexicon) -> str:
    """Return the one model that the paragraph right above a table names."""
    above = [p for p in document.paragraphs if p.section == table.section and p.span.end <= table.span.start and not p.item]
    if not above or document.text[above[-1].span.end : table.span.start].strip():
        return ""
    words = above[-1].span.of(document.text)
    return named_alone(words, lexicon) if len(words.split()) <= MOST_WORDS else ""


def _own(table: Table, document: Document, lexicon: Lexicon) -> str:
    """Return the model that a document's title names, at the size that the caption gives where there is such a one."""
    own = named_alone(document.title, lexicon)
    for size in find_sizes(table.caption) if own else ():
        sized = f"{own} {table.caption[size.span.start : size.span.end]}"
        if lexicon.exact(sized, KG.Model):
            return sized
    return own


__all__ = ["with_own_model"]
