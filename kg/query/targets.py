"""What a question asks for: the class of things, the class of parts by which scores are wanted, and what a superlative of cost means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from kg.model.document import Span
from kg.model.logical_form import Condition, Measured, MetricRef
from kg.model.terms import Iri
from kg.query.leaving_out import every
from kg.query.named import Named
from kg.query.names import Names
from kg.query.parts import PARTS_OF_BENCHMARKS
from kg.query.reading import Reading
from kg.query.selections import OWN_SCORE
from kg.query.titles import reports
from kg.query.verbs import doer
from kg.query.vocabulary import PLUMBING, Vocabulary
from kg.vocab import KG, KGT, OWL, SKOS

ASKED_FOR = re.compile(
    r"\b(?:which|what|list|how many|all|name)\s+(?:of\s+)?(?:the\s+|are\s+the\s+)?"
    r"(?:(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,2})\s+)?$",
    re.I,
)
MASS_NOUNS = ("weights", "weight")
"""Words for a class that mean a part of a thing where they are not asked for themselves."""


NAMED_FAMILY = re.compile(r"\s+(?:series|family|families)\b", re.I)
"""A word behind a model's name that says what it is and asks for nothing."""
NAMED_MODELS = re.compile(r"\s+(?:series|family|families|models?)\b", re.I)
"""The same where an amount is asked for ("how many tokens did the Zork models see")."""


ENTRIES = re.compile(
    r"\b(?:which|what|list|show|all|name|how\s+many)\s+(?:of\s+the\s+|the\s+)?(?:entries|submissions|entrants|contenders)\b", re.I
)
"""Words for the models of a board."""
WHICH_BENCHMARKS = re.compile(r"\b(?:which|what)\s+benchmarks\b", re.I)
ONE_BENCHMARK = re.compile(r"\b(?:which|what)\s+benchmark\b", re.I)
ASKED_AMOUNT = re.compile(r"how\s+(?:many|much)\s|(?:what|which)\s+\w", re.I)
"""A property with the word that asks for it ("how many tokens", "what data")."""


def target_of(reading: Reading, named: Named, vocabulary: Vocabulary) -> Iri | None:
    """Return the class of things that a question asks for, None where it names none."""
    found = _named(reading, named, vocabulary) or _held(reading, named, vocabulary)
    return KG.Model if found is None and named.board and ENTRIES.search(reading.text) else found


def _named(reading: Reading, named: Named, vocabulary: Vocabulary) -> Iri | None:
    """Return the class of things that the question asks for: the first that it names."""
    scoped = named.scoped
    told = any(ASKED_AMOUNT.match(m.text) or (m.span.start == 0 and m.of(OWL.ObjectProperty)) for m in reading.mentions)
    for mention in reading.mentions:
        if mention.span in scoped or (mention.text.lower() == "report" and reports(reading.text, mention.span)):
            continue
        behind = NAMED_MODELS if told else NAMED_FAMILY
        if any((found := behind.match(reading.text, m.span.end)) and found.end() == mention.span.end for m in reading.models):
            continue
        if any(e.iri == KG.benchmark for e in mention.entries) and (
            WHICH_BENCHMARKS.search(mention.text)
            if not named.models
            else reading.has("best", "worst")
            and (ONE_BENCHMARK.search(mention.text) or (WHICH_BENCHMARKS.search(mention.text) and OWN_SCORE.search(reading.text)))
        ):
            return KG.Benchmark
        for entry in mention.of(OWL.Class):
            if any(m.of(entry.iri) and m.span.end + 1 == mention.span.start and not m.of(OWL.Class) for m in reading.mentions):
                continue  # "the Zork corpus" is Zork
            scheme = SKOS.Concept in vocabulary.above([entry.iri])
            about = reading.models or any(m.of(SKOS.Concept) for m in reading.mentions)
            heading = scheme and every(reading, mention.span)
            if entry.iri not in PLUMBING and ASKED_FOR.search(reading.text[: mention.span.start]) and not heading:
                return entry.iri
            problems = KG.Challenge in vocabulary.above([entry.iri]) and any(m.of(KG.Category) for m in reading.mentions)
            if entry.iri in PLUMBING or entry.iri == KG.Metric or (scheme and about and not problems):
                continue
            if mention.text.lower() in MASS_NOUNS:
                continue
            return entry.iri
    for mention in reading.mentions:
        concepts = mention.of(SKOS.Concept)
        plural = mention.text.casefold().endswith(("models", "corpora", "benchmarks"))
        if concepts and plural and mention.span not in scoped and ASKED_FOR.search(reading.text[: mention.span.start]) and reading.models:
            return vocabulary.holder([t for e in concepts for t in e.types])
    return doer(reading, scoped, vocabulary)


def having(target: Iri | None, given: Sequence[Condition], vocabulary: Vocabulary) -> Iri | None:
    """Return the class of things that can have the amounts asked for: a dataset of so many terabytes is a corpus, and no benchmark."""
    for condition in given:
        domains = vocabulary.terms[condition.property].domains if isinstance(condition.value, Decimal) and condition.property else ()
        if target == KG.Benchmark and domains and not set(domains) & vocabulary.above([target]) and KG.Corpus in domains:
            return KG.Corpus
    return target


COSTS = re.compile(
    r"\b(?:(?P<least>cheapest|least\s+expensive|most\s+affordable)|(?:priciest|costliest|most\s+(?:expensive|costly)))\b", re.I
)
"""Superlatives of what a thing costs."""


def by_cost(dear: re.Match[str], measured: Measured, names: Names) -> tuple[str, Iri | None, Measured]:
    """Return the order by cost: of scores by the metric of that where a benchmark is named, else of things by their price or cost."""
    order = "asc" if dear["least"] else "desc"
    priced = next((entries[0].iri for word in ("price", "cost") if (entries := names.attributes().get(word))), None)
    if measured.benchmarks or priced is None:
        return order, None, replace(measured, metrics=(*measured.metrics, MetricRef(Iri(KGT + "cost"), None, dear[0])))
    return order, priced, measured


PER_ITEM = re.compile(
    r"\b(?:per|for\s+each|for\s+one)\s+(?:solved\s+|resolved\s+|single\s+)?"
    r"(?:issues?|tasks?|problems?|instances?|samples?|requests?|runs?|queries|query|items?|questions?|examples?|completions?|cases?)\b",
    re.I,
)
"""Of what each figure of a cost or a time is one."""


def of_costs(reading: Reading) -> list[re.Match[str]]:
    """Return the words that ask for a cost by a superlative, and those that say of what each cost is one."""
    dear = list(COSTS.finditer(reading.text))
    cost = any(e.iri == KGT + "cost" for m in reading.mentions for e in m.entries)
    return [*dear, *PER_ITEM.finditer(reading.text)] if dear or cost else []


EACH = re.compile(r"\b(?:by|per|each|every|across(?:\s+all)?(?:\s+the)?|for\s+each)\s+(?:of\s+)?(?:the\s+|its\s+)?(?:\S+\s+){0,2}$", re.I)


def part_of(reading: Reading, scoped: Sequence[Span], vocabulary: Vocabulary) -> Iri | None:
    """Return the class of parts by which scores are asked for ("in which language … strongest", "library by library")."""
    for mention in reading.mentions:
        named = [e.iri for e in mention.of(OWL.Class)]
        named += [r for p in vocabulary.is_property(mention) for r in sorted(vocabulary.terms[p].ranges)]
        found = next((iri for iri in named if iri in PARTS_OF_BENCHMARKS), None)
        if found is None or mention.span in scoped:
            continue
        before = reading.text[: mention.span.start]
        asked = ASKED_FOR_PART.search(before) or re.search(r"\b(?:which|what)\b", mention.text, re.I)
        benchmarks = [m.text for m in reading.mentions if m.of(KG.Benchmark)]
        gaps = [reading.text[o.span.end : mention.span.start].strip() for o in (*reading.at("best"), *reading.at("worst"))]
        right_before = any(not gap or gap in benchmarks for gap in gaps)
        superlative = right_before or (reading.has("best", "worst") and asked)
        ahead = reading.has("better", "worse") and asked and len(reading.models) > 1
        if superlative or ahead or EACH.search(before):
            return KG.ProgrammingLanguage if found == KG.Language else found
    return None


ASKED_FOR_PART = re.compile(r"\b(?:which|what)\s+(?:\S+\s+){0,2}$", re.I)


def _held(reading: Reading, named: Named, vocabulary: Vocabulary) -> Iri | None:
    """Return the class of things that a concept alone stands for in a question for the largest or smallest ("smallest code corpus")."""
    if named.models or named.things or not reading.has("largest", "smallest", "newest", "oldest"):
        return None
    concepts = [m for m in reading.mentions if m.span not in named.scoped and m.of(SKOS.Concept)]
    holders = (vocabulary.holder([t for e in m.of(SKOS.Concept) for t in e.types]) for m in concepts)
    return next((h for h in holders if h is not None), None)
