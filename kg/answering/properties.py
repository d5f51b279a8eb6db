"""Looking up properties of things: sizes, languages, licences, dates, what a model started from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

import pyoxigraph as ox

from kg import rdf
from kg.answering.citing import Edge
from kg.answering.context import Context
from kg.answering.draft import Draft
from kg.answering.measured_parts import measured_parts, uncounted_parts
from kg.answering.origins import akin, by_its_makers, conflicting, lineage, with_ancestors
from kg.answering.remarks import ASKS_NOT
from kg.answering.things import Finder
from kg.answering.told_apart import differing
from kg.answering.wording import joined, marks, untold
from kg.lexicon.keys import match_key
from kg.lexicon.quantities import base_unit
from kg.model.answer import Missing
from kg.model.logical_form import LogicalForm, Subject
from kg.model.terms import Iri
from kg.query.subjects import magnitude
from kg.vocab import KG, RDF, XSD

MOST_ROWS = 40
MOST_TOLD = 12


@dataclass(frozen=True, slots=True)
class Fact:
    """One value of one property of one thing, in the words of the document that says so."""

    subject: str
    label: str
    property: str
    property_label: str
    value: str
    edge: Edge
    document: str


def look_up(form: LogicalForm, context: Context) -> Draft:
    """Return the values of the properties asked for, one row for each document that states one."""
    draft = Draft()
    draft.columns = ("thing", "property", "value", "source")
    asked = expanded(form, context)
    firsts: list[Fact] = []
    for subject in form.subjects:
        allowed = context.documents_in(form.scope)
        wider = _above(asked, context)
        denied = _denied(asked, context) if ASKS_NOT.search(form.question) else ()
        stated = (
            facts(subject, denied, context)
            if denied
            else facts(subject, asked, context)
            or _from_the_other_end(subject, asked, context)
            or (facts(subject, wider, context) if wider else [])
            or _of_its_family(subject, asked, context, draft)
        )
        found = [f for f in stated if allowed is None or f.document in allowed]
        made_from = bool(asked) and set(asked) <= set(lineage(context))
        if found and made_from and not by_its_makers(found, context):
            others = [f for other in akin(subject, context) for f in facts(other, asked, context)]
            others = [f for f in others if allowed is None or f.document in allowed]
            if others:
                names = joined(dict.fromkeys(f.label for f in others))
                draft.caveats.append(f"{names} has the size that is asked for, and may be meant by {subject.label}.")
            found += others
        found = of_part(_of_kind(found, form, context), form, context) or _members(subject, asked, form, context)
        found, unit = _in_unit(found, form, context)
        if unit is not None:
            draft.missing.append(
                Missing(f"{unit} of {subject.label}", "property", f"no document here counts the {unit} of {subject.label}")
            )
        if not found and not denied and measured_parts(subject, asked, form, context, draft):
            continue
        if not found:
            labels = context.names.labels(form.properties).values()
            why = (
                f"no document here says what {subject.label} has not of {joined(labels, 'or')}" if denied else untold(labels, subject.label)
            )
            draft.missing.append(Missing(subject.label, "property", why))
            continue
        draft.missing += [] if denied else _untold(subject, found, form, context)
        uncounted_parts(subject, [(f.label, f.value.replace(",", "")) for f in found], asked, form, context, draft)
        firsts.append(found[0])
        told: dict[str, dict[str, list[Fact]]] = {}
        for fact in found[:MOST_ROWS]:
            n = context.citer.cite(fact.edge, fact.document)
            title = context.library.documents[fact.document].source.title
            draft.row((fact.label, fact.property_label, fact.value, title), (n,))
            told.setdefault(fact.property_label, {}).setdefault(fact.label, []).append(fact)
        for name, by_thing in told.items():
            draft.sentences.append(_sentence(name, by_thing, context))
        differing(found[:MOST_ROWS], context, draft)
        if made_from:
            conflicting(found[:MOST_ROWS], context, draft)
    if form.aggregate == "sum" and len(form.subjects) > 1:
        _sum(firsts, len(form.subjects), context, draft)
    return draft


def _untold(subject: Subject, found: Sequence[Fact], form: LogicalForm, context: Context) -> list[Missing]:
    """Return which of the properties that a question lists no document tells of a thing, where it tells others."""
    told = {f.property for f in found}
    missing = []
    for listed in form.listed:
        meant = tuple(p for p in listed if p in form.properties)
        own = expanded(replace(form, properties=meant), context)
        if meant and not told & {*own, *_above(own, context)}:
            missing.append(Missing(subject.label, "property", untold(context.names.labels(meant).values(), subject.label)))
    return missing


def _denied(asked: Sequence[Iri], context: Context) -> tuple[Iri, ...]:
    """Return the properties that deny those asked for, where the ontology has them."""
    pairs = context.store.select(rdf.pairs(KG.negatedBy)).bound()
    return tuple(dict.fromkeys(Iri(o.value) for s, o in pairs if s.value in asked))


def _members(subject: Subject, asked: Sequence[Iri], form: LogicalForm, context: Context) -> list[Fact]:
    """Return the checkpoints or variants of a model as the documents name them, where these are what is asked for.

    Of a family with checkpoints of its own those of its variants are left out: they come in sizes of their own.
    """
    prop = next((p for p in (KG.hasCheckpoint, KG.hasVariant) if p in asked), None)
    if prop is None or subject.model is None:
        return []
    below = [m for m in context.names.members(subject.model.family) if not m.name.configuration and m.name.level != "family"]
    below = [m for m in below if set(m.name.variant) >= set(subject.model.variant)]
    below.sort(key=lambda m: (m.name.level != "variant", magnitude(m.name.size) if m.name.size else 0, m.label))
    if prop == KG.hasCheckpoint:
        sized = [m for m in below if m.name.level == "checkpoint"]
        below = [m for m in sized if m.name.variant == subject.model.variant] or sized
    else:
        below = [m for m in below if m.name.variant != subject.model.variant]
    finder = Finder(replace(form, target=KG.Model, conditions=()), context)
    rows = list(context.store.select(rdf.edges([m.iri for m in below], [RDF.type], [KG.Model])).bound()) if below else []
    labels = context.names.labels([prop, KG.Model])
    found = []
    shown: set[object] = set()
    for member in below:
        thing: object = member.name.variant if prop == KG.hasVariant else member.iri
        edges = [Edge(s.value, p.value, o, f"{member.label} · is a · {labels[KG.Model]}") for s, p, o in rows if s.value == member.iri]
        places = context.citer.places([e.bearer for e in edges])
        for edge in edges if thing not in shown else ():
            document = next((p.document.iri for p in places.get(edge.bearer, ()) if finder.holds(p)), None)
            if document is not None:
                label = next((m.label for m in below if m.name.variant == member.name.variant and m.name.level == "variant"), member.label)
                shown.add(thing)
                value = label if prop == KG.hasVariant else member.label
                found.append(Fact(subject.iri, subject.label, str(prop), labels[prop], value, edge, document))
    return found


def _sum(firsts: Sequence[Fact], things: int, context: Context, draft: Draft) -> None:
    """Add the sum of one amount over the things named, of each its first fact, where all are stated in one unit."""
    amounts = {}
    for quantity, _, number, _, unit in context.store.select(rdf.quantities({f.edge.object.value for f in firsts})).rows:
        if number is not None and quantity is not None:
            amounts[quantity.value] = (Decimal(number.value), unit.value if unit else "")
    held = [amounts[f.edge.object.value] for f in firsts if f.edge.object.value in amounts]
    units = {unit for _, unit in held}
    if len(held) < things or len(units) != 1:
        return
    cites = tuple(context.citer.cite(f.edge, f.document) for f in firsts)
    total = draft.compute(sum((value for value, _ in held), Decimal(0)), f"sum of the amounts, in {units.pop() or 'units'}", cites)
    draft.add_column("sum", total)
    told = joined(f"{f.label} ({f.value})" for f in firsts)
    draft.sentences.append(f"Together {total}, from {told} {marks(cites)}.")


def expanded(form: LogicalForm, context: Context) -> tuple[Iri, ...]:
    """Return the properties asked for, those below them, and those that hold the number of their values."""
    vocabulary = context.graph.vocabulary
    found: list[Iri] = []
    for prop in form.properties:
        found += [p for p in (prop, *vocabulary.below(prop), vocabulary.counts.get(prop)) if p and p not in found]
    return tuple(found)


def _above(properties: Sequence[Iri], context: Context) -> tuple[Iri, ...]:
    """Return the counts right above counts: of languages, where programming languages are asked for and not counted apart."""
    vocabulary = context.graph.vocabulary
    counts = set(vocabulary.counts.values())
    return tuple(p for p in sorted(vocabulary.children) if p in counts and vocabulary.children[p] & counts & set(properties))


def _of_kind(found: list[Fact], form: LogicalForm, context: Context) -> list[Fact]:
    """Return the facts whose value is of the kind that the question names ("which attention does X use"), all if none is."""
    kinds = [str(c.value) for c in form.conditions if isinstance(c.value, str)]
    if form.target is not None and KG.Technique in context.graph.vocabulary.above([form.target]):
        typed = (
            context.store.select(rdf.edges(sorted({f.edge.object.value for f in found}), [RDF.type], [form.target])).texts()
            if found
            else ()
        )
        of_class = {value for value, *_ in typed}
        found = [f for f in found if f.edge.object.value in of_class] or found
    if not kinds:
        return found
    inside = {row[1].value for row in context.store.select(rdf.narrower(kinds)).rows if row[1] is not None}
    return [f for f in found if f.edge.object.value in inside] or found


def of_part(found: list[Fact], form: LogicalForm, context: Context) -> list[Fact]:
    """Return the facts whose row names the part of a benchmark that is asked for, called by it ("Zork Hard"); all if none does."""
    wanted = {word.casefold(): word for word in form.measured.subsets}
    if not wanted or not found:
        return found
    places = context.citer.places(list(dict.fromkeys(f.edge.bearer for f in found)))
    kept = []
    for fact in found:
        quotes = [p.quote for p in places.get(fact.edge.bearer, ()) if p.document.iri == fact.document]
        said = {word for quote in quotes for word in re.findall(r"[^\W_]+", quote.casefold())}
        parts = [name for key, name in wanted.items() if key in said]
        if parts:
            kept.append(replace(fact, label=" ".join((fact.label, *(p for p in parts if p.casefold() not in fact.label.casefold())))))
    return kept or found


COUNTED = re.compile(r"\b(?:how\s+many|number\s+of|#)\s*([a-z]+)", re.I)
"""What a question asks the number of."""


def _units(found: Sequence[Fact], context: Context) -> dict[str, str]:
    """Return the units in which amounts are stated, `byte` for all sizes of data; an amount without one has none."""
    rows = context.store.select(rdf.quantities({f.edge.object.value for f in found if isinstance(f.edge.object, ox.NamedNode)})).rows
    return {q.value: base_unit(unit.value) or "" for q, _, _, _, unit in rows if q is not None and unit is not None}


def _in_unit(found: list[Fact], form: LogicalForm, context: Context) -> tuple[list[Fact], str | None]:
    """Return the facts in the unit of which a question asks the number ("how many files"), all of them where none is or it asks none.

    With them the unit, where the size of a corpus is stated in other units alone ("how many tokens": 3 TB).
    """
    asked = COUNTED.search(form.question) if found else None
    if asked is None:
        return found, None
    unit, units = base_unit(asked[1]), _units(found, context)
    in_it = [f for f in found if units.get(f.edge.object.value) == unit]
    told = [f for f in found if units.get(f.edge.object.value, unit) == unit] if in_it else []
    lacking = all(f.property == KG.corpusSize and units.get(f.edge.object.value, unit) != unit for f in found)
    return told or found, asked[1].casefold() if lacking else None


def _sentence(name: str, by_thing: dict[str, list[Fact]], context: Context) -> str:
    """Return what is stated of one property, the values that differ side by side."""
    parts = []
    cites = []
    for label, group in list(by_thing.items())[:4]:
        values = list({f.value.replace(" ", ""): f for f in group}.values())[
            : MOST_TOLD if group[0].property in (KG.hasCheckpoint, KG.hasVariant) else 4
        ]
        cites += [context.citer.cite(f.edge, f.document) for f in values]
        parts.append(f"{label}, {name}: {joined(f.value for f in values)}")
    return f"{'; '.join(parts)} {marks(cites)}."


def is_own_name(printed: str, label: str) -> bool:
    """Return whether an amount is printed as a word of the thing's own name, which tells nothing.

    >>> is_own_name("Opus", "Zork Opus"), is_own_name("7B", "Zork 7B")
    (True, False)
    """
    return not any(c.isdigit() for c in printed) and match_key(printed) in match_key(label)


def _of_its_family(subject: Subject, asked: Sequence[Iri], context: Context, draft: Draft) -> list[Fact]:
    """Return what documents state of the family or variant of a checkpoint that holds for all of it: no amounts, no days."""
    vocabulary = context.graph.vocabulary
    shared = [
        p for p in asked if p in vocabulary.terms and not vocabulary.amount(p) and not vocabulary.worded(p) and vocabulary.terms[p].ranges
    ]
    shared = [p for p in shared if not any(r.startswith(XSD.NAMESPACE) for r in vocabulary.terms[p].ranges) and p not in MEMBERS]
    if subject.model is None or subject.model.size is None or not shared:
        return []
    found = facts(with_ancestors(subject), shared, context)
    if found:
        draft.caveats.append(f"Said of {joined(dict.fromkeys(f.label for f in found))}, to which {subject.label} belongs.")
    return found


MEMBERS = (KG.hasVariant, KG.hasCheckpoint, KG.variantOf, KG.checkpointOf, KG.outperforms, KG.underperforms)
"""Properties that say nothing of each member of a family."""


def _from_the_other_end(subject: Subject, asked: Sequence[Iri], context: Context) -> list[Fact]:
    """Return what documents state the other way round of properties that have an inverse ("Quux extends Zork": Zork is extended by it)."""
    inverses = context.graph.vocabulary.inverses
    turned = {inverses[p]: p for p in asked if p in inverses}
    nodes = list(dict.fromkeys((subject.iri, *subject.iris)))
    rows = list(context.select(rdf.edges((), sorted(turned), nodes)).bound()) if turned else []
    labels = context.names.labels({t for s, p, o in rows for t in (s.value, p.value, o.value)} | set(asked))
    found = []
    for s, p, o in rows:
        edge = Edge(s.value, p.value, o, f"{labels[s.value]} · {labels[p.value]} · {labels[o.value]}")
        stating = dict.fromkeys(c.document.iri for c in context.citer.places([edge.bearer]).get(edge.bearer, ()))
        prop = turned[Iri(p.value)]
        found += [Fact(o.value, labels[o.value], prop, labels[prop], labels[s.value], edge, d) for d in stating]
    return sorted(found, key=lambda f: (context.library.documents[f.document].rank, f.value))


MAGNITUDES = {3: "K", 6: "M", 9: "B", 12: "T"}


def _printed(things: Iterable[str], context: Context) -> dict[str, str]:
    """Return amounts as they are printed, with the unit or magnitude that the head of their column gives where they have none."""
    told = {}
    for quantity, text, _, scale, unit in context.store.select(rdf.quantities(things)).rows if things else ():
        if quantity is None or text is None:
            continue
        bare = not any(c.isalpha() or c in "%$€£" for c in text.value)
        power = Decimal(scale.value).adjusted() if scale is not None else 0
        behind = unit.value if unit is not None else MAGNITUDES.get(power, "")
        told[quantity.value] = f"{text.value} {behind}".strip() if bare else text.value
    return told


def facts(subject: Subject, properties: Sequence[Iri], context: Context) -> list[Fact]:
    """Return what documents state of a thing: of its most general node first, of each checkpoint after it."""
    nodes = list(dict.fromkeys((subject.iri, *subject.iris)))
    if KG.Benchmark in subject.types:
        nodes += sorted(Iri(part) for (part,) in context.store.select(rdf.parts(subject.iri)).texts())
    rows = context.select(rdf.edges(nodes, list(properties))).bound()
    edges = [(s.value, p.value, o) for s, p, o in rows]
    things = {o.value for _, _, o in edges if isinstance(o, ox.NamedNode)}
    printed = _printed(things, context)
    labels = context.names.labels({*nodes, *(p for _, p, _ in edges), *(things - set(printed))})
    found: list[Fact] = []
    made = []
    for subject_iri, predicate, value in edges:
        text = printed.get(value.value) or (labels.get(value.value, value.value) if isinstance(value, ox.NamedNode) else value.value)
        edge = Edge(subject_iri, predicate, value, f"{labels[subject_iri]} · {labels[predicate]} · {text}")
        made.append((subject_iri, predicate, text, edge))
    places = context.citer.places([edge.bearer for *_, edge in made]) if made else {}
    for subject_iri, predicate, text, edge in made:
        if edge.object.value in printed and is_own_name(text, labels[subject_iri]):
            continue
        stating = dict.fromkeys(c.document.iri for c in places.get(edge.bearer, ()))
        found += [Fact(subject_iri, labels[subject_iri], predicate, labels[predicate], text, edge, d) for d in stating]
    rank = {p: i for i, p in enumerate(properties)}
    return sorted(
        found, key=lambda f: (rank.get(Iri(f.property), 99), context.library.documents[f.document].rank, len(f.subject), f.subject, f.value)
    )
