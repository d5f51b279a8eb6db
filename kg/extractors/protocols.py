"""What the caption and the notes of a table say of the protocol, clause by clause, and which cells each clause holds for.

The nearest word wins: a mark at the cell before its row or column, these before a benchmark or metric, these before the whole table, and
a header or cell before all of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.extractors.anchors import COLUMN, MARK, ROW, WHEN, Anchor, Anchors, Where, holds, leading_sign
from kg.extractors.columns import ColumnReading, TableReading
from kg.extractors.overall_settings import DENIED, HEDGED, SAMPLING, said_of_all
from kg.extractors.section_settings import said_in_section
from kg.extractors.settings_elsewhere import said_elsewhere
from kg.lexicon.facets import PROTOCOL, Facet, Value, read
from kg.lexicon.lexicon import Lexicon
from kg.lexicon.markup import plain
from kg.model.document import Document
from kg.model.terms import Iri, Literal
from kg.vocab import KG, KGT

GREEDY = Iri(KGT + "greedy")

CLAUSE = re.compile(r";|\.(?=\s|$)|\n|,(?=\s+(?:and|while|whereas|but)\s)")
"""Where a clause of a caption or note ends."""

SENTENCE_END = (".", "\n")

EXPLAINS = re.compile(r"\b(?:true|false|means|denotes|stands for|marks?)\b", re.I)
"""Words of a clause that explains a sign or a column, and says nothing of all rows."""

TASK_BEFORE = re.compile(r"\b(?:\w+[ -]level|code|line|function|class|token|statement|api|text)\s+\Z", re.IGNORECASE)
"""Before "completion", what makes it a task and no style of prompts."""

MODELS_AFTER = re.compile(r"[\s-]*(?:models?|LLMs?|variants?|versions?|checkpoints?|baselines?)\b", re.IGNORECASE)
"""Behind the word for a style of prompts, what makes it a kind of models."""

DEFAULT = re.compile(r"\bunless (?:otherwise |else )?(?:noted|stated|marked|specified|mentioned|indicated)(?: otherwise)?\b", re.IGNORECASE)
"""Words of what holds where nothing more special is said."""

OF_THOSE = re.compile(r"\b(?:(?:is|are) (?:only )?(?:those|that) of|(?:applies|apply|holds?) (?:only )?(?:for|to)|only (?:for|to))\b", re.I)
"""What limits a setting to what is named, wherever else it is said."""

FOR = re.compile(r"\b(?:for|to|when|in)\b", re.IGNORECASE)

EMPHASIS = re.compile(r"\*{2,3}(?=\S)|(?<=\S)\*{2,3}")

MOST_OF_GREEDY = ((KG.temperature, 0), (KG.samples, 1), (KG.k, 1))
"""The settings of greedy decoding, which takes one sample of the likeliest tokens, and the most that each can be."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that a clause says: where all its anchors hold, `then` is so; with `only`, it is so nowhere else."""

    anchors: tuple[Anchor, ...]
    then: tuple[Facet, ...]
    only: bool = False

    @property
    def rank(self) -> tuple[int, int]:
        """Return how special the rule is, the most special first in order."""
        kinds = {anchor.kind for anchor in self.anchors}
        return (0 if MARK in kinds else 1 if kinds & {ROW, COLUMN} else 2, -len(self.anchors))


_Run = tuple[tuple[Anchor, ...], tuple[Facet, ...]]


@dataclass(frozen=True, slots=True)
class _Piece:
    """One clause: its words, whether it is the caption's first, and whether its sentence goes on behind it."""

    text: str
    title: bool
    goes_on: bool


def rules(reading: TableReading, document: Document, lexicon: Lexicon) -> tuple[Rule, ...]:
    """Return what the caption and the notes of a table say about the protocol, the most special first.

    "HumanEval is zero-shot; pass@10 with nucleus sampling" is two rules, each bound to what it names; a clause that names
    a protocol and nothing else holds for the whole table. Settings that are plain words ("original") are read in headers only,
    where they cannot mean something else.
    """
    texts = [(reading.table.caption, True), *((span.of(document.text), False) for span in reading.table.notes)]
    at = reading.table.span.start
    around = (*said_elsewhere(reading.table, document), *said_of_all(document, at), *said_in_section(document, at))
    texts += [(text, False) for text in around]
    anchors = Anchors(reading, lexicon)
    made = [rule for text, caption in texts for rule in _text_rules(text, anchors, lexicon, caption=caption)]
    return tuple(sorted(_limited(made), key=lambda rule: rule.rank))


def _text_rules(text: str, anchors: Anchors, lexicon: Lexicon, *, caption: bool) -> Iterator[Rule]:
    """Yield the rules of one text; a sign that begins a sentence holds to its end, one that begins a note to the next sign."""
    carried: Anchor | None = None
    begun = False
    for piece in _pieces(text, anchors):
        sign = leading_sign(piece.text)
        if sign:
            carried, begun = sign, begun or (piece.title and not piece.text.lstrip().casefold().startswith("note"))
        yield from _clause_rules(piece, carried, anchors, lexicon, caption=caption)
        if not (piece.goes_on or begun):
            carried = None


def _pieces(text: str, anchors: Anchors) -> Iterator[_Piece]:
    words = plain(text)
    if "*" in words and not any(sign == "**" for sign in anchors.signs):
        words = EMPHASIS.sub(lambda match: " " * len(match[0]), words)
    at, first = 0, True
    for end in [*(m.start() for m in CLAUSE.finditer(words)), len(words)]:
        if words[at:end].strip():
            yield _Piece(words[at:end], first, words[end : end + 1] not in (*SENTENCE_END, ""))
            first = False
        at = end + 1


def _clause_rules(piece: _Piece, carried: Anchor | None, anchors: Anchors, lexicon: Lexicon, *, caption: bool) -> Iterator[Rule]:
    text = piece.text
    defined = anchors.defined(text)
    if (EXPLAINS.search(text) and not carried and not defined) or HEDGED.search(DEFAULT.sub(" ", text)) or defined == ():
        return
    told = [f for f in read(text, lexicon) if not (f.property == KG.promptStyle and _otherwise_meant(f, text))]
    then = [f for f in told if f.property in PROTOCOL and f.property != KG.setting and not DENIED.search(text, 0, f.span.start)]
    if not then and not any(f.property in (KG.k, KG.metric) for f in told):
        return
    found = defined or anchors.find(text, told, title=caption and piece.title)
    if any(a.kind in (COLUMN, ROW, MARK, KG.benchmark) for a in found):
        then = [f for f in then if not any(_within(f, a) for a in found if a.kind == COLUMN)]
        moved = _unmetered(found, told, anchors.reading)
        then += moved
        found = tuple(a for a in found if a.kind not in {f.property for f in moved})
    base = (carried,) if carried and not any(a.kind == MARK for a in found) else ()
    for bound, facets in _bound(text, found, then):
        if facets:
            yield Rule((*base, *bound), tuple(facets), only=bool(OF_THOSE.search(text)) and bool(bound))


def _otherwise_meant(facet: Facet, text: str) -> bool:
    """Tell whether the word for a style of prompts is that of a task ("line completion") or of models ("chat models")."""
    return bool(TASK_BEFORE.search(text, 0, facet.span.start) or MODELS_AFTER.match(text, facet.span.end))


def _within(facet: Facet, anchor: Anchor) -> bool:
    return anchor.span.start <= facet.span.start and facet.span.end <= anchor.span.end


def _unmetered(found: Sequence[Anchor], told: Sequence[Facet], reading: TableReading) -> list[Facet]:
    """Return the metric that a clause gives to columns whose headers name none, where it gives one."""
    columns = [c for a in found if not a.outside for c in reading.columns if _is_about(a, c, reading)]
    metered = any(f.property in (KG.metric, KG.k) for c in columns for f in c.facets)
    given = [f for f in told if f.property in (KG.metric, KG.k)]
    alone = len({(f.property, f.value) for f in given}) == len({f.property for f in given})
    return given if columns and not metered and alone else []


def _is_about(anchor: Anchor, column: ColumnReading, reading: TableReading) -> bool:
    """Tell whether a clause names a column: by its header, or by the benchmark in it where the caption speaks of several metrics."""
    if anchor.kind == COLUMN:
        return column.index in anchor.values
    several = len({f.value for f in reading.caption if f.property == KG.metric}) > 1
    return several and anchor.kind == KG.benchmark and any(f.property == KG.benchmark and f.value in anchor.values for f in column.facets)


def _bound(text: str, anchors: Sequence[Anchor], then: Sequence[Facet]) -> Iterator[_Run]:
    """Yield what is said of what: all of all, or, where two of a kind each have their own settings, each of its own.

    "pass@1 with greedy decoding and pass@10 at temperature 0.8" says two things, "zero-shot pass@1 on X" says one.
    """
    for_all = _for_all(anchors, then)
    runs = _runs([a for a in anchors if a not in for_all], then)
    named = [{anchor.kind for anchor in some} for some, _ in runs if some]
    if len(named) < 2 or len(runs) < 4 or not set.intersection(*named):
        yield tuple(anchors), tuple(then)
        return
    first = runs[0][1]
    if first and len(runs) % 2 and not FOR.search(text, first[-1].span.end, runs[1][0][0].span.start):
        yield for_all, first
        runs = runs[1:]
    for i in range(0, len(runs), 2):
        pair = runs[i : i + 2]
        yield (*for_all, *(a for some, _ in pair for a in some)), tuple(f for _, facets in pair for f in facets)


def _for_all(anchors: Sequence[Anchor], then: Sequence[Facet]) -> tuple[Anchor, ...]:
    """Return the anchors before the first of those kinds that a clause comes back to: "ZorkEval: pass@1 greedy, pass@10 sampled"."""
    times = Counter(kind for some, _ in _runs(anchors, then) for kind in {anchor.kind for anchor in some})
    again = [a.span for a in anchors if times[a.kind] > 1]
    return tuple(a for a in anchors if again and times[a.kind] == 1 and a.span < min(again))


def _runs(anchors: Sequence[Anchor], then: Sequence[Facet]) -> list[_Run]:
    """Return what a clause names and what it says, in order of place, those of one sort that stand together in one run."""
    runs: list[_Run] = []
    items: list[Anchor | Facet] = [*anchors, *then]
    for item in sorted(items, key=lambda i: i.span):
        some, facets = runs[-1] if runs else ((), ())
        if isinstance(item, Anchor):
            runs[-1:] = [((*some, item), ())] if some else [*runs[-1:], ((item,), ())]
        else:
            runs[-1:] = [((), (*facets, item))] if facets else [*runs[-1:], ((), (item,))]
    return runs


def _limited(made: Sequence[Rule]) -> Iterator[Rule]:
    """Yield the rules; what one of them limits to what it names is said of nothing else."""
    limited = {(f.property, f.value) for rule in made if rule.only for f in rule.then}
    for rule in made:
        kept = rule.then if rule.only else tuple(f for f in rule.then if (f.property, f.value) not in limited)
        if kept:
            yield replace(rule, then=kept)


def protocol(own: Sequence[Facet], where: Where, ruled: Sequence[Rule], *, quoted: bool) -> dict[Iri, Value]:
    """Return the protocol of a cell with its metric: its own settings, then those of the rules that hold for it.

    A figure that a mark says is `quoted` was measured under a protocol of its own: only what names its row or mark holds for it.
    """
    kept = (*PROTOCOL, KG.k, KG.metric, KG.measuredOn)
    settled: dict[Iri, Value] = {f.property: f.value for f in reversed(own) if f.property in kept}
    for rule in ruled:
        kinds = {anchor.kind for anchor in rule.anchors}
        if quoted and not kinds & {MARK, ROW}:
            continue
        have: dict[Iri | str, frozenset[Value | str | int]] = dict(where)
        have.update((prop, frozenset((value,))) for prop, value in settled.items() if prop in WHEN)
        if holds(rule.anchors, have):
            given = {f.property: f.value for f in rule.then}
            together = _agree(settled, given)
            for prop, value in given.items():
                if together or prop not in SAMPLING:
                    settled.setdefault(prop, value)
    return settled


def _agree(settled: Mapping[Iri, Value], given: Mapping[Iri, Value]) -> bool:
    """Tell whether the settings of sampling that a clause gives can belong to a cell that has some already."""
    if settled.get(KG.decoding, given.get(KG.decoding)) != given.get(KG.decoding, settled.get(KG.decoding)):
        return False
    greedy, other = (given, settled) if given.get(KG.decoding) == GREEDY else (settled, given)
    return greedy.get(KG.decoding) != GREEDY or not any(_beyond(other, prop, most) for prop, most in MOST_OF_GREEDY)


def _beyond(settings: Mapping[Iri, Value], prop: Iri, bound: int) -> bool:
    value = settings.get(prop)
    return isinstance(value, Literal) and value.value.replace(".", "", 1).isdigit() and float(value.value) > bound


__all__ = ["Rule", "protocol", "rules"]
