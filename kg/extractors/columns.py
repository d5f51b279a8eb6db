"""What the columns of a table hold, read from their headers, their cells and the caption.

Nothing here knows a model or a benchmark: a column is a property where the ontology has a word for its header, a facet where it
names a metric or a setting, and a measurement where it is numeric and not one of these.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from kg.lexicon import facets as facet_reader
from kg.lexicon.cells import parse_cell
from kg.lexicon.facets import Facet, Rule
from kg.lexicon.lexicon import Lexicon
from kg.lexicon.schema import Schema
from kg.model.cells import CellValue
from kg.model.document import Column, Table
from kg.model.terms import Iri
from kg.taxonomy import Property
from kg.vocab import KG, SKOS


class Role(Enum):
    """What a column is to its table."""

    KEY = "names what the row is about"
    PART = "belongs to the identity of what the row is about"
    PROPERTY = "gives a property of what the row is about"
    MARK = "says whether the row's thing has what the header names"
    CONFIGURATION = "tells training runs of one model apart"
    FACET = "gives a facet of the row's measurements"
    RESULT = "holds measurements"
    ERROR = "holds the standard error of the row's measurements"
    IGNORED = "is not understood"


@dataclass(frozen=True, slots=True)
class ColumnReading:
    """One column: its role, the properties that its header may name, its facets, what is left of the header, and why it is ignored."""

    index: int
    label: str
    role: Role
    properties: tuple[Property, ...] = ()
    facets: tuple[Facet, ...] = ()
    name: str = ""
    concept: Iri | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class TableReading:
    """One table: the class of what its rows are about, its columns, and what its caption and notes say of all of them."""

    table: Table
    ordinal: int
    cls: Iri
    columns: tuple[ColumnReading, ...]
    caption: tuple[Facet, ...]
    rules: tuple[Rule, ...]
    values: tuple[tuple[CellValue, ...], ...]

    def having(self, role: Role) -> tuple[ColumnReading, ...]:
        """Return the columns of a role, in order."""
        return tuple(c for c in self.columns if c.role is role)


FACET_PROPERTIES = frozenset(
    (KG.metric, KG.subset, KG.benchmark, KG.forTask, KG.shots, KG.decoding, KG.temperature, KG.topP, KG.samples, KG.promptStyle, KG.setting, KG.k)
)
ORDINALS = frozenset(("rank", "#", "no", "id", "index", "row", "place", "position"))
"""Headers of columns of numbers that count the rows."""

MEASURE_WORD = re.compile(r"\b(?:scores?|results?|values?|performance)\b", re.I)
"""Words of a header that say that something is measured, and not what."""

SINGLE_LETTER = re.compile(r"[\s_-]*(?:[ab12]|\([ab12]\))$", re.I)


def read_table(table: Table, ordinal: int, lexicon: Lexicon, schema: Schema) -> TableReading | str:
    """Return how a table is to be read, or the reason why it cannot be."""
    values = tuple(tuple(parse_cell(cell.text) for cell in row.cells) for row in table.rows)
    if not values:
        return "the table has no rows"
    caption = facet_reader.read(table.caption, lexicon)
    keys, cls = _keys(table, values, caption, lexicon, schema)
    if not keys or cls is None:
        return "no column names things of a known class"
    columns = [_column(i, table, values, cls, lexicon, schema) if i not in keys else _key(i, table) for i in range(len(table.columns))]
    columns = _settled(columns, caption, cls)
    if _repeated(table, columns):
        if any(c.role is Role.RESULT for c in columns):
            columns = [replace(c, role=Role.CONFIGURATION) if c.role is Role.MARK else c for c in columns]
    else:
        why = "marks that name no property, and the rows are told apart without them"
        columns = [replace(c, role=Role.IGNORED, why=why) if c.role is Role.CONFIGURATION else c for c in columns]
    return TableReading(table, ordinal, cls, tuple(columns), caption, facet_reader.rules(table.caption, lexicon), values)


def _keys(
    table: Table, values: Sequence[Sequence[CellValue]], caption: Sequence[Facet], lexicon: Lexicon, schema: Schema
) -> tuple[list[int], Iri | None]:
    """Return the columns that name what a row is about, and the class of that."""
    named: list[tuple[int, Iri]] = []
    generic: int | None = None
    for i, column in enumerate(table.columns):
        cls = schema.class_of(column.label) or schema.class_of(SINGLE_LETTER.sub("", column.label))
        if cls in (KG.Model, KG.Benchmark, KG.Corpus) and _textual(values, i):
            named.append((i, cls))
        elif cls is not None and not named and generic is None and _textual(values, i) and SKOS.Concept in schema.ancestors(cls):
            return [], None
        elif generic is None and _textual(values, i) and _is_name(column, schema):
            generic = i
    if named:
        first = next((cls for _, cls in named if cls == KG.Model), named[0][1])
        return [i for i, cls in named if cls == first], first
    plain = generic is not None
    if generic is None:
        generic = next((i for i in range(len(table.columns)) if _textual(values, i)), None)
    return ([generic] if generic is not None else []), _class_from_caption(table, lexicon, values, caption, plain=plain)


def _is_name(column: Column, schema: Schema) -> bool:
    return column.label.strip().casefold() in ("", "name", "names", "label", "subject")


def _class_from_caption(
    table: Table, lexicon: Lexicon, values: Sequence[Sequence[CellValue]], facets: Sequence[Facet], *, plain: bool
) -> Iri | None:
    """Return the class that a caption names first, for a column that is headed by no other word than "Name" (`plain`).

    Else rows are about models where a caption or a header says that something is measured.
    """
    for mention in lexicon.find(table.caption) if plain else ():
        for entry in mention.entries:
            if entry.iri in (KG.Model, KG.Benchmark, KG.Corpus):
                return entry.iri
    if not any(value.kind == "number" for row in values for value in row):
        return None
    headers = [f for column in table.columns for f in facet_reader.read(column.label, lexicon)]
    measured = any(f.property in (KG.metric, KG.benchmark) for f in (*facets, *headers))
    return KG.Model if measured or MEASURE_WORD.search(table.caption) else None


def _textual(values: Sequence[Sequence[CellValue]], index: int) -> bool:
    kinds = [row[index].kind for row in values]
    return sum(kind in ("text", "date", "list") or (kind == "quantity") for kind in kinds) * 2 > len(kinds)


def _key(index: int, table: Table) -> ColumnReading:
    return ColumnReading(index, table.columns[index].label, Role.KEY)


def _column(
    index: int, table: Table, values: Sequence[Sequence[CellValue]], cls: Iri, lexicon: Lexicon, schema: Schema
) -> ColumnReading:
    """Return a first reading of a column that is not a key; configurations are told from other marks when all columns are known."""
    column = table.columns[index]
    label, last = column.label, column.header[-1].text
    kinds = [row[index].kind for row in values]
    marks = sum(kind in ("yes", "no") for kind in kinds)
    filled = [kind for kind in kinds if kind != "absent"]
    reading = ColumnReading(index, label, Role.IGNORED, why=f"no property or measurement is known by the header {label!r}")
    if marks and marks == len(filled) and len(column.header) > 1:
        above = schema.properties(column.header[0].text, cls)
        for prop in above:
            concept = next((e.iri for e in lexicon.exact(last, *schema.values(prop))), None)
            if concept:
                return replace(reading, role=Role.MARK, properties=(prop,), concept=concept)
    properties = schema.properties(label, cls) or schema.properties(last, cls) or _either(label, cls, schema)
    if properties:
        return replace(reading, role=_property_role(properties, schema), properties=properties)
    measured = schema.properties(label, KG.Result) or schema.properties(label, KG.PairedTest)
    if measured:
        if any(p.iri == KG.standardError for p in measured):
            return replace(reading, role=Role.ERROR, properties=measured)
        if measured[0].iri in FACET_PROPERTIES or marks and marks == len(filled):
            return replace(reading, role=Role.FACET, properties=measured)
    if not marks and filled and _faceted(table, index, lexicon):
        return replace(reading, role=Role.FACET)
    if marks and marks == len(filled):
        for entry in lexicon.exact(last, KG.Technique, KG.MaskedToken, KG.Component, KG.Method, KG.Objective):
            return replace(reading, role=Role.MARK, properties=tuple(p for p in schema.ontology.properties if p.iri == KG.uses), concept=entry.iri)
        return replace(reading, role=Role.CONFIGURATION)
    told = [kind for kind in filled if kind not in ("yes", "no")]
    if sum(kind == "number" for kind in told) * 2 > len(told) and label and label.casefold().strip(" .") not in ORDINALS:
        facets = facet_reader.read(label, lexicon)
        name = MEASURE_WORD.sub("", facet_reader.rest(label, [f.span for f in facets])).strip()
        return replace(reading, role=Role.RESULT, facets=facets, name=name)
    return replace(reading, why="the column is empty" if not filled else reading.why)


def _either(label: str, cls: Iri, schema: Schema) -> tuple[Property, ...]:
    """Return the properties that one half of a header such as `Size/Checkpoint` names."""
    halves = label.split("/") if "/" in label and " / " not in label else ()
    return next((found for half in halves if (found := schema.properties(half, cls))), ())


def _faceted(table: Table, index: int, lexicon: Lexicon) -> bool:
    """Return whether the cells of a column say under which metric or protocol their rows were measured."""
    protocol = (KG.metric, *facet_reader.PROTOCOL)
    cells = [row.cells[index].text for row in table.rows]
    told = [any(f.property in protocol for f in facet_reader.read(text, lexicon)) for text in cells]
    return sum(told) * 4 > len(cells) * 3


def _property_role(properties: Sequence[Property], schema: Schema) -> Role:
    return Role.PART if any(p.identity for p in properties) else Role.PROPERTY


def _repeated(table: Table, columns: Sequence[ColumnReading]) -> bool:
    """Return whether two rows bear the same label by their key columns and parts alone."""
    telling = [c.index for c in columns if c.role in (Role.KEY, Role.PART, Role.FACET)]
    labels = [tuple(row.cells[i].text for i in telling) for row in table.rows]
    return len(set(labels)) < len(labels)


def _settled(columns: list[ColumnReading], caption: Sequence[Facet], cls: Iri) -> list[ColumnReading]:
    """Return the columns with those put aside that only look like measurements beside columns that say what they measure."""
    measured = [c for c in columns if c.role is Role.RESULT]
    if cls != KG.Model:
        return [
            replace(c, role=Role.IGNORED, why=f"no property of the rows' class is known by the header {c.label!r}") if c in measured else c
            for c in columns
        ]
    explicit = [c for c in measured if any(f.property == KG.metric for f in c.facets)]
    if explicit and not any(f.property == KG.metric for f in caption):
        columns = [
            replace(c, role=Role.IGNORED, why="other columns name the metric, this one does not") if c in measured and c not in explicit else c
            for c in columns
        ]
    if not any(c.role is Role.RESULT for c in columns):
        columns = [
            replace(c, role=Role.IGNORED, why="marks without a property or measurement") if c.role is Role.CONFIGURATION else c
            for c in columns
        ]
    return columns
