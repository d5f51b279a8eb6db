"""What a question says is measured: benchmarks, tasks, metrics with their k, parts of benchmarks and settings."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.lexicon.facets import ATTEMPTS, PASS_AT_K
from kg.lexicon.mentions import Mention
from kg.model.logical_form import Measured, MetricRef, Setting
from kg.model.terms import Iri, Literal
from kg.query import subjects as subject_reader
from kg.query.reading import Reading
from kg.vocab import KG, KGT, OWL

NO_METRIC = Iri(KGT + "score")
PLAIN_METRICS = (Iri(KGT + "accuracy"),)
"""Metrics whose names are also said of pass@k ("pass@1 accuracy")."""


VALUED = re.compile(r"\s*(?:[:=]|is|are|was|were)?\s*")
"""What stands between a property and its value."""


def _is_value(mention: Mention, reading: Reading) -> bool:
    """Return whether a word stands right behind a property as its value ("open data: full")."""
    before = [
        m for m in reading.mentions if m.span.end <= mention.span.start and VALUED.fullmatch(reading.text, m.span.end, mention.span.start)
    ]
    return any(m.of(OWL.ObjectProperty) for m in before)


OF_PART = re.compile(r"\w+\s+(?:problems|tasks|questions|exercises|instances|items)", re.I)


def amount_of_part(reading: Reading) -> tuple[Iri, ...]:
    """Return the number of problems where a question with no model asks it of a part of a benchmark ("how many hard problems")."""
    parts = [m for m in reading.mentions if m.of(KG.Difficulty, KG.Subset) and OF_PART.fullmatch(m.text)]
    asked = any(
        not reading.text[o.span.end : m.span.start].strip() for o in reading.at("count") for m in parts if o.span.end <= m.span.start
    )
    return (KG.problems,) if asked and not reading.models else ()


NOUN_BEFORE = re.compile(r"\b(?:the|many|most|more|fewer|of|in|by|number\s+of)\s+$", re.I)
"""What stands before a word that is the name of a metric, and no verb ("who wins")."""

WHOLE_WORDS = ("average", "overall", "subsets of benchmarks")
"""Labels of subsets that are the whole of a benchmark."""
ANY_K = re.compile(r"\bpass@k\b", re.I)
K_EQUALS = re.compile(r"\bk\s*=\s*(\d+)\b")


K_RANGE = re.compile(r"\bk\s*=\s*(\d+)\s*(?:to|until|through|up\s+to|\.\.+|-|–|and|→|->)\s*(?:k\s*=\s*)?(\d+)\b", re.I)
K_TO_K = re.compile(r"\bpass@(\d+)\s*(?:to|until|through|up\s+to|-|–|→|->)\s*(?:pass@)?(\d+)\b", re.I)
WITH_K = re.compile(r"\b(?:with|as|over|by)\s+k\b", re.I)
GOES = re.compile(r"\b(?:grow|change|rise|scale|increase|evolve|improve|climb|develop|go\s+up|vary|trend|gain)\w*\b", re.I)
"""Wordings that ask how a score goes."""
MOST_K = 10**6


def _each(mention: Mention) -> tuple[Mention, ...]:
    """Return a mention; one of a word that the names of several benchmarks begin with as one of each."""
    head = mention.text.casefold()
    entries = mention.of(KG.Benchmark)
    if len(entries) < 2 or any(e.label.casefold() == head or not e.label.casefold().startswith(head) for e in entries):
        return (mention,)
    return tuple(Mention(mention.span, mention.text, (entry,)) for entry in entries)


def measured_in(mentions: Sequence[Mention], reading: Reading) -> Measured:
    """Return what is measured."""
    benchmarks = tuple(b for m in mentions for b in subject_reader.things(_each(m), KG.Benchmark))
    tasks = subject_reader.things([m for m in mentions if not m.of(KG.Benchmark)], KG.Task)
    metrics = [
        MetricRef(PASS_AT_K, int(f.value.value), f.text) for f in reading.facets if f.property == KG.k and isinstance(f.value, Literal)
    ]
    metrics += [MetricRef(PASS_AT_K, int(m[1]), m[0]) for m in K_EQUALS.finditer(reading.text)]
    metrics += [MetricRef(PASS_AT_K, None, m[0]) for m in ANY_K.finditer(reading.text) if not metrics]
    ahead = [o.span for o in reading.at("better")]
    for mention in mentions:
        if mention.span in ahead and not NOUN_BEFORE.search(reading.text[: mention.span.start]):
            continue
        for entry in mention.of(KG.Metric):
            if entry.iri != NO_METRIC and not (metrics and entry.iri in (PASS_AT_K, *PLAIN_METRICS)):
                metrics.append(MetricRef(entry.iri, None, mention.text))
            break
    if any(f.value in ATTEMPTS.values() for f in reading.facets) and not metrics:
        metrics.append(MetricRef(PASS_AT_K, None, "pass rate"))
    settings = [Setting(f.property, f.value, f.text) for f in reading.facets if f.property not in (KG.k, KG.metric)]
    subsets: list[str] = []
    for mention in mentions:
        for cls, prop in ((KG.Decoding, KG.decoding), (KG.PromptStyle, KG.promptStyle), (KG.Setting, KG.setting)):
            if mention.of(cls):
                settings.append(Setting(prop, mention.of(cls)[0].iri, mention.text))
                break
        subsets += [e.label for e in mention.of(KG.ProgrammingLanguage, KG.NaturalLanguage, KG.Library, KG.Difficulty)[:1]]
        if mention.of(KG.Subset) and not _is_value(mention, reading):
            subsets += [e.label for e in mention.of(KG.Subset)[:1] if e.label not in WHOLE_WORDS]
    if subsets and any(e.label in WHOLE_WORDS for m in mentions for e in m.of(KG.Subset)):
        subsets.append(WHOLE_WORDS[0])
    return Measured(benchmarks, tasks, tuple(metrics), tuple(subsets), tuple(settings), ks=_ks(reading))


def _ks(reading: Reading) -> tuple[int, int] | None:
    """Return the range of k over which a question asks how pass@k goes, both ends included; None where it names single ones."""
    ranged = K_RANGE.search(reading.text) or K_TO_K.search(reading.text)
    if ranged and (reading.has("trend") or GOES.search(reading.text) or K_RANGE.search(reading.text)):
        low, high = sorted((int(ranged[1]), int(ranged[2])))
        return low, high
    return (1, MOST_K) if (ANY_K.search(reading.text) or WITH_K.search(reading.text)) and GOES.search(reading.text) else None
