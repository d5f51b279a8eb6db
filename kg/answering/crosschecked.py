"""Whether two tables of one document say the same of a model: a document may contradict itself, which no count of sources shows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.answering import asked
from kg.answering.context import Context
from kg.answering.differences import Saying, merged, spread, verdict
from kg.answering.draft import Draft
from kg.answering.scores import Score, gather, missing_models, narrowed, numeral
from kg.answering.wording import decimals, figure, joined, marks, measure, protocol
from kg.model.logical_form import LogicalForm, Subject
from kg.model.terms import Iri
from kg.query.names import Member

NUMERAL = r"(?:[IVXL]+|\d+)\b"
TABLES = re.compile(
    rf"\btables?\s+({NUMERAL}(?:(?:\s*,\s*|\s+)(?:(?:and|or|with|vs\.?|versus|against)\s+)?(?:tables?\s+)?{NUMERAL})*)", re.I
)
UNCHANGED = "=no"
"""How a part of a configuration ends that a run was made without."""
MOST_GROUPS = 12
MOST_TOLD = 4


@dataclass(frozen=True, slots=True)
class Compared:
    """One model on one measure: its scores in each of the tables that have it."""

    subject: Subject
    tables: tuple[tuple[str, tuple[Score, ...]], ...]

    @property
    def scores(self) -> tuple[Score, ...]:
        """Return the scores of all tables, in the order of the question."""
        return tuple(s for _, held in self.tables for s in held)

    @property
    def sayings(self) -> list[Saying]:
        """Return what each table says, a table in the place of a work."""
        return [
            Saying(table, s.document, s.shown, s.percent, decimals(s.printed, fraction=s.unit == "fraction"), (), words=figure(s))
            for table, held in self.tables
            for s in held
        ]


def tables_named(question: str) -> tuple[str, ...]:
    """Return the numbers of the tables that a question names, in order.

    >>> tables_named("do Table 2 and Table 10 agree?"), tables_named("Tables IV and V"), tables_named("in Table 3")
    (('2', '10'), ('IV', 'V'), ('3',))
    """
    found = (n for m in TABLES.finditer(question) for n in re.findall(NUMERAL, m[1], re.I))
    return tuple(dict.fromkeys(found))


def cross_check(form: LogicalForm, tables: Sequence[str], context: Context) -> Draft:
    """Return whether the tables give the models asked for the same figures; an empty draft where no two of them give any."""
    draft = Draft()
    subjects = [s for s in asked.models(form, context) if s.iris]
    found = [c for s in subjects for c in _compared(form, s, tables, context)]
    several = [c for c in found if len(c.tables) > 1]
    if not several:
        draft.missing += missing_models(subjects, [s for c in found for s in c.scores], form.measured)
        return draft
    several.sort(key=lambda c: {"no": 0, "mixed": 1}.get(verdict(c.sayings) or "yes", 2))
    draft.columns = ("model", "table", "benchmark", "score", "unit", "metric", "protocol", "source")
    draft.verdict = merged(verdict(c.sayings) for c in several)
    opening = {"yes": "Yes", "no": "No", "mixed": "In part"}[draft.verdict or "mixed"]
    for at, compared in enumerate(several[:MOST_GROUPS]):
        told = _written(compared, context, draft)
        if at < MOST_TOLD:
            draft.sentences.append(f"{opening}: {told}." if at == 0 else f"{told[0].upper()}{told[1:]}.")
    return draft


def within_one(form: LogicalForm, context: Context) -> Draft:
    """Return what two tables of one document give differently for the one model asked for; an empty draft where none do.

    With the model's own scores go those of its runs that a table marks as having none of what it studies.
    """
    named = [s for s in asked.models(form, context) if s.iris]
    if len(named) != 1:
        return Draft()
    plain = [m.iri for m in _configurations(named[0], context) if all(part.endswith(UNCHANGED) for part in m.name.configuration)]
    subject = replace(named[0], iris=tuple(dict.fromkeys((*named[0].iris, *map(Iri, plain)))))
    scores, _ = asked.scores(form, context, [subject])
    places = context.citer.places([s.iri for s in scores])
    tables = dict.fromkeys(c.locator.table for s in scores for c in places.get(s.iri, ()) if c.locator.table)
    numbered = [t for t in tables if numeral(t) is not None]
    if len(numbered) < 2 or len({s.document for s in scores}) > 1:
        return Draft()
    checked = cross_check(replace(form, subjects=(subject,)), numbered, context)
    return checked if checked.verdict in ("no", "mixed") else Draft()


def _compared(form: LogicalForm, subject: Subject, tables: Sequence[str], context: Context) -> list[Compared]:
    """Return a model on each measure, with its scores in each table: its own, else those of the runs that the table names apart."""
    runs = _runs(subject, context)
    held: dict[tuple[object, ...], list[tuple[str, tuple[Score, ...]]]] = {}
    for table in tables:
        inside = replace(form, scope=replace(form.scope, table=table))
        scores = gather(inside, context, [*subject.iris, *runs], [b.iri for b in form.measured.benchmarks])
        scores = narrowed(scores, form.measured, context)[0] if form.measured.metrics else scores
        by_measure: dict[tuple[object, ...], list[Score]] = {}
        for score in scores:
            by_measure.setdefault(score.measure, []).append(score)
        for key, group in by_measure.items():
            own = [s for s in group if s.model in subject.iris]
            held.setdefault(key, []).append((table, tuple(own or group)))
    return [Compared(subject, tuple(found)) for found in held.values()]


def _runs(subject: Subject, context: Context) -> list[str]:
    """Return the nodes of the configurations of a model."""
    return [m.iri for m in _configurations(subject, context)]


def _configurations(subject: Subject, context: Context) -> list[Member]:
    """Return the configurations of a model: of the same variant and size."""
    name = subject.model
    if name is None:
        return []
    members = context.names.members(name.family)
    fitting = [m for m in members if m.name.configuration and sorted(m.name.variant) == sorted(name.variant)]
    return [m for m in fitting if name.size in (None, m.name.size)]


def _written(compared: Compared, context: Context, draft: Draft) -> str:
    """Write a row for each score, and return what each table says in words."""
    parts, cites = [], []
    for table, held in compared.tables:
        numbers = []
        for score in held:
            n = context.citer.cite(score.edge, score.document)
            title = context.library.documents[score.document].source.title
            benchmark = f"{score.benchmark_label} {score.subset}" if score.subset else score.benchmark_label
            values = (score.model_label, f"Table {table}", benchmark, score.shown, score.unit, score.metric_label, protocol(score), title)
            draft.row(values, (n,))
            numbers.append(n)
        parts.append(f"Table {table} gives {joined(figure(s) for s in held)} {marks(numbers)}")
        cites += numbers
    first = compared.scores[0]
    gap = spread(compared.sayings)
    apart = ""
    if verdict(compared.sayings) == "no" and gap:
        unit = "percentage points" if first.unit in ("percent", "fraction") else "points"
        draft.compute(gap, f"highest minus lowest figure for {compared.subject.label} on {measure(first)}, in {unit}", tuple(cites))
        apart = f"; they are up to {gap} {unit} apart"
    return f"for {compared.subject.label} on {measure(first)}, {joined(parts)}{apart}"
