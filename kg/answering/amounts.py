"""Means, sums and spreads of amounts that documents state of things: sizes of corpora, problems of benchmarks, context lengths."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from kg import rdf
from kg.answering.citing import Edge
from kg.answering.context import Context
from kg.answering.draft import Draft
from kg.answering.extremes import measured_in
from kg.answering.things import Finder, Found
from kg.answering.wording import joined, marks
from kg.model.answer import Missing
from kg.model.logical_form import LogicalForm
from kg.model.terms import Iri

WORDS = {"average": "mean", "sum": "sum", "spread": "difference"}
MOST_NAMED = 12


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount that a document states of a thing: as a number in base units, with the scale and unit that it is printed in."""

    thing: Found
    edge: Edge
    value: Decimal
    printed: str
    scale: Decimal
    unit: str


def asked(form: LogicalForm, finder: Finder) -> Iri | None:
    """Return the property of amounts whose mean, sum or spread a question about things asks for, if it does."""
    if form.aggregate not in WORDS or finder.target is None:
        return None
    above = finder.vocabulary.above([finder.target])
    for named in form.properties:
        for prop in (named, finder.vocabulary.counts.get(named)):
            if prop and finder.vocabulary.amount(prop) and (domains := finder.vocabulary.terms[prop].domains) and domains & above:
                return prop
    return None


def work_out(form: LogicalForm, prop: Iri, finder: Finder, context: Context) -> Draft:
    """Return the mean, sum or spread of an amount over the things that meet the conditions."""
    draft = Draft()
    things = finder.find()
    name = context.names.labels([prop])[prop]
    stated = _stated(things, prop, finder, context)
    amounts = _alike(stated, draft)
    if len(amounts) < 2:
        draft.missing.append(Missing(name, "property", f"no two documents or rows here give the {name} of what is asked in one unit"))
        return draft
    ranked = sorted(amounts, key=lambda a: (-a.value, a.thing.label.casefold()))
    if form.aggregate == "spread":
        ranked = [ranked[0], ranked[-1]]
    draft.columns = (context.names.labels([finder.target or prop])[finder.target or prop], name, "source")
    for amount in ranked:
        places = context.citer.places([amount.edge.bearer])[amount.edge.bearer]
        place = next((p for p in places if finder.holds(p)), places[0])
        n = context.citer.cite(amount.edge, place.document.iri)
        draft.row((amount.thing.label, amount.printed, place.document.title), (n,))
    _say(form, name, ranked, draft)
    without = [t.label for t in things if t.iri not in {a.thing.iri for a in stated}]
    if without:
        more = " and others" if len(without) > MOST_NAMED else ""
        draft.caveats.append(f"No {name} is given for {joined(without[:MOST_NAMED])}{more}.")
    return draft


def _say(form: LogicalForm, name: str, amounts: Sequence[Amount], draft: Draft) -> None:
    """Write the number that is worked out, in the unit that most of the amounts are printed in."""
    units = [(a.scale, a.unit) for a in amounts]
    scale, unit = max(units, key=lambda u: (units.count(u), u[0]))
    values = [a.value / scale for a in amounts]
    value = values[0] - values[-1] if form.aggregate == "spread" else sum(values, Decimal(0))
    value = (value / len(values)).quantize(Decimal("0.01")) if form.aggregate == "average" else value
    word = WORDS[form.aggregate or ""]
    cites = tuple(n for row in draft.rows for n in row.cites)
    in_unit = unit or {Decimal(10) ** 9: "billions", Decimal(10) ** 6: "millions", Decimal(10) ** 3: "thousands"}.get(scale, "")
    how = f"{word} of {joined(a.printed for a in amounts)}" + (f", in {in_unit}" if in_unit else "")
    number = draft.compute(Decimal(format(value.normalize(), "f")), how, cites)
    draft.add_column(word, number)
    told = joined(f"{a.thing.label} ({a.printed})" for a in amounts[:MOST_NAMED]) + (" and others" if len(amounts) > MOST_NAMED else "")
    said = f" {in_unit}" if in_unit else ""
    draft.sentences.append(f"The {word} of {name} is {number}{said}, from {told} {marks(cites[:MOST_NAMED])}.")


def _stated(things: Sequence[Found], prop: Iri, finder: Finder, context: Context) -> list[Amount]:
    """Return the first amount of each thing, of the document that is trusted most."""
    found = finder.amounts(prop, [t.iri for t in things]) if things else {}
    quantities = {e.object.value for held in found.values() for e, _ in held}
    units = {q: (Decimal(scale), unit) for q, _, _, scale, unit in context.store.select(rdf.quantities(quantities)).texts() if scale}
    ranks = context.citer.places([e.bearer for held in found.values() for e, _ in held]) if found else {}
    made = []
    for thing in things:
        if thing.iri not in found:
            continue
        edge, value = min(found[thing.iri], key=lambda item: context.library.documents[ranks[item[0].bearer][0].document.iri].rank)
        scale, unit = units[edge.object.value]
        made.append(Amount(thing, edge, value, edge.readable.rsplit(" · ", 1)[-1], scale, unit))
    return made


def _alike(amounts: Sequence[Amount], draft: Draft) -> list[Amount]:
    """Return the amounts measured in what most are measured in; bytes and tokens do not add up."""
    kinds = [measured_in(a.unit) for a in amounts]
    lead = max(kinds, key=lambda kind: (kinds.count(kind), kind), default="")
    for amount in amounts:
        if measured_in(amount.unit) != lead:
            draft.caveats.append(f"{amount.thing.label} ({amount.printed}) is measured in another unit, and not counted in.")
    return [a for a in amounts if measured_in(a.unit) == lead]
