"""Yes/no questions about statements: whether a document says that one thing has, is or uses another."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.answering.citing import Edge
from kg.answering.context import Context
from kg.answering.draft import Draft
from kg.answering.things import Finder
from kg.answering.wording import joined, marks
from kg.lexicon.keys import match_key
from kg.model.answer import Missing
from kg.model.logical_form import Condition, LogicalForm
from kg.vocab import DENIALS, KG, OWL


def check(form: LogicalForm, context: Context) -> Draft:
    """Return whether the first thing stands in the relation asked for to what the conditions name."""
    draft = Draft()
    finder = Finder(form, context)
    draft.columns = ("thing", "relation", "value", "source")
    verdicts: list[bool] = []
    for subject in form.subjects[:1]:
        nodes: list[str] = list(dict.fromkeys((subject.iri, *subject.iris)))
        for condition in _meant(form.conditions, context):
            wanted = finder.at_or_below(str(condition.value))
            direct = [e for e in finder.edges(nodes, (), ()) if e.object.value in wanted]
            direct += [e for e in finder.under(wanted) if e.subject in nodes]
            direct = [e for e in direct if e.subject == subject.iri] or direct
            if not direct and _turned(form, condition):
                direct = list(finder.edges([str(condition.value)], (), nodes))
                wanted = nodes if direct else wanted
            if not direct:
                direct = _otherwise(nodes, condition, finder)
            if not direct:
                draft.missing.append(
                    Missing(condition.text, "statement", f"no document here says whether {subject.label} and {condition.text} go together")
                )
                continue
            for edge in direct[:6]:
                denied = edge.predicate in DENIALS or edge.object.value not in wanted
                verdicts.append(denied == (condition.operator == "not"))
                _row(edge, context, draft)
    _say(form, draft, verdicts)
    return draft


def _meant(conditions: Sequence[Condition], context: Context) -> list[Condition]:
    """Return the conditions but for concepts whose name is that of a property, where another condition has one: `base model` of Zork."""
    relations = any(c.property is not None for c in conditions)
    kept = []
    for condition in conditions:
        entries = context.names.lookup([match_key(condition.text)]).get(match_key(condition.text), ())
        relation = any(OWL.ObjectProperty in e.types for e in entries)
        if not (relations and condition.property is None and relation):
            kept.append(condition)
    return kept


def _turned(form: LogicalForm, condition: Condition) -> bool:
    """Return whether the thing of a condition is the one that has the relation ("is A the base model of B")."""
    return re.search(rf"\b(?:of|for|behind)\s+(?:the\s+)?{re.escape(condition.text)}", form.question, re.I) is not None


def _otherwise(nodes: Sequence[str], condition: Condition, finder: Finder) -> list[Edge]:
    """Return the other values that a document states by a property that has one value of this kind: what contradicts a claim."""
    properties = finder.properties(condition, str(condition.value))
    single = [
        p for p in properties if p in (KG.architecture, KG.openness, KG.modelType, KG.initialisedFrom, KG.fineTunedFrom, KG.corpusType)
    ]
    return finder.edges(nodes, single, ()) if single else []


def _row(edge: Edge, context: Context, draft: Draft) -> None:
    subject, relation, value = [*edge.readable.split(" · "), "", ""][:3]
    places = context.citer.places([edge.bearer]).get(edge.bearer, [])
    document = places[0].document.iri if places else None
    n = context.citer.cite(edge, document)
    draft.row((subject, relation, value, places[0].document.title if places else None), (n,))


def _say(form: LogicalForm, draft: Draft, verdicts: Sequence[bool]) -> None:
    if not draft.rows:
        return
    told = [f"{row.values[0]} {row.values[1]} {row.values[2]} {marks(row.cites)}" for row in draft.rows[:4]]
    draft.verdict = "yes" if all(verdicts) else "no" if not any(verdicts) else "mixed"
    opening = {"yes": "Yes: ", "no": "No: ", "mixed": "The documents differ: "}[draft.verdict]
    if form.why and draft.verdict == "no":
        opening = "The sources do not bear out the premise: "
    draft.sentences.append(f"{opening}{joined(told)}.")
