"""Things that meet conditions, each condition by an edge that a document states."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

import pyoxigraph as ox

from kg import rdf
from kg.answering.citing import Edge
from kg.answering.context import Context
from kg.answering.denials import denying, lacking, without
from kg.answering.scores import numeral
from kg.lexicon.dates import falls_in
from kg.lexicon.keys import match_key
from kg.lexicon.mentions import singular
from kg.model.answer import Citation
from kg.model.document import Span
from kg.model.logical_form import Condition, LogicalForm, Subject
from kg.model.terms import Iri
from kg.query.leaving_out import leaves_out
from kg.vocab import DENIALS, KG, RDF, SKOS

INNER = frozenset((KG.model, KG.benchmark, KG.metric, KG.setting, KG.decoding, KG.promptStyle, KG.about, KG.first, KG.second, KG.candidate))
"""Properties that hang a result, test or claim on a thing: no statements about the thing."""

NEGATIVE = ("not", "lacks")
RANKS = {KG.outperforms: KG.underperforms, KG.underperforms: KG.outperforms}
"""Claims of which model does better, each with what says the same the other way round."""

WORDS_OF_RANKS = {KG.outperforms: "outperforms", KG.underperforms: "underperforms"}

PARTICIPLE = re.compile(r"[\w-]+(?:ed|uilt)", re.I)
"""A word for what was done to a thing."""
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


TOPIC = re.compile(r"\s(?:regarding|concerning|about|of|for|in|with)\s")
"""What stands behind the noun of a label: "problems regarding the boards" are problems."""


def concept_of(condition: Condition, context: Context) -> Subject:
    """Return the concept of a condition as something to be told about."""
    iri = Iri(str(condition.value))
    return Subject(condition.text, Span(0, 0), context.names.labels([iri])[iri], iri, (SKOS.Concept,), (iri,))


def is_concept(value: str) -> bool:
    """Return whether a value is a concept: of the ontology, or one that a document names."""
    return "/taxonomy#" in value or "/id/concept/" in value


def classes_named(label: str, context: Context) -> frozenset[Iri]:
    """Return what the noun of a label names: models stand under "encoder-only models", problems under "problems with boards"."""
    head = match_key(TOPIC.split(label)[0].split()[-1])
    named = context.names.lookup([head, match_key(singular(head))])
    return frozenset(e.iri for entries in named.values() for e in entries)


KIND_NOUN = re.compile(r"\s+(?:models?|benchmarks?|corpora|corpus|datasets?)$", re.I)
"""The noun behind a concept that says what things have it: "program repair benchmarks" are for program repair."""


@dataclass(slots=True)
class Found:
    """A thing with the edges that show that it meets the conditions, and words on what it must not have.

    `silent` are the denied conditions of which no document speaks; `contrary` says of the others what a document does say.
    """

    iri: str
    label: str
    edges: list[Edge] = field(default_factory=list)
    values: dict[int, str] = field(default_factory=dict)
    properties: dict[int, str] = field(default_factory=dict)
    silent: list[str] = field(default_factory=list)
    contrary: dict[str, str] = field(default_factory=dict)

    def show(self, at: int, edge: Edge) -> None:
        """Keep the edge that shows a condition met, with its value and the words for its property."""
        self.edges.append(edge)
        one, *between, value = edge.readable.split(" · ")
        turned = edge.object.value == self.iri != edge.subject
        self.values[at] = one if turned else value
        relation = between[0] if between else ""
        rank = RANKS.get(Iri(edge.predicate))
        self.properties[at] = relation if not turned else WORDS_OF_RANKS[rank] if rank else f"{relation} (of it)"


class Finder:
    """Looks for the things of one question.

    `unsaid` are, by the words of a denied condition, the things of which no document says anything of it, where one does of others.
    """

    def __init__(self, form: LogicalForm, context: Context) -> None:
        self.form = form
        self.context = context
        self.vocabulary = context.graph.vocabulary
        self.documents = context.documents_in(form.scope)
        self.target = form.target or self._implied()
        self.exact_table = self._holds_table()
        self.unsaid: dict[str, list[str]] = {}
        self._met: dict[object, dict[str, list[Edge]]] = {}

    def find(self) -> list[Found]:
        """Return the things that meet all conditions, in the order of their labels."""
        positive = self.needed([c for c in self.form.conditions if c.operator not in NEGATIVE])
        negative = [c for c in self.form.conditions if c.operator in NEGATIVE]
        kept: dict[str, Found] | None = None
        if not positive and not self.form.scope.table:
            for condition in (c for c in negative if c.operator == "not" and not leaves_out(c)):
                denied = denying(self, condition)
                if denied or self.documents is None:
                    kept = {s: Found(s, "", edges[:1]) for s, edges in denied.items() if kept is None or s in kept}
        groups = [self.met(group) for group in grouped(positive)]
        if not all(map(leaves_out, negative)):
            groups = [self._undergone(group) | met for group, met in zip(grouped(positive), groups, strict=True)]
        if len(groups) > 1 and not set.intersection(*(set(met) for met in groups)):
            groups = self._with_checkpoints(groups)
        for at, meeting in enumerate(groups):
            if kept is None:
                kept = {s: Found(s, "") for s in meeting}
            kept = {s: f for s, f in kept.items() if s in meeting}
            for subject, found in kept.items():
                found.show(at, meeting[subject][0])
        if kept is None:
            kept = self._all()
        inside = self.of_target(kept)
        kept = {s: f for s, f in kept.items() if s in inside}
        out = self.left_out() if any(map(leaves_out, negative)) else set()
        kept = {s: f for s, f in kept.items() if s not in out}
        for condition in (c for c in negative if not leaves_out(c)):
            kept = lacking(self, kept, condition) if condition.operator == "lacks" else without(self, kept, condition)
        labels = self.context.names.labels(kept)
        for subject, found in kept.items():
            found.label = labels[subject]
        named = match_key(self.context.names.labels([self.target])[self.target]) if self.target else ""
        proper = [f for f in kept.values() if match_key(singular(f.label)) != named]  # "programming languages" are no programming language
        return sorted(proper, key=lambda f: (f.label.casefold(), f.iri))

    def _undergone(self, group: Sequence[Condition]) -> dict[str, list[Edge]]:
        """Return the things of which a property says what a participle asks ("fine-tuned": what is fine-tuned from or on something)."""
        words = {match_key(c.text) for c in group if c.property is None and PARTICIPLE.fullmatch(c.text)}
        said = [str(t.iri) for t in self.vocabulary.terms.values() if " " in t.label and match_key(t.label.rsplit(" ", 1)[0]) in words]
        met: dict[str, list[Edge]] = {}
        for edge in self.edges((), said, ()) if said else ():
            met.setdefault(edge.subject, []).append(edge)
        return met

    def _with_checkpoints(self, groups: Sequence[dict[str, list[Edge]]]) -> list[dict[str, list[Edge]]]:
        """Return what meets each condition, a checkpoint too where its family or variant does and it meets another itself."""
        above = {s: self.context.upward(s)[1:] for met in groups for s in met}
        return [met | {s: met[up] for s, ups in above.items() if s not in met for up in ups if up in met} for met in groups]

    def needed(self, conditions: Sequence[Condition]) -> list[Condition]:
        """Return the conditions without those that another implies: what is licensed under MIT is licensed."""
        named = [c.value for c in conditions if isinstance(c.value, str) and "#" in c.value]
        above = {v: set(self.at_or_below(v)) - {v} for v in named} if len(named) > 1 else {}
        return [c for c in conditions if not (isinstance(c.value, str) and above.get(c.value, set()) & set(named))]

    def met(self, group: Sequence[Condition]) -> dict[str, list[Edge]]:
        """Return the things that meet all bounds on one amount, or one of some alternatives, with the edges that show it."""
        if not isinstance(group[0].value, Decimal):
            return self._any(group)
        said = tuple((c.property, c.operator, c.value) for c in group)
        if said not in self._met:
            self._met[said] = self._counted(group)
        return self._met[said]

    def _any(self, alternatives: Sequence[Condition]) -> dict[str, list[Edge]]:
        merged: dict[str, list[Edge]] = {}
        for condition in alternatives:
            for subject, edges in self.meeting(condition).items():
                merged.setdefault(subject, []).extend(edges)
        return merged

    def meeting(self, condition: Condition) -> dict[str, list[Edge]]:
        """Return the things that meet one condition, with the edges that show it."""
        if isinstance(condition.value, Decimal):
            return self._counted([condition])
        if condition.value is None:
            return self._stating(condition.property) if condition.property is not None and condition.operator == "states" else {}
        if self.vocabulary.worded(condition.property) or (condition.property is not None and "://" not in str(condition.value)):
            return self._worded(condition)
        if condition.operator == "besides":
            return self._besides(condition)
        if condition.property == KG.checkpointOf:
            return self._members(self.at_or_below(str(condition.value)))
        edges: list[Edge] = []
        for value in self.readings(condition):
            wanted = self.at_or_below(value)
            properties = self.properties(condition, value)
            edges += self.edges((), properties, wanted) if self.target != SKOS.Concept else []
            if condition.property in RANKS:
                return self._ranked(edges, self.edges(wanted, [RANKS[condition.property]], ()))
            if self.target is not None and SKOS.Concept in self.vocabulary.above([self.target]):
                edges += self.under(wanted)
            turned = [inverse for p in properties if condition.property and (inverse := self.vocabulary.inverses.get(Iri(p)))]
            if not edges and turned and (met := self._ranked((), self.edges(wanted, turned, ()))):
                return met
        met = {}
        for edge in edges:
            if edge.predicate not in DENIALS:
                met.setdefault(edge.subject, []).append(edge)
        if not met and condition.property in self.vocabulary.inverses:  # "solutions against X": X is addressed by them
            for edge in self.edges(self.at_or_below(str(condition.value)), self.properties(condition, str(condition.value)), ()):
                met.setdefault(edge.object.value, []).append(edge)
        for own in met.values():  # what says so by the very property and of the very thing comes first
            own.sort(key=lambda e: (e.predicate != condition.property, e.object.value != condition.value))
        return self._only(met, condition) if condition.operator == "only" else met

    def _stating(self, prop: Iri) -> dict[str, list[Edge]]:
        """Return the things of which a document states a property, whatever its value."""
        if self.vocabulary.amount(prop):
            return {subject: [edge for edge, _ in found] for subject, found in self.amounts(prop).items()}
        return {edge.subject: [edge] for edge in self.edges((), [prop], ())}

    def _worded(self, condition: Condition) -> dict[str, list[Edge]]:
        """Return the things that have the words of a condition as value of an attribute, or printed in the place of an amount."""
        met: dict[str, list[Edge]] = {}
        edges = self.edges((), [str(condition.property)], ())
        amounts = {e.object.value for e in edges if isinstance(e.object, ox.NamedNode)}
        printed = {q: p for q, p, *_ in self.context.store.select(rdf.quantities(amounts)).texts()} if amounts else {}
        for edge in edges:
            value = printed.get(edge.object.value, edge.object.value)
            within = falls_in(value, "is" if condition.operator == "has" else condition.operator, str(condition.value))
            if within or value.casefold() == str(condition.value).casefold():
                shown = f"{edge.readable.rsplit(' · ', 1)[0]} · {value}"
                met.setdefault(edge.subject, []).append(replace(edge, readable=shown))
        return met

    @staticmethod
    def _ranked(edges: Sequence[Edge], turned: Sequence[Edge]) -> dict[str, list[Edge]]:
        """Return the things that a document puts into a relation to one, also where it says so of the other the other way round."""
        met: dict[str, list[Edge]] = {}
        for subject, edge in (*((e.subject, e) for e in edges), *((e.object.value, e) for e in turned)):
            met.setdefault(subject, []).append(edge)
        return met

    def readings(self, condition: Condition) -> list[str]:
        """Return the concepts that a condition may mean: one word may name a task and the technique for it."""
        value = str(condition.value)
        if "/taxonomy#" not in value:
            return [value]
        key = match_key(condition.text)
        entries = self.context.names.lookup([key]).get(key, ())
        named = KIND_NOUN.sub("", condition.text)
        kept = self.context.names.lookup([match_key(named)]).get(match_key(named), ()) if named != condition.text else ()
        meant = [value, *(str(e.iri) for e in (*entries, *kept) if SKOS.Concept in e.types and "/taxonomy#" in e.iri)]
        return list(dict.fromkeys((*meant, *(other for concept in meant for other in self.vocabulary.alike.get(concept, ())))))

    def properties(self, condition: Condition, value: str) -> list[str]:
        """Return the properties by which a condition may be met: the one named with those below it, else all that fit the value."""
        if condition.property is not None:
            return [condition.property, *self.vocabulary.below(condition.property)]
        types = [row[2].value for row in self.context.store.select(rdf.edges([value], [RDF.type])).rows if row[2] is not None]
        target = self.target or KG.Model
        return [str(p) for p in self.vocabulary.linking([Iri(t) for t in types], target) if p not in RANKS]

    def under(self, concepts: Sequence[str]) -> list[Edge]:
        """Return the stated edges that put concepts under others."""
        rows = self.context.select(rdf.edges((), [SKOS.broader], concepts)).bound()
        raw = [(s.value, p.value, o) for s, p, o in rows]
        labels = self.context.names.labels({t for s, p, o in raw for t in (s, p, o.value)})
        return self.stated([Edge(s, p, o, f"{labels[s]} · {labels[p]} · {labels[o.value]}") for s, p, o in raw])

    def left_out(self) -> set[str]:
        """Return the models that the question leaves out, with those of which they are the family or variant."""
        return set(self.at_or_below(*(str(c.value) for c in self.form.conditions if leaves_out(c))))

    def at_or_below(self, *values: str) -> list[str]:
        """Return things with all concepts below them, or with all models of which they are the family or variant."""
        below = [row[1].value for row in self.context.store.select(rdf.narrower(values)).rows if row[1] is not None]
        level = [value for value in values if "/model/" in value]
        while level:
            rows = self.context.store.select(rdf.edges((), [KG.checkpointOf, KG.variantOf], level)).rows
            level = sorted({s.value for s, _, _ in rows if s is not None} - {*below, *values})
            below += level
        return list(dict.fromkeys([*values, *sorted(below)]))

    def edges(self, subjects: Sequence[str], properties: Sequence[str], objects: Sequence[str]) -> list[Edge]:
        """Return the stated edges, those of documents outside the scope left out."""
        rows = self.context.select(rdf.edges(subjects, properties, objects)).rows
        raw = [
            (s.value, p.value, o)
            for s, p, o in rows
            if s is not None and p is not None and o is not None and not isinstance(o, ox.BlankNode)
        ]
        raw = [(s, p, o) for s, p, o in raw if p not in INNER and not p.startswith(SKOS.NAMESPACE) and p != RDF.type]
        names = {s for s, _, _ in raw} | {p for _, p, _ in raw} | {o.value for _, _, o in raw if isinstance(o, ox.NamedNode)}
        labels = self.context.names.labels(names)
        made = [Edge(s, p, o, f"{labels[s]} · {labels[p]} · {labels.get(o.value, o.value)}") for s, p, o in raw]
        return self.stated(made)

    def holds(self, place: Citation) -> bool:
        """Return whether a place lies in the documents and the table that the question names, if it names any."""
        return (self.documents is None or place.document.iri in self.documents) and self._in_table(place.locator.table)

    def stated(self, edges: Sequence[Edge]) -> list[Edge]:
        """Return the edges that a document of the scope states, in its table if one is named."""
        places = self.context.citer.places([e.bearer for e in edges]) if edges else {}
        kept = [edge for edge in edges if any(self.holds(place) for place in places.get(edge.bearer, ()))]
        return sorted(kept, key=lambda e: (e.subject, e.predicate, str(e.object)))

    def _holds_table(self) -> bool:
        """Return whether a document of the scope prints the table's number as the question does: `IV`, not `4`."""
        asked = self.form.scope.table
        if not asked:
            return False
        held = {row[0].value for row in self.context.store.select(rdf.holding_table([asked, asked.upper()])).rows if row[0] is not None}
        return bool(held if self.documents is None else held & set(self.documents))

    def _in_table(self, place: str | None) -> bool:
        """Return whether a place lies in the table that the question names, if it names one."""
        asked = self.form.scope.table
        if not asked or (place or "").casefold() == asked.casefold():
            return True
        return not self.exact_table and numeral(place) is not None and numeral(place) == numeral(asked)

    def _counted(self, bounds: Sequence[Condition]) -> dict[str, list[Edge]]:
        """Return the things of which one stated amount meets all bounds on a property."""
        prop = bounds[0].property
        if prop is None:
            return {}
        stated = self.amounts(prop) if self.vocabulary.amount(prop) else self._years(prop)
        met: dict[str, list[Edge]] = {}
        for subject, found in stated.items():
            fitting = [e for e, amount in found if meets_all(amount, bounds) or _open_above(e, amount, bounds)]
            if fitting:
                met[subject] = fitting
        return met

    def amounts(self, prop: Iri, subjects: Sequence[str] = ()) -> dict[str, list[tuple[Edge, Decimal]]]:
        """Return what documents of the scope state of one amount, of any thing if none is given: edges as printed, with the number."""
        edges = self.edges(subjects, [prop], ())
        amounts = {}
        for quantity, printed, number, scale, _ in self.context.store.select(rdf.quantities({e.object.value for e in edges})).rows:
            if number is not None and scale is not None and quantity is not None and printed is not None:
                amounts[quantity.value] = (Decimal(number.value) * Decimal(scale.value), printed.value)
        found: dict[str, list[tuple[Edge, Decimal]]] = {}
        for edge in edges:
            if edge.object.value in amounts:
                amount, shown = amounts[edge.object.value]
                readable = f"{edge.readable.rsplit(' · ', 1)[0]} · {shown}"
                found.setdefault(edge.subject, []).append((Edge(edge.subject, edge.predicate, edge.object, readable), amount))
        return found

    def _years(self, prop: Iri) -> dict[str, list[tuple[Edge, Decimal]]]:
        """Return the years of the dates that documents of the scope state."""
        found: dict[str, list[tuple[Edge, Decimal]]] = {}
        for edge in self.edges((), [prop], ()):
            year = YEAR.search(edge.object.value) if isinstance(edge.object, ox.Literal) else None
            if year:
                found.setdefault(edge.subject, []).append((edge, Decimal(year[0])))
        return found

    def _only(self, met: dict[str, list[Edge]], condition: Condition) -> dict[str, list[Edge]]:
        """Return the things that have nothing else of the kind by the same property, and no count of more than one.

        A thing that masks only natural language may well use something else: what is of another class does not count.
        """
        properties = sorted({e.predicate for edges in met.values() for e in edges})
        others = self.edges(sorted(met), properties, ()) if met else []
        wanted = set(self.at_or_below(str(condition.value)))
        kinds = self.types({str(condition.value), *(e.object.value for e in others)})
        kind = kinds[str(condition.value)]
        more = {e.subject for e in others if e.object.value not in wanted and (not kind or kind & kinds[e.object.value])}
        count = [c for p in properties if (c := self.vocabulary.counts.get(Iri(p)))]
        more |= {e.subject for e in (self.edges(sorted(met), count, ()) if met and count else [])}
        return {s: e for s, e in met.items() if s not in more}

    def _besides(self, condition: Condition) -> dict[str, list[Edge]]:
        """Return the things that have another value of the kind by a property than the one named, or a count of more than one."""
        value = str(condition.value)
        properties = self.properties(condition, value)
        wanted = set(self.at_or_below(value))
        others = [e for e in (self.edges((), properties, ()) if properties else []) if e.object.value not in wanted]
        kinds = self.types({value, *(e.object.value for e in others)})
        met: dict[str, list[Edge]] = {}
        for edge in others:
            if edge.predicate not in DENIALS and kinds[value] & kinds[edge.object.value]:
                met.setdefault(edge.subject, []).append(edge)
        for prop in properties:
            count = self.vocabulary.counts.get(Iri(prop))
            for subject, found in (self.amounts(count) if count else {}).items():
                met.setdefault(subject, []).extend(edge for edge, amount in found if amount > 1)
        return {subject: edges for subject, edges in met.items() if edges}

    def types(self, things: Iterable[str]) -> dict[str, frozenset[Iri]]:
        """Return the classes of things, without the class of all concepts and the classes above others."""
        found: dict[str, set[Iri]] = {thing: set() for thing in things}
        for s, _, o in self.context.store.select(rdf.edges(sorted(found), [RDF.type])).rows:
            if s is not None and o is not None and o.value != SKOS.Concept:
                found[s.value].add(Iri(o.value))
        above = {t: self.vocabulary.above([t]) - {t} for types in found.values() for t in types}
        return {thing: frozenset(t for t in types if not any(t in above[other] for other in types)) for thing, types in found.items()}

    def _members(self, wanted: Sequence[str]) -> dict[str, list[Edge]]:
        """Return the models of a family or variant, each with the edge by which a document of the scope names it a model."""
        names = {iri: self.context.identity(iri) for iri in wanted}
        wanted = [iri for iri, name in names.items() if name is None or not name.configuration]
        sized = [iri for iri in wanted if (name := names[iri]) is not None and name.level == "checkpoint"]
        if sized and (len(self.form.conditions) == 1 or any(c.operator in NEGATIVE for c in self.form.conditions)):
            wanted = sized
        rows = self.context.store.select(rdf.edges(wanted, [RDF.type], [KG.Model])).bound()
        labels = self.context.names.labels([*wanted, KG.Model])
        edges = self.stated([Edge(s.value, RDF.type, o, f"{labels[s.value]} · is a · {labels[KG.Model]}") for s, _, o in rows])
        return {edge.subject: [edge] for edge in edges}

    def _all(self) -> dict[str, Found]:
        """Return every thing of the target class that a document of the scope names."""
        if self.target is None:
            return {}
        if SKOS.Concept in self.vocabulary.above([self.target]):
            return self._concepts()
        rows = self.context.store.select(rdf.edges((), [RDF.type], [self.target])).rows
        labels = self.context.names.labels({s.value for s, _, _ in rows if s is not None} | {self.target})
        edges = [
            Edge(s.value, RDF.type, o, f"{labels[s.value]} · is a · {labels[self.target]}")
            for s, _, o in rows
            if s is not None and isinstance(o, ox.NamedNode)
        ]
        return {edge.subject: Found(edge.subject, "", [edge]) for edge in self.stated(edges)}

    def _concepts(self) -> dict[str, Found]:
        """Return every concept of the class asked for that a document of the scope defines or places."""
        rows = self.context.store.select(rdf.edges((), [RDF.type], [str(self.target)])).texts()
        concepts = sorted({subject for subject, _, _ in rows})
        stated = self.context.select(rdf.edges(concepts, [SKOS.definition, SKOS.broader, KG.areaOf])).bound()
        raw = [(s.value, p.value, o) for s, p, o in stated]
        labels = self.context.names.labels(
            {s for s, _, _ in raw} | {p for _, p, _ in raw} | {o.value for _, _, o in raw if isinstance(o, ox.NamedNode)}
        )
        edges = self.stated([Edge(s, p, o, f"{labels[s]} · {labels[p]} · {labels.get(o.value, o.value)}") for s, p, o in raw])
        found: dict[str, Found] = {}
        for edge in edges:
            found.setdefault(edge.subject, Found(edge.subject, "", [edge]))
        return found

    def of_target(self, things: Iterable[str]) -> set[str]:
        """Return which things belong to the class asked for."""
        asked: list[str] = sorted(things)
        if self.target is None or not asked:
            return set(asked)
        types: dict[str, set[Iri]] = {}
        for s, _, o in self.context.store.select(rdf.edges(asked, [RDF.type])).rows:
            if s is not None and o is not None:
                types.setdefault(s.value, set()).add(Iri(o.value))
        return {s for s in asked if self.target in self.vocabulary.above(types.get(s, ()))}

    def _implied(self) -> Iri | None:
        """Return the class of things that the first condition is said of, where the question names no class."""
        for condition in self.form.conditions:
            if isinstance(condition.value, Decimal) or condition.value is None:
                continue
            term = self.vocabulary.terms.get(condition.property) if condition.property is not None else None
            if term is not None and KG.Challenge in term.domains:
                continue  # a problem is mitigated by solutions as well as by models
            rows = self.context.store.select(rdf.edges([str(condition.value)], [RDF.type])).rows
            holder = self.vocabulary.holder([Iri(o.value) for _, _, o in rows if o is not None])
            if holder is not None:
                return holder
        return None


def grouped(conditions: Sequence[Condition]) -> list[list[Condition]]:
    """Return the conditions that are met together: the alternatives of an "or", and the bounds on one amount."""
    groups: dict[object, list[Condition]] = {}
    for at, condition in enumerate(conditions):
        amount = condition.property if isinstance(condition.value, Decimal) else None
        groups.setdefault(condition.group or amount or -1 - at, []).append(condition)
    return list(groups.values())


def meets_all(amount: Decimal, bounds: Iterable[Condition]) -> bool:
    """Return whether an amount meets all bounds; of several exact values ("33B or 34B") it need only be one."""
    given = [(b.operator, b.value) for b in bounds if isinstance(b.value, Decimal)]
    exact = [value for operator, value in given if operator == "is"]
    return (not exact or amount in exact) and all(compares(amount, o, v) for o, v in given if o != "is")


OPEN_ABOVE = re.compile(r"(?:over|more\s+than|above|>)\s*~?\d[^\s]*(?:\s+[\w-]+)?|\S*\d\S*\+(?:\s+[\w-]+)?", re.I)
"""An amount printed as a bound below: what is "over 80" or "80+" is more than 80."""


def _open_above(edge: Edge, amount: Decimal, bounds: Sequence[Condition]) -> bool:
    """Return whether an amount that is printed as a lower bound lies above one that is the same number."""
    printed = edge.readable.rsplit(" · ", 1)[-1]
    return all(c.operator == ">" and amount == c.value for c in bounds) and OPEN_ABOVE.fullmatch(printed) is not None


def compares(value: Decimal, operator: str, bound: Decimal) -> bool:
    """Return whether an amount meets a bound; an operator that is none of numbers is met."""
    return {"<": value < bound, "<=": value <= bound, ">": value > bound, ">=": value >= bound, "is": value == bound}.get(operator, True)
