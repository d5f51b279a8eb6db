"""Reading what a header, a caption or a question says about a measurement: benchmark, metric, subset, protocol.

A facet is one such word with its place. What is left of a header when its facets are taken away is the name of something:
of a benchmark that no lexicon needs to know.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal

from kg.lexicon.lexicon import Lexicon
from kg.lexicon.mentions import Entry, Mention
from kg.model.document import Span
from kg.model.terms import Iri, Literal
from kg.vocab import KG, KGT, XSD

Value = Iri | Literal

PASS_AT_K = Iri(KGT + "pass-at-k")

ATTEMPTS = {"1": Iri(KGT + "first-attempt"), "2": Iri(KGT + "second-attempt")}

COUNT_WORDS = dict(
    zip(
        ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve", "fifteen", "twenty", "fifty"),
        (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 50),
        strict=True,
    )
)


@dataclass(frozen=True, slots=True)
class Facet:
    """One word about a measurement: the property it gives a value to, the value, and where it stands."""

    span: Span
    property: Iri
    value: Value
    text: str


def integer(number: str) -> Literal:
    """Return an xsd:integer in canonical form."""
    return Literal(str(int(number)), XSD.integer)


def decimal(number: str) -> Literal:
    """Return an xsd:decimal in canonical form: no leading plus, no trailing zeros, a digit on both sides of the point."""
    whole, _, fraction = number.partition(".")
    fraction = fraction.rstrip("0")
    return Literal(f"{int(whole or '0')}.{fraction}" if fraction else str(int(whole or "0")), XSD.decimal)


def number_facet(prop: Iri, number: Decimal) -> Literal | None:
    """Return a number as the value of a protocol setting, None where the property takes no number or none of this kind."""
    if prop in (KG.temperature, KG.topP):
        return decimal(str(number)) if 0 <= number <= 10 else None
    if prop in (KG.shots, KG.k, KG.samples):
        return integer(str(int(number))) if number == int(number) and number >= 0 else None
    return None


def _shots(match: re.Match[str]) -> Value:
    word = match[1].casefold()
    if word in ("few", "multi"):
        return Literal("few")
    return integer(str(COUNT_WORDS.get(word, word)))


PATTERNS: tuple[tuple[Iri, re.Pattern[str], Callable[[re.Match[str]], Value]], ...] = (
    (KG.k, re.compile(r"\bpass\s?(?:@\s?|_at_|\^|-at-|\s?at\s)?(\d+)(?!\w|\.\d)", re.I), lambda m: integer(m[1])),
    (KG.shots, re.compile(r"\b(\d+|few|multi|" + "|".join(COUNT_WORDS) + r")[\s-]?shot\b", re.I), _shots),
    (
        KG.temperature,
        re.compile(r"\b(?:(?:temperature|temp)\s*(?:=|of|:)?|T\s*[=:])\s*(\d*\.\d+|[01])(?!\w|\.\d)", re.I),
        lambda m: decimal(m[1]),
    ),
    (
        KG.topP,
        re.compile(r"\b(?:top[\s_-]?p(?:\s*[=:]\s*|\s+(?:of\s+)?)|p\s*[=:]\s*)(\d*\.\d+|1)(?!\w|\.\d)", re.I),
        lambda m: decimal(m[1]),
    ),
    (KG.setting, re.compile(r"\bpass[\s_-]?rate[\s_-]?([12])(?!\w|\.\d)", re.I), lambda m: ATTEMPTS[m[1]]),
    (
        KG.setting,
        re.compile(r"\bfirst(?:[\s-]pass[\s-]rate\b|(?=\s+(?:and|or|&)\s+second[\s-]pass[\s-]rate))", re.I),
        lambda _: ATTEMPTS["1"],
    ),
    (KG.setting, re.compile(r"\bsecond[\s-]pass[\s-]rate\b", re.I), lambda _: ATTEMPTS["2"]),
    (KG.samples, re.compile(r"\b(\d+) samples?\b", re.I), lambda m: integer(m[1])),
    (
        KG.samples,
        re.compile(r"\b(" + "|".join(COUNT_WORDS) + r") samples?(?= (?:per|each|for (?:each|every))\b)", re.I),
        lambda m: integer(str(COUNT_WORDS[m[1].casefold()])),
    ),
    (
        KG.samples,
        re.compile(r"\b(\d+) (?:completions|generations|candidates)(?= (?:per|for (?:each|every)|with|at)\b)", re.I),
        lambda m: integer(m[1]),
    ),
    (KG.samples, re.compile(r"\bn\s*=\s*(\d+)\b"), lambda m: integer(m[1])),
)
"""The protocol settings that are written with a number, each with the property that holds it."""

CONCEPT_FACETS: tuple[tuple[Iri, Iri], ...] = (
    (KG.Metric, KG.metric),
    (KG.Decoding, KG.decoding),
    (KG.PromptStyle, KG.promptStyle),
    (KG.Benchmark, KG.benchmark),
    (KG.Task, KG.forTask),
    (KG.ProgrammingLanguage, KG.subset),
    (KG.NaturalLanguage, KG.subset),
    (KG.Library, KG.subset),
    (KG.Difficulty, KG.subset),
    (KG.Setting, KG.setting),
)
"""The facets that are named by a word: the class of what is named, and the property that holds it, in order of preference."""

PROTOCOL = (KG.shots, KG.decoding, KG.temperature, KG.topP, KG.samples, KG.promptStyle, KG.setting, KG.harness)
"""The properties that make up a protocol: two results are comparable when all of these agree."""


def read(text: str, lexicon: Lexicon) -> tuple[Facet, ...]:
    """Return the facets of a text in order of place, none overlapping another."""
    facets = [Facet(Span(m.start(), m.end()), prop, value(m), m[0]) for prop, pattern, value in PATTERNS for m in pattern.finditer(text)]
    facets += [Facet(f.span, KG.metric, PASS_AT_K, f.text) for f in facets if f.property in (KG.k, KG.setting)]
    numeric = [f.span for f in facets]
    for mention in lexicon.find(text):
        if not any(mention.span.overlaps(s) for s in numeric):
            facets += concept_facets(mention)
    return tuple(sorted(facets, key=lambda f: (f.span, f.property)))


def concept_facets(mention: Mention) -> Iterable[Facet]:
    """Yield the facet that a mention is, if it is one; the first kind of `CONCEPT_FACETS` that fits."""
    for cls, prop in CONCEPT_FACETS:
        for entry in mention.of(cls):
            yield Facet(mention.span, prop, facet_value(prop, entry), mention.text)
            return


def facet_value(prop: Iri, entry: Entry) -> Value:
    """Return the value that a facet takes: the preferred label for a subset, the IRI otherwise."""
    return Literal(entry.label) if prop == KG.subset else entry.iri


NOT_NAME = re.compile(r"\[\d[\d,\s–-]*\]|[(\[]\s*(?:[\d,]*|(?:in )?(?:%|per ?cent|pct\.?|ms|s|sec\.?|seconds|[KMGT]B)|[↑↓])\s*[)\]]", re.I)
"""What no name holds: citation marks, empty brackets, and units or the better direction in brackets."""

SEPARATORS = " /:;,.-–—()|%↑↓⬆⬇▲▼→*†‡§¶¹²³⁰⁴⁵⁶⁷⁸⁹"
"""What parts a name from what stands beside it, footnote signs among it."""


def rest(text: str, spans: Iterable[Span]) -> str:
    """Return what is left of a text without the spans, citation marks, units in brackets, and separators and arrows at both ends.

    >>> rest("Clone Det. Zork [38] F1", [Span(0, 10), Span(21, 23)]), rest("Zork (%) ↑", [])
    ('Zork', 'Zork')
    """
    kept, at = "", 0
    for span in sorted(spans):
        kept += text[at : span.start] + " "
        at = max(at, span.end)
    kept = NOT_NAME.sub(" ", kept + text[at:])
    return re.sub(r"\s+", " ", kept).strip(SEPARATORS)
