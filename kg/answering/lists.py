"""Lists, counts and shares of things by their properties."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from kg import rdf
from kg.answering import amounts
from kg.answering.context import Context
from kg.answering.describe import describe
from kg.answering.draft import Draft
from kg.answering.things import NEGATIVE, RANKS, Finder, Found, classes_named, concept_of, grouped, is_concept
from kg.answering.wording import joined, marks, named
from kg.model.answer import Missing
from kg.model.logical_form import LogicalForm, Subject
from kg.query.leaving_out import leaves_out
from kg.query.quantified import quantifier
from kg.vocab import KG, RDF, SKOS

MOST_NAMED = 12
MOST_ROWS = 60


def list_things(form: LogicalForm, context: Context) -> Draft:
    """Return the things that meet the conditions, each with what shows it."""
    form = _of_kinds(form, context)
    finder = Finder(form, context)
    if prop := amounts.asked(form, finder):
        return amounts.work_out(form, prop, finder, context)
    if refused := _unrestricted(form):
        return refused
    draft, found = _listed(form, context)
    concepts = tuple(concept_of(c, context) for c in form.conditions if isinstance(c.value, str) and is_concept(c.value))
    alone = (len(form.conditions) == 1 or (form.target is None and not _each_met(form, finder))) and all(
        c.operator == "has" for c in form.conditions
    )
    above = finder.vocabulary.above([form.target]) if form.target else frozenset()
    of_things = bool(above & {KG.Agent, KG.Corpus, KG.Document})
    if not found and (general := _by_definition(form, concepts, context)):
        return general
    if not found and concepts and alone and not of_things and form.scope.table is None and form.aggregate is None:
        described = describe(replace(form, subjects=concepts, axis=None), context)
        if described.rows:
            described.missing += draft.missing if len(form.conditions) > 1 else []
            return described
    if found and form.aggregate == "share":
        if form.conditions:
            return _share(form, context, draft, found)
        return Draft(missing=[Missing(form.question[:80], "condition", "of what the share is asked is not understood")])
    if found:
        most = named(len(found), MOST_NAMED)
        names = [f.label for f in found[:most]]
        more = " and others in the table" if len(found) > most else ""
        cites = [n for row in draft.rows[:most] for n in row.cites]
        lead = _lead(form, found)
        if quantifier(form.question) == "some":
            draft.verdict, lead = "yes", f"Yes. {lead}"
        draft.sentences.append(f"{lead} {joined(names)}{more} {marks(cites)}.")
    return draft


def _by_definition(form: LogicalForm, concepts: Sequence[Subject], context: Context) -> Draft | None:
    """Return all things of a class where what they stand under is defined by the one concept asked for: solutions to "the pitfalls"."""
    if form.target is None or len(concepts) != 1 or len(form.conditions) != 1:
        return None
    every = replace(form, conditions=())
    found = Finder(every, context).find()
    over = [{o.value for _, _, o in context.store.select(rdf.edges([f.iri], [SKOS.broader])).bound()} for f in found]
    label = concepts[0].label.casefold()
    for above in sorted(set.intersection(*over)) if over else ():
        stated = context.select(rdf.edges([above], [SKOS.definition])).bound()
        defined = [o.value for _, _, o in stated if re.search(rf"\b{re.escape(label)}\b", o.value, re.I)]
        if defined:
            draft = list_things(every, context)
            draft.caveats.append(f"No single one is stated to be for {label}; together they are defined as “{defined[0].rstrip('.')}”.")
            return draft
    return None


def _lead(form: LogicalForm, found: Sequence[Found]) -> str:
    """Return how a list begins: one of what no document denies of anything says so."""
    if not form.conditions:
        return "The documents here name"
    denied = [c.text for c in form.conditions if c.operator == "not" and not leaves_out(c)]
    if denied and all(text in f.silent for f in found for text in denied):
        return f"No document here denies {joined(denied, 'or')} of any; those of which none states it are"
    return "By the documents here:"


def _each_met(form: LogicalForm, finder: Finder) -> bool:
    """Return whether something meets every single condition: then it is things that are asked for, and none meets all of them."""
    return all(finder.meeting(c) for c in form.conditions if c.operator == "has")


def _unrestricted(form: LogicalForm) -> Draft | None:
    """Return a refusal where the only thing that would restrict a list is a number that is not understood; None for other lists."""
    numbers = [word for word in form.unread if word[:1].isdigit()]
    if form.conditions or not numbers:
        return None
    return Draft(missing=[Missing(number, "number", f"of what {number} is the number is not understood") for number in numbers])


def _of_kinds(form: LogicalForm, context: Context) -> LogicalForm:
    """Return a form that asks for the kinds of a concept where it names one: of "PL-PL tasks", not of "decoder-only models"."""
    wanted = [c for c in form.conditions if c.operator not in NEGATIVE]
    if form.target is not None or len(wanted) != 1 or wanted[0].operator != "has" or wanted[0].property:
        return form
    condition = wanted[0]
    finder = Finder(form, context)
    if not isinstance(condition.value, str) or not finder.under([condition.value]):
        return form
    label = context.names.labels([condition.value])[condition.value]
    if finder.target in classes_named(label, context):
        return form
    return replace(form, target=SKOS.Concept)


def count_things(form: LogicalForm, context: Context) -> Draft:
    """Return how many things meet the conditions, and which: of a tree of concepts only the lowest count."""
    form = _of_kinds(form, context)
    finder = Finder(form, context)
    if prop := amounts.asked(form, finder):
        return amounts.work_out(form, prop, finder, context)
    if refused := _unrestricted(form):
        return refused
    draft, found = _listed(form, context)
    if not found and form.target is None and len(form.conditions) == 1 and (kinds := _kinds_counted(form, context)):
        return kinds
    if found:
        headings = _headings(found, context) if not form.conditions or form.target == SKOS.Concept else set()
        counted = [f for f in found if f.iri not in headings]
        cites = tuple(n for row in draft.rows for n in row.cites)
        number = draft.compute(Decimal(len(counted)), f"things counted: {', '.join(f.label for f in counted)}", cites)
        draft.add_column("count", number)
        names = joined(f.label for f in counted[:MOST_NAMED]) + (" and others" if len(counted) > MOST_NAMED else "")
        draft.sentences.append(f"{number}: {names} {marks(cites[:MOST_NAMED])}.")
        if headings:
            above = joined(f.label for f in found if f.iri in headings)
            draft.caveats.append(f"Not counted, since others of the list stand under them: {above}.")
        draft.caveats.append("Counted are the things that the documents here name; there may be others.")
    return draft


def _kinds_counted(form: LogicalForm, context: Context) -> Draft | None:
    """Return how many kinds of the one concept named the documents tell of; None where they tell of none."""
    condition = form.conditions[0]
    if condition.operator != "has" or not isinstance(condition.value, str) or "/taxonomy#" not in condition.value:
        return None
    draft = describe(replace(form, subjects=(concept_of(condition, context),), axis="narrower"), context)
    if draft.columns[0] != "kind":
        return None
    cites = tuple(n for row in draft.rows for n in row.cites)
    number = draft.compute(Decimal(len(draft.rows)), f"kinds of {condition.text}, counted", cites)
    draft.add_column("count", number)
    draft.sentences[:1] = [f"{number}: {joined(str(r.values[0]) for r in draft.rows[:MOST_NAMED])} {marks(cites[:MOST_NAMED])}."]
    return draft


def _headings(found: Sequence[Found], context: Context) -> set[str]:
    """Return which of the concepts found stand above others that were found."""
    concepts = {f.iri for f in found if "/taxonomy#" in f.iri or "/concept/" in f.iri}
    if len(concepts) < 2:
        return set()
    pairs = context.store.select(rdf.edges(sorted(concepts), [SKOS.broader], sorted(concepts))).bound()
    above = {o.value for s, _, o in pairs if s.value != o.value}
    return above if above != concepts else set()


def _share(form: LogicalForm, context: Context, draft: Draft, found: Sequence[Found]) -> Draft:
    """Return the share of the things of the first condition that meet the others too; of one condition alone, of all in scope."""
    finder = Finder(replace(form, target=Finder(form, context).target), context)
    whole, of = _universe(form, found, finder)
    inside = [f for f in found if f.iri in {w.iri for w in whole}]
    cites = tuple(n for row in draft.rows for n in row.cites)
    cites += tuple(context.citer.cite(w.edges[0], _document(w.edges[0], finder, context)) for w in whole)
    share = draft.compute(
        Decimal(format((Decimal(100) * len(inside) / len(whole)).quantize(Decimal("0.1")).normalize(), "f")),
        f"{len(inside)} of {len(whole)}, in per cent",
        cites,
    )
    for number, words in ((len(inside), "things that meet all conditions"), (len(whole), f"things: {of}")):
        draft.compute(Decimal(number), words, cites)
    draft.add_column("share in per cent", share)
    draft.sentences.append(
        f"{share} per cent, {len(inside)} of {len(whole)}: {joined(f.label for f in inside[:MOST_NAMED])} {marks(cites[:MOST_NAMED])}."
    )
    return draft


def _universe(form: LogicalForm, found: Sequence[Found], finder: Finder) -> tuple[list[Found], str]:
    """Return the things that a share is a share of, with words for them.

    They are those of the first condition; of one condition alone all of the table or documents named, and where none is named those
    of which a document states the property at all.
    """
    context = finder.context
    if len(form.conditions) > 1:
        return Finder(replace(finder.form, conditions=form.conditions[:1]), context).find(), form.conditions[0].text
    named = context.names.labels([finder.target or KG.Model])[finder.target or KG.Model]
    every = Finder(replace(finder.form, conditions=()), context).find()
    if form.scope.table or not form.scope.open:
        return every, f"{named} in the table or documents asked"
    properties = sorted({e.predicate for f in found for e in f.edges})
    stated = {e.subject: e for e in finder.edges([f.iri for f in every], properties, ())}
    return [Found(f.iri, f.label, [stated[f.iri]]) for f in every if f.iri in stated], f"{named} of which a document states it"


def _listed(form: LogicalForm, context: Context) -> tuple[Draft, list[Found]]:
    draft = Draft()
    finder = Finder(form, context)
    found = finder.find()
    named = context.names.labels([finder.target])[finder.target] if finder.target else "thing"
    named = form.conditions[0].text if finder.target == SKOS.Concept and form.conditions else named
    draft.caveats += _unsaid(finder, context)
    if not found:
        claims = context.names.labels([c.property for c in form.conditions if c.property in RANKS])
        wanted = [c for c in form.conditions if c.operator not in NEGATIVE]
        asked = joined(f"{claims[c.property]} {c.text}" if c.property in RANKS else c.text for c in wanted)
        denied = joined(dict.fromkeys(c.text for c in form.conditions if c.operator == "not" and not leaves_out(c)), "or")
        titles = context.names.labels(form.scope.documents)
        where = f" for {asked[:80]}" if asked else f" in {joined(f'“{t}”' for t in titles.values())}" if titles else ""
        where += f" of which it is said that it is without {denied}" if denied else ""
        left = joined(dict.fromkeys(c.text for c in form.conditions if leaves_out(c)))
        where += f" besides {left}" if left else ""
        article = "an" if named[:1] in "aeiou" else "a"
        draft.missing.append(Missing((asked or denied or named)[:80], "condition", f"no document here names {article} {named}{where}"))
        return draft, []
    heads = _heads(form, found, finder)
    negated = {c.text: c.operator for c in form.conditions if c.operator in NEGATIVE and c.property != KG.checkpointOf}
    draft.columns = (named, *heads, *(t if o == "lacks" else f"not {t}" for t, o in negated.items()), "source")
    width = len(heads)
    for thing in found[:MOST_ROWS]:
        cites = tuple(context.citer.cite(e, _document(e, finder, context)) for e in thing.edges)
        shows = next((e for e in thing.edges if e.predicate != RDF.type), thing.edges[0])
        places = context.citer.places([shows.bearer])[shows.bearer]
        inside = [p for p in places if finder.holds(p)]
        values = [thing.values.get(i) for i in range(width)]
        silent = {"lacks": "none is given", "not": "no document says so"}
        said = [silent[o] if t in thing.silent else thing.contrary.get(t, "denied") for t, o in negated.items()]
        draft.row((thing.label, *values, *said, (inside or places)[0].document.title), cites)
    if len(found) > MOST_ROWS:
        draft.caveats.append(f"The first {MOST_ROWS} are shown.")
    return draft, found


def _unsaid(finder: Finder, context: Context) -> list[str]:
    """Return what is to be said of the things that no document says to be without something, where one says so of others."""
    said = []
    for text, things in finder.unsaid.items():
        labels = sorted(context.names.labels(things).values(), key=str.casefold)
        more = f" and {len(labels) - MOST_NAMED} more" if len(labels) > MOST_NAMED else ""
        if labels:
            named = ", ".join(labels[:MOST_NAMED]) + more if more else joined(labels)
            said.append(f"Of {named} no document here says whether {text} goes with {'it' if len(labels) == 1 else 'them'}: not listed.")
    return said


def _heads(form: LogicalForm, found: Sequence[Found], finder: Finder) -> tuple[str, ...]:
    """Return the heads of the conditions' columns: the property by which each is met, with the question's words where two are alike."""
    heads: list[str] = []
    for at, group in enumerate(grouped(finder.needed([c for c in form.conditions if c.operator not in NEGATIVE]))):
        text = " or ".join(dict.fromkeys(c.text for c in group))
        met = {f.properties[at] for f in found if at in f.properties}
        head = "under" if form.target == SKOS.Concept else met.pop() if len(met) == 1 else text
        head = head if head not in (*heads, "source") else f"{head}: {text}"
        heads.append(head if head not in heads else f"{head} ({at + 1})")
    return tuple(heads)


def _document(edge: object, finder: Finder, context: Context) -> str | None:
    """Return the first document of the scope that states an edge."""
    bearer = getattr(edge, "bearer", "")
    for place in context.citer.places([bearer]).get(bearer, ()):
        if finder.holds(place):
            return place.document.iri
    return None
