"""Tables with a row for each size and a column for each family of models, as one with a row for each model.

"Size | Zork | Quux" above "3B | 31.7 | 27.4" gives a figure of Zork 3B and one of Quux 3B; what the figures are is told by the caption.
"""

from __future__ import annotations

from dataclasses import replace

from kg.extractors.model_sizes import are_sizes
from kg.lexicon import facets
from kg.lexicon.lexicon import Lexicon
from kg.lexicon.markup import plain
from kg.lexicon.schema import Schema
from kg.lexicon.sizes import SIZE_ALONE
from kg.model.document import Cell, Column, Row, Span, Table
from kg.vocab import KG

TELLING = (KG.metric, KG.k, KG.benchmark)
"""What of a caption heads the figures, the first that it names."""


def one_model_a_row(table: Table, lexicon: Lexicon, schema: Schema) -> Table | None:
    """Return a table of sizes and families with a row for each model of one size, None where it is no such table."""
    families = range(1, len(table.columns))
    sized = len(table.rows) > 1 and all(SIZE_ALONE.fullmatch(plain(row.cells[0].text).strip(" *_")) for row in table.rows)
    sized = sized and _heads_sizes(plain(table.columns[0].label), schema)
    header = _of_caption(table, lexicon) if sized and families else None
    if header is None or not all(_names_family(plain(table.columns[i].label), lexicon) for i in families):
        return None
    start = min(cell.span.start for column in table.columns for cell in column.header)
    span = Span(start, table.rows[-1].span.end)
    rows = []
    for i in families:
        named = table.columns[i].header
        at = Span(min(c.span.start for c in named), max(c.span.end for c in named))
        rows += [Row((Cell(f"{table.columns[i].label} / {row.cells[0].text}", at), row.cells[i]), span) for row in table.rows]
    return replace(table, columns=(table.columns[0], Column((header,))), rows=tuple(rows))


def _heads_sizes(label: str, schema: Schema) -> bool:
    """Tell whether a header is of the sizes of models, or of models: 50B below "Tokens" is no model."""
    return schema.class_of(label) == KG.Model or are_sizes([p.iri for p in schema.properties(label, KG.Model)])


def _names_family(label: str, lexicon: Lexicon) -> bool:
    """Tell whether a header names a model whose size it leaves to the rows."""
    return bool(lexicon.exact(label, KG.Model)) and not lexicon.label(label).name.size


def _of_caption(table: Table, lexicon: Lexicon) -> Cell | None:
    """Return the words of a caption that say what the figures are, None where it names neither a metric nor a benchmark."""
    if table.caption_span is None:
        return None
    told = facets.read(table.caption, lexicon)
    found = next((f for prop in TELLING for f in told if f.property == prop), None)
    start = table.caption_span.start
    return Cell(found.text, Span(start + found.span.start, start + found.span.end)) if found else None
