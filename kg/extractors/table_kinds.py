"""Which extractor reads a table: what its headers say that its rows are."""

from __future__ import annotations

import re
from enum import Enum

from kg.lexicon.cells import parse_cell
from kg.lexicon.markup import plain
from kg.lexicon.schema import Schema
from kg.model.document import Table
from kg.model.terms import Iri
from kg.vocab import DCTERMS, KG, SKOS


class TableKind(Enum):
    """What the rows of a table are."""

    THINGS = "things with measurements or properties, or nothing that is known"
    CLAIMS = "claims of the document"
    REFERENCES = "entries of its list of references"
    RECORD = "labels with values that describe the document itself"
    OUTLINE = "concepts with their place in a taxonomy or their definition"


THINGS = frozenset((KG.Model, KG.Benchmark, KG.Corpus))

FIELD_WORDS = frozenset(
    (
        *("", "field", "property", "item", "attribute", "label", "key", "record", "parameter", "hyperparameter", "hyper-parameter"),
        *("setting", "settings", "option", "config", "configuration", "specification", "spec", "detail", "feature", "hyperparameters"),
    )
)
VALUE_WORDS = frozenset(("", "value", "values", "entry", "content", "setting", "details", "specification"))

GROUPS = frozenset(("category", "group", "kind", "class", "dimension", "concept", "term", "concepts"))
"""Headers of a column of concepts that name no class of the ontology."""

BROADER = frozenset(("broader", "broader concept", "broader term", "parent", "parent concept", "part of", "belongs to", "subclass of"))
DEFINITIONS = frozenset(("definition", "definitions", "description", "meaning", "explanation"))

LISTED = re.compile(r"\b(?:references|bibliography|works? cited|literature)\b", re.I)


def kind_of(table: Table, schema: Schema) -> TableKind:
    """Return which extractor a table is for.

    Headers decide; for a list of references that gives only numbers and addresses, its section, place or caption too.
    """
    headers = [column.label.strip() for column in table.columns]
    classes = [schema.class_of(header) for header in headers]
    if THINGS & set(classes):
        return TableKind.THINGS
    if KG.Claim in classes:
        return TableKind.CLAIMS
    if _references(table, headers, schema):
        return TableKind.REFERENCES
    words = [header.casefold() for header in headers]
    if len(words) == 2 and words[0] in FIELD_WORDS and words[1] in VALUE_WORDS and (any(words) or _details(table, schema)):
        return TableKind.RECORD
    return TableKind.OUTLINE if _outline(words, classes, schema) and not _numbers(table) else TableKind.THINGS


def concept_columns(table: Table, schema: Schema) -> tuple[int, ...]:
    """Return the columns that name concepts, the broadest first, as they stand from the left."""
    found: list[int] = []
    above: Iri | None = None
    for i, column in enumerate(table.columns):
        word = column.label.strip()
        cls = schema.class_of(word)
        if word.casefold() in BROADER | DEFINITIONS:
            break
        if cls is not None and SKOS.Concept in schema.ancestors(cls):
            if found and above is not None and above != KG.Area and above not in schema.ancestors(cls):
                break
            found.append(i)
            above = cls
        elif word.casefold() in GROUPS:
            found.append(i)
        else:
            break
    return tuple(found)


def _details(table: Table, schema: Schema) -> bool:
    """Tell whether the rows of a table without headers begin with labels, two of them those of properties of one class of things."""
    labels = [plain(row.cells[0].text).strip("*_: ") for row in table.rows]
    return any(sum(bool(schema.properties(label, cls)) for label in labels) > 1 for cls in THINGS)


def _references(table: Table, headers: list[str], schema: Schema) -> bool:
    named = {p.iri for header in headers for p in schema.properties(header, KG.Reference)}
    if DCTERMS.title in named and KG.authors in named:
        return True
    places = (table.section or "", table.place or "")
    listed = any(schema.class_of(place) == KG.Reference for place in places) or LISTED.search(table.caption)
    return bool(listed) and bool(named & {DCTERMS.title, KG.identifier})


def _numbers(table: Table) -> bool:
    """Tell whether two columns or more hold nothing but numbers, as the scores of models do and no outline does."""
    kinds = [[parse_cell(row.cells[i].text).kind for row in table.rows] for i in range(len(table.columns))]
    return sum(bool(told) and all(kind == "number" for kind in told) for told in kinds) > 1


def _outline(words: list[str], classes: list[Iri | None], schema: Schema) -> bool:
    concepts = [i for i, cls in enumerate(classes) if cls is not None and SKOS.Concept in schema.ancestors(cls)]
    concepts += [i for i, word in enumerate(words) if word in GROUPS]
    if not concepts or min(concepts) > 0:
        return False
    told = set(words) & (BROADER | DEFINITIONS)
    return bool(told) or (len(concepts) > 1 and len(words) == len(concepts))
