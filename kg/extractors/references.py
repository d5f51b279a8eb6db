"""From lists of references to their entries, as `[n] …` lines or as a table, and from each name with a mark behind it to what it cites."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from kg import iris
from kg.extractors.reference_parts import ADDRESS, read_parts
from kg.extractors.table_kinds import TableKind, kind_of
from kg.lexicon.cells import parse_cell
from kg.lexicon.lexicon import Lexicon
from kg.lexicon.schema import Schema
from kg.model.document import Document, Paragraph, Span, Table
from kg.model.statement import Dropped, Evidence, Extracted, Locator, Reference
from kg.model.terms import Iri
from kg.vocab import DCTERMS, KG

EXTRACTOR = "references/3"
LONGEST_QUOTE = 2000
"""The most characters of an entry."""

_NUMBERED = re.compile(r"\s*(?:[-*•]\s+)?(?:\[(?P<key>\w[\w+.-]{0,19})\]|(?P<number>\d{1,3})\.)\s+")


def extract(document: Document, lexicon: Lexicon, schema: Schema) -> Iterator[Extracted]:  # noqa: ARG001
    """Yield the entries of a document's lists of references."""
    seen: set[Iri] = set()
    for item in entries(document, schema):
        if isinstance(item, Reference):
            if item.iri in seen:
                yield Dropped("a second entry of the list of references with one number", item.number, item.evidence.quote)
                continue
            seen.add(item.iri)
        yield item


def entries(document: Document, schema: Schema) -> Iterator[Reference | Dropped]:
    """Yield the entries of lists and tables of references, in order of place."""
    for ordinal, table in enumerate(document.tables, start=1):
        if kind_of(table, schema) is TableKind.REFERENCES:
            yield from _table_entries(document, table, ordinal, schema)
    listed = [p for p in document.paragraphs if p.section is not None and _is_list(p.section, schema)]
    for number, (key, paragraphs) in enumerate(_joined(document.text, listed), start=1):
        quote = Span(paragraphs[0].span.start, paragraphs[-1].span.end)
        if quote.end - quote.start > LONGEST_QUOTE:
            yield Dropped("an entry of the list of references is too long to be quoted", key or str(number), quote)
            continue
        words = _together([p.span.of(document.text) for p in paragraphs])
        place = Locator(paragraphs[0].section, paragraphs[0].page, row=key or str(number))
        yield read_entry(document, key or str(number), words, Evidence(quote, quote, place, EXTRACTOR))


def numbers(document: Document, schema: Schema) -> Mapping[str, Iri]:
    """Return the entries that a document lists, by number."""
    return {r.number: r.iri for r in entries(document, schema) if isinstance(r, Reference)}


def read_entry(document: Document, number: str, words: str, shown: Evidence) -> Reference:
    """Return one entry that is printed as a line."""
    marked = _NUMBERED.match(words)
    parts = read_parts(words[marked.end() :] if marked else words)
    return Reference(
        iri=iris.owned(iris.document(document.id), "reference", number),
        number=number,
        authors=parts.authors,
        title=parts.title,
        year=parts.year,
        identifier=parts.identifier,
        evidence=shown,
    )


def _is_list(section: str, schema: Schema) -> bool:
    words = re.sub(r"^[\w.-]{1,9}[.)]?\s+(?=\S)", "", section) if section[:1].isdigit() or re.match(r"[IVXL]+\b", section) else section
    return schema.class_of(words) == KG.Reference


def _joined(text: str, listed: Sequence[Paragraph]) -> Iterator[tuple[str | None, list[Paragraph]]]:
    """Yield entries with their paragraphs: one that begins with no number continues the entry before it, where entries are numbered."""
    found: list[tuple[str | None, list[Paragraph]]] = []
    starts = [_NUMBERED.match(text, p.span.start, p.span.end) for p in listed]
    numbered = sum(start is not None for start in starts) * 2 > len(starts)
    bulleted = any(paragraph.item for paragraph in listed)
    for start, paragraph in zip(starts, listed, strict=True):
        if not numbered:
            if paragraph.item or ADDRESS.match(text, paragraph.span.start) or not (bulleted or _runs_on(text, found, paragraph)):
                found.append((None, [paragraph]))
            elif _runs_on(text, found, paragraph):
                found[-1][1].append(paragraph)
        elif start is not None:
            found.append((start["key"] or start["number"], [paragraph]))
        elif _runs_on(text, found, paragraph):
            found[-1][1].append(paragraph)
    yield from found


def _runs_on(text: str, found: Sequence[tuple[str | None, list[Paragraph]]], paragraph: Paragraph) -> bool:
    """Tell whether a paragraph continues the last entry."""
    last = found[-1][1][-1] if found else None
    return last is not None and last.section == paragraph.section and _unfinished(last.span.of(text), paragraph.span.of(text))


def _unfinished(before: str, after: str) -> bool:
    """Return whether an entry runs on: it ends as no entry does, or its quotation mark is not closed."""
    return not before.rstrip().endswith((".", ">", "”", ")")) or before.count("“") > before.count("”") or after[:1].islower()


def _together(pieces: Sequence[str]) -> str:
    """Return the pieces of one entry as one, a word that was cut at a line's end put together.

    >>> _together(["translation, and compre-", "hension”"])
    'translation, and comprehension”'
    """
    whole = pieces[0]
    for piece in pieces[1:]:
        whole = whole[:-1] + piece if re.search(r"[^\W\d_]-\Z", whole) and piece[:1].islower() else f"{whole} {piece}"
    return re.sub(r"\s+", " ", whole).strip()


def _table_entries(document: Document, table: Table, ordinal: int, schema: Schema) -> Iterator[Reference | Dropped]:
    """Yield the entries of a table, one a row; a row without a number is counted."""
    columns: dict[Iri, int] = {}
    for i, column in enumerate(table.columns):
        for prop in schema.properties(column.label, KG.Reference):
            columns.setdefault(prop.iri, i)
    for index, row in enumerate(table.rows, start=1):
        texts = {prop: _cell(row.cells[i].text) for prop, i in columns.items()}
        number = texts.get(KG.label, "").strip("[]. ") or str(index)
        if row.span.end - row.span.start > LONGEST_QUOTE:
            yield Dropped("an entry of the list of references is too long to be quoted", number, row.span)
            continue
        title = texts.get(DCTERMS.title) or texts.get(KG.identifier) or texts.get(KG.authors, "")
        value = columns.get(DCTERMS.title, columns.get(KG.identifier, 0))
        place = Locator(table.section, table.page, table.number or table.place or str(ordinal), number, table.columns[value].label)
        if not title:
            yield Dropped("an entry of the list of references without a title", number, row.span)
            continue
        year = re.fullmatch(r"(?:19|20)\d\d", texts.get(KG.year, ""))
        yield Reference(
            iri=iris.owned(iris.document(document.id), "reference", number),
            number=number,
            authors=texts.get(KG.authors, ""),
            title=title,
            year=int(year[0]) if year else None,
            identifier=texts.get(KG.identifier) or None,
            evidence=Evidence(row.span, row.cells[value].span, place, EXTRACTOR),
            venue=texts.get(KG.venue) or None,
        )


def _cell(text: str) -> str:
    return "" if parse_cell(text).kind == "absent" else text.strip().strip("<>")
