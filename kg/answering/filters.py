"""Conditions on models: each is met only where a document says so, and what says so is cited."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

import pyoxigraph as ox

from kg import rdf
from kg.answering.citing import Edge
from kg.answering.context import Context
from kg.answering.scores import Score
from kg.answering.things import compares
from kg.lexicon.levels import ancestors
from kg.lexicon.lexicon import model_iri
from kg.model.answer import Missing
from kg.model.logical_form import Condition, LogicalForm
from kg.model.terms import Iri
from kg.query.subjects import magnitude
from kg.vocab import KG, RDF


class Filters:
    """The conditions of a question on the models of scores."""

    def __init__(self, form: LogicalForm, context: Context) -> None:
        self.form = form
        self.context = context
        self.missing: list[Missing] = []
        self._edges: dict[str, list[Edge]] = {}

    def keep(self, scores: Sequence[Score]) -> tuple[list[Score], int]:
        """Return the scores whose models meet all conditions, and how many were left out."""
        kept = list(scores)
        bound = self.form.bound
        if bound is not None and isinstance(bound.value, Decimal):
            kept = [s for s in kept if compares(s.percent, bound.operator, bound.value)]
        before = len(kept)
        for condition in self.form.conditions:
            meeting = self.meeting(condition, {s.model for s in kept})
            kept = [s for s in kept if s.model in meeting]
        return kept, before - len(kept)

    def cites(self, model: str) -> tuple[int, ...]:
        """Return the citations of what says that a model meets the conditions."""
        return tuple(self.context.citer.cite(edge) for edge in self._edges.get(model, ()))

    def meeting(self, condition: Condition, models: Iterable[str]) -> set[str]:
        """Return which of the models meet a condition."""
        above = {model: self._above(model) for model in models}
        if condition.property == KG.parameters:
            return self._sized(condition, above)
        if condition.property is None and isinstance(condition.value, str):
            return self._having(condition, above)
        return set(above)

    def _above(self, model: str) -> tuple[str, ...]:
        """Return the model and the models above it, of which all that holds for it holds too."""
        name = self.context.identity(model)
        return (model, *(model_iri(a) for a, _ in ancestors(name))) if name else (model,)

    def _having(self, condition: Condition, above: dict[str, tuple[str, ...]]) -> set[str]:
        """Return the models that have, or are said not to have, a concept or one narrower."""
        concept = str(condition.value)
        narrower = [row[1].value for row in self.context.store.select(rdf.narrower([concept])).rows if row[1] is not None]
        properties = self.context.graph.vocabulary.linking(self._types(concept), KG.Model)
        subjects = sorted({s for chain in above.values() for s in chain})
        if not properties or not subjects:
            return set(above)
        wanted = {concept, *narrower}
        found: dict[str, list[Edge]] = {}
        labels = self.context.names.labels([*wanted, *subjects, *properties])
        for subject, predicate, value in self.context.store.select(rdf.edges(subjects, list(properties))).bound():
            if value.value in wanted:
                readable = f"{labels[subject.value]} · {labels[predicate.value]} · {labels[value.value]}"
                found.setdefault(subject.value, []).append(Edge(subject.value, predicate.value, value, readable))
        return self._met(condition, above, found, KG.usesNot)

    def _met(self, condition: Condition, above: dict[str, tuple[str, ...]], found: dict[str, list[Edge]], denial: Iri) -> set[str]:
        meeting = set()
        for model, chain in above.items():
            edges = [e for s in chain for e in found.get(s, ())]
            positive = [e for e in edges if e.predicate != denial]
            denied = [e for e in edges if e.predicate == denial]
            chosen = denied if condition.operator == "not" else positive
            if chosen:
                meeting.add(model)
                self._edges.setdefault(model, []).extend(chosen[:1])
        return meeting

    def _types(self, concept: str) -> tuple[Iri, ...]:
        rows = self.context.store.select(rdf.edges([concept], [RDF.type])).rows
        return tuple(Iri(value.value) for _, _, value in rows if isinstance(value, ox.NamedNode))

    def _sized(self, condition: Condition, above: dict[str, tuple[str, ...]]) -> set[str]:
        """Return the models whose number of parameters meets a bound: as a document states it, else by the size in the name."""
        if not above or not isinstance(condition.value, Decimal):
            return set(above)
        stated: dict[str, Edge] = {}
        edges = list(self.context.store.select(rdf.edges(sorted(above), [KG.parameters])).bound())
        amounts = {}
        for amount, printed, number, scale, _ in self.context.store.select(rdf.quantities({o.value for _, _, o in edges})).texts():
            if number and scale:
                amounts[amount] = (Decimal(number) * Decimal(scale), printed)
        labels = self.context.names.labels(above)
        meeting = set()
        for subject, _, quantity in sorted(edges, key=str):
            held = amounts.get(quantity.value)
            if held and compares(held[0], condition.operator, condition.value):
                readable = f"{labels[subject.value]} · parameters · {held[1]}"
                stated.setdefault(subject.value, Edge(subject.value, KG.parameters, quantity, readable))
                meeting.add(subject.value)
        known = {s.value for s, _, q in edges if q.value in amounts}
        for model in above:
            name = self.context.identity(model)
            if model not in known and name and name.size and compares(magnitude(name.size), condition.operator, condition.value):
                meeting.add(model)
        for model in meeting & set(stated):
            self._edges.setdefault(model, []).append(stated[model])
        return meeting
