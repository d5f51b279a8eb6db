"""Yes/no questions about statements: whether a document says that one thing has, is or uses another."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.answering.amounts_beside import amount_beside, amounts_beside
from kg.answering.citing import Edge
from kg.answering.claimed import borne_out
from kg.answering.context import Context
from kg.answering.draft import Draft
from kg.answering.origins import akin, lineage
from kg.answering.placing import of_class, placed
from kg.answering.properties import expanded, facts
from kg.answering.things import Finder, concept_of
from kg.answering.wording import DENIED, clause, joined, marks, opened
from kg.lexicon.dates import ISO_PERIOD, falls_in
from kg.lexicon.keys import match_key
from kg.lexicon.mentions import singular
from kg.model.answer import Missing, Value
from kg.model.logical_form import Condition, LogicalForm, Subject
from kg.query.kinds.statements import CONTRASTED
from kg.query.periods import SIDES
from kg.query.quantified import quantifier
from kg.vocab import DENIALS, KG, OWL

MOST_EDGES = 6
LINEAGE = (KG.initialisedFrom, KG.fineTunedFrom)
STRENGTH = (KG.outperforms, KG.outperformsNot, KG.underperforms)
"""What documents say of which model is ahead: it shows nothing of what a model was made from, nor the other way round."""
SINGLE = (KG.architecture, KG.openness, KG.modelType, KG.corpusType, KG.licence, *LINEAGE)
"""Properties of which a thing has one value of a kind: another one contradicts."""
SEVERAL = (KG.licence,)
"""Those of them that documents call by several names: another value contradicts only where the one asked for is stated nowhere."""
DOES = re.compile(
    r"^\W*(?:(?:do|does|did|can|could)\b(?![^?]*\b(?:belong|fall|count|stand|sit|part|kinds?|types?|includ\w+|contain\w*|under|cover\w*)\b)"
    r"|(?:is|are)\s+it\s+only\b)",
    re.I,
)
"""A question for what things do: where they stand in a taxonomy is no answer to it."""
SCRATCH = re.compile(r"\bfrom scratch\b", re.I)
HAS = re.compile(r"^\W*(?:is|are)\s+there\b|^\W*(?:does|do|did)\b.*\bhave\b|^\W*(?:has|have)\b|\b(?:known|given|stated|reported)\W*$", re.I)


def check(form: LogicalForm, context: Context) -> Draft:
    """Return whether the first thing stands in the relation asked for to what the conditions name."""
    draft = Draft()
    finder = Finder(form, context)
    draft.columns = ("thing", "relation", "value", "source")
    verdicts: list[bool] = []
    exceptions: list[str] = []
    denied = False
    each: list[set[bool]] = []  # what is told of every condition, or of everything of which an amount is claimed
    for subject in form.subjects[:1]:
        nodes: list[str] = list(dict.fromkeys((subject.iri, *subject.iris)))
        apart = {iri for s in _denied(form) for iri in (s.iri, *s.iris)} - {*nodes}
        conditions = [c for c in _meant(form, context) if c.value not in apart]
        borne = None if amount_beside(form, conditions) else borne_out(subject, form, context, draft)
        if borne is not None:
            each += [set(told) for told in borne.values()]
            exceptions += [label for label, told in borne.items() if not any(told)] if quantifier(form.question) == "all" else []
            verdicts += [verdict for told in borne.values() for verdict in told]
            break
        if not conditions:
            verdicts += _without_condition(subject, nodes, form, finder, draft)
            for edge, holds in of_class(subject, form, finder)[:MOST_EDGES] if not draft.rows else ():
                verdicts.append(bool(holds))
                _row(edge, context, draft)
        for condition in conditions:
            shown = _of_condition(subject, nodes, condition, form, finder, draft)
            if quantifier(form.question) == "all":  # one that is not so decides, and is told first
                exceptions += _exceptions(condition, shown)
                shown.sort(key=lambda pair: pair[0].subject not in exceptions)
            told = _told(form, condition, shown[:MOST_EDGES], context, draft)
            each.append(set(told))
            verdicts += told
        amounts = amounts_beside(subject, conditions, form, context, draft) if draft.rows else []
        verdicts = [False] if amounts and not any(amounts) else verdicts + amounts  # what has another amount is not what is claimed
        beside = _contrasted(form, conditions, finder, draft) if draft.rows else []
        denied = all(verdicts) and bool(beside) and not any(beside)
        verdicts += beside
        if draft.rows and either(form.question, [c.text for c in conditions]):
            verdicts = []
            draft.missing = [m for m in draft.missing if m.term not in {c.text for c in conditions}]
    verdicts = [False] if form.why and {False} in each else verdicts  # of what is taken for granted, one thing is not so
    _say(form, draft, verdicts, partly=len(each) > 1 and all(len(told) < 2 for told in each), exceptions=bool(exceptions))
    if denied and draft.verdict == "mixed":  # what is denied of the second thing is so of both
        draft.verdict = "no"
        draft.sentences[0] = f"No, of both: {draft.sentences[0].split(': ', 1)[1]}"
    return draft


def _of_condition(
    subject: Subject, nodes: Sequence[str], condition: Condition, form: LogicalForm, finder: Finder, draft: Draft
) -> list[tuple[Edge, bool | None]]:
    """Return the edges that tell of a condition, of the thing itself or of what it may mean; what no document tells is missing."""
    beside = akin(subject, finder.context) if set(finder.properties(condition, str(condition.value))) & set(lineage(finder.context)) else ()
    shown: list[tuple[Edge, bool | None]] = [*_judged(subject, nodes, condition, form, finder)]
    for other in beside if not shown else ():
        shown = [(e, holds) for e, holds in _judged(other, [other.iri], condition, form, finder) if holds]
        if shown:
            draft.caveats.append(f"{other.label} has the size that is asked for, and may be meant by {subject.label}.")
            break
    if not any(holds for _, holds in shown):
        elsewhere = not form.why and not DOES.match(form.question)
        shown = [(e, holds) for e, holds in placed(subject, condition, finder) if holds or elsewhere] or shown
    if not any(holds for _, holds in shown) and re.search(rf"\b{INCLUDES}\s+(?:the\s+)?{re.escape(condition.text)}", form.question, re.I):
        shown = _included(subject, condition, finder) or shown
    if all(holds is None for _, holds in shown):
        why = f"no document here says whether {subject.label} and {condition.text} go together"
        draft.missing.append(Missing(condition.text, "statement", why))
    return shown


def _told(form: LogicalForm, condition: Condition, shown: Sequence[tuple[Edge, bool | None]], context: Context, draft: Draft) -> list[bool]:
    """Write what is stated of a condition, and return what each edge tells; what denies a premise comes before the rest."""
    told = [holds != (condition.operator == "not") for _, holds in shown if holds is not None]
    at = len(draft.rows)
    for edge, _ in shown:
        _row(edge, context, draft)
    if form.why and told and not any(told):
        draft.rows[:] = [*draft.rows[at:], *draft.rows[:at]]
    return told


def _exceptions(condition: Condition, shown: Sequence[tuple[Edge, bool | None]]) -> list[str]:
    """Return the things of which only what is not asked for is told."""
    told: dict[str, set[bool]] = {}
    for edge, holds in shown:
        if holds is not None:
            told.setdefault(edge.subject, set()).add(holds != (condition.operator == "not"))
    return [thing for thing, holds in told.items() if holds == {False}]


def either(question: str, named: Sequence[str]) -> bool:
    """Return whether a question asks which of two is so, to which neither yes nor no is an answer.

    >>> either("Is Zork an encoder or a decoder?", ["encoder", "decoder"]), either("Is Zork open or closed?", ["closed"])
    (True, True)
    >>> either("Is Zork or Quux an encoder?", ["encoder"]), either("Was Zork trained on Frotz or not?", ["Frotz"])
    (False, False)
    """
    names = "|".join(re.escape(name) for name in named)
    return (
        bool(names)
        and re.search(rf"\bor\s+(?!not\b)(?:(?:an?|the|on|in|by|from|under|with|for|of)\s+)*(?:{names})(?!\w)", question, re.I) is not None
    )


INCLUDES = r"(?:includes?|including|contains?|comprises?|covers?|counts?|encompass(?:es)?)"
"""Verbs between what stands above and what stands under it."""


def _included(subject: Subject, condition: Condition, finder: Finder) -> list[tuple[Edge, bool | None]]:
    """Return whether what a condition names stands under the thing that is asked about ("do NL tasks include summarisation")."""
    if not isinstance(condition.value, str):
        return []
    return placed(concept_of(condition, finder.context), Condition(None, condition.operator, subject.iri, subject.text), finder)


def _contrasted(form: LogicalForm, conditions: Sequence[Condition], finder: Finder, draft: Draft) -> list[bool]:
    """Return whether what a question denies of a second thing is so ("although Quux does not"), with rows for it."""
    verdicts = []
    for other in _denied(form)[:1]:
        for condition in conditions:
            for edge, holds in _judged(other, other.iris or (other.iri,), condition, form, finder)[:MOST_EDGES]:
                verdicts.append(holds == (condition.operator == "not"))
                _row(edge, finder.context, draft)
    return verdicts


def _denied(form: LogicalForm) -> list[Subject]:
    """Return the things of which a question says that what it asks of the first is not so."""
    against = CONTRASTED.search(form.question)
    return [s for s in form.subjects[1:] if s.span.start >= against.start()] if against else []


def _judged(subject: Subject, nodes: Sequence[str], condition: Condition, form: LogicalForm, finder: Finder) -> list[tuple[Edge, bool]]:
    return _beside(nodes, condition, form, finder) or _shown(subject, nodes, condition, form, finder)


def _shown(subject: Subject, nodes: Sequence[str], condition: Condition, form: LogicalForm, finder: Finder) -> list[tuple[Edge, bool]]:
    """Return the edges that bear out or contradict a condition, each with which of the two it does.

    A property that has one value for each thing decides by all that is stated of it: another value contradicts.
    """
    if condition.property is not None and (side := SIDES_OF_SIGNS.get(condition.operator)) and ISO_PERIOD.fullmatch(str(condition.value)):
        dated = [(e, falls_in(e.object.value, side, str(condition.value))) for e in finder.edges(nodes, [condition.property], ())]
        return [(e, holds) for e, holds in dated if holds is not None]
    if condition.property is not None and finder.vocabulary.worded(condition.property):
        stated = finder.edges(nodes, [condition.property], ())
        return [(e, e.object.value.casefold() == str(condition.value).casefold()) for e in stated]
    values = finder.readings(condition)
    wanted = {w for v in values for w in finder.at_or_below(v)}
    single = [p for p in finder.properties(condition, str(condition.value)) if p in SINGLE and p not in LINEAGE]
    direct = finder.edges(nodes, single, ()) if single else []
    direct = [e for e in direct if e.predicate not in SEVERAL or e.object.value in wanted] or direct
    if not direct:
        found = finder.edges(nodes, (), ())
        if condition.property is None and set(STRENGTH) & set(form.properties):
            found = [e for e in found if e.predicate in expanded(form, finder.context)]
        elif condition.property is not None:
            found = [e for e in found if (e.predicate in STRENGTH) == (condition.property in STRENGTH)]
        direct = [e for e in found if e.object.value in wanted] + [e for e in finder.under(sorted(wanted)) if e.subject in nodes]
        direct = [e for e in direct if e.subject == subject.iri] or direct
    if not direct and _turned(form, condition):
        direct = list(finder.edges([str(condition.value)], (), nodes))
        wanted = set(nodes) if direct else wanted
    if not direct:
        other = [p for p in finder.properties(condition, str(condition.value)) if p in SINGLE]
        direct = finder.edges(nodes, other, ()) if other else []
    return [(e, e.predicate not in DENIALS and e.object.value in wanted) for e in direct]


SIDES_OF_SIGNS = {"is": "is", ">": "after", ">=": "since", "<": "before", "<=": "until", "not": "is"} | {side: side for side in SIDES}
"""Sign of a bound by a year, or side of a period → how a date lies to it."""


def _beside(nodes: Sequence[str], condition: Condition, form: LogicalForm, finder: Finder) -> list[tuple[Edge, bool]]:
    """Return what else is stated where a question asks for more than one value ("does X cover more than Y")."""
    if not re.search(
        rf"\b(?:more|other|others|else)\s+than\s+{re.escape(condition.text)}|\bbesides\s+{re.escape(condition.text)}", form.question, re.I
    ):
        return []
    wanted = finder.at_or_below(str(condition.value))
    own = [e for e in finder.edges(nodes, (), wanted) if e.predicate not in DENIALS]
    others = finder.edges(nodes, sorted({e.predicate for e in own}), ()) if own else []
    others = [e for e in others if e.object.value not in wanted]
    return [(e, bool(others)) for e in others or own]


def _without_condition(subject: Subject, nodes: Sequence[str], form: LogicalForm, finder: Finder, draft: Draft) -> list[bool]:
    """Write what is stated where a question names no value: whether a model has an origin, or a thing a property at all."""
    if SCRATCH.search(form.question):
        edges = finder.edges(nodes, [KG.basedOn, *finder.vocabulary.below(KG.basedOn)], ())
        for edge in edges[:MOST_EDGES]:
            _row(edge, finder.context, draft)
        return [False for _ in edges]
    found = facts(subject, expanded(form, finder.context), finder.context) if form.properties else []
    for fact in found[:MOST_EDGES]:
        title = finder.context.library.documents[fact.document].source.title
        draft.row((fact.label, fact.property_label, fact.value, title), (finder.context.citer.cite(fact.edge, fact.document),))
    asked = OPEN.search(form.question)
    if asked:
        return [holds != (asked[1].lower() in ("closed", "secret")) for fact in found for holds in _openly(fact.value)]
    named = [f for f in found if f.value.casefold() in form.question.casefold()]
    return [True for _ in (found if HAS.search(form.question) else named)]


OPEN = re.compile(r"\b(open|available|public|published|released|shared|closed|secret)\W*$", re.I)
"""What a question asks at its end of something that is open in some measure ("is its data open?")."""


def _openly(value: str) -> tuple[bool, ...]:
    """Return whether a value says that something is open: both yes and no for what is open in part, nothing for other values."""
    words = set(value.casefold().split())
    if words & {"partly", "partial", "partially"}:
        return (True, False)
    if words & {"closed", "no", "not", "none", "unknown"}:
        return (False,)
    return (True,) if words & {"open", "full", "fully", "yes", "public"} or value == "✓" else ()


def _meant(form: LogicalForm, context: Context) -> list[Condition]:
    """Return the conditions that a question sets.

    A concept whose name is that of a property is none where another condition has one (`base model` of Zork); neither is one that
    is the verb or the purpose of another ("fine-tuned with LoRA", "LoRA for fine-tuning").
    """
    relations = any(c.property is not None for c in form.conditions)
    kept = []
    for condition in form.conditions:
        entries = context.names.lookup([match_key(condition.text)]).get(match_key(condition.text), ())
        relation = any(OWL.ObjectProperty in e.types for e in entries)
        heads = len(form.conditions) > 1 and condition.property is None and _heads(condition, context)
        if not (relations and condition.property is None and relation) and not heads:
            kept.append(condition)
    main = [c for c in kept if not _accompanies(c, form.question)]
    return main if main and len(main) < len(kept) else kept


def _heads(condition: Condition, context: Context) -> bool:
    """Return whether a condition names the heading of a kind of values, and no value: "licensed" in "licensed under Zork"."""
    if not isinstance(condition.value, str):
        return False
    label = context.names.labels([condition.value])[condition.value]
    alone = singular(match_key(label))
    entries = context.names.lookup([alone]).get(alone, ()) if alone != match_key(label) else ()
    return any(OWL.ObjectProperty in e.types for e in entries)


def _accompanies(condition: Condition, question: str) -> bool:
    text = re.escape(condition.text)
    return bool(
        re.search(rf"{text}\s+(?:with|using|by|via|through|by means of)\s|\b(?:for|in|during)\s+(?:its\s+)?{text}\W*$", question, re.I)
    )


def _turned(form: LogicalForm, condition: Condition) -> bool:
    """Return whether the thing of a condition is the one that has the relation ("is A the base model of B")."""
    return re.search(rf"\b(?:of|for|behind)\s+(?:the\s+)?{re.escape(condition.text)}", form.question, re.I) is not None


def _row(edge: Edge, context: Context, draft: Draft) -> None:
    subject, relation, value = [*edge.readable.split(" · "), "", ""][:3]
    places = context.citer.places([edge.bearer]).get(edge.bearer, [])
    document = places[0].document.iri if places else None
    n = context.citer.cite(edge, document)
    draft.row((subject, relation, value, places[0].document.title if places else None), (n,))


def _say(form: LogicalForm, draft: Draft, verdicts: Sequence[bool], *, partly: bool = False, exceptions: bool = False) -> None:
    """Add the verdict and its rows in words; `partly` where some of what is asked is so, and no document contradicts another.

    Where something is asked of all, and there are `exceptions`, it is not so.
    """
    if not draft.rows:
        return
    said: dict[str, tuple[int, ...]] = {}
    for row in draft.rows:
        words = f"“{row.values[2]}”" if row.values[1] == "remark" else clause(*(str(v) for v in row.values[:3]))
        said.setdefault(words, row.cites)
    told = [f"{words} {marks(cites)}" for words, cites in [*said.items()][:4]]
    if not verdicts:
        draft.sentences.append(f"{opened(joined(told))}.")
        return
    draft.verdict = "yes" if all(verdicts) else "no" if not any(verdicts) else "mixed"
    opening = {"yes": "Yes: ", "no": "No: ", "mixed": "The documents differ: " if len(draft.rows) > 1 and not partly else "In part: "}[
        draft.verdict
    ]
    if exceptions and draft.verdict == "mixed":
        draft.verdict, opening = "no", "No, not all: "
    if form.why and draft.verdict == "no":
        opening = DENIED
    draft.sentences.append(f"{opening}{joined(told)}.")


def outperformed(form: LogicalForm, context: Context) -> Draft:
    """Return what documents say in words on whether the first things do better than the last, where no scores tell."""
    draft = Draft()
    draft.columns = ("thing", "relation", "value", "source")
    finder = Finder(form, context)
    *firsts, last = ([s.iri, *s.iris] for s in form.subjects)
    verdicts = []
    for ones, others, better in (n for f in firsts for n in ((f, last, True), (last, f, False))):
        for prop, holds in ((KG.outperforms, better), (KG.underperforms, not better)):
            for edge in finder.edges(ones, [prop], others)[:MOST_EDGES]:
                _row(edge, context, draft)
                verdicts.append(holds == (form.claim == "better"))
    _say(form, draft, verdicts)
    return draft


def said_in_words(form: LogicalForm, context: Context, draft: Draft) -> None:
    """Add to measured figures what documents say in words of which model does better: a claim of theirs, and no measurement."""
    said = outperformed(form, context)
    if not said.rows or "source" not in draft.columns:
        return
    at = draft.columns.index("source")
    for row in said.rows[:MOST_EDGES]:
        told = f"{row.values[0]} {row.values[1]} {row.values[2]}"
        values: list[Value] = [None] * len(draft.columns)
        values[0], values[at] = told, row.values[3]
        draft.row(tuple(values), row.cites)
        draft.sentences.append(f"In words, “{row.values[3]}” says that {told} {marks(row.cites)}.")
    draft.caveats.append("What a document says in words is its claim; the figures are those of the tables.")
    if draft.verdict in ("yes", "no") and said.verdict not in (None, draft.verdict):
        draft.verdict = "mixed"
        draft.sentences[0] = f"The figures and the words differ. {draft.sentences[0].removeprefix('Yes: ').removeprefix('No: ')}"
