"""What each row of a table is about: the thing that its key columns name, with the parts of its identity and the place that shows it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg import iris
from kg.extractors.columns import ColumnReading, Role, TableReading
from kg.lexicon.facets import Facet, read
from kg.lexicon.keys import match_key, slug
from kg.lexicon.lexicon import Lexicon, model_iri, thing_iri
from kg.lexicon.model_names import display, with_configuration, with_size
from kg.model.document import Declaration, Document, Row, Span
from kg.model.names import Label, ModelName
from kg.model.statement import Evidence, Locator, Named
from kg.model.terms import Iri
from kg.vocab import KG

EXTRACTOR = "tables/1"
LONGEST_QUOTE = 1000
"""The most characters of a quote."""

KINDS = {KG.Model: "model", KG.Benchmark: "benchmark", KG.Corpus: "corpus"}


@dataclass(frozen=True, slots=True)
class RowReading:
    """One row: its thing, the label as printed (all key columns joined), the facets it gives to its measurements."""

    index: int
    row: Row
    iri: Iri
    cls: Iri
    label: str
    shown: str
    name: ModelName | None
    citation: str | None
    facets: tuple[Facet, ...]
    candidates: tuple[ModelName, ...] = ()
    base: str = ""


def rows(reading: TableReading, document: Document, lexicon: Lexicon, key: ColumnReading | None = None) -> Iterator[RowReading]:
    """Yield what each row is about by one key column (the first if none is given); rows without a name in it are left out."""
    column = key or reading.having(Role.KEY)[0]
    for i, row in enumerate(reading.table.rows):
        text = row.cells[column.index].text
        if not text or reading.values[i][column.index].kind == "absent":
            continue
        parts = [(c, row.cells[c.index].text) for c in reading.having(Role.PART) if reading.values[i][c.index].kind != "absent"]
        settings = [(c, reading.values[i][c.index]) for c in reading.having(Role.CONFIGURATION)]
        facets = tuple(f for c in reading.having(Role.FACET) for f in read(row.cells[c.index].text, lexicon))
        label = " ".join([text, *(part for _, part in parts), *(f"{c.label} {v.text}" for c, v in settings if v.kind in ("yes", "no"))])
        if reading.cls == KG.Model:
            yield _model_row(i, row, reading, text, label, parts, settings, facets, document, lexicon)
        else:
            clean = _without_citation(text)
            kind = KINDS.get(reading.cls, slug(match_key(str(reading.cls).rsplit("#", 1)[-1])))
            known = lexicon.exact(clean, reading.cls)
            own = thing_iri(kind, clean, *(part for _, part in parts))
            iri = known[0].iri if known and not parts else own
            shown = " ".join([clean, *(part for _, part in parts)])
            yield RowReading(i, row, iri, reading.cls, label, shown, None, _citation(text), facets, base=clean)


def _model_row(
    index: int,
    row: Row,
    reading: TableReading,
    text: str,
    printed: str,
    parts: list[tuple[ColumnReading, str]],
    settings: list[tuple[ColumnReading, object]],
    facets: tuple[Facet, ...],
    document: Document,
    lexicon: Lexicon,
) -> RowReading:
    declared = declaration(document, reading, text, printed)
    label = lexicon.label(declared.denotes if declared and declared.denotes else text)
    if not label.name.family:
        label = _family_from_caption(text, reading, lexicon) or label
    if not (declared and declared.denotes):
        for _, part in parts:
            label = with_size(label, part)
    for column, value in settings:
        kind = getattr(value, "kind", "")
        if kind in ("yes", "no"):
            label = with_configuration(label, f"{column.label}={kind}")
    candidates = tuple(lexicon.label(c).name for c in (declared.candidates if declared else ()))
    iri = model_iri(label.name)
    if candidates:
        iri = iris.owned(iris.document(document.id), "label", slug(match_key(printed)))
    shown = display(label) if not candidates else _without_citation(printed)
    return RowReading(
        index, row, iri, KG.Model, printed, shown, None if candidates else label.name, _citation(text), facets, candidates
    )


def declaration(document: Document, reading: TableReading, text: str, printed: str) -> Declaration | None:
    """Return what the document declares of a label, the declaration for this table before one for all tables."""
    keys = {match_key(_without_citation(text)), match_key(_without_citation(printed))}
    place = reading.table.number or reading.table.place
    fitting = [d for d in document.declarations if match_key(d.label) in keys and d.table in (None, place)]
    return min(fitting, key=lambda d: d.table is None, default=None)


def _family_from_caption(text: str, reading: TableReading, lexicon: Lexicon) -> Label | None:
    """Return the label of a row that prints no family ("13B"), with the family that the caption names."""
    for mention in lexicon.find(reading.table.caption):
        if mention.of(KG.Model):
            return lexicon.label(f"{mention.text} {text}")
    return None


def _without_citation(text: str) -> str:
    head, bracket, tail = text.rpartition(" [")
    return head.strip() if bracket and tail.rstrip("]").replace(",", "").strip().isdigit() else text.strip()


def _citation(text: str) -> str | None:
    head, bracket, tail = text.rpartition("[")
    number = tail.rstrip("] ")
    return number if bracket and number.isdigit() else None


def evidence(
    reading: TableReading, row: RowReading, column: ColumnReading | None, value: Span, quote: Span | None = None, mark: str | None = None
) -> Evidence:
    """Return the place that shows something of a row: its quote is the whole row unless a longer one is given."""
    table = reading.table
    locator = Locator(table.section, table.page, table.number or table.place or str(reading.ordinal), row.label, column.label if column else None)
    return Evidence(quote or row.row.span, value, locator, EXTRACTOR, mark)


def named(reading: TableReading, row: RowReading) -> Iterator[Named]:
    """Yield that the document names the row's thing, shown by the row's key cell; with the thing whose version it is."""
    key = reading.having(Role.KEY)[0]
    whole = row.iri.rsplit("/", 1)[0]
    if row.name is None and row.shown != row.base and "/id/" in whole:
        yield Named(Iri(whole), row.cls, row.base, evidence(reading, row, key, row.row.cells[key.index].span))
    yield Named(row.iri, row.cls, row.shown, evidence(reading, row, key, row.row.cells[key.index].span), row.name)
