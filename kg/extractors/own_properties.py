"""What a section about one model says of it with the property as subject: "The context length is 8,192 tokens" below "Zork-Mini".

An answer to a question does so too ("**Which languages does it support?** Ada and Zig."), and what stands below a heading that is the
name of a property ("## Supported languages").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.extractors.language_lists import languages
from kg.extractors.members import Filler, Member
from kg.lexicon.quantities import base_unit, parse_quantity
from kg.lexicon.schema import Schema
from kg.model.document import Span
from kg.model.parsed import Sentence
from kg.model.terms import Iri, Quantity
from kg.taxonomy import Property
from kg.vocab import KG

SAID = re.compile(
    r"(?:\A|[.;:,]\s+|\band\s+)(?:the|its)\s+(?P<label>[a-z][a-z -]{3,30}?)\s+(?:is|was|remains|stays)\s+(?:still\s+|now\s+|at\s+|only\s+)*"
    r"(?P<value>[^\s,;:.()](?:[^,;:()]|(?<=\d),(?=\d{3}))*?)(?=,(?!\d{3})|[;:()]|\.?\Z|\.\s|\s+and\s+(?:the|its|can|has|is)\s)",
    re.IGNORECASE,
)
ASKS = re.compile(r"(?:(?:in|under|on)\s+)?(?:what|which|how)\b", re.IGNORECASE)
ANSWER = re.compile(r"(?:It\s+(?:is|has|takes|supports|needs)\s+)?(?P<value>[^.;(!?]*(?:\.\d[^.;(!?]*)*)")
"""How a question begins that asks for a value, and the words of its answer that may be one."""

AMOUNT = re.compile(r"(?P<amount>\d[\d,.]*\s?(?:[kKMBT]\b)?(?:\s?(?:tokens|parameters|GB|GiB|MB))?)(?!\s?[%\w])")
UNITS = {KG.contextLength: ("tokens", None), KG.parameters: ("parameters", None), KG.memory: ("byte",)}
"""The units in which an amount is one of each property, None for a bare number."""


def own_properties(sentence: Sentence, model: Member | None, schema: Schema) -> Iterator[tuple[Filler, Iri, Filler]]:
    """Yield the model that a section is about, each property that a sentence gives so, and its value."""
    mention = model.mention if model is not None else None
    entries = mention.of(KG.Model) if mention is not None else ()
    if not entries:
        return
    for match in SAID.finditer(sentence.text):
        for prop in schema.properties(match["label"], KG.Model):
            value = _value(prop, match["value"], match.start("value"), schema)
            if value is not None:
                yield Filler(Iri(entries[0].iri), value.span), prop.iri, value


def answered(sentence: Sentence, model: Member | None, schema: Schema) -> Iterator[tuple[Filler, Iri, Filler]]:
    """Yield the model that a page is about, the property that the question above a sentence asks of it, and each value that answers it."""
    mention = model.mention if model is not None else None
    entries = mention.of(KG.Model) if mention is not None else ()
    question = sentence.topic or sentence.section
    if not entries or not question or not (ASKS.match(question) or schema.properties(question, KG.Model)):
        return
    said = ANSWER.match(sentence.text)
    start, words = (said.start("value"), said["value"]) if said is not None else (0, sentence.text)
    for prop in _asked(question, schema) if ASKS.match(question) else schema.properties(question, KG.Model):
        if prop.iri == KG.supportsLanguage:
            values = list(languages(sentence.text, Span(start, start + len(words)), schema, KG.ProgrammingLanguage))
        else:
            value = _value(prop, words, start, schema)
            values = [value] if value is not None else []
        yield from ((Filler(Iri(entries[0].iri), value.span), prop.iri, value) for value in values)
        if values:
            return


TRAINED_FOR = re.compile(
    r"\b(?:(?:its|the|this)\s+)?(?:(?:supervised\s+|full\s+|instruction[- ])*(?:fine-?\s?tuning|tuning|training)|SFT|DPO)\b"
    r"(?!\s+(?:data|set|of|on))[^.;:]{0,40}?\s(?:took|required|used|needed|consumed|cost)\s+"
    r"(?:about\s+|around\s+|roughly\s+|some\s+|only\s+|just\s+|~\s?)?"
    r"(?P<hours>\d[\d,.]*\s?[kKM]?\s+(?:[A-Z]+\d+\w*|GPU|accelerator)[\s-]+hours)\b",
    re.IGNORECASE,
)
"""A deed that made the model of a page, and the hours of a processor that it took ("Fine-tuning took 300 GPU hours")."""


def trained_for(sentence: Sentence, model: Member | None, schema: Schema) -> Iterator[tuple[Filler, Iri, Filler]]:
    """Yield the model that a page is about with the hours of processors that its training took, where a sentence names no other."""
    mention = model.mention if model is not None else None
    entries = mention.of(KG.Model) if mention is not None else ()
    others = any("/id/model/" in e.iri for m in sentence.mentions for e in m.of(KG.Model))
    alone = len(re.findall(r"[\s-]hours\b", sentence.text)) == 1  # of two stages neither is the whole
    found = TRAINED_FOR.search(sentence.text) if entries and alone and KG.gpuHours in schema.by_iri and not others else None
    amount = (
        parse_quantity(re.sub(r"\s+(?:[A-Z]+\d+\w*|GPU|accelerator)[\s-]+hours$", " hours", found["hours"], flags=re.I)) if found else None
    )
    if found is not None and amount is not None:
        at = Span(*found.span("hours"))
        yield Filler(Iri(entries[0].iri), at), KG.gpuHours, Filler(replace(amount, printed=found["hours"]), at)


def _asked(question: str, schema: Schema) -> list[Property]:
    """Return the properties of models whose labels or question words a question has, those with the longest first."""
    found: list[tuple[int, Property]] = []
    for prop in schema.ontology.properties:
        if KG.Model in prop.domains:
            named = [w for w in (prop.label, *prop.alt_labels, *prop.question_words) if re.search(rf"\b{re.escape(w)}\b", question, re.I)]
            found += [(max(map(len, named)), prop)] if named else []
    return [prop for _, prop in sorted(found, key=lambda pair: (-pair[0], pair[1].iri))]


def _value(prop: Property, words: str, start: int, schema: Schema) -> Filler | None:
    """Return the value that words give: an amount of the property's unit, or a concept that all of them name."""
    if prop.iri in UNITS:
        found = AMOUNT.match(words)
        if found is None:
            return None
        printed = found["amount"].rstrip(" ,.")
        amount = parse_quantity(printed) or _bare(printed)
        fits = amount is not None and base_unit(amount.unit) in UNITS[prop.iri]
        return Filler(amount, Span(start, start + len(printed))) if fits and amount is not None else None
    known = schema.concept(words, schema.values(prop)) if prop.value_scheme else None
    return Filler(known, Span(start, start + len(words))) if known is not None else None


def _bare(printed: str) -> Quantity | None:
    """Return a number without a unit as an amount."""
    read = parse_quantity(f"{printed} tokens")
    return Quantity(read.number, None, read.scale, False, printed) if read is not None else None


__all__ = ["answered", "own_properties", "trained_for"]
