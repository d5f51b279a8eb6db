"""The largest, smallest, newest: things ordered by an amount or a date that documents state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pyoxigraph as ox

from kg import rdf
from kg.answering.citing import Edge
from kg.answering.context import Context
from kg.answering.draft import Draft
from kg.answering.things import Finder
from kg.answering.wording import joined, marks
from kg.model.answer import Missing
from kg.model.logical_form import LogicalForm
from kg.vocab import KG

SHOWN = 5


def extreme(form: LogicalForm, context: Context) -> Draft:
    """Return the things with the most or least of what the question orders by."""
    draft = Draft()
    finder = Finder(form, context)
    prop = form.by or KG.parameters
    among: list[str] = [i for s in form.subjects for i in (s.iri, *s.iris)]
    if form.conditions and not among:
        among = [f.iri for f in finder.find()]
        if not among:
            asked = joined(c.text for c in form.conditions)[:80]
            draft.missing.append(Missing(asked, "condition", f"no document here names a thing for {asked}"))
    edges = finder.edges(list(dict.fromkeys(among)), [prop], ())
    if not among and finder.target:
        inside = set(finder.of_target({e.subject for e in edges}))
        edges = [e for e in edges if e.subject in inside]
    ranked = _ranked(edges, form.order, context)
    name = context.names.labels([prop])[prop]
    if not ranked:
        draft.missing.append(Missing(name, "property", f"no document here gives the {name} of what was asked"))
        return draft
    limit = form.limit or SHOWN
    draft.columns = ("thing", name, "source")
    cited: list[int] = []
    for _, edge, printed in ranked[form.offset : form.offset + limit]:
        place = context.citer.places([edge.bearer])[edge.bearer]
        inside_scope = [p for p in place if finder.documents is None or p.document.iri in finder.documents] or place
        n = context.citer.cite(replace(edge, readable=f"{edge.readable.rsplit(' · ', 1)[0]} · {printed}"), inside_scope[0].document.iri)
        draft.row((edge.readable.split(" · ")[0], printed, inside_scope[0].document.title), (n,))
        cited.append(n)
    first = ranked[form.offset][0] if form.offset < len(ranked) else None
    top = [(r, n) for r, n, (value, _, _) in zip(draft.rows, cited, ranked[form.offset :], strict=False) if value == first]
    if top:
        how = "the most" if form.order == "desc" else "the least"
        said = joined(f"{row.values[0]} ({row.values[1]})" for row, _ in top)
        draft.sentences.append(f"{said} {'has' if len(top) == 1 else 'have'} {how} by {name} {marks(n for _, n in top)}.")
    if form.subjects and len(draft.rows) > 1:
        rest = draft.rows[len(top) :][:3]
        if rest:
            draft.sentences.append(
                f"Beside it: {joined(f'{r.values[0]} ({r.values[1]})' for r in rest)} {marks(n for r in rest for n in r.cites)}."
            )
    return draft


def _ranked(edges: Sequence[Edge], order: str | None, context: Context) -> list[tuple[Decimal | str, Edge, str]]:
    """Return the edges by their amount or date, one for each thing."""
    amounts: dict[str, tuple[Decimal, str]] = {}
    objects = {e.object.value for e in edges if isinstance(e.object, ox.NamedNode)}
    for quantity, printed, number, scale, _ in context.store.select(rdf.quantities(objects)).rows if objects else ():
        if number is not None and scale is not None and quantity is not None and printed is not None:
            amounts[quantity.value] = (Decimal(number.value) * Decimal(scale.value), printed.value)
    found: dict[str, tuple[Decimal | str, Edge, str]] = {}
    for edge in edges:
        if isinstance(edge.object, ox.Literal):
            item: tuple[Decimal | str, Edge, str] = (edge.object.value, edge, edge.object.value)
        elif edge.object.value in amounts:
            item = (amounts[edge.object.value][0], edge, amounts[edge.object.value][1])
        else:
            continue
        found.setdefault(f"{edge.subject} {item[2]}", item)
    return sorted(found.values(), key=lambda i: (_sortable(i[0], order), i[1].readable.casefold()))


def _sortable(value: Decimal | str, order: str | None) -> tuple[object, ...]:
    if isinstance(value, Decimal):
        return (0, -value if order == "desc" else value)
    return (1, tuple(-ord(c) for c in value) if order == "desc" else tuple(ord(c) for c in value))
