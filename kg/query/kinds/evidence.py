"""Kinds of question that are about the evidence itself: paths between things, agreement of sources, gaps, and noise."""

from __future__ import annotations

import re
from itertools import pairwise

from kg.query.parts import MODELS, Parts
from kg.query.selections import TIES
from kg.vocab import KG, OWL

EVALUATED = re.compile(
    r"\b(?:been|was|were|is|are|get|got)\s+(?:ever\s+)?(?:evaluated|measured|tested|benchmarked|run|tried|reported)\b"
    r"|\b(?:any(?:body|one)|some(?:body|one))\s+(?:ever\s+)?(?:evaluated?|measured?|tested|test|benchmark(?:ed)?|tried|run|ran|report(?:ed)?)\b"
    r"|\b(?:results?|scores?|figures?|numbers?)\s+(?:\w+\s+)?for\s+both\b|\bhave\s+both\b|\bboth\b.*\bhave\b",
    re.I,
)
"""Wordings that ask whether, or on what, something was measured."""

ON_WHAT = re.compile(
    r"\b(?:what|which)\b.*\b(?:tested|evaluated|measured|benchmarked|scored)\s+on(?:\W+(?:thanks|thank\s+you|please|pls))?\W*$", re.I
)
"""Wordings that end with what they ask for ("what was Zork tested on?")."""

WHICH_SCORE = re.compile(r"\b(?:what|which)\s+(?:\S+\s+)?(?:results?|scores?|figures?|numbers?|values?|performance|accuracy)\b", re.I)
"""Wordings that ask for a score, also where it is one that "is reported"."""

MEASURED = re.compile(
    r"\b(?:results?|scored?|scores|figures?|numbers?|report\w*|evaluat\w*|measur\w*|tested|benchmarked|run|cover\w*)\b", re.I
)
COMPARES = re.compile(r"\bcompar(?:e|es|ed|ing|ison)\b|\bversus\b|\bvs\b", re.I)
ANY_RESULT = re.compile(r"\b(?:any|a)\s+(?:\S+\s+){0,3}?(?:results?|scores?|figures?|numbers?|evaluations?)\b", re.I)
ANY_SOURCE = re.compile(
    r"\b(?:any|some|a)\s+(?:source|document|paper|leaderboard|report|survey)s?\b.*\b(?:gives?|reports?|has|have|lists?|measures?|evaluates?|covers?|tests?)\b",
    re.I,
)
"""Wordings that ask whether a source reports something."""

GAPS = re.compile(
    r"\b(?:lacks?|lacking|without|missing|have\s+no|has\s+no|with\s+no|there(?:'s|\s+is|\s+are)?\s+no)\s+(?:an?\s+|any\s+|the\s+)?(?:\S+\s+){0,4}?"
    r"(?:results?|scores?|figures?|numbers?|values?|entry|entries|cells?)\b"
    r"|\b(?:no|without|lacks?|lacking)\s+(?:an?\s+|any\s+)?pass@\d+"
    r"|\bno\s+(?:\S+\s+){1,4}?(?:is\s+|are\s+|was\s+|were\s+)?(?:reported|given|listed|stated|printed)\b",
    re.I,
)
BUT_NOT = re.compile(
    r"[\s,]*(?:(?:results?|scores?|figures?|numbers?)[\s,]+)?"
    r"(?:(?:but|and|yet)\s+(?:(?:has|have|give|gives|report|reports|with)\s+)?(?:not?|none|nothing|without|lacks?)|without|though\s+not)"
    r"\s+(?:(?:on|for|an?|any|the)\s+)*(?:(?:results?|scores?|figures?|numbers?)\s+(?:on|for)\s+)?",
    re.I,
)
"""What stands between a benchmark with a result and one without."""
NO_DOCUMENT = re.compile(
    r"\b(?:no|none\s+of\s+the)\s+(?:documents?|sources?|papers?|one)\b.*\b(?:reports?|gives?|measures?|evaluates?|covers?|has|have)\b"
    r"|\bnobody\b",
    re.I,
)
LINEAGE = re.compile(r"trace|lineage|ancest|pedigree|family|genealogy|origin|forebear|forerunner", re.I)
"""Words for a way back that may be asked of one thing alone."""
TWO_ENDED = re.compile(r"\b(?:between|from|and|to|with)\b", re.I)
SAME_FIGURE = re.compile(
    r"\b(?:same|identical|equal)\b(?:\s+\S+){0,4}?\s+(?:scores?|figures?|numbers?|values?|results?|sizes?|dates?|licen[cs]es?)\b"
    r"|\b(?:scores?|figures?|numbers?|values?|results?|sizes?|dates?|licen[cs]es?)\s+(?:is\s+|are\s+)?(?:the\s+same|identical|equal)\b",
    re.I,
)
"""Wordings that ask whether two sources print one figure."""
SOURCES_SAY = re.compile(
    r"\bwho\s+(?:says?|reports?|claims?)\s+what\b|\bsame\s+everywhere\b|\bdo(?:es)?\s+(?:every(?:one|body)|all)\b.*\b(?:say|report|give|claim|state)s?\b"
    r"|\b(?:confirm|contradict|back\s+up|corroborate)(?:s|ed)?\b|\ball\s+(?:the\s+)?(?:sources|documents|papers)\s+(?:say|report|give|agree)\b"
    r"|\bwhat\s+do\s+(?:the\s+)?(?:different\s+)?(?:sources|documents|papers)\s+(?:say|report|give)\b"
    r"|\b(?:same|identical|equal)\b[^?]{0,40}?\b(?:in|across|over|between|among)\s+(?:(?:every|each|all|both|the|these|different|of)\s+)*"
    r"(?:documents?|sources?|papers?|places)\b",
    re.I,
)


COVERED = re.compile(r"covered|coverage", re.I)
"""Words that ask for no gaps beside a property: "the languages covered"."""


def evidence_kind(parts: Parts) -> str | None:
    """Return `noise`, `agreement`, `coverage` or `path` where a question asks for one of these, else None."""
    reading, measured = parts.reading, parts.measured
    entities = (*parts.models, *parts.things)
    if reading.has("significant") and parts.models and not parts.why:
        return "noise"
    sources = len(parts.scope.documents) + len(parts.scope.kinds)
    named = entities or measured.benchmarks
    asks_same = SAME_FIGURE.search(reading.text) or (sources > 1 and reading.has("same") and not reading.has("better", "worse"))
    if sources and parts.yes_no and len(parts.models) < 2 and named and asks_same:
        return "agreement"
    tied = parts.target in MODELS and not parts.models and TIES.search(reading.text)
    if entities and not tied and (reading.has("agree") or SOURCES_SAY.search(reading.text)):
        return "agreement"
    if _coverage(parts):
        return "coverage"
    classes = {m.span for m in reading.mentions if m.of(OWL.Class)}
    ends = len(entities) + sum(c.span not in classes or not entities for c in parts.concepts)
    goes = len(parts.models) > 1 or any(not o.text.lower().startswith("go") for o in reading.at("path"))
    linked = reading.has("path") and goes and not measured.metrics and not reading.has("better", "worse", "trend")
    between = TWO_ENDED.search(reading.text) and any(not LINEAGE.search(o.text) for o in reading.at("path"))
    return "path" if linked and (ends >= 2 or (ends and between)) else None


def _benchmarks_asked(parts: Parts) -> bool:
    """Return whether it is benchmarks that are asked for ("which benchmarks", "on which benchmark")."""
    for mention in parts.reading.mentions:
        if any(entry.iri in (KG.Benchmark, KG.benchmark) for entry in mention.entries):
            words = parts.reading.text[: mention.span.end].casefold().split()
            alone = parts.target == KG.Benchmark and not parts.measured.benchmarks
            if alone or any(word in ("which", "what", "list") for word in words[-4:-1]):
                return True
    return False


def _one_not_other(parts: Parts) -> bool:
    """Return whether results on one benchmark and none on another are asked for ("FooEval but no BarEval")."""
    places = sorted(b.span for b in parts.measured.benchmarks)
    between = (parts.reading.text[one.end : two.start] for one, two in pairwise(places))
    return any(BUT_NOT.fullmatch(words) for words in between)


NOT_EVALUATED = re.compile(r"\b(?:not|never)\s+(?:been\s+)?(?:evaluated|tested|measured|benchmarked|scored|run)\s+(?:on|for|in|at)\b", re.I)
"""Wordings that ask for models without results on a benchmark, or on those for a task."""
NO = re.compile(r"\b(?:no|without|lacks?|lacking)\s+(?:an?\s+|any\s+)?$", re.I)


def _no_metric(parts: Parts) -> bool:
    """Return whether what has no figure of a metric on a benchmark is asked for ("no BLEU on FooEval")."""
    named = [m for m in parts.reading.mentions if m.of(KG.Metric) and not m.of(OWL.Class)]
    return bool(parts.measured.benchmarks) and any(NO.search(parts.reading.text[: m.span.start]) for m in named)


def _coverage(parts: Parts) -> bool:
    """Return whether a question asks where there are results and where there are none."""
    reading, benchmarks = parts.reading, parts.measured.benchmarks
    empty = any(not (parts.properties and COVERED.fullmatch(o.text)) for o in reading.at("missing"))
    unmeasured = NOT_EVALUATED.search(reading.text)
    gaps = GAPS.search(reading.text) or NO_DOCUMENT.search(reading.text) or unmeasured or _no_metric(parts) or empty
    on_what = parts.models and _benchmarks_asked(parts) and not (len(parts.models) > 1 and COMPARES.search(reading.text))
    on_task = bool(parts.measured.tasks) and not parts.models and unmeasured
    if gaps and (reading.table or benchmarks or on_what or on_task or (parts.models and parts.target is None)):
        return not parts.order
    if on_what and MEASURED.search(reading.text) and not parts.order and not reading.has("better", "worse", "best", "worst"):
        return True
    if len(benchmarks) > 1 and parts.target in MODELS and not parts.order and _one_not_other(parts):
        return True
    if parts.models and not (benchmarks or parts.order) and ON_WHAT.search(reading.text):
        return True
    evaluated = EVALUATED.search(reading.text)
    counted = any(m.k is not None for m in parts.measured.metrics) and reading.has("list")
    if evaluated and (
        (benchmarks and (counted or WHICH_SCORE.search(reading.text))) or (parts.properties and "report" in evaluated[0].lower())
    ):
        return False
    if parts.target == KG.Corpus and evaluated and "report" in evaluated[0].lower():
        return False
    if parts.models and evaluated and not reading.has("how", "better", "worse"):
        return not reading.text.lower().startswith(("how", "what score", "when", "why")) and not parts.order
    return bool(
        parts.models
        and benchmarks
        and parts.yes_no
        and (ANY_RESULT.search(reading.text) or ANY_SOURCE.search(reading.text))
        and not reading.has("better", "worse")
    )
