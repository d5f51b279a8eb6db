"""What each row of a table is about: the thing that its key columns name, with the parts of its identity and the place that shows it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg import iris
from kg.extractors.ablations import bases, whole_label
from kg.extractors.arrangement import is_average
from kg.extractors.columns import ColumnReading, Role, TableReading
from kg.extractors.model_sizes import counts_other_things, is_bare_size, of_other_things
from kg.lexicon.facets import Facet, number_facet, read, rest
from kg.lexicon.keys import match_key, slug
from kg.lexicon.lexicon import Lexicon, model_iri, thing_iri
from kg.lexicon.markup import plain
from kg.lexicon.model_names import display, with_configuration, with_size
from kg.lexicon.sizes import find_sizes
from kg.model.cells import CellValue
from kg.model.document import Declaration, Document, Row, Span
from kg.model.names import Label, ModelName
from kg.model.statement import Dropped, Evidence, Locator, Named
from kg.model.terms import Iri, Literal
from kg.taxonomy import Property
from kg.vocab import KG

EXTRACTOR = "tables/18"
LONGEST_QUOTE = 1000
"""The most characters of a quote."""

KINDS = {KG.Model: "model", KG.Benchmark: "benchmark", KG.Corpus: "corpus"}

NO_FAMILY = re.compile(r"(?:\d+(?:\.\d+)?[a-z%]?)?")
"""The key of words that name no model: nothing, or a number with or without a unit ("4K")."""

NUMBER_ALONE = re.compile(r"\W*\d+(?:\.\d+)?\s?[A-Za-z%]?\W*")
"""A cell that holds a number, with a unit or without, and no name."""

DAY = re.compile(r"\b(?:19|20)\d\d\b")
"""A year, which a day has."""

PLAIN_WAYS = frozenset(("direct", "baseline", "base", "vanilla", "none", "original", "plain", "default", "standard", "no", "-", "–", "—"))
"""Words that say that a model is used as it is."""

OURS = re.compile(r"\s*[(\[](?:ours?|our (?:work|model|method|approach)|this (?:work|paper)|proposed)[)\]]", re.IGNORECASE)
"""What a label says of who made the model, and that is no part of its name."""

CONCEPT_KINDS = {KG.promptStyle: KG.PromptStyle, KG.decoding: KG.Decoding, KG.setting: KG.Setting}
"""The properties of results whose values a cell may name first, with the class of these."""

MOST_WORDS = 4
"""The most words of such a name."""

SEVERAL_SIZES = re.compile(r"\d\s?[BM]\s*(?:[/,;&–-]|and|to)\s*\d|\d\s*[/–-]\s*\d+(?:\.\d+)?\s?[BM]\b", re.IGNORECASE)
"""A cell that names more than one size: `7B/13B`, `1.5–7B`."""


@dataclass(frozen=True, slots=True)
class RowReading:
    """One row: its thing, the label as printed (all key columns joined), the facets it gives to its measurements.

    `shown` is the name to show, `base` the name of the thing whose version or part the row is about; `name` is a model's identity;
    `candidates` are the models that an undecided label may denote, and `citation` the number of the reference behind the label.
    """

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
    """Yield what each row is about by one key column (the first if none is given).

    Rows that name nothing, that head the rows below them or that sum up others are left out; what a heading says of the protocol
    holds for the rows below it.
    """
    reader = _RowReader(reading, document, lexicon, key or reading.having(Role.KEY)[0])
    above: tuple[Facet, ...] = ()
    for index, row in enumerate(reading.table.rows):
        if not reader.label(row) or reader.value(index).kind == "absent":
            continue
        if reader.heads(row):
            above = _facets_alone(reader.label(row), lexicon)
        elif not is_average(reader.label(row)):
            made = reader.read(index, row, above)
            if made.name is None or not NO_FAMILY.fullmatch(made.name.family):
                yield made


def left_out(reading: TableReading, document: Document, lexicon: Lexicon) -> Iterator[Dropped]:
    """Yield the rows that are about no one thing, with the reason."""
    reader = _RowReader(reading, document, lexicon, reading.having(Role.KEY)[0])
    for index, row in enumerate(reading.table.rows):
        if not reader.label(row) or reader.value(index).kind == "absent":
            yield Dropped("a row without a name", row.span.of(document.text)[:200], row.span)
        elif reader.heads(row):
            yield Dropped("a row that heads the rows below it", reader.label(row), row.span)
        elif is_average(reader.label(row)):
            yield Dropped("a row that sums up other rows", reader.label(row), row.span)
        elif NUMBER_ALONE.fullmatch(reader.label(row)) and (name := reader.read(index, row, ()).name) and NO_FAMILY.fullmatch(name.family):
            yield Dropped("a row whose label is a number and no name", reader.label(row), row.span)


def name_benchmarks(reading: TableReading, lexicon: Lexicon) -> bool:
    """Tell whether the rows of a table say on which benchmark they were measured, in a column or in headings across the table."""
    if any(p.iri == KG.benchmark for c in reading.having(Role.FACET) for p in c.properties):
        return True
    key = reading.having(Role.KEY)[0].index
    headings = [row.cells[key].text for row in reading.table.rows if heads(reading, row, key)]
    return any(f.property == KG.benchmark for heading in headings for f in _facets_alone(heading, lexicon))


def heads(reading: TableReading, row: Row, key: int) -> bool:
    """Tell whether a row has nothing but its label, or its label in every cell, as a heading across the table has.

    A label to the right of a property is none: a blank cell there belongs to the one above it.
    """
    others = [cell.text for i, cell in enumerate(row.cells) if i != key]
    if not others or any(c.role is Role.PROPERTY for c in reading.columns[:key]):
        return False
    return not any(others) or all(text == row.cells[key].text for text in others)


class _RowReader:
    """Reads the rows of one table by one key column."""

    def __init__(self, reading: TableReading, document: Document, lexicon: Lexicon, key: ColumnReading) -> None:
        self.reading = reading
        self.document = document
        self.lexicon = lexicon
        self.key = key
        labels = [row.cells[key.index].text for row in reading.table.rows]
        self.times = Counter(labels)
        named = ["" if heads(reading, row, key.index) else label for row, label in zip(reading.table.rows, labels, strict=True)]
        marked = [any(v[c.index].kind == "yes" for c in reading.having(Role.CONFIGURATION)) for v in reading.values]
        self.configured = {label for label, has in zip(labels, marked, strict=True) if has}
        self.bases = bases(named, reading.table.caption, lexicon, key.label) if reading.cls == KG.Model else ("",) * len(labels)

    def label(self, row: Row) -> str:
        """Return the key cell as printed."""
        return row.cells[self.key.index].text

    def value(self, index: int) -> CellValue:
        """Return what the key cell of a row holds."""
        return self.reading.values[index][self.key.index]

    def heads(self, row: Row) -> bool:
        """Tell whether a row is a heading of those below it."""
        return heads(self.reading, row, self.key.index)

    def read(self, index: int, row: Row, above: tuple[Facet, ...]) -> RowReading:
        """Return what a row is about; `above` is what the heading above it says."""
        values = self.reading.values[index]
        told = [c for c in self.reading.having(Role.PART) if values[c.index].kind != "absent" and not of_other_things(values[c.index])]
        parts = [(c, row.cells[c.index].text) for c in told]
        settings = [(c, values[c.index]) for c in self.reading.having(Role.CONFIGURATION) if values[c.index].kind in ("yes", "no")]
        ways = [values[c.index].text for c in self.reading.having(Role.WAY) if values[c.index].kind != "absent"]
        own = tuple(f for c in self.reading.having(Role.FACET) for f in self._facets(c, row, values[c.index]))
        text = self.label(row)
        printed = " ".join([text, *(part for _, part in parts), *(f"{c.label} {v.text}" for c, v in settings), *ways])
        made = RowReading(index, row, Iri(""), self.reading.cls, printed, "", None, _citation(text), (*own, *above))
        if self.reading.cls != KG.Model:
            return self._thing(made, text, [part for _, part in parts])
        if text not in self.configured:
            settings = []  # without anything that others are trained with, it is the model itself
        made_by = [f"{c.label}={v.kind}" for c, v in settings] + [
            slug(match_key(w)) for w in ways if w.strip("*_ ").casefold() not in PLAIN_WAYS
        ]
        return self._model(made, text, [self._part(c, part, index, text) for c, part in parts], made_by)

    def _facets(self, column: ColumnReading, row: Row, value: CellValue) -> tuple[Facet, ...]:
        """Return the facets that a cell gives: a mark what its header says, else what it says, or the number or benchmark that it is."""
        if value.kind in ("yes", "no") and column.facets:
            return column.facets if value.kind == "yes" else ()
        text = plain(row.cells[column.index].text)
        found = read(text, self.lexicon)
        for prop in column.properties:
            if any(f.property == prop.iri for f in found):
                return found
            if value.number is not None and (setting := number_facet(prop.iri, value.number)):
                return (*found, Facet(Span(0, len(text)), prop.iri, setting, text))
            if prop.iri == KG.benchmark and (name := rest(text, [f.span for f in found])):
                return (*found, Facet(Span(0, len(text)), KG.benchmark, thing_iri("benchmark", name), name))
            if prop.iri == KG.subset and text:
                return (*found, Facet(Span(0, len(text)), KG.subset, Literal(text), text))
            if prop.iri == KG.measuredOn and (value.date or DAY.search(text)):
                return (*found, Facet(Span(0, len(text)), KG.measuredOn, Literal(text), text))
            if value.kind == "text" and (said := self._unheard(prop, text, found)):
                return (*found, said)
        return found

    def _unheard(self, prop: Property, text: str, found: Sequence[Facet]) -> Facet | None:
        """Return what a short cell says under a header of prompts, decodings or settings, as a new concept of that kind."""
        name = rest(text, [f.span for f in found])
        kind = CONCEPT_KINDS.get(prop.iri)
        if kind is None or found or not name or len(name.split()) > MOST_WORDS or not any(map(str.isalpha, name)):
            return None
        return Facet(Span(0, len(text)), prop.iri, thing_iri("concept", str(kind).rsplit("#", 1)[-1], name), name)

    def _part(self, column: ColumnReading, text: str, index: int, label: str) -> str:
        """Return a part of a name; a bare number gets its header's unit (B) where nothing else tells rows of one name apart."""
        if self.reading.values[index][column.index].kind == "number" and self.times[label] > 1 and is_bare_size(text):
            return f"{text}{column.unit or 'B'}"
        return text

    def _thing(self, made: RowReading, text: str, parts: list[str]) -> RowReading:
        """Return a row about a benchmark, a corpus or another thing that is no model."""
        clean = _without_citation(plain(text))
        kind = KINDS.get(made.cls, slug(match_key(str(made.cls).rsplit("#", 1)[-1])))
        if made.cls == KG.Study:
            return replace(made, iri=study_iri(self.document, clean), shown=clean, base=clean)
        known = self.lexicon.exact(clean, made.cls)
        iri = known[0].iri if known and not parts else thing_iri(kind, clean, *parts)
        return replace(made, iri=iri, shown=" ".join([clean, *parts]), base=clean)

    def _model(self, made: RowReading, text: str, parts: list[str], settings: list[str]) -> RowReading:
        """Return a row about a model: by the document's declaration, else by its label, its parts and its configuration."""
        declared = declaration(self.document, self.reading, text, made.label)
        named = whole_label(OURS.sub("", text), self.bases[made.index])
        label = self.lexicon.label(plain(declared.denotes if declared and declared.denotes else named))
        if not label.name.family and counts_other_things(self.key.label):
            label, settings = self._of_caption("") or label, [*settings, f"{self.key.label}={plain(text)}"]
        elif not label.name.family:
            label = self._of_caption(text) or label
        sizes: list[str] = []
        for part in () if declared and declared.denotes else parts:
            if SEVERAL_SIZES.search(part):
                sizes += [part[m.span.start : m.span.end] for m in find_sizes(part) if m.upto is None]
            else:
                label = with_size(label, plain(part))
        label = with_configuration(label, *settings) if settings else label
        candidates = tuple(self.lexicon.label(c).name for c in (declared.candidates if declared else ()))
        if len(sizes) > 1 and not candidates and self.reading.having(Role.RESULT):
            candidates = tuple(with_size(label, size).name for size in sizes)
        if candidates:
            iri = iris.owned(iris.document(self.document.id), "label", slug(match_key(made.label)))
            return replace(made, iri=iri, shown=_without_citation(plain(made.label)), candidates=candidates)
        return replace(made, iri=model_iri(label.name), shown=display(label), name=label.name)

    def _of_caption(self, text: str) -> Label | None:
        """Return the label of a row that prints no family ("13B"), with the model that the caption names."""
        mention = next((m for m in self.lexicon.find(self.reading.table.caption) if m.of(KG.Model)), None)
        return self.lexicon.label(f"{mention.text} {text}".strip()) if mention else None


def study_iri(document: Document, name: str) -> Iri:
    """Return the IRI of a work that a review calls by its authors: the review's own, since others may mean another work by the name."""
    return iris.owned(iris.document(document.id), "study", slug(match_key(name)))


def _facets_alone(heading: str, lexicon: Lexicon) -> tuple[Facet, ...]:
    """Return what a heading says of measurements, if it says nothing else: "0-shot", not "Instruct models"."""
    found = read(plain(heading), lexicon)
    return found if not rest(plain(heading).replace("*", " ").replace("_", " "), [f.span for f in found]) else ()


def declaration(document: Document, reading: TableReading, text: str, printed: str) -> Declaration | None:
    """Return what the document declares of a label, the declaration for this table before one for all tables."""
    keys = {match_key(_without_citation(text)), match_key(_without_citation(printed))}
    place = reading.table.number or reading.table.place
    fitting = [d for d in document.declarations if match_key(d.label) in keys and d.table in (None, place)]
    return min(fitting, key=lambda d: d.table is None, default=None)


def _without_citation(text: str) -> str:
    """Return a label without the reference in square brackets behind it."""
    head, bracket, tail = text.rpartition(" [")
    return head.strip() if bracket and tail.rstrip("]").replace(",", "").strip().isdigit() else text.strip()


def _citation(text: str) -> str | None:
    _, bracket, tail = text.rpartition("[")
    number = tail.rstrip("] ")
    return number if bracket and number.isdigit() else None


def evidence(
    reading: TableReading, row: RowReading, column: ColumnReading | None, value: Span, quote: Span | None = None, mark: str | None = None
) -> Evidence:
    """Return the place that shows something of a row: its quote is what shows the value with the row's label, unless another is given."""
    header = column.label if column else None
    labels = (header, row.label) if reading.lines else (row.label, header)
    locator = Locator(reading.table.section, reading.table.page, reading.place, *labels)
    return Evidence(quote or reading.quote(row.row, value), value, locator, EXTRACTOR, mark)


def named(reading: TableReading, row: RowReading, column: ColumnReading | None = None) -> Iterator[Named]:
    """Yield that the document names the row's thing, shown by its key cell (the first if none is given); with what it is a part of."""
    key = column or reading.having(Role.KEY)[0]
    shown = evidence(reading, row, key, row.row.cells[key.index].span)
    whole = row.iri.rsplit("/", 1)[0]
    if row.base and row.shown != row.base and "/id/" in whole:
        yield Named(Iri(whole), row.cls, row.base, shown)
    yield Named(row.iri, row.cls, row.shown, shown, row.name)
