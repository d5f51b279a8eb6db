"""From tables of claims and from abstracts to claims, with what they are about, their kind, and what the document says of their proof."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from kg import iris
from kg.extractors import english
from kg.extractors.citations import citations
from kg.extractors.rows import LONGEST_QUOTE
from kg.extractors.sentences import sentences
from kg.extractors.table_kinds import TableKind, kind_of
from kg.lexicon.cells import parse_cell
from kg.lexicon.lexicon import Lexicon
from kg.lexicon.schema import Schema
from kg.model.cells import CellValue
from kg.model.document import Document, Span, Table
from kg.model.statement import Claim, Dropped, Evidence, Extracted, Locator
from kg.model.terms import Iri
from kg.vocab import KG

EXTRACTOR = "claims/3"

CLAIMING = re.compile(
    r"^(?:[\w.-]{1,9}[.)]?\s+)?(?:abstract|executive summary|summary|(?:key|main|extracted)?\s*(?:claims|findings)|contributions)\W*$", re.I
)
"""Headings of sections whose sentences are claims."""

_KEYWORDS = re.compile(r"[*_]*(?:index terms|keywords?|key ?words|ccs concepts)[*_]*\s?[—–:.-]", re.I)
_ABOUT_TEXT = re.compile(
    r"^the abstract\b|\b(?:cuts?|breaks?|is|are|was)\s+(?:it\s+)?(?:cut\s+)?off\b|\bin the (?:original|text at hand)\b", re.I
)
"""Words of a digest about the text that it digests, which claim nothing."""

CONCEPTS = (KG.Task, KG.Technique, KG.Challenge, KG.Architecture, KG.ModelType, KG.CorpusType, KG.BenchmarkType)
THINGS = (KG.Model, KG.Benchmark, KG.Corpus)

_LEAD = re.compile(r"(?:\*\*)?Abstract(?:\*\*)?\s?[:—–.-]?\s+(?=\S)", re.I)

COMPARATIVE = re.compile(
    r"\bthan\b|\b(?:out|under)perform|\bsurpass|\bexceed|\bcompar(?:ed|able)\b|\bcompares? (?:\w+ )?(?:favou?rably|well|poorly|with|to)\b"
    r"|\bversus\b|\bvs\b|\bbeats?\b|\bsuperior\b|\binferior\b|\boutranks?\b|\boutscores?\b"
    r"|\bon par\b|\b(?:im|de)prove[sd]?\s+(?:over|upon)\b"
    r"|\bas\s+(?:\w+\s+)?\w+\s+as\b(?<!as well as)(?<!as long as)(?<!as soon as)|\btwice\b|\b(?:lags?|trails?|falls?)\s+(?:behind|short)\b"
    r"|\bahead of\b|\bgap\s+(?:between|to|with)\b|\brival(?:s|led)?\b"
    r"|\b(?:better|worse|larger|smaller|higher|lower|faster|slower|longer|shorter|stronger|weaker|cheaper|fewer)\b",
    re.I,
)
SUPERLATIVE = re.compile(
    r"\bstate[- ]of[- ]the[- ]art\b|\bSOTA\b|\bunprecedented\b|\bunmatched\b|\bunparalleled\b"
    r"|\bthe\s+(?:very\s+)?(?:first|only|best|worst|most|least)\b"
    r"|\b(?:best|worst|highest|lowest|largest|smallest|strongest|weakest|fastest|slowest|longest|greatest|latest|leading)\b",
    re.I,
)
NUMERIC = re.compile(r"(?<![\w.-])[~≈<>]?\d[\d,]*(?:\.\d+)?\s?(?:%|×|x\b|[kKMBT]\b|[KMGT]B\b|per ?cent)?(?![\w-])")


def extract(document: Document, lexicon: Lexicon, schema: Schema) -> Iterator[Extracted]:
    """Yield the claims of a document: those of its tables first, numbered on through all of them, then the sentences of its abstract."""
    number = 0
    for ordinal, table in enumerate(document.tables, start=1):
        if kind_of(table, schema) is not TableKind.CLAIMS:
            continue
        for item in _table(document, table, ordinal, number, lexicon, schema):
            number += isinstance(item, Claim)
            yield item
    if document.kind not in ("report", "paper", "survey"):
        return
    for span, section, page in _sentences(document):
        number += 1
        text = span.of(document.text)
        shown = Evidence(span, span, Locator(section, page), EXTRACTOR)
        yield _claim(document, number, text, None, None, shown, lexicon)


def kind_of_claim(text: str, lexicon: Lexicon) -> str:
    """Return the kind of a claim by its words; numbers that are part of a name or of a citation make none numeric."""
    if COMPARATIVE.search(text):
        return "comparative"
    if SUPERLATIVE.search(text):
        return "superlative"
    plain = list(text)
    for span in (*(m.span for m in lexicon.find(text)), *(c.span for c in citations(text))):
        plain[span.start : span.end] = " " * (span.end - span.start)
    plain_text = re.sub(r"\(\s*\d{1,2}\s*\)", " ", "".join(plain))
    return "numeric" if NUMERIC.search(plain_text) else "descriptive"


def about(text: str, lexicon: Lexicon) -> tuple[Iri, ...]:
    """Return the models, benchmarks, corpora and concepts that a text names, each once in order of place."""
    found: dict[Iri, None] = {}
    for mention in lexicon.find(text):
        meant = not english.is_common(mention.text)  # "all code" names no model, whatever is called so
        things = {e.iri for e in mention.of(*THINGS) if meant and not (mention.text.islower() and e.label != mention.text)}
        concepts = {e.iri for e in mention.of(*CONCEPTS)}
        named = things or (concepts if len(concepts) == 1 else ())
        found.update(dict.fromkeys(sorted(iri for iri in named if not iri.startswith(KG.NAMESPACE))))
    return tuple(found)


def _claim(
    document: Document, number: int, text: str, verified: bool | None, confidence: Decimal | None, shown: Evidence, lexicon: Lexicon
) -> Claim:
    iri = iris.owned(iris.document(document.id), "claim", str(number))
    return Claim(iri, text, kind_of_claim(text, lexicon), about(text, lexicon), verified, confidence, shown)


def _table(document: Document, table: Table, ordinal: int, before: int, lexicon: Lexicon, schema: Schema) -> Iterator[Extracted]:
    """Yield the claims of one table; a claim that the document cuts off is kept as it is printed."""
    columns = {"text": next(i for i, c in enumerate(table.columns) if schema.class_of(c.label) == KG.Claim)}
    for i, column in enumerate(table.columns):
        for prop in schema.properties(column.label, KG.Claim):
            columns.setdefault(str(prop.iri), i)
    number = before
    for row in table.rows:
        cell = row.cells[columns["text"]]
        if not cell.text:
            continue
        if row.span.end - row.span.start > LONGEST_QUOTE:
            yield Dropped("the row is too long to be quoted", cell.text, cell.span)
            continue
        number += 1
        values = {name: parse_cell(row.cells[i].text) for name, i in columns.items() if i != columns["text"]}
        where = table.number or table.place or str(ordinal)
        place = Locator(table.section, table.page, where, str(number), table.columns[columns["text"]].label)
        shown = Evidence(row.span, cell.span, place, EXTRACTOR)
        yield _claim(
            document, number, cell.text, _verified(values.get(KG.verified)), _confidence(values.get(KG.confidence)), shown, lexicon
        )


def _verified(value: CellValue | None) -> bool | None:
    if value is None:
        return None
    if value.kind in ("yes", "no"):
        return value.kind == "yes"
    word = value.text.casefold().strip()
    if word in ("verified", "supported", "confirmed"):
        return True
    return False if word in ("unverified", "not verified", "unsupported", "not supported", "refuted") else None


def _confidence(value: CellValue | None) -> Decimal | None:
    """Return a confidence from 0 to 1; one that is printed in per cent is divided by a hundred."""
    if value is None or value.number is None:
        return None
    number = value.number / 100 if value.percent else value.number
    return number if 0 <= number <= 1 else None


def _sentences(document: Document) -> Iterator[tuple[Span, str | None, str | None]]:
    """Yield the sentences of the sections that claim, with section and page."""
    for paragraph in document.paragraphs:
        if paragraph.section is None or not CLAIMING.match(paragraph.section):
            continue
        text = document.text
        span = paragraph.span
        if _KEYWORDS.match(text, span.start, span.end):
            continue
        if lead := _LEAD.match(text, span.start, span.end):
            span = Span(lead.end(), span.end)
        for sentence in sentences(text, span):
            words = sentence.of(text)
            if len(words.split()) > 2 and len(words) <= LONGEST_QUOTE and not (document.provenance.digest and _ABOUT_TEXT.search(words)):
                yield sentence, paragraph.section, paragraph.page
