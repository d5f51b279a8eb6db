"""What a question says, word by word: names, numbers, sizes, settings and operators, each with its place.

Names are found on characters and looked up in the graph; operators on spaCy's tokens. Nothing is decided here that needs
the whole question: that is `parse`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

import spacy
from rapidfuzz.distance import DamerauLevenshtein
from spacy.language import Language
from spacy.tokens import Doc

from kg.lexicon import facets as facet_reader
from kg.lexicon.facets import Facet
from kg.lexicon.keys import match_key
from kg.lexicon.mentions import Mention, find, singular, words
from kg.lexicon.model_names import parse_label
from kg.lexicon.sizes import find_sizes
from kg.model.document import Span
from kg.model.logical_form import Subject
from kg.model.names import ModelName, SizeMention
from kg.query import operators
from kg.query.attributes import attributes
from kg.query.coordination import shared
from kg.query.glueing import apart, whole
from kg.query.names import Member, Names
from kg.query.operators import Operator
from kg.vocab import KG, OWL, SKOS

LONGEST_QUESTION = 2000
"""The most characters of a question that are read; what is longer is refused, not cut."""

TABLE = re.compile(r"\btables?\s+((?:[IVXL]+|\d+)\b)", re.I)
NUMBER = re.compile(r"(?<![\w.@-])(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)\s*(%|percent|per cent|points?)?(?![\w@]|\.\d)", re.I)
WORDS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}

YEAR = re.compile(r"\b(?:19|20)\d\d\b")


HALVES = re.compile("[\ud800-\udfff]")
"""Halves of UTF-16 pairs, which no UTF-8 text can hold."""


@dataclass(frozen=True, slots=True)
class Number:
    """A plain number of the question: not a size, not part of a name or a setting."""

    span: Span
    value: Decimal


@dataclass(frozen=True, slots=True)
class Reading:
    """A question taken apart; every list is in order of place.

    `compounds` are words that only end like a property: the "batch size" of a model is not its size.
    """

    text: str
    doc: Doc
    mentions: tuple[Mention, ...]
    models: tuple[Subject, ...]
    facets: tuple[Facet, ...]
    sizes: tuple[SizeMention, ...]
    numbers: tuple[Number, ...]
    operators: tuple[Operator, ...]
    table: str | None
    compounds: tuple[Span, ...] = ()

    def has(self, *names: str) -> bool:
        """Return whether one of the operators is expressed."""
        return any(o.name in names for o in self.operators)

    def at(self, name: str) -> tuple[Operator, ...]:
        """Return the places that express an operator."""
        return tuple(o for o in self.operators if o.name == name)

    def first_word(self) -> str:
        """Return the first word, in lower case."""
        return next((t.lower_ for t in self.doc if t.is_alpha), "")


def understood(reading: Reading) -> tuple[Span, ...]:
    """Return the places of a question that say something: names, settings, sizes and operators."""
    found = [*(m.span for m in reading.mentions), *(m.span for m in reading.models), *(f.span for f in reading.facets)]
    return (*found, *(s.span for s in reading.sizes), *(o.span for o in reading.operators))


@cache
def language() -> Language:
    """Return the pipeline: blank English, no downloaded model."""
    return spacy.blank("en")


def read(text: str, names: Names) -> Reading:
    """Return what a question says; half of a character that came alone is read as a character that cannot be shown."""
    text = HALVES.sub("\N{REPLACEMENT CHARACTER}", text)
    doc = language().make_doc(text)
    numeric = [
        Facet(Span(m.start(), m.end()), prop, value(m), m[0])
        for prop, pattern, value in facet_reader.PATTERNS
        for m in pattern.finditer(text)
    ]
    table = TABLE.search(text)
    hidden = [f.span for f in numeric] + ([Span(table.start(), table.end())] if table else [])
    visible = _blanked(text, hidden)
    mentions = tuple(m for m in _meant(_asked_for(find(visible, names.lookup), names), doc) if not _plain_word(m, names))
    mentions = shared(visible, apart(visible, whole(visible, mentions, names), names), names)
    mentions = tuple(_hyphenated(visible, mentions, names))
    mentions = tuple(sorted((*mentions, *_respelled(visible, mentions, doc, names)), key=lambda m: m.span))
    mentions = tuple(sorted((*mentions, *_again(visible, mentions, names)), key=lambda m: m.span))
    models, mentions = _models(visible, mentions, names)
    found_sizes = find_sizes(visible)
    models = tuple(_unranged(m, found_sizes) for m in models)
    sizes = tuple(s for s in found_sizes if not any(_overlap(s.span, m.span) for m in (*models,)))
    mentions = tuple(m for m in mentions if not any(_overlap(m.span, s.span) for s in sizes))
    taken = [*hidden, *(m.span for m in mentions), *(m.span for m in models), *(s.span for s in sizes)]
    compounds = tuple(_compounds(text, mentions, doc, taken))
    mentions = tuple(m for m in mentions if not any(_overlap(m.span, c) for c in compounds))
    numbers = tuple(
        Number(Span(m.start(), m.end()), Decimal(m[1].replace(",", "")))
        for m in NUMBER.finditer(visible)
        if not any(_overlap(Span(m.start(1), m.end(1)), span) for span in taken)
    )
    numbers += tuple(
        Number(Span(t.idx, t.idx + len(t)), Decimal(WORDS[t.lower_]))
        for t in doc
        if t.lower_ in WORDS and not any(_overlap(Span(t.idx, t.idx + len(t)), span) for span in taken)
    )
    named = [*compounds, *(m.span for m in models), *(m.span for m in mentions if m.of(KG.Benchmark, KG.Corpus))]
    strange = _strange(doc, taken, names)
    found = tuple(o for o in operators.find(doc, language(), strange) if not any(_overlap(o.span, span) for span in named))
    mentions, found = attributes(visible, names.attributes(), mentions, models, found)
    compounds = tuple(c for c in compounds if not any(_overlap(c, m.span) for m in mentions if m.of(KG.Attribute)))
    return Reading(
        text,
        doc,
        mentions,
        models,
        tuple(sorted(numeric, key=lambda f: f.span)),
        sizes,
        numbers,
        found,
        table[1] if table else None,
        compounds,
    )


HEADS = frozenset(("size", "length", "rate", "width", "depth", "count"))
"""Nouns that say little by themselves: what stands right before them tells what they are of."""
OF_NOTHING = frozenset(
    (
        "exact",
        "actual",
        "real",
        "full",
        "overall",
        "approximate",
        "precise",
        "official",
        "reported",
        "stated",
        "given",
        "right",
        "true",
        "correct",
        "whole",
        "the",
    )
)
"""Words before such a noun that do not change what it is of."""


def _compounds(text: str, mentions: Sequence[Mention], doc: Doc, taken: Sequence[Span]) -> Iterator[Span]:
    """Yield the words of a property that is named by two nouns, the first of which nothing here knows."""
    spoken = operators.spoken()
    for token in doc:
        if token.i + 1 >= len(doc) or doc[token.i + 1].lower_ not in HEADS or not token.is_alpha or token.is_stop or len(token) < 3:
            continue
        head = doc[token.i + 1]
        alone = any(m.span.start == head.idx and m.text.lower() == head.lower_ for m in mentions)
        known = token.lower_ in spoken or token.lower_ in OF_NOTHING or any(s.start <= token.idx < s.end for s in taken)
        if alone and not known and text[token.idx + len(token) : head.idx] == " ":
            yield Span(token.idx, head.idx + len(head))


def _strange(doc: Doc, taken: Sequence[Span], names: Names) -> frozenset[int]:
    """Return the numbers of the words that are no names, no words of questions and no words that a document uses."""
    spoken = operators.spoken()
    plain = (t for t in doc if t.is_alpha and len(t) >= operators.SHORTEST and not t.is_stop and t.lower_ not in spoken)
    unknown = (t for t in plain if not names.ordinary(t.lower_) and not names.ordinary(singular(t.lower_)))
    return frozenset(t.i for t in unknown if not any(s.start <= t.idx < s.end for s in taken))


POLITE = ("pls", "plz")
"""Words of courtesy that are names elsewhere: "PLs" are programming languages."""

ASKS_MEANING = re.compile(r"\bwhat\s+(?:does|do|did)\b[^?.;]*$", re.I)
"""What stands before "mean" where it is a verb."""

FIGURE = re.compile(r"\d[\d.,]*")
"""A plain number, which is no name although a reference may be called by it."""

GLUED = re.compile(r"-?(?:\d[\w.]*|[A-Z][\w.]*)")


def _meant(mentions: Iterable[Mention], doc: Doc) -> tuple[Mention, ...]:
    """Return the mentions that are names where they stand: no stop word, and no part of a longer name with other digits.

    `he` is no benchmark although HE is one, and `Zork` in `Zork-7` is not Zork: spelling is never forgiven in digits.
    """
    stops = {t.idx for t in doc if t.is_stop and t.text == t.lower_}
    kept = []
    mentions = tuple(mentions)
    for mention in mentions:
        if (mention.span.start in stops and " " not in mention.text) or FIGURE.fullmatch(mention.text):
            continue
        if mention.text in POLITE and mention.span.start == 0:
            continue
        if mention.text.lower() in ("mean", "means") and ASKS_MEANING.search(doc.text[: mention.span.start]):
            continue
        tail = GLUED.match(doc.text, mention.span.end)
        ahead = doc.text[mention.span.end : mention.span.end + 1]
        if tail and (ahead == "-" or ahead.isdigit()) and not find_sizes(tail[0].lstrip("-")):
            after = any(m.span.start == mention.span.end + (ahead == "-") for m in mentions)
            longer = parse_label(mention.text + tail[0]).name
            if not after and not (longer.variant or longer.version or longer.size):
                continue
        kept.append(mention)
    return tuple(kept)


ASKED = re.compile(r"(?:which|what|how many|of)\s+(?=\S)", re.I)


def _asked_for(mentions: Sequence[Mention], names: Names) -> Iterator[Mention]:
    """Yield the mentions, with `which corpora` as the class that it asks for."""
    measured = any(m.of(KG.Benchmark) for m in mentions)
    for mention in mentions:
        counted = measured and mention.of(OWL.ObjectProperty, OWL.DatatypeProperty) and mention.text.lower().startswith("how many")
        word = None if counted else ASKED.match(mention.text)
        inner = find(mention.text[word.end() :], names.lookup) if word else ()
        if word and any(m.of(OWL.Class) for m in inner):
            at = mention.span.start + word.end()
            yield from (Mention(Span(at + m.span.start, at + m.span.end), m.text, m.entries) for m in inner)
        else:
            yield mention


def _plain_word(mention: Mention, names: Names) -> bool:
    """Return whether a mention of a named thing is a word of plain English where it stands: `code` is no model here."""
    thing = mention.of(KG.Model, KG.Benchmark, KG.Corpus) and not mention.of(SKOS.Concept, OWL.Class)
    return bool(thing) and mention.text.isalpha() and mention.text.islower() and names.ordinary(mention.text)


LONGEST_MISSPELT = 5
"""The most words of a name in which a misspelling is looked for."""


def _hyphenated(text: str, mentions: Sequence[Mention], names: Names) -> Iterator[Mention]:
    """Yield the mentions, each with the misspelt word that a hyphen joins to it where both are one name ("encder-decoder models")."""
    for mention in mentions:
        joined = HYPHENATED.search(text[: mention.span.start])
        if (
            joined is None
            or any(m.span.start < mention.span.start <= m.span.end + 1 for m in mentions)
            or names.ordinary(joined[1].lower())
        ):
            yield mention
            continue
        span = Span(joined.start(1), mention.span.end)
        entries = tuple(e for key in names.respelled(span.of(text)) for e in names.lookup([key]).get(key, ()))
        yield Mention(span, span.of(text), entries) if entries else mention


HYPHENATED = re.compile(r"(?<![\w-])([^\W\d_]{4,})-$")
"""A word with a hyphen behind it, at the end of a text."""


def _respelled(text: str, mentions: Sequence[Mention], doc: Doc, names: Names) -> Iterator[Mention]:
    """Yield what misspelt words stand for: words of five letters or more that are nothing known and no ordinary word."""
    pieces = [p for p in words(text) if not any(_overlap(p, m.span) for m in mentions)]
    spoken = operators.spoken()
    starts = {t.idx for t in doc if t.is_stop}
    at = 0
    while at < len(pieces):
        for length in range(LONGEST_MISSPELT, 0, -1):
            run = pieces[at : at + length]
            span = Span(run[0].start, run[-1].end)
            if len(run) < length or (length > 1 and not re.fullmatch(r"[\w\s.+-]+", span.of(text))):
                continue
            parts = [p.of(text).lower() for p in run]
            said = [(p, word) for p, word in zip(run, parts, strict=True) if not _plus(p, run, text)]
            glued = "-" in span.of(text) and " " not in span.of(text)
            if span.of(text)[-1].isdigit() and SIZE_GOES_ON.match(text, span.end):
                continue
            if not glued and any(_common(p, word, names, spoken, starts) for p, word in (said[:1] if length > 2 else said)):
                continue
            entries = tuple(e for key in names.respelled(span.of(text)) for e in names.lookup([key]).get(key, ()))
            entries = tuple(e for e in entries if any(t in e.types for t in (KG.Model, KG.Benchmark, KG.Corpus, KG.Agent, SKOS.Concept)))
            entries = entries or (names.begun(span.of(text)) if length == 1 else ())
            if entries:
                yield Mention(span, span.of(text), entries)
                at += length - 1
                break
        at += 1


SIZE_GOES_ON = re.compile(r"\s?[bB]\b|\.\d")


def _common(piece: Span, word: str, names: Names, spoken: frozenset[str], stops: set[int]) -> bool:
    """Return whether a word is one of plain English or of questions, so that it begins no name."""
    return piece.start in stops or word in spoken or names.ordinary(word) or names.ordinary(singular(word))


def _plus(piece: Span, run: Sequence[Span], text: str) -> bool:
    """Return whether a word is the `plus` that ends a name."""
    return piece is run[-1] and len(run) > 1 and piece.of(text).lower() == "plus"


def _blanked(text: str, spans: Sequence[Span]) -> str:
    """Return the text with the spans made blank, so that offsets stay."""
    for span in spans:
        text = text[: span.start] + ";" * (span.end - span.start) + text[span.end :]
    return text


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


VERSIONED = re.compile(r"[\s\[(]*(v?\d+(?:\.\d+)?)\]?$", re.I)
NEXT_VERSION = re.compile(r"\]?(?:\s*,\s*|\s+(?:and|or|vs\.?|versus|to|with)\s+)(v?\d+(?:\.\d+)?)\b", re.I)


def _again(text: str, mentions: Sequence[Mention], names: Names) -> Iterator[Mention]:
    """Yield the corpora and benchmarks that a further version names ("The Skein v1 and v2")."""
    for mention in mentions:
        version = VERSIONED.search(mention.text)
        following = NEXT_VERSION.match(text, mention.span.end)
        if version is None or following is None or not mention.of(KG.Corpus, KG.Benchmark):
            continue
        if version[1][:1].isdigit() != following[1][:1].isdigit():
            continue
        key = match_key(f"{mention.text[: version.start()]} {following[1]}")
        entries = tuple(e for e in names.lookup([key]).get(key, ()) if set(e.types) & {KG.Corpus, KG.Benchmark})
        if entries:
            yield Mention(Span(following.start(1), following.end(1)), following[1], entries)


def _unranged(subject: Subject, sizes: Sequence[SizeMention]) -> Subject:
    """Return a model whose size begins a range of sizes without it: the range is what is asked ("Zork 7B to 70B")."""
    ranged = next((s for s in sizes if s.upto and s.span.start < subject.span.end < s.span.end), None)
    if ranged is None or subject.model is None or subject.model.size != ranged.size:
        return subject
    span = Span(subject.span.start, ranged.span.start)
    return replace(subject, text=subject.text[: span.end - span.start].rstrip(), span=span, model=replace(subject.model, size=None))


def _models(text: str, mentions: tuple[Mention, ...], names: Names) -> tuple[tuple[Subject, ...], tuple[Mention, ...]]:
    """Return the models that a question names, each with the size and variant words around it, and the other mentions."""
    found: list[Subject] = []
    rest: list[Mention] = []
    pieces = words(text)
    for mention in mentions:
        if any(_overlap(mention.span, m.span) for m in found):
            continue
        entries = mention.of(KG.Model)
        if not entries or mention.of(KG.Benchmark):
            rest.append(mention)
            continue
        found.append(_model(text, mention, pieces, names))
    spans = [m.span for m in found]
    return tuple(found), tuple(m for m in rest if not any(_overlap(m.span, s) for s in spans))


NUMBERED = re.compile(
    r"\s(\d{1,2}(?:\.\d)?)(?=$|[\s?.,;:!)])"
    r"(?!\s*(?:%|percent|points?|[bB]illion|[bB]\b|models?|to\s+\d|and\s+\d|,\s*\d))(?:\s[A-Z]\w+)?"
)
"""A number behind a name, with a word of the name behind it."""

JOINED = re.compile(r"[\w+]+(?:[-.]\w[\w+]*)+")
"""A name written as one word with hyphens."""


def _model(text: str, mention: Mention, pieces: Sequence[Span], names: Names) -> Subject:
    """Return the model that the longest known label starting at a mention names."""
    entry = mention.of(KG.Model)[0]
    end = mention.span.end
    name, label, span = _identity(mention, names)
    following = [p for p in pieces if p.start >= end][:5]
    known = {word for member in names.members(name.family) for word in member.name.variant}
    made = mention.text if parse_label(mention.text).name.family == name.family else label
    for piece in following:
        if re.fullmatch(r"[\s\-–—_/(\[]{0,4}", text[end : piece.start]) is None:
            break
        word = piece.of(text)
        made += text[end : piece.start] + (word if names.ordinary(word.lower()) else _variant_word(word, known))
        end = piece.end
        longer = parse_label(made).name
        if longer.family != name.family:
            continue
        fitting = fits(longer, names.members(longer.family))
        if fitting and longer != name:
            name, span = longer, Span(mention.span.start, end)
            label = next((m.label for m in fitting if m.name == longer), text[span.start : span.end])
    number = NUMBERED.match(text, span.end)
    if number and name.size is None:
        if any(m.name.size == f"{number[1]}b" for m in names.members(name.family)):
            name, span = replace(name, size=f"{number[1]}b"), Span(span.start, number.end(1))
        else:
            # A number behind a name makes it another generation: Zork 9 is not Zork.
            span = Span(span.start, number.end())
            label = span.of(text)
            name = parse_label(label).name
        return Subject(span.of(text), span, label, entry.iri, entry.types, (), name)
    joined = JOINED.match(text, mention.span.start)
    if joined and joined.end() > span.end:
        longer = parse_label(joined[0]).name
        if longer.family == name.family and (longer.size or longer.version) and longer != name:
            # A size or version that hangs on the name makes it another: what the graph does not know is not answered with its kin.
            name, label, span = longer, joined[0], Span(joined.start(), joined.end())
    return Subject(span.of(text), span, label, entry.iri, entry.types, (), name)


def _variant_word(word: str, known: Iterable[str]) -> str:
    """Return the variant of a family that a long word misspells, the word itself where it is one or is none."""
    parts = re.fullmatch(r"([a-z]{5,})(\d.*)?", word.lower())
    if parts is None or parts[1] in known:
        return word
    allowed = 1 if len(parts[1]) < 8 else 2
    near = sorted(k for k in known if k[:1] == parts[1][:1] and DamerauLevenshtein.distance(k, parts[1]) <= allowed)
    return f"{near[0]} {parts[2] or ''}".strip() if len(near) == 1 else word


def _identity(mention: Mention, names: Names) -> tuple[ModelName, str, Span]:
    """Return the identity of a mention: as the graph knows its node, else as its words read."""
    parsed = parse_label(mention.text).name
    for entry in mention.of(KG.Model):
        for member in names.members(parsed.family):
            if member.iri == entry.iri:
                return member.name, member.label, mention.span
    for entry in mention.of(KG.Model):
        family = entry.iri.split("/model/", 1)[-1].split("/")[0]
        for member in names.members(family):
            if member.iri == entry.iri:
                return member.name, member.label, mention.span
    return parsed, mention.text, mention.span


def fits(asked: ModelName, members: Sequence[Member]) -> tuple[Member, ...]:
    """Return the models that a name stands for: the same variant, and each other part equal where the name gives it.

    A configuration is a training run without a name of its own: it is meant only where it is named.
    """
    return tuple(
        m
        for m in members
        if m.name.family == asked.family
        and sorted(m.name.variant) == sorted(asked.variant)
        and asked.size in (None, m.name.size)
        and set(asked.version) <= set(m.name.version)
        and tuple(asked.configuration) == m.name.configuration
    )
