"""From a name with a mark right behind it ("Zork [27]") to what it cites, in prose, in cells and in headers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from kg.extractors import english
from kg.extractors.citations import Citation, citations
from kg.extractors.columns import Role, TableReading, read_table
from kg.extractors.references import numbers
from kg.extractors.rows import LONGEST_QUOTE, rows
from kg.extractors.sentences import sentences
from kg.extractors.table_kinds import TableKind, kind_of
from kg.lexicon.lexicon import Lexicon, model_iri
from kg.lexicon.mentions import Mention
from kg.lexicon.model_names import display
from kg.lexicon.schema import Schema
from kg.model.document import Document, Span, Table
from kg.model.statement import Evidence, Extracted, Locator, Named, Statement
from kg.model.terms import Iri
from kg.vocab import KG

EXTRACTOR = "citing/2"

THINGS = (KG.Model, KG.Benchmark, KG.Corpus)

_SIZE = re.compile(r"\s*\(?\s*(?P<size>\d+(?:\.\d+)?\s?[BMTK])\s*\)?", re.I)
_ALIAS = re.compile(r"\s*\([^()\[\]]{1,40}\)")
_HEAD_NOUN = re.compile(
    r"(?:['’]s)?\s+(?:metric|models?|dataset|data set|corpus|corpora|benchmarks?|series|families|family|suite|mechanism|hypothesis|method|"
    r"objective|task|paper|activations?|activation functions?|architectures?)",
    re.I,
)
_GLUE = ("-", "–", "/", "_")
"""What ties a known name to the word before it: the two are another name ("SPT-Code")."""

_EMPTY = re.compile(r"[\s*_'’”\"`$]*")


def extract(document: Document, lexicon: Lexicon, schema: Schema) -> Iterator[Extracted]:
    """Yield what the things of a document cite, of the entries that its own list of references holds."""
    listed = numbers(document, schema)
    if not listed:
        return
    for ordinal, table in enumerate(document.tables, start=1):
        kind = kind_of(table, schema)
        if kind is TableKind.REFERENCES:
            continue
        if any("[" in cell.text for row in table.rows for cell in row.cells) or _marked(table):
            yield from _table(document, table, ordinal, kind, listed, lexicon, schema)
    for paragraph in document.paragraphs:
        if "[" not in paragraph.span.of(document.text) or schema.class_of(paragraph.section or "") == KG.Reference:
            continue
        for sentence in sentences(document.text, paragraph.span):
            words = sentence.of(document.text)
            for cited in citations(words):
                place = Locator(paragraph.section, paragraph.page)
                yield from _cited(words, sentence, cited, sentence, place, listed, lexicon, schema)


def _marked(table: Table) -> bool:
    return any("[" in cell.text for column in table.columns for cell in column.header)


def _table(
    document: Document, table: Table, ordinal: int, kind: TableKind, listed: Mapping[str, Iri], lexicon: Lexicon, schema: Schema
) -> Iterator[Extracted]:
    """Yield what the headers and cells of a table cite; a key cell cites for the thing that its row is about."""
    where = table.number or table.place or str(ordinal)
    for column in table.columns:
        for cell in column.header:
            for cited in citations(cell.text):
                place = Locator(table.section, table.page, where, None, column.label)
                yield from _cited(cell.text, cell.span, cited, cell.span, place, listed, lexicon, schema)
    reading = read_table(table, ordinal, lexicon, schema) if kind is TableKind.THINGS else None
    keys: set[int] = set()
    if isinstance(reading, TableReading):
        keys = {column.index for column in reading.having(Role.KEY)}
        yield from _keys(document, reading, where, listed, lexicon)
    for row in table.rows:
        if row.span.end - row.span.start > LONGEST_QUOTE:
            continue
        label = row.cells[min(keys, default=0)].text
        for i, cell in enumerate(row.cells):
            if i in keys:
                continue
            for cited in citations(cell.text):
                place = Locator(table.section, table.page, where, label, table.columns[i].label)
                yield from _cited(cell.text, cell.span, cited, row.span, place, listed, lexicon, schema)


def _keys(document: Document, reading: TableReading, where: str, listed: Mapping[str, Iri], lexicon: Lexicon) -> Iterator[Extracted]:
    table = reading.table
    for key in reading.having(Role.KEY):
        for row in rows(reading, document, lexicon, key):
            cell = row.row.cells[key.index]
            place = Locator(table.section, table.page, where, row.label, key.label)
            for cited in citations(cell.text):
                if row.row.span.end - row.row.span.start > LONGEST_QUOTE:
                    continue
                value = Span(cell.span.start + cited.span.start, cell.span.start + cited.span.end)
                for number in cited.numbers:
                    if number in listed:
                        yield Statement(row.iri, KG.cites, listed[number], Evidence(row.row.span, value, place, EXTRACTOR))


def _cited(
    words: str,
    at: Span,
    cited: Citation,
    quote: Span,
    place: Locator,
    listed: Mapping[str, Iri],
    lexicon: Lexicon,
    schema: Schema,
) -> Iterator[Extracted]:
    """Yield what the name right before a mark cites; `at` is where `words` stand in the document."""
    known = [listed[number] for number in cited.numbers if number in listed]
    if not known or quote.end - quote.start > LONGEST_QUOTE:
        return
    shown = Evidence(quote, Span(at.start + cited.span.start, at.start + cited.span.end), place, EXTRACTOR)
    for thing, name in _named(words[: cited.span.start], shown, lexicon, schema):
        if name is not None:
            yield name
        for entry in known:
            yield Statement(thing, KG.cites, entry, shown)


def _named(before: str, shown: Evidence, lexicon: Lexicon, schema: Schema) -> Iterator[tuple[Iri, Named | None]]:
    """Yield what the name at the end of a text names: a model with the size in brackets behind it, else whatever bears the name."""
    start = max(0, len(before) - 120)
    mentions = lexicon.find(before[start:])
    if not mentions:
        return
    mention = mentions[-1]
    if before[: start + mention.span.start].endswith(_GLUE):
        return
    behind = before[start + mention.span.end :]
    sized = _SIZE.match(behind)
    models = mention.of(KG.Model)
    if sized and models and _nothing(behind[sized.end() :]):
        label = lexicon.label(f"{mention.text} {sized['size']}")
        iri = model_iri(label.name)
        yield iri, Named(iri, KG.Model, display(label), shown, label.name)
        return
    closing = behind[:1] == ")" and len(mentions) > 1
    ends = [0, *(found.end() for pattern in (_ALIAS, _HEAD_NOUN) if (found := pattern.match(behind))), *([1] if closing else [])]
    if any(_nothing(behind[end:]) for end in ends):
        yield from ((iri, None) for iri in _bearers(mention, schema))


def _nothing(text: str) -> bool:
    return _EMPTY.fullmatch(text) is not None


def _bearers(mention: Mention, schema: Schema) -> Sequence[Iri]:
    """Return the things that a mention names, models, benchmarks and corpora before concepts that can cite."""
    things = mention.of(*THINGS) if not english.is_common(mention.text) else ()
    if things:
        return sorted({e.iri for e in things if not e.iri.startswith(KG.NAMESPACE)})
    domains = schema.by_iri[KG.cites].domains
    found = {e.iri for e in mention.of(*domains) if not e.iri.startswith(KG.NAMESPACE) and "/id/model/" not in e.iri}
    return sorted(found) if len(found) == 1 else ()
