"""What things are not: what a document denies of them, or tells in place of what is asked, apart from what none speaks of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from kg.answering.citing import Edge
from kg.lexicon.dates import falls_in
from kg.model.logical_form import Condition
from kg.vocab import DENIALS, SKOS

if TYPE_CHECKING:
    from kg.answering.things import Finder, Found

SINGLE = Decimal("0.1")
"""The share of things with several values up to which a property is one of which things have a single value."""


def denying(finder: Finder, condition: Condition) -> dict[str, list[Edge]]:
    """Return the things of which a document denies something, or gives another value.

    Another value denies one where things have a single value; and where it stands in the column of a table that gives the one asked
    about for other things. A value above it denies nothing: what is open may well be fully open.
    """
    value = str(condition.value)
    if condition.property is not None and falls_in(value, "is", value):
        inside = finder.meeting(replace(condition, operator="is"))
        dated = [e for e in finder.edges((), [condition.property], ()) if falls_in(e.object.value, "is", value) is False]
        return {e.subject: [e] for e in dated if e.subject not in inside}
    things = () if finder.vocabulary.worded(condition.property) else finder.readings(condition)
    met = {e.subject: [e] for v in things for e in finder.edges((), sorted(DENIALS), finder.at_or_below(v))}
    having = finder.meeting(replace(condition, operator="has"))
    properties = finder.properties(condition, value)
    others = [e for e in (finder.edges((), properties, ()) if properties else []) if e.predicate not in DENIALS]
    above = {v for v in {e.object.value for e in others} if set(things) & set(finder.at_or_below(v)[1:])}
    others = [e for e in others if e.object.value not in above]
    several = Counter(e.subject for e in others)
    single = several and Decimal(sum(n > 1 for n in several.values())) / len(several) <= SINGLE
    for edge in others if single else _beside(finder, [e for edges in having.values() for e in edges], others):
        met.setdefault(edge.subject, [edge])
    return {s: edges for s, edges in met.items() if s not in having}


def _beside(finder: Finder, having: Sequence[Edge], others: Sequence[Edge]) -> list[Edge]:
    """Return which edges stand in a column of a table that gives the value asked about for other things."""
    columns = {place for edge in having for place in _columns(finder, [edge])}
    return [e for e in others if columns & set(_columns(finder, [e]))] if columns else []


def _columns(finder: Finder, edges: Iterable[Edge]) -> list[tuple[str, str, str]]:
    """Return the columns of tables in which edges stand."""
    places = finder.context.citer.places([e.bearer for e in edges])
    located = [(p.document.iri, p.locator.table, p.locator.column) for held in places.values() for p in held]
    return [(document, table, column) for document, table, column in located if table and column]


def without(finder: Finder, kept: dict[str, Found], condition: Condition) -> dict[str, Found]:
    """Return the things that no document says have something, each with the denial where a document states one.

    Where one does so of some, the others are none of them: they are kept apart, as what nothing is said of.
    """
    having = finder.meeting(replace(condition, operator="is" if isinstance(condition.value, Decimal) else "has"))
    left = {s: f for s, f in kept.items() if s not in having and (finder.target != SKOS.Concept or s != condition.value)}
    contrary = _inherited(finder, denying(finder, condition), left) if left else {}
    told = {s: f for s, f in left.items() if s in contrary}
    for subject, found in told.items():
        edge = contrary[subject][0]
        found.edges += [edge] if edge not in found.edges else []
        found.contrary[condition.text] = "denied" if edge.predicate in DENIALS else edge.readable.rsplit(" · ", 1)[-1]
    if told:
        finder.unsaid[condition.text] = [s for s in left if s not in told]
        return told
    for found in left.values():
        found.silent.append(condition.text)
    return left


def _inherited(finder: Finder, contrary: dict[str, list[Edge]], left: Iterable[str]) -> dict[str, list[Edge]]:
    """Return denials with those of families for their models, where it is said of none of these itself."""
    found = dict(contrary)
    above = {s: finder.context.upward(s)[1:] for s in left if s not in contrary and "/model/" in s}
    own = {up for s in contrary if "/model/" in s for up in finder.context.upward(s)[1:]}
    for subject, families in above.items():
        told = next((up for up in families if up in contrary and up not in own), None)
        if told is not None:
            found[subject] = contrary[told]
    return found


def lacking(finder: Finder, kept: dict[str, Found], condition: Condition) -> dict[str, Found]:
    """Return the things of which no document of the scope gives any value of a property."""
    prop = condition.property
    given = {e.subject for e in finder.edges(sorted(kept), [prop, *finder.vocabulary.below(prop)], ())} if prop and kept else set()
    left = {s: f for s, f in kept.items() if s not in given}
    for found in left.values():
        found.silent.append(condition.text)
    return left
