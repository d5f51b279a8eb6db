"""What is tried around a kind's own answer: kin and links before it, verdicts on it, links and sentences of documents where it has none."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from kg.answering import checks, granted, verdicts
from kg.answering.against import THAN
from kg.answering.apart import apart
from kg.answering.context import Context
from kg.answering.counted import measures
from kg.answering.data_called import by_data
from kg.answering.draft import Draft
from kg.answering.effects import effects
from kg.answering.kin import kin
from kg.answering.makers import maker
from kg.answering.metrics import metrics
from kg.answering.namesakes import widened
from kg.answering.other_figures import of_kin
from kg.answering.passages import DESCRIBED, pass_to
from kg.answering.predicates import predicated
from kg.answering.problems_on import problems_on
from kg.answering.reasons import DECIDING, explain, of_the_first
from kg.answering.relations import leads, of_kind, related, turned
from kg.answering.remarks import ASKS_NOT, held, lead, quotable, unread
from kg.answering.stems import stems
from kg.answering.things import RANKS
from kg.model.answer import Missing
from kg.model.logical_form import Absent, LogicalForm
from kg.query.leaving_out import leaves_out
from kg.query.parts import MODELS
from kg.query.reading import language
from kg.vocab import KG

FIGURED = ("lookup", "comparison", "property")
"""The kinds whose rows show the figures that a question may take for granted."""

COUNTED = re.compile(r"\bhow (?:many|much)\s+(\w+)", re.I)
"""What a question asks the number of."""


def responded(form: LogicalForm, context: Context, respond: Callable[[LogicalForm, Context], Draft]) -> tuple[LogicalForm, Draft]:
    """Return a form with its draft: links and sentences of documents where the kind's own answer has none."""
    if any(subject.through is not None for subject in form.subjects):
        return form, respond(form, context)
    uncounted = _uncounted(form, context)
    draft = uncounted if uncounted is not None else metrics(form, context)
    draft = draft if draft.rows or draft.missing else _near(form, context)
    own = None
    if not draft.rows and not draft.missing:
        draft = own = respond(form, context)
    if form.kind == "lookup":
        verdicts.figure(form, draft)
        of_kin(form, context, draft)
    if form.kind == "extreme":
        verdicts.order(form, draft, context)
    judged = form.kind == "comparison" and form.claim in ("better", "worse") and form.asserts
    if judged and draft.verdict is None and not form.absent:
        said = checks.outperformed(form, context)
        draft = said if said.rows else draft
    elif form.kind == "comparison" and form.claim in ("better", "worse") and draft.rows and not form.measured.benchmarks:
        checks.said_in_words(form, context, draft)
    asks = form.kind in ("list", "property") and form.subjects and not form.absent and form.aggregate is None
    asks = asks and not (form.kind == "property" and ASKS_NOT.search(form.question))
    asks = asks and not any(leaves_out(c) for c in form.conditions)
    named = {s.iri for s in form.subjects}
    asks = asks and not (form.kind == "list" and form.target in MODELS and any(c.value not in named for c in form.conditions))
    asks = asks and not any(c.property in RANKS or c.operator in THAN for c in form.conditions)
    if asks and (not draft.rows or (form.kind == "list" and leads(form))):
        linked = related(form, context, context.understood(form.question))
        draft = linked if linked.rows else draft
    if not draft.rows and form.kind in ("list", "count") and form.target in MODELS and form.measured.benchmarks:
        chosen = _measured(form)
        scored = respond(chosen, context)
        form, draft = (chosen, scored) if scored.rows else (form, draft)
    wider = widened(form, context) if not draft.rows and form.kind in ("lookup", "coverage", "check", "property") else None
    if wider is not None:
        scored = respond(wider[0], context)
        if scored.rows:
            scored.caveats.append(wider[1])
            form, draft = wider[0], scored
    of_the_first(form, context, draft)
    if not draft.rows or draft.columns == DESCRIBED or form.unread:
        called = by_data(form, context)
        draft = called if called.rows else draft
    if form.kind in FIGURED:
        granted.judge(form, draft)
    led = (form.why and explain(form, context, draft)) or (
        quotable(form, draft) and lead(form, context, draft, context.understood(form.question))
    )
    told = None if led else effects(form, context, draft)
    if _in_prose(form, context, draft, led=led):
        return replace(form, unread=(), strange=()), draft
    if led or told or pass_to(form, context, draft):
        own, form = None, told or form
    quoted = " ".join(str(v) for row in draft.rows if "remark" in row.values for v in row.values)
    if quoted:
        given = [a for a in form.absent if _given(a, quoted) or (form.why and a.text.lower() in DECIDING)]
        strange = tuple(s for s in form.strange if not any(a.span.overlaps(s) for a in given))
        form = replace(form, absent=tuple(a for a in form.absent if a not in given), strange=strange)
    return (form, draft) if draft is own else (replace(form, unread=()), draft)


def _given(absent: Absent, quoted: str) -> bool:
    """Return whether what is quoted holds what no statement gives: a name, or an amount beside what it is of."""
    amount = absent.kind == "property" and (held(frozenset(stems(absent.text)), frozenset(stems(quoted))) or measures(quoted, absent.text))
    return absent.text in quoted or amount


def _in_prose(form: LogicalForm, context: Context, draft: Draft, *, led: bool) -> bool:
    """Return whether who made a part, what tells two concepts apart, or what one does, was put in the place of what was made so far."""
    if maker(form, context, draft) or problems_on(form, context, draft):
        return True
    return not led and (apart(form, context, draft) or predicated(form, context, draft))


def _measured(form: LogicalForm) -> LogicalForm:
    """Return a list of models that stand on a benchmark as a choice of their scores there."""
    named = {b.iri for b in form.measured.benchmarks}
    conditions = tuple(c for c in form.conditions if c.value not in named)
    aggregate = "count" if form.kind == "count" else form.aggregate
    return replace(form, kind="selection", subjects=(), conditions=conditions, properties=(), aggregate=aggregate)


def _uncounted(form: LogicalForm, context: Context) -> Draft | None:
    """Return what is missing where a question counts things that nothing here is called ("how many employees"); None if it does not."""
    counted = COUNTED.search(form.question) if form.kind == "count" and not form.properties else None
    if counted is None or not unread(form, context.understood(form.question)) & set(stems(counted[1])):
        return None
    behind = form.question[counted.end() :].split()
    if form.target is not None and not (behind and language().vocab[behind[0].casefold()].is_stop):
        return None  # "how many quick models" counts models
    return Draft(missing=[Missing(counted[1], "class", f"no document here counts {counted[1]}")])


def _joined(form: LogicalForm) -> bool:
    """Return whether things are asked for that meet several conditions at once: what one of them is linked with is no answer."""
    return form.target in (*MODELS, KG.Solution) and len(form.conditions) > 1


def _near(form: LogicalForm, context: Context) -> Draft:
    """Return what stands beside, below or behind a thing, or is linked with a concept, where that is what a question asks for."""
    if form.kind not in ("list", "description", "property") or form.absent:
        return Draft()
    draft = kin(form, context)
    if form.kind == "property":
        return draft
    if not draft.rows and form.properties and not any(s.model for s in form.subjects) and not _joined(form):
        draft = turned(form, context)
    of_it = form.kind == "description" or (form.kind == "list" and form.target is None and leads(form))
    if not draft.rows and of_it and form.subjects and not form.properties:
        draft = of_kind(form, context)
    return draft
