"""Bringing a table into the one arrangement that is read: headers in the header, and a model in each row.

A table may print its second line of headers as its first row, or have a column for each model and a row for each benchmark.
No character is changed or moved: cells keep their places in the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.extractors.ablations import is_change
from kg.extractors.split_cells import split
from kg.lexicon import facets
from kg.lexicon.cells import parse_cell
from kg.lexicon.lexicon import Lexicon
from kg.lexicon.markup import plain
from kg.lexicon.schema import Schema
from kg.lexicon.sizes import SIZE
from kg.model.document import Cell, Column, Row, Span, Table
from kg.vocab import KG, SKOS

AVERAGES = frozenset(("avg", "avg.", "average", "mean", "overall", "total", "all"))
"""Words that head a column, or begin a row, of figures over all others."""

NOT_MEASURED = re.compile(
    r"(?:(?:warm-?up )?(?:epochs?|steps?)|(?:(?:global|micro|per-device|training) )?batch(?: ?size)?"
    r"|(?:(?:peak|max(?:imum|\.)?|min(?:imum|\.)?|initial|final|base) )?(?:learning rate|lr)|weight decay|dropout(?: rate)?"
    r"|warm-?up(?: ratio)?|gradient clip(?:ping)?|layers?|(?:(?:attention|query|kv|key-value) )?heads?"
    r"|(?:hidden|embedding|ffn|feed-forward)(?: ?(?:size|dim(?:ension)?))?"
    r"|dim(?:ension)?s?|vocab(?:ulary)?(?: ?size)?|seeds?|gpus?|gpu hours|hours|days|costs?|price|downloads|likes|stars|votes"
    r"|(?:total|number of|num|n) (?!score|average).+"
    r"|.+ (?:costs?|tests?|cases|errors?|outputs|timeouts|responses|seconds|comments|asks|windows)"
    r"|(?:error|timeout)s? .+|seconds .+|downloads .+|(?:runs|samples|attempts|tokens|steps) per .+"
    r"|(?:(?:peak|max(?:imum|\.)?|gpu) )?(?:v?ram|gpu memory|memory(?: use| usage| footprint)?)(?: \([^()]*\))?"
    r"|tokens? ?(?:/|per) ?s(?:ec(?:ond)?)?"
    r"|wins?|ties?|draws?|losses|won|tied|lost|year"
    r"|Δ|∆|delta|diff(?:erence)?s?|(?:abs(?:olute)?|rel(?:ative)?)?\.? ?(?:gains?|improvements?|changes?|increase|decrease)"
    r"|(?:#|no\. of|num(?:ber)? of) ?.+)",
    re.IGNORECASE,
)
"""Headers of numbers that no benchmark gives: settings of a training run, popularity, counts, and differences of other columns."""

SIZE_ALONE = re.compile(SIZE, re.IGNORECASE)
"""A header that names nothing but a size."""

MEASURE_WORD = re.compile(r"\b(?:scores?|results?|values?|performance)\b", re.IGNORECASE)
"""Words of a header or caption that say that something is measured, and not what."""


NAME = r"(?-i:[A-Z][\w+#-]*(?:[ .][A-Z0-9][\w+#-]*)*)"
CAPTION_NAME = re.compile(
    rf"\b(?:on|for) (?:the )?({NAME})(?=[ ,;:.]|$)|^(?:Table \S+ )?({NAME}) (?:results|scores|performance|leaderboard)\b", re.IGNORECASE
)
"""A capitalised name after "on" or before "results": a benchmark that no document has named yet."""


@dataclass(frozen=True, slots=True)
class Arranged:
    """A table with a model in each row.

    `numbers` says of each column which of the printed ones it is, counted from 1; of two that were printed as one, `3` and `3b`; it is
    empty where the columns are the printed ones. `lines` are the rows as printed, where rows and columns are exchanged, and `metrics` the
    places of the cells that stood in a column of metrics there.
    """

    table: Table
    numbers: tuple[str, ...] = ()
    lines: tuple[Span, ...] = ()
    metrics: frozenset[Span] = frozenset()


def arrange(table: Table, lexicon: Lexicon, schema: Schema) -> Arranged:
    """Return a table in the arrangement that is read."""
    table = _one_header(table)
    first = _first_model(table, lexicon, schema)
    if first:
        lines = tuple(row.span for row in table.rows)
        return Arranged(_turned(table, first, schema), lines=lines, metrics=_metric_cells(table, first, schema))
    return Arranged(*split(table, lexicon))


def names_model(text: str, lexicon: Lexicon) -> bool:
    """Tell whether a header or cell names a model: one that a document names, or a name with a size."""
    if lexicon.exact(text, KG.Model):
        return not lexicon.exact(text, KG.Benchmark)
    name = lexicon.label(text).name
    return bool(name.family and name.size)


def resembles_model(text: str, lexicon: Lexicon) -> bool:
    """Tell whether a cell may name a model by its parts alone: a family with a size, a version, or a generic variant word."""
    if lexicon.exact(text, KG.Benchmark, KG.Corpus):
        return False
    name = lexicon.label(text).name
    return bool(name.family) and bool(name.size or name.version or any(map(lexicon.is_marker, name.variant)))


def is_average(text: str) -> bool:
    """Tell whether a header or a row's label stands for all others, or for a difference of them."""
    words = plain(text).casefold().strip(" *_:")
    return words in AVERAGES or bool(NOT_MEASURED.fullmatch(words))


def _one_header(table: Table) -> Table:
    """Return the table with a first row of words above columns of numbers as the innermost headers; a blank one above is the left one's."""
    if len(table.rows) < 2 or table.rows[0].cells[0].text:
        return table
    first, rows = table.rows[0], table.rows[1:]
    filled = [i for i, cell in enumerate(first.cells) if cell.text]
    if not filled or not all(_heads(first.cells[i].text) and _numeric(rows, i) for i in filled):
        return table
    columns: list[Column] = []
    for i, column in enumerate(table.columns):
        above = column.header if column.label or i not in filled or not columns else columns[-1].header[:1]
        columns.append(Column((*above, first.cells[i]) if i in filled else above))
    return replace(table, columns=tuple(columns), rows=rows)


def _heads(text: str) -> bool:
    """Tell whether a cell above numbers may head them: words, or the size of a model."""
    return parse_cell(text).kind in ("text", "list") or bool(SIZE_ALONE.fullmatch(text.strip()))


def _numeric(rows: Sequence[Row], index: int) -> bool:
    kinds = [parse_cell(row.cells[index].text).kind for row in rows if row.cells[index].text]
    return sum(kind in ("number", "absent") for kind in kinds) * 2 > len(kinds)


def _first_model(table: Table, lexicon: Lexicon, schema: Schema) -> int:
    """Return the first of the columns that stand for a model each, or 0 where rows do."""
    classes = [schema.class_of(plain(column.label)) for column in table.columns]
    if len(table.columns) < 2 or not table.rows or KG.Model in classes:
        return 0
    named = [i for i, column in enumerate(table.columns) if names_model(plain(column.label), lexicon)]
    if sum(names_model(row.cells[0].text, lexicon) for row in table.rows) * 2 >= len(table.rows):
        return 0
    if not named:
        return _unheard(table, lexicon, schema)
    rest = [i for i in range(named[0], len(table.columns)) if not is_average(table.columns[i].label)]
    return named[0] if 2 * len(named) >= len(rest) else 0


def _unheard(table: Table, lexicon: Lexicon, schema: Schema) -> int:
    """Return 1 where rows are benchmarks or parts of one, the caption says that something is measured, and no header is understood."""
    cls = schema.class_of(plain(table.columns[0].label))
    if cls is None or not (cls == KG.Benchmark or {SKOS.Concept, KG.Metric} & schema.ancestors(cls)):
        return 0
    if any(is_change(row.cells[0].text) for row in table.rows):
        return 0  # "w/o FIM": the rows are runs of one model, whatever heads the columns
    caption = facets.read(table.caption, lexicon)
    if not (any(f.property in (KG.metric, KG.benchmark) for f in caption) or MEASURE_WORD.search(table.caption)):
        return 0
    for i, column in enumerate(table.columns[1:], start=1):
        label = plain(column.label)
        known = schema.properties(label, KG.Benchmark) or facets.read(label, lexicon) or schema.class_of(label)
        if known or not label or is_average(label) or MEASURE_WORD.search(label) or not _numeric(table.rows, i):
            return 0
    return 1


def _turned(table: Table, first: int, schema: Schema) -> Table:
    """Return the table with a row for each of its columns from `first` on; what stands to the left heads the new columns."""
    labels = [i for i in range(first) if not _numeric(table.rows, i)] or [0]
    models = [column for column in table.columns[first:] if column.label and not is_average(column.label)]
    columns = [Column(table.columns[labels[0]].header)]
    shots = next(
        (i for i in range(first) if any(p.iri == KG.shots for p in schema.properties(plain(table.columns[i].label), KG.Result))), 0
    )
    for row in table.rows:
        header = tuple(row.cells[i] for i in labels if row.cells[i].text) or (row.cells[labels[0]],)
        columns.append(Column((*header, *_shots(row.cells[shots])) if shots not in labels else header))
    start = min(cell.span.start for column in table.columns for cell in column.header)
    span = Span(start, table.rows[-1].span.end)
    rows = [
        Row((_joined(column), *(row.cells[i] for row in table.rows)), span)
        for i, column in enumerate(table.columns)
        if column in models and i >= first
    ]
    return replace(table, columns=tuple(columns), rows=tuple(rows))


def _metric_cells(table: Table, first: int, schema: Schema) -> frozenset[Span]:
    """Return the places of the cells to the left of the models whose column is headed as one of metrics."""
    named = [i for i in range(1, first) if schema.class_of(plain(table.columns[i].label)) == KG.Metric]
    return frozenset(row.cells[i].span for i in named for row in table.rows if row.cells[i].text)


def _shots(cell: Cell) -> tuple[Cell, ...]:
    """Return a number of shots in words that a header has, nothing for a cell without one."""
    return (Cell(f"{cell.text}-shot", cell.span),) if cell.text.isdecimal() else ()


def _joined(column: Column) -> Cell:
    """Return the header of a column as one cell."""
    return Cell(column.label, Span(min(c.span.start for c in column.header), max(c.span.end for c in column.header)))
