"""How scores go with size: a series of one family and variant in one column of one table, ablations and other versions apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kg import rdf
from kg.answering.comparison import compare
from kg.answering.context import Context
from kg.answering.draft import Draft
from kg.answering.lookup import look_up
from kg.answering.pairing import pairings
from kg.answering.scores import Score, missing_benchmarks, missing_models
from kg.answering.tables import score_rows
from kg.answering.wording import figure, joined, marks, measure, protocol
from kg.model.logical_form import LogicalForm, Subject
from kg.query.subjects import magnitude
from kg.vocab import KG

MOST_SERIES = 12
SIZE = re.compile(r"[\s-]*\b\d+(?:\.\d+)?[BM]\b", re.I)


@dataclass(frozen=True, slots=True)
class Series:
    """Scores of one subject in one column, one a size, small to large."""

    subject: Subject
    scores: tuple[Score, ...]

    @property
    def rises(self) -> bool:
        """Return whether every step goes up."""
        return all(a.value < b.value for a, b in pairwise(self.scores))

    @property
    def falls(self) -> bool:
        """Return whether every step goes down."""
        return all(a.value > b.value for a, b in pairwise(self.scores))

    @property
    def ever_falls(self) -> bool:
        """Return whether any step goes down."""
        return any(a.value > b.value for a, b in pairwise(self.scores))


def trend(form: LogicalForm, context: Context, scores: Sequence[Score]) -> Draft:
    """Return how the scores of the subjects go with size."""
    draft = Draft()
    draft.missing += missing_models(form.subjects, scores, form.measured)
    if not draft.missing:
        draft.missing += missing_benchmarks(scores, form.measured)
    found = series(form.subjects, scores, context)
    if len(form.subjects) > 1 and (form.axis == "version" or not any(len(line.scores) > 1 for line in found)):
        steps = _steps(form.subjects, scores, context)
        return _sequence(form, steps, context, draft) if steps else compare(form, context, scores)
    if form.axis == "version" and len(form.subjects) == 1:
        lines = releases(form.subjects[0], scores, context)
        return _sequence(form, lines, context, draft) if lines else look_up(form, context, scores)
    if not found:
        return draft
    found = found[:MOST_SERIES]
    draft.columns = ("model", "size", "score", "unit", "benchmark", "subset", "metric", "protocol", "source")
    for line in found:
        for s in line.scores:
            n = context.citer.cite(s.edge, s.document)
            title = context.library.documents[s.document].source.title
            size = (s.name.size or "").upper() if s.name else ""
            draft.row((line.subject.label, size, s.shown, s.unit, s.benchmark_label, s.subset, s.metric_label, protocol(s), title), (n,))
    draft.drop_empty_columns()
    _say(form, found, context, draft)
    return draft


def series(subjects: Sequence[Subject], scores: Sequence[Score], context: Context) -> list[Series]:
    """Return the series: of each subject those with more sizes first, then by the documents' trust."""
    found: list[Series] = []
    for subject in subjects:
        columns: dict[tuple[str, str], dict[str, Score]] = {}
        for score in scores:
            if score.model not in subject.iris or score.name is None or score.name.size is None:
                continue
            held = columns.setdefault((score.column, f"{score.k}|{score.subset}|{score.settings}|{' '.join(score.name.variant)}"), {})
            if score.name.size not in held or len(score.name.version) < len(getattr(held[score.name.size].name, "version", ())):
                held[score.name.size] = score
        for held in columns.values():
            line = tuple(sorted(held.values(), key=lambda s: magnitude(s.name.size if s.name and s.name.size else "0b")))
            found.append(Series(replace(subject, label=SIZE.sub("", subject.label)) if len(line) > 1 else subject, line))
    longest = [s for s in found if len(s.scores) > 1]
    singles = [s for s in found if len(s.scores) == 1]
    order = {s.iri: i for i, s in enumerate(subjects)}

    def key(line: Series) -> tuple[object, ...]:
        first = line.scores[0]
        return -len(line.scores), context.library.documents[first.document].rank, order[line.subject.iri], first.table, first.column

    return sorted(longest, key=key) + sorted(singles, key=key)


def _steps(subjects: Sequence[Subject], scores: Sequence[Score], context: Context) -> list[tuple[Score, ...]]:
    """Return the columns that hold a score of every subject, in the order in which the question names them."""
    whole = [p for p in pairings(subjects, scores, context) if len(p.present) == len(subjects)]
    return [p.present for p in whole if len({s.iri for s in p.present}) == len(subjects)]


def releases(subject: Subject, scores: Sequence[Score], context: Context) -> list[tuple[Score, ...]]:
    """Return the columns that hold several versions of one model, the earliest first by their numbers or the dates of their release.

    A column in which a version has neither is left out: in which order versions came is not guessed.
    """
    columns: dict[tuple[str, str], dict[str, Score]] = {}
    for score in scores:
        if score.model in subject.iris and release_of(score, subject):
            columns.setdefault((score.column, f"{score.k}|{score.subset}|{score.settings}"), {}).setdefault(score.model, score)
    models = sorted({model for held in columns.values() for model in held})
    rows = context.select(rdf.edges(models, [KG.releaseDate])).bound() if models else ()
    dates = {s.value: o.value for s, _, o in sorted(rows, key=lambda row: (row[0].value, row[2].value), reverse=True)}
    lines = [tuple(sorted(held.values(), key=lambda s: (dates.get(s.model, ""), s.iri))) for held in columns.values()]
    dated = [line for line in lines if len(line) > 1 and all(s.model in dates for s in line)]
    numbers = {s.model: _numbers(release_of(s, subject)) for line in lines for s in line}
    counted = [line for line in lines if line not in dated and len(line) > 1 and all(numbers[s.model] for s in line)]
    return [*dated, *(tuple(sorted(line, key=lambda s: (numbers[s.model], s.iri))) for line in counted)]


def release_of(score: Score, subject: Subject) -> str:
    """Return the version of a score's model, or the number that its name goes on with behind that of the subject ("Zork 1.2")."""
    name, asked = score.name, subject.model
    if name is None:
        return ""
    if name.version:
        return " ".join(name.version)
    return name.family.removeprefix(asked.family) if asked is not None and name.family.startswith(asked.family) else ""


def _numbers(release: str) -> tuple[int, ...]:
    """Return the numbers of a version that is nothing else, in the order that they count in; nothing for a date or a word."""
    return tuple(map(int, release.lstrip("v").split("."))) if re.fullmatch(r"v?\d{1,3}(?:\.\d{1,3})*", release) else ()


def _sequence(form: LogicalForm, steps: Sequence[tuple[Score, ...]], context: Context, draft: Draft) -> Draft:
    """Return how scores go from one model to the next."""
    steps = steps[:MOST_SERIES]
    score_rows([s for line in steps for s in line], context, draft)
    for line in list({line[0].benchmark: line for line in reversed(steps)}.values())[::-1][:4]:
        cites = [context.citer.cite(s.edge, s.document) for s in line]
        told = joined(f"{s.model_label} {figure(s)}" for s in line)
        draft.sentences.append(f"On {measure(line[0])}, the score {_way(line)}: {told} {marks(cites)}.")
    if form.claim in ("grows", "falls", "better", "worse"):
        up = form.claim in ("grows", "better")
        good = [all((a.value < b.value) == up and a.value != b.value for a, b in pairwise(line)) for line in steps]
        draft.verdict = "yes" if all(good) else "no" if not any(good) else "mixed"
        draft.sentences[0] = {"yes": "Yes: ", "no": "No: ", "mixed": "Not throughout: "}[draft.verdict] + draft.sentences[0]
    return draft


def _way(line: Sequence[Score]) -> str:
    """Return how a sequence of scores goes, and between which models it breaks."""
    steps = list(pairwise(line))
    if all(a.value < b.value for a, b in steps):
        return "rises at every step"
    if all(a.value > b.value for a, b in steps):
        return "falls at every step"
    up = line[-1].value > line[0].value
    breaks = joined(f"from {a.model_label} to {b.model_label}" for a, b in steps if (b.value > a.value) != up)
    return f"{'rises' if up else 'does not rise'} from the first to the last, but not at every step (it breaks {breaks})"


ANY_STEP = re.compile(
    r"\b(?:is|are)\s+there\s+(?:an?|any|some)\s+(?:\w+\s+)?(?:points?|steps?|sizes?|places?|moments?)\b|\bever\b|\bat\s+(?:any|some)\s+(?:points?|steps?|sizes?)\b",
    re.I,
)
"""Wordings that ask whether a score falls anywhere on its way."""


def _as_claimed(line: Series, form: LogicalForm) -> bool:
    """Return whether a series goes as a question has it, at every step or, where it asks for any, at one."""
    if form.claim == "grows":
        return line.rises
    return line.ever_falls if ANY_STEP.search(form.question) else line.falls


def _say(form: LogicalForm, found: Sequence[Series], context: Context, draft: Draft) -> None:
    """Write a sentence for the first series of each subject, and the verdict on a claim of growth."""
    told: set[tuple[str, str, str]] = set()
    several = len(form.measured.metrics) > 1
    for line in found:
        key = (line.subject.label, line.scores[0].benchmark, line.scores[0].metric_label if several else "")
        if key in told or (len(line.scores) < 2 and any(label == key[0] for label, *_ in told)):
            continue
        told.add(key)
        if len(told) <= 4:
            draft.sentences.append(_sentence(line, context))
    judged = [line for line in found if len(line.scores) > 1]
    if form.claim in ("grows", "falls") and judged:
        good = [_as_claimed(line, form) for line in judged]
        draft.verdict = "yes" if all(good) else "no" if not any(good) else "mixed"
        opening = {"yes": "Yes: ", "no": "No: ", "mixed": "Not throughout: "}[draft.verdict]
        draft.sentences[0] = opening + draft.sentences[0]
    sizes = {len(line.scores) for line in judged}
    if sizes and max(sizes) < 3:
        draft.caveats.append("Two sizes make a difference, not yet a trend.")


def _sentence(line: Series, context: Context) -> str:
    """Return how one series goes, and where it breaks."""
    cites = [context.citer.cite(s.edge, s.document) for s in line.scores]
    steps = joined((f"{figure(s)} at {(s.name.size or '').upper() if s.name else ''}" for s in line.scores), "and")
    on = f"On {measure(line.scores[0])}, {line.subject.label}"
    if len(line.scores) < 2:
        return f"{on} is reported at one size only: {steps} {marks(cites)}."
    if line.rises:
        how = "rises with size at every step"
    elif line.falls:
        how = "falls with size at every step"
    else:
        breaks = [
            f"from {(a.name.size or '').upper()} to {(b.name.size or '').upper()}"
            for a, b in pairwise(line.scores)
            if a.name and b.name and (b.value <= a.value) == (line.scores[-1].value > line.scores[0].value)
        ]
        up = line.scores[-1].value > line.scores[0].value
        how = (
            f"{'rises' if up else 'does not rise'} with size, but not at every step (it breaks {joined(breaks)})"
            if breaks
            else "goes up and down"
        )
    return f"{on} {how}: {steps} {marks(cites)}."
