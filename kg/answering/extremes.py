"""The largest, smallest, newest: things ordered by an amount or a date that documents state."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

import pyoxigraph as ox

from kg import rdf
from kg.answering.citing import Edge
from kg.answering.context import Context
from kg.answering.draft import Draft
from kg.answering.measured_parts import edges_of_parts
from kg.answering.tables import level
from kg.answering.things import Finder
from kg.answering.wording import joined, marks, then
from kg.lexicon.dates import parse_date
from kg.lexicon.quantities import base_unit
from kg.model.answer import Missing
from kg.model.logical_form import FIRST, LogicalForm
from kg.model.terms import Iri
from kg.vocab import KG

SHOWN = 5
WORDS = {
    (KG.releaseDate, "desc"): "the latest",
    (KG.releaseDate, "asc"): "the earliest",
}
"""How a place at the top is called where "the most" is not the word."""


@dataclass(slots=True)
class Ranked:
    """A thing with its amount or date, and the edges that state it, each with the form that it prints; or one whose values are counted."""

    label: str
    value: Decimal | str
    edges: list[tuple[Edge, str]] = field(default_factory=list)
    counted: bool = False
    kind: str = ""

    @property
    def printed(self) -> str:
        """Return the amount as the first document prints it, or as counted."""
        return str(self.value) if self.counted else self.edges[0][1]


def extreme(form: LogicalForm, context: Context) -> Draft:
    """Return the things with the most or least of what the question orders by."""
    draft = Draft()
    finder = Finder(form, context)
    prop = form.by or KG.parameters
    above = context.graph.vocabulary.above
    first = form.claim == FIRST
    named = [s for s in form.subjects if not first and (form.target is None or form.target in above(s.types))]
    among: list[str] = [i for s in named for i in (s.iri, *s.iris)]
    if form.conditions and not among:
        among = [f.iri for f in finder.find()]
        if not among:
            asked = joined(c.text for c in form.conditions)[:80]
            draft.missing.append(Missing(asked, "condition", f"no document here names a thing for {asked}"))
            return draft
    edges = edges_of_parts(finder.edges(list(dict.fromkeys(among)), [prop], ()), form, context)
    if not among and finder.target:
        inside = set(finder.of_target({e.subject for e in edges}))
        edges = [e for e in edges if e.subject in inside]
    items = _alike([*_ranked(edges, context), *_counted(prop, {e.subject for e in edges}, among, finder)], draft)
    ranked = sorted(items, key=lambda i: (_sortable(i.value, form.order), i.label.casefold()))
    name = context.names.labels([prop])[prop]
    if not ranked:
        draft.missing.append(Missing(name, "property", f"no document here gives the {name} of what was asked"))
        return draft
    if len(named) > 1:
        known = {e.subject for i in ranked for e, _ in i.edges}
        draft.missing += [
            Missing(s.label, "property", f"no document here gives the {name} of {s.label}") for s in named if not known & {s.iri, *s.iris}
        ]
    own = {iri for s in form.subjects for iri in (s.iri, *s.iris)} if first else set()
    mine = next((i for i in ranked if own & {e.subject for e, _ in i.edges}), None)
    limit = form.limit or SHOWN
    chosen = ranked[form.offset : form.offset + limit + level(ranked[form.offset :], limit, lambda i: i.value, whole=bool(form.limit))]
    if form.limit and len(chosen) > limit:
        draft.caveats.append(f"At the last place {chosen[-1].printed} is the {name} of several: all of these are shown.")
    draft.columns = ("thing", name, "source")
    cited = []
    if first:
        top = [i for i in chosen if i.value == chosen[0].value]
        chosen = top if mine is None or mine in top else [*top, mine]
    for item in chosen:
        cites, titles = _cited(item, finder, context)
        shown = draft.compute(Decimal(len(item.edges)), f"{name} of {item.label}, counted", cites) if item.counted else item.printed
        draft.row((item.label, shown, "; ".join(titles)), cites)
        cited.append(cites)
    _say(form, name, chosen, cited, draft)
    if len(form.subjects) == 2 and len(chosen) == 2 and HOW_MUCH.search(form.question):
        _apart(name, chosen, cited, draft)
    if first and chosen:
        _judge(form, name, mine, chosen[0], draft)
    return draft


HOW_MUCH = re.compile(r"\bhow\s+(?:much|many)\b|\bby\s+how\b|\bdifference\b", re.I)
UNITS = ((Decimal(10) ** 12, "T"), (Decimal(10) ** 9, "B"), (Decimal(10) ** 6, "M"), (Decimal(1), ""))


def _apart(name: str, chosen: Sequence[Ranked], cited: Sequence[tuple[int, ...]], draft: Draft) -> None:
    """Add how far the amounts of two things are apart, in the unit in which the larger is a handy number."""
    one, other = (item.value for item in chosen)
    if not isinstance(one, Decimal) or not isinstance(other, Decimal) or one == other:
        return
    cites = tuple(n for c in cited for n in c)
    scale, unit = next((s, u) for s, u in UNITS if max(one, other) >= s)
    gap = Decimal(format((abs(one - other) / scale).normalize(), "f"))
    draft.compute(gap, f"difference of {chosen[0].printed} and {chosen[1].printed}, in {unit or 'units'}", cites)
    draft.add_column(f"difference{f' ({unit})' if unit else ''}", gap)
    draft.sentences.append(f"They are {gap}{f' {unit}' if unit else ''} apart in {name} {marks(cites[:4])}.")


def _judge(form: LogicalForm, name: str, mine: Ranked | None, top: Ranked, draft: Draft) -> None:
    """Say whether the thing named is the first, as the question claims."""
    if mine is None:
        label = joined(s.label for s in form.subjects)
        draft.missing.append(Missing(label[:80], "property", f"no document here gives the {name} of {label} in what was asked"))
        return
    draft.verdict = "yes" if mine.value == top.value else "no"
    draft.sentences[0] = f"{draft.verdict.capitalize()}: {draft.sentences[0]}"


def end(prop: Iri | None, order: str | None, count: int = 1, place: str = "") -> str:
    """Return what is said of those at the end of an order: `has the most`, `are the earliest`."""
    how = WORDS.get((prop or KG.parameters, order or "desc"))
    verb = ("has" if count == 1 else "have") if how is None else "is" if count == 1 else "are"
    return f"{verb} {place}{how or ('the most' if order == 'desc' else 'the least')}"


def _say(form: LogicalForm, name: str, chosen: Sequence[Ranked], cited: Sequence[tuple[int, ...]], draft: Draft) -> None:
    """Write who has the most, with ties, and who follows where the question names the things or how many."""
    if not chosen:
        return
    top = [item for item in chosen if item.value == chosen[0].value]
    place = {1: "second to ", 2: "third to "}.get(form.offset, "")
    said = joined(f"{item.label} ({item.printed})" for item in top)
    numbers = [n for cites in cited[: len(top)] for n in cites[:1]]
    alone = len(form.subjects) > 1 and len(chosen) == 1 and bool(draft.missing)
    told = f"Of {top[0].label} it is {top[0].printed}" if alone else f"{said} {end(form.by, form.order, len(top), place)} by {name}"
    draft.sentences.append(f"{told} {marks(numbers)}.")
    rest = list(zip(chosen, cited, strict=True))[len(top) :]
    if rest and (form.subjects or form.limit or form.claim == FIRST):
        shown = rest[:3] if not form.limit else rest
        listed = [f"{i.label} ({i.printed})" for i, _ in shown]
        told = then(listed) if form.limit else f"Beside it: {joined(listed)}"
        draft.sentences.append(f"{told} {marks(c[0] for _, c in shown)}.")


def _cited(item: Ranked, finder: Finder, context: Context) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """Return the citations of an item, one for each document of the scope that states it, and those documents' titles."""
    numbers: dict[int, None] = {}
    titles: dict[str, None] = {}
    places = context.citer.places([edge.bearer for edge, _ in item.edges])
    for edge, printed in item.edges:
        found = [p for p in places[edge.bearer] if finder.documents is None or p.document.iri in finder.documents]
        for document in dict.fromkeys(p.document.iri for p in found or places[edge.bearer]):
            readable = f"{edge.readable.rsplit(' · ', 1)[0]} · {printed}"
            numbers[context.citer.cite(replace(edge, readable=readable), document)] = None
            titles[context.library.documents[document].source.title] = None
    return tuple(numbers), tuple(titles)


def _alike(items: Sequence[Ranked], draft: Draft) -> list[Ranked]:
    """Return the items measured in the unit that most are measured in; bytes and tokens have no common order."""
    kinds = [item.kind for item in items]
    lead = max(kinds, key=lambda kind: (kinds.count(kind), kind), default="")
    for item in items:
        if item.kind != lead:
            draft.caveats.append(f"{item.label} ({item.printed}) is measured in another unit, and not ordered with the rest.")
    return [item for item in items if item.kind == lead]


def measured_in(unit: str) -> str:
    """Return what an amount's unit measures where amounts of one property may differ in that: bytes or tokens.

    A lone "B" is of no bytes but of billions: nothing is printed in single bytes.

    >>> measured_in("TB"), measured_in("tokens"), measured_in("PLs"), measured_in("B")
    ('bytes', 'tokens', '', '')
    """
    if unit.strip() != "B" and base_unit(unit.strip()) == "byte":
        return "bytes"
    return "tokens" if "token" in unit.casefold() else ""


def _counted(prop: Iri, stated: set[str], among: Sequence[str], finder: Finder) -> list[Ranked]:
    """Return the things of which documents name single values and state no number of them ("Python": one language)."""
    named = [p for p, count in finder.vocabulary.counts.items() if count == prop]
    edges = [e for e in finder.edges(list(dict.fromkeys(among)), named, ()) if e.subject not in stated] if named else []
    if not among and finder.target:
        inside = finder.of_target({e.subject for e in edges})
        edges = [e for e in edges if e.subject in inside]
    found: dict[str, dict[str, Edge]] = {}
    for edge in edges:
        found.setdefault(edge.subject, {}).setdefault(edge.object.value, edge)
    return [
        Ranked(
            next(iter(held.values())).readable.split(" · ")[0],
            Decimal(len(held)),
            [(e, e.readable.rsplit(" · ", 1)[-1]) for e in held.values()],
            True,
        )
        for held in found.values()
    ]


def _ranked(edges: Sequence[Edge], context: Context) -> list[Ranked]:
    """Return the things by their amount, or by their date in one form; what is stated of a family and its checkpoint alike is one thing."""
    amounts: dict[str, tuple[Decimal, str, str]] = {}
    objects = {e.object.value for e in edges if isinstance(e.object, ox.NamedNode)}
    for quantity, printed, number, scale, unit in context.store.select(rdf.quantities(objects)).texts() if objects else ():
        if number and scale:
            amounts[quantity] = (Decimal(number) * Decimal(scale), printed, measured_in(unit))
    found: dict[tuple[object, ...], Ranked] = {}
    for edge in edges:
        value: Decimal | str
        kind = ""
        if isinstance(edge.object, ox.Literal):
            value, printed_form = parse_date(edge.object.value) or edge.object.value, edge.object.value
        elif edge.object.value in amounts:
            value, printed_form, kind = amounts[edge.object.value]
        else:
            continue
        name = context.identity(edge.subject)
        thing = replace(name, size=None) if name is not None else edge.subject
        label = edge.readable.split(" · ")[0]
        item = found.setdefault((thing, value, kind), Ranked(label, value, kind=kind))
        item.label = max(item.label, label, key=lambda text: (len(text), text))
        item.edges.append((edge, printed_form))
    return list(found.values())


def _sortable(value: Decimal | str, order: str | None) -> tuple[object, ...]:
    if isinstance(value, Decimal):
        return (0, -value if order == "desc" else value)
    # Dates are in one form here (`_ranked`), whatever form a document prints: only so do their characters stand in the order of time.
    return (1, tuple(-ord(c) for c in value) if order == "desc" else tuple(ord(c) for c in value))
