"""What of a question nothing understands: names that nothing bears, properties that nothing has, words that restrict nothing.

They are told, never dropped in silence; and where they are what the question asks for, it is not understood.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.model.document import Span, inside
from kg.model.logical_form import Absent, Subject
from kg.query import strangers
from kg.query.kinds import SCORED
from kg.query.names import Names
from kg.query.ordering import limit_of
from kg.query.parts import SCORES, Parts
from kg.query.reading import Reading
from kg.query.selections import aggregate, between_two
from kg.query.shifts import shift
from kg.query.spelling import amount_named
from kg.query.unread import strange, unheard_of, unknown_property, unmeasured, unread
from kg.vocab import KG, OWL

MEASURES = (KG.Metric, KG.Benchmark, KG.Subset)
"""The classes of what a score is measured by or on."""
MEASURERS = (KG.Document, KG.Agent, KG.Setting, OWL.Class)
"""The classes of by whom, and how."""


def unnamed(reading: Reading, covered: Sequence[Span], models: Sequence[Subject], names: Names) -> tuple[Absent, ...]:
    """Return the properties that only end like one, and the names that nothing here bears."""
    taken = [*covered, *reading.compounds]
    amounts = [(amount_named(c.of(reading.text)), c) for c in reading.compounds]
    absent = tuple(Absent(named, c, "property", f"no document here gives the {named}", ()) for named, c in amounts)
    absent += strangers.unknown(reading, taken, names)
    return absent + strangers.unheard(reading, [*taken, *(a.span for a in absent)], models, names)


def judged(
    kind: str, parts: Parts, covered: Sequence[Span], absent: tuple[Absent, ...], names: Names
) -> tuple[str, Parts, tuple[Absent, ...], tuple[str, ...]]:
    """Return the kind of a question with what is left over taken into account, its parts, what is absent, and the words unread."""
    reading, described = parts.reading, kind == "description"
    idle = _idle(kind, parts)
    covered = [span for span in covered if span not in idle]
    if kind == "shift" and (asked := shift(parts)) is not None:
        covered += asked.words
    if described and parts.measured.metrics and any(a.kind == "name" for a in absent) and not parts.models:
        kind = "lookup"  # A score is asked for of what nothing here knows.
    if kind == "property" and set(parts.properties) <= SCORES and parts.measured.benchmarks and any(a.kind == "name" for a in absent):
        kind = "unknown"  # So it is here: a benchmark has no score of its own.
    asked_for = kind == "description" and parts.target is not None and not parts.models and not parts.things
    odd, parts = _odd(kind, parts, covered, absent, names, asked_for=asked_for)
    if any(a.kind == "thing" for a in odd) or (odd and asked_for):
        kind = "unknown"
    if kind == "ranking" and parts.foreign and not _ranks_anything(parts):
        kind = "unknown"
    if kind == "description" and parts.models and _beside_the_point(reading, covered, names):
        kind = "unknown"
    if kind == "description" and not parts.properties and not reading.has("place", "kinds", "siblings", "who", "when"):
        odd = (*odd, *unknown_property(reading, covered, (*parts.models, *parts.things), names))
    absent = (*absent, *odd)
    taken = [a.span for a in absent]
    said = [*(b.text for b in parts.bounds), str(limit_of(reading) or ""), reading.table or ""]
    measured = {b.iri for b in parts.measured.benchmarks} if kind == "ranking" else set()  # what a ranking is on is no condition of it
    given = [c for c in parts.conditions if c.value not in measured]
    return kind, parts, absent, unread(reading, [*covered, *taken], given, taken, kind, said)


def _idle(kind: str, parts: Parts) -> list[Span]:
    """Return the words for a distance where none is worked out: in a ranking of which no two places are set apart, or a look-up."""
    reading = parts.reading
    if kind not in ("ranking", "lookup") or aggregate(reading, between_two(parts.sizes)) is not None:
        return []
    others = [o.span for o in reading.operators if o.name != "lead"]
    return [o.span for o in reading.at("lead") if o.span not in others]


def _ranks_anything(parts: Parts) -> bool:
    """Return whether a ranking is of something: models, what is measured, documents; "a good pasta recipe" is of none."""
    measured = parts.measured
    named = parts.models or parts.target or parts.conditions or parts.scope.documents or parts.scope.kinds or parts.bounds or parts.sizes
    return bool(named or measured.benchmarks or measured.tasks or measured.metrics or measured.subsets or measured.mean or parts.concepts)


def _odd(
    kind: str, parts: Parts, covered: Sequence[Span], absent: Sequence[Absent], names: Names, *, asked_for: bool
) -> tuple[tuple[Absent, ...], Parts]:
    """Return the words that ask for what nothing here knows; and the parts, without the settings that belong to a metric of these."""
    reading, measured = parts.reading, parts.measured
    odd = strange(reading, covered, names, "list" if asked_for else kind)
    known = bool(measured.benchmarks or measured.tasks or measured.metrics or measured.subsets or measured.mean or parts.properties)
    odd += unheard_of(reading, covered, names, kind, measured=known)
    if kind in SCORED:
        metrics = [*(f.span for f in reading.facets), *(m.span for m in reading.mentions if m.of(*MEASURES)), *(a.span for a in absent)]
        lacking = unmeasured(reading, metrics, [m.span for m in reading.mentions if m.of(*MEASURERS)])
        odd = (*lacking, *(a for a in odd if not any(a.span.overlaps(b.span) for b in lacking)))
        settings = tuple(s for s in measured.settings if not any(s.text in a.text for a in lacking))
        parts = replace(parts, measured=replace(measured, settings=settings))
    return tuple(a for a in odd if not any(b.span.start <= a.span.start and a.span.end <= b.span.end for b in absent)), parts


def _beside_the_point(reading: Reading, covered: Sequence[Span], names: Names) -> bool:
    """Return whether words that no document uses ask something of a model that is no description of it ("best pizza topping for …")."""
    strange = [
        t
        for t in reading.doc
        if t.is_alpha and not t.is_stop and len(t) > 3 and t.text.islower() and not inside(t.idx, covered) and not names.ordinary(t.lower_)
    ]
    return len(strange) > 1 or (bool(strange) and reading.has("best", "worst", "most", "fewest"))
