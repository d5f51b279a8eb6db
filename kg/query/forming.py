"""The logical form of a kind of question, from its parts: which of them are subjects, and which conditions are left beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.model.document import Span
from kg.model.logical_form import Absent, Condition, LogicalForm, Subject
from kg.model.terms import Iri
from kg.query import subjects as subject_reader
from kg.query.asserting import claimed
from kg.query.by_size import beside
from kg.query.kinds import SCORED
from kg.query.kinds.special import asks_maker
from kg.query.ordering import RANKED, first_places, limit_of
from kg.query.parts import Parts
from kg.query.reading import Reading
from kg.query.selections import aggregate, between_two
from kg.query.shifts import shifted
from kg.query.vocabulary import Vocabulary
from kg.vocab import KG, OWL, SKOS


def form_of(parts: Parts, kind: str, absent: tuple[Absent, ...], vocabulary: Vocabulary) -> LogicalForm:
    """Return the logical form of a kind."""
    reading = parts.reading
    subjects = parts.models if kind in SCORED else (*parts.models, *parts.things)
    if kind == "trend":
        subjects = subject_reader.merged(subjects)
    if kind == "property" and parts.models and asks_maker(parts, vocabulary):
        subjects = parts.models
    if kind in ("description", "path") and (kind == "path" or not subjects):
        more = [c for c in parts.concepts if c.span not in {s.span for s in subjects}]
        classes = {m.span for m in reading.mentions if m.of(OWL.Class)} if kind == "path" and len(subjects) > 1 else set()
        subjects = (*subjects, *(c for c in more if c.span not in classes))
    if kind == "description" and not subjects:
        subjects = tuple(Subject(m.text, Span(0, 0), m.text, m.iri, (SKOS.Concept,), (m.iri,)) for m in parts.measured.metrics)
    if kind == "check" and not subjects:
        subjects = parts.concepts[:1]
    given = parts.conditions
    if kind in ("list", "count"):
        within = {c.value for c in given if c.property == KG.checkpointOf}
        subjects = tuple(s for s in subjects if s.iri not in within)
        given = _of_series(given, parts.models)
    if kind in SCORED:
        if kind in ("ranking", "selection"):
            subjects = tuple(m for m in parts.models if m not in parts.about_models)
        measured = {*(b.iri for b in parts.measured.benchmarks), *(m.iri for m in subjects), *(t.iri for t in parts.measured.tasks)}
        given = tuple(c for c in given if c.value not in measured and not _measures(c, parts))
    if kind in ("property", "check", "extreme"):
        given = tuple(c for c in given if c.value not in {s.iri for s in subjects[:1]})
    form = LogicalForm(
        kind=kind,
        question=reading.text,
        subjects=subjects,
        measured=parts.measured,
        properties=parts.properties,
        listed=parts.listed,
        target=(parts.part or parts.target) if kind == "breakdown" else parts.target,
        conditions=given,
        scope=parts.scope,
        order=parts.order,
        by=parts.by,
        limit=limit_of(reading),
        offset=_offset(reading),
        axis="narrower" if kind == "description" and reading.has("kinds") else _axis(reading, kind),
        contrast=parts.contrast if kind in SCORED else (),
        sizes=tuple(f"{s.size}-{s.upto}" if s.upto else s.size for s in parts.sizes),
        claim=claimed(parts, kind),
        yes_no=parts.yes_no,
        why=parts.why,
        aggregate=aggregate(reading, between_two(parts.sizes))
        or ("count" if kind in ("selection", "coverage", "shift") and reading.has("count") else None),
        any_benchmark=reading.has("either") and not reading.has("and"),
        bounds=parts.bounds,
        absent=absent,
    )
    form = beside(form, parts) if kind == "beyond" else form
    return shifted(form, parts) if kind == "shift" else form


def _of_series(conditions: Sequence[Condition], models: Sequence[Subject]) -> tuple[Condition, ...]:
    """Return the conditions, one by a name that several families bear as one by each of these, of which one is enough."""
    families: dict[Iri, tuple[Iri, ...]] = {}
    for model in models:
        held = tuple(dict.fromkeys((model.iri, *model.iris)))
        families[model.iri] = tuple(i for i in held if not any(i.startswith(f"{other}/") for other in held))
    return tuple(
        replace(c, value=iri)
        for c in conditions
        for iri in (families.get(Iri(str(c.value)), (c.value,)) if c.property == KG.checkpointOf and c.operator == "has" else (c.value,))
    )


def _measures(condition: Condition, parts: Parts) -> bool:
    """Return whether the words of a condition say which part of a benchmark is meant.

    A word that the question says again does not where it stands beside others ("with open-data Full on Zork Full").
    """
    text = condition.text.casefold()
    said = parts.measured_words & {text, *text.split()}
    rest = parts.reading.text.casefold().replace(text, " ", 1)
    return any(word == text or not re.search(rf"\b{re.escape(word)}\b", rest) for word in said)


def _offset(reading: Reading) -> int:
    """Return how many places a question passes over: one for the second best; a second attempt or a whole ranking is none."""
    asked = [
        o.name for o in reading.operators if o.name in ("second", "third") and not any(o.span.overlaps(f.span) for f in reading.facets)
    ]
    return 0 if RANKED.search(reading.text) or first_places(reading.text) or not asked else 1 if "second" in asked else 2


def _axis(reading: Reading, kind: str) -> str | None:
    if kind != "trend":
        return None
    return "version" if reading.has("version") and not reading.has("size") else "size"
