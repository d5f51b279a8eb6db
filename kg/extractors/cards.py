"""What the page of one thing says of it in labels and values: the details of a model card, its settings of training, its front matter.

The thing is what the title names, or the heading above; its labels are those of the ontology's properties, and what these do not know is
an attribute that the page introduces. A list of labels and values is one of details where a label in it is a property, or where its
heading says so: other lines with a colon are prose.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.extractors.arrangement import names_model
from kg.extractors.attributes import attribute, introduced, value_of
from kg.extractors.rows import LONGEST_QUOTE
from kg.extractors.table_kinds import TableKind, kind_of
from kg.extractors.values import terms
from kg.lexicon.cells import parse_cell
from kg.lexicon.lexicon import Lexicon, model_iri
from kg.lexicon.markup import plain
from kg.lexicon.model_names import display
from kg.lexicon.schema import Schema
from kg.model.cells import CellValue
from kg.model.document import Document, Span
from kg.model.names import ModelName
from kg.model.statement import Dropped, Evidence, Extracted, Locator, Named, Statement
from kg.model.terms import Iri
from kg.taxonomy import Property
from kg.vocab import KG

EXTRACTOR = "cards/3"

KINDS = ("model_card", "repository", "web_page", "paper")
"""The kinds of document that may be the page of one thing."""

THINGS = (KG.Model, KG.Corpus, KG.Benchmark)

CARD_OF = re.compile(
    r"^(?:(?:model|data(?:set)?) card (?:for|of):?|introducing|welcome to)\s+|\s+(?:model|data(?:set)?) card$", re.IGNORECASE
)
"""What stands around the name in a title."""
HEAD = re.compile(r"\s*[:：|]\s|\s+[–—-]\s+")
"""What parts the name in a title from words about it."""

DETAILS = re.compile(
    r"\b(?:details?|specifications?|specs?|hyper-?parameters?|configurations?|settings?|setup|facts|information|info|properties|summary"
    r"|architecture|training|at a glance)\b",
    re.IGNORECASE,
)
"""Headings of lists of labels and values."""

SETTINGS = re.compile(
    r"\b(?:hyper-?parameters?|training (?:settings|configuration|setup))\b\s*(?:\([^()]*\)\s*)?(?::|=|\bare\b|\bwere\b)\s*", re.IGNORECASE
)
"""What begins settings in one line ("Hyper-parameters: learning rate 1e-5, batch size 128")."""
SETTING = re.compile(
    r"(?:an?\s+|the\s+|and\s+)*(?P<label>[A-Za-z][A-Za-z-]*(?:[ _][A-Za-z][A-Za-z-]*){0,3}?)\s*(?:[:=]|\bof\b|\bis\b)?\s*"
    r"(?P<value>[~≈]?\d[\w.,%×^-]*(?:\s?[x×]\s?\d[\w.^-]*)?(?: [A-Za-z]{1,9})?)\.?"
)
BETWEEN = re.compile(r"[,;]\s+(?:and\s+)?|\s+and\s+")

FRONT = re.compile(r"\A\ufeff?---[ \t]*\r?\n(?P<body>.*?)^---[ \t]*$", re.S | re.M)
FRONT_LINE = re.compile(r"^(?P<label>[A-Za-z_]+):[ \t]*(?P<value>\S.*?)?[ \t]*$|^[ \t]*-[ \t]+(?P<item>\S.*?)[ \t]*$", re.M)
FRONT_LABELS = frozenset(("license", "licence", "base_model", "datasets"))
"""The keys of another program's front matter that say something of the thing."""

UNFILLED = re.compile(r"\bmore information needed\b|^(?:to ?do|tbd|unknown|none)$", re.IGNORECASE)
"""A value that a template leaves open."""
OPTIONAL = re.compile(r"\s*[\[(](?:optional|nlp)[\])]", re.IGNORECASE)
MOST_VALUE_WORDS = 8
"""The most words of the value of an attribute in a list."""


@dataclass(frozen=True, slots=True)
class Thing:
    """What a page is about: a model, a corpus or a benchmark, with the place that names it."""

    iri: Iri
    cls: Iri
    label: str
    place: Span
    name: ModelName | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """A label with its value, the words that hold both, and whether nothing but their form says that they are a detail."""

    label: str
    label_at: Span
    value: CellValue
    value_at: Span
    quote: Span
    place: Locator
    loose: bool = False


def extract(document: Document, lexicon: Lexicon, schema: Schema) -> Iterator[Extracted]:
    """Yield what the labels and values of a page say of its thing."""
    whole = subject(document, lexicon)
    if document.kind not in KINDS:
        return
    told: set[Iri] = set()
    for section, pairs in _pairs(document, schema).items():
        thing = _headed(document, section, lexicon) or whole
        if thing is None:
            continue
        known = {pair: _property(pair, thing.cls, schema) for pair in pairs}
        details = bool(DETAILS.search(section)) or any(known.values())
        for pair in pairs:
            said = list(_said(pair, thing, known[pair], lexicon, schema)) if details or not pair.loose else []
            if any(isinstance(item, Statement) for item in said) and thing.iri not in told:
                told.add(thing.iri)
                yield Named(thing.iri, thing.cls, thing.label, _named(document, thing), thing.name)
            yield from said
            if not said:
                yield Dropped("no property of the page's thing is known by this label", pair.label, pair.quote)


def subject(document: Document, lexicon: Lexicon) -> Thing | None:
    """Return the one thing that a document is the page of, by its title; None where the title names none."""
    if document.kind not in KINDS:
        return None
    at = document.text.find(document.title)
    return _thing(document.title, max(at, 0), document, lexicon) if at >= 0 else None


def _thing(words: str, at: int, document: Document, lexicon: Lexicon) -> Thing | None:
    """Return the thing that a title or heading names: all of it, or what stands before a colon or dash."""
    bare = CARD_OF.sub("", words).strip()
    for candidate in dict.fromkeys((bare, HEAD.split(bare)[0].strip())):
        start = at + words.find(candidate)
        place = Span(start, start + len(candidate))
        if not candidate or place.of(document.text) != candidate:
            continue
        entry = next(iter(lexicon.exact(candidate, *THINGS)), None)
        if entry is not None and KG.Model not in entry.types:
            return Thing(entry.iri, next(c for c in THINGS if c in entry.types), candidate, place)
        if entry is not None or (document.kind != "paper" and names_model(candidate, lexicon)):
            label = lexicon.label(candidate)
            return Thing(model_iri(label.name), KG.Model, display(label), place, label.name)
    return None


def _headed(document: Document, section: str, lexicon: Lexicon) -> Thing | None:
    """Return the thing that a section's own heading names."""
    found = next((s for s in document.sections if section in (s.heading, f"{s.number} {s.heading}")), None)
    if found is None or found.heading == document.title:
        return None
    at = document.text.find(found.heading, found.span.start, found.span.end)
    return _thing(found.heading, at, document, lexicon) if at >= 0 and lexicon.exact(found.heading, *THINGS) else None


def _named(document: Document, thing: Thing) -> Evidence:
    """Return the line that names a page's thing as evidence."""
    text = document.text
    end = text.find("\n", thing.place.end)
    quote = Span(text.rfind("\n", 0, thing.place.start) + 1, end if end >= 0 else len(text))
    return Evidence(quote if quote.end - quote.start <= LONGEST_QUOTE else thing.place, thing.place, Locator(None, None), EXTRACTOR)


def _pairs(document: Document, schema: Schema) -> dict[str, list[Pair]]:
    """Return the labels and values of a document by their sections."""
    found: defaultdict[str, list[Pair]] = defaultdict(list)
    text = document.text
    for field in document.fields:
        label, place = field.label.of(text), Locator(field.section, row=field.label.of(text))
        if SETTINGS.fullmatch(f"{label}: "):
            found[field.section or ""] += _settings(text, field.value, field.span, Locator(field.section))
        else:
            value = _value(field.value.of(text))
            found[field.section or ""].append(Pair(_label(label), field.label, value, field.value, field.span, place, loose=True))
    for paragraph in document.paragraphs:
        begun = SETTINGS.search(text, paragraph.span.start, paragraph.span.end)
        if begun and not any(f.span.overlaps(paragraph.span) for f in document.fields):
            stop = re.compile(r"[.](?=\s|$)").search(text, begun.end(), paragraph.span.end)
            listed = Span(begun.end(), stop.start() if stop else paragraph.span.end)
            quote = Span(begun.start(), listed.end)
            found[paragraph.section or ""] += _settings(text, listed, quote, Locator(paragraph.section, paragraph.page))
    for ordinal, table in enumerate(document.tables, start=1):
        if kind_of(table, schema) is not TableKind.RECORD:
            continue
        for row in table.rows:
            named, cell = row.cells[0], row.cells[1]
            place = Locator(table.section, table.page, table.number or table.place or str(ordinal), named.text, table.columns[1].label)
            found[table.section or ""].append(Pair(_label(named.text), named.span, _value(cell.text), cell.span, row.span, place))
    found["front matter"] += _front(document)
    return found


def _settings(text: str, listed: Span, quote: Span, place: Locator) -> Iterator[Pair]:
    """Yield the settings of a list in one line; nothing where one of its members is none."""
    pieces, at = [], listed.start
    for end, after in (*((m.start(), m.end()) for m in BETWEEN.finditer(text, listed.start, listed.end)), (listed.end, listed.end)):
        pieces.append((at, end))
        at = after
    members = [SETTING.fullmatch(text, start, end) for start, end in pieces]
    for member in members if all(members) else ():
        if member is not None:
            yield Pair(
                _label(member["label"]), Span(*member.span("label")), _value(member["value"]), Span(*member.span("value")), quote, place
            )


def _front(document: Document) -> Iterator[Pair]:
    """Yield what another program's front matter says of the thing: its licence, base model and data."""
    front = FRONT.match(document.text)
    if front is None or document.kind not in ("model_card", "repository"):
        return
    label: re.Match[str] | None = None
    for line in FRONT_LINE.finditer(document.text, *front.span("body")):
        label = line if line["label"] else label
        printed, group = (line["value"], "value") if line["label"] else (line["item"], "item")
        if label is None or label["label"] not in FRONT_LABELS or not printed or printed[0] in "[{|>&*":
            continue
        word = printed.strip("'\"")
        start = line.start(group) + printed.find(word)
        name = word.rsplit("/", 1)[-1]
        at = Span(start + len(word) - len(name), start + len(word))
        place = Locator("front matter", row=label["label"])
        yield Pair(_label(label["label"]), Span(*label.span("label")), _value(name), at, Span(label.start(), line.end()), place)


def _label(printed: str) -> str:
    return OPTIONAL.sub("", plain(printed).replace("_", " ").strip("*`: "))


def _value(printed: str) -> CellValue:
    return parse_cell(plain(printed).strip().strip("*`").rstrip("."))


def _property(pair: Pair, cls: Iri, schema: Schema) -> tuple[Property, ...]:
    """Return the properties of the thing's class that a label names."""
    return tuple(p for p in schema.properties(pair.label, cls) if p.iri not in (KG.label, KG.uses))


def _said(pair: Pair, thing: Thing, known: Sequence[Property], lexicon: Lexicon, schema: Schema) -> Iterator[Extracted]:
    """Yield what one pair says: a value of a property, of another one that its concept is a value of, or of an attribute."""
    if pair.value.kind == "absent" or UNFILLED.search(pair.value.text) or pair.quote.end - pair.quote.start > LONGEST_QUOTE:
        return
    shown = Evidence(pair.quote, pair.value_at, pair.place, EXTRACTOR, pair.value.mark)
    elsewhere = _elsewhere(pair.value.text, known, thing.cls, schema) if known else None
    if elsewhere is not None:
        yield Statement(thing.iri, elsewhere[0].iri, elsewhere[1], shown)
        return
    for prop, term, named in terms(pair.value, known, shown, lexicon, schema) if known else ():
        if term != thing.iri:
            yield from (named,) if named else ()
            yield Statement(thing.iri, prop.iri, term, shown)
    made = None if known else attribute(pair.label, [pair.value])
    if made is None or (pair.loose and len(pair.value.text.split()) > MOST_VALUE_WORDS):
        return
    value = value_of(made, pair.value)
    if value is not None:
        yield from introduced(made, thing.cls, Evidence(pair.quote, pair.label_at, pair.place, EXTRACTOR))
        yield Statement(thing.iri, made.iri, value, shown)


def _elsewhere(words: str, known: Sequence[Property], cls: Iri, schema: Schema) -> tuple[Property, Iri] | None:
    """Return the property that a concept is a value of, where the label that it stands under has other values ("Type: decoder-only")."""
    if any(p.value_scheme is None or schema.concept(words, schema.values(p)) for p in known):
        return None
    above = schema.ancestors(cls)
    for prop in schema.ontology.properties:
        if prop.value_scheme and above.intersection(prop.domains) and (concept := schema.concept(words, [prop.value_scheme])):
            return prop, concept
    return None


__all__ = ["EXTRACTOR", "extract", "subject"]
