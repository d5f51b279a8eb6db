"""Conditions on models of scores: each is met only where a document says so, and what says so is cited.

The documents and the table that a question names are asked first; where they say nothing of a condition, all documents are. A
condition that no document states of any of the models is missing, never dropped.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from kg import rdf
from kg.answering.citing import Edge
from kg.answering.context import Context
from kg.answering.denials import denying
from kg.answering.draft import Draft
from kg.answering.scores import Score
from kg.answering.things import NEGATIVE, Finder, compares, grouped, meets_all
from kg.answering.wording import joined
from kg.model.answer import Missing
from kg.model.logical_form import Condition, LogicalForm, Scope, ScoreBound
from kg.model.terms import Iri
from kg.query.leaving_out import leaves_out
from kg.query.selections import FLAGS, OF_SCORES
from kg.query.subjects import magnitude
from kg.vocab import KG

MOST_TOLD = 8
"""How many of the models that a question leaves out are named."""
WORKED_OUT = ("average", "median", "sum")
"""Numbers that tell of all models of a kind."""
NOUN = re.compile(r"\s+(?:models?|llms?|ones|variants?|versions?|checkpoints?)$")
BASE = "base"
"""The word for models that are not tuned to follow instructions, and so are run without a chat setting."""
PART = re.compile(r"[^a-z0-9+.]+")
"""What parts the words of a printed label."""


class Filters:
    """The conditions of a question on the models of scores."""

    def __init__(self, form: LogicalForm, context: Context) -> None:
        self.form = form
        self.context = context
        self.missing: list[Missing] = []
        self.told: tuple[str, ...] = ()
        self._edges: dict[str, list[Edge]] = {}
        self._shown: dict[str, dict[str, str]] = {}
        inside = Finder(replace(form, target=KG.Model), context)
        self._finders = [inside]
        if inside.documents is not None or form.scope.table:
            self._finders.append(Finder(replace(form, target=KG.Model, scope=Scope()), context))

    def keep(self, scores: Sequence[Score]) -> tuple[list[Score], int]:
        """Return the scores whose models meet all conditions, and how many were left out."""
        kept = self._asked(within(scores, self.form.bounds))
        if any(s.unit == "percent" for s in kept):
            read = dict.fromkeys(b.value for b in self.form.bounds if b.fraction)
            self.told += tuple(
                f"{value} is read as a fraction: over scores in per cent it is {(value * 100).normalize():f} %." for value in read
            )
        before = len(kept)
        for condition in self.form.conditions:
            if condition.property in OF_SCORES:
                kept = self._of_scores(condition, kept)
        about_models = [c for c in self.form.conditions if c.property not in OF_SCORES and not leaves_out(c)]
        groups = [*grouped(self._finders[0].needed([c for c in about_models if c.operator not in NEGATIVE]))]
        groups += [[c] for c in about_models if c.operator in NEGATIVE]
        for group in groups:
            above = {model: self.context.upward(model) for model in sorted({s.model for s in kept})}
            if not above:
                break
            bare = self._bare(group, kept)
            if bare:
                kept = bare
                continue
            printed = self._printed(group, kept)
            meeting = printed | self._meeting(group, above, self._finders[:1] if printed else self._finders)
            known = self._known(group, above, meeting) if meeting and not printed else None
            if known is not None:
                told = _of_most(kept, known)
                if not told:
                    self.missing.append(self._of_few(group[0], known, len(above)))
                    return [], before
                kept = [s for s in kept if s.document in told]
            if not meeting:
                asked = " or ".join(dict.fromkeys(c.text for c in group))
                denied = {"not": "not ", "lacks": "no "}.get(group[0].operator, "")
                why = f"no document here says of any of these models that it meets “{denied}{asked}”"
                self.missing.append(Missing(asked[:80], "condition", why))
                return [], before
            if not printed and group[0].property != KG.parameters:
                self._tell_elsewhere(group, meeting)
            kept = [s for s in kept if s.model in meeting]
        return kept, before - len(kept)

    def _asked(self, scores: list[Score]) -> list[Score]:
        """Return the scores without those of the models that the question leaves out, which are told."""
        if not any(leaves_out(c) for c in self.form.conditions):
            return scores
        members = self._finders[0].left_out()
        labels = list(dict.fromkeys(s.model_label for s in scores if s.model in members))
        if labels:
            more = f" and {len(labels) - MOST_TOLD} more" if len(labels) > MOST_TOLD else ""
            self.told += (f"Left out, as asked: {joined(labels[:MOST_TOLD]) if not more else ', '.join(labels[:MOST_TOLD])}{more}.",)
        return [s for s in scores if s.model not in members]

    def _of_scores(self, condition: Condition, scores: Sequence[Score]) -> list[Score]:
        """Return the scores that were measured by whom, or in the way, that the question says, or that bear the mark that it names."""
        if condition.property == KG.measuredBy:
            kept = [s for s in scores if s.measured_by == condition.value]
        elif condition.property == KG.configurationKey:
            wanted = set(str(condition.value).split())
            kept = [s for s in scores if s.name is not None and any({p, p.partition("=")[0]} & wanted for p in s.name.configuration)]
        elif condition.property in FLAGS:
            held = self.context.store.select(rdf.edges([s.iri for s in scores], [str(condition.property)])).bound() if scores else ()
            ticked = {s.value for s, _, o in held if o.value == condition.value}
            kept = [s for s in scores if s.iri in ticked]
        else:
            places = self.context.citer.places([s.iri for s in scores]) if scores else {}
            kept = [s for s in scores if any(c.mark == condition.value for c in places.get(s.iri, ()))]
        if scores and not kept:
            self.missing.append(Missing(condition.text[:80], "condition", f"no score here is {condition.text}"))
        return kept

    def cites(self, model: str) -> tuple[int, ...]:
        """Return the citations of what says that a model meets the conditions."""
        return tuple(dict.fromkeys(self.context.citer.cite(edge) for edge in self._edges.get(model, ())))

    def shown(self, model: str) -> dict[str, str]:
        """Return what a model meets the conditions by: the words for each property, with the value."""
        return self._shown.get(model, {})

    def cite_rows(self, scores: Sequence[Score], draft: Draft) -> None:
        """Cite in the row of each score what says that its model meets the conditions."""
        cited = [replace(r, cites=(*r.cites, *self.cites(s.model))) for r, s in zip(draft.rows, scores, strict=False)]
        draft.rows[: len(cited)] = cited

    def add_columns(self, scores: Sequence[Score], draft: Draft) -> None:
        """Add a column for each property by which the models of the scores, one in each row, meet the conditions."""
        heads = [h for h in dict.fromkeys(h for s in scores for h in self.shown(s.model)) if h and h not in draft.columns]
        if heads and len(draft.rows) == len(scores):
            draft.columns = (*draft.columns, *heads)
            held = [self.shown(s.model) for s in scores]
            draft.rows = [replace(r, values=(*r.values, *(h.get(head) for head in heads))) for r, h in zip(draft.rows, held, strict=True)]

    def _meeting(self, group: Sequence[Condition], above: dict[str, tuple[str, ...]], finders: Sequence[Finder]) -> set[str]:
        """Return which of the models meet one of the alternatives, or all bounds on one amount, by the first documents that say it."""
        if group[0].operator == "lacks":
            return self._lacking(group[0], above)
        if group[0].property == KG.parameters:
            return self._sized(group, above)
        for finder in finders:
            met = denying(finder, group[0]) if group[0].operator == "not" else finder.met(group)
            meeting = {model: next(met[s][0] for s in chain if s in met) for model, chain in above.items() if any(s in met for s in chain)}
            if meeting:
                for model, edge in meeting.items():
                    self._show(model, edge)
                return set(meeting)
        return set()

    def _tell_elsewhere(self, group: Sequence[Condition], meeting: set[str]) -> None:
        """Tell which documents say that models meet a condition where none of those that the question names does."""
        edges = [edge for model in sorted(meeting) for edge in self._edges.get(model, ())[-1:]]
        if len(self._finders) == 1 or not edges or self._finders[0].stated(edges):
            return
        places = self.context.citer.places([e.bearer for e in edges])
        titles = sorted({f"“{p.document.title}”" for held in places.values() for p in held})
        asked = " or ".join(dict.fromkeys(f"{'not ' if c.operator == 'not' else ''}{c.text}" for c in group))
        self.told += (f"That models are “{asked}” is not said by what the question names, but by {joined(titles[:MOST_TOLD])}.",)

    def _known(self, group: Sequence[Condition], above: dict[str, tuple[str, ...]], meeting: set[str]) -> set[str] | None:
        """Return the models of which it is known whether they meet a condition; None where it does not matter.

        It does of what models are not, and in a ranking or a mean of what only other documents say that they are: few of whom something
        is known are not all.
        """
        condition = group[0]
        if condition.property == KG.parameters or condition.operator not in ("not", "has"):
            return None
        if condition.operator == "has":
            ranked = (self.form.kind == "ranking" or self.form.aggregate in WORKED_OUT) and len(self._finders) > 1
            if not ranked or self._meeting(group, above, self._finders[:1]):
                return None
            return meeting | self._meeting([replace(condition, operator="not")], above, self._finders[-1:])
        having = self._finders[-1].meeting(replace(condition, operator="has"))
        return {model for model, chain in above.items() if model in meeting or any(s in having for s in chain)}

    def _of_few(self, condition: Condition, known: set[str], every: int) -> Missing:
        """Return that of few of the models alone it is known whether they meet a condition."""
        labels = sorted(self.context.names.labels(known).values(), key=str.casefold)
        told = joined(labels) if len(labels) <= MOST_TOLD else f"{', '.join(labels[:MOST_TOLD])} and {len(labels) - MOST_TOLD} more"
        text = f"{'not ' if condition.operator == 'not' else ''}{condition.text}"
        why = f"whether they are “{text}” is told here of {len(known)} of these {every} models alone ({told}), and not of the others"
        return Missing(condition.text[:80], "condition", why)

    def _bare(self, group: Sequence[Condition], scores: Sequence[Score]) -> list[Score]:
        """Return the scores of base models by how they were run: without a chat setting, where documents tell that and no kind.

        In a document that does not tell it, they are those whose rows print the word; in one that the question names these come first.
        """
        if BASE not in _words(group) or self._printed(group, scores):
            return []
        held = self.context.store.select(rdf.edges([s.iri for s in scores], [KG.prompted])).bound() if scores else ()
        chatting = {s.value: o.value == "true" for s, _, o in held}
        documents = tuple(sorted({Iri(s.document) for s in scores}))
        if not chatting or Finder(replace(self.form, target=KG.Model, scope=Scope(documents=documents)), self.context).met(group):
            return []
        kept = [s for s in scores if not chatting.get(s.iri, BASE not in PART.split(s.printed_label.casefold()))]
        titles = sorted({f"“{self.context.library.documents[s.document].source.title}”" for s in kept if s.iri in chatting})
        if titles:
            self.told += (
                f"{joined(titles)} names no base models: taken are those that are run there without a chat setting (not prompted).",
            )
        return kept

    def _printed(self, group: Sequence[Condition], scores: Sequence[Score]) -> set[str]:
        """Return the models whose rows in the documents named print the word of a condition themselves ("Zork-Base" for "base models")."""
        if not (self.form.scope.documents or self.form.scope.kinds):
            return set()
        words = _words(group)
        return {s.model for s in scores if words & set(PART.split(s.printed_label.casefold()))}

    def _lacking(self, condition: Condition, above: dict[str, tuple[str, ...]]) -> set[str]:
        """Return the models of which the documents asked first give no value of a property."""
        prop = condition.property
        finder = self._finders[0]
        subjects = sorted({s for chain in above.values() for s in chain})
        given = {e.subject for e in finder.edges(subjects, [prop, *finder.vocabulary.below(prop)], ())} if prop and subjects else set()
        return {model for model, chain in above.items() if not given & set(chain)}

    def _sized(self, bounds: Sequence[Condition], above: dict[str, tuple[str, ...]]) -> set[str]:
        """Return the models whose number of parameters meets the bounds: as a document states it, else by the size in the name."""
        meeting: set[str] = set()
        known: set[str] = set()
        for finder in self._finders:
            left = [model for model in above if model not in known]
            stated = finder.amounts(KG.parameters, left) if left else {}
            for model, found in stated.items():
                known.add(model)
                fitting = [edge for edge, amount in found if meets_all(amount, bounds)]
                if fitting:
                    meeting.add(model)
                    self._show(model, fitting[0])
        for model in above:
            name = self.context.identity(model)
            if model not in known and name and name.size and meets_all(magnitude(name.size), bounds):
                meeting.add(model)
        return meeting

    def _show(self, model: str, edge: Edge) -> None:
        self._edges.setdefault(model, []).append(edge)
        _, *between, value = edge.readable.split(" · ")
        self._shown.setdefault(model, {})[between[0] if between else ""] = value


def _words(group: Sequence[Condition]) -> set[str]:
    """Return the words of conditions on the kind of a model, without the noun ("base" of "base models")."""
    return {NOUN.sub("", c.text.casefold()) for c in group if c.operator == "has" and c.property in (None, KG.modelType)}


def _of_most(scores: Sequence[Score], known: set[str]) -> set[str]:
    """Return the documents of at least half of whose models something is known."""
    models: dict[str, set[str]] = {}
    for score in scores:
        models.setdefault(score.document, set()).add(score.model)
    return {document for document, held in models.items() if len(held & known) * 2 >= len(held)}


def within(scores: Sequence[Score], bounds: Sequence[ScoreBound]) -> list[Score]:
    """Return the scores that meet the bounds: of a model that a document reports on every benchmark with a bound, and within all."""
    kept = [s for s in scores if all(_meets(s, b) for b in bounds if not b.benchmarks or s.benchmark in b.benchmarks)]
    bounded = list(dict.fromkeys(benchmark for b in bounds for benchmark in b.benchmarks))
    held: dict[tuple[str, str], set[str]] = {}
    for score in kept:
        held.setdefault((score.document, score.model), set()).add(score.benchmark)
    return [s for s in kept if held[s.document, s.model] >= set(bounded)]


def _meets(score: Score, bound: ScoreBound) -> bool:
    """Return whether a score meets a bound; a bound of at most 1 is meant as a fraction where the scores are printed as fractions.

    One below 1 with which scores are compared is a fraction over per cents too. A score asked for with decimals is met by one that is
    printed with more of them and rounds to it.
    """
    value = score.value if score.unit == "fraction" and bound.value <= 1 else score.percent
    if score.unit == "percent" and bound.fraction:
        value = score.value / 100
    if bound.operator == "is" and (places := int(bound.value.as_tuple().exponent)) < 0:
        value = value.quantize(Decimal(1).scaleb(places), ROUND_HALF_UP)
    return compares(value, bound.operator, bound.value)
