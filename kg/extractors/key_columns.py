"""Which columns of a table name what its rows are about, and of which class that is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extractors import english
from kg.extractors.ablations import RUNS_BY, is_change, is_run, named_alone
from kg.extractors.arrangement import MEASURE_WORD, names_model, resembles_model
from kg.extractors.introductions import class_of_data
from kg.lexicon import facets
from kg.lexicon.facets import Facet
from kg.lexicon.lexicon import Lexicon
from kg.lexicon.markup import plain
from kg.lexicon.mentions import singular
from kg.lexicon.schema import Schema
from kg.model.cells import CellValue
from kg.model.document import Table
from kg.model.terms import Iri
from kg.vocab import KG, SKOS

THINGS = (KG.Model, KG.Benchmark, KG.Corpus)
"""The classes of things that rows are about."""

STUDIES = re.compile(r"(?:primary |included |reviewed )?(?:stud(?:y|ies)|papers?|works?|authors?|references?|publications?)", re.IGNORECASE)
AUTHOR_YEAR = re.compile(
    r"[A-Z][\w’'-]+(?:(?:,| and| &)\s+[A-Z][\w’'-]+)*(?:,?\s+et\s+al\.?)?,?\s*[(\[]?(?:19|20)\d\d[a-z]?[)\]]?(?:\s*\[\w+\])?"
)
"""Headers of a column of works of others, and how a review names such a work ("Quux et al. (2031)", "Quux and Frob, 2031")."""

PLAIN_HEADERS = frozenset(("", "name", "names", "label", "subject"))
"""Headers of a column of names that do not say what is named."""

SINGLE_LETTER = re.compile(r"[\s_-]*(?:[ab12]|\([ab12]\))$", re.IGNORECASE)
"""What tells two columns of one class apart: `model_a`, `Model (B)`."""

UNIT = re.compile(r"\s*[(\[][^()\[\]]{1,20}[)\]]\s*$")
"""A unit in brackets behind the name of a property."""

SYSTEM = re.compile(r"(?:[\w-]+ ){0,2}(?:tool|approach|system|framework|pipeline)(?:e?s)?", re.IGNORECASE)
"""Headers of a first column of programs that are built around models ("Repair tool")."""

DATA_SOURCES = re.compile(r"(?:data |training |corpus )?(?:sources?|components?|parts?|subsets?|splits?|mix(?:ture)?|data)", re.IGNORECASE)
"""Headers of a first column of what training data is put together from, where the caption says that it is about that."""

Keys = tuple[tuple[int, ...], Iri | None]


def key_columns(table: Table, values: Sequence[Sequence[CellValue]], caption: Sequence[Facet], lexicon: Lexicon, schema: Schema) -> Keys:
    """Return the columns that name what a row is about, and the class of that, None where it cannot be told."""
    named: list[tuple[int, Iri]] = []
    generic: int | None = None
    if (listed := _of_studies(table, schema)) is not None:
        return (listed,), KG.Study
    if RUNS_BY.fullmatch(plain(table.columns[0].label).strip()) and named_alone(table.caption, lexicon):
        return (0,), KG.Model
    for i, column in enumerate(table.columns):
        label = plain(column.label)
        cls = schema.class_of(label) or schema.class_of(SINGLE_LETTER.sub("", label))
        if not textual(values, i):
            continue
        if cls in THINGS:
            named.append((i, _of_data(table, label, cls, schema)))
        elif names_tools(label, i, schema):
            named.append((i, KG.Model))
        elif cls and not named and generic is None and SKOS.Concept in schema.ancestors(cls) and not _leads(table, i, schema):
            return _concepts(table, i, values, caption, lexicon)
        elif generic is None and label.strip().casefold() in PLAIN_HEADERS:
            generic = i
    if named:
        first = next((cls for _, cls in named if cls == KG.Model), named[0][1])
        return tuple(i for i, cls in named if cls == first), first
    return _generic(table, generic, values, caption, lexicon)


def _of_studies(table: Table, schema: Schema) -> int | None:
    """Return the column in which a review names the works that its rows are about: to the left of what each was done with."""
    for i, column in enumerate(table.columns):
        label = plain(column.label)
        if schema.class_of(label) in THINGS:
            return None
        cells = [plain(row.cells[i].text) for row in table.rows if row.cells[i].text]
        if STUDIES.fullmatch(label.strip()) and 2 * sum(AUTHOR_YEAR.fullmatch(cell) is not None for cell in cells) > len(cells):
            return i
    return None


def names_tools(header: str, index: int, schema: Schema) -> bool:
    """Tell whether a header says that its column names tools: by the class, or in a first column by a word that can mean nothing else."""
    return schema.class_of(header) == KG.Tool or (index == 0 and bool(SYSTEM.fullmatch(header.strip())))


def _of_data(table: Table, header: str, cls: Iri, schema: Schema) -> Iri:
    """Return the class of the rows under "Dataset": what is trained on or tested with, by the caption and by what the columns give."""
    if cls != KG.Benchmark or singular(header.casefold()) not in english.MATERIAL:
        return cls
    labels = [plain(column.label) for column in table.columns]
    if (told := class_of_data(" ".join((table.caption, *labels)))) is not None:
        return told
    given = {c: {label for label in labels if schema.properties(UNIT.sub("", label), c)} for c in (KG.Corpus, KG.Benchmark)}
    return KG.Corpus if len(given[KG.Corpus]) > len(given[KG.Benchmark]) else KG.Benchmark


def textual(values: Sequence[Sequence[CellValue]], index: int) -> bool:
    """Tell whether most cells of a column that are not blank hold words, dates or amounts."""
    kinds = [row[index].kind for row in values if row[index].text or row[index].kind != "absent"]
    return sum(kind in ("text", "date", "list", "quantity", "link") for kind in kinds) * 2 > len(kinds)


def _leads(table: Table, index: int, schema: Schema) -> bool:
    """Tell whether a column of concepts is a property that stands to the left of the things that have it."""
    later = {schema.class_of(plain(column.label)) for column in table.columns[index + 1 :]}
    return any(cls in later and schema.properties(plain(table.columns[index].label), cls) for cls in THINGS)


def _concepts(table: Table, index: int, values: Sequence[Sequence[CellValue]], caption: Sequence[Facet], lexicon: Lexicon) -> Keys:
    """Return a column that is headed by a kind of concept ("Method") as models, where its cells name models that are measured."""
    cells = [row.cells[index].text for row in table.rows]
    models = sum(names_model(plain(cell), lexicon) for cell in cells)
    if not _measured(table, values, caption, lexicon):
        return (), None
    runs = sum(map(is_run, cells)) if any(map(is_change, cells)) else 0
    if 2 * models >= len(cells) or (2 * runs > len(cells) and named_alone(table.caption, lexicon)):
        return (index,), KG.Model
    return _backbones(table, index, values, lexicon)


def _backbones(table: Table, index: int, values: Sequence[Sequence[CellValue]], lexicon: Lexicon) -> Keys:
    """Return the column beside one of methods in which most cells name the model that the method is used with."""
    for i in range(len(table.columns)):
        cells = [plain(row.cells[i].text) for row in table.rows if row.cells[i].text]
        named = sum(names_model(cell, lexicon) or resembles_model(cell, lexicon) for cell in cells)
        if i != index and textual(values, i) and 2 * named > len(cells):
            return (i,), KG.Model
    return (), None


def _generic(
    table: Table, plain_column: int | None, values: Sequence[Sequence[CellValue]], caption: Sequence[Facet], lexicon: Lexicon
) -> Keys:
    """Return the first column of words, of the class that the caption tells; words that the ontology knows as concepts are no names."""
    index = plain_column if plain_column is not None else next((i for i in range(len(table.columns)) if textual(values, i)), None)
    if index is None:
        return (), None
    if plain_column is not None:
        for mention in lexicon.find(table.caption):
            for entry in mention.entries:
                if entry.iri in THINGS:
                    return (index,), entry.iri
    labels = [plain(column.label) for column in table.columns]
    if DATA_SOURCES.fullmatch(labels[index].strip()) and class_of_data(" ".join((table.caption, *labels))) == KG.Corpus:
        return (index,), KG.Corpus
    cells = [row.cells[index].text for row in table.rows]
    concepts = sum(bool(lexicon.exact(cell, SKOS.Concept)) and not names_model(cell, lexicon) for cell in cells)
    if 2 * concepts > len(cells):
        return (index,), None
    named = [cell for row, cell in zip(table.rows, cells, strict=True) if cell and any(c.text for c in row.cells if c.text != cell)]
    models = sum(resembles_model(plain(cell).strip("*_ "), lexicon) for cell in named)
    if models == 0 and len(set(cells)) < len(cells) and all(cell.islower() for cell in named):
        return (index,), None  # settings of runs ("random", "import order") under a header that says so
    told = _measured(table, values, caption, lexicon) or (index == 0 and models * 2 > len(named))
    return (index,), KG.Model if told else None


def _measured(table: Table, values: Sequence[Sequence[CellValue]], caption: Sequence[Facet], lexicon: Lexicon) -> bool:
    """Tell whether a table of numbers says, in its caption or a header, that something is measured."""
    if not any(value.kind == "number" for row in values for value in row):
        return False
    headers = [f for column in table.columns for f in facets.read(column.label, lexicon)]
    return any(f.property in (KG.metric, KG.benchmark) for f in (*caption, *headers)) or bool(MEASURE_WORD.search(table.caption))
