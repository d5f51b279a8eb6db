"""From records, labelled values and counts in sentences to what they say of the document, by the labels of the ontology's properties.

A record is a line `Review score: 8.5/10`, a row of a table of fields and values, a label that runs into its value on a web page
(`Paper levelL2`), a section whose heading is the label, or a sentence (`14 papers retrieved.`, `Research question: …?`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg import iris
from kg.assembly import KIND_CLASSES
from kg.extractors import cards
from kg.extractors.rows import LONGEST_QUOTE
from kg.extractors.sentences import sentences
from kg.extractors.table_kinds import TableKind, kind_of
from kg.lexicon.facets import decimal, integer
from kg.lexicon.keys import match_key
from kg.lexicon.lexicon import Lexicon
from kg.lexicon.schema import Schema
from kg.model.document import Document, Span
from kg.model.statement import Dropped, Evidence, Extracted, Locator, Statement
from kg.model.terms import Iri, Literal
from kg.readers.metadata import identifier
from kg.taxonomy import Property
from kg.vocab import KG, XSD

EXTRACTOR = "records/1"

INTEGERS = frozenset((XSD.integer, XSD.nonNegativeInteger))
OWN = frozenset((KG.authors, KG.year, KG.trust, KG.kind, KG.sha256, KG.path, KG.mediaType, KG.extractors, KG.dropped, KG.digest, KG.grade))
"""Properties that no record gives: what the document is, and how its text came to be."""

_SCORE = re.compile(r"(?P<number>\d+(?:\.\d+)?)(?:\s?/\s?(?P<of>\d+))?\Z")
_COUNT = re.compile(r"(?P<number>\d{1,3}(?:,\d{3})+|\d+)\b")
_LONGEST_LINE = 400
_ENUMERATED = re.compile(r"^[\w.-]{1,9}[.)]?\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Found:
    """One value under a label; `weight` tells a field (2) from a sentence (1), and longer labels from shorter ones."""

    prop: Property
    printed: str
    value: Span
    quote: Span
    place: Locator
    weight: tuple[int, int]
    scheme: str = ""


def extract(document: Document, lexicon: Lexicon, schema: Schema) -> Iterator[Extracted]:
    """Yield what the records of a document say of it; where two places give unlike values to a count, the plainer label counts.

    Labels that say nothing of the document are no loss where it is the page of one thing: they are of that.
    """
    labels = _labels(document, schema)
    found = [*_fields(document, schema), *_tables(document, schema)]
    if document.kind == "report":
        found += [*_joined(document, labels), *_headed(document, schema), *_sentences(document, labels)]
    subject = iris.document(document.id)
    stated: dict[Iri, Literal] = {}
    texts: dict[Iri, list[str]] = {}
    for item in sorted((i for i in found if isinstance(i, Found)), key=lambda i: (-i.weight[0], -i.weight[1], -len(i.printed), i.quote)):
        literal = _literal(item)
        shown = Evidence(item.quote, item.value, item.place, EXTRACTOR)
        if literal is None:
            yield Dropped(f"a value that is not of the kind that {item.prop.label!r} takes", item.printed, item.value)
        elif item.quote.end - item.quote.start > LONGEST_QUOTE:
            yield Dropped("a record too long to be quoted", item.printed, item.value)
        elif item.prop.range in INTEGERS or item.prop.range == XSD.decimal:
            if stated.setdefault(item.prop.iri, literal) == literal:
                yield Statement(subject, item.prop.iri, literal, shown)
            else:
                yield Dropped(f"another value of {item.prop.label!r} than a plainer place gives", item.printed, item.value)
        elif not _cut_off(literal.value, texts.setdefault(item.prop.iri, [])):
            texts[item.prop.iri].append(literal.value)
            yield Statement(subject, item.prop.iri, literal, shown)
    if cards.subject(document, lexicon) is None:
        yield from (item for item in found if isinstance(item, Dropped))


def _labels(document: Document, schema: Schema) -> list[tuple[str, Property]]:
    """Return the labels of the properties of a document of this kind, the longest first."""
    above = schema.ancestors(KIND_CLASSES[document.kind])
    fitting = [p for p in schema.ontology.properties if any(d in above for d in p.domains) and p.iri not in OWN and p.kind == "datatype"]
    pairs = [(label, p) for p in fitting for label in (p.label, *p.alt_labels) if "/" not in label]
    return sorted(pairs, key=lambda pair: (-len(pair[0]), pair[0]))


def _property(label: str, section: str | None, document: Document, schema: Schema) -> Property | None:
    """Return the property that a label names, under the heading of its section first (`Correction record / status`)."""
    cls = KIND_CLASSES[document.kind]
    words = _ENUMERATED.sub("", section).split() if section and section[:1].isdigit() else (section or "").split()
    for start in range(len(words)):
        found = schema.properties(f"{' '.join(words[start:])} / {label}", cls)
        if found:
            return found[0]
    return next((p for p in schema.properties(label, cls) if p.iri not in OWN and p.kind == "datatype"), None)


def _fields(document: Document, schema: Schema) -> Iterator[Found | Dropped]:
    """Yield the fields that the reader found."""
    for field in document.fields:
        label, printed = field.label.of(document.text), field.value.of(document.text)
        prop = _property(label, field.section, document, schema)
        if prop is None:
            yield Dropped("no property of the document is known by this label", label, field.span)
            continue
        yield Found(prop, printed, field.value, field.span, Locator(field.section, row=label), (2, len(label)), label)


def _tables(document: Document, schema: Schema) -> Iterator[Found | Dropped]:
    """Yield the rows of tables of fields and values."""
    for ordinal, table in enumerate(document.tables, start=1):
        if kind_of(table, schema) is not TableKind.RECORD:
            continue
        for row in table.rows:
            label, cell = row.cells[0].text, row.cells[1]
            prop = _property(label, table.section, document, schema)
            if prop is None:
                yield Dropped("no property of the document is known by this label", label, row.span)
                continue
            place = Locator(table.section, table.page, table.number or table.place or str(ordinal), label, table.columns[1].label)
            yield Found(prop, cell.text, cell.span, row.span, place, (2, len(label)), label)


def _joined(document: Document, labels: Sequence[tuple[str, Property]]) -> Iterator[Found]:
    """Yield lines of prose that begin with a known label and run on into its value (`Paper levelL2`)."""
    for paragraph in document.paragraphs:
        text = paragraph.span.of(document.text)
        if len(text) > _LONGEST_LINE or "\n" in text:
            continue
        for label, prop in labels:
            rest = text[len(label) :]
            if text[: len(label)].casefold() != label.casefold() or not text[0].isupper() or not rest or rest[0].isspace():
                continue
            if (rest[0].isupper() or rest[0].isdigit() or (rest[0].isalpha() and " " in label)) and text[-1:] not in ".?!":
                value = Span(paragraph.span.start + len(label), paragraph.span.end)
                yield Found(
                    prop, rest, value, paragraph.span, Locator(paragraph.section, paragraph.page, row=label), (2, len(label)), label
                )
            break


def _headed(document: Document, schema: Schema) -> Iterator[Found]:
    """Yield sections whose heading is a label and whose one paragraph, with no record or table beside it, is the value."""
    filled = {f.section for f in document.fields} | {t.section for t in document.tables}
    for section in dict.fromkeys(p.section for p in document.paragraphs if p.section):
        inside = [p for p in document.paragraphs if p.section == section]
        if section in filled or len(inside) != 1:
            continue
        heading = _ENUMERATED.sub("", section) if section[:1].isdigit() else section
        prop = next(
            (p for p in schema.properties(heading, KIND_CLASSES[document.kind]) if p.range == XSD.string and p.iri not in OWN), None
        )
        span = inside[0].span
        if prop and len(list(sentences(document.text, span))) == 1:
            yield Found(prop, span.of(document.text), span, span, Locator(section, inside[0].page), (2, len(heading)))


def _sentences(document: Document, labels: Sequence[tuple[str, Property]]) -> Iterator[Found]:
    """Yield the counts, scores and labelled words that stand in sentences of running text."""
    for paragraph in document.paragraphs:
        text = paragraph.span.of(document.text)
        if not any(character.isdigit() for character in text) and ":" not in text:
            continue
        place = Locator(paragraph.section, paragraph.page)
        for sentence in sentences(document.text, paragraph.span):
            yield from _counts(document.text, sentence, place, labels)
            yield from _labelled(document.text, sentence, place, labels)


def _counts(text: str, sentence: Span, place: Locator, labels: Sequence[tuple[str, Property]]) -> Iterator[Found]:
    """Yield the numbers of a sentence that a label counts, before it (`10 claims extracted`) or after it (`quality score of 8.5/10`)."""
    words = sentence.of(text)
    if not any(character.isdigit() for character in words):
        return
    taken: list[Span] = []
    for label, prop in labels:
        if prop.range not in INTEGERS and prop.range != XSD.decimal:
            continue
        for number, where in _numbers(words, label, prop.range in INTEGERS):
            if any(where.overlaps(t) for t in taken):
                continue
            taken.append(where)
            value = Span(sentence.start + number.start, sentence.start + number.end)
            yield Found(prop, value.of(text), value, sentence, place, (1, len(label)))


def _numbers(words: str, label: str, count: bool) -> Iterator[tuple[Span, Span]]:
    """Yield the numbers that a label goes with: where the number stands, and where number and label stand together."""
    inner = r"\s+(?:were\s+|was\s+|are\s+|have\s+been\s+)?".join(re.escape(word) for word in label.split())
    number = r"(?P<number>\d{1,3}(?:,\d{3})+|\d+)" if count else r"(?P<number>\d+(?:\.\d+)?(?:\s?/\s?\d+)?)"
    patterns = [rf"\b{inner}\s*(?::|=|\bof\b|\bis\b|\bwas\b)\s*{number}(?![\d.]*\d)"]
    if count:
        patterns.append(rf"(?<![\w./,-]){number}\s+(?:(?:were|was|are)\s+)?(?:[a-z]+-[a-z]+\s+)?{inner}\b")
    for pattern in patterns:
        for match in re.finditer(pattern, words, re.I):
            yield Span(match.start("number"), match.end("number")), Span(match.start(), match.end())


def _labelled(text: str, sentence: Span, place: Locator, labels: Sequence[tuple[str, Property]]) -> Iterator[Found]:
    """Yield a sentence, or its end, that is a label with a colon and words behind it (`Research question: …?`)."""
    words = sentence.of(text)
    if ":" not in words:
        return
    for label, prop in labels:
        if prop.range != XSD.string:
            continue
        match = re.search(rf"(?:\A|[\s(]){re.escape(label)}:\s+(?=\S)", words, re.I)
        if match and (match.start() == 0 or " " in label):
            end = len(words.rstrip(" .,;")) if not words.endswith(("?.", "!.")) else len(words) - 1
            if end > match.end():
                value = Span(sentence.start + match.end(), sentence.start + end)
                yield Found(prop, value.of(text), value, sentence, place, (1, len(label)))
            return


def _literal(item: Found) -> Literal | None:
    """Return the value as the property's range wants it; a score out of something else than ten or a hundred is none."""
    printed = item.printed.strip()
    if item.prop.iri == KG.identifier:
        scheme = match_key(item.scheme)
        return Literal(":".join((scheme, identifier(scheme, printed).value))) if scheme in ("doi", "arxiv") else None
    if item.prop.range in INTEGERS:
        found = _COUNT.match(printed)
        return integer(found["number"].replace(",", "")) if found and found.end() == len(printed) else None
    if item.prop.range == XSD.decimal:
        score = _SCORE.match(printed)
        return decimal(score["number"]) if score and score["of"] in (None, "10") else None
    return Literal(printed) if item.prop.range in (XSD.string, None) and printed else None


def _cut_off(value: str, known: Sequence[str]) -> bool:
    """Return whether a value is the beginning of one that is known, broken off."""
    begun = match_key(value.rstrip(" ,.;…"))
    return any(match_key(other) != begun and match_key(other).startswith(begun) for other in known)
