"""From a reading to a logical form: what is asked of which things, under which conditions.

The form is composed: subjects, measurements, conditions, scope and order are read each on their own, and the kind of question
follows from which of them are there. There are no patterns of whole sentences.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.lexicon.facets import PASS_AT_K
from kg.model.document import Span
from kg.model.logical_form import Absent, Condition, LogicalForm, Measured, MetricRef, Scope, Setting, Subject
from kg.model.names import SizeMention
from kg.model.terms import Iri, Literal
from kg.query import subjects as subject_reader
from kg.query.conditions import conditions, score_bound
from kg.query.names import Names
from kg.query.reading import Reading
from kg.query.vocabulary import Vocabulary
from kg.vocab import KG, KGT, OWL, SKOS

NO_METRIC = Iri(KGT + "score")
PLAIN_METRICS = (Iri(KGT + "accuracy"),)
"""Metrics whose names are also said of pass@k ("pass@1 accuracy")."""

VERBS = ("is", "does", "do", "are", "has", "have", "can", "did", "was", "were", "could", "will", "would", "am", "isn't", "doesn't")
NUMBER_WORDS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "dozen": 12}
PASSIVE = re.compile(r"\b(?:beaten|outperformed|surpassed|exceeded|outscored)\s+by\b", re.I)


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a question that a kind is chosen from."""

    reading: Reading
    models: tuple[Subject, ...]
    sizes: tuple[SizeMention, ...]
    measured: Measured
    scope: Scope
    conditions: tuple[Condition, ...]
    properties: tuple[Iri, ...]
    things: tuple[Subject, ...]
    concepts: tuple[Subject, ...]
    target: Iri | None
    bound: Condition | None


def parse(reading: Reading, names: Names, vocabulary: Vocabulary) -> LogicalForm:
    """Return the meaning of a question; its kind is `unknown` where nothing in it is understood."""
    scope, scoped = subject_reader.scope(reading)
    bounded, bounds = conditions(reading, scoped, vocabulary)
    models, sizes = subject_reader.expand(reading, [s for s in reading.sizes if s.span not in bounds], names)
    models = tuple(m for m in models if m.span not in scoped)
    models = tuple(subject_reader.resolved(m, names, sizes) for m in models)
    measured, measuring = _measured(reading, scoped, vocabulary)
    parts = Parts(
        reading,
        models,
        sizes,
        measured,
        scope,
        bounded,
        vocabulary.properties_in(reading, scoped),
        subject_reader.things([m for m in reading.mentions if m.span not in scoped], KG.Corpus, KG.Agent, KG.Benchmark),
        subject_reader.things([m for m in reading.mentions if m.span not in scoped], SKOS.Concept),
        _target(reading, scoped),
        score_bound(reading, measured),
    )
    covered = [*scoped, *(m.span for m in reading.mentions), *(m.span for m in models), *(s.span for s in reading.sizes)]
    covered += [*(f.span for f in reading.facets), *(o.span for o in reading.operators), *measuring]
    absent = subject_reader.unknown(reading, covered, names)
    return _form(parts, vocabulary, absent)


def _form(parts: Parts, vocabulary: Vocabulary, absent: tuple[Absent, ...]) -> LogicalForm:
    """Return the logical form with its kind."""
    reading = parts.reading
    first = reading.first_word()
    yes_no = first in VERBS
    why = reading.has("why")
    order, by = _order(parts, vocabulary)
    kind = _kind(parts, order, yes_no, why, vocabulary)
    return LogicalForm(
        kind=kind,
        question=reading.text,
        subjects=parts.models if kind in SCORED else (*parts.models, *parts.things),
        measured=parts.measured,
        properties=parts.properties,
        target=parts.target,
        conditions=parts.conditions,
        scope=parts.scope,
        order=order,
        by=by,
        limit=_limit(reading),
        offset=1 if reading.has("second") else 2 if reading.has("third") else 0,
        axis=_axis(reading, kind),
        sizes=tuple(f"{s.size}-{s.upto}" if s.upto else s.size for s in parts.sizes),
        claim=_claim(reading, kind) if yes_no or why else None,
        yes_no=yes_no,
        why=why,
        bound=parts.bound,
        absent=absent,
    )


SCORED = ("lookup", "comparison", "trend", "ranking", "agreement", "noise")


def _kind(parts: Parts, order: str | None, yes_no: bool, why: bool, vocabulary: Vocabulary) -> str:
    """Return the kind of question that the parts make."""
    reading, measured = parts.reading, parts.measured
    scored = bool(measured.benchmarks or measured.tasks or measured.metrics)
    wants_property = bool(parts.properties) and bool(parts.models or parts.things) and not measured.metrics
    if reading.has("agree") and (parts.models or parts.things):
        return "agreement"
    if reading.has("trend") and parts.models and not wants_property_only(parts, scored):
        return "trend"
    if order and not parts.models and (scored or reading.has("score")):
        return "ranking"
    if len(parts.models) >= 2 and (scored or reading.has("compare", "better", "worse") or why) and not (wants_property and not scored):
        return "comparison"
    if wants_property and not (scored and reading.has("score")) and not (scored and parts.models):
        return "property"
    if parts.models and (scored or reading.has("score")):
        return "trend" if len(parts.sizes) > 1 and reading.has("size", "trend") else "lookup"
    if order and parts.models and scored:
        return "ranking"
    if parts.target and (parts.conditions or reading.has("list", "count")):
        return "count" if reading.has("count") else "list"
    if order:
        return "ranking"
    if parts.models or parts.things or parts.concepts or parts.properties or measured.benchmarks or parts.target or parts.scope.documents:
        return "property" if parts.properties and (parts.models or parts.things) else "description"
    return "unknown"


def wants_property_only(parts: Parts, scored: bool) -> bool:
    """Return whether a question names a property and nothing that is measured."""
    return bool(parts.properties) and not scored and not parts.reading.has("score")


def _measured(reading: Reading, scoped: Sequence[Span], vocabulary: Vocabulary) -> tuple[Measured, list[Span]]:
    """Return what is measured, and the words that say so."""
    mentions = [m for m in reading.mentions if m.span not in scoped]
    benchmarks = subject_reader.things(mentions, KG.Benchmark)
    tasks = subject_reader.things([m for m in mentions if not m.of(KG.Benchmark)], KG.Task)
    metrics = [MetricRef(PASS_AT_K, int(f.value.value), f.text) for f in reading.facets if f.property == KG.k and isinstance(f.value, Literal)]
    for mention in mentions:
        for entry in mention.of(KG.Metric):
            if entry.iri != NO_METRIC and not (metrics and entry.iri in (PASS_AT_K, *PLAIN_METRICS)):
                metrics.append(MetricRef(entry.iri, None, mention.text))
            break
    settings = [Setting(f.property, f.value, f.text) for f in reading.facets if f.property not in (KG.k, KG.metric)]
    subsets: list[str] = []
    for mention in mentions:
        for cls, prop in ((KG.Decoding, KG.decoding), (KG.PromptStyle, KG.promptStyle)):
            for entry in mention.of(cls)[:1]:
                settings.append(Setting(prop, entry.iri, mention.text))
        for entry in mention.of(KG.ProgrammingLanguage, KG.NaturalLanguage, KG.Library, KG.Difficulty)[:1]:
            subsets.append(entry.label)
    spans = [m.span for m in mentions]
    return Measured(benchmarks, tasks, tuple(metrics), tuple(subsets), tuple(settings)), spans


def _target(reading: Reading, scoped: Sequence[Span]) -> Iri | None:
    """Return the class of things that the question asks for: the first that it names."""
    for mention in reading.mentions:
        if mention.span in scoped:
            continue
        for entry in mention.of(OWL.Class):
            return entry.iri
    return None


def _order(parts: Parts, vocabulary: Vocabulary) -> tuple[str | None, Iri | None]:
    """Return the direction of a superlative and the property that it orders by (None for the score)."""
    reading = parts.reading
    if reading.has("largest"):
        return "desc", KG.parameters
    if reading.has("smallest"):
        return "asc", KG.parameters
    if reading.has("newest"):
        return "desc", KG.releaseDate
    if reading.has("oldest"):
        return "asc", KG.releaseDate
    if reading.has("best", "second", "third"):
        return "desc", None
    if reading.has("worst"):
        return "asc", None
    if parts.target and reading.has("better", "worse") and len(parts.models) < 2:
        return ("desc" if reading.has("better") else "asc"), None
    return None, None


def _limit(reading: Reading) -> int | None:
    """Return how many are asked for: `top 5`, `best three`, one for `the best`."""
    for operator in (*reading.at("best"), *reading.at("worst"), *reading.at("largest"), *reading.at("smallest")):
        after = reading.text[operator.span.end :].split()[:1]
        before = reading.text[: operator.span.start].split()[-1:]
        for word in (*after, *before):
            word = word.strip(",.?").lower()
            if word.isdigit() and int(word) < 1000:
                return int(word)
            if word in NUMBER_WORDS:
                return NUMBER_WORDS[word]
    return None


def _axis(reading: Reading, kind: str) -> str | None:
    if kind != "trend":
        return None
    return "version" if reading.has("version") and not reading.has("size") else "size"


def _claim(reading: Reading, kind: str) -> str | None:
    """Return what a yes/no or why question asserts of its subjects."""
    if reading.has("agree"):
        return "agree"
    if kind == "trend":
        return "falls" if reading.has("worse") and not reading.has("better") else "grows"
    if reading.has("same") and not reading.has("better", "worse"):
        return "equal"
    if PASSIVE.search(reading.text):
        return "worse"
    if reading.has("worse"):
        return "worse"
    if reading.has("better", "best"):
        return "better"
    return None
