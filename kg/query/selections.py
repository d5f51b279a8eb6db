"""Questions that choose scores: by bounds, by what their models are, or to work a number out of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.model.logical_form import Condition
from kg.model.names import SizeMention
from kg.query.parts import MODELS, Parts
from kg.query.quantified import quantifier
from kg.query.reading import Reading
from kg.vocab import KG

HIGH = r"\b(?:best|highest|top|max\w*|strongest)\b"
LOW = r"\b(?:worst|lowest|bottom|min\w*|weakest)\b"
SPREAD = re.compile(
    rf"\bhow\s+far\s+apart\b|\b(?:gap|difference|distance|spread|range|margin)\b.*(?:{HIGH}.*{LOW}|{LOW}.*{HIGH})"
    rf"|\b(?:spread|range)\s+of\s+(?:the\s+)?(?:\S+\s+){{0,3}}(?:scores?|results?|values?)\b"
    r"|\bfrom\s+(?:the\s+)?(?:top|best|first|highest)\s+to\s+(?:the\s+)?(?:bottom|worst|last|lowest)\b",
    re.I,
)
"""Wordings that ask how far the best and the worst lie apart."""

SECOND = (
    r"(?:runner[\s-]?up|next\s+(?:best|one)|(?:second|2nd)(?:[\s-]+(?:best|highest|worst|lowest|place[d]?|ranked|one|model|system))?"
    r"(?=\W*$|\s*[,;:]|\s+(?:on|in|at|of|for|by|is|are|lie|apart|under|among|when|trails?|lags?)\b))"
)
"""The second of a ranking; the second version of something is none."""
FIRST_TWO = re.compile(
    rf"\b(?:best|first|top|leader|leading|winner|number\s+one|no\.?\s?1|worst|lowest)\b[^?]*\b{SECOND}|\b(?:top|best|first)\s+two\b",
    re.I,
)
LEADS = re.compile(
    r"\b(?:gap|margin|difference|distance|separat\w+)\b|\b(?:the|its|their|which|what)\s+lead\b(?!\s+author)"
    r"|\b(?:how\s+(?:much|far)|how\s+many\s+(?:percentage\s+)?points?)\b[^?]*"
    r"\b(?:ahead|leads?|leading|beats?|better|higher|outperforms?|outscores?|above|over|apart|wins?|differs?|in\s+front)\b",
    re.I,
)
"""Wordings that ask, with the first two, how far the first is ahead of the second."""
HOW_FAR = re.compile(r"\bhow\s+(?:much|far|many)\b", re.I)
TRAILS = re.compile(
    rf"\b{SECOND}[^?]{{0,120}}\b(?:trails?|behind|below|lags?|short\s+of)\b[^?]{{0,120}}\b(?:best|first|top|leader|winner)\b",
    re.I,
)
"""Wordings that ask, with how far, the same of the second."""
ITS_LEAD = re.compile(
    r"\b(?:who|what|which)\b(?![^?]*\b(?:or|than|beats?|beaten|between)\b)[^?]{0,120}\b(?:leads|wins|tops|first|best|ahead|leading|highest|top)\b"
    r"[^?]{0,120}\band\s+by\s+how\s+(?:much|far|many\s+(?:percentage\s+)?points)\b"
    r"|\b(?:what|how\s+(?:big|large|wide)\s+an?|how\s+much\s+of\s+a)\s+(?:lead|margin)\s+(?:does|do|has|have)\b[^?]{0,120}\b(?:best|first|top|leader|winner)\b",
    re.I,
)
"""Wordings that ask how far the first is ahead, and name no second."""

OWN_SCORE = re.compile(
    r"\b(?:on|in|at)\s+(?:which|what)\s+(?:\w+\s+)?(?:benchmarks?|data\s?sets?)\b|\b(?:benchmarks?|data\s?sets?)\s+(?:on|in|at)\s+which\b"
    r"|\b(?:which|what)\s+(?:benchmarks?|data\s?sets?)\b[^?]*\b(?:(?:on|in|at)\W*$|(?:best|worst|strongest|weakest|highest|lowest)\s+(?:on|at)\b"
    r"|scores?\b|results?\b|figures?\b|performances?\b)",
    re.I,
)
"""Wordings that ask for the benchmark on which a model scores as it does; in others the benchmark itself is what is good or used."""
AMONG_OTHERS = re.compile(
    r"\b(?:first|last|leads?|leading|leader|wins?|winner|plac(?:e|es|ed)|number\s+one|top\s+of|among|of\s+all|than|(?:best|worst|top)\s+(?:\S+\s+)?models?)\b",
    re.I,
)
"""Wordings of where a model stands among others, which its own scores do not tell."""

GAIN = re.compile(
    r"\b(?:gains?|gained|points?|difference)\b"
    r"|\b(?:how\s+much|by\s+how|by\s+what)\b[^?]*\b(?:improv|ris|rose|increas|los|lost|drop|grow|grew|go(?:es)?\s+up|went\s+up|add|better|higher)",
    re.I,
)
"""Wordings that ask for the amount by which a score goes from one size to another; how it goes is a trend."""
REPORTS = re.compile(
    r"\b(?:reports?|reported|have|has|with|gives?|got|get|evaluated|measured|tested|benchmarked|scores?|results?|entry|entries|rows?"
    r"|lists?|listed|contains?|includes?|ranks?|ranked|appears?|holds?|there)\b",
    re.I,
)
ITSELF = re.compile(
    r"\b(?:themselves|itself|own\s+experiments?|by\s+(?:(?:the|its|their)\s+)?(?:survey(?:['’]s)?\s+)?authors|by\s+(?:the\s+)?makers)\b",
    re.I,
)
OWN_WORK = re.compile(r"\b(?:measured?|evaluated?|run|ran|own)\b", re.I)
OF_A_TEXT = r"(?!\s+of\s+(?!(?:the|this|that)\s+(?:[\w-]+\s+){0,3}?(?:survey|paper|article|report|leaderboard|blog|card|readme)\b))"
BY_AUTHORS = re.compile(
    rf"\b(?:measured?|evaluated?|ran)\b[^?]*\bauthors\b{OF_A_TEXT}|\bauthors\b{OF_A_TEXT}[^?]*\b(?:measured?|evaluated?|ran)\b", re.I
)
"""Wordings that ask what the authors of a document measured."""
QUOTED = re.compile(r"\b(?:quoted|copied|taken\s+over|taken\s+from\s+(?:other|the\s+original))\b", re.I)
WHO = re.compile(
    r"\bwho\s+(?:all\s+)?(?:was|were|is|are|has\s+been|have\s+been|got)\s+(?:tested|evaluated|measured|benchmarked|ranked|listed|scored|run)\b",
    re.I,
)
"""Wordings that ask for models as if they were people."""
ON = re.compile(r"\bmodels\s+(?:(?:above|over|below|under|of|with|up\s+to|at\s+least|at\s+most)\s+\S+\s+)?on\s+(?:the\s+)?$", re.I)
"""What stands before a benchmark on which models are asked for."""
MARKED = re.compile(
    r"\b(?:marked|with|bear(?:s|ing)?|carry|carries|carrying|have|has|an?)\s+(?:with\s+|by\s+)?(?:an?\s+|the\s+)?(asterisks?|stars?|daggers?|[*†‡])(?!\w)",
    re.I,
)
MARKS = {"asterisk": "*", "star": "*", "dagger": "†"}


TIES = re.compile(
    r"\b(?:(?:scores?|perform|have|has|with|share|get|reach|achieve|tied?)\s+(?:exactly\s+)?)(?:the\s+)?(?:same|identical|equal)(?:ly)?\b"
    r"(?!\s+(?:\w+\s+)?as\b)|\b(?:models|ones)\s+(?:that\s+|which\s+)?(?:are\s+)?tied?\b(?!\s+with\b)",
    re.I,
)
"""Wordings that ask which models score the same as one another."""


def between_two(sizes: Sequence[SizeMention]) -> bool:
    """Return whether a gain may be asked for: from one size, or one of two; over more of them a score goes its way."""
    return 0 < sum(2 if size.upto else 1 for size in sizes) <= 2


def aggregate(reading: Reading, sized: bool) -> str | None:
    """Return what is to be worked out from the things or scores chosen, None if they are only listed or counted."""
    if TIES.search(reading.text):
        return None
    if reading.has("share"):
        return "share"
    text = reading.text
    ahead = FIRST_TWO.search(text) and LEADS.search(text)
    if ahead or (HOW_FAR.search(text) and TRAILS.search(text)) or ITS_LEAD.search(text):
        return "lead"
    if SPREAD.search(reading.text):
        return "spread"
    if sized and GAIN.search(reading.text):
        return "gain"
    return next((a for a in ("median", "average", "sum") if reading.has(a)), None)


FLAGS = (KG.prefilled, KG.prompted)
"""Settings of a run that a table ticks or does not."""
OF_SCORES = (KG.measuredBy, KG.mark, *FLAGS)
"""Properties of scores themselves, and not of the models."""
UNTICKED = re.compile(
    r"\b(?:without|no|not|lacking|never|non)[\s-]+(?:an?\s+|any\s+|the\s+|being\s+)?(?:response\s+)?$|n['’]t\s+(?:be\s+|use\s+)?$", re.I
)
VALUE = re.compile(r"\s*(?:[:=]|is|was|set\s+to)?\s*[\"'“]?(?P<value>true|false|yes|no)\b", re.I)


def flagged(reading: Reading) -> Iterator[Condition]:
    """Yield the conditions by settings of a run that a table ticks or does not ("run without prefill", "prefill = false")."""
    for mention in reading.mentions:
        flag = next((e.iri for e in mention.entries if e.iri in FLAGS), None)
        if flag is not None:
            told = VALUE.match(reading.text, mention.span.end)
            denied = told["value"].lower() in ("false", "no") if told else bool(UNTICKED.search(reading.text[: mention.span.start]))
            yield Condition(flag, "is", "false" if denied else "true", f"{'not ' if denied else ''}{mention.text}")


def of_scores(reading: Reading) -> tuple[Condition, ...]:
    """Return the conditions on scores themselves: who measured them, and the mark that they bear."""
    found = []
    itself, quoted, marked = ITSELF.search(reading.text), QUOTED.search(reading.text), MARKED.search(reading.text)
    of_authors = BY_AUTHORS.search(reading.text)
    if itself and (reading.has("score") or reading.table or of_authors) and OWN_WORK.search(reading.text):
        found.append(Condition(KG.measuredBy, "is", "authors", f"measured {itself[0]}"))
    elif quoted and reading.has("score"):
        found.append(Condition(KG.measuredBy, "is", "quoted", quoted[0]))
    if marked and reading.has("score"):
        word = marked[1].lower().removesuffix("s")
        found.append(Condition(KG.mark, "is", MARKS.get(word, word), marked[0]))
    return tuple(found)


def selects(parts: Parts) -> bool:
    """Return whether a question asks for the scores that meet something, or for a number worked out of scores."""
    reading, measured = parts.reading, parts.measured
    named = bool(measured.benchmarks) or (bool(measured.tasks) and not parts.concept_only)
    bounded = bool(parts.bounds) and (parts.scored or (parts.scope.table is not None and reading.has("score")))
    about_scores = any(c.property in OF_SCORES for c in parts.conditions)
    inside = about_scores and (parts.scope.table is not None or bool(parts.scope.documents or parts.scope.kinds))
    if (parts.yes_no and not quantifier(reading.text)) or parts.why or not (named or bounded or inside):
        return False
    if TIES.search(reading.text) and parts.target in MODELS and not parts.models:
        return True
    worked_out = aggregate(reading, between_two(parts.sizes))
    if worked_out in ("spread", "gain"):
        return len(parts.models) <= 1 and (worked_out == "spread" or len(parts.models) == 1)
    if parts.bounds and not parts.models and not reading.has("best", "worst", "second", "third"):
        return parts.by is None
    if parts.order or reading.has("better", "worse", "best", "worst", "trend"):
        return False
    if worked_out in ("average", "sum", "median"):
        return len(parts.models) <= 1 and bool(measured.benchmarks) and not _asks_property(parts)
    if parts.models and not parts.about_models:
        return (bool(parts.bounds) or reading.has("count")) and parts.of_members
    if parts.bounds or about_scores or _by_setting(parts):
        return True
    named_apart = {b.span for b in measured.benchmarks} - set(parts.boards)
    if parts.boards and not named_apart and parts.conditions and not reading.has("score"):
        return False  # models in a leaderboard are listed, each once, and not their scores
    about = [c for c in parts.conditions if isinstance(c.value, str) and c.value not in {b.iri for b in measured.benchmarks}]
    asks_models = parts.target in MODELS or (parts.target is None and (about or WHO.search(reading.text)))
    return bool(asks_models and not _asks_property(parts) and (REPORTS.search(reading.text) or _placed(parts)))


def _by_setting(parts: Parts) -> bool:
    """Return whether models are asked for by how they were run on a benchmark ("which models on Zork use greedy decoding")."""
    asked = parts.target in MODELS and parts.measured.benchmarks and not parts.models
    return bool(asked and parts.measured.settings and set(parts.properties) <= {KG.uses})


def _placed(parts: Parts) -> bool:
    """Return whether models are asked for by where they stand: "70B models on the board", "base models on Zork"."""
    if parts.board:
        return True
    spans = [b.span for b in parts.measured.benchmarks]
    return parts.target in MODELS and any(ON.search(parts.reading.text[: span.start]) for span in spans)


def _asks_property(parts: Parts) -> bool:
    """Return whether a property of things is asked for beside the scores, such as what they were trained on."""
    conditions = {c.property for c in parts.conditions}
    words = (KG.confidence, KG.label, KG.value, KG.measuredBy, KG.subset, KG.benchmark)
    return any(p not in words and p not in conditions and not parts.reading.has("score") for p in parts.properties)
